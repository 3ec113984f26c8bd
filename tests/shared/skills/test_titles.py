from pathlib import Path

import pytest

from shared.embeddings.hashing import HashingEmbedder
from shared.skills.onet.release import read_release
from shared.skills.ontology.error import OntologyError
from shared.skills.ontology.snapshots import newest_occupations_in, newest_ontology_in, save_occupations
from shared.skills.titles.mapper import TitleMapper
from shared.skills.titles.occupations import Occupations
from tests.shared.skills.releases import encoded, small_tables, write_zip


@pytest.fixture(scope="module")
def occupations(tmp_path_factory: pytest.TempPathFactory) -> Occupations:
    folder = tmp_path_factory.mktemp("release")
    return Occupations.of_release(read_release(write_zip(folder / "db.zip", encoded(small_tables()))))


@pytest.mark.parametrize("embedder", [None, HashingEmbedder()])
@pytest.mark.parametrize(
    ("title", "soc"),
    [("Sr. SWE II", "15-1252.00"), ("RN", "29-1141.00"), ("Staff Nurse", "29-1141.00"), ("Programer", "15-1252.00")],
)
def test_titles_find_their_occupation(occupations: Occupations, embedder, title: str, soc: str):
    (mapped,) = TitleMapper(occupations, embedder).map_all([title])
    assert mapped.candidates[0][0] == soc
    assert len(mapped.candidates) == 2
    assert all(0 <= score <= 1 for _, _, score in mapped.candidates)


def test_a_record_has_the_published_fields(occupations: Occupations):
    (mapped, blank) = TitleMapper(occupations).map_all(["Senior Programmer", ""], 1)
    assert mapped.to_record() == {
        "phrase": "Senior Programmer",
        "candidates": [{"soc": "15-1252.00", "title": "Software Developers", "score": mapped.candidates[0][2]}],
        "seniority": "senior",
        "function": "information_technology",
    }
    assert blank.to_record() == {"phrase": "", "candidates": [], "seniority": None, "function": None}


def test_company_changes_nothing(occupations: Occupations):
    mapper = TitleMapper(occupations, HashingEmbedder())
    titles = [f"Nurse number {number}" for number in range(70)]
    assert [next(mapper.map_all([title])) for title in titles] == list(mapper.map_all(titles))


def test_held_out_titles_are_not_learnt(occupations: Occupations):
    (named,) = TitleMapper(occupations).evidence(["programmer"])
    (held_out,) = TitleMapper(occupations, without=frozenset(("programmer",))).evidence(["programmer"])
    developer, nurse = 0, 1
    assert held_out[developer] - held_out[nurse] < named[developer] - named[nurse]


def test_scores_of_an_unknown_title_are_shares(occupations: Occupations):
    (mapped,) = TitleMapper(occupations).map_all(["Quibbler of widgets"])
    assert sum(score for _, _, score in mapped.candidates) == pytest.approx(1, abs=1e-5)


def test_a_snapshot_is_written_and_read(occupations: Occupations, tmp_path: Path):
    path = save_occupations(tmp_path / "ontologies", occupations)
    assert path.name == "onet-30.1.occupations.zst"
    assert newest_occupations_in(tmp_path / "ontologies") == occupations
    assert newest_ontology_in(tmp_path / "ontologies").version.startswith("builtin")  # it is no ontology


def test_without_an_import_there_are_no_occupations(tmp_path: Path):
    with pytest.raises(OntologyError) as caught:
        newest_occupations_in(tmp_path / "none")
    assert caught.value.code == "no_occupations"


@pytest.mark.parametrize("data", [b"", b"no zstd", b"\x28\xb5\x2f\xfd"])
def test_a_damaged_snapshot_is_refused(data: bytes):
    with pytest.raises(OntologyError) as caught:
        Occupations.from_bytes(data)
    assert caught.value.code == "snapshot_damaged"
