"""`python -m benchmarks.skills`: phrases to labels, spans in sentences and titles to occupations, floor beside ours.

Figures are those of development data, on which weights were chosen in a coarse grid; see docs/skills.md.
`--fit` prints the constants of `shared/skills/mapping/calibration.py` anew; `--titles N` takes every N-th title;
`--write FILE` makes docs/accuracy-skills.md of what is printed.
"""

import argparse
import importlib.util
import io
import time
from collections.abc import Callable, Iterable, Sequence
from contextlib import redirect_stdout
from functools import partial
from pathlib import Path

import numpy as np

from benchmarks.skills_calibration import Outcome, calibration_error, fit
from benchmarks.skills_data import (
    LinkedPhrase,
    data_folder,
    esco_labels,
    linked_phrases,
    linked_sentences,
    tagged_sentences,
)
from benchmarks.skills_resumes import count_places, count_tools, marked_resumes, total
from benchmarks.skills_titles import reported_titles
from careergraph.local.home import default_cache
from shared.embeddings.embedder import Embedder
from shared.embeddings.minilm import MiniLmEmbedder
from shared.embeddings.minilm_weights import ModelUnavailable, find_model_files
from shared.skills.mapping.calibration import WITH_MODEL, WORDS
from shared.skills.mapping.matcher import SkillMatcher
from shared.skills.mapping.phrase_mapper import PhraseMapper
from shared.skills.mentions.find import SkillMention, find_mentions
from shared.skills.mentions.span_tagger import Tagger, knowledge_tagger
from shared.skills.mentions.token_network import model_tagger
from shared.skills.normalise import key_of
from shared.skills.onet.ontology import onet_ontology
from shared.skills.onet.records import Release
from shared.skills.onet.release import read_release
from shared.skills.ontology.concepts import Kind
from shared.skills.ontology.ontology import Ontology, builtin_ontology
from shared.skills.retrieval.candidates import largest
from shared.skills.retrieval.lexical import CharTfIdf
from shared.skills.titles.mapper import TitleMapper
from shared.skills.titles.occupations import Occupations

TOP = 5
Ranking = list[str]
TITLE_STEP = 10
_HEAD = """# Accuracy of skills

Made by `python -m benchmarks.skills --write docs/accuracy-skills.md` with OMP_NUM_THREADS=1, where `make test-models`
has installed sentence-transformers (torch with two threads on two busy cores is several times slower, which would
flatter us); not edited by hand. What the figures are of, what was tried, and the goals: [skills.md](skills.md). Speeds
are worth their ratios only.

"""


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.skills", description=__doc__)
    parser.add_argument("--fit", action="store_true", help="fit the calibration anew")
    parser.add_argument("--titles", type=int, default=TITLE_STEP, metavar="N", help="measure every N-th title")
    parser.add_argument("--write", type=Path, metavar="FILE", help="write the page of figures here instead of printing")
    arguments = parser.parse_args()
    if arguments.write is None:
        _measure(arguments.titles, fit_anew=arguments.fit)
        return
    with redirect_stdout(io.StringIO()) as printed:
        _measure(arguments.titles, fit_anew=arguments.fit)
    arguments.write.write_text(f"{_HEAD}```text\n{printed.getvalue().strip()}\n```\n", encoding="utf-8")


def _measure(titles: int, *, fit_anew: bool) -> None:
    folder = data_folder()
    embedder = _embedder()
    labelled = _linking(folder, embedder)
    if fit_anew:
        for name, outcomes in labelled.items():
            print(f"calibration, {name}: {fit(outcomes)}")
    release = read_release(folder / "onet" / "db_29_3_text.zip")
    _resumes(release)
    _spans(folder, release, embedder)
    _titles(release, embedder, titles)


def _embedder() -> MiniLmEmbedder | None:
    try:
        return MiniLmEmbedder(default_cache())
    except ModelUnavailable as error:
        print(f"no model: {error.detail}")
        return None


def r_precision(gold: frozenset[str], ranking: Ranking, top: int = TOP) -> float:
    """RP@k: the gold labels among the first k, as a share of those that there could be."""
    return len(gold.intersection(ranking[:top])) / min(top, len(gold))


