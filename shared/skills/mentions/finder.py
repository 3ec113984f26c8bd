"""Mentions of concepts in running text, by spaCy's PhraseMatcher over all names."""

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import NamedTuple

from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc
from spacy.vocab import Vocab

from shared.skills.normalise import fold, key_of
from shared.skills.ontology.ontology import Ontology, context_words

CONTEXT_WORDS = 8  # how many words on either side count as near
LIST_REACH = 300  # code points on either side of a mention in which its enumeration is looked at
LIST_ROUNDS = 3  # how often settled mentions may settle their neighbours
_NO_NAME = "\ue000"  # stands for every token that is in no name (private use: in no text that was folded)
# A word, a sign that may belong to a name, the end of a paragraph, or any other sign.
_TOKEN = re.compile(r"[^\W_]+|[+#.&/@]|\n[^\S\n]*\n|[^\w\s]", re.UNICODE)
_JOINING = frozenset("-‐‑‒_'’`´®™")  # inside a name they do not count: "problem-solving"
# Bounded and anchored to the start of a run: an endless word must not be tried from each of its letters.
_ADDRESS = re.compile(
    r"(?:https?://|www\.)\S+"
    r"|(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}\.\S+"
    r"|(?<![\w.-])[\w-]{1,63}(?:\.[\w-]{1,63}){0,8}\.[a-z]{2,24}/\S*",
    re.IGNORECASE,
)
_ITEM_END = re.compile(r"[,;|•·▪◦●\n\t()\[\]:]| [-–—] |/|\band\b|\bund\b|\bet\b|\by\b|\ben\b|&")
_ITEM_MARGIN = " \t.*-–—•·▪◦●"  # what may stand around an item of a list
_SENTENCE_START = re.compile(r"(?:^|[.!?:]\s+|\n\s*(?:[-–—•·▪◦●*o]\s+)?)$")


@dataclass(frozen=True, slots=True)
class Found:
    """A place `start`..`end` (code points) where a name of the concept stands; `key` is that name folded."""

    start: int
    end: int
    concept_id: str
    key: str


class _Token(NamedTuple):
    """Made for each word of each text: a tuple costs a third of what a frozen dataclass does."""

    start: int
    end: int
    folded: str


