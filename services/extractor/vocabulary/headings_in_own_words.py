"""Section headings as people word them who follow no template: "What I can do", "Papieren", "Lo que sé hacer".

All in lower case and without punctuation, as in `vocabulary.headings`, which joins them to its own.
"""

WORDINGS_IN_OWN_WORDS: dict[str, tuple[str, ...]] = {
    "summary": (
        "in short", "kurzvorstellung", "kurz zu mir", "poste recherché", "poste souhaité", "emploi recherché",
        "kort over mijzelf", "kort over mezelf", "over mezelf", "obiettivo", "position desired", "desired position",
        "position applied for", "job sought", "semblanza", "puesto deseado", "cargo pretendido", "angestrebte position",
        "gewenste functie", "wat zoek ik", "que busco", "lo que busco",
    ),
    "work": (
        "professional activity", "professional activities",
        "worked at", "i worked at", "places i worked", "employers", "previous employers", "past employers", "jobs held",
        "work life", "work record", "posts held", "earlier positions", "current job", "national service",
        "paid work", "earlier roles", "other roles", "other jobs", "previous jobs", "stage credits", "theatre credits",
        "theater credits", "film and television", "ministry", "ministry experience", "practicum", "practicums",
        "student teaching", "clinical placements", "placements", "work placements", "beschäftigungen", "arbeitsstellen",
        "referendariat", "vorbereitungsdienst", "wehrdienst", "zivildienst", "wehr und zivildienst", "bundeswehr",
        "freiwilligendienst", "nebenjobs", "ferienjobs", "schülerpraktika", "schulpraktika", "bisherige arbeitgeber",
        "aushilfstätigkeiten", "parcours militaire", "missions réalisées", "emplois étudiants", "jobs étudiants",
        "jobs d'été", "jobs d’été", "emplois saisonniers", "enseignement et recherche", "mon parcours",
        "antecedentes laborales", "antecedentes profesionales", "otros trabajos", "otros empleos",
        "desempeño profesional", "trabajo", "trabajos", "atividade profissional", "atividades profissionais",
        "carreira profissional", "trajetória", "trabalho", "empregos", "empregos anteriores", "histórico de trabalho",
        "vida profissional", "bijbanen en vakantiewerk", "vakantiewerk", "vakantiebanen", "eerdere functies",
        "huidige werkzaamheden", "vorige werkgevers", "attività professionale", "attività lavorativa",
        "attività lavorative", "lavoro", "altri lavori", "lavori stagionali",
    ),
    "education": (
        "studied at", "i studied at", "where i studied", "schools i attended", "study",
        "school record", "degrees and diplomas", "scholastic background", "studienverlauf", "schullaufbahn",
        "akademischer bildungsweg", "promotion", "promotion und studium", "cursus scolaire", "cursus universitaire",
        "mes études", "antecedentes académicos", "antecedentes educacionales", "mis estudios", "grados y títulos",
        "estudios superiores", "percurso escolar", "percurso académico e escolar", "grau acadêmico", "school",
        "scholen", "scholen en opleidingen", "studieloopbaan", "percorso di studi", "scuole", "carriera scolastica",
    ),
    "skills": (
        "knowledge",
        "i can", "i can use", "i know", "programs i can use", "software i use", "tools i use", "programs", "computer",
        "skill", "it knowledge", "good at", "i am good at", "handy with", "what i do well",
        "can do", "things i can do", "areas of specialization", "areas of specialisation", "specializations",
        "specialisations", "können", "das kann ich", "was ich kann", "meine stärken", "fachliches",
        "fachliche schwerpunkte", "tätigkeitsschwerpunkte", "logiciels maîtrisés", "ce que je sais faire",
        "lo que sé hacer", "sé hacer", "programas", "manejo de programas", "fortalezas", "áreas de especialización",
        "o que sei fazer", "sei fazer", "qualidades", "pontos fortes", "especialidades", "áreas de especialização",
        "kan ik", "wat ik kan", "dit kan ik", "wat kan ik", "kennis en kunde", "eigenschappen", "specialisaties",
        "so far i can", "software conosciuti", "programmi conosciuti", "cosa so fare", "so fare", "punti di forza",
    ),
    "languages": (
        "i speak", "speak", "spoken", "languages i speak",
        "lingue parlate", "lingue conosciute", "talen die ik spreek", "línguas faladas",
    ),
    "certificates": (
        "qualifications and licences", "qualifications and licenses", "permits", "permits and licences",
        "continuing professional development", "cpd", "workshops and trainings", "ratings", "licenses and ratings",
        "licences and ratings", "fort und weiterbildungen", "weiter und fortbildungen", "scheine",
        "zertifikate und scheine", "zusatzausbildungen", "zusatzausbildung", "formations continues",
        "stages et formations courtes", "formation complémentaire", "cursos realizados", "títulos y cursos",
        "seminarios", "seminarios y talleres", "títulos e cursos", "licenças", "licenças e habilitações",
        "qualificações complementares", "nascholing", "papieren", "diploma s en certificaten", "vorming", "vormingen",
        "bijscholingen", "opleidingen en certificaten", "abilitazioni professionali", "formazione complementare",
        "seminari",
        "driving licence", "driving license", "driver's licence", "driver's license", "driver’s licence",
        "driver’s license", "führerscheine", "führerschein und mobilität", "permis de conduire", "licencia de conducir",
        "permiso de conducir", "carnet de conducir", "carné de conducir", "carta de condução", "cnh",
    ),
    "awards": (
        "medals", "medals and awards", "condecoraciones", "reconhecimentos", "condecorações", "onderscheiding",
        "borse di studio", "orden und ehrenzeichen",
    ),
    "publications": ("schriften", "artikelen", "schriftenverzeichnis", "libros y artículos"),
    "talks": (
        "lectures", "communications scientifiques", "communications orales", "communications",
        "congresos", "congresos y ponencias", "comunicações", "congressos",
        "spreken en schrijven", "convegni", "relazioni a convegni", "vorträge und lehre", "kongresse",
    ),
    "memberships": (
        "verbände", "associations professionnelles", "asociaciones", "asociaciones profesionales",
        "colegios profesionales", "ordens e associações", "conselhos e associações", "lidmaatschap", "associazioni",
        "affiliazioni", "iscrizione ad albi", "iscrizioni ad albi",
    ),
    "volunteering": (
        "charity", "church involvement", "church activities", "engagements associatifs", "actividades comunitarias",
        "responsabilités associatives", "maatschappelijke functies", "bestuurswerk",
    ),
    "interests": (
        "when i don't work", "when i don’t work", "when i'm not working", "when i’m not working",
        "spare time", "free time", "in my spare time", "in my free time", "privat", "centres d'intérêts",
        "centres d’intérêts", "hors du bureau", "en dehors du travail", "tiempo libre", "tempos livres",
        "in mijn vrije tijd", "vrijetijd", "meine freizeit",
    ),
    "references": (
        "personal references", "work references",
        "personnes de référence", "personne de référence", "referentie", "referentiepersonen",
        "referencias profesionales", "referências profissionais", "referenzpersonen", "personas de referencia",
    ),
    "contact": (
        "daten zur person", "renseignements personnels", "antecedentes personales", "identificação",
        "persoonlijke informatie", "identificación",
        "persoonlijk", "pessoal", "personale", "dati anagrafici",
    ),
    "other": (
        "datos adicionales", "verder", "overige informatie", "overige gegevens", "mobilität", "varia", "diversen",
    ),
}  # fmt: skip
