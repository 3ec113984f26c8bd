"""F33, F34: nothing but the exact answer of a healthy clamd lets a document on."""

import datetime as dt
import threading
from collections.abc import Iterator

import pytest

from services.ingest.scanning.clamd import ClamdScanner
from services.ingest.scanning.clamd_address import TcpAddress, UnixAddress, parse_address
from services.ingest.scanning.clamd_protocol import CHUNK_BYTES
from services.ingest.scanning.document_scan import scan_document
from services.ingest.scanning.scanner import Verdict
from services.ingest.scanning.unconfigured import UnconfiguredScanner
from services.ingest.screening.screen import screen
from tests.services.ingest.scanning.clamd_server import EICAR, FINDING, ClamdServer, running_clamd
from tests.services.ingest.scanning.misbehaving_clamd import Answer, MisbehavingClamd, hang, reply, reset
from tests.services.ingest.screening.documents import docx, pdf

BUILT = dt.datetime(2026, 1, 2, 9, 30, tzinfo=dt.UTC)
CLEAN = Verdict("clean", "ClamAV 1.4.3", "27500")


def scanner_at(address: str, timeout_seconds: float = 60.0) -> ClamdScanner:
    return ClamdScanner(parse_address(address), timeout_seconds=timeout_seconds)


def unavailable(reason: str) -> Verdict:
    return Verdict("unavailable", "ClamAV", reason=reason)


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("unix:/run/clamav/clamd.ctl", UnixAddress("/run/clamav/clamd.ctl")),
        ("clamd:3310", TcpAddress("clamd", 3310)),
        ("127.0.0.1:1", TcpAddress("127.0.0.1", 1)),
        ("[::1]:3310", TcpAddress("::1", 3310)),
    ],
)
def test_addresses(text: str, address: UnixAddress | TcpAddress) -> None:
    assert parse_address(text) == address


@pytest.mark.parametrize(
    "text", ["", "clamd", "unix:", "unix:relative", ":3310", "a:0", "a:65536", "::1:3310", "a b:1"]
)
def test_bad_addresses(text: str) -> None:
    with pytest.raises(ValueError, match="clamd"):
        parse_address(text)


@pytest.mark.parametrize(
    ("answer", "verdict"),
    [
        (reply(b"stream: OK\0"), CLEAN),
        (reply(*(bytes([byte]) for byte in b"stream: OK\0"), pause_seconds=0.005), CLEAN),
        (
            reply(b"stream: Win.Test.EICAR_HDB-1 FOUND\0"),
            Verdict("infected", "ClamAV 1.4.3", "27500", "Win.Test.EICAR_HDB-1"),
        ),
        (reply(b"stream: OK\n"), unavailable("connection_broken")),
        (reply(b"stream: OK"), unavailable("connection_broken")),
        (reply(b"stream: OK\0\0"), unavailable("unexpected_reply")),
        (
            reply(b"stream: OK\0", b"stream: Eicar FOUND\0", pause_seconds=0.05),
            unavailable("unexpected_reply"),
        ),
        (reply(b"stream: OK \0"), unavailable("unexpected_reply")),
        (reply(b"Stream: OK\0"), unavailable("unexpected_reply")),
        (reply(b"1: stream: OK\0"), unavailable("unexpected_reply")),
        (reply(b"stream: FOUND\0"), unavailable("unexpected_reply")),
        (reply(b"INSTREAM size limit exceeded. ERROR\0"), unavailable("unexpected_reply")),
        (reply(b"stream: Can't allocate memory ERROR\0"), unavailable("unexpected_reply")),
        (reply(b"\xff\xfe\x00garbage\0"), unavailable("unexpected_reply")),
        (reply(b"HTTP/1.1 200 OK\r\n\r\n" * 1000), unavailable("unexpected_reply")),
        (reply(b""), unavailable("connection_broken")),
        (reset, unavailable("connection_broken")),
    ],
)
def test_answers(answer: Answer, verdict: Verdict) -> None:
    with MisbehavingClamd(answer) as server:
        assert scanner_at(server.address).scan(b"Jane Doe") == verdict
        assert server.scans == (2 if verdict.reason == "connection_broken" else 1)


