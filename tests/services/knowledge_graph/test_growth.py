"""The work grows in line with the facts: it is counted, not timed."""

import functools
import random

from services.knowledge_graph.front_door.changes import fact_etags
from services.knowledge_graph.front_door.fold import fold
from services.knowledge_graph.front_door.inputs import Inputs
from services.knowledge_graph.graph import build_graph
from services.knowledge_graph.insights import generate
from services.knowledge_graph.skills import map_skills
from shared.schemas.fact_types import FactType
from shared.skills.mapping.matcher import SkillMatcher
from shared.skills.mapping.skill_mapper import SkillMapper
from tests.counted_work import steps
from tests.services.knowledge_graph.building import Document
from tests.services.knowledge_graph.pipeline import ONTOLOGY

MAPPER = SkillMapper(SkillMatcher(ONTOLOGY))
SYLLABLES = ("ba", "ko", "ri", "mun", "tel", "dor", "fis", "gan", "lup", "ves")


def person(facts: int, documents: int = 5) -> Inputs:
    """Overlapping résumés with this many facts in all, half of whose jobs stand in all of them."""
    words = ["".join(random.Random(n).choices(SYLLABLES, k=4)) for n in range(4000)]
    made = []
    for number in range(documents):
        document = Document(f"resume {number}", as_of=f"20{10 + number}-01-01")
        document.add(FactType.NAME, "Mara Lindt")
        job = 0
        while len(document.facts) < facts // documents:
            job += 1
            chosen = random.Random(job if job % 2 else job * 1000 + number)
            bullets = [f"{' '.join(chosen.choices(words, k=10))} by {chosen.randint(5, 90)}%" for _ in range(6)]
            document.job(
                f"{chosen.choice(words)} {chosen.choice(words)}",
                f"Engineer {chosen.choice(words)}",
                f"{chosen.randint(1990, 2010)}-03",
                f"{chosen.randint(2011, 2020)}-05",
                *bullets,
            )
            document.skills(*chosen.choices(words, k=4))
        made.append(document.input(number + 1))
    return Inputs(tuple(made))


def work_on(inputs: Inputs) -> None:
    """From the front door to the insights, without a database."""
    folded = fold(inputs)
    fact_etags(folded.facts)
    skills = map_skills(folded.facts, MAPPER).skills
    build_graph(folded.facts, skills)
    generate(folded.facts, skills)


def test_ten_times_the_facts_cost_at_most_twelve_times_as_much() -> None:
    MAPPER.warm_up()
    work_on(person(100))  # what is loaded once
    small, large = (steps(functools.partial(work_on, person(facts))) for facts in (400, 4_000))
    print(f"400 facts {small} steps, 4,000 facts {large} steps, ratio {large / small:.1f}")
    assert large <= 12 * small
