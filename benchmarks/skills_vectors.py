"""`python -m benchmarks.skills_vectors`: distil the table of word vectors from all-MiniLM-L6-v2; some ten minutes.

The teacher's vectors of phrases are turned to their 128 main axes. Each word begins with the teacher's vector of it
alone, weighted down where it is frequent (Arora et al., "A Simple but Tough-to-Beat Baseline for Sentence
Embeddings", ICLR 2017), as model2vec does; then all are fitted by Adam so that the sum over a phrase points where the
teacher's vector of the phrase does. Phrases: O*NET's titles (none that was reported: those measure `titles`),
technologies and pieces of tasks, ESCO's labels, names of our concepts, pieces of SkillSpan's training sentences.
"""

import json
import random
import re
from collections import Counter
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from benchmarks.skills_data import data_folder, esco_labels, tagged_sentences
from careergraph.local.home import default_cache
from shared.embeddings.minilm import MiniLmEmbedder
from shared.embeddings.minilm_weights import find_model_files
from shared.embeddings.word_vectors import DIMENSION, LEVELS, PIECE, TABLE_FILE, WordVectorEmbedder, to_bytes
from shared.skills.normalise import fold, key_of
from shared.skills.onet.records import Release
from shared.skills.onet.release import read_release
from shared.skills.ontology.ontology import builtin_ontology
from shared.skills.retrieval.dense import LENGTH, DenseIndex

Floats = npt.NDArray[np.float32]

ROUNDS = 12
BATCH = 1024
RATE = 0.003  # of Adam in the first round; each later one takes .9 of the one before
SMOOTHING = 1e-3  # of Arora's weight a / (a + p)
LEAST_USES = 2  # a word of the phrases that is no word of the teacher's enters the table from here on
CLIP = 99.95  # percentile of the values that becomes the highest level
_WORD = re.compile(r"[a-z0-9]+")
_PLAIN = re.compile(rf"(?:{PIECE})?[a-z0-9]+")


def main() -> None:
    phrases = _phrases()
    teacher = MiniLmEmbedder(default_cache())
    words = _words(phrases)
    target = _vectors(phrases, teacher)
    axes = np.linalg.eigh(target.T @ target)[1][:, ::-1][:, :DIMENSION]
    alone = _vectors([word.removeprefix(PIECE) for word in words], teacher) @ axes
    pieces = _piece_lists(words, phrases)
    rows = fit(_weighted(alone, pieces), pieces, _unit(target @ axes))
    highest = np.percentile(np.abs(rows), CLIP)
    whole = np.clip(np.rint(rows / highest * LEVELS), -LEVELS, LEVELS).astype(np.int8)
    TABLE_FILE.write_bytes(to_bytes(words, whole))
    print(f"{TABLE_FILE.name}: {len(words)} words, {TABLE_FILE.stat().st_size} bytes")


def fit(rows: Floats, pieces: Sequence[Sequence[int]], target: Floats) -> Floats:
    """Adam on 1 - cosine between the sum of a phrase's rows and its target."""
    first, second = np.zeros_like(rows), np.zeros_like(rows)
    chosen = np.array([place for place, found in enumerate(pieces) if found])
    step = 0
    for number in range(ROUNDS):
        order = np.random.default_rng(number).permutation(chosen)
        rate, loss = RATE * 0.9**number, 0.0
        for start in range(0, len(order), BATCH):
            batch = order[start : start + BATCH]
            flat = np.concatenate([pieces[place] for place in batch])
            owner = np.repeat(np.arange(len(batch)), [len(pieces[place]) for place in batch])
            sums = np.zeros((len(batch), rows.shape[1]), dtype=np.float32)
            np.add.at(sums, owner, rows[flat])
            lengths = np.linalg.norm(sums, axis=1, keepdims=True) + 1e-9
            unit = sums / lengths
            cosine = (unit * target[batch]).sum(axis=1, keepdims=True)
            loss += float((1 - cosine).sum())
            slope = np.zeros_like(rows)
            np.add.at(slope, flat, ((unit * cosine - target[batch]) / lengths / len(batch))[owner])
            step += 1
            first += 0.1 * (slope - first)
            second += 0.001 * (slope * slope - second)
            rows = rows - rate * (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.999**step)) + 1e-8)
        print(f"round {number + 1}: mean distance {loss / len(order):.4f}", flush=True)
    return rows


def _phrases() -> list[str]:
    """Every phrase once, in a fixed order."""
    folder = data_folder()
    release = read_release(folder / "onet" / "db_29_3_text.zip")
    sentences = [sentence.text for sentence in tagged_sentences(folder, "train")]
    descriptions = [occupation.description for occupation in release.occupations]
    found = [*esco_labels(folder), *_titles(release), *(technology.title for technology in release.technologies)]
    found += [name for concept in builtin_ontology().concepts for name in concept.names]
    chance = random.Random(0)
    for text in [*descriptions * 12, *sentences * 3]:
        words = text.split()
        length = chance.choice((2, 2, 3, 3, 4, 5))
        first = chance.randrange(max(1, len(words) - length))
        found.append(" ".join(words[first : first + length]).strip(" ,.;:()"))
    return list(dict.fromkeys(phrase for phrase in found if phrase))


def _titles(release: Release) -> list[str]:
    reported = {key_of(title.title) for title in release.titles if title.reported}
    names = {name for title in release.titles for name in (title.title, title.short_title) if name}
    return sorted(name for name in names if key_of(name) not in reported)


def _words(phrases: Sequence[str]) -> list[str]:
    """The teacher's words and pieces in plain letters, then words that the phrases use more than once."""
    known = json.loads(find_model_files().tokenizer.read_text(encoding="utf-8"))["model"]["vocab"]
    words = [word for word in known if _PLAIN.fullmatch(word)]
    uses = Counter(word for phrase in phrases for word in sorted(set(_WORD.findall(fold(phrase)))))
    return words + sorted(word for word, count in uses.items() if count >= LEAST_USES and word not in known)


def _piece_lists(words: Sequence[str], phrases: Sequence[str]) -> list[list[int]]:
    table = WordVectorEmbedder(words, np.zeros((len(words), DIMENSION), dtype=np.int8), "draft")
    return [table.pieces_of(phrase) for phrase in phrases]


def _weighted(alone: Floats, pieces: Sequence[Sequence[int]]) -> Floats:
    uses = np.ones(len(alone), dtype=np.float64)
    for found in pieces:
        uses[list(set(found))] += 1
    weights = SMOOTHING / (SMOOTHING + uses / uses.sum())
    weighted: Floats = (alone * weights[:, None]).astype(np.float32)
    return weighted


def _vectors(texts: Sequence[str], teacher: MiniLmEmbedder) -> Floats:
    return DenseIndex(texts, teacher, default_cache()).rows / np.float32(LENGTH)


def _unit(rows: Floats) -> Floats:
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    unit: Floats = rows / np.maximum(lengths, 1e-9)
    return unit


if __name__ == "__main__":
    main()
