"""Her application of March 2026."""

from examples.content.resumes import CONTACT
from examples.shapes import Letter, Sentence

LETTER = Letter(
    contact=CONTACT,
    date="2026-03-09",
    date_text="March 9, 2026",
    recipient=("Lanternworks Mobility", "Hiring Team", "400 Harbor Walk", "Ferris Point, CA"),
    employer="Lanternworks Mobility",
    title="Staff Data Platform Engineer",
    subject="Application for the position of Staff Data Platform Engineer",
    greeting="Dear Hiring Team,",
    paragraphs=(
        (
            Sentence("I am applying for the position of Staff Data Platform Engineer at Lanternworks Mobility."),
            Sentence(
                "Following every charging session in real time, as your advertisement describes it, is the "
                "kind of problem that I have worked on for years."
            ),
        ),
        (
            Sentence(
                "At Brackenfield Energy I lead six engineers who keep the readings of 2.4 million smart "
                "meters flowing through Apache Kafka and Apache Flink.",
                "claim",
            ),
            Sentence(
                "I brought our AWS bill down by more than a quarter, and the platform is now available "
                "99.95% of the time.",
                "claim",
            ),
            Sentence(
                "Before that, at Northglass Health, I made the nightly claims run three times as fast with PySpark.",
                "claim",
            ),
        ),
        (
            Sentence(
                "I enjoy helping others grow: the two junior engineers whom I mentor each run a service "
                "of their own today.",
                "claim",
            ),
            Sentence(
                "In my free time I maintain Tidegauge, an open-source tool that checks event schemas.",
                "claim",
            ),
        ),
        (
            Sentence("I want to learn Rust, the language of your edge agents.", "intent"),
            Sentence("In the long run I would like to shape the architecture of a whole product line.", "intent"),
            Sentence("I am willing to relocate to Ferris Point and could start in June 2026.", "intent"),
        ),
        (Sentence("I would be glad to tell you more in a conversation."),),
    ),
    closing="Kind regards,",
)
