"""Labels of the fields of an entry ("Company: Acme Ltd"), also of the forms of Europass."""

import re

_NAME = "(?:name|nom|nombre|nome|naam)"
_LABELS: dict[str, tuple[str, ...]] = {
    "employer": (
        "hospital", "clinic", "agency", "ship", "vessel", "restaurant", "hotel", "firm", "klinik", "krankenhaus",
        "hôpital",
        "(?:(?:present|current|previous|past|last|former) )?(?:company|employer|organi[sz]ation)(?: name)?",
        "name of (?:employer|organi[sz]ation|company)",
        "(?:end )?client(?: name)?", "firma", "arbeitgeber", "unternehmen", "kunde", "auftraggeber", "einsatzort",
        "entreprise", "employeur", "société", "client final", "empresa", "empleador", "patrón", "cliente",
        "institución", "bedrijf", "werkgever", "opdrachtgever", "klant", "empregador", "entidade(?: empregadora)?",
        "instituição", "datore di lavoro", "azienda", "ditta", "società", "pracodawca", "arbetsgivare", "företag",
        "arbeidsgiver", "arbejdsgiver", "zaměstnavatel",
        "zamestnávateľ", "munkáltató", "angajator", "työnantaja", "bedrift",
        "virksomhed", "name and address of employer",
        "name und adresse des arbeitgebers", "nom et adresse de l['’]employeur",
        "nombre y dirección (?:de la empresa o|del) empleador", "nome e endereço do empregador",
        "nome e indirizzo del datore di lavoro", "nazwa i adres pracodawcy",
        rf"{_NAME}[^\t:]{{1,24}}\b(?:employer|arbeitgebers?|employeur|empresa|empleador|empregador|werkgever)",
    ),
    "title": (
        "(?:(?:present|current|last) )?(?:position|post|job|role|designation)(?: held| title)?", "title", "rank",
        "occupation(?: or position held)?",
        "stelle", "funktion", "rolle", "rôle", "tätigkeit", "position als", "beruf", "tätig als", "einsatz als",
        "poste(?: occupé)?", "fonction", "puesto", "cargo(?: exercido| desempeñado)?", "rol", "functie", "função",
        "profissão", "posizione", "ruolo", "qualifica", "mansione", "lavoro o posizione ricoperti", "tipo di impiego",
        "beruf oder funktion", "fonction ou poste occupé", "profesión o cargo desempeñado", "função ou cargo ocupado",
        "zawód lub stanowisko", "stanowisko",
        "pozice", "pracovní pozice", "funkce", "pozícia", "munkakör", "funcția", "tehtävä", "post held",
        "befattning", "roll", "tjänst", "stilling", "stillingsbetegnelse",
    ),
    "school": (
        "(?:last )?(?:school|university|institution|college)(?: attended)?", "institute", "escola", "hochschule",
        "universität", "école",
        "établissement", "name and type of organi[sz]ation[^:]{0,45}", "name und art der [^:]{5,50}",
        "nome e tipo d[^:]{5,50}", "nombre y tipo de [^:]{5,50}", "nom et type de [^:]{5,50}",
        "nome da (?:instituição|escola)", "universidad", "centro", "universiteit", "onderwijsinstelling", "istituto",
        "università", "scuola", "uczelnia", "szkoła", "skola",
        rf"{_NAME}[^\t:]{{1,24}}\b(?:organi[sz]ation|institution|bildungs|établissement|centro|organizzazione|istituto|"
        r"instituição|instelling)[^\t:]{0,45}",
        "tertiary", "secondary", "primary", "elementary", "vocational", "(?:senior|junior) high(?: school)?",
    ),
    "degree": (
        "degree", "qualification", "highest (?:grade|qualification|standard)(?: passed| obtained)?",
        "title of qualification awarded", "bezeichnung der erworbenen qualifikation",
        "designação da qualificação atribuída", "título de la cualificación obtenida",
        "titolo della qualifica rilasciata", "intitulé du (?:certificat|diplôme)[^:\t]{0,20}", "abschluss", "diplôme",
        "título", "titel", "grau",
    ),
    "field": (
        "major", "field of study", "field", "speciali[sz]ation", "fachrichtung", "studiengang", "spécialité",
        "especialidad",
    ),
    "place": (
        "location", "place", "city", "ort", "standort", "lieu", "lugar", "plaats", "local", "luogo", "sede", "città",
        "miejsce", "plats", "sted", "ciudad", "cidade",
    ),
    "sector": (
        "type of business or sector", "sector", "industry", "tätigkeitsbereich oder branche", "branche",
        "type ou secteur d['’]activité", "secteur(?: d['’]activité)?", "tipo de empresa o sector",
        "tipo di azienda o settore", "settore", "tipo de empresa ou sector",
    ),
    "date": (
        "(?:dates?|duration|period)(?: of employment| employed)?", "tenure", "years?", "from", "zeitraum", "dauer",
        "période", "durée", "fechas?", "periodo", "período", "duración", "datas?", "periode", "datum", "duur", "date",
        "tiempo(?: laborado)?", "durata", "okres", "tid", "tidsrum",
    ),
}  # fmt: skip

