"""A FastStream application with one subscriber.

`python -m benchmarks.frameworks.faststream_program DSN BOOTSTRAP TOPIC [ack]`; with `ack` it confirms a message after
the work, without it as FastStream does by itself.
"""

import asyncio
import logging
import sys

from faststream import AckPolicy, FastStream
from faststream.confluent import KafkaBroker, KafkaMessage
from psycopg_pool import AsyncConnectionPool

from benchmarks.frameworks.plain_rows import Place, write_rows


async def main(dsn: str, bootstrap_servers: str, topic: str, ack: str = "") -> None:
    """Run until SIGTERM."""
    broker = KafkaBroker(bootstrap_servers, logger=None)
    pool = AsyncConnectionPool(dsn, min_size=1, max_size=4, open=False)
    more = {"ack_policy": AckPolicy.ACK} if ack else {}

    @broker.subscriber(topic, group_id="faststream-bench", auto_offset_reset="earliest", **more)
    async def write(body: bytes, message: KafkaMessage) -> None:
        raw = message.raw_message
        await write_rows(pool, message.headers, Place(raw.partition(), raw.offset()), message.body)

    await pool.open()
    await FastStream(broker, logger=None).run(log_level=logging.ERROR)


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:]))
