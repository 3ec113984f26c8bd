"""Dalia Merrow's résumés of 2026 and of 2021, and the jobs and degrees that both tell of."""

from examples.shapes import Achievement, Bullet, Certificate, Contact, Degree, Job, Language, Project, Resume

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
