"""A release of our own making with enough occupations for relations to show."""

from tests.shared.skills.releases import Tables, small_tables

DEVELOPERS = [f"15-125{number}.00" for number in range(10)]
NURSES = [f"29-114{number}.00" for number in range(1, 6)]
# Technology to how many of the developers use it: who has the rarer ones has the commoner ones.
USED = {"Python": 10, "PostgreSQL": 7, "Docker": 4, "Loom": 3}


def crowded_tables() -> Tables:
    """Ten developers who share technologies in steps, five nurses who share other ones."""
    tables = small_tables()
    heading = {name: rows[:1] for name, rows in tables.items()}
    occupations = [(soc, f"Developer {soc}") for soc in DEVELOPERS] + [(soc, f"Nurse {soc}") for soc in NURSES]
    rating = len(heading["Skills.txt"][0])
    tables["Occupation Data.txt"] = heading["Occupation Data.txt"] + [
        [soc, title, "Works with care."] for soc, title in occupations
    ]
    tables["Technology Skills.txt"] = heading["Technology Skills.txt"] + [
        [soc, title, "43232408", "Web platform development software", "Y", "N"]
        for title, number in USED.items()
        for soc in DEVELOPERS[-number:]
    ] + [[soc, title, "42203710", "Medical software", "N", "N"] for title in ("Epic Ward", "Ward Ledger", "Bed Planner")
         for soc in NURSES]  # fmt: skip
    levels = dict.fromkeys(DEVELOPERS, "5.00") | dict.fromkeys(NURSES, "3.00")
    ratings = []
    for soc, level in levels.items():
        for scale, value in (("IM", "4.00"), ("LV", level)):
            bounds = [str(float(value) - 0.5), str(float(value) + 0.5)]
            ratings.append([soc, "2.A.1.a", "Reading Comprehension", scale, value, "8", *bounds, "N", "N"])
    assert all(len(row) == rating for row in ratings)
    tables["Skills.txt"] = heading["Skills.txt"] + ratings
    tables["Knowledge.txt"] = heading["Knowledge.txt"] + [
        [soc, "2.C.6", "Education and Training", scale, value, "8", "", "", "N", "N"]
        for soc in NURSES
        for scale, value in (("IM", "4.50"), ("LV", "4.00"))
    ]
    tables["Alternate Titles.txt"] = heading["Alternate Titles.txt"] + [[DEVELOPERS[0], "Programmer", "n/a", "08"]]
    tables["Sample of Reported Titles.txt"] = heading["Sample of Reported Titles.txt"] + [
        [NURSES[0], "Staff Nurse", "Y"]
    ]
    tables["Job Zones.txt"] = heading["Job Zones.txt"] + [
        [soc, "5" if soc > "15-1256" and soc < "20" else "4", "08/2023", "Analyst"] for soc, _ in occupations
    ]
    tables["Task Statements.txt"] = heading["Task Statements.txt"] + [[DEVELOPERS[0], "1", "Write programs.", "Core"]]
    tables["Tools Used.txt"] = heading["Tools Used.txt"] + [
        [NURSES[0], "Stethoscopes", "42182103", "Medical acoustic stethoscope"]
    ]
    tables["Tasks to DWAs.txt"] = heading["Tasks to DWAs.txt"] + [[DEVELOPERS[0], "1", "4.A.3.b.1.I01.D01"]]
    tables["Related Occupations.txt"] = heading["Related Occupations.txt"] + [
        [DEVELOPERS[0], NURSES[0], "Primary-Short", "1"]
    ]
    return tables
