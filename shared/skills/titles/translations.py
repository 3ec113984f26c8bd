"""Head words of job titles in German, French, Spanish and Dutch, and turns of employers, in plain English.

Written by us, for the words that stand in many titles: a title is not translated, it gets enough English to be
compared with O*NET's titles. All are folded (`shared.skills.normalise.fold`). Words that are English words as well
("chef", "sales", "trainer") stand in phrases only.
"""

import re

# Several words, or words that mean something else alone; matched first, the longest first.
PHRASES = {
    "head of people": "human resources manager", "people partner": "human resources business partner",
    "people operations": "human resources operations", "growth hacker": "digital marketing specialist",
    "customer success": "customer relations", "postdoc": "postdoctoral researcher",
    "accountant executive": "account executive", "chef de projet": "project manager",
    "cheffe de projet": "project manager",
    "chef de produit": "product manager", "chef d equipe": "team supervisor", "chef de chantier": "site manager",
    "jefe de proyecto": "project manager", "jefa de proyecto": "project manager", "jefe de ventas": "sales manager",
    "jefe de equipo": "team supervisor", "attache commercial": "sales representative", "aide soignante": "nursing aide",
    "aide soignant": "nursing aide", "assistante sociale": "social worker", "trabajador social": "social worker",
    "trabajadora social": "social worker", "maitre d hotel": "head waiter", "agent d entretien": "cleaner",
    "agent immobilier": "real estate agent", "ressources humaines": "human resources",
    "recursos humanos": "human resources", "aussendienst": "field sales",
}  # fmt: skip

