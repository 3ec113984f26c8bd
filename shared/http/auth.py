"""Who is asking: `Authorization: Bearer <API key>` and nothing else; no cookie, no other header.

These are dependencies, and endpoints declare them first. Bodies are read by dependencies too (`json_body`,
uploads), so an unknown caller is turned away before a byte of the body is taken.
"""

from typing import Annotated
from uuid import UUID

from fastapi import Depends, Security
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer

from shared.http.paging import Cursors
from shared.http.problems import Problem, unauthorized
from shared.http.provided import ApiServicesDep
from shared.security.api_keys import Caller, authenticate

_BEARER = HTTPBearer(auto_error=False, scheme_name="ApiKey", description="An API key of a person or an operator.")
MAX_KEY_LENGTH = 200


def caller_of(
    services: ApiServicesDep,
    credentials: Annotated[HTTPAuthorizationCredentials | None, Security(_BEARER)],
) -> Caller:
    """The caller. Raises 401."""
    if credentials is None or len(credentials.credentials) > MAX_KEY_LENGTH:
        raise unauthorized()
    caller = authenticate(services.database, credentials.credentials)
    if caller is None:
        raise unauthorized()
    return caller


def person_of(caller: Annotated[Caller, Depends(caller_of)]) -> UUID:
    """The owner id of the person who asks. Raises 401, 403 for an operator."""
    if caller.role != "person" or caller.owner_id is None:
        raise Problem(403, "forbidden", "This is for persons.")
    return caller.owner_id


def operator_of(caller: Annotated[Caller, Depends(caller_of)]) -> Caller:
    """The operator who asks. Raises 401, 403 for a person."""
    if caller.role != "operator":
        raise Problem(403, "forbidden", "This is for operators.")
    return caller


def cursors_of(
    credentials: Annotated[HTTPAuthorizationCredentials | None, Security(_BEARER)],
) -> Cursors:
    """Cursors that hold for this API key: every API process knows the secret, and no other caller does."""
    return Cursors(credentials.credentials.encode() if credentials else b"")


CursorsDep = Annotated[Cursors, Depends(cursors_of)]
Person = Annotated[UUID, Depends(person_of)]
Operator = Annotated[Caller, Depends(operator_of)]
