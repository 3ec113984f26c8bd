"""The status of a document as a function of what is known of it."""

import pytest

from services.ingest.status import Standing, Status, status_of


@pytest.mark.parametrize(
    ("standing", "expected"),
    [
        (Standing("held", True), "held"),
        (Standing("infected", True), "rejected"),
        (Standing("stored", True), "processing"),
        (Standing("stored", False, "rejected"), "rejected"),
        (Standing("stored", True, "rejected"), "processing"),  # tried again
        (Standing("stored", False, "read"), "processing"),
        (Standing("stored", False, "read", 1), "processing"),
        (Standing("stored", False, "read", 1, 1, "joined"), "done"),
        (Standing("stored", False, "read", 1, 1, "job_ad"), "done"),
        (Standing("stored", False, "read", 1, 1, "no_facts"), "done"),
        (Standing("stored", False, "read", 1, 1, "needs_kind"), "needs_kind"),
        (Standing("stored", False, "read", 1, 1, "needs_confirmation"), "needs_confirmation"),
        (Standing("stored", False, "read", 2, 1, "joined"), "processing"),  # its kind was set
        (Standing("stored", False, dead=("document.uploaded",)), "stuck"),
        (Standing("stored", False, "read", 1, 1, "joined", ("document.kind_set",)), "stuck"),
        (Standing("stored", False, "read", 1, dead=("skills.mapped",)), "stuck"),
        (Standing("stored", False, "read", 1, 1, "joined", ("skills.mapped",)), "done"),  # a later one came through
    ],
)
def test_status(standing: Standing, expected: Status):
    assert status_of(standing) == expected
