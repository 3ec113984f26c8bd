"""Grades and honours of a degree as they are written, and the words that say that it was obtained."""

import re

from shared.months import ENGLISH_MONTHS

HONOURS = re.compile(
    r"\b(?:(?:summa |magna |insigni )?cum laude|with (?:high |highest )?(?:honors|honours|distinction)|"
    r"first[- ]class(?: honou?rs)?|"
    r"upper second[- ]class(?: honou?rs)?|2:1|2:2|"
    r"(?:1st|2nd|3rd|first|second|third)[- ](?:division|class(?: honou?rs)?"
    r"(?:,? \(?(?:upper|lower)(?: division)?\)?)?)(?! honou?rs)|"
    r"second (?:upper|lower)(?: honou?rs)?|(?:upper|lower) credit|"
    r"mention (?:très bien|bien|assez bien)|(?:sobresaliente|notable)(?: cum laude)?(?=\s*(?:$|[,;.)(]))|"
    r"(?:avec |met |with )?(?:(?:la plus )?grande |(?:de )?(?:grootste |grote ))?(?:distinction|onderscheiding)|"
    r"merit|"
    r"mit (?:\w+em )?(?:auszeichnung|erfolg)|(?:voll)?befriedigend|láurea acadêmica|com (?:louvor|distinção)|"
    r"menci[oó]n (?:honorífica|de honor|especial)|menção honrosa|s vyznamenáním|z wyróżnieniem|gold medal|"
    r"(?<=[,(:] )(?:very good|excellent|distinction|outstanding)(?: with hono[u]?rs)?(?=\s*(?:$|[,;)]))|"
    r"matrícula de honor|valedictorian|dean['’]s list)(?!\w)",
    re.IGNORECASE,
)
GRADE = re.compile(
    r"\b(?:c?gpa|grade(?!\s1[0-2](?![.,\d%/]))|note|abschlussnote|notendurchschnitt|nota media|nota|"
    r"moyenne|promedio(?: (?:acumulado|general|final|de notas))?|média(?: (?:final|geral))?|media|cijfer|gemiddelde?|"
    r"average|"
    r"percentage|cgpa|ira|score|marks|(?:general )?ortalaması?|snitt|gennemsnit|ø|(?:noten)?durchschnitt|"
    r"nota final|note finale|cra?|votazione|voto(?: finale)?|atar|mark)\b"
    r"\s*(?:of|:|=|-|–|de|von)?\s*(\d{1,3}(?:[.,]\d{1,2})?(?:\s*%)?(?:\s*/\s*\d{1,3}(?:[.,]\d{1,2})?)?)",
    re.IGNORECASE,
)
# That a degree was obtained, or was not, in words beside it: "diploma behaald", "titulado", "unfinished".
OBTAINED = re.compile(
    r"[,;(–-]?\s*(?<!\w)(?:diploma (?:behaald|gehaald)|behaald|geslaagd|titulad[oa]|concluíd[oa]|obtenue?|"
    r"abgeschlossen|erfolgreich bestanden|bestanden|(?:in)?complet[oa]|inconcluso|trunc[oa]|en curso|cursando|"
    r"em (?:curso|andamento)|en cours|laufend|unfinished|incomplete|not completed|niet afgerond|"
    r"conseguit[oa])(?!\w)\)?",
    re.IGNORECASE,
)
# Words beside the year of a degree.
GRADUATION = re.compile(
    r"[.,;(]?\s*\b(?:graduated|graduation(?: date| year)?|year of (?:graduation|passing)|"
    r"(?:degree )?(?:completed|conferred|awarded|obtained)|"
    r"(?:expected|anticipated)(?: graduation| completion)?|class of)(?: in| on)?\s*:?\s*"
    rf"(?=[\d(]|(?:{'|'.join(month[:3] for month in ENGLISH_MONTHS)}|spring|summer|fall|autumn|winter)|$)",
    re.IGNORECASE,
)
GRADE_FIRST = re.compile(r"(?<![\w.,/])(\d[.,]\d{1,2}(?:\s*/\s*\d{1,2}(?:[.,]\d{1,2})?)?)\s*(?:c?gpa)\b", re.IGNORECASE)
# What is a grade by the way it is written: "110/110 e lode", "912/1100", "381 marks out of 500", "Grade B+".
# Months never are so many, and years of school stand before none of these numbers.
GRADE_WRITTEN = re.compile(
    r"(?<![\w.,/])(\d{1,4}(?:[.,]\d{1,2})?\s?/\s?(?:(?:4|5|6|10)[.,]0{1,2}|(?:60|100|110|[5-9]\d0|1000|1[01]\d0))"
    r"(?:\s?e lode|\s?cum laude)?|\d{1,2}[.,]\d{1,2}\s?/\s?(?:4|5|6|7|10|20)|"
    r"\d{1,4}(?:[.,]\d{1,2})?\s(?:marks|points|valores|punkte|punten|puntos|pontos)(?:\sout of\s\d{2,4})?|"
    r"(?<=[,(–-]\s)\d{2}(?:[.,]\d{1,2})?\s?%|(?<=with\s)\d{2}(?:[.,]\d{1,2})?\s?%)(?![\w/])|"
    r"(?<![\w+])(?:A\+|A|B\+|B)(?=[- ]grade\b)|"
    r"\b(?:mean )?grade:?\s(?P<letter>A\*|[A-E][+-]?(?: plain)?(?: \(\d{1,3} points\))?)(?![\w+-])",
    re.IGNORECASE,
)
# A grade in words, behind its label: "Grade: Very Good (80.2%)", "Note: gut".
GRADE_IN_WORDS = re.compile(
    r"\b(?:(?:accumulative|cumulative|final|overall|general|total) )?(?:grade|result|classification|division|note|"
    r"gesamtnote|abschlussnote|prädikat|bewertung|calificación|conceito|valutazione|ocena|hodnocení|mention)"
    r"\s*[:=]\s*((?=[^\W\d_]{3})[^\W\d_]+(?: [^\W\d_]+){0,3}(?: \(\d{1,3}(?:[.,]\d{1,2})?\s?%?\))?)(?=\s*(?:$|"
    r"[,;.)|]|\s-))",
    re.IGNORECASE,
)
# In the row of a school: "Matric, 2011, 78.4%".
GRADE_IN_PERCENT = re.compile(r"(?:^|[,(:\t–-]\s?|\s\s)(\d{2,3}(?:[.,]\d{1,2})?\s?%)(?!\w)")
GRADE_IN_BRACKETS = re.compile(r"\((\d{1,2}[.,]\d{1,2})\)(?!\w)")  # "Abitur (1,7)"
