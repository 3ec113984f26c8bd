"""`python -m benchmarks.skills_titles`: fit what `shared.skills.titles.mapper.TitleWeights` weighs.

Reported titles of O*NET are held out of the index. One half of them (by a checksum of the title) is fitted to, by
multinomial logistic regression over occupations with Newton's method; the figures are those of the other half. For it
the reliability of `score` is shown too: how often the first occupation is right where it has a score of so many tenths.

`odd_titles.tsv` holds a hundred titles that nobody has reported, written for this: title, seniority, function (- for
none) and every occupation that may be meant. Lines 1, 3, 5 … were looked at while rules were made, the others never.
"""

import zlib
from collections.abc import Sequence
from dataclasses import astuple, fields
from pathlib import Path

import numpy as np
import numpy.typing as npt

from benchmarks.skills_data import data_folder
from careergraph.local.home import default_cache
from shared.embeddings.minilm import MiniLmEmbedder
from shared.embeddings.minilm_weights import ModelUnavailable
from shared.skills.normalise import key_of
from shared.skills.onet.records import Release
from shared.skills.onet.release import read_release
from shared.skills.titles.mapper import TitleMapper, TitleWeights
from shared.skills.titles.occupations import Occupations
from shared.skills.titles.parts import title_parts

Array = npt.NDArray[np.float64]
ROUNDS = 12
PENALTY = 1e-4  # of squared weights, so that the equations always have one solution
STEP = 2  # every second title: more change the weights by less than their spread
ODD_TITLES = Path(__file__).with_name("odd_titles.tsv")
TOP = 5


def reported_titles(release: Release) -> dict[str, tuple[str, set[str]]]:
    """Key of a title to the title and the codes of the occupations where it was reported."""
    reported: dict[str, tuple[str, set[str]]] = {}
    for title in release.titles:
        if title.reported:
            reported.setdefault(key_of(title.title), (title.title, set()))[1].add(title.soc)
    return reported


def main() -> None:
    release = read_release(data_folder() / "onet" / "db_29_3_text.zip")
    _report_odd_titles(TitleMapper(Occupations.of_release(release), None, default_cache()))
    _report("words", TitleMapper(Occupations.of_release(release), None, default_cache(), _held_out(release)), release)
    try:
        embedder = MiniLmEmbedder(default_cache())
    except ModelUnavailable as error:
        print(f"no model: {error.detail}")
        return
    _report(
        "model", TitleMapper(Occupations.of_release(release), embedder, default_cache(), _held_out(release)), release
    )


def _held_out(release: Release) -> frozenset[str]:
    return frozenset(reported_titles(release))


def _report(name: str, mapper: TitleMapper, release: Release) -> None:
    place_of = {occupation.soc: place for place, occupation in enumerate(release.occupations)}
    halves: list[tuple[list[str], list[list[int]]]] = [([], []), ([], [])]
    for key, (title, socs) in sorted(reported_titles(release).items())[::STEP]:
        works, right = halves[zlib.crc32(key.encode()) % 2]
        works.append(title_parts(title).work)
        right.append(sorted(place_of[soc] for soc in socs))
    fitted = fit(mapper, *halves[0])
    names = [field.name for field in fields(TitleWeights)]
    print(f"{name}: {', '.join(f'{one}={value:.2f}' for one, value in zip(names, fitted, strict=False))}")
    for label, weights in (("fitted now", fitted), ("in force", np.array(astuple(mapper.weights))[: len(fitted)])):
        first = among = 0
        for signals, places in zip(mapper.signals(halves[1][0]), halves[1][1], strict=True):
            ranking = np.argsort(-(weights @ signals), kind="stable")[:TOP]
            first += ranking[0] in places
            among += bool(set(ranking.tolist()) & set(places))
        count = len(halves[1][0])
        print(f"  {label:10} {count} titles of the other half: acc@1 {first / count:.3f}   acc@5 {among / count:.3f}")
    evidence = mapper.evidence(halves[1][0])
    shares = [np.exp(one - one.max()) / np.exp(one - one.max()).sum() for one in evidence]
    _print_reliability(
        [(float(one.max()), int(one.argmax()) in places) for one, places in zip(shares, halves[1][1], strict=True)]
    )


def _report_odd_titles(mapper: TitleMapper) -> None:
    rows = [line.split("\t") for line in ODD_TITLES.read_text(encoding="utf-8").splitlines()]
    found = list(mapper.map_all([row[0] for row in rows]))
    for half, name in enumerate(("looked at", "not looked at")):
        pairs = list(zip(rows, found, strict=True))[half::2]
        seniority = sum((one.seniority or "-") == row[1] for row, one in pairs)
        function = sum((one.function or "-") == row[2] for row, one in pairs)
        first = sum(_is_meant(row[3], one.candidates[0][0]) for row, one in pairs)
        among = sum(any(_is_meant(row[3], soc) for soc, _, _ in one.candidates[:TOP]) for row, one in pairs)
        print(
            f"odd titles, {name}: {len(pairs)}, seniority {seniority}, function {function}, occupation {first}, "
            f"among five {among}"
        )
    _print_reliability(
        [(one.candidates[0][2], _is_meant(row[3], one.candidates[0][0])) for row, one in zip(rows, found, strict=True)]
    )


def _is_meant(codes: str, soc: str) -> bool:
    return soc.split(".")[0] in codes.split(",")


def _print_reliability(outcomes: Sequence[tuple[float, bool]]) -> None:
    """(score, right) pairs by tenths of the score, and the expected calibration error over them."""
    error = 0.0
    for tenth in range(10):
        own = [(score, right) for score, right in outcomes if min(9, int(score * 10)) == tenth]
        if own:
            mean, share = sum(score for score, _ in own) / len(own), sum(right for _, right in own) / len(own)
            error += abs(mean - share) * len(own) / len(outcomes)
            bounds = f"{tenth / 10:.1f} to {tenth / 10 + 0.1:.1f}"
            print(f"    score {bounds}: {len(own):4}, mean {mean:.2f}, right {share:.2f}")
    print(f"    calibration error {error:.3f}")


def fit(mapper: TitleMapper, works: list[str], right: list[list[int]]) -> Array:
    """The weights that make the right occupations likeliest; of several right ones the likeliest counts."""
    signals = [one.astype(np.float32) for one in mapper.signals(works)]
    weights = np.array(astuple(mapper.weights))[: len(signals[0])]
    for _ in range(ROUNDS):
        slope, bend = PENALTY * weights, PENALTY * np.eye(len(weights))
        for one, places in zip(signals, right, strict=True):
            evidence = weights @ one
            shares = np.exp(evidence - evidence.max())
            shares /= shares.sum()
            mean = one @ shares
            slope += (mean - one[:, max(places, key=lambda place: evidence[place])]) / len(signals)
            bend += ((one * shares) @ one.T - np.outer(mean, mean)) / len(signals)
        weights = weights - np.linalg.solve(bend, slope)
    return weights


if __name__ == "__main__":
    main()
