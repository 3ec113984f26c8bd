"""Every event of the platform, and how data of any living version becomes the newest class."""

import json
from typing import Any

from pydantic import ValidationError

from shared.schemas.commands import FactEdited, OntologyImported, PersonErased, SkillNamed, SnapshotRequested
from shared.schemas.documents import (
    DocumentClassified,
    DocumentConfirmed,
    DocumentDeleted,
    DocumentKindSet,
    DocumentRead,
    DocumentRejected,
    DocumentUploaded,
    FactsExtracted,
)
from shared.schemas.event import Event
from shared.schemas.snapshots import FactsDeduplicated, InsightsGenerated, KnowledgeUpdated, SkillsMapped
from shared.schemas.upcasters import UPCASTERS

EVENTS: tuple[type[Event], ...] = (
    DocumentUploaded,
    DocumentRead,
    DocumentRejected,
    DocumentClassified,
    FactsExtracted,
    FactsDeduplicated,
    SkillsMapped,
    KnowledgeUpdated,
    InsightsGenerated,
    DocumentKindSet,
    DocumentConfirmed,
    DocumentDeleted,
    FactEdited,
    SkillNamed,
    SnapshotRequested,
    PersonErased,
    OntologyImported,
)

_BY_TYPE = {event.TYPE: event for event in EVENTS}


class UnknownEvent(Exception):
    """No event of this type exists here."""


class SchemaAhead(Exception):
    """The data has a newer major version than this code knows: wait for the deploy, lose nothing."""


class NoUpcaster(Exception):
    """The data has an older major version that nobody can bring up any more."""


class DataInvalid(Exception):
    """The data does not fit its schema. Holds field names only, never a value."""


def event_class(event_type: str) -> type[Event]:
    """Raises `UnknownEvent`."""
    if event_type not in _BY_TYPE:
        raise UnknownEvent(f"no event type {event_type}")
    return _BY_TYPE[event_type]


def living_versions(event: type[Event]) -> tuple[int, ...]:
    """The major versions that can be read: the newest, and every one before it that has an upcaster."""
    version = event.VERSION
    while (event.TYPE, version - 1) in UPCASTERS:
        version -= 1
    return tuple(range(version, event.VERSION + 1))


def check_version(event_type: str, version: int) -> type[Event]:
    """The class to parse into. Raises `UnknownEvent`, `SchemaAhead` or `NoUpcaster`."""
    event = event_class(event_type)
    if version > event.VERSION:
        raise SchemaAhead(f"{event_type} v{version} is newer than v{event.VERSION}")
    if version not in living_versions(event):
        raise NoUpcaster(f"{event_type} v{version} has no upcaster")
    return event


def parse_json(event_type: str, version: int, text: bytes) -> Event:
    """As `parse`, from JSON text. Data of the newest version is validated as it is read, without a detour."""
    event = check_version(event_type, version)
    if version == event.VERSION:
        try:
            return event.model_validate_json(text)
        except ValidationError as error:
            raise _invalid(event_type, version, error) from None
    try:
        data = json.loads(text)
    except (ValueError, RecursionError):
        raise DataInvalid(f"{event_type} v{version}: not JSON") from None
    return parse(event_type, version, data)


def parse(event_type: str, version: int, data: Any) -> Event:
    """Upcast and validate. Raises what `check_version` raises, and `DataInvalid`."""
    event = check_version(event_type, version)
    try:
        for older in range(version, event.VERSION):
            data = UPCASTERS[(event_type, older)](data)
        return event.model_validate(data)
    except ValidationError as error:
        raise _invalid(event_type, version, error) from None
    except (KeyError, TypeError, AttributeError) as error:
        raise DataInvalid(f"{event_type} v{version}: not upcast ({type(error).__name__})") from None


def _invalid(event_type: str, version: int, error: ValidationError) -> DataInvalid:
    """Which fields, and nothing of what is in them."""
    fields = sorted({".".join(str(part) for part in item["loc"]) for item in error.errors(include_input=False)})
    return DataInvalid(f"{event_type} v{version}: {', '.join(fields[:5])}")
