"""A faust-streaming worker with one agent: `python -m benchmarks.frameworks.faust_program DSN BOOTSTRAP TOPIC`."""

import sys

import faust
from psycopg_pool import AsyncConnectionPool

from benchmarks.frameworks.plain_rows import Place, write_rows


def main(dsn: str, bootstrap_servers: str, topic_name: str) -> None:
    """Run until SIGTERM, with faust's own settings (at least once)."""
    app = faust.App(
        "faust-bench",
        broker=f"kafka://{bootstrap_servers}",
        value_serializer="raw",
        topic_disable_leader=True,  # the broker makes no topics by itself
        web_enabled=False,
    )
    pool = AsyncConnectionPool(dsn, min_size=1, max_size=4, open=False)
    topic = app.topic(topic_name, key_serializer="raw", value_serializer="raw")

    @app.task
    async def open_pool() -> None:
        await pool.open()

    @app.agent(topic)
    async def write(stream: faust.StreamT) -> None:  # faust reads the annotation
        async for event in stream.events():
            message = event.message
            headers = {name: value.decode() for name, value in dict(message.headers).items()}
            await write_rows(pool, headers, Place(message.partition, message.offset), event.value)

    worker = faust.Worker(app, loglevel="ERROR", quiet=True)
    worker.execute_from_commandline()


if __name__ == "__main__":
    main(*sys.argv[1:])
