"""Labels of the fields of an entry ("Company: Acme Ltd"), also of the forms of Europass."""

import re

_LABELS: dict[str, tuple[str, ...]] = {
    "employer": (
        "hospital", "clinic", "agency", "ship", "vessel", "restaurant", "hotel", "firm", "klinik", "krankenhaus",
        "hôpital",
        "(?:company|employer|organi[sz]ation)(?: name)?", "name of (?:employer|organi[sz]ation|company)",
        "(?:end )?client(?: name)?", "firma", "arbeitgeber", "unternehmen", "kunde", "auftraggeber", "einsatzort",
        "entreprise", "employeur", "société", "client final", "empresa", "empleador", "patrón", "cliente",
        "institución", "bedrijf", "werkgever", "opdrachtgever", "klant", "empregador", "entidade(?: empregadora)?",
        "instituição", "datore di lavoro", "azienda", "ditta", "società", "pracodawca", "arbetsgivare", "företag",
        "arbeidsgiver", "arbejdsgiver", "bedrift", "virksomhed", "name and address of employer",
        "name und adresse des arbeitgebers", "nom et adresse de l['’]employeur",
        "nombre y dirección (?:de la empresa o|del) empleador", "nome e endereço do empregador",
        "nome e indirizzo del datore di lavoro", "nazwa i adres pracodawcy",
    ),
    "title": (
        "(?:position|post|job|role)(?: held| title)?", "title", "designation", "occupation(?: or position held)?",
        "stelle", "funktion", "rolle", "tätigkeit", "position als", "beruf", "tätig als", "einsatz als",
        "poste(?: occupé)?", "fonction", "puesto", "cargo(?: exercido| desempeñado)?", "rol", "functie", "função",
        "profissão", "posizione", "ruolo", "qualifica", "mansione", "lavoro o posizione ricoperti", "tipo di impiego",
        "beruf oder funktion", "fonction ou poste occupé", "profesión o cargo desempeñado", "função ou cargo ocupado",
        "zawód lub stanowisko", "stanowisko", "befattning", "roll", "tjänst", "stilling", "stillingsbetegnelse",
    ),
    "school": (
        "school", "university", "institution", "institute", "college", "hochschule", "universität", "école",
        "établissement", "name and type of organi[sz]ation[^:]{0,45}", "name und art der [^:]{5,50}",
        "nome e tipo d[^:]{5,50}", "nombre y tipo de [^:]{5,50}", "nom et type de [^:]{5,50}",
        "nome da (?:instituição|escola)", "universidad", "centro", "universiteit", "onderwijsinstelling", "istituto",
        "università", "scuola", "uczelnia", "szkoła", "skola",
    ),
    "degree": (
        "degree", "qualification", "title of qualification awarded", "bezeichnung der erworbenen qualifikation",
        "designação da qualificação atribuída", "título de la cualificación obtenida",
        "titolo della qualifica rilasciata", "intitulé du (?:certificat|diplôme)[^:]{0,20}", "abschluss", "diplôme",
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
        "durata", "okres", "tid", "tidsrum",
    ),
}  # fmt: skip

# The group that matched names what follows: employer, title, school, degree, field, place or date.
ENTRY_LABEL = re.compile(
    "(?:" + "|".join(f"(?P<{field}>{'|'.join(words)})" for field, words in _LABELS.items()) + ")"
    r"(?:\s*\([^()]{1,20}\))?\s*(?::\s+|\t)",
    re.IGNORECASE,
)
