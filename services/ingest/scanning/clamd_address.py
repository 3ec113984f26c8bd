"""Where clamd listens: `unix:/run/clamav/clamd.ctl` or `host:port`."""

import re
import socket
from dataclasses import dataclass

_HOST_AND_PORT = re.compile(r"(?:\[(?P<ipv6>[0-9a-fA-F:.%\w]+)\]|(?P<host>[^\s:/\[\]]+)):(?P<port>\d{1,5})")
MAX_PORT = 65_535


@dataclass(frozen=True, slots=True)
class UnixAddress:
    """The path of a Unix socket."""

    path: str

    def connect(self, timeout_seconds: float) -> socket.socket:
        """A connected socket; OSError where nobody listens."""
        connection = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        try:
            connection.settimeout(timeout_seconds)
            connection.connect(self.path)
        except OSError:
            connection.close()
            raise
        return connection


@dataclass(frozen=True, slots=True)
class TcpAddress:
    """A host name or IP address, and a port."""

    host: str
    port: int

    def connect(self, timeout_seconds: float) -> socket.socket:
        """A connected socket; OSError where nobody listens."""
        return socket.create_connection((self.host, self.port), timeout_seconds)


ClamdAddress = UnixAddress | TcpAddress


def parse_address(text: str) -> ClamdAddress:
    """The address `unix:/absolute/path`, `host:port` or `[ipv6]:port`; ValueError for anything else."""
    if text.startswith("unix:"):
        path = text.removeprefix("unix:")
        if not path.startswith("/"):
            raise ValueError("the path of a clamd socket must be absolute: unix:/path")
        return UnixAddress(path)
    match = _HOST_AND_PORT.fullmatch(text)
    if match is None or not 0 < int(match["port"]) <= MAX_PORT:
        raise ValueError("a clamd address is unix:/path, host:port or [ipv6]:port")
    return TcpAddress(match["ipv6"] or match["host"], int(match["port"]))
