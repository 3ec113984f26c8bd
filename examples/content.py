"""Every word of the sample documents, in one place.

Dalia Merrow, her colleagues, employers, schools and towns are invented. What the set is made to show:

- the documents support each other: Apache Kafka, mentoring and lower costs stand in three of them;
- they contradict each other once: 40% in the résumé, 45% in the review, about the same result;
- two things are missing: July to December 2021, and the place of the job at Northglass Health;
- Rust is wanted (letter, goals of the review) and held by nobody: it must not become a skill.
"""

from examples.shapes import (
    Achievement,
    Bullet,
    Certificate,
    Contact,
    Degree,
    Job,
    JobAd,
    Language,
    Letter,
    Project,
    Resume,
    Review,
    Sentence,
)

CONTACT = Contact(
    name="Dalia Merrow",
    email="dalia.merrow@example.com",
    phone="+1 (206) 555-0142",
    phone_e164="+12065550142",
    place="Port Alder, WA",
    link="dalia-merrow.example.com",
)

CONTACT_2021 = Contact(
    name="Dalia Merrow",
    email="dalia.merrow@example.com",
    phone="+1 (206) 555-0142",
    phone_e164="+12065550142",
    place="Wrenfield, OR",
    link="dalia-merrow.example.com",
)

CLAIMS_RUN = Bullet(
    "Shortened the nightly processing of claims from 9 hours to 3 hours by rewriting ETL jobs in PySpark",
    (Achievement("nightly processing of claims", 3, "hours", "down", before=9),),
)
RECORDS_MOVE = Bullet("Moved 14 TB of patient records from Oracle Database to PostgreSQL without downtime")
FORECASTS = Bullet(
    "Improved the accuracy of delivery forecasts by 18% with models in scikit-learn",
    (Achievement("accuracy of delivery forecasts", 18, "%", "up"),),
)

LEAD = Job(
    employer="Brackenfield Energy",
    title="Lead Data Platform Engineer",
    start="2023-09",
    end=None,
    place="Port Alder, WA",
    bullets=(
        Bullet("Lead a team of six engineers that runs the data platform for 2.4 million smart meters"),
        Bullet(
            "Reduced the end-to-end latency of the metering pipeline by 40% by replacing micro-batches "
            "with Apache Flink jobs on Apache Kafka",
            (Achievement("end-to-end latency of the metering pipeline", 40, "%", "down"),),
        ),
        Bullet(
            "Cut yearly AWS costs by 28% by right-sizing Apache Spark clusters and moving cold data to Apache Iceberg",
            (Achievement("yearly AWS costs", 28, "%", "down"),),
        ),
        Bullet(
            "Raised the availability of the platform from 99.5% to 99.95% with Kubernetes, Prometheus and Grafana",
            (Achievement("availability of the platform", 99.95, "%", "up", before=99.5),),
        ),
        Bullet("Mentor two junior engineers and chair the architecture review of the data department"),
    ),
)

SENIOR = Job(
    employer="Brackenfield Energy",
    title="Senior Data Engineer",
    start="2022-01",
    end="2023-08",
    place="Port Alder, WA",
    bullets=(
        Bullet(
            "Reduced data incidents by 60% by introducing data contracts and schema checks in CI/CD",
            (Achievement("data incidents", 60, "%", "down"),),
        ),
        Bullet(
            "Increased releases from two to nine a week with Terraform, Helm and GitHub Actions",
            (Achievement("releases", 9, "a week", "up", before=2),),
        ),
        Bullet("Built the feature store for load forecasting on Snowflake and dbt, used by four teams"),
    ),
)

ENGINEER = Job(
    employer="Northglass Health",
    title="Data Engineer",
    start="2018-02",
    end="2021-06",
    place=None,
    bullets=(
        CLAIMS_RUN,
        RECORDS_MOVE,
        Bullet(
            "Increased the test coverage of the pipelines from 35% to 85% with pytest",
            (Achievement("test coverage of the pipelines", 85, "%", "up", before=35),),
        ),
        Bullet("Scheduled 180 daily jobs with Apache Airflow and kept their documentation"),
    ),
)

