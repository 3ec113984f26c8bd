"""A proxy before Postgres that lets a COMMIT through, and then cuts the connection instead of handing on the answer."""

import selectors
import socket
import threading
from pathlib import Path
from typing import Self

from sqlalchemy.engine import make_url

_COMMIT = b"COMMIT\0"
_CHUNK = 64 * 1024


class CuttingProxy:
    """Listens in `folder`, and cuts every n-th commit until `most` were cut. `url` reaches the database through it."""

    def __init__(self, url: str, folder: Path, *, every: int, most: int = 20) -> None:
        target = make_url(url)
        port = target.query["port"]
        self._target = f"{target.query['host']}/.s.PGSQL.{port}"
        folder.mkdir()
        self.url = target.update_query_dict({"host": str(folder)}).render_as_string(hide_password=False)
        self._listener = socket.socket(socket.AF_UNIX)
        self._listener.bind(str(folder / f".s.PGSQL.{port}"))
        self._listener.listen(64)
        self._every, self._most = every, most
        self._lock = threading.Lock()
        self._commits = 0
        self.cuts = 0

    def __enter__(self) -> Self:
        threading.Thread(target=self._accept, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._listener.close()

    def _accept(self) -> None:
        while True:
            try:
                client, _ = self._listener.accept()
            except OSError:
                return
            threading.Thread(target=self._carry, args=(client,), daemon=True).start()

    def _carry(self, client: socket.socket) -> None:
        server = socket.socket(socket.AF_UNIX)
        server.connect(self._target)
        cut = False
        with client, server, selectors.DefaultSelector() as ready:
            ready.register(client, selectors.EVENT_READ)
            ready.register(server, selectors.EVENT_READ)
            while True:
                for key, _ in ready.select():
                    try:
                        data = key.fileobj.recv(_CHUNK)  # type: ignore[union-attr]
                    except OSError:
                        return
                    if not data:
                        return
                    if key.fileobj is client:
                        cut = cut or self._is_chosen(data)
                        server.sendall(data)
                    elif cut:
                        return  # the server has answered: it has committed, and nobody will hear of it
                    else:
                        client.sendall(data)

    def _is_chosen(self, data: bytes) -> bool:
        if _COMMIT not in data:
            return False
        with self._lock:
            self._commits += 1
            chosen = self._commits % self._every == 0 and self.cuts < self._most
            self.cuts += chosen
            return chosen
