"""Words of lists of skills that are no skills: stated levels, and names of groups."""

LEVELS: dict[str, str] = {
    word: level
    for level, words in {
        "expert": "expert master proficient experte expertin experto experta senior guru sehr-gut excellent excelente",
        "advanced": "advanced confirmé avanzada fortgeschritten avancé avanzado avançado gevorderd strong gut "
        "very-good skilled",
        "intermediate": "intermediate mittel intermédiaire intermedio gemiddeld competent good working familiar",
        "beginner": "beginner basic basics novice grundkenntnisse débutant básico basis elementary notions anfänger",
    }.items()
    for word in words.split()
}

# Names of groups that are skills, too, where they stand alone: in a list with several of them, each before the items of
# its group, they are its headings ("Frontend | React | Redux | Backend | Go").
GROUP_NAMES_IN_LISTS: frozenset[str] = frozenset(
    {
        "frontend", "front-end", "front end", "backend", "back-end", "back end", "full stack", "fullstack", "devops",
        "cloud", "databases", "database", "data", "languages", "programming", "programming languages", "frameworks",
        "libraries", "tools", "testing", "mobile", "web", "design", "other", "others", "platforms", "infrastructure",
        "operating systems", "os", "security", "networking", "methodologies", "methods", "software", "soft skills",
        "ci/cd", "version control", "monitoring", "analytics", "machine learning", "office", "erp", "crm",
        "programmiersprachen", "datenbanken", "werkzeuge", "langages", "outils", "bases de données", "lenguajes",
        "herramientas", "bases de datos", "linguagens", "ferramentas", "banco de dados", "bancos de dados",
    }
)  # fmt: skip

# Names of groups that are never skills themselves, also where nothing but their place in a list tells them apart.
GROUP_NAMES: frozenset[str] = frozenset(
    {
        "programming languages", "languages", "frameworks", "libraries", "tools", "databases", "technologies",
        "platforms", "infrastructure", "other", "others", "methodologies", "soft skills", "hard skills",
        "technical skills", "operating systems", "frameworks & libraries", "tools & technologies", "miscellaneous",
        "programmiersprachen", "werkzeuge", "datenbanken", "betriebssysteme", "sonstiges", "langages", "outils",
        "bases de données", "lenguajes", "herramientas", "bases de datos", "linguagens", "ferramentas", "talen",
        "overig",
    }
)  # fmt: skip