def _linking(folder: Path, embedder: Embedder | None) -> dict[str, list[Outcome]]:
    """RP@5 of phrases that have labels, and how well confidences fit, for each way of ranking."""
    labels = esco_labels(folder)
    index = CharTfIdf(labels)
    ways: dict[str, Callable[[Sequence[str]], Iterable[Ranking]]] = {
        "floor: char TF-IDF": lambda phrases: [
            [labels[place] for place in _best(index.scores(phrase), TOP)] for phrase in phrases
        ]
    }
    mappers = {"words": PhraseMapper(builtin_ontology(), labels)}
    if embedder is not None:
        mappers["model"] = PhraseMapper(builtin_ontology(), labels, embedder, default_cache())
    for name, mapper in mappers.items():
        ways[f"ours, {name}"] = partial(_rankings, mapper)
    outcomes: dict[str, list[Outcome]] = {name: [] for name in mappers}
    everything: list[LinkedPhrase] = []
    for domain in ("tech", "house"):
        phrases = linked_phrases(folder, domain, frozenset(labels))
        everything += phrases
        for unit, asked in (("phrases", phrases), ("sentences", linked_sentences(folder, domain, frozenset(labels)))):
            linked = [phrase for phrase in asked if phrase.labels]
            print(f"\n{unit} to ESCO labels, {domain} validation, {len(linked)} with a label")
            for name, rank in ways.items():
                rankings = list(rank([phrase.phrase for phrase in linked]))
                value = np.mean([r_precision(p.labels, ranking) for p, ranking in zip(linked, rankings, strict=True)])
                print(f"  {name:22} RP@5 {value:.3f}")
        for name, mapper in mappers.items():
            outcomes[name] += _mapped(name, mapper, phrases)
    if embedder is not None:
        _one_by_one(embedder, mappers["words"], labels, everything)
    return outcomes


def _rankings(mapper: PhraseMapper, phrases: Sequence[str]) -> Iterable[Ranking]:
    return ([id_ for id_, _, _ in mapped.candidates] for mapped in mapper.map_all(phrases, TOP))


