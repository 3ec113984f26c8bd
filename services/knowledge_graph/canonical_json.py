"""JSON with one spelling, and hashes of it: what ids, keys and ETags are made of."""

import hashlib
import json
from typing import Any

_ENCODER = json.JSONEncoder(sort_keys=True, ensure_ascii=False, separators=(",", ":"), check_circular=False)
"""Made once: `json.dumps` makes one at every call that has options. What is hashed is never circular."""


def canonical_json(value: Any) -> str:
    """JSON with sorted names and no spaces: equal values are equal strings."""
    return _ENCODER.encode(value)


def content_hash(value: Any) -> str:
    """SHA-256 of the canonical JSON, 64 hex digits."""
    return hashlib.sha256(canonical_json(value).encode()).hexdigest()
