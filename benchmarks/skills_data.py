"""The development parts of the data that skills are measured on; see docs/skills.md for what counts."""

import csv
import gzip
import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

NO_LABEL = frozenset(("LABEL NOT PRESENT", "UNDERSPECIFIED"))


@dataclass(frozen=True)
class LinkedPhrase:
    """A phrase of a job ad and the labels that people gave it; none where no label fits."""

    phrase: str
    labels: frozenset[str]


@dataclass(frozen=True)
class TaggedSentence:
    """A sentence and its spans in code points; the advertisement by its source and number."""

    text: str
    knowledge: frozenset[tuple[int, int]]
    skills: frozenset[tuple[int, int]]
    advertisement: str


def data_folder() -> Path:
    """`CAREERGRAPH_DATA`, else the folder beside the project. Raises SystemExit where there is none."""
    folder = Path(os.environ.get("CAREERGRAPH_DATA", "../shared/data"))
    if not folder.is_dir():
        raise SystemExit(f"There is no data in {folder}; CAREERGRAPH_DATA names the folder.")
    return folder


def esco_labels(folder: Path) -> list[str]:
    lines = (folder / "esco_linking" / "skills_en_label.txt").read_text(encoding="utf-8").split("\n")
    return list(dict.fromkeys(line for line in lines if line.strip()))


def linked_phrases(folder: Path, domain: str, known: frozenset[str]) -> list[LinkedPhrase]:
    """Each distinct phrase of a domain (`tech`, `house`): the part of a span where people split it, else the span."""
    labels_of: dict[str, set[str]] = {}
    path = folder / "esco_linking" / f"{domain}_validation_annotations.csv"
    with path.open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream):
            labels = labels_of.setdefault(row["sub_span"] or row["span"], set())
            if row["label"] in known and row["label"] not in NO_LABEL:
                labels.add(row["label"])
    return [LinkedPhrase(phrase, frozenset(labels)) for phrase, labels in labels_of.items()]


def linked_sentences(folder: Path, domain: str, known: frozenset[str]) -> list[LinkedPhrase]:
    """Each distinct sentence of a domain with all labels of its spans: how published figures count."""
    labels_of: dict[str, set[str]] = {}
    path = folder / "esco_linking" / f"{domain}_validation_annotations.csv"
    with path.open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream):
            labels = labels_of.setdefault(row["sentence"], set())
            if row["label"] in known:
                labels.add(row["label"])
    return [LinkedPhrase(sentence, frozenset(labels)) for sentence, labels in labels_of.items()]


def tagged_sentences(folder: Path, part: str = "dev") -> Iterator[TaggedSentence]:
    """A part of SkillSpan (`train`, `dev`); its tokens are set apart by blanks."""
    with gzip.open(folder / "skillspan" / f"{part}.json.gz", "rt", encoding="utf-8") as stream:
        for line in stream:
            record = json.loads(line)
            knowledge, skills = (_spans(record["tokens"], record[tags]) for tags in ("tags_knowledge", "tags_skill"))
            advertisement = f"{record['source']} {record['idx']}"
            yield TaggedSentence(" ".join(record["tokens"]), knowledge, skills, advertisement)


def _spans(tokens: list[str], tags: list[str]) -> frozenset[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    position = 0
    for token, tag in zip(tokens, tags, strict=True):
        end = position + len(token)
        if tag.startswith("B"):
            found.append((position, end))
        elif tag.startswith("I") and found:
            found[-1] = (found[-1][0], end)
        position = end + 1
    return frozenset(found)