class MentionFinder:
    """Finds the names of an ontology in texts. Costs one pass over the names when made; keep it."""

    def __init__(self, ontology: Ontology) -> None:
        self._ontology = ontology
        self._vocab = Vocab()
        self._matcher = PhraseMatcher(self._vocab, attr="ORTH")
        self._ids_of_key = {key: tuple(c.id for c in concepts) for key, concepts in ontology.by_key.items()}
        self._matcher.add("name", [Doc(self._vocab, words=key.split(" ")) for key in self._ids_of_key])
        self._words = frozenset(word for key in self._ids_of_key for word in key.split())
        self._ambiguous: dict[tuple[str, str], set[str]] = {}
        self._cased: dict[tuple[str, str], set[str]] = {}
        for concept in ontology.concepts:
            for spellings, names in ((self._ambiguous, concept.ambiguous), (self._cased, concept.cased)):
                for name in names:
                    spellings.setdefault((concept.id, key_of(name)), set()).add(name)
        self._context = {c.id: context_words(c) for c in ontology.concepts if c.ambiguous or c.cased}

    def find(self, text: str) -> list[Found]:
        """Every mention, in order of its place, without overlap."""
        tokens = _tokens(text)
        if not tokens:
            return []
        # Words of the text that are in no name must not enter the vocabulary: it never forgets any.
        words = [token.folded if token.folded in self._words else _NO_NAME for token in tokens]
        doc = Doc(self._vocab, words=words)
        spans = [(start, end) for _, start, end in self._matcher(doc)]
        groups = self._groups(spans, tokens)
        sure = [self._sure(text, tokens, start, end) for start, end in groups]
        certain = [found for found in sure if found is not None]
        open_spans = [span for span, found in zip(groups, sure, strict=True) if found is None]
        for _ in range(LIST_ROUNDS):  # each mention that is settled may settle its neighbours in a list
            certain.sort(key=lambda found: found.start)
            settled = {span: self._in_context(text, tokens, *span, certain) for span in open_spans}
            newly = [found for found in settled.values() if found is not None]
            if not newly:
                break
            certain += newly
            open_spans = [span for span in open_spans if settled[span] is None]
        return sorted(certain, key=lambda found: found.start)

    def _groups(self, spans: list[tuple[int, int]], tokens: list[_Token]) -> list[tuple[int, int]]:
        """The longest span at each place, the earlier one where two of a length overlap."""
        chosen: list[tuple[int, int]] = []
        taken: set[int] = set()
        for start, end in sorted(set(spans), key=lambda span: (span[0] - span[1], span[0])):
            if taken.isdisjoint(range(start, end)) and not _is_glued(tokens, start, end):
                chosen.append((start, end))
                taken.update(range(start, end))
        return sorted(chosen)

    def _sure(self, text: str, tokens: list[_Token], start: int, end: int) -> Found | None:
        """The mention where its name needs no context."""
        key = " ".join(token.folded for token in tokens[start:end])
        first, last = tokens[start].start, tokens[end - 1].end
        for id_ in self._ids_of_key[key]:
            if (id_, key) in self._ambiguous:
                continue
            spellings = self._cased.get((id_, key))
            if spellings is None or (_spelled(text[first:last], spellings) and not _owes_capital(text, first, last)):
                return Found(first, last, id_, key)
        return None

    def _in_context(self, text: str, tokens: list[_Token], start: int, end: int, certain: list[Found]) -> Found | None:
        """The mention of an ambiguous or cased name, where what stands around it speaks for one concept."""
        key = " ".join(token.folded for token in tokens[start:end])
        first, last = tokens[start].start, tokens[end - 1].end
        if _is_hyphenated(text, first, last):
            return None
        near = _words_near(tokens, start, end)
        in_list = _is_list_item(text, first, last, certain)
        hits: dict[str, int] = {}
        for id_ in self._ids_of_key[key]:
            spellings = self._ambiguous.get((id_, key), set()) | self._cased.get((id_, key), set())
            if spellings and (_spelled(text[first:last], spellings) or (in_list and len(key) > 1)):
                hits[id_] = len(near & self._context[id_])
        if not hits:
            return None
        best = max(hits.values())
        leaders = [id_ for id_, n in hits.items() if n == best]
        if len(leaders) == 1 and (best > 0 or in_list):
            return Found(first, last, leaders[0], key)
        return None


def _tokens(text: str) -> list[_Token]:
    """The tokens that may take part in a name; addresses on the web become one unmatchable token each."""
    addresses = []
    if "/" in text or "@" in text or "www." in text.casefold():  # without one of these there is none
        addresses = [(match.start(), match.end()) for match in _ADDRESS.finditer(text)]
    if not addresses:
        return [
            _Token(match.start(), match.end(), fold(word) or _NO_NAME)
            for match in _TOKEN.finditer(text)
            if (word := match[0]) not in _JOINING
        ]
    starts = [start for start, _ in addresses]
    tokens: list[_Token] = []
    for match in _TOKEN.finditer(text):
        at = bisect_right(starts, match.start()) - 1
        if at >= 0 and match.start() < addresses[at][1]:
            if tokens and tokens[-1].start >= addresses[at][0]:
                continue
            tokens.append(_Token(match.start(), match.end(), _NO_NAME))
        elif match[0] not in _JOINING:
            tokens.append(_Token(match.start(), match.end(), fold(match[0]) or _NO_NAME))
    return tokens


