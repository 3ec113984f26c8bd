"""Labels, headings and judging words of performance reviews in six languages."""

import re

from shared.schemas.fact_types import FactType

LABEL = re.compile(
    r"(?P<name>employee(?: name)?|name|reviewee|associate|team member|apprentice|employé|evaluado|mitarbeiter(?:in)?|"
    r"collaborateur|empleado|medewerker|"
    r"colaborador)\s*:|"
    r"(?P<title>role|job title|title|position|funktion|poste|puesto|functie|cargo)\s*:|"
    r"(?P<reviewer>(?:line )?manager|reviewer|reviewed by|supervisor|coach|assessor|appraiser|vorgesetzter?|"
    r"vorgesetzter? name|beurteiler(?:in)?|évaluatrice|führungskraft|responsable|"
    r"évaluateur|evaluador|leidinggevende|gestor)\s*:|"
    r"(?P<period>(?:review |rating |appraisal |performance )?(?:period|cycle)|zeitraum|beurteilungszeitraum|période|"
    r"período|periode)\s*:|"
    r"(?P<rating>(?:overall |final |performance )*(?:rating|score|evaluation)|gesamtbewertung|gesamturteil|gesamtnote|"
    r"bewertung|note finale|appréciation globale|calificación(?: global)?|nota(?: final| global)?|eindoordeel|"
    r"note globale|évaluation globale|"
    r"valoración(?: global)?|evaluación(?: general)?|beoordeling|eindbeoordeling|avaliação(?: geral)?)\s*:|"
    r"(?P<self>self|employee(?:['’]s)? (?:comments?|feedback)|own view|selbsteinschätzung|auto-?évaluation|"
    r"autoevaluación|zelfbeoordeling|autoavaliação)\s*:|"
    r"(?P<peer>(?:peer|colleague|co-?worker|team ?mate|kolleg(?:e|in)|collègue|compañer[oa]|collega|colega)"
    r"(?: \d| [A-Z]\.?)?(?: feedback| comments?)?)\s*:|"
    r"(?P<manager>(?:(?:line )?manager(?:['’]s)? )?(?:comments?|feedback|summary|recommendations?)|kommentar|fazit|"
    r"empfehlung|"
    r"commentaires?|comentarios?|opmerking(?:en)?|comentários?)\s*:|"
    r"(?P<other>department|team|(?:review |appraisal )?date|rating scale|scale|skala|attendance|timekeeping|location|"
    r"employee id|id|level|grade|abteilung|datum|service)\s*:",
    re.IGNORECASE,
)
LABELLED_TYPES = {
    "name": FactType.NAME, "title": FactType.REVIEW_TITLE, "reviewer": FactType.REVIEW_REVIEWER,
    "period": FactType.REVIEW_PERIOD, "rating": FactType.REVIEW_RATING,
}  # fmt: skip
HEADINGS: tuple[tuple[str, FactType | None], ...] = (
    (
        r"goals?|objectives?|next (?:year|period|steps|quarter)|priorities|ziele|objectifs|objetivos|doelen|"
        r"doelstellingen|metas|development plan", FactType.REVIEW_GOAL),
    (
        r"where to (?:grow|improve)|to improve|could be better|did not go well|even better if|weak points|"
        r"verbesserungspotenzial|optimierung\w*|aspectos a mejorar|a mejorar|puntos débiles|aandachtspunten|"
        r"pontos (?:fracos|a melhorar)|development (?:areas?|needs)|areas? (?:for|of|to) (?:development|improve\w*|"
        r"growth|opportunity)|"
        r"improvements?|opportunities|concerns?|weaknesses|growth areas?|challenges|"
     r"could (?:be )?improve\w*|do (?:better|differently)|entwicklungs\w+|verbesserung\w*|schwächen|axes (?:d'|d’|"
     r"de )\w+|points? (?:à|d'|d’)\s?\w+|áreas de (?:mejora|melhoria|desarrollo|desenvolvimento)|"
     r"verbeterpunten|ontwikkelpunten|stretch", FactType.REVIEW_CONCERN),
    (
        r"strengths?|what went well|does well|stärken|points forts|forces|fortalezas|puntos fuertes|sterke punten|"
        r"pontos fortes|competencies|behaviou?rs|values", FactType.REVIEW_STRENGTH),
    (
        r"accomplishments?|achievements?|results|contributions?|highlights|impact|deliver\w+|erfolge|leistungen|"
        r"ergebnisse|réalisations|résultats|logros|resultados|prestaties|resultaten|conquistas",
        FactType.REVIEW_ACCOMPLISHMENT),
    (
        r"feedback|comments?|summary|assessment|evaluation|in (?:her|his|their|own) words|recommendations?|"
        r"kommentar\w*|"
        r"stellungnahme|rückmeldung\w*|avis|retours?|reactie|comentários|resumen|samenvatting|commentaires?|"
        r"comentarios|opmerkingen|"
        r"zusammenfassung", None),
)  # fmt: skip
PEER_WORDS = re.compile(
    r"\b(?:peers?|colleagues?|co-?workers?|team ?mates?|team members?|360|kolleg\w+|collègues|compañeros|collega'?s|"
    r"colegas)\b",
    re.IGNORECASE,
)
SELF_WORDS = re.compile(
    r"\b(?:self|employee(?:['’]s)? (?:comments?|feedback|response|assessment|view)|stellungnahme|(?:kommentare?|sicht) "
    r"(?:des|der) mitarbeit\w+|commentaires? (?:du|de la) (?:collaborat\w+|salariée?)|comentarios del (?:empleado|"
    r"colaborador)|(?:reactie|opmerkingen) (?:van de )?medewerker|comentários do colaborador|selbst\w*|"
    r"auto-?(?:évaluation|evaluación|"
    r"avaliação)|zelf\w*|own words)\b",
    re.IGNORECASE,
)
CONCERN_WORDS = re.compile(
    r"\b(?:should|could|needs? to|must|sometimes|however|improve|room for|too (?:much|often|many)|sollte|könnte|müsste|"
    r"devrait|pourrait|doit|debería|debe|podría|deveria|deve|zou|mag vaker|moet)\b",
    re.IGNORECASE,
)
PRAISE_WORDS = re.compile(
    r"\b(?:strong|excellent|outstanding|great|exceptional|calm|reliable|consistently|delivered|led|built|improved|"
    r"exceeded|helped|mentored|describes?|praised|the person i go to|patient(?:ly)?|works hard|always|ready for|"
    r"valued?s?|"
    r"stets|jederzeit|selbstständig|zuverlässig|einwandfrei|vorbildlich|überzeugt|zufriedenheit|fundierte|engagiert|"
    r"hervorragend|"
    r"excellente?|maîtrise|rigoureu\w+|fiable|siempre|destaca|excelente|paciencia|altijd|uitstekend|betrouwbaar|sempre|"
    r"destaca-se|confiável)\b",
    re.IGNORECASE,
)
