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
        "en m-formal-planner m-x-rowan-resume",
        "de m-klassisch-disponent m-tabellarisch-kaufmann",
        "en m-career-change-teacher m-skills-first-data-career-changer",
        "es m-auxiliar-clinica m-administrativo-madrid",
        "nl m-verpleegkundige-sollicitatie m-verpleegkundige",
        "en m-return-after-break m-x-harpreet-resume",
        "en m-band-audition-orchestra m-x-cranes-cv",
        "pt m-x-filipa-letter-short m-x-filipa-cv",
        "es m-auxiliar-clinica m-administrativo-madrid m-x-rosario-titulo",
        "en m-biodata-pakistan-civil-engineer m-x-bilal-experience-certificate",
        "en m-federal-usajobs m-x-latoya-training-certificate",
        "en m-europass-nurse m-x-ioana-diploma",
        "en m-skills-first-data-career-changer m-career-change-teacher",
        "en m-one-page-product-manager m-executive-cfo",
        "en m-barista-student-short m-gmail-pasted-cv-gulf-driver",
        "de m-handwerker-kurz m-arzt-english-german-mix",
        "en m-x-ad-ecotide m-x-app-ecotide",
        "en m-internal-secondment m-x-app-secondment",
        "de m-minijob-aushang m-x-bewerbung-eisdiele",
        "en m-annual-manager-form m-x-self-nerys",
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
        "de m-mail-werkstudentin m-werkstudentin-modern",
        "fr m-comptable-spontanee m-comptable-classique",
        "it m-autocandidatura-cuoco m-europeo-cuoco",
        "pl m-list-motywacyjny m-ksiegowa",
        "pt m-mensagem-curta-brasil m-analista-brasil",
        "de m-mail-werkstudentin m-werkstudentin-modern m-arbeitsbescheinigung-einfach",
        "it m-autocandidatura-cuoco m-europeo-cuoco m-busta-certificato",
        "en m-biodata-india-accountant m-x-karthik-conduct",
        "en m-academic-postdoc-biology m-x-tendai-certificate",
        "en m-architect-portfolio-cv m-x-fumiko-reference",
        "de m-werkstudentin-modern m-x-zeugnis-leon",
        "fr m-comptable-classique m-attestation-employeur",
        "pl m-ksiegowa m-list-motywacyjny",
        "en m-caregiver-philippines m-x-jocelyn-second",
        "en m-electrician-trades m-x-gavin-mate",
        "de m-werkstudentin-modern m-x-leon-cv",
        "en m-x-ad-forest-school m-x-app-forest",
        "it m-x-annuncio-libreria m-x-candidatura-libreria",
        "fr m-x-annonce-ferme m-x-candidature-ferme",
        "en m-gov-contractor-nonperson-like m-x-self-ferdi",
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
