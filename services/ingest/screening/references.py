"""Addresses outside a document, and what is said about them."""

import re

from services.ingest.screening.refusal import Refused

LOCAL_TEMPLATE = "local_template"
"""Flag: made from a template on the author's disk. A path there reaches no network, and nothing here opens it."""

_ADDRESS = re.compile(r"\s*([a-z][a-z0-9+.-]*:|//|\\\\)", re.IGNORECASE)
_LOCAL_PATH = re.compile(
    r"(file:/{0,3})?[a-z]:[\\/]"  # C:\..., file:///C:/...
    r"|file:///(?![\\/])"  # file:///Users/...; one slash or backslash more would name a server
    r"|(?![a-z][a-z0-9+.-]*:)[^\\/]",  # Letter.dotx
    re.IGNORECASE,
)


def names_address(target: str) -> bool:
    """Whether `target` has a scheme or names a server, so that opening it would leave the document."""
    return _ADDRESS.match(target) is not None


def is_local_path(target: str) -> bool:
    """Whether `target` (percent-decoded) lies on the author's own disk."""
    return _LOCAL_PATH.match(target) is not None


def external_reference() -> Refused:
    """The refusal of a document that fetches something by itself."""
    detail = "The document fetches content from outside itself; please embed it or remove the link."
    return Refused("external_reference", detail, quarantine=True)
