"""Small fictional documents: text files that the reader takes in a few milliseconds."""

from dataclasses import dataclass
from random import Random

_FIRST = ("Ada", "Bela", "Chidi", "Dana", "Emeka", "Freya", "Goran", "Hana", "Imre", "Jun")
_LAST = ("Example", "Sample", "Placeholder", "Specimen", "Mockup", "Fixture", "Standin", "Dummy")
_TITLES = ("Data Engineer", "Software Developer", "Project Manager", "Systems Analyst", "Nurse", "Accountant")
_EMPLOYERS = ("Northwind Traders", "Contoso Ltd", "Fabrikam Inc", "Tailspin Toys", "Litware GmbH", "Proseware AG")
_SKILLS = ("Python", "PostgreSQL", "Docker", "Kubernetes", "Java", "Excel", "SAP", "Linux", "Rust", "Terraform")
_DEGREES = ("BSc Computer Science", "MSc Mathematics", "BA Economics")
_ACHIEVEMENTS = (
    "Cut the nightly load from {0} to {1} minutes",
    "Led a team of {1} people",
    "Raised the test coverage from {1} % to {0} %",
    "Saved {0},000 EUR a year",
)


@dataclass(frozen=True)
class FictionalPerson:
    """Whose documents they are."""

    name: str
    email: str


def fictional_person(random: Random, number: int) -> FictionalPerson:
    """Somebody who does not exist; `number` makes the address unique."""
    first, last = random.choice(_FIRST), random.choice(_LAST)
    return FictionalPerson(f"{first} {last}", f"{first.lower()}.{number}@example.org")


def resume(random: Random, person: FictionalPerson, number: int) -> bytes:
    """A résumé in plain text. `number` makes its bytes unique."""
    lines = [person.name, person.email, "", "Experience", ""]
    year = random.randint(2004, 2010)
    for _ in range(random.randint(1, 3)):
        end = year + random.randint(1, 4)
        lines += [f"{random.choice(_TITLES)}, {random.choice(_EMPLOYERS)}", f"{year} - {end}"]
        numbers = (random.randint(40, 90), random.randint(5, 30))
        lines += [f"- {random.choice(_ACHIEVEMENTS).format(*numbers)} with {random.choice(_SKILLS)}", ""]
        year = end
    lines += ["Education", "", f"{random.choice(_DEGREES)}, University of Leeds, {random.randint(1998, 2004)}", ""]
    lines += ["Skills", "", ", ".join(random.sample(_SKILLS, 4)), "", f"Reference number {number}"]
    return "\n".join(lines).encode()
