"""What the web address of a posting says: applicant tracking systems name the employer in it, and often the job.

An address counts only where it stands in the ad itself (ads that were saved from the web begin with it), and nothing
is fetched. Its words are lower case without signs, so a name is quoted from the ad's text where it stands there too.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from services.extractor.drafts import Draft, in_row
from services.extractor.job_ad.confidence import (
    EMPLOYER_OF_ADDRESS,
    EMPLOYER_OF_CONTACT,
    EMPLOYER_ONLY_IN_ADDRESS,
    TITLE_OF_ADDRESS,
)
from services.extractor.phrases.roles import TITLE, title_score
from services.extractor.structure.rows import Row
from services.extractor.vocabulary.job_ads import AGENCY
from services.extractor.vocabulary.job_boards import JOB_BOARDS
from shared.schemas.fact_types import FactType

MAX_ROWS = 6  # an address further down is not the posting's own
MAX_SEARCHED_ROWS = 200
MAX_HOSTS = 20  # that are looked for in the text: each costs a walk through it
MAX_NAME_WORDS = 5
_ADDRESS = re.compile(r"https?://(?P<host>[a-z0-9.-]{4,100})(?P<path>/[^\s?#]{0,300})?", re.IGNORECASE)
# Systems that give each employer a folder, or a name in front of their own.
_FOLDER = (
    "ashbyhq.com", "greenhouse.io", "lever.co", "workable.com", "smartrecruiters.com", "rippling.com", "jobvite.com",
    "gem.com", "dover.com",
)  # fmt: skip
_SUBDOMAIN = (
    "personio.com", "personio.de", "breezy.hr", "bamboohr.com", "recruitee.com", "teamtailor.com", "taleo.net",
    "myworkdayjobs.com", "icims.com", "pinpointhq.com", "softgarden.io", "successfactors.com", "homerun.co",
    "factorialhr.com", "zohorecruit.com", "applytojob.com", "ultipro.com", "avature.net", "flatchr.io",
)  # fmt: skip
_MAILBOXES = frozenset(
    """
    gmail googlemail yahoo hotmail outlook live icloud aol gmx web freenet t-online orange wanadoo laposte free sfr
    uol bol terra qq proton protonmail ziggo kpnmail libero tin mail email example
    """.split()  # noqa: SIM905
)
_JOINTS = frozenset({"and", "und", "et", "en", "y", "e"})  # "hof-und-gut" is "Hof & Gut"
_CONTACT = re.compile(r"(?:[\w.+-]{1,60}@|\bwww\.)(?P<host>(?:[a-z0-9-]{2,60}\.){1,3}[a-z]{2,12})\b", re.IGNORECASE)
_CAREERS = re.compile(
    r"(?:career|job|vacatur|vacan|karriere|stellen|empleo|emploi|recrut|werken|position|opening|hiring|trabalh|vaga)",
    re.IGNORECASE,
)
_AROUND_NAME = re.compile(r"^(?:careers?-?|jobs?-?|karriere-?|werkenbij|workat|joinus-?)|(?:careers?|jobs?)$")
_FOLDER_OF_COMPANY = re.compile(r"/(?:company|companies|employer|cmp|firma)/(?P<name>[\w-]{2,60})(?=/)", re.IGNORECASE)
_WORD = re.compile(r"[^\W_]+")


def address_drafts(rows: Sequence[Row], entry: tuple[str, int]) -> Iterator[Draft]:
    """The employer and the title that the posting's address names, each at most once."""
    for row in rows[:MAX_ROWS]:
        address = _ADDRESS.search(row.text[:600])
        if address is None:
            continue
        employer = _employer_slug(address)
        if employer is not None:
            start, end = employer
            yield _employer(rows, row, start, end, entry)
        title = _title_slug(address)
        if title is not None:
            start, end = title
            value = " ".join(word.capitalize() for word in _WORD.findall(row.text[start:end]))
            yield in_row(FactType.JOB_TITLE, row, title, TITLE_OF_ADDRESS, entry, "address", value=value, subject="job")
        return


def contact_drafts(rows: Sequence[Row], entry: tuple[str, int]) -> Iterator[Draft]:
    """The name in the text that the host of an e-mail or web address spells: whom applications go to is the employer.

    Private mailboxes and job boards name nobody, and a host counts only where the text writes its name out.
    """
    found = (contact for row in rows[:MAX_SEARCHED_ROWS] for contact in _CONTACT.finditer(row.text[:1_500]))
    for host in islice(dict.fromkeys(contact.group("host") for contact in found), MAX_HOSTS):
        own = _own_label(host.casefold().split("."))
        if own in JOB_BOARDS or own in _MAILBOXES or len(own) < 3:
            continue
        words = _WORD.findall(own)
        spellings = dict.fromkeys(("".join(words), "".join(word for word in words if word not in _JOINTS)))
        named = next((spelt for name in spellings if (spelt := _written_out(rows, name, host)) is not None), None)
        if named is not None and not AGENCY.search(named[0].text[named[1] : named[2] + 20]):
            span = named[1], named[2]
            yield in_row(FactType.JOB_EMPLOYER, named[0], span, EMPLOYER_OF_CONTACT, entry, "address", subject="job")
            return


