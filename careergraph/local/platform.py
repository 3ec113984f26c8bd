"""Both servers of a laptop together."""

import threading
import time
from collections.abc import Mapping
from typing import Self

from careergraph.local.home import Home
from careergraph.local.kafka import EmbeddedKafka
from careergraph.local.postgres import EmbeddedPostgres

_WATCH_INTERVAL_SECONDS = 0.2


class LocalServers:
    """The embedded Kafka and Postgres of one data folder; as a context manager it starts and stops them."""

    def __init__(
        self,
        home: Home,
        *,
        kafka_port: int = 0,
        broker_settings: Mapping[str, str] | None = None,
        postgres_settings: Mapping[str, str] | None = None,
    ) -> None:
        self.kafka = EmbeddedKafka(home.kafka, home.cache, port=kafka_port, broker_settings=broker_settings)
        self.postgres = EmbeddedPostgres(home.postgres, settings=postgres_settings)

    def start(self) -> None:
        """Start both at once and return when both are ready.

        Raises what either `start` raises; what did start is stopped again then, as it is on Ctrl-C.
        """
        kafka = _StartInBackground(self.kafka)
        kafka.start()
        try:
            self.postgres.start()
            kafka.result()
        except Exception:
            kafka.join()  # or it would start after our stop
            self.stop()
            raise
        except BaseException:  # Ctrl-C does not wait for a download
            self.stop()
            raise

    def watch(self, timeout: float | None = None) -> str | None:
        """Wait until a server dies that nobody stopped, and return a sentence that says which and where its
        log is.

        None after `timeout` seconds without such a death.
        """
        deadline = None if timeout is None else time.monotonic() + timeout
        while True:
            for name, server in (("Kafka", self.kafka), ("Postgres", self.postgres)):
                if not server.alive():
                    return f"{name} ended by itself; its log is {server.log}."
            if deadline is not None and time.monotonic() >= deadline:
                return None
            time.sleep(_WATCH_INTERVAL_SECONDS)

    def stop(self, timeout: float = 9.0) -> None:
        """Stop both at once, each in order within `timeout` seconds, or by force where that takes too long. Loses no
        data."""
        kafka = threading.Thread(target=self.kafka.stop, args=(timeout,), name="kafka-stop", daemon=True)
        kafka.start()
        self.postgres.stop(timeout)
        kafka.join()

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()


class _StartInBackground(threading.Thread):
    """A daemon, so that Ctrl-C need not wait for a download; a broker it starts later dies with the
    process."""

    def __init__(self, server: EmbeddedKafka) -> None:
        super().__init__(name="kafka-start", daemon=True)
        self._server = server
        self._error: BaseException | None = None

    def run(self) -> None:
        try:
            self._server.start()
        except BaseException as error:
            self._error = error

    def result(self) -> None:
        """Wait for the end; raises what the start raised."""
        self.join()
        if self._error is not None:
            raise self._error
