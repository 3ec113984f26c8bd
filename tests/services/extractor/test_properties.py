"""What holds for every text: exact quotes, one id a fact, the same result twice, and an end."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from services.extractor.json_resume.write import to_json_resume
from tests.services.extractor import layouts
from tests.services.extractor.plain_text import facts_in

KINDS = ("resume", "job_ad", "performance_review", "cover_letter")
LINES = sorted(
    {line for name in vars(layouts) if name.isupper() for line in getattr(layouts, name).split("\n")}
    | {"", "\t", "- ", "• •", "2019 –", "@", "a@", "(", "**Bold**", "# Heading", "Engineer @ Acme (2019)",
       "Skills:", "1/2", "\u200b"}
)  # fmt: skip


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.one_of(st.sampled_from(LINES), st.text(max_size=40)), max_size=30), st.sampled_from(KINDS))
def test_every_quote_is_in_the_text_and_runs_agree(lines: list[str], kind: str) -> None:
    text = "\n".join(lines).replace("\r", " ")
    facts = facts_in(text, kind)
    assert facts == facts_in(text, kind)
    assert len({f.id for f in facts}) == len(facts)
    keys = [(f.evidence.start, f.evidence.end, f.type) for f in facts]
    assert keys == sorted(keys)
    assert isinstance(to_json_resume(facts), dict)


@pytest.mark.parametrize(
    "text",
    [
        "x" * (1 << 20),
        "a@" + "a." * 400_000,
        "a@a" * 300_000,
        "a" + "\u0301" * 100_000,
        "\n" * 1_000_000 + "a",
        "2019 - " * 150_000,
        "Skills\n" + "a, " * 300_000,
        "Experience\nEngineer, Acme 2019 - 2020\n- " + "reduced cost by a quarter and " * 30_000,
        "http://" + "a/" * 400_000,
        "(" * 400_000,
    ],
    ids=["line", "email", "ats", "marks", "newlines", "dates", "list", "achievements", "url", "brackets"],
)
@pytest.mark.timeout(60)  # a pattern that starts again at each letter needs hours
def test_hostile_text_is_quoted_exactly(text: str) -> None:
    for kind in KINDS:
        facts = facts_in(text, kind)
        assert len({fact.id for fact in facts}) == len(facts)
