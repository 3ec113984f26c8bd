"""B13, B14, B21, B22, B35, B36: PDFs as far as they are judged before they are stored."""

import hashlib
import io
import zlib
from pathlib import Path

import pypdfium2
import pytest
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from services.ingest.screening.pdf_encryption import _legacy_user_entry, protection_of
from services.ingest.screening.screen import screen
from tests.services.ingest.screening.documents import docx, pdf, zip_of
from tests.services.ingest.screening.refusals import assert_refused

PADDING = bytes.fromhex("28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a")


def _drawn(encryption: StandardEncryption) -> bytes:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, encrypt=encryption)
    canvas.drawString(72, 700, "Jane Doe, engineer")
    canvas.save()
    return buffer.getvalue()


def _text(data: bytes) -> str:
    with pypdfium2.PdfDocument(data) as document:
        return str(document[0].get_textpage().get_text_bounded())


@pytest.mark.parametrize("strength", [40, 128])
def test_password(strength: int) -> None:
    owner_only = _drawn(StandardEncryption("", ownerPassword="own", canPrint=0, strength=strength))
    assert "Jane Doe" in _text(owner_only)
    assert screen(owner_only, "cv.pdf", None).flags == ("owner_password",)
    locked = _drawn(StandardEncryption("secret", ownerPassword="own", strength=strength))
    assert_refused(locked, "encrypted_document", "cv.pdf", quarantine=False)
    assert protection_of(locked, b"secret") == "owner_password"


def test_aes_256_needs_its_password(negatives: Path) -> None:
    data = (negatives / "encrypted.pdf").read_bytes()
    assert_refused(data, "encrypted_document", "cv.pdf", quarantine=False)
    assert protection_of(data, b"secret") == "owner_password"
    assert protection_of(data, b"Secret") == "user_password"


@pytest.mark.parametrize("encrypt_metadata", [True, False])
def test_aes_128_with_the_empty_password(encrypt_metadata: bool) -> None:
    """Revision 4; the streams stay plain, so that PDFium only has to accept the empty password as we do."""
    owner, file_id, permissions = b"o" * 32, b"0123456789abcdef", -1852
    seed = PADDING + owner + (permissions & 0xFFFFFFFF).to_bytes(4, "little") + file_id
    user = _legacy_user_entry(seed + (b"" if encrypt_metadata else b"\xff" * 4), 4, file_id, 16)
    encryption = (
        b"<< /Filter /Standard /V 4 /R 4 /Length 128 /P %d /O <%s> /U <%s> %s /StmF /Identity /StrF /Identity"
        b" /CF << /StdCF << /CFM /AESV2 /Length 16 /AuthEvent /DocOpen >> >> >>"
        % (
            permissions,
            owner.hex().encode(),
            user.ljust(32, b"\0").hex().encode(),
            b"" if encrypt_metadata else b"/EncryptMetadata false",
        )
    )
    trailer = b"/Encrypt 6 0 R /ID [<%s> <00>]" % file_id.hex().encode()
    data = pdf(trailer, {6: encryption})
    assert "Jane Doe" in _text(data)
    assert screen(data, "cv.pdf", None).flags == ("owner_password",)
    inline = pdf(b"/ID [<%s> <00>] /Encrypt %s" % (file_id.hex().encode(), encryption))
    assert screen(inline, "cv.pdf", None).flags == ("owner_password",)


def test_sha_256_revision_with_the_empty_password() -> None:
    salt = b"validate"
    user = hashlib.sha256(salt).digest() + salt + b"key salt"
    encryption = b"<< /Filter /Standard /V 5 /R 5 /P -4 /O <%s> /U <%s> >>" % (
        b"00" * 48,
        user.hex().encode(),
    )
    assert protection_of(pdf(b"/Encrypt 6 0 R", {6: encryption})) == "owner_password"
    assert protection_of(pdf(b"/Encrypt 6 0 R", {6: encryption.replace(b"/R 5", b"/R 6")})) == "user_password"


def test_unknown_and_damaged_encryption_is_refused() -> None:
    for dictionary in (b"<< /Filter /Adobe.PubSec /V 4 >>", b"<< /Filter /Standard /V 2 /R 3 >>"):
        data = pdf(b"/Encrypt 6 0 R", {6: dictionary})
        assert_refused(data, "encrypted_document", "cv.pdf", quarantine=False)


