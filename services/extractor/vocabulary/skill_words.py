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
