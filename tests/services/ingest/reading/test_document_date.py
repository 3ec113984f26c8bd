"""The document's own date."""

import pytest

from services.ingest.reading.document_date import dates_in, document_date


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2026-03-01", "2026-03-01"),
        ("1 March 2026", "2026-03-01"),
        ("March 1st, 2026", "2026-03-01"),
        ("1. März 2026", "2026-03-01"),
        ("le 1er mars 2026", "2026-03-01"),
        ("1 de marzo de 2026", "2026-03-01"),
        ("01.03.2026", "2026-03-01"),
        ("31/12/2025", "2025-12-31"),
        ("12/31/2025", "2025-12-31"),
        ("03/04/2025", "2025"),
        ("03/2026", "2026-03"),
        ("2026-03", "2026-03"),
        ("Sept. 2024", "2024-09"),
        ("março de 2024", "2024-03"),
        ("2024", "2024"),
    ],
)
def test_dates_as_they_are_written(text: str, date: str) -> None:
    assert [found.iso() for _, _, found in dates_in(text)] == [date]


def test_a_date_that_is_none() -> None:
    assert dates_in("2026-02-31") == [] or dates_in("2026-02-31")[0][2].precision != "day"
    assert dates_in("call 20260301 or 1999999") == []


@pytest.mark.parametrize(
    ("lines", "date"),
    [
        (["Jane Example", "Last updated: 2026-03-01"], "2026-03-01"),
        (["Updated March 2026"], "2026-03"),
        (["Last updated in Mar 2026"], "2026-03"),
        (["Lebenslauf", "Stand: 03/2026"], "2026-03"),
        (["Mis à jour le 3 avril 2025"], "2025-04-03"),
        (["Jane Example", "Berlin, den 12. Mai 2025", "Dear Ms Doe"], "2025-05-12"),
        (["12 May 2025", "Dear Ms Doe"], "2025-05-12"),
        (["Performance review", "Review period: January 2025 – December 2025"], "2025-12"),
        (["Review period", "1 July 2024 to 30 June 2025"], "2025-06-30"),
        (["Datum: 02.01.2026"], "2026-01-02"),
    ],
)
def test_from_the_text(lines: list[str], date: str) -> None:
    found = document_date(lines, ["D:20200101"])
    assert found is not None
    assert (found.date.iso(), found.source) == (date, "text")


@pytest.mark.parametrize(
    "lines",
    [
        ["Jane Example", "Date of birth", "12 May 1990"],
        ["Geboren am 12. Mai 1990"],
        ["Acme", "May 2019 – June 2021"],
        ["Updated the build system in 2019"],
        ["Responsible as of the merger for 2019 accounts"],
    ],
)
def test_other_dates_are_not_the_documents(lines: list[str]) -> None:
    assert document_date(lines, []) is None


@pytest.mark.parametrize(
    ("metadata", "date"),
    [
        (["D:20240506101112+02'00'"], "2024-05-06"),
        (["", "2023-01-02T03:04:05Z"], "2023-01-02"),
        (["D:19000101", "D:2022"], "2022"),
    ],
)
def test_from_metadata(metadata: list[str], date: str) -> None:
    found = document_date(["Jane Example"], metadata)
    assert found is not None
    assert (found.date.iso(), found.source) == (date, "metadata")


def test_never_the_clock() -> None:
    assert document_date(["Jane Example", "2019 – present"], ["D:unknown"]) is None
