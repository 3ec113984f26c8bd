"""A handful of rows of our own making in the layout of ESCO's CSV download and of the crosswalk to O*NET."""

import csv
from pathlib import Path

from shared.skills.esco.release import BROADER, CROSSWALKS, OCCUPATION_ROOT, OCCUPATIONS, SKILL_ROOT, SKILLS

_HEADING = ["conceptType", "conceptUri", "skillType", "reuseLevel", "preferredLabel", "altLabels", "hiddenLabels",
            "status", "modifiedDate", "scopeNote", "definition", "inScheme", "description"]  # fmt: skip


def _skill(id_: str, label: str, aliases: str = "", type_: str = "skill/competence", **more: str) -> list[str]:
    row = {"conceptType": "KnowledgeSkillCompetence", "conceptUri": SKILL_ROOT + id_, "skillType": type_,
           "preferredLabel": label, "altLabels": aliases, "status": "released"} | more  # fmt: skip
    return [row.get(name, "") for name in _HEADING]


def write_sample(folder: Path) -> Path:
    """Write the files; the folder."""
    folder.mkdir()
    glazing = OCCUPATION_ROOT + "tile-glazer"
    files = {
        SKILLS: [
            _HEADING,
            _skill("0001", "Python", "statistical programming in Python\nsnakes", "knowledge"),
            _skill("0002", "decorate ceramic ware", "adorn pottery"),
            _skill("0003", "glaze ceramic tiles", "apply glaze to tiles\nadorn pottery\nglaze"),
            _skill("0004", "ceramics", "", "knowledge"),
            _skill("0005", "Esperanto of potters", "", inScheme="http://data.europa.eu/esco/concept-scheme/skill-languages-groups"),
            _skill("0006", "fire kilns with turf", status="obsolete"),
            _skill("0003", "glaze ceramic tiles"),
        ],
        BROADER: [
            ["conceptType", "conceptUri", "broaderType", "broaderUri"],
            ["KnowledgeSkillCompetence", SKILL_ROOT + "0003", "KnowledgeSkillCompetence", SKILL_ROOT + "0002"],
            ["KnowledgeSkillCompetence", SKILL_ROOT + "0002", "KnowledgeSkillCompetence", SKILL_ROOT + "0003"],
            ["KnowledgeSkillCompetence", SKILL_ROOT + "0002", "SkillGroup", "http://data.europa.eu/esco/skill-group/S1"],
        ],
        OCCUPATIONS: [
            ["occupationUri", "relationType", "skillType", "skillUri"],
            [glazing, "essential", "skill/competence", SKILL_ROOT + "0003"],
            [glazing, "optional", "knowledge", SKILL_ROOT + "0004"],
        ],
        CROSSWALKS[0]: [
            ["Mapping project name", "ESCO-O*NET Crosswalk", "", "", "", "", ""],
            ["", "", "", "", "", "", ""],
            ["O*NET Id", "O*NET Title", "O*NET Description", "ESCO or ISCO URI", "ESCO or ISCO Title",
             "ESCO or ISCO Description", "Type of Match"],
            ["51-9999.00", "Production Workers", "", glazing, "tile glazer", "", "exactMatch"],
            ["51-8888.00", "Other Workers", "", glazing, "tile glazer", "", "broadMatch"],
            ["51-7777.00", "More Workers", "", "http://data.europa.eu/esco/isco/C7", "craft", "", "exactMatch"],
        ],
    }  # fmt: skip
    for name, rows in files.items():
        with (folder / name).open("w", encoding="utf-8", newline="") as stream:
            csv.writer(stream).writerows(rows)
    return folder
