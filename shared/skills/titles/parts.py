"""A job title taken apart: the work itself, the seniority, the business function; abbreviations written out."""

import re
from dataclasses import dataclass

from shared.skills.normalise import fold
from shared.skills.titles.translations import in_english

# Abbreviation, folded and without dots, to what it stands for. Written by us; one meaning each, the commonest in
# titles. Those of several words or with signs are matched before single ones.
ABBREVIATIONS = {
    "sr": "senior", "snr": "senior", "jr": "junior", "jnr": "junior", "mgr": "manager", "mngr": "manager",
    "dir": "director", "vp": "vice president", "svp": "senior vice president", "evp": "executive vice president",
    "avp": "assistant vice president", "ceo": "chief executive officer", "cfo": "chief financial officer",
    "cto": "chief technology officer", "cio": "chief information officer", "coo": "chief operating officer",
    "cmo": "chief marketing officer", "chro": "chief human resources officer",
    "ciso": "chief information security officer", "asst": "assistant", "assoc": "associate", "exec": "executive",
    "admin": "administrative", "coord": "coordinator", "supv": "supervisor", "supvr": "supervisor",
    "spec": "specialist", "tech": "technician", "rep": "representative", "eng": "engineer", "engr": "engineer",
    "dev": "developer", "swe": "software engineer", "sde": "software development engineer",
    "sdet": "software development engineer in test", "sre": "site reliability engineer", "qa": "quality assurance",
    "qc": "quality control", "ux": "user experience", "ui": "user interface", "ml": "machine learning",
    "ai": "artificial intelligence", "dba": "database administrator", "sysadmin": "system administrator",
    "pm": "project manager", "tpm": "technical program manager", "ba": "business analyst",
    "bi": "business intelligence", "it": "information technology", "hr": "human resources",
    "hrbp": "human resources business partner", "pr": "public relations", "rn": "registered nurse",
    "lpn": "licensed practical nurse", "lvn": "licensed vocational nurse", "cna": "certified nursing assistant",
    "np": "nurse practitioner", "pa-c": "physician assistant", "md": "physician", "emt": "emergency medical technician",
    "pt": "physical therapist", "pta": "physical therapist assistant", "slp": "speech language pathologist",
    "lcsw": "licensed clinical social worker", "crna": "nurse anesthetist", "cpa": "certified public accountant",
    "ap": "accounts payable", "ar": "accounts receivable", "fp&a": "financial planning and analysis",
    "acct": "accountant", "acctg": "accounting", "fin": "finance", "mktg": "marketing", "mkt": "marketing",
    "ops": "operations", "mfg": "manufacturing", "maint": "maintenance", "mech": "mechanical", "elec": "electrical",
    "cust": "customer", "svc": "service", "svcs": "services", "csr": "customer service representative",
    "sdr": "sales development representative", "bdr": "business development representative",
    "bdm": "business development manager", "r&d": "research and development", "ta": "teaching assistant",
    "prof": "professor", "hvac": "heating air conditioning", "cnc": "computer numerically controlled",
    "cdl": "commercial truck driver", "atty": "attorney", "gm": "general manager", "gl": "general ledger",
    "sec": "secretary", "intl": "international", "natl": "national", "govt": "government", "dept": "department",
}  # fmt: skip

# Words of seniority, the first that stands in a title counts; those that are part of the work stay in it.
_SENIORITY = (
    ("executive", r"chief [a-z ]*officer|president(?<!vice president)|managing director", True),
    ("vice_president", r"vice president", True),
    ("director", r"director|head of", True),
    ("intern", r"intern|internship|trainee|apprentice|working student|werkstudent(?:in)?|praktikant(?:in)?", False),
    (
        "principal",
        r"principal(?! (?:of|at))|distinguished|staff(?= (?:[a-z]+ )?(?:engineer|developer|scientist))",
        False,
    ),
    ("lead", r"lead(?! generation)|team lead(?:er)?", False),
    ("manager", r"manager|supervisor|foreman|superintendent", True),
    ("senior", r"senior|experienced", False),
    ("junior", r"junior|entry[ -]level|graduate(?= )", False),
    ("associate", r"associate(?= )", False),
    ("associate", r"(?<= )associate$", True),
)
_SENIORITY_PATTERNS = tuple((name, re.compile(rf"\b(?:{words})\b"), stays) for name, words, stays in _SENIORITY)
# Grades as large employers count them: I is the entry, III a senior.
_GRADE = re.compile(r"\b(?:(?:level|grade|l)\s?)?(i{1,3}|iv|v|vi|[1-6])$")
_GRADES = {"i": "junior", "1": "junior", "ii": "intermediate", "2": "intermediate", "iii": "senior", "3": "senior"}
_TOP_GRADE = "principal"

