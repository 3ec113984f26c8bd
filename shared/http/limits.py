"""How often one person may do one thing, counted in the database: over all API processes, and over their restarts."""

import math
from uuid import UUID

from sqlalchemy import Connection, text

from shared.http.problems import Problem

_COUNT = text(
    """
    insert into http.recent_calls (owner_id, operation, called_at)
    values (:owner_id, :operation, array[clock_timestamp()])
    on conflict (owner_id, operation) do update
    set called_at = array(
        select call from unnest(recent_calls.called_at) call
        where call > clock_timestamp() - make_interval(secs => :seconds) order by call
    ) || clock_timestamp()
    where (
        select count(*) from unnest(recent_calls.called_at) call
        where call > clock_timestamp() - make_interval(secs => :seconds)
    ) < :limit
    """
)
"""One statement: a call that comes at the same time waits for the row, and is judged by what it holds then."""
_WAIT = text(
    """
    select extract(epoch from min(call) + make_interval(secs => :seconds) - clock_timestamp())
    from http.recent_calls, unnest(called_at) call
    where owner_id = :owner_id and operation = :operation
      and call > clock_timestamp() - make_interval(secs => :seconds)
    """
)


class RateLimit:
    """A sliding window for each person, by the clock of the database.

    Who calls is told by the API key; addresses and forwarding headers play no part.

    Args:
        operation: the endpoint that is limited.
        limit: calls that one person may make in `seconds`, at least 1.
    """

    def __init__(self, operation: str, limit: int, seconds: float) -> None:
        self._asked = {"operation": operation, "limit": limit, "seconds": seconds}

    def check(self, connection: Connection, owner_id: UUID) -> None:
        """Count one call, with the transaction. Raises 429 `rate_limited` with Retry-After; such a call does not count.

        The caller holds off the person's erasure, or a row could come after it.
        """
        asked = {**self._asked, "owner_id": owner_id}
        if connection.execute(_COUNT, asked).rowcount == 0:
            raise rate_limited(connection.scalar(_WAIT, asked) or 0.0)


def rate_limited(wait_seconds: float, code: str = "rate_limited") -> Problem:
    """429, with the seconds to wait."""
    headers = {"Retry-After": str(max(1, math.ceil(wait_seconds))), "Connection": "close"}
    return Problem(429, code, "There were too many requests.", headers=headers)
