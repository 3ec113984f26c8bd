"""The functions and industries that occupations belong to, by the first digits of their O*NET-SOC codes.

A function is a major group of the Standard Occupational Classification (SOC 2018, U.S. Bureau of Labor Statistics),
with a name of our own that is short. O*NET names no industries: ours is the sector of NAICS in which an occupation of
the group typically works; groups that work everywhere (managers, office staff) have none.
"""

from collections.abc import Mapping

FUNCTIONS: Mapping[str, str] = {
    "11": "Management",
    "13": "Business and finance",
    "15": "Computing and mathematics",
    "17": "Architecture and engineering",
    "19": "Science",
    "21": "Community and social service",
    "23": "Law",
    "25": "Education and libraries",
    "27": "Arts, design and media",
    "29": "Healthcare practice",
    "31": "Healthcare support",
    "33": "Protective service",
    "35": "Food preparation and serving",
    "37": "Cleaning and grounds",
    "39": "Personal care and service",
    "41": "Sales",
    "43": "Office and administration",
    "45": "Farming, fishing and forestry",
    "47": "Construction and extraction",
    "49": "Installation and repair",
    "51": "Production",
    "53": "Transport and moving",
    "55": "Military",
}
INDUSTRIES: Mapping[str, str] = {
    "11-3031": "Finance and insurance",
    "11-3051": "Manufacturing",
    "11-3071": "Transport and warehousing",
    "11-9013": "Agriculture",
    "11-9021": "Construction",
    "11-903": "Education",
    "11-9051": "Hotels and restaurants",
    "11-9081": "Hotels and restaurants",
    "11-9111": "Health care",
    "11-9141": "Real estate",
    "13-2": "Finance and insurance",
    "15": "Information technology",
    "17-1": "Construction",
    "17-2": "Engineering services",
    "17-3": "Engineering services",
    "19": "Research",
    "21": "Social assistance",
    "23": "Legal services",
    "25": "Education",
    "27": "Media, arts and design",
    "29": "Health care",
    "31": "Health care",
    "33": "Public administration",
    "35": "Hotels and restaurants",
    "37": "Facility services",
    "39": "Personal services",
    "41-3": "Finance and insurance",
    "41-9": "Real estate",
    "41": "Wholesale and retail trade",
    "45": "Agriculture",
    "47-5": "Mining",
    "47": "Construction",
    "49": "Repair and maintenance",
    "51-8": "Energy and water",
    "51": "Manufacturing",
    "53": "Transport and warehousing",
    "55": "Public administration",
}
_LONGEST = max(map(len, INDUSTRIES))


def function_of(soc: str) -> str:
    """The function of an occupation. Raises KeyError for a code outside of SOC 2018."""
    return FUNCTIONS[soc[:2]]


def industry_of(soc: str) -> str | None:
    """The industry of an occupation, by the longest beginning of its code that is listed; None where it has none."""
    starts = (soc[:length] for length in range(_LONGEST, 1, -1))
    return next((INDUSTRIES[start] for start in starts if start in INDUSTRIES), None)