@pytest.mark.parametrize("answer", [hang, reply(*(b"s" for _ in range(1000)), pause_seconds=0.1)])
def test_hanging_ends_in_time(answer: Answer) -> None:
    with MisbehavingClamd(answer) as server:
        assert scanner_at(server.address, 2.0).scan(b"Jane Doe") == unavailable("timeout")
        assert server.scans == 1


def test_nobody_listens() -> None:
    with MisbehavingClamd(hang) as server:
        address = server.address
    assert scanner_at(address).scan(b"Jane Doe") == unavailable("connect_failed")
    assert scanner_at("unix:/nonexistent/clamd.ctl").scan(b"Jane Doe") == unavailable("connect_failed")


@pytest.mark.parametrize("broken", [reset, reply(b""), reply(b"stream: O")])
def test_a_broken_connection_is_tried_once_more(broken: Answer) -> None:
    with MisbehavingClamd(broken, reply(b"stream: OK\0")) as server:
        assert scanner_at(server.address).scan(b"Jane Doe") == CLEAN
    with MisbehavingClamd(broken, broken, reply(b"stream: OK\0")) as server:
        assert scanner_at(server.address).scan(b"Jane Doe") == unavailable("connection_broken")


@pytest.mark.parametrize("answer", [reset, reply(b"stream: OK\0"), reply(b"stream: x FOUND\0"), reply(b"")])
def test_closed_in_the_middle_of_the_data(answer: Answer) -> None:
    """An answer that comes before the data are sent is about something else."""
    with MisbehavingClamd(answer, read_data=False) as server:
        verdict = scanner_at(server.address).scan(b"x" * 20_000_000)
    assert verdict.status == "unavailable"
    assert verdict.reason in {"connection_broken", "unexpected_reply"}


@pytest.mark.parametrize(
    ("version", "reason"),
    [
        (reply(b"clamd 1.0\0"), "unexpected_reply"),
        (reply(b"ClamAV 1.4.3/27500/yesterday\0"), "unexpected_reply"),
        (reply(b"ClamAV 1.4.3\0more"), "unexpected_reply"),
        (reply(b""), "connection_broken"),
        (hang, "timeout"),
    ],
)
def test_an_engine_that_does_not_say_what_it_is(version: Answer, reason: str) -> None:
    with MisbehavingClamd(reply(b"stream: OK\0"), version=version) as server:
        scanner = scanner_at(server.address, 0.5 if reason == "timeout" else 60.0)
        assert scanner.scan(b"Jane Doe") == unavailable(reason)
        assert server.scans == 0


@pytest.mark.parametrize(
    ("age_days", "status"), [(0.0, "clean"), (2.9, "clean"), (3.1, "unavailable"), (400.0, "unavailable")]
)
def test_stale_signatures(age_days: float, status: str) -> None:
    now = BUILT + dt.timedelta(days=age_days)
    with MisbehavingClamd(reply(b"stream: OK\0")) as server:
        scanner = ClamdScanner(parse_address(server.address), max_signature_age_days=3, now=lambda: now)
        verdict = scanner.scan(b"Jane Doe")
        assert scanner.version().built == BUILT
    assert verdict.status == status
    assert verdict.reason == (None if status == "clean" else "stale_signatures")


def test_signatures_of_unknown_age_are_stale() -> None:
    with MisbehavingClamd(reply(b"stream: OK\0"), version=reply(b"ClamAV 1.4.3\0")) as server:
        scanner = ClamdScanner(parse_address(server.address), max_signature_age_days=3, now=lambda: BUILT)
        assert scanner.scan(b"Jane Doe") == unavailable("stale_signatures")
        assert scanner_at(server.address).scan(b"Jane Doe") == Verdict("clean", "ClamAV 1.4.3")
    with pytest.raises(ValueError, match="age"):
        ClamdScanner(parse_address("a:1"), max_signature_age_days=3)


def test_no_scanner_is_a_verdict_of_its_own() -> None:
    assert UnconfiguredScanner().scan(EICAR) == Verdict("not_configured", "none")
    data = docx()
    assert scan_document(UnconfiguredScanner(), data, screen(data, "cv.docx", None)).status == "not_configured"


