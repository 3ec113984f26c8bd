"""Seasons and the words for 'now' and 'since' in the languages that are read without help.

The names of months are in `shared.months`: reading needs them, too.
"""

# A season stands for the first of its months on the northern hemisphere.
SEASONS: dict[str, int] = {
    "spring": 3, "summer": 6, "fall": 9, "autumn": 9, "winter": 12,
    "frühling": 3, "frühjahr": 3, "sommer": 6, "herbst": 9,
    "printemps": 3, "été": 6, "automne": 9, "hiver": 12,
    "primavera": 3, "verano": 6, "otoño": 9, "invierno": 12,
    "lente": 3, "voorjaar": 3, "zomer": 6, "herfst": 9, "najaar": 9,
    "verão": 6, "outono": 9, "inverno": 12,
    "ws": 10, "wise": 10, "wintersemester": 10, "ss": 4, "sose": 4, "sommersemester": 4,
    "wiosna": 3, "lato": 6, "jesień": 9, "zima": 12, "våren": 3, "sommaren": 6, "hösten": 9, "vår": 3, "høst": 9,
    "estate": 6, "autunno": 9,
}  # fmt: skip

PRESENT: tuple[str, ...] = (
    "currently employed", "currently working", "until now", "up to date", "till present", "up to now", "up till now",
    "a fecha", "a fecha de hoy", "a la fecha de hoy", "lfd", "lfd.", "fortlaufend", "à présent", "ad oggi",
    "present", "presently", "current", "currently", "now", "today", "ongoing", "to date", "till date", "till now",
    "heute", "gegenwärtig", "derzeit", "jetzt", "laufend", "aktuell", "dato", "nåværende", "nåverande",
    "aujourd'hui", "aujourd’hui", "présent", "à ce jour", "en cours", "actuel", "actuellement", "maintenant",
    "actualidad", "la actualidad", "actual", "actualmente", "presente", "la fecha", "hoy",
    "heden", "nu", "huidig", "atual", "o momento", "atualmente", "hoje", "oggi", "attuale",
    "ce jour", "dias atuais", "momento", "data atual", "vandaag", "in corso", "obecnie", "teraz",
    "do chwili obecnej", "nadal", "nå", "nuvarande", "pågående", "i dag", "idag", "tills vidare",
    "até ao momento", "até o momento", "até a presente data", "até hoje", "ao momento", "jusqu'à ce jour",
    "jusqu’à ce jour", "tot op heden", "op heden", "til dags dato", "dnes", "onwards", "onward", "in poi",
    "à data", "tillsvidare", "lopende", "nuværende", "dags dato", "dzisiaj", "dziś",
    "act.", "pres.", "la data attuale", "hasta hoy", "vigente",
    "halen", "günümüz", "devam ediyor", "dosud", "doposud", "současnost", "súčasnosť", "doteraz", "jelenleg", "prezent",
    "nykyinen",
    "a tutt'oggi", "bis dato",
)  # fmt: skip

SINCE: tuple[str, ...] = (
    "since",
    "from",
    "starting",
    "seit",
    "ab",
    "von",
    "depuis",
    "de",
    "du",
    "dès",
    "desde",
    "sinds",
    "vanaf",
    "dal",
    "od",
    "sedan",
    "siden",
    "da",
    "från",
    "fra",
)
OPEN_SINCE: frozenset[str] = frozenset(
    {"since", "seit", "ab", "depuis", "dès", "desde", "sinds", "vanaf", "dal", "od", "sedan", "siden"}
)
UNTIL: tuple[str, ...] = (
    "until", "till", "to", "through", "thru", "bis", "bis zum", "jusqu'à", "jusqu’à", "jusqu'en", "à", "au", "a", "al",
    "hasta", "tot", "tot en met", "t/m", "até", "ate", "ao", "fino a", "ad", "do", "till och med", "t.o.m.",
)  # fmt: skip
OPEN_UNTIL: frozenset[str] = frozenset(
    {"until", "till", "through", "bis", "jusqu'à", "jusqu’à", "jusqu'en", "hasta", "tot", "t/m", "até"}
)

# Words beside a year that say which part of it is meant; the year is as precise as they make it.
PART_OF_YEAR = (
    r"(?:early|mid|late|beginning of|start of|middle of|end of|(?:1st|2nd|first|second) half of|"
    r"anfang|mitte|ende|début|mi|fin|(?:a )?(?:principios|mediados|finales|fines|inicios?)(?: de)?|"
    r"(?:início|inícios|meados|fim|fins|final|finais)(?: de)?|inizio|metà|fine|begin|midden|medio|eind|half|"
    r"(?:1|2|3)\.?(?:st|nd|rd|er|ère|e|º|ª|°|o|a)? (?:semest(?:er|re)|trimest(?:er|re)|quadrimestre|halbjahr|term|half)"
    r"(?: de| of)?|term [1-4],?|h[12]|t[1-4]|[1-4]t|s[12])"
)
