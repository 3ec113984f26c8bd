"""The side of the page: a legend that filters, and the list of facts."""

import json
from collections.abc import Sequence

from careergraph.show.escaped import escaped
from careergraph.show.families import Family, ShownType, family_of, in_words
from careergraph.show.shown import PlacedFact
from careergraph.show.wording import short, value_in_words

_ALL_OPEN = 2
"""With no more families than this their types are shown at once."""
Types = Sequence[tuple[Family, Sequence[ShownType]]]


def legend(types: Types) -> str:
    """A box to tick for each family and each type, with how many facts it has."""
    rows = []
    for number, (family, shown) in enumerate(types):
        total = sum(one.count for one in shown)
        inner = "".join(
            f'<label class="type {one.key}"><input type="checkbox" checked data-type="{one.key}" '
            f'data-family="{number}"><span class="swatch"></span>{escaped(one.words)}'
            f'<span class="count">{one.count}</span></label>'
            for one in shown
        )
        open_ = " open" if len(types) <= _ALL_OPEN and len(shown) > 1 else ""
        rows.append(
            f'<details class="family"{open_}><summary><label class="{shown[0].key}"><input type="checkbox" checked '
            f'data-whole="{number}"><span class="swatch"></span>{escaped(family.title)}'
            f'<span class="count">{total}</span></label></summary><div class="types">{inner}</div></details>'
        )
    return f'<fieldset class="legend"><legend>Types</legend>{"".join(rows)}</fieldset>'


def fact_list(facts: Sequence[PlacedFact], types: Types, keys: dict[str, str]) -> str:
    """The facts family by family; in a family by entry, in the order of the document."""
    parts = []
    for family, _ in types:
        inside = [one for one in facts if family_of(one.fact.type) is family]
        rows, entry = [], inside[0].fact.entry_id
        for one in inside:
            starts = one.fact.entry_id != entry
            entry = one.fact.entry_id
            rows.append(_row(one, keys[one.fact.type], starts_entry=starts))
        parts.append(f'<section class="group"><h3>{escaped(family.title)}</h3><ol>{"".join(rows)}</ol></section>')
    return "".join(parts)


def _row(one: PlacedFact, key: str, *, starts_entry: bool) -> str:
    fact = one.fact
    percent = f"{fact.confidence:.0%}"
    wish = '<span class="wish">wish</span>' if fact.holding == "intent" else ""
    terms = "".join(f"<dt>{name}</dt><dd>{escaped(text)}</dd>" for name, text in _details(one))
    cites = f' data-cites="{" ".join(map(str, one.cites))}"' if one.cites else ""
    return (
        f'<li class="{key}{" entry" if starts_entry else ""}" data-fact="{one.number}" data-type="{key}"{cites}>'
        f'<button type="button" class="fact" aria-expanded="false" aria-controls="d{one.number}" tabindex="-1">'
        f'<span class="swatch"></span><span class="what">{escaped(in_words(fact.type))}{wish}</span>'
        f'<span class="value" dir="auto">{escaped(short(value_in_words(fact.type, fact.value)))}</span>'
        f'<span class="sure">{percent}</span></button>'
        f'<dl id="d{one.number}" hidden>{terms}</dl></li>'
    )


def _details(one: PlacedFact) -> list[tuple[str, str]]:
    """What is shown below a chosen fact: (term, description)."""
    fact = one.fact
    tail = [("Type", fact.type), ("Confidence", f"{fact.confidence:.0%}"), ("Read by", fact.extractor)]
    if one.cites:
        return [("Made of", f"{len(one.cites)} facts, marked in the document"), *tail]
    value = fact.value if isinstance(fact.value, str) else json.dumps(fact.value, ensure_ascii=False)
    place = f"page {fact.evidence.page}, characters {fact.evidence.start} to {fact.evidence.end}"
    return [("Written", " ".join(fact.evidence.quote.split())), ("Value", value), ("Place", place), *tail]
