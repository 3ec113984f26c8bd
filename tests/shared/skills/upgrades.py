"""Two synthetic releases, one after the other, in which entries are renamed, merged, gone and new."""

from pathlib import Path

from shared.skills.onet.ontology import onet_ontology
from shared.skills.onet.release import read_release
from shared.skills.ontology.ontology import Ontology
from tests.shared.skills.releases import encoded, small_tables, write_zip

SOC = "15-1252.00"
OLDER_TITLES = (
    "Quibbler software",
    "Fabrikat Bogen Karten Tafel FBKT",
    "Zettelwerk Studio",
    "Zettelwerk Studio software",
    "Gloomy Loom Pro",
    "Wollweber Manager",
)
NEWER_TITLES = (
    "Quibbler",  # renamed, by its title without "software"
    "Fabrikat Bogen Karten Tafel",  # renamed, by a name that it had
    "Zettelwerk Studio software",  # the other Zettelwerk is merged into it
    "Wollweber Manager",
    "Neuling Werkbank",
)  # and "Gloomy Loom Pro" has vanished
SKILLS = (
    "Quibbler software",
    "Fabrikat Bogen Karten Tafel FBKT",
    "FBKT",
    "Zettelwerk Studio",
    "Gloomy Loom Pro",
    "Python",
)
"""Phrases of a résumé that mean something in the older release."""
RESUME = f"""Ada Example
ada@example.org

Experience

Data Engineer, Northwind Traders
2019 - 2022
- Moved the archive to Zettelwerk Studio and cut the nightly load with Python

Skills

{", ".join(SKILLS)}
"""


def write_release(path: Path, number: str, titles: tuple[str, ...]) -> Path:
    """A zip of release `number` ("40_1") with these technologies."""
    tables = small_tables()
    tables["Technology Skills.txt"] = [
        tables["Technology Skills.txt"][0],
        *([SOC, title, "43232202", "Document management software", "N", "N"] for title in titles),
    ]
    return write_zip(path, encoded(tables), folder=f"db_{number}_text")


def older(folder: Path) -> Ontology:
    """Of release 40.1; not stamped."""
    return onet_ontology(read_release(write_release(folder / "older.zip", "40_1", OLDER_TITLES)))


def newer(folder: Path) -> Ontology:
    """Of release 40.2; not stamped."""
    return onet_ontology(read_release(write_release(folder / "newer.zip", "40_2", NEWER_TITLES)))
