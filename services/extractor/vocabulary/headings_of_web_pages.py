"""Wordings of section headings as people write them on pages of their own, and in academic résumés.

All in lower case and without punctuation, as in `vocabulary.headings`, which joins them to its own.
"""

WORDINGS_OF_WEB_PAGES: dict[str, tuple[str, ...]] = {
    "work": (
        "position", "previous position", "academic positions", "academic employment",
        "academic career",
        "past positions",
        "professional positions", "research positions", "teaching positions", "faculty positions", "jobs", "job",
        "past jobs", "previous jobs", "professional activities", "professional life", "working life",
        "working history",
        "what i did", "industry", "industry positions", "industry work", "experiences",
        "visiting positions", "research appointments", "positions and appointments", "ocupación", "ocupação",
        "trabajos", "trabajo", "puestos", "emploi", "métier", "vie professionnelle", "parcours de travail", "postes",
        "lavoro", "lavori", "jobs und praktika", "arbeit", "berufliches", "beruflich", "anstellung",
        "berufliche erfahrungen und praktika", "praktika und jobs", "work and research experience",
        "research and work experience", "research and professional experience", "work and teaching experience",
    ),
    "education": (
        "aus und weiterbildungen", "schul und berufsbildung", "schul und ausbildung", "etudes",
        "dernier diplôme", "diplome", "ausbildungen",
        "academic degrees",
        "doctoral studies", "graduate studies",
    ),
    "skills": (
        "technical experience", "talents", "my talents", "tech", "stack", "my tech stack", "technologies and tools",
        "languages and technologies", "technik", "ordenadores", "computers", "linguagens e tecnologias",
        "lenguajes y tecnologías",
        "coding", "code", "toolkit", "boîte à outils", "ma boîte à outils", "web basics", "programming", "hard skill",
        "technologies i work with", "things i know", "soft skill", "computing skills",
        "programming languages and tools",
    ),
    "projects": (
        "projets sélectionnés", "projets choisis", "proyectos recientes", "recent projects", "sonstige projekte",
    ),
    "talks": (
        "conference presentations", "selected talks", "selected presentations", "speeches", "invited presentations",
        "talks and posters", "posters", "conferences and talks", "invited lectures", "seminars", "invited seminars",
    ),
    "awards": (
        "research grants", "funding", "research funding", "grants and funding", "funding and awards",
        "grants and awards",
        "awards and grants", "awards and fellowships", "awards and funding", "prizes and awards", "honors and prizes",
    ),
    "memberships": ("organizations", "organisations", "communities", "comunidades", "professional organizations"),
    "volunteering": (
        "academic service", "professional service", "service and outreach", "service and leadership",
        "service and leadership roles", "university service", "community work",
    ),
    "contact": ("contacts", "my contacts", "reach me", "me contacter", "personalien", "kontakte"),
    "other": ("research", "press", "media", "exhibitions", "ausstellungen", "mentoring", "advising"),
}  # fmt: skip
