"""Fields of a template that nobody filled in: "Company Name, City, State"."""

import re

UNFILLED_FIELD = re.compile(
    r"\b(?:(?:Company|Employer|School|Institution|Organi[sz]ation|University|College)\s?Name|(?:Job|Position) Title|"
    r"COMPANY NAME|JOB TITLE|SCHOOL NAME|"
    # the places beside it; "State" may begin a name
    r"City\s?,\s?State(?: or Province)?\b(?! (?:of|Univ|Coll|Farm|Bank|Street|Tech|Park))"
    r"(?:\s?,\s?(?:Zip(?: Code)?|Country)\b)?)(?!\w|\s?:)"  # behind a colon stands what was filled in
)
"""Written with capitals, as templates do: "built a service for company name matching" states something."""

_PLACE_ALONE = frozenset({"City", "State", "Country", "Zip Code"})


def is_unfilled_place(phrase: str) -> bool:
    """A whole phrase that is a field's name, as in "Company Name — City , France"."""
    return phrase in _PLACE_ALONE