WORDS = {
    # German
    "krankenschwester": "registered nurse", "krankenpfleger": "registered nurse", "pflegefachkraft": "registered nurse",
    "pflegefachfrau": "registered nurse", "pflegefachmann": "registered nurse", "altenpfleger": "nursing assistant",
    "arzt": "physician", "zahnarzt": "dentist", "apotheker": "pharmacist", "erzieher": "preschool teacher",
    "lehrer": "teacher", "buchhalter": "bookkeeper", "finanzbuchhalter": "accountant", "steuerberater": "tax advisor",
    "rechtsanwalt": "lawyer", "verkaufer": "retail salesperson", "vertriebsmitarbeiter": "sales representative",
    "vertriebsleiter": "sales manager", "vertrieb": "sales", "einkauf": "purchasing", "einkaufer": "buyer",
    "sachbearbeiter": "clerk", "sekretar": "secretary", "kaufmann": "clerk", "kauffrau": "clerk",
    "burokaufmann": "office clerk", "burokauffrau": "office clerk", "personalreferent": "human resources specialist",
    "entwickler": "developer", "entwicklung": "development", "programmierer": "programmer", "ingenieur": "engineer",
    "techniker": "technician", "mechaniker": "mechanic", "mechatroniker": "mechatronics technician",
    "elektriker": "electrician", "schlosser": "metal worker", "schreiner": "carpenter", "tischler": "carpenter",
    "maurer": "mason", "dachdecker": "roofer", "maler": "painter", "koch": "cook", "kochin": "cook",
    "kellner": "waiter", "backer": "baker", "friseur": "hairdresser", "fahrer": "driver",
    "lagerist": "warehouse worker", "lagermitarbeiter": "warehouse worker", "leiter": "manager", "leitung": "manager",
    "berater": "consultant",
    "mitarbeiter": "worker", "geschaftsfuhrer": "chief executive", "hausmeister": "building caretaker",
    "reinigungskraft": "cleaner", "assistenz": "assistant", "projekt": "project", "personal": "personnel",
    "wissenschaftler": "scientist", "forscher": "researcher", "ubersetzer": "translator", "dolmetscher": "interpreter",
    # French
    "developpeur": "developer", "developpeuse": "developer", "ingenieure": "engineer", "comptable": "accountant",
    "infirmier": "registered nurse", "infirmiere": "registered nurse", "medecin": "physician", "avocat": "lawyer",
    "avocate": "lawyer", "enseignant": "teacher", "enseignante": "teacher", "professeur": "teacher",
    "vendeur": "retail salesperson", "vendeuse": "retail salesperson", "serveur": "waiter", "serveuse": "waitress",
    "cuisinier": "cook", "cuisiniere": "cook", "boulanger": "baker", "coiffeur": "hairdresser",
    "coiffeuse": "hairdresser", "chauffeur": "driver", "livreur": "delivery driver", "magasinier": "warehouse worker",
    "acheteur": "buyer", "acheteuse": "buyer", "directeur": "director", "directrice": "director",
    "responsable": "manager", "gestionnaire": "manager", "charge": "officer", "chargee": "officer",
    "conseiller": "adviser", "conseillere": "adviser", "traducteur": "translator", "traductrice": "translator",
    "chercheur": "researcher", "chercheuse": "researcher", "technicien": "technician", "technicienne": "technician",
    "electricien": "electrician", "plombier": "plumber", "menuisier": "carpenter", "macon": "mason",
    "mecanicien": "mechanic", "pharmacien": "pharmacist", "pharmacienne": "pharmacist", "secretaire": "secretary",
    "logiciel": "software", "logiciels": "software", "informatique": "computer", "donnees": "data",
    # Spanish
    "ingeniero": "engineer", "ingeniera": "engineer", "desarrollador": "developer", "desarrolladora": "developer",
    "programador": "programmer", "programadora": "programmer", "enfermero": "registered nurse",
    "enfermera": "registered nurse", "medico": "physician", "abogado": "lawyer", "abogada": "lawyer",
    "contador": "accountant", "contadora": "accountant", "contable": "accountant", "profesor": "teacher",
    "profesora": "teacher", "maestro": "teacher", "maestra": "teacher", "vendedor": "salesperson",
    "vendedora": "salesperson", "camarero": "waiter", "camarera": "waitress", "cocinero": "cook", "cocinera": "cook",
    "conductor": "driver", "gerente": "manager", "administrativo": "office clerk", "administrativa": "office clerk",
    "tecnico": "technician", "tecnica": "technician", "electricista": "electrician", "mecanico": "mechanic",
    "investigador": "researcher", "investigadora": "researcher", "matematicas": "mathematics", "ventas": "sales",
    # Dutch
    "verpleegkundige": "registered nurse", "verzorgende": "nursing assistant", "leraar": "teacher", "docent": "teacher",
    "boekhouder": "bookkeeper", "ontwikkelaar": "developer", "softwareontwikkelaar": "software developer",
    "verkoper": "salesperson", "chauffeurs": "driver", "magazijnmedewerker": "warehouse worker", "kok": "cook",
    "medewerker": "worker", "projectleider": "project manager", "adviseur": "consultant", "monteur": "mechanic",
    "timmerman": "carpenter", "advocaat": "lawyer", "huisarts": "family physician", "tandarts": "dentist",
    "inkoper": "buyer", "schoonmaker": "cleaner", "kapper": "hairdresser", "loodgieter": "plumber",
}  # fmt: skip
# Of no use in a comparison with English titles; removed only where a word of the title was known as foreign.
_SMALL_WORDS = frozenset(
    ("de", "la", "le", "les", "des", "du", "d", "l", "el", "los", "las", "van", "het", "een", "der", "die", "das",
     "und", "et", "y", "en", "fur", "pour", "para")
)  # fmt: skip
# Words that are English as well: they count as the first part of a compound only.
_ALSO_ENGLISH = frozenset(("conductor", "charge", "personal", "maestro", "docent", "chauffeur"))
_COMPOUND_HEADS = tuple(
    sorted(
        ("entwickler", "entwicklung", "ingenieur", "leiter", "leitung", "berater", "techniker", "mechaniker", "lehrer",
         "fahrer", "mitarbeiter", "programmierer", "verkaufer", "assistenz", "wissenschaftler", "ontwikkelaar",
         "medewerker", "adviseur"),
        key=lambda head: (-len(head), head),
    )
)  # fmt: skip
_LEAST_MODIFIER = 3
_PHRASE = re.compile(rf"\b(?:{'|'.join(sorted(map(re.escape, PHRASES), key=lambda one: (-len(one), one)))})\b")


def in_english(words: str) -> str:
    """A title, folded and with blanks between its words, with what is known put into English.

    >>> in_english("softwareentwicklerin"), in_english("ingeniero de software"), in_english("truck driver")
    ('software developer', 'engineer software', 'truck driver')
    """
    replaced = _PHRASE.sub(lambda match: PHRASES[match[0]], words)
    turned = [(word, _english(word)) for word in replaced.split()]
    if all(english is None for _, english in turned):
        return replaced
    return " ".join(english or word for word, english in turned if english or word not in _SMALL_WORDS)


def _english(word: str) -> str | None:
    """What a foreign word means; None for any other. German's feminine and plural endings are taken off."""
    for form in (word, word.removesuffix("innen"), word.removesuffix("in")):
        if form in WORDS and form not in _ALSO_ENGLISH:
            return WORDS[form]
        for head in _COMPOUND_HEADS:
            modifier = form.removesuffix(head).removesuffix("-")
            if form != modifier and len(modifier) >= _LEAST_MODIFIER:
                return f"{WORDS.get(modifier) or WORDS.get(modifier.removesuffix('s')) or modifier} {WORDS[head]}"
    return None