class Recording:
    """A scanner that remembers what it saw and finds what it is told to."""

    def __init__(self, infected: bytes = b"\0never\0") -> None:
        self.seen: list[bytes] = []
        self._infected = infected

    def scan(self, data: bytes) -> Verdict:
        self.seen.append(data)
        return Verdict("infected" if self._infected in data else "clean", "recording")


def test_the_scanner_sees_the_upload_and_each_part() -> None:
    data = docx(extra={"word/media/a.bin": b"one" * 5000, "word/media/empty.bin": b""})
    recording = Recording()
    assert scan_document(recording, data, screen(data, "cv.docx", None)).status == "clean"
    assert recording.seen[0] == data
    assert b"one" * 5000 in recording.seen[1:]
    assert len(recording.seen) == 5
    infected = Recording(b"one")
    assert scan_document(infected, data, screen(data, "cv.docx", None)).status == "infected"
    assert scan_document(recording, pdf(), screen(pdf(), "cv.pdf", None)).status == "clean"
    assert recording.seen[-1] == pdf()


@pytest.fixture(scope="module")
def clamd() -> Iterator[ClamdServer]:
    with running_clamd() as server:
        yield server


@pytest.mark.parametrize("kind", ["unix_address", "tcp_address"])
def test_real_clamd(clamd: ClamdServer, kind: str) -> None:
    scanner = scanner_at(getattr(clamd, kind))
    engine = f"ClamAV {scanner.version().engine}"
    for good in (b"", b"Jane Doe", b"x" * (CHUNK_BYTES * 3 + 1)):
        assert scanner.scan(good) == Verdict("clean", engine)
    for bad in (EICAR, b"x" * 20_000 + EICAR, docx(extra={"word/media/a.bin": EICAR})):
        assert scanner.scan(bad) == Verdict("infected", engine, finding=FINDING)


def test_real_clamd_finds_it_in_documents(clamd: ClamdServer) -> None:
    """B19, B20: as text, in a part behind 10 kB, in a PDF."""
    scanner = scanner_at(clamd.unix_address)
    for name, data in (
        ("cv.txt", EICAR),
        ("cv.docx", docx(extra={"word/media/a.bin": b"x" * 10_000 + EICAR})),
        ("cv.pdf", pdf(objects={6: b"<< /Length %d >>\nstream\n%s\nendstream" % (len(EICAR), EICAR)})),
    ):
        assert scan_document(scanner, data, screen(data, name, None)).finding == FINDING
    good = docx()
    assert scan_document(scanner, good, screen(good, "cv.docx", None)).status == "clean"


def test_real_clamd_refuses_what_is_over_its_limit() -> None:
    with running_clamd(stream_max_bytes=1024 * 1024) as server:
        for address in (server.unix_address, server.tcp_address):
            verdict = scanner_at(address).scan(b"x" * 30_000_000)
            assert verdict.status == "unavailable"
            assert verdict.reason in {"unexpected_reply", "connection_broken"}


def test_real_clamd_down_hanging_and_back() -> None:
    with running_clamd() as server:
        scanner = scanner_at(server.unix_address)
        assert scanner.scan(b"Jane Doe").status == "clean"
        server.pause()
        assert scanner_at(server.unix_address, 1.0).scan(b"Jane Doe") == unavailable("timeout")
        server.resume()
        assert scanner.scan(b"Jane Doe").status == "clean"
        server.kill()
        assert scanner.scan(b"Jane Doe") == unavailable("connect_failed")
        server.start()
        assert scanner.scan(EICAR).status == "infected"


def test_real_clamd_restarted_during_scans() -> None:
    """F34: every scan while clamd is killed and started is clean or unavailable, and never raises."""
    with running_clamd() as server:
        scanner = scanner_at(server.unix_address)
        verdicts: list[Verdict] = []
        stop = threading.Event()

        def scan_on() -> None:
            while not stop.is_set():
                verdicts.append(scanner.scan(b"x" * 5_000_000))

        worker = threading.Thread(target=scan_on)
        worker.start()
        try:
            for _ in range(3):
                stop.wait(0.2)
                server.kill()
                server.start()
        finally:
            stop.set()
            worker.join(timeout=150)
        assert {verdict.status for verdict in verdicts} <= {"clean", "unavailable"}
        assert scanner.scan(b"x" * 5_000_000).status == "clean"