def _one_by_one(embedder: Embedder, mapper: PhraseMapper, labels: list[str], phrases: list[LinkedPhrase]) -> None:
    """The plain loop of tutorials: a phrase at a time, all labels compared; then ours on the same phrases.

    By sentence-transformers where it is installed, else with our faster model in its place.
    """
    loop, embed = "plain loop, our model", _our_embed(embedder)
    if importlib.util.find_spec("sentence_transformers") is not None:
        from sentence_transformers import SentenceTransformer  # type: ignore[import-not-found,unused-ignore]

        model = SentenceTransformer(str(find_model_files().model.parent), device="cpu")
        loop, embed = "plain loop, sentence-transformers", model.encode
    vectors = np.array([embed(label) for label in labels[:100]])  # the comparison's speed does not depend on the labels
    vectors = np.tile(vectors, (len(labels) // len(vectors) + 1, 1))[: len(labels)]
    started, used = time.perf_counter(), time.process_time()
    for phrase in phrases:
        np.argsort(-(vectors @ embed(phrase.phrase)))[:TOP]
    plain = (time.perf_counter() - started, time.process_time() - used)
    list(mapper.map_all(labels[:100], TOP))  # as the loop was: what is made at the first use is made
    mapper.forget()
    started, used = time.perf_counter(), time.process_time()
    list(mapper.map_all([phrase.phrase for phrase in phrases], TOP))
    ours = (time.perf_counter() - started, time.process_time() - used)
    for name, (seconds, processor) in ((loop, plain), ("ours, words", ours)):
        print(
            f"  {name:34} {len(phrases) / seconds:6.0f} phrases a second, {len(phrases) / processor:6.0f} a CPU second"
        )
    print(f"  ours is {plain[0] / ours[0]:.0f} times as fast ({plain[1] / ours[1]:.0f} times by CPU time)")


def _our_embed(embedder: Embedder) -> Callable[[str], "np.ndarray[tuple[int, ...], np.dtype[np.float64]]"]:
    return lambda text: np.array(embedder.embed([text])[0])


def _mapped(name: str, mapper: PhraseMapper, phrases: list[LinkedPhrase]) -> list[Outcome]:
    """What the gate let through, over all phrases: those without any fitting label should stay unmapped."""
    rights = mapped_count = 0
    outcomes: list[Outcome] = []
    for phrase, mapped in zip(phrases, mapper.map_all([p.phrase for p in phrases]), strict=True):
        right = mapped.candidates[0][0] in phrase.labels if mapped.candidates else False
        mapped_count += mapped.concept_id is not None
        rights += mapped.concept_id is not None and right
        if "signals" in mapped.gate_summary and mapped.candidates:
            outcomes.append(Outcome(mapped.candidates[0][2], mapped.gate_summary["signals"]["margin"], right))
    with_label = sum(bool(phrase.labels) for phrase in phrases)
    precision, recall = rights / max(1, mapped_count), rights / with_label
    error = calibration_error(outcomes, WORDS if name == "words" else WITH_MODEL)
    print(f"  ours, {name}: {mapped_count} of {len(phrases)} mapped, precision {precision:.2f}, recall {recall:.2f}")
    print(f"  ours, {name}: calibration error of what was retrieved {error:.3f}")
    return outcomes


def _resumes(release: Release) -> None:
    """Tools in the invented résumés; the floor takes every name of a tool, without any rule of context."""
    resumes = marked_resumes()
    print(f"\ntools in {len(resumes)} invented résumés, {sum(len(resume.tools) for resume in resumes)} tools")
    for ontology in (builtin_ontology(), onet_ontology(release)):
        matcher = SkillMatcher(ontology)
        floor = [count_places(resume, _dictionary(ontology, resume.text, Kind.TOOL)) for resume in resumes]
        ours = [count_tools(matcher, r, find_mentions(matcher, r.text, knowledge_tagger())) for r in resumes]
        for name, counts in ((f"floor: dictionary, {ontology.version}", floor), (f"ours, {ontology.version}", ours)):
            whole = total(counts)
            print(f"  {name:40} recall {whole.recall:.3f}   precision {whole.precision:.3f}")


def _spans(folder: Path, release: Release, embedder: MiniLmEmbedder | None) -> None:
    """Strict span F1 on SkillSpan's knowledge: both ends right."""
    taggers: dict[str, Tagger] = {"with the tagger": knowledge_tagger()}
    if embedder is not None:
        taggers["tagger and model"] = model_tagger(embedder)
    sentences = list(tagged_sentences(folder))
    gold = sum(len(sentence.knowledge) for sentence in sentences)
    print(f"\nspans of knowledge, SkillSpan development, {len(sentences)} sentences, {gold} spans")
    for ontology in (builtin_ontology(), onet_ontology(release)):
        matcher = SkillMatcher(ontology)
        found = [find_mentions(matcher, sentence.text) for sentence in sentences]
        ways = {
            f"floor: dictionary, {ontology.version}": [_dictionary(ontology, sentence.text) for sentence in sentences],
            f"ours, {ontology.version}": [{(m.start, m.end) for m in mentions} for mentions in found],
            f"ours, {ontology.version}, kind knowledge": [_knowledge(mentions) for mentions in found],
        }
        for name, tagger in taggers.items():
            ways[f"ours, {ontology.version}, {name}"] = [
                _knowledge(find_mentions(matcher, sentence.text, tagger)) for sentence in sentences
            ]
        for name, spans in ways.items():
            hits = sum(len(s & sentence.knowledge) for s, sentence in zip(spans, sentences, strict=True))
            precision, recall = hits / max(1, sum(map(len, spans))), hits / gold
            score = 2 * precision * recall / max(1e-9, precision + recall)
            print(f"  {name:52} F1 {score:.3f}   precision {precision:.3f}   recall {recall:.3f}")


def _knowledge(mentions: Iterable[SkillMention]) -> set[tuple[int, int]]:
    return {(mention.start, mention.end) for mention in mentions if mention.kind == "knowledge"}


def _dictionary(ontology: Ontology, text: str, kind: Kind | None = None) -> set[tuple[int, int]]:
    """Every run of up to five words that is a name (of a concept of the kind), the longest first, without any rule."""
    words = text.replace("\n", " ").split(" ")
    starts = np.cumsum([0, *(len(word) + 1 for word in words)])
    found: set[tuple[int, int]] = set()
    at = 0
    while at < len(words):
        for length in range(5, 0, -1):
            end = at + length
            concepts = ontology.by_key.get(key_of(" ".join(words[at:end])), ()) if end <= len(words) else ()
            if concepts and kind in (None, concepts[0].kind):
                found.add((int(starts[at]), int(starts[end]) - 1))
                at = end - 1
                break
        at += 1
    return found


def _titles(release: Release, embedder: Embedder | None, step: int) -> None:
    """Reported titles, each held out of the index together with every alternate title of its spelling."""
    reported = reported_titles(release)
    asked = [reported[key] for key in sorted(reported)[::step]]
    occupations = Occupations.of_release(release)
    print(f"\ntitles to O*NET-SOC, {len(asked)} of {len(reported)} reported titles, all held out")
    embedders = {"ours, words": None} | ({"ours, model": embedder} if embedder is not None else {})
    for number, (name, used) in enumerate(embedders.items()):
        mapper = TitleMapper(occupations, used, default_cache(), without=frozenset(reported))
        if number == 0:
            _print_titles("floor: char TF-IDF", asked, (mapper.nearest_by_characters(title, TOP) for title, _ in asked))
        found = mapper.map_all((title for title, _ in asked), TOP)
        _print_titles(name, asked, ([soc for soc, _, _ in mapped.candidates] for mapped in found))


def _print_titles(name: str, asked: list[tuple[str, set[str]]], rankings: Iterable[Ranking]) -> None:
    started = time.perf_counter()
    ranked = list(zip(asked, rankings, strict=True))
    speed = len(ranked) / (time.perf_counter() - started)
    first = sum(ranking[0] in socs for (_, socs), ranking in ranked) / len(ranked)
    among = sum(not socs.isdisjoint(ranking) for (_, socs), ranking in ranked) / len(ranked)
    print(f"  {name:22} acc@1 {first:.3f}   acc@5 {among:.3f}   {speed:6.0f} titles a second")


def _best(scores: "np.ndarray[tuple[int, ...], np.dtype[np.float64]]", count: int) -> list[int]:
    return sorted(largest(scores, count).tolist(), key=lambda place: (-scores[place], place))


if __name__ == "__main__":
    main()
