"""One person's client of the HTTP API."""

import time
from dataclasses import dataclass
from typing import Any, Self

import httpx

_LONGEST_WAIT_SECONDS = 90
_PAGE = 200


@dataclass(frozen=True)
class Uploaded:
    """The answer to an upload: the document's id, or the code and sentence of the refusal."""

    document_id: str | None
    code: str | None = None
    detail: str | None = None


class PersonClient:
    """Sends documents and fetches what became of them."""

    def __init__(self, api_url: str, key: str) -> None:
        self._client = httpx.Client(
            base_url=api_url,
            headers={"Authorization": f"Bearer {key}"},
            timeout=60,
            trust_env=False,  # a proxy of the environment is not for this machine
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._client.close()

    def upload(self, name: str, content: bytes) -> Uploaded:
        """Upload one file. When too many came at once, waits as long as the API asks for, up to 90 s."""
        while True:
            answer = self._client.post("/v1/documents", files={"file": (name, content, "application/octet-stream")})
            if answer.is_success:
                return Uploaded(answer.json()["id"])
            wait = int(answer.headers.get("Retry-After", _LONGEST_WAIT_SECONDS + 1))
            if answer.status_code != httpx.codes.TOO_MANY_REQUESTS or wait > _LONGEST_WAIT_SECONDS:
                problem = answer.json()
                return Uploaded(None, problem["code"], problem.get("detail") or problem["title"])
            time.sleep(wait)

    def document(self, document_id: str) -> dict[str, Any]:
        """A document with its processing record."""
        return self._get(f"/v1/documents/{document_id}")

    def all_of(self, what: str) -> list[dict[str, Any]]:
        """Every item of `/v1/people/me/{what}`."""
        items: list[dict[str, Any]] = []
        cursor: str | None = None
        while True:
            page = self._get(f"/v1/people/me/{what}", {"limit": _PAGE} | ({"cursor": cursor} if cursor else {}))
            items += page["items"]
            cursor = page["next"]
            if cursor is None:
                return items

    def _get(self, path: str, params: dict[str, Any] | None = None) -> dict[str, Any]:
        answer = self._client.get(path, params=params)
        answer.raise_for_status()
        body: dict[str, Any] = answer.json()
        return body
