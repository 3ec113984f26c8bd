"""What can go wrong with the servers and files of a laptop: one type and one stable code for each kind of
failure."""

from typing import ClassVar


class LocalError(Exception):
    """A failure of the local platform; the message is one sentence for the person at the keyboard."""

    code: ClassVar[str] = "local_error"


class HomeInUse(LocalError):
    """Another live process holds the data folder."""

    code = "home_in_use"


class MasterKeyRefused(LocalError):
    """The master key's file may be read by others, or does not hold a key."""

    code = "master_key_refused"


class KafkaJarsUnavailable(LocalError):
    """Kafka's jars are not in the cache and could not be downloaded."""

    code = "kafka_jars_unavailable"


class KafkaJarRefused(LocalError):
    """A jar's SHA-256 is not the one that this repository expects; it is not used."""

    code = "kafka_jar_refused"


class LocalServerFailed(LocalError):
    """The embedded Kafka or Postgres did not start; the message says why and where its log is."""

    code = "local_server_failed"