ANALYST = Job(
    employer="Quillby Freight",
    title="Data Analyst",
    start="2015-07",
    end="2018-01",
    place="Wrenfield, OR",
    bullets=(
        FORECASTS,
        Bullet(
            "Automated 25 weekly reports with Python and SQL, saving 12 hours of manual work a week",
            (Achievement("manual work", 12, "hours a week", "down"),),
        ),
    ),
)

MASTER = Degree("M.Sc.", "Computer Science", "Alder Sound University", "Port Alder, WA", "2018", "2020", "GPA 3.8")
BACHELOR = Degree("B.Sc.", "Statistics", "Wrenfield College", "Wrenfield, OR", "2011", "2015")

RESUME_2026 = Resume(
    contact=CONTACT,
    headline="Lead Data Platform Engineer",
    date="2026-03",
    date_text="Updated March 2026",
    summary=(
        "Data platform engineer with ten years of experience in energy, health care and logistics. "
        "I build streaming platforms that other teams can rely on, explain them in plain words, "
        "and help engineers grow."
    ),
    jobs=(LEAD, SENIOR, ENGINEER, ANALYST),
    education=(MASTER, BACHELOR),
    skills=(
        ("Programming", ("Python", "SQL", "Scala", "Java", "Bash")),
        (
            "Data processing",
            ("Apache Kafka", "Apache Flink", "Apache Spark", "Apache Airflow", "dbt", "Apache Iceberg"),
        ),
        ("Databases", ("PostgreSQL", "Snowflake", "ClickHouse", "Redis")),
        ("Cloud", ("AWS", "Terraform", "Kubernetes", "Docker", "Helm", "GitHub Actions")),
        ("Monitoring", ("Prometheus", "Grafana", "OpenTelemetry")),
        ("Practices", ("Data modeling", "CI/CD", "Mentoring")),
    ),
    certificates=(
        Certificate("AWS Certified Data Engineer – Associate", "2024"),
        Certificate("Certified Kubernetes Administrator (CKA)", "2023"),
    ),
    languages=(
        Language("English", "native"),
        Language("Spanish", "fluent"),
        Language("German", "intermediate"),
    ),
    projects=(
        Project(
            name="Tidegauge",
            link="tidegauge.example.org",
            start="2022-10",
            end=None,
            bullets=(
                Bullet("Open-source command line tool that checks event schemas for Apache Kafka"),
                Bullet("Written in Python; 40 contributors and three releases a year"),
            ),
        ),
    ),
)

RESUME_2021 = Resume(
    contact=CONTACT_2021,
    headline="Data Engineer",
    date="2021-05",
    date_text="Last updated: May 2021",
    summary=("Data engineer with a background in statistics. I build batch pipelines that are tested and documented."),
    jobs=(
        Job(
            employer="Northglass Health",
            title="Data Engineer",
            start="2018-02",
            end=None,
            place=None,
            bullets=(CLAIMS_RUN, RECORDS_MOVE, Bullet("Run 150 scheduled jobs a day with Apache Airflow")),
        ),
        Job(
            employer="Quillby Freight",
            title="Data Analyst",
            start="2015-07",
            end="2018-01",
            place="Wrenfield, OR",
            bullets=(FORECASTS, Bullet("Built dashboards in Tableau for the dispatch team")),
        ),
    ),
    education=(MASTER, BACHELOR),
    skills=(
        ("Programming", ("Python", "SQL", "R", "Bash")),
        ("Data", ("Apache Spark", "Apache Airflow", "scikit-learn", "Tableau")),
        ("Databases", ("PostgreSQL", "Oracle Database")),
        ("Tools", ("Docker", "Git")),
    ),
    certificates=(),
    languages=(Language("English", "native"), Language("Spanish", "fluent")),
    projects=(),
)

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
