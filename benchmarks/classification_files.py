"""Several documents in one file: pairs of any two documents, and files as people put them together."""

from collections.abc import Sequence
from dataclasses import dataclass

from benchmarks.classification_corpus import HALVES, Document, Half, documents
from benchmarks.markdown_tables import heading, row
from services.classifier.judge import judge
from services.ingest.reading.sealed.pool import ReaderPool

_COMBINED = (
    ("cover_letter", "resume"), ("resume", "cover_letter"), ("cover_letter", "job_ad"),
    ("resume", "performance_review"),
)  # fmt: skip
_LANGUAGES_OF_COMBINED = ("en", "de", "it")
_PAIRS = 6  # of each combination, in each language
_LONG = 45  # words of a document that may be part of a combined one
_BETWEEN = "\n\n\n"

# Language and names of the documents of a file, most of them of one person.
_FILES: dict[Half, tuple[str, ...]] = {
    "development": (
        "en i-formal-nurse i-nurse-icu",
        "en i-speculative i-designer-odd",
        "en i-grad-school-motivation i-phd-student",
        "en i-teacher i-teaching",
        "de i-pflege i-krankenpfleger",
        "fr i-cabinet i-comptable",
        "fr i-spontanee i-serveur-court",
        "en i-warehouse-short i-certificate-training",
        "en i-student-first i-reference-letter",
        "fr i-comptable i-certificat-travail",
        "it i-barista-studente i-lettera-referenze",
        "en i-nurse-icu i-teacher",
        "de i-softwareentwickler i-aerztin-lang",
        "it i-geometra i-responsabile-vendite",
        "en i-ngo-vacancy i-application-form-statement",
        "en i-university-lecturer i-academic-position",
        "es i-remoto-latam i-correo-latam",
        "it i-cameriere i-mail-stagione",
        "nl i-zorg i-sollicitatie",
        "en i-manager-narrative i-self-hannah",
        "de i-mitarbeitergespraech i-selbst-miriam",
        "it i-valutazione i-auto-giacomo",
        "en i-long-formal i-developer-long",
    ),
    "held_out": (
        "en i-returning i-volunteer-gap",
        "de i-ausbildung i-schueler i-schulzeugnis",
        "de i-initiativ-mail i-ingenieur-tabelle",
        "de i-verkauf-kurz i-verkaeuferin i-arbeitszeugnis",
        "es i-presentacion i-administrativo",
        "es i-camarera i-camarera-breve",
        "pt i-enfermeira i-declaracao",
        "en i-data-analyst-no-headings i-linkedin-recommendation-page",
        "en i-software-linkedin-export i-transcript",
        "en i-electrician-uk i-mechanic-india",
        "en i-retail-functional i-marketing-sidebar",
        "nl i-monteur i-communicatie",
        "en i-contract-rate i-bullet-style",
        "en i-internal-posting i-internal-application",
        "de i-stadt-oeffentlich i-bauamt",
        "fr i-boulanger-annonce i-mail-boulangerie",
        "pt i-hotelaria i-carta-apresentacao",
        "en i-annual-form i-self-dale",
        "fr i-entretien-annuel i-self-elodie",
        "en i-veteran-fed i-military-eval",
        "en i-ads-product-manager i-ai-like-formal",
    ),
}


@dataclass(frozen=True, slots=True)
class Cut:
    """What was found of a file: the kinds in their order, and whether every part begins where it should."""

    kinds: bool
    exact: bool


def cut_of(listed: Sequence[Document], pool: ReaderPool) -> Cut:
    """Read documents as one text file, and tell them apart."""
    reading = pool.read(_BETWEEN.join(document.text for document in listed).encode(), "text/plain")
    parts = judge(reading).parts
    found = [part.kind for part in parts] == [document.kind for document in listed]
    begins = zip(parts[1:], listed[1:], strict=False)
    return Cut(found, found and all(reading.text[part.start :].startswith(text.text[:10]) for part, text in begins))


def combined(pool: ReaderPool) -> list[str]:
    """Files with two documents of one language and of anybody: rows of a table."""
    lines = list(heading(["documents in the file", "files", "kinds found", "cut at the right place"]))
    listed = [document for half in HALVES for document in documents(half) if len(document.text.split()) >= _LONG]
    for first, second in _COMBINED:
        cuts = [cut_of(pair, pool) for pair in _pairs(listed, first, second)]
        lines.append(_counted(f"{first}, {second}", cuts))
    return lines


def put_together(half: Half, pool: ReaderPool) -> list[str]:
    """The files of a half as people put them together: rows of a table."""
    by_name = {(document.language, document.name): document for document in documents(half)}
    of_kinds: dict[str, list[Cut]] = {}
    for names in _FILES[half]:
        language, *rest = names.split()
        listed = [by_name[language, name] for name in rest]
        kinds = ", ".join(document.kind for document in listed)
        of_kinds.setdefault(kinds, []).append(cut_of(listed, pool))
    rows = [_counted(kinds, cuts) for kinds, cuts in sorted(of_kinds.items())]
    total = _counted("all", [cut for cuts in of_kinds.values() for cut in cuts])
    return [*heading(["documents in the file", "files", "kinds found", "cut at the right place"]), *rows, total]


def _counted(label: str, cuts: Sequence[Cut]) -> str:
    return row([label, *map(str, (len(cuts), sum(cut.kinds for cut in cuts), sum(cut.exact for cut in cuts)))])


def _pairs(listed: Sequence[Document], first: str, second: str) -> list[tuple[Document, Document]]:
    pairs: list[tuple[Document, Document]] = []
    for language in _LANGUAGES_OF_COMBINED:
        of_language = [document for document in listed if document.language == language]
        left = [document for document in of_language if document.kind == first]
        right = [document for document in of_language if document.kind == second]
        pairs.extend(zip(left[:_PAIRS], right[-_PAIRS:], strict=False))
    return pairs
