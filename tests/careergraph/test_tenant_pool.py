"""One pool of connections, many people: nobody's transaction ever shows another's rows (attacks T09, T10, T16)."""

import random
import threading
import uuid

from sqlalchemy import select, text
from sqlalchemy.exc import DataError

from services.ingest.models import DOCUMENTS
from shared.db.database import OWNER_SETTING, Database
from tests.api_platform import Platform, platform

__all__ = ["platform"]

THREADS = 8
QUERIES = 400
"""A thread; 3,200 in all."""


def test_no_row_of_anybody_else(platform: Platform, database_url: str):
    people = [platform.person() for _ in range(4)]
    for person in people:
        person.uploaded()
    database = Database(database_url, pool_size=1)  # with its overflow five connections for eight threads
    foreign: list[object] = []

    def work(seed: int) -> None:
        chance = random.Random(seed)
        for _ in range(QUERIES):
            person = chance.choice(people)
            owner = None if chance.random() < 0.1 else person.owner_id
            try:
                with database.transaction("app", owner) as connection:
                    owners = set(connection.scalars(select(DOCUMENTS.c.owner_id)))
                    expected = set() if owner is None else {owner}
                    foreign.extend([owners] if owners != expected else [])
                    if chance.random() < 0.2:
                        raise KeyboardInterrupt  # a cancelled request
                    if chance.random() < 0.1:
                        connection.execute(text("select 1 / 0"))
            except KeyboardInterrupt:
                continue
            except DataError:
                pass  # the division above
            with database.transaction("app") as connection:
                left = connection.scalar(text(f"select current_setting('{OWNER_SETTING}', true)"))
                foreign.extend([left] if left else [])

    threads = [threading.Thread(target=work, args=(seed,)) for seed in range(THREADS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    database.dispose()
    assert foreign == []


def test_existence_cannot_be_asked_for(platform: Platform):  # T16
    victim, attacker = platform.person(), platform.person()
    document_id = victim.uploaded()
    same_bytes = attacker.upload()
    other_bytes = attacker.upload(b"quite another text\n")
    assert (same_bytes.status_code, same_bytes.json()["duplicate_of"]) == (202, None)
    assert set(same_bytes.headers) == set(other_bytes.headers)
    theirs = attacker.client.get(f"/v1/documents/{document_id}")
    nobodys = attacker.client.get(f"/v1/documents/{uuid.uuid4()}")
    assert (theirs.status_code, theirs.content, theirs.headers) == (404, nobodys.content, nobodys.headers)