def test_a_text_about_encryption_is_no_encryption() -> None:
    data = pdf(text=b"Wrote a parser of /Encrypt 3 0 R and /EncryptMetadata")
    assert screen(data, "cv.pdf", None).flags == ()


@pytest.mark.parametrize(
    "added",
    [
        b"<< /S /JavaScript /JS (app.alert\\(1\\)) >>",
        b"<< /S /J#61vaScript >>",
        b"<< /S /Launch /F (x) >>",
        b"<< /Type /Filespec /EF << /F 7 0 R >> /EmbeddedFile 1 >>",
        b"<< /Names << /EmbeddedFiles 8 0 R >> >>",
    ],
)
def test_active_content_is_recorded(added: bytes) -> None:
    assert screen(pdf(objects={6: added}), "cv.pdf", None).flags == ("active_content",)
    packed = zlib.compress(b"7 0 " + added)
    stream = b"<< /Type /ObjStm /N 1 /First 4 /Filter /FlateDecode /Length %d >>\nstream\r\n%s\r\nendstream"
    data = pdf(objects={6: stream % (len(packed), packed)})
    assert screen(data, "cv.pdf", None).flags == ("active_content",)


def test_links_and_an_opening_view_are_not_active() -> None:
    link = b"<< /S /URI /URI (https://example.com) >>"
    data = pdf(objects={6: link, 7: b"<< /OpenAction [3 0 R /Fit] >>"}, text=b"JavaScript /JSON /JSP")
    assert screen(data, "cv.pdf", None).flags == ()


def test_object_streams_are_unpacked_within_a_budget() -> None:
    bomb = zlib.compress(b"\0" * 400_000_000, 9)
    stream = b"<< /Type /ObjStm /Length %d >>\nstream\n%s\nendstream" % (len(bomb), bomb)
    assert screen(pdf(objects={6: stream, 7: stream}), "cv.pdf", None).flags == ()


def test_polyglots(bad_inputs: Path) -> None:
    assert_refused((bad_inputs / "polyglot_pdf_zip.pdf").read_bytes(), "polyglot", "cv.pdf", quarantine=True)
    assert_refused(pdf() + docx() + b"\nx" * 1000, "polyglot", "cv.pdf", quarantine=True)
    inside = pdf(objects={6: b"<< >>\nstream\n" + zip_of({"a": "b"}) + b"\nendstream"})
    assert_refused(inside, "polyglot", "cv.pdf", quarantine=True)
    stored = zip_of({"[Content_Types].xml": ""}).replace(b"[Content_Types].xml", b"%PDF-1.7 long name.")
    assert_refused(stored, "polyglot", "cv.docx", quarantine=True)


def test_zip_signatures_alone_are_no_archive() -> None:
    assert screen(pdf(text=b"PK\5\6" + b"\0" * 18 + b"PK\1\2"), "cv.pdf", None).flags == ()


@pytest.mark.parametrize("name", ["pdf_offset900.pdf", "elf.pdf"])
def test_header_elsewhere(bad_inputs: Path, name: str) -> None:
    assert_refused((bad_inputs / name).read_bytes(), "type_mismatch", "cv.pdf", quarantine=True)


@pytest.mark.parametrize("data", [b" " + pdf(), b"\xef\xbb\xbf" + pdf(), b"%PDF-x.y" + pdf()[8:]])
def test_header_that_is_not_exact(data: bytes) -> None:
    assert_refused(data, "type_mismatch", "cv.pdf", quarantine=True)


@pytest.mark.parametrize(
    "name",
    [
        "trunc.pdf", "kids_cycle.pdf", "kids_deep.pdf", "xref_prev_loop.pdf", "size_huge.pdf", "pages_1m.pdf",
        "flate_2g.pdf", "flate_nested.pdf", "form_self.pdf", "nest_array.pdf", "inline_noei.pdf",
        "cmap_traversal.pdf", "ok.pdf",
    ],
)  # fmt: skip
def test_structure_is_left_to_reading(bad_inputs: Path, name: str) -> None:
    assert screen((bad_inputs / name).read_bytes(), name, "application/pdf").extension == ".pdf"
