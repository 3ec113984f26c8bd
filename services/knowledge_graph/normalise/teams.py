"""How many people a statement says that somebody leads."""

import re
from functools import lru_cache

from services.knowledge_graph.normalise.number_words import in_digits
from services.knowledge_graph.normalise.words import folded

_LEADS = re.compile(
    r"\b(?:lead\w*|led|manag\w+|supervis\w+|head(?:s|ed|ing)?|direct(?:s|ed|ing)?|overs(?:ee\w*|aw)|runs?|ran|"
    r"in charge of|report(?:s|ed)? to (?:me|her|him)|coordinat\w+|leit\w+|geleitet|gefuhrt|fuhre|fuhrung|"
    r"encadr\w+|dirig\w+|dirij\w+|direccion|direction|lider\w+|coordin\w+|coorden\w+|leid\w*|aangestuurd|aansturing)\b"
)
_GROUP = r"(?:team|crew|staff|squad|workforce|group|equipe|equipo|equipa|ploeg|mannschaft|gruppe|brigade)s?"
_PEOPLE = (
    r"(?:staff|people|persons?|employees|workers|colleagues|nurses|teachers|reports|men|women|clerks|apprentices|"
    r"representatives|reps|executives|mitarbeite\w+|personen|kollegen|personnes|collaborateurs|personas|empleados|"
    r"pessoas|colaboradores|mensen|medewerkers|collegas|"
    r"(?!custom|us[e]rs|serv|cent|pap|ord|numb|comput|contain|print|rout|trail|suppli|vend|partn|memb|subscrib|"
    r"contract|quart|lett|offi)[a-z]{3,}(?:eers|opers|gners|ers|ors|ists|ants|icians|eurs|teurs|ores|ern))"
)
_OF_GROUP = re.compile(rf"\b{_GROUP}\b(?: (?:of|de|von|van|aus|d))?(?: (?:about|rund|over|some))? (\d{{1,4}})\b(?! ?%)")
_COUNTED = re.compile(rf"\b(\d{{1,4}}) (?:[a-z-]+ ){{0,2}}?(?:{_PEOPLE}|{_GROUP})\b")


@lru_cache(maxsize=16384)
def team_size(text: str) -> int | None:
    """6 for `leads a team of six`, `supervise 6 nurses`, `Leitung eines Teams von sechs`; None where nobody is led, or
    several numbers of people are named."""
    rest = folded(text)
    if not _LEADS.search(rest):
        return None
    rest = in_digits(rest)
    found = {int(match[1]) for pattern in (_OF_GROUP, _COUNTED) for match in pattern.finditer(rest)}
    return found.pop() if len(found) == 1 else None
