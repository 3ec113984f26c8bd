"""A process with one counting stage, to be killed: `python -m benchmarks.stage_process URL BOOTSTRAP PREFIX`."""

import signal
import sys
import tempfile
from pathlib import Path

from benchmarks.sample_stages import counting_chain
from benchmarks.servers import workspace
from shared.runtime.kafka import KafkaBroker
from shared.runtime.processor import Services
from shared.runtime.relay import notify
from shared.runtime.runner import StageRunner


def main(url: str, bootstrap_servers: str, prefix: str) -> None:
    """Run until SIGTERM."""
    with tempfile.TemporaryDirectory() as folder, workspace(url, Path(folder)) as space:
        services = Services(space.database, space.keyring, space.services.blobs, {}, lambda: notify(space.database))
        runner = StageRunner(counting_chain(1)[0], KafkaBroker(bootstrap_servers, prefix=prefix), services)
        signal.signal(signal.SIGTERM, lambda *_: runner.stop())
        runner.run()


if __name__ == "__main__":
    main(*sys.argv[1:])
