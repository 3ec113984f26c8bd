"""ESCO in its published CSV layout: a sample of our own making."""

from pathlib import Path

import pytest

from shared.skills.esco.ontology import join_esco
from shared.skills.esco.release import BROADER, CROSSWALKS, OCCUPATIONS, SKILLS, read_esco
from shared.skills.onet.archive import ReleaseError
from shared.skills.ontology.concepts import Kind
from shared.skills.ontology.error import OntologyError
from shared.skills.ontology.global_aliases import with_aliases
from shared.skills.ontology.ontology import Ontology, builtin_ontology, problems
from shared.skills.ontology.upgrade import upgrade
from tests.shared.skills.esco_sample import write_sample


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_sample(tmp_path / "esco")


def test_every_row_is_accounted_for(folder: Path) -> None:
    release = read_esco(folder)
    reports = {report.name: report for report in release.reports}
    assert (reports[SKILLS].rows_read, dict(reports[SKILLS].refused)) == (7, {"obsolete": 1, "double": 1})
    assert dict(reports[BROADER].refused) == {"of_a_group": 1}
    assert dict(reports[OCCUPATIONS].refused) == {"optional": 1}
    assert dict(reports[CROSSWALKS[0]].refused) == {"broad_match": 1, "of_isco": 1}
    assert all(r.rows_read == r.rows_stored + sum(r.refused.values()) for r in release.reports)
    assert release.occupations_of_skills() == {"0003": ("51-9999.00",)}


def test_skills_become_names_or_concepts(folder: Path) -> None:
    joined = join_esco(builtin_ontology(), read_esco(folder))
    ontology = joined.ontology
    assert (joined.matched, joined.added) == (1, 4)
    assert "statistical programming in Python" in ontology.by_id["cg:python"].aliases
    glaze = ontology.by_id["esco:0003"]
    assert (glaze.name, glaze.kind) == ("glaze ceramic tiles", Kind.SKILL)
    assert (ontology.by_id["esco:0002"].broader, glaze.broader) == ("esco:0003", None)  # the file states a circle
    assert "apply glaze to tiles" in glaze.aliases
    assert ontology.by_id["esco:0004"].ambiguous == ("ceramics",)
    assert ontology.by_id["esco:0005"].category == "language_human"
    assert [sentence for sentence in problems(ontology) if "esco:" in sentence] == []


def test_joining_again_changes_nothing_and_an_upgrade_keeps_it(folder: Path) -> None:
    release = read_esco(folder)
    first, _ = upgrade(builtin_ontology(), join_esco(builtin_ontology(), release).ontology)
    again, _ = upgrade(first, join_esco(first, release).ontology)
    assert again.version == first.version
    later, _ = upgrade(first, Ontology("onet-99.0", builtin_ontology().concepts))
    assert "esco:0003" in later.by_id
    assert "statistical programming in Python" in later.by_id["cg:python"].aliases


def test_the_skills_are_needed_and_the_rest_is_named(folder: Path) -> None:
    for name in (BROADER, OCCUPATIONS, CROSSWALKS[0]):
        (folder / name).unlink()
    assert read_esco(folder).missing == [BROADER, OCCUPATIONS, CROSSWALKS[0]]
    (folder / SKILLS).unlink()
    with pytest.raises(ReleaseError, match="table_missing"):
        read_esco(folder)
    with pytest.raises(ReleaseError, match="not_found"):
        read_esco(folder / "none")


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "table_malformed"),
        (b"conceptUri,preferredLabel\n", "table_malformed"),
        (b"conceptUri,preferredLabel,altLabels,skillType\n", "table_malformed"),
        (b"conceptUri,preferredLabel,altLabels,skillType\nhttp://x,y,,knowledge\n", "table_malformed"),
        (b"conceptUri,preferredLabel,altLabels,skillType\n\xff\xfe,y,,z\n", "wrong_charset"),
        (b'conceptUri,preferredLabel,altLabels,skillType\n"open,y,,z\n', "table_malformed"),
    ],
)
def test_what_is_no_such_file_is_refused(folder: Path, content: bytes, code: str) -> None:
    (folder / SKILLS).write_bytes(content)
    with pytest.raises(ReleaseError, match=code):
        read_esco(folder)


def test_operators_name_what_nobody_named() -> None:
    ontology = builtin_ontology()
    named = with_aliases(ontology, [("cg:kubernetes", "Kubi Cluster"), ("cg:kubernetes", "K8s")])
    assert [c.id for c in named.by_key["kubi cluster"]] == ["cg:kubernetes"]
    assert named.by_id["cg:kubernetes"].aliases == (*ontology.by_id["cg:kubernetes"].aliases, "Kubi Cluster")
    for bad, code in (
        (("cg:none", "x"), "unknown_concept"),
        (("cg:python", "K8s"), "alias_taken"),
        (("cg:python", "!"), "alias_empty"),
    ):
        with pytest.raises(OntologyError, match=code):
            with_aliases(ontology, [bad])
    upgraded, _ = upgrade(ontology, named)
    later, _ = upgrade(upgraded, Ontology("onet-99.0", ontology.concepts))
    assert "Kubi Cluster" in later.by_id["cg:kubernetes"].aliases