_FUNCTIONS = (
    ("administration", r"chief of staff|(?:executive|personal|administrative) assistant"),
    ("human_resources", r"human resources|recruit\w*|talent|payroll|benefits|people (?:operations|officer|partner)"),
    ("information_technology", r"information (?:technology|security|officer|systems?)|software|web|database|devops"
                               r"|cloud|systems? (?:administrator|analyst)|network|developer|programmer|scrum|agile"
                               r"|site reliability|cyber\w*|full.?stack|front.?end|back.?end|technical staff"
                               r"|technology officer"),
    ("data", r"data|machine learning|business intelligence|analytics|statistic\w*|artificial intelligence"),
    ("healthcare", r"nurs\w*|physician|medical|clinic\w*|therap\w*|dental|dentist|pharmac\w*|patient|surg\w*|health"
                   r"|doctor|paramedic|caregiver|radiolog\w*|hospital"),
    ("education", r"teach\w*|professor|tutor|school|faculty|instructor|education\w*|lecturer|kindergarten|academic"),
    ("legal", r"legal|law(?! enforcement)|attorney|lawyer|paralegal|counsel|compliance|litigation"),
    ("finance", r"financ\w*|account(?:ant|ing|s)|audit\w*|tax|treasur\w*|bookkeep\w*|budget|credit|loan|payable"
                r"|wealth|investment|bank\w*|teller|actuar\w*|quant|quantitative|controll(?:er|ing)|insurance"),
    ("marketing", r"marketing|brand|advertis\w*|public relations|communications|social media|seo|growth"),
    ("sales", r"sales|account (?:executive|manager)|business development|retail|lead generation|commercial director"
              r"|director commercial|store|cashier|merchandis\w*|key holder"),
    ("customer_service", r"customer|client|call center|support specialist|help desk"),
    ("design", r"design\w*|user experience|user interface|graphic|creative|artist"),
    ("product", r"product (?:manager|owner|management)"),
    ("research", r"research\w*|scientist|laborator\w*"),
    ("supply_chain", r"supply chain|logistic\w*|warehouse|procurement|purchas\w*|buyer|shipping|inventory|driver"
                     r"|forklift|material handler|courier"),
    ("manufacturing", r"manufactur\w*|production|assembl\w*|machin\w*|weld\w*|plant|quality"),
    ("construction", r"construct\w*|carpent\w*|electrician|plumb\w*|roof\w*|mason|site superintendent|estimator"),
    ("maintenance", r"maintenance|repair\w*|mechanic|facilit\w*|custodian|janitor|millwright|heating"),
    ("hospitality", r"hotel|restaurant|chef|cook|bartend\w*|waiter|waitress|catering|housekeep\w*"
                    r"|barista|food|baker|night auditor|front desk"),
    ("engineering", r"engineer\w*"),
    ("operations", r"operations|operating|chief executive|founder|general manager|managing director"),
    ("administration", r"administrative|office|secretary|receptionist|clerk"),
)  # fmt: skip
_FUNCTION_PATTERNS = tuple((name, re.compile(rf"\b(?:{words})\b")) for name, words in _FUNCTIONS)
# Ranks of one rank: they say how high, and would be taken for a kind of work.
_DEPUTY = re.compile(r"\b(?:assistant|associate|senior|executive) (?=vice president\b)")
_TOKEN = re.compile(r"[a-z0-9]+(?:[&-][a-z0-9]+)*\.?|[^\sa-z0-9]")
_BRACKETS = re.compile(r"[(\[][^()\[\]]*[)\]]")
_GENDERS = re.compile(r"\(?\b[mwfdx](?:\s?[/|]\s?[mwfdx]){1,3}\b\)?")
MAX_TITLE = 300  # code points; what is longer is cut


@dataclass(frozen=True, slots=True)
class TitleParts:
    """`whole` is the title folded, abbreviations written out; `work` the same without what only says the rank.

    `seniority`: intern, junior, intermediate, associate, senior, lead, principal, manager, director,
    vice_president, executive or None. `function`: one of the names in `_FUNCTIONS`, or None.
    """

    whole: str
    work: str
    seniority: str | None
    function: str | None


def title_parts(title: str) -> TitleParts:
    """Take a title apart.

    >>> title_parts("Sr. SWE II")
    TitleParts(whole='senior software engineer ii', work='software engineer', seniority='senior', function=\
'information_technology')
    """
    plain = _BRACKETS.sub(" ", _GENDERS.sub(" ", fold(title[:MAX_TITLE])))
    whole = _written_out(plain if any(map(str.isalnum, plain)) else fold(title[:MAX_TITLE]))
    work, seniority = _without_seniority(whole)
    # What stands in brackets or behind "to" says less about the work than the rest, and more than nothing.
    places = (whole.partition(" to ")[0], whole, _written_out(fold(title[:MAX_TITLE])))
    return TitleParts(whole, work or whole, seniority, next(filter(None, map(_function, places)), None))


def _function(text: str) -> str | None:
    return next((name for name, pattern in _FUNCTION_PATTERNS if pattern.search(text)), None)


def _written_out(folded: str) -> str:
    words = []
    for token in _TOKEN.findall(folded):
        word = token.removesuffix(".")
        if word and any(map(str.isalnum, word)):
            words.append(ABBREVIATIONS.get(word, word))
    return in_english(" ".join(words))


def _without_seniority(whole: str) -> tuple[str, str | None]:
    work, seniority = _DEPUTY.sub("", whole), None
    grade = _GRADE.search(work)
    if grade is not None and grade.start() > 0:
        work = work[: grade.start()].strip()
    for name, pattern, stays in _SENIORITY_PATTERNS:
        if pattern.search(work):
            # The vice president that somebody assists is not the rank of the assistant.
            seniority = seniority or (name if pattern.search(work.partition(" to ")[0]) else None)
            work = work if stays else " ".join(pattern.sub(" ", work).split())
    if seniority is None and grade is not None and grade.start() > 0:
        seniority = _GRADES.get(grade[1], _TOP_GRADE)
    return work, seniority
