"""The job ad that the letter answers."""

from examples.shapes import JobAd

JOB_AD = JobAd(
    title="Staff Data Platform Engineer",
    employer="Lanternworks Mobility",
    place="Ferris Point, CA",
    terms="Full-time, permanent, hybrid (three days a week on site)",
    date="2026-02-20",
    date_text="February 20, 2026",
    about=(
        "Lanternworks Mobility runs 38,000 charging points for electric vehicles. Our data platform "
        "follows every charging session in real time, and we are looking for the engineer who takes "
        "it to the next stage."
    ),
    duties=(
        "Design and run the streaming platform behind every charging session",
        "Set technical direction for three teams of data engineers",
        "Review designs and mentor engineers of all levels",
        "Keep the costs of the cloud platform in view and report on them",
    ),
    requirements=(
        "At least eight years of experience in data engineering",
        "Very good knowledge of Python and SQL",
        "Production experience with Apache Kafka and Apache Flink",
        "Kubernetes and Terraform in daily use",
        "Experience with Google Cloud and BigQuery",
        "Experience in leading a team of engineers",
        "Bachelor's degree in computer science, statistics or a related field",
    ),
    nice_to_have=(
        "Rust or Go",
        "Apache Iceberg or Delta Lake",
        "Contributions to open-source software",
        "German or Spanish",
    ),
    benefits=(
        "28 days of paid leave",
        "USD 3,000 a year for conferences and training",
        "Help with relocation",
        "Health and dental insurance for the whole family",
    ),
    salary="$178,000 – $205,000 a year",
    salary_range=(178_000, 205_000),
    apply="Send your résumé and a short letter to jobs@lanternworks.example.com (reference LM-2026-014).",
)
