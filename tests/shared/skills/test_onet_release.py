"""The reader of O*NET releases: a full account of what is sound, one clear error for what is not."""

import os
import stat
import zipfile
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from shared.skills.onet.archive import ReleaseError
from shared.skills.onet.records import ListedRelation, Release, Task, UsedTool
from shared.skills.onet.release import read_release
from tests.shared.skills.data import data_file
from tests.shared.skills.releases import encoded, small_tables, write_folder, write_zip


def error_of(path: Path) -> str:
    with pytest.raises(ReleaseError) as caught:
        read_release(path)
    return caught.value.code


def test_a_whole_release_is_read(tmp_path: Path):
    seen: list[tuple[str, int]] = []
    release = read_release(write_zip(tmp_path / "r.zip", encoded(small_tables())), lambda *row: seen.append(row))
    assert release.version == "30.1"
    assert [(o.soc, o.job_zone) for o in release.occupations] == [("15-1252.00", 4), ("29-1141.00", None)]
    assert [element.id for element in release.elements] == ["2.A.1.a", "2.B.9.z", "2.C.6"]  # leaves only
    assert [(t.title, t.short_title, t.reported) for t in release.titles] == [
        ("Programmer", None, False),
        ("Software Engineer", "SWE", False),
        ("Staff Nurse", None, True),
    ]
    assert [(r.scale, r.value, r.recommend_suppress) for r in release.ratings] == [
        ("IM", 4.12, False),
        ("LV", 5.5, True),
    ]
    excel = next(t for t in release.technologies if t.title == "Microsoft Excel")
    assert (excel.commodity, excel.hot, excel.in_demand, len(excel.occupations)) == ("43232110", True, True, 2)
    assert "loom" in release.ordinary_words
    assert release.report.missing_tables == release.report.unread_tables == ()
    assert all(table.rows_read == table.rows_stored for table in release.report.tables)
    assert [name for name, _ in seen] == [table.name for table in release.report.tables]


def test_tools_tasks_and_related_occupations_are_read(tmp_path: Path):
    release = read_release(write_zip(tmp_path / "r.zip", encoded(small_tables())))
    assert release.tools == (UsedTool("15-1252.00", "Notebook computers", "Notebook computer"),)
    assert release.tasks == (Task("15-1252.00", 1, "Write programs.", True, ("4.A.3.b.1.I01.D01",)),)
    assert release.activities == {"4.A.3.b.1.I01.D01": "Write computer code."}
    assert release.related == (ListedRelation("15-1252.00", "29-1141.00", "Supplemental", 1),)


def test_confidence_bounds_are_read_where_they_hold_the_value(tmp_path: Path):
    tables = small_tables()
    soc, rest = "29-1141.00", ["2.A.1.a", "Reading Comprehension"]
    tables["Skills.txt"] += [
        [soc, *rest, "IM", "3", "8", "3.5", "4", "N", ""],
        [soc, *rest, "LV", "3", "8", "2.5", "many", "N", "N"],
    ]
    release = read_release(write_zip(tmp_path / "r.zip", encoded(tables)))
    found = {(r.soc, r.scale): (r.value, r.lower, r.upper) for r in release.ratings if r.element_id == rest[0]}
    assert found["15-1252.00", "IM"] == (4.12, 3.88, 4.37)
    assert found[soc, "IM"] == found[soc, "LV"] == (3.0, None, None)
    assert any(line.startswith("2 ratings have confidence bounds") for line in release.report.anomalies)


def test_a_folder_gives_the_same(tmp_path: Path):
    files = encoded(small_tables())
    from_zip = read_release(write_zip(tmp_path / "r.zip", files))
    assert read_release(write_folder(tmp_path / "db_30_1_text", files)) == from_zip


def test_lacking_tables_are_named(tmp_path: Path):
    tables = small_tables()
    del tables["Skills.txt"], tables["Knowledge.txt"]
    tables["Weather.txt"] = [["Day"], ["1"]]
    release = read_release(write_zip(tmp_path / "r.zip", encoded(tables)))
    assert release.report.missing_tables == ("Skills.txt", "Knowledge.txt")
    assert release.report.unread_tables == ("Weather.txt",)
    assert release.ratings == ()
    assert len(release.elements) == 3  # from the Content Model


