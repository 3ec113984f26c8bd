"""Which words of a sentence name something that one knows, where no dictionary holds it: a linear tagger.

An averaged structured perceptron (Collins, "Discriminative Training Methods for Hidden Markov Models", EMNLP 2002)
over begin, inside and outside, with features of the word, its neighbours, its shape and what the dictionary says.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

TAGS = ("O", "B", "I")
Weights = Mapping[str, tuple[float, float, float]]  # feature to its weight for each tag
Transitions = Sequence[Sequence[float]]  # [tag before][tag]
_IMPOSSIBLE = -1e9

_TOKEN = re.compile(r"<\w+>|[^\W_]+(?:[+#]+|(?:[.'’-][^\W_]+)+)?|[^\w\s]")


@dataclass(frozen=True, slots=True)
class Token:
    """A word or sign; `known` is the category of the dictionary's mention that it is part of, or empty."""

    text: str
    start: int
    end: int
    known: str


@dataclass(frozen=True, slots=True)
class TaggerModel:
    weights: Weights
    transitions: Transitions


def tokens_of(text: str, mentions: Sequence[tuple[int, int, str]]) -> list[Token]:
    """The tokens of a text; `mentions` are start, end and category of what the dictionary found, in order."""
    tokens: list[Token] = []
    at = 0
    for match in _TOKEN.finditer(text):
        while at < len(mentions) and mentions[at][1] <= match.start():
            at += 1
        inside = at < len(mentions) and mentions[at][0] <= match.start()
        begins = inside and mentions[at][0] == match.start()
        known = f"{'b' if begins else 'i'}:{mentions[at][2]}" if inside else ""
        tokens.append(Token(match[0], match.start(), match.end(), known))
    return tokens


def features(tokens: Sequence[Token]) -> list[list[str]]:
    """The features of each token, the same number in the same order for each."""
    lower = ["<s>", "<s>", *(token.text.casefold() for token in tokens), "</s>", "</s>"]
    known = ["", *(token.known for token in tokens), ""]
    shapes = ["", *(_shape(token.text) for token in tokens), ""]
    found = []
    for place in range(len(tokens)):
        word, before, after = lower[place + 2], lower[place + 1], lower[place + 3]
        found.append(
            [
                "bias", f"w={word}", f"w-={before}", f"w+={after}", f"w--={lower[place]}", f"w++={lower[place + 4]}",
                f"w-w={before} {word}", f"ww+={word} {after}", f"s3={word[-3:]}", f"s2={word[-2:]}", f"p3={word[:3]}",
                f"s3-={before[-3:]}", f"s3+={after[-3:]}",
                f"c={shapes[place + 1]}", f"c-={shapes[place]}", f"c+={shapes[place + 2]}",
                f"k={known[place + 1]}", f"k-={known[place]}", f"k+={known[place + 2]}",
                f"kw={known[place + 1]}|{before}", f"kk={known[place]}|{known[place + 1]}|{known[place + 2]}",
            ]
        )  # fmt: skip
    return found


def best_tags(model: TaggerModel, sentence: Sequence[Sequence[str]]) -> list[int]:
    """The likeliest tags (places in TAGS) by Viterbi's algorithm; the first of equals."""
    scores = [[0.0, 0.0, _IMPOSSIBLE]]
    back: list[list[int]] = []
    for place, names in enumerate(sentence):
        own = [0.0, 0.0, 0.0]
        for name in names:
            if (weights := model.weights.get(name)) is not None:
                own = [own[0] + weights[0], own[1] + weights[1], own[2] + weights[2]]
        if place == 0:
            scores = [[own[0], own[1], _IMPOSSIBLE]]
            continue
        row, origins = [], []
        for tag in range(3):
            paths = [scores[-1][before] + model.transitions[before][tag] for before in range(3)]
            if tag == 2:
                paths[0] = _IMPOSSIBLE
            origin = max(range(3), key=lambda before: (paths[before], -before))
            origins.append(origin)
            row.append(paths[origin] + own[tag])
        scores.append(row)
        back.append(origins)
    if not sentence:
        return []
    tags = [max(range(3), key=lambda tag: (scores[-1][tag], -tag))]
    for origins in reversed(back):
        tags.append(origins[tags[-1]])
    return tags[::-1]


def tagged_spans(tokens: Sequence[Token], tags: Sequence[int]) -> list[tuple[int, int]]:
    """Start and end (code points) of each span."""
    spans: list[tuple[int, int]] = []
    for token, tag in zip(tokens, tags, strict=True):
        if tag == 1:
            spans.append((token.start, token.end))
        elif tag == 2 and spans:
            spans[-1] = (spans[-1][0], token.end)
    return spans


def _shape(text: str) -> str:
    if text.isupper() and len(text) > 1:
        return "XX"
    if text[:1].isupper():
        return "xX" if any(char.isupper() for char in text[1:]) else "X"
    if any(char.isdigit() for char in text):
        return "9"
    return "x" if text[:1].isalpha() else text[:1]
