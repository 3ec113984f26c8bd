"""A new ontology version as operators' commands put it in force."""

from careergraph.cli.platform import Platform
from shared.http.announce import now_rfc3339
from shared.runtime.relay import notify
from shared.skills.ontology.importing import PutInForce, put_in_force
from shared.skills.ontology.ontology import Ontology


def put_in_force_now(platform: Platform, fresh: Ontology, producer: str) -> PutInForce:
    """Put `fresh` in force as `put_in_force` does, and have its announcement sent at once.

    Args:
        producer: the command, as the log names it.
    """
    done = put_in_force(platform.database, platform.keyring(), fresh, producer=producer, time=now_rfc3339())
    if done.is_new:
        notify(platform.database)
    return done
