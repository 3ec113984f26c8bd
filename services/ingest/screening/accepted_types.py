"""The one table of what may be uploaded."""

from dataclasses import dataclass

from services.ingest.screening.refusal import Refused

MIB = 1024 * 1024


@dataclass(frozen=True, slots=True)
class AcceptedType:
    """A kind of file that is taken: lower-case extension with its dot, media type, largest size in bytes."""

    extension: str
    media_type: str
    max_bytes: int


ACCEPTED_TYPES = (
    AcceptedType(".pdf", "application/pdf", 10 * MIB),
    AcceptedType(".docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", 10 * MIB),
    AcceptedType(".odt", "application/vnd.oasis.opendocument.text", 10 * MIB),
    AcceptedType(".doc", "application/msword", 10 * MIB),
    AcceptedType(".rtf", "application/rtf", 5 * MIB),
    AcceptedType(".html", "text/html", 5 * MIB),
    AcceptedType(".htm", "text/html", 5 * MIB),
    AcceptedType(".txt", "text/plain", 1 * MIB),
    AcceptedType(".md", "text/markdown", 1 * MIB),
    AcceptedType(".json", "application/json", 1 * MIB),  # a JSON Resume, no other JSON
)

LARGEST_UPLOAD_BYTES = max(accepted.max_bytes for accepted in ACCEPTED_TYPES)

_BY_EXTENSION = {accepted.extension: accepted for accepted in ACCEPTED_TYPES}


def accepted_type(extension: str) -> AcceptedType:
    """The row of `extension` (lower case, with its dot); Refused `type_not_allowed` where there is none."""
    accepted = _BY_EXTENSION.get(extension)
    if accepted is None:
        raise type_not_allowed()
    return accepted


def type_not_allowed() -> Refused:
    """The refusal that names every accepted type."""
    names = ", ".join(accepted.extension for accepted in ACCEPTED_TYPES)
    return Refused("type_not_allowed", f"This type of file is not accepted; accepted are {names}.")
