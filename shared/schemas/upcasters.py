"""Older major versions of events, brought up to the next: pure functions, JSON data to JSON data.

An upcaster is never changed once a release wrote the version it starts from; the golden examples hold it fast.
"""

from collections.abc import Callable
from typing import Any

Data = dict[str, Any]


def facts_extracted_v1_to_v2(data: Data) -> Data:
    """Version 1 marked a wish by a type `intent.<type>`, and knew no author of a statement."""
    return data | {"facts": [_fact_v1_to_v2(fact) for fact in data["facts"]]}


def _fact_v1_to_v2(fact: Data) -> Data:
    wished = fact["type"].startswith("intent.")
    return fact | {
        "type": fact["type"].removeprefix("intent."),
        "holding": "intent" if wished else "held",
        "author_role": None,
    }


UPCASTERS: dict[tuple[str, int], Callable[[Data], Data]] = {
    ("facts.extracted", 1): facts_extracted_v1_to_v2,
}
"""(event type, version) -> the function that makes the next version of it."""