def _is_glued(tokens: list[_Token], start: int, end: int) -> bool:
    """Whether the span is a piece of something longer: the C of "C++", the R of "R&D", the net of "x.net"."""
    before = tokens[start - 1] if start > 0 else None
    after = tokens[end] if end < len(tokens) else None
    if after is not None and after.start == tokens[end - 1].end:
        if after.folded in ("+", "#") or (after.folded in ("&", "@") and end - start == 1):
            return True
        if after.folded == "." and end + 1 < len(tokens) and tokens[end + 1].start == after.end:
            return tokens[end + 1].folded[0].isalpha()
    if before is not None and before.end == tokens[start].start:
        if tokens[start].folded == "." and before.folded[-1].isalnum():
            return True
        if before.folded in ("@", "#") or (before.folded == "&" and end - start == 1):
            return True
        if before.folded == "." and start > 1 and tokens[start - 2].end == before.start:
            return tokens[start - 2].folded[-1].isalnum()
    return False


def _words_near(tokens: list[_Token], start: int, end: int) -> set[str]:
    """The words on both sides of the span, at most CONTEXT_WORDS each way and within its sentence."""
    words: set[str] = set()
    for index in range(start - 1, max(-1, start - 1 - CONTEXT_WORDS), -1):
        if _ends_sentence(tokens, index):
            break
        words.add(tokens[index].folded)
    for index in range(end, min(len(tokens), end + CONTEXT_WORDS)):
        if _ends_sentence(tokens, index):
            break
        words.add(tokens[index].folded)
    return words


def _ends_sentence(tokens: list[_Token], index: int) -> bool:
    token = tokens[index]
    if token.folded.startswith("\n"):
        return True
    apart = index + 1 == len(tokens) or tokens[index + 1].start > token.end
    return token.folded in (".", "!", "?") and apart


def _spelled(surface: str, spellings: set[str]) -> bool:
    """Written as one of the spellings, or in capitals throughout where that differs from an ordinary word."""
    return surface in spellings or (len(surface) > 1 and surface.isupper())


def _owes_capital(text: str, start: int, end: int) -> bool:
    """Whether any word would have this capital there: at the start of a sentence, bullet or line."""
    surface = text[start:end]
    if not surface[:1].isupper() or sum(char.isupper() for char in surface) > 1:
        return False
    return _SENTENCE_START.search(text[max(0, start - 12) : start]) is not None or start == 0


def _is_hyphenated(text: str, start: int, end: int) -> bool:
    return text[start - 1 : start] in ("-", "‑") or text[end : end + 1] in ("-", "‑")


def _is_list_item(text: str, start: int, end: int, certain: list[Found]) -> bool:
    """Whether the mention is a whole item of an enumeration that also names a certain skill.

    An enumeration is a line with separators, or lines of one item each, of which the next is looked at.
    `certain` is in the order of the text.
    """
    if not _within(certain, start - 2 * LIST_REACH, end + 2 * LIST_REACH):
        return False
    line_start, line_end = _line(text, start, end)
    separators = [
        (match.start() + line_start, match.end() + line_start)
        for match in _ITEM_END.finditer(text[line_start:line_end])
    ]
    item_start = max((after for _, after in separators if after <= start), default=line_start)
    item_end = min((before for before, _ in separators if before >= end), default=line_end)
    if text[item_start:item_end].strip(_ITEM_MARGIN) != text[start:end]:
        return False
    if item_start == line_start and item_end == line_end:  # the item fills its line
        neighbours = (_line(text, line_start - 1, line_start - 1), _line(text, line_end + 1, line_end + 1))
        return any(
            text[first:last].strip(_ITEM_MARGIN) == text[found.start : found.end]
            for first, last in neighbours
            for found in _within(certain, first, last)
        )
    return bool(_within(certain, line_start, line_end))


def _within(certain: list[Found], start: int, end: int) -> list[Found]:
    first = bisect_left(certain, start, key=lambda found: found.start)
    last = bisect_right(certain, end, key=lambda found: found.start)
    return [found for found in certain[first:last] if found.end <= end]


def _line(text: str, start: int, end: int) -> tuple[int, int]:
    """Start and end of the line that holds the span, at most LIST_REACH away; empty outside the text."""
    if start < 0 or end > len(text):
        return (0, 0)
    lowest, highest = max(0, start - LIST_REACH), min(len(text), end + LIST_REACH)
    before, after = text.rfind("\n", lowest, start), text.find("\n", end, highest)
    return lowest if before < 0 else before + 1, highest if after < 0 else after