def _employer_slug(address: re.Match[str]) -> tuple[int, int] | None:
    """Where in the row the employer's short name stands."""
    host, path = address.group("host").casefold(), address.group("path") or ""
    company = _FOLDER_OF_COMPANY.search(path)
    if company is not None:
        begin = address.start("path") + company.start("name")
        return begin, begin + len(company.group("name"))
    if host.endswith(_FOLDER):
        folder = re.match(r"/(?:[a-z]{2}-[A-Z]{2}/)?(?P<name>[\w-]{2,60})/", path)
        if folder is None:
            return None
        begin = address.start("path") + folder.start("name")
        return begin, begin + len(folder.group("name"))
    labels = [label for label in host.split(".") if label != "www"]
    if host.endswith(_SUBDOMAIN):
        return _label(address, labels[0])
    if len(labels) < 2:
        return None
    own = _own_label(labels)
    if own in JOB_BOARDS or not _CAREERS.search(f"{host}{path}"):
        return None
    return _label(address, own)


def _own_label(labels: Sequence[str]) -> str:
    """The label of a host that its owner chose: `acme` of `jobs.acme.co.uk`."""
    return labels[-3] if len(labels) > 2 and labels[-2] in ("co", "com", "org", "ac") else labels[-2]


def _label(address: re.Match[str], label: str) -> tuple[int, int] | None:
    """A label of the host, without what says only that there are jobs."""
    name = _AROUND_NAME.sub("", label)
    if len(name) < 2 or name in JOB_BOARDS:
        return None
    begin = address.start("host") + address.group("host").casefold().index(name)
    return begin, begin + len(name)


def _title_slug(address: re.Match[str]) -> tuple[int, int] | None:
    """The last folder with the words of a title: `senior-site-manager-m-w-d`, `Site-Manager_R-0041`."""
    path = address.group("path") or ""
    for folder in reversed(list(re.finditer(r"[^/]+", path))):
        words = re.sub(r"(?:[-_]+(?:[mwfdxh](?=[-_]|$)|[A-Z]*\d[\w-]*))+$|_.*$", "", folder.group(0))
        words = re.sub(r"^(?:[0-9a-f]{6,}|\d+)-+", "", words)
        begin = folder.start() + folder.group(0).index(words)
        phrase = " ".join(_WORD.findall(words))
        if 2 <= len(phrase.split()) <= 10 and title_score(phrase) >= TITLE:
            return address.start("path") + begin, address.start("path") + begin + len(words)
    return None


def _employer(rows: Sequence[Row], own: Row, start: int, end: int, entry: tuple[str, int]) -> Draft:
    """The employer, quoted from the text where it is written out there, else from the address."""
    slug = own.text[start:end]
    compact = "".join(_WORD.findall(slug.casefold()))
    found = _written_out(rows, compact)
    if found is not None:
        row, a, b = found
        return in_row(FactType.JOB_EMPLOYER, row, (a, b), EMPLOYER_OF_ADDRESS, entry, "address", subject="job")
    value = " ".join(word if any(map(str.isupper, word)) else word.capitalize() for word in _WORD.findall(slug))
    sure = EMPLOYER_ONLY_IN_ADDRESS
    return in_row(FactType.JOB_EMPLOYER, own, (start, end), sure, entry, "address", value=value, subject="job")


def _written_out(rows: Sequence[Row], compact: str, host: str = "") -> tuple[Row, int, int] | None:
    """The longest run of words, outside `host`, that spells the short name or its beginning; the first of equals."""
    best: tuple[int, Row, int, int] | None = None
    for row in rows[:MAX_SEARCHED_ROWS]:
        if _ADDRESS.search(row.text[:600]):
            continue
        words = list(_WORD.finditer(row.text[:1_500]))
        hosts = [found.span() for found in re.finditer(re.escape(host), row.text[:1_500])] if host else []
        for position, first in enumerate(words):
            if any(a <= first.start() < b for a, b in hosts):
                continue
            spelled = ""
            for last in words[position : position + MAX_NAME_WORDS]:
                spelled += last.group(0).casefold()
                if not compact.startswith(spelled):
                    break
                enough = spelled == compact or (len(spelled) >= 5 and 5 * len(spelled) >= 2 * len(compact))
                if enough and (best is None or len(spelled) > best[0]):
                    best = (len(spelled), row, first.start(), last.end())
    return best[1:] if best is not None else None