def test_refused_rows_are_counted_with_their_reason(tmp_path: Path):
    tables = small_tables()
    titles = tables["Alternate Titles.txt"]
    titles += [["15-1252.00", f"Title {n}", "", "08"] for n in range(100)]
    titles += [
        ["15-1252.00", "Programmer", "", "08"],
        ["99-9999.00", "Ghost", "", "08"],
        ["15-1252.00", "short"],
        ["15-1252.00", "", "", "08"],
    ]
    ratings = tables["Skills.txt"]
    ratings += [
        ["29-1141.00", f"2.A.1.{n}", "Filler", scale, "3", "8", "", "", "N", ""]
        for n in range(30)
        for scale in ("IM", "LV")
    ]
    for scale, value in (("IM", "5.1"), ("LV", "-1"), ("IM", "much"), ("XX", "1"), ("LV", "nan")):
        ratings.append(["15-1252.00", "2.A.1.a", "Reading Comprehension", scale, value, "8", "", "", "N", ""])
    release = read_release(write_zip(tmp_path / "r.zip", encoded(tables)))
    reports = {table.name: table for table in release.report.tables}
    assert reports["Alternate Titles.txt"].refused == {
        "double": 1, "orphan_occupation": 1, "wrong_field_count": 1, "no_title": 1,
    }  # fmt: skip
    assert reports["Alternate Titles.txt"].first_refused_line == 104
    assert reports["Skills.txt"].refused == {"out_of_scale": 3, "not_a_number": 1, "unknown_scale": 1}
    for table in reports.values():
        assert table.rows_read == table.rows_stored + sum(table.refused.values())
    assert "Skills.txt: 3 rows refused, out_of_scale" in release.report.anomalies
    assert release.report.to_record()["tables"][0]["table"] == "Occupation Data.txt"


def changed(name: str, data: bytes | None) -> dict[str, bytes]:
    files = encoded(small_tables())
    if data is None:
        del files[name]
    else:
        files[name] = data
    return files


OCCUPATIONS = encoded(small_tables())["Occupation Data.txt"]


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("Occupation Data.txt", None, "table_missing"),
        ("Technology Skills.txt", None, "table_missing"),
        ("Occupation Data.txt", b"", "table_malformed"),
        ("Occupation Data.txt", b"O*NET-SOC Code\tTitle\tDescription\r\n", "table_malformed"),
        ("Occupation Data.txt", b"Code\tTitle\r\n1\t2\r\n", "table_malformed"),
        ("Occupation Data.txt", OCCUPATIONS[:-40], "table_truncated"),
        ("Occupation Data.txt", OCCUPATIONS + b"\tx" * 40_000, "table_malformed"),
        ("Occupation Data.txt", OCCUPATIONS.decode().encode("utf-16"), "wrong_charset"),
        ("Occupation Data.txt", OCCUPATIONS.replace(b"Nurses", "Pflegekräfte".encode("latin-1")), "wrong_charset"),
        ("Job Zones.txt", b"O*NET-SOC Code\tJob Zone\r\n" + b"15-1252.00\t9\r\n" * 5, "table_malformed"),
        ("Read Me.txt", b"O*NET 28.0 Database\r\n", "mixed_version"),
    ],
)  # fmt: skip
def test_a_broken_table_stops_the_whole_import(tmp_path: Path, name: str, data: bytes | None, code: str):
    assert error_of(write_zip(tmp_path / "r.zip", changed(name, data))) == code
    assert error_of(write_folder(tmp_path / "db_30_1_text", changed(name, data))) == code


def test_what_is_no_archive(tmp_path: Path):
    assert error_of(tmp_path / "nothing.zip") == "not_found"
    (tmp_path / "text.zip").write_text("Dear Sir or Madam")
    assert error_of(tmp_path / "text.zip") == "not_an_archive"
    (tmp_path / "empty.zip").write_bytes(b"")
    assert error_of(tmp_path / "empty.zip") == "not_an_archive"
    assert error_of(write_zip(tmp_path / "other.zip", {"photo.jpg": b"x"})) == "not_a_release"
    assert error_of(write_zip(tmp_path / "no_version.zip", encoded(small_tables()), folder="")) == "unknown_version"


