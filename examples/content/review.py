"""Her manager's review of 2025, with the words of a peer."""

from examples.shapes import Achievement, Bullet, Review

REVIEW = Review(
    title="Performance Review 2025",
    employer="Brackenfield Energy",
    employee="Dalia Merrow",
    position="Lead Data Platform Engineer",
    author="Tobias Renkert, Director of Data Engineering",
    period="January 2025 – December 2025",
    period_start="2025-01",
    period_end="2025-12",
    date="2026-01-23",
    date_text="January 23, 2026",
    rating="Exceeds expectations (4 of 5)",
    summary=(
        "Dalia had a strong year.",
        "She finished the move of the metering pipeline to Apache Kafka and grew from a very good "
        "engineer into a technical leader.",
    ),
    results=(
        Bullet(
            "Reduced the end-to-end latency of the metering pipeline by 45% by replacing micro-batches "
            "with Apache Flink jobs on Apache Kafka",
            (Achievement("end-to-end latency of the metering pipeline", 45, "%", "down"),),
        ),
        Bullet(
            "Lowered yearly AWS costs by 28% together with the finance department",
            (Achievement("yearly AWS costs", 28, "%", "down"),),
        ),
        Bullet(
            "Set up the on-call rotation of the platform and brought the mean time to recovery "
            "from 95 minutes to 40 minutes",
            (Achievement("mean time to recovery", 40, "minutes", "down", before=95),),
        ),
    ),
    strengths=(
        "Mentors well: both junior engineers whom she mentors now own a service of their own",
        "Knows Apache Kafka in depth and is the first person whom other teams ask",
        "Communicates clearly and explains technical trade-offs to finance and operations in plain words",
        "Stays calm in incidents and writes blameless reports afterwards",
    ),
    concerns=(
        "Should delegate more; she still takes on too many code reviews herself",
        "Needs to plan capacity with the cloud team earlier in the quarter",
    ),
    goals=(
        "Learn Rust well enough to review the new ingestion agent",
        "Move the remaining batch jobs to Apache Iceberg by September 2026",
        "Prepare one senior engineer to act as deputy lead",
    ),
    peer="Jonas Abara, Staff Software Engineer",
    peer_feedback=(
        "Dalia is the person I go to when a design is stuck.",
        "She asks the question that nobody asked and leaves the room with a decision.",
        "I would like to see her say no more often.",
    ),
)
