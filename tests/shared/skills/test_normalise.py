"""Folding loses nothing that tells skills apart; stripping goes one step at a time."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shared.skills.normalise import MAX_STEPS, MAX_VARIANTS, compact_key, key_of, variants


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Node.js", "node . js"),
        ("C++", "c + +"),
        ("C#", "c #"),
        (".NET", ". net"),
        ("CI/CD", "ci / cd"),
        ("Problem-solving", "problem solving"),
        ("  Größe   Übung ", "grosse ubung"),
        ("Driver’s license", "drivers license"),
        ("\u1d2c\U0001d400", "aa"),  # capitals of other alphabets of letters
        ("Python.", "python"),
        ("", ""),
    ],
)
def test_key(name: str, key: str):
    assert key_of(name) == key


@given(st.text())
def test_folding_twice_changes_nothing(text: str):
    assert key_of(key_of(text)) == key_of(text)


def test_joined_and_parted_spellings_meet():
    assert len({compact_key(key_of(name)) for name in ("Node.js", "NodeJS", "node js")}) == 1


@pytest.mark.parametrize(
    ("phrase", "stripped"),
    [
        ("PostgreSQL 15.2", "postgresql"),
        ("Java 17+", "java"),
        ("Python 3.x", "python"),
        ("Windows 10/11", "windows"),
        ("Ubuntu 22.04 LTS", "ubuntu"),
        ("Python3", "python"),
        ("Apache Kafka", "kafka"),
        ("Rust programming language", "rust"),
        ("knowledge of Docker", "docker"),
        ("Gute Kenntnisse in Excel", "excel"),
        ("container orchestration (k8s)", "k8s"),
        ("Docker containers", "docker container"),
        ("advanced Microsoft Excel 2019", "excel"),
    ],
)
def test_what_surrounds_a_name_comes_off(phrase: str, stripped: str):
    assert stripped in {variant.key for variant in variants(phrase)}


def test_signs_of_a_name_are_no_version():
    assert "c" not in {variant.key for variant in variants("C++ 17")}
    assert "c + +" in {variant.key for variant in variants("C++ 17")}


@given(st.text(max_size=300))
@settings(max_examples=100, deadline=None)
def test_variants_are_bounded_and_the_least_changed_comes_first(phrase: str):
    found = variants(phrase)
    assert len(found) <= MAX_VARIANTS + 8
    steps = [len(variant.stripped) for variant in found]
    assert steps == sorted(steps)
    assert all(variant.key for variant in found)
    assert max(steps, default=0) <= MAX_STEPS