def test_two_releases_in_one_archive(tmp_path: Path):
    path = write_zip(tmp_path / "r.zip", encoded(small_tables()))
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("db_29_9_text/Weather.txt", "Day\r\n")
    assert error_of(path) == "mixed_version"


def test_a_truncated_or_altered_archive(tmp_path: Path):
    whole = write_zip(tmp_path / "r.zip", encoded(small_tables())).read_bytes()
    (tmp_path / "half.zip").write_bytes(whole[: len(whole) // 2])
    assert error_of(tmp_path / "half.zip") == "archive_damaged"
    stored = tmp_path / "stored.zip"
    with zipfile.ZipFile(stored, "w", zipfile.ZIP_STORED) as archive:
        for name, data in encoded(small_tables()).items():
            archive.writestr(f"db_30_1_text/{name}", data)
    stored.write_bytes(
        stored.read_bytes().replace(b"Assess patients", b"Assess patiemts", 1)
    )  # the checksum no more fits
    assert error_of(stored) == "archive_damaged"


@given(st.data())
@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
def test_any_damage_gives_a_release_or_a_release_error(tmp_path: Path, data):
    whole = bytearray(write_zip(tmp_path / "r.zip", encoded(small_tables())).read_bytes())
    for _ in range(data.draw(st.integers(1, 4))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    (tmp_path / "damaged.zip").write_bytes(whole)
    with suppress(ReleaseError):
        assert read_release(tmp_path / "damaged.zip").occupations


@pytest.mark.parametrize("name", ["../escape.txt", "/etc/passwd.txt", "db\\..\\x.txt", "C:x.txt", "a/../../b.txt"])
def test_paths_out_of_the_archive(tmp_path: Path, name: str):
    path = write_zip(tmp_path / "r.zip", encoded(small_tables()))
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr(name, "x")
    assert error_of(path) == "unsafe_path"


def test_links_are_not_followed(tmp_path: Path):
    path = write_zip(tmp_path / "r.zip", encoded(small_tables()))
    link = zipfile.ZipInfo("db_30_1_text/Link.txt")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr(link, "/etc/passwd")
    assert error_of(path) == "unsafe_path"
    folder = write_folder(tmp_path / "db_30_1_text", encoded(small_tables()))
    (folder / "Link.txt").symlink_to("/etc/hostname")
    assert error_of(folder) == "unsafe_path"


@pytest.mark.timeout(60)
def test_bombs_are_refused_before_anything_is_unpacked(tmp_path: Path):
    bomb = write_zip(tmp_path / "r.zip", changed("Weather.txt", b"\0" * 50_000_000))
    assert error_of(bomb) == "archive_bomb"
    many = write_zip(tmp_path / "m.zip", {f"{n}.txt": b"" for n in range(600)})
    assert error_of(many) == "archive_bomb"


def test_an_encrypted_archive_is_named_so(tmp_path: Path):
    data = bytearray(write_zip(tmp_path / "r.zip", encoded(small_tables())).read_bytes())
    data[data.index(b"PK\x01\x02") + 8] |= 1  # the flag in the first entry of the directory
    (tmp_path / "r.zip").write_bytes(data)
    assert error_of(tmp_path / "r.zip") == "archive_encrypted"


def test_errors_name_no_path(tmp_path: Path):
    with pytest.raises(ReleaseError) as caught:
        read_release(tmp_path / "nothing.zip")
    assert os.fspath(tmp_path) not in str(caught.value)


def test_the_official_release_is_read_whole(official_release: Release):
    release = official_release
    assert release.version == "29.3"
    assert len(release.occupations) == 1016
    assert len([e for e in release.elements if not e.id.startswith("2.C.")]) == 35
    assert len([e for e in release.elements if e.id.startswith("2.C.")]) == 33
    reports = {table.name: table for table in release.report.tables}
    assert reports["Technology Skills.txt"].rows_stored == 32_681
    assert reports["Alternate Titles.txt"].refused == {"double": 2}
    assert release.report.missing_tables == ()


def test_the_official_release_without_ratings_is_read_with_an_account():
    release = read_release(data_file("onet/db_29_2_text.zip"))
    assert release.version == "29.2"
    assert release.report.missing_tables == ("Skills.txt", "Knowledge.txt")
    assert len(release.elements) == 68
    assert release.ratings == ()
    assert len(release.technologies) > 8000
