"""Wordings by which kinds of documents are told apart: TOML files by language, one table of phrases a signal.

A phrase is a row of words, matched without regard to case, accents and punctuation, so that it also holds where a line
was wrapped. `a|b` is either word (`the|` is `the` or nothing), `word*` whatever begins so, `_` any word, `#` a number.
Headings and beginnings of all languages are matched against every document, because a document may mix them. What is
looked for anywhere is looked for in the document's own languages and in English, because many a word means something
else next door; the pronouns are those of the one language with most function words.

- `*_heading`, `*_label`, `resume_title`, `other_title` (of a bill, minutes, a policy): a whole line, or what stands
  before a colon;
- `greeting`, `broadcast` (a greeting to many), `closing`, `review_opening`, `mail_header`, `enclosure`,
  `certificate_opening`: how a line begins;
- `function_words`, `*_person`, `first_plural`: single words of the language;
- the others: anywhere in the text.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

from services.classifier.phrases import PhraseTable, words_of

PRONOUNS = ("first_person", "first_plural", "second_person", "third_person")
FUNCTION_WORDS = "function_words"
BEGINNINGS = ("greeting", "broadcast", "closing", "review_opening", "mail_header", "enclosure", "certificate_opening")
TITLE = "review_title"
_WHOLE_LINES = ("_heading", "_label", "resume_title", "other_title")


@dataclass(frozen=True, slots=True)
class Wordings:
    """The phrases of all languages, by where they are looked for, and the single words by language."""

    lines: PhraseTable
    beginnings: PhraseTable
    anywhere: Mapping[str, PhraseTable]
    """By language."""
    titles: PhraseTable
    """Of all languages: what a review is called."""
    languages: Mapping[str, Mapping[str, frozenset[str]]]
    """Language to function words and pronouns."""


@cache
def wordings() -> Wordings:
    """All files, in the order of their names; read once a process, in some 30 ms."""
    lines: dict[str, list[str]] = {}
    beginnings: dict[str, list[str]] = {}
    anywhere: dict[str, dict[str, list[str]]] = {}
    languages: dict[str, dict[str, frozenset[str]]] = {}
    files = sorted(
        (entry for entry in resources.files(__name__).iterdir() if entry.name.endswith(".toml")),
        key=lambda entry: entry.name,
    )
    for file in files:
        language = file.name.partition(".")[0]
        words = languages.setdefault(language, {})
        of_language = anywhere.setdefault(language, {})
        for signal, listed in tomllib.loads(file.read_text(encoding="utf-8")).items():
            if signal == FUNCTION_WORDS or signal in PRONOUNS:
                words[signal] = frozenset(words_of(listed))
                continue
            phrases = [phrase.strip() for phrase in listed.split(",")]
            place = beginnings if signal in BEGINNINGS else lines if signal.endswith(_WHOLE_LINES) else of_language
            place.setdefault(signal, []).extend(phrase for phrase in phrases if phrase)
    tables = {language: PhraseTable(phrases) for language, phrases in anywhere.items()}
    titles = {TITLE: [phrase for phrases in anywhere.values() for phrase in phrases.get(TITLE, ())]}
    return Wordings(PhraseTable(lines), PhraseTable(beginnings), tables, PhraseTable(titles), languages)