_DUTIES: tuple[str, ...] = (
    "scope(?: of work)?", "description",
    "(?:key |main |major |job |principal )?(?:activities|duties|responsibilities|tasks)"
    "(?: and (?:responsibilities|duties|achievements))?", "(?:job|role) description",
    "(?:key |main )?(?:highlights|achievements|accomplishments)",
    "aufgaben(?:bereich)?", "haupttätigkeiten",
    "(?:wichtigste )?(?:tätigkeiten|aufgaben)(?: und (?:zuständigkeiten|verantwortlichkeiten))?",
    "missions", "tâches", "réalisations", "principales (?:activités|missions)(?: et responsabilités)?",
    "(?:principales )?(?:funciones|actividades|tareas)(?: y responsabilidades)?(?: principales)?",
    "responsabilidades", "logros", "atividades", "principais (?:a[ct]?tividades|funções)(?: e responsabilidades)?",
    "mansioni", "principali (?:attività|mansioni)(?: e responsabilità)?",
    "principali materie / abilità professionali oggetto dello studio",
    "(?:voornaamste )?(?:taken|werkzaamheden)(?: en verantwoordelijkheden)?",
    "obowiązki", "zadania", "arbetsuppgifter",
)  # fmt: skip
# What stands before the list of duties or of what came of them, and is none itself.
DUTIES_LABEL = re.compile("|".join(_DUTIES), re.IGNORECASE)

# Why a job ended is nothing that was done in it.
REASON_FOR_LEAVING = re.compile(
    r"(?:reasons? (?:for|of) leaving|grund (?:des|für den) wechsels?|motif (?:de|du) départ|"
    r"motivo d[ea] (?:salida|retiro|saída)|reden van vertrek)\s*:",
    re.IGNORECASE,
)

# What stands before a list of tools.
TECHNOLOGIES: tuple[str, ...] = (
    "(?:key |main |core )?(?:technolog(?:y|ies)(?: used| stack)?|tech(?:nical)?[- ]stack|stack|tools?(?: used)?|"
    "tools & technologies|skills used|environment)",
    "technologie[nën]?", "technologia", "tecnolog[ií]as?", "tecnologie", "werkzeuge", "umgebung", "outils",
    "environnement(?: technique)?", "herramientas", "entorno", "ferramentas", "ambiente",
)  # fmt: skip

# What stands before the name of a project.
PROJECT_NAMES: tuple[str, ...] = (
    "projects?(?: (?:name|title))?", "(?:name|title) of (?:the )?project", "projekt(?:name|titel)?", "projet",
    "nom du projet", "proyecto", "(?:nombre|título) del proyecto", "projeto", "(?:nome|título) do projeto", "progetto",
    "projectnaam",
)  # fmt: skip

# What a cell of a table may be called besides; with a colon these name nothing.
_COLUMNS: dict[str, tuple[str, ...]] = {
    "employer": ("name of (?:the )?(?:company|employer|organi[sz]ation|firm|institution)", "empleador o cliente"),
    "title": ("role played", "function", "job position", "(?:berufs)?bezeichnung"),
    "school": (
        "(?:name of (?:the )?)?(?:institut(?:e|ion)|school|college)s?", "ausbildungsstätte", "schule", "lycée",
        "(?:bildungs)?einrichtung", "bildungsträger",
        "instituição(?: de ensino)?", "institución(?: educativa)?", "centro (?:de estudios|educativo)",
        "opleidingsinstituut",
    ),
    "degree": (
        "level(?: of education)?",
        "(?:name of (?:the )?)?(?:course|exam(?:ination)?|degree|qualification|class|standard)s?(?: passed)?",
        "academic qualification", "education(?:al qualification)?", "curso", "formation", "opleiding", "tytuł",
        "qualifica conseguita", "titolo(?: di studio)?", "diploma", "(?:berufs|schul)?(?:aus)?bildung",
    ),
    "field": ("stream", "subjects?", "branch", "discipline", "área", "fach", "materias?"),
    "place": ("country", "land", "pays", "país", "paese", "kraj"),
    "date": (
        "to", "until", "start(?: date)?", "end(?: date)?", "year of (?:passing|completion|graduation)",
        "years? (?:graduated|attended|obtained|completed|covered)",
        "passing year", "year passed", "batch", "session", "graduated", "completed", "von(?: ?[-–] ?bis)?", "bis",
        "jahr", "zeit", "de", "à", "année", "dates?", "desde", "hasta", "año", "ano", "início", "término", "fim",
        "van", "tot", "jaar", "dal", "al", "anno", "od", "do", "rok", "lata", "från", "till", "år",
        # the form of Europass
        r"(?:date|dates|datum|fechas|datas|daty) \((?:from|von|de|da|od)\s?[-–]\s?(?:to|bis|à|a|até|do)\)",
    ),
    "board": ("board", "university", "awarding body", "affiliation"),
    "grade": (
        "c?gpa", "grades?", "marks?", "percentage", "%(?: of marks)?", "score", "results?", "division", "aggregate",
        "note", "moyenne", "mention", "nota", "promedio", "cijfer", "voto", "votazione", "ocena", "betyg",
    ),
    "duties": _DUTIES,
    "technologies": TECHNOLOGIES,
    "name": PROJECT_NAMES,
    "number": (r"(?:s|sr|sl)\.? ?no\.?", r"no\.?", r"nr\.?", "#", "team size"),
}  # fmt: skip

# The names of a table's cells, by field; for whole cells.
LABELS: dict[str, re.Pattern[str]] = {
    field: re.compile("|".join((*_LABELS.get(field, ()), *_COLUMNS.get(field, ()))), re.IGNORECASE)
    for field in (*_LABELS, "board", "grade", "duties", "technologies", "name", "number")
}

# The group that matched names what follows: employer, title, school, degree, field, place or date.
ENTRY_LABEL = re.compile(
    "(?:" + "|".join(f"(?P<{field}>{'|'.join(words)})" for field, words in _LABELS.items()) + ")"
    r"(?:\s*\([^()]{1,20}\))?\s*(?::\s+|\t)",
    re.IGNORECASE,
)
