"""The child process that draws pages: `python -m services.ingest.picturing.child LIMITS_JSON`.

Drawing runs a stranger's fonts and pictures through pdfium, which is more of its code than reading does. So it
happens behind the same closed doors (`services.ingest.reading.sealed.sandbox`), and what comes back is checked.
"""

import contextlib
import json
import os
import sys

from services.ingest.picturing.draw import draw
from services.ingest.picturing.pictures import PAGE_REQUEST, SCAN_REQUEST
from services.ingest.reading.limits import Limits
from services.ingest.reading.outcome import Unreadable
from services.ingest.reading.sealed.child import serve


def _warm_up() -> None:
    """Load what drawing loads on first use."""
    with contextlib.suppress(Unreadable):
        for request in (PAGE_REQUEST, SCAN_REQUEST):
            draw(_TINY, request.format(1), Limits()).model_dump_json()


_TINY = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj "
    b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>endobj "
    b"4 0 obj<</Length 33>>stream\nBT /F 12 Tf 9 50 Td (warm) Tj ET\nendstream endobj "
    b"5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj trailer<</Root 1 0 R>>"
)


def main() -> None:
    """Serve until the input ends."""
    serve(draw, Limits(**json.loads(sys.argv[1])), _warm_up)
    os._exit(0)  # what cleans up at exit would meet closed doors


if __name__ == "__main__":
    main()
