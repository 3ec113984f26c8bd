"""Labels, headings and judging words of performance reviews in six languages."""

import re

from shared.schemas.fact_types import FactType

LABEL = re.compile(
    r"(?P<name>(?:name of (?:the )?)?(?:employee|appraisee|reviewee|associate|team member|staff member|apprentice|"
    r"trainee|teacher|intern|faculty member|candidate|jobholder|post ?holder|individual|member of staff|"
    r"subject of (?:the )?review|"
    r"employée?|évaluée?|salariée?|collaborat(?:eur|rice)|evaluad[oa]|emplead[oa]|trabajador|trabajadora|"
    r"mitarbeiter(?:/?:?in)?|beurteilte(?:r| person)?|medewerker|medewerkster|colaborador|colaboradora|avaliad[oa]|"
    r"dipendente|valutat[oa])(?:['’]s)?(?: name)?|name|nombre|nom|naam|nome)\s*:|"
    r"(?P<title>(?:current |present )?(?:role|job title|title|position(?: held)?|job|function|designation|"
    r"occupation)|(?:grade and )?post(?: held)?|funktion|stelle|"
    r"tätigkeit|"
    r"poste|fonction|puesto|functie|cargo|função|mansione|ruolo|posizione)\s*:|"
    r"(?P<reviewer>(?:name of (?:the )?)?(?:(?:line |direct |appraising |reviewing |reporting |assessing )?"
    r"(?:manager|officer)|reviewer|supervisor|coach|assessor|appraiser|evaluator|observer|rater|"
    r"mentor)(?:['’]s)?"
    r"(?: name)?|(?:beurteilt|bewertet|erstellt) (?:durch|von)|évaluée? par|(?:department )?chair(?:person)?|"
    r"(?:reviewed|appraised|evaluated|assessed|collected|written|submitted|prepared|completed|conducted) by|"
    r"vorgesetzte[rn]?(?: name)?|beurteiler(?:in)?|führungskraft|évaluat(?:eur|rice)|responsable|n\+1|"
    r"evaluador|evaluadora|leidinggevende|beoordelaar|gestor|gestora|avaliador|avaliadora|responsabile|valutatore)\s*:|"
    r"(?P<period>(?:(?:review|rating|appraisal|performance|evaluation|assessment|reporting) )?(?:period|cycle)|"
    r"(?:review|appraisal|evaluation) year|zeitraum|beurteilungszeitraum|période|período|periode|periodo)\s*:|"
    r"(?P<rating>(?:(?:overall|final|total|average|performance|summary|annual|year-end|self|manager)[ -])*(?:rating|"
    r"score|"
    r"evaluation|"
    r"grade)|(?:overall|final) (?:assessment|result|mark)|overall|outcome|ergebnis|gesamt\w+|bewertung|"
    r"note (?:finale|globale)|(?:appréciation|évaluation) (?:globale|générale)|"
    r"(?:calificación|valoración|evaluación|nota)(?: final| global| general)?|eindoordeel|beoordeling|eindbeoordeling|"
    r"avaliação(?: geral| final)?|valutazione(?: complessiva| finale)?|giudizio)\s*:|"
    r"(?P<self>self|(?:employee|jobholder|post ?holder|appraisee|reviewee|staff member)(?:['’]s)? (?:comments?|"
    r"feedback)|own view|selbsteinschätzung|auto-?évaluation|"
    r"autoevaluación|zelfbeoordeling|autoavaliação)\s*:|"
    r"(?P<peer>(?:peer|colleague|co-?worker|team ?mate|kolleg(?:e|in)|collègue|compañer[oa]|collega|colega)"
    r"(?: \d| [A-Z]\.?)?(?: feedback| comments?)?)\s*:|"
    r"(?P<manager>(?:(?:line )?manager(?:['’]s)? )?(?:comments?|feedback|summary|recommendations?)|kommentar|fazit|"
    r"empfehlung|"
    r"commentaires?|comentarios?|opmerking(?:en)?|comentários?)\s*:|"
    r"(?P<other>department|team|(?:review |appraisal )?date|date of (?:the |this )?(?:review|appraisal|meeting|"
    r"interview)|rating scale|scale|skala|attendance|timekeeping|location|"
    r"employee id|id|signed|signature|unterschrift|firma|handtekening|level|grade|abteilung|datum|service)\s*:",
    re.IGNORECASE,
)
LABELLED_TYPES = {
    "name": FactType.NAME, "title": FactType.REVIEW_TITLE, "reviewer": FactType.REVIEW_REVIEWER,
    "period": FactType.REVIEW_PERIOD, "rating": FactType.REVIEW_RATING,
}  # fmt: skip
HEADINGS: tuple[tuple[str, FactType | None], ...] = (
    (
        r"vereinbarung(?:en)?|afspraken|(?:for|für|pour|para|voor|per) (?:the )?20\d\d|goals?|objectives?|targets?|"
        r"(?:agreed |planned )?actions?|focus(?: areas?| for)?|(?:action|training|"
        r"development|improvement) plan|next steps?|"
        r"way forward|looking ahead|plans? for|"
        r"maßnahmen|plan d['’]action|plan de (?:acción|desarrollo|mejora)|obiettivi|actiepunten|"
        r"next (?:year|period|quarter)|priorities|ziele|objectifs|objetivos|doelen|"
        r"doelstellingen|metas|development plan", FactType.REVIEW_GOAL),
    (
        r"where (?:to|i want to|(?:he|she|they) (?:can|could|should)) (?:grow|improve)|"
        r"where (?:can|could|should) [\w ]{2,25} (?:grow|improve|develop)|risks?|"
        r"should (?:\w+ )?(?:change|improve|stop)|"
        r"(?:start|stop) doing|(?:start|stop) or|areas? to (?:develop|grow|work on)|negatives?|lowlights|want to grow|"
        r"(?:negative|weaker) (?:aspects|points|sides)|to work on|less well|not go(?:ing)? well|aree di miglioramento|"
        r"watch-?outs?|start|stop|besser (?:werden|machen|laufen)|(?:peut|pourrait|doit) (?:être|etre) amélior\w+|"
        r"struggled?|fell short|(?:was|found) (?:hard|difficult)|to improve|could (?:be|have gone) better|"
        r"did not go well|even better if|weak points|"
        r"verbesserungspotenzial|optimierung\w*|aspectos a mejorar|a mejorar|puntos débiles|aandachtspunten|"
        r"pontos (?:fracos|a melhorar)|development (?:areas?|needs)|areas? (?:for|of|to) (?:development|improve\w*|"
        r"growth|opportunity)|"
        r"improvements?|opportunities|concerns?|weaknesses|growth areas?|challenges|"
     r"could (?:be )?improve\w*|do (?:better|differently)|entwicklungs\w+|verbesserung\w*|schwächen|axes (?:d'|d’|"
     r"de )\w+|points? (?:à|d'|d’)\s?\w+|áreas de (?:mejora|melhoria|desarrollo|desenvolvimento)|"
     r"verbeterpunten|ontwikkelpunten|stretch", FactType.REVIEW_CONCERN),
    (
        r"wins|continue|(?:läuft|lief|gelingt|funktioniert) (?:\w+ )?gut|bien (?:fonctionné|marché|passé)|strengths?|"
        r"keep doing|continue (?:doing|to do)|(?:done|did|doing) (?:really )?well|positives?|proud of|"
        r"(?:what )?(?:went|has gone|gone) well|"
        r"do(?:es)? (?:\w+ )?(?:do )?(?:well|best)|positive (?:aspects|points|sides)|"
        r"punti di forza|what (?:we|i) appreciate|stärken|points forts|forces|fortalezas|puntos fuertes|sterke punten|"
        r"pontos fortes|competencies|behaviou?rs|values", FactType.REVIEW_STRENGTH),
    (
        r"accomplish(?:ments?|ed)|achiev(?:ements?|ed)|(?:was|have|has) done|successes|results|contributions?|"
        r"highlights|impact|deliver\w+|erfolge|leistungen|"
        r"ergebnisse|réalisations|résultats|logros|resultados|prestaties|resultaten|conquistas",
        FactType.REVIEW_ACCOMPLISHMENT),
    (
        r"feedback|comments?|summary|assessment|anything else|(?:other|further|additional) (?:comments?|remarks?|"
        r"points?)|"
        r"sonstiges|autres? (?:remarques?|points?)|otros comentarios|overige|outros|evaluation|in (?:her|his|their|"
        r"own) words|recommendations?|"
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
MANAGER_SAYS = re.compile(
    r"(?:(?:from|by) )?(?:the |her |his |their )?(?:line )?managers?(?:'s? (?:view|"
    r"comments?))?",
    re.IGNORECASE,
)
# A first line that says whose review it is: everything below is theirs.
PEER_REVIEW = re.compile(r"\b(?:peer|colleague|kolleg\w+)[ -]?(?:review|feedback|appraisal)", re.IGNORECASE)
SELF_WORDS = re.compile(
    r"\b(?:self|(?:him|her|them)sel(?:f|ves)|(?:what|where|how) i|my (?:goals?|strengths|year|achievements|wins)|"
    r"employee(?:['’]s)? (?:comments?|"
    r"feedback|response|assessment|view)|stellungnahme|(?:kommentare?|sicht) "
    r"(?:des|der) mitarbeit\w+|commentaires? (?:du|de la) (?:collaborat\w+|salariée?)|comentarios del (?:empleado|"
    r"colaborador)|(?:reactie|opmerkingen) (?:van de )?medewerker|comentários do colaborador|selbst\w*|"
    r"auto-?(?:évaluation|evaluación|"
    r"avaliação)|zelf\w*|own words)\b",
    re.IGNORECASE,
)
CONCERN_WORDS = re.compile(
    r"\b(?:should|could|needs? to|must|sometimes|however|improve|room for|too (?:much|often|many|late|long|large|"
    r"quick|slow|little|few)|(?:is|are|was|were|be|feels?|sounds?|seems?|gets?|comes across) (?:\w+ )?too [a-z]+|late|"
    r"missing|lacks?|lacking|errors|mistakes|slows?|slow|harsh|abrupt|uneven|(?:finds|is) (?:it )?hard to|"
    r"can (?:sound|seem|appear|come across)|"
    r"struggl\w+|forgets?|forgot|missed|unclear|"
    r"untidy|"
    r"incomplete|inconsistent|rarely|has not|have not|did not|does not|doesn['’]t|not yet|would benefit|waits? (?:for|"
    r"too)|"
    r"more often|i(?:['’]d| would) like (?:more|less|fewer|to see)|need to change|hard to reach|below expectations|"
    r"sollte|könnte|müsste|zu (?:spät|selten|oft)|mangel\w*|fehlt|"
    r"devrait|pourrait|doit|manque|trop|debería|debe|podría|falta|demasiado|deveria|deve|poderia|dovrebbe|potrebbe|"
    r"zou|mag vaker|moet|te (?:laat|weinig|vaak))\b",
    re.IGNORECASE,
)
PRAISE_WORDS = re.compile(
    r"\b(?:strong|excellent|outstanding|exemplary|honest|strongest|great|exceptional|calm|reliabl\w+|consistently|"
    r"improved|"
    r"exceeded|helped|mentored|describes?|praised|the person i go to|patient(?:ly)?|works hard|always|ready for|"
    r"valued?s?|helpful|best|trust\w*|kind|friendly|polite|quick(?:ly)?|thorough(?:ly)?|careful(?:ly)?|accurate|"
    r"precise|"
    r"enthusias\w+|positive|proactive(?:ly)?|supportive|collaborat\w+|respected|impress\w+|listens|shares|explains|"
    r"takes ownership|takes initiative|goes above|raises the bar|asset|pleasure|skill(?:ed|ful\w*)|talented|creative|"
    r"dedicated|diligent|committed|well|effective\w*|efficient\w*|brings|good (?:at|with|hands|eye|ear|judge?ment|"
    r"instincts?|"
    r"sense|feel)|learn(?:ed|t)\b.{0,40}\b(?:within|quickly|fast)|sound|knows (?:every|the|how)|"
    r"(?:faster|better|more \w+) than any\w*|the first (?:person|one) (?:i|we)|without (?:supervision|"
    r"help)|on (?:his|her|their) own|remembers|learned (?:how|a lot)|learnt|never (?:late|misses)|no (?:accidents|"
    r"errors)|"
    r"ask(?:s|ed)? for (?:him|her|them)|"
    r"stets|jederzeit|selbstständig|zuverlässig|einwandfrei|vorbildlich|überzeugt|zufriedenheit|fundierte|engagiert|"
    r"hervorragend|freundlich|hilfsbereit|sorgfältig|"
    r"excellente?|maîtrise|rigoureu\w+|fiable|respecte|siempre|destaca|excelente|paciencia|altijd|uitstekend|"
    r"betrouwbaar|"
    r"geduldig|sempre|destaca-se|confiável|affidabile)\b",
    re.IGNORECASE,
)
# What somebody did, where nothing is said of how.
DONE_WORDS = re.compile(
    r"\b(?:led|built|delivered|completed|sold|reduced|cut|saved|launched|shipped|introduced|migrated|moved|closed|won|"
    r"published|secured|"
    r"increased|raised|achieved|finished|organi[sz]ed|automated|implemented|created|set up|doubled|halved|passed|"
    r"redesigned|started|founded|wrote|cleared|trained|designed|"
    r"eingeführt|abgeschlossen|umgesetzt|gesenkt|erreicht|réalisé|réduit|lancé|obtenu|redujo|logró|completó|lanzó|"
    r"afgerond|ingevoerd|gerealiseerd|reduziu|concluiu|lançou)\b",
    re.IGNORECASE,
)
GOAL_WORDS = re.compile(
    r"\b(?:(?:for|in|over) the (?:coming|next) (?:year|quarter|months?|half)|next (?:year|quarter|half)|"
    r"(?:goal|target|objective) (?:is|for)|i(?: would|['’]d) like (?:you|him|her|them) to|im (?:kommenden|nächsten)"
    r" jahr|l['’]année prochaine|el próximo año|"
    r"komend jaar|volgend jaar|no próximo ano|il prossimo anno)\b",
    re.IGNORECASE,
)
BELOW = re.compile(
    r"\b(?:below|partly|partially|needs?|unsatisf\w+|improve\w*|does not|not met|poor|weak|developing|inconsistent|"
    r"teilweise|unter|insuffisant|insuficiente|onvoldoende|insuficiente)\b",
    re.IGNORECASE,
)
# The line that says whom a review is about, without a label.
TITLED = re.compile(
    r"(?i:review|appraisal|evaluation|assessment|check-?in|feedback|reference|packet|recommendation|beurteilung|"
    r"zeugnis|"
    r"mitarbeitergespräch|entretien|évaluation|evaluación|beoordeling|avaliação|valutazione)\b[^.:]{0,25}?"
    r"(?:\s(?:of|for|on|von|für|de|para|van|di)\s|:\s|\s[-–—]\s)"
    r"(?P<name>[A-ZÀ-Þ][\w'’-]+(?:\s(?:[A-Z]\.|de|da|van|von|der|den))*(?:\s[A-ZÀ-Þ][\w'’-]+){1,3})"
    r"(?:,\s(?P<title>[^,()\n]{3,50})|\s\((?P<inside>[^()\n]{3,50})\)|(?=$|[\s,.]))",
)
SIGNED = re.compile(
    r"\b(?i:written|reviewed|appraised|evaluated|signed|prepared|completed|submitted)(?: by)?\s*:?\s+"
    r"(?P<name>[A-ZÀ-Þ][\w'’-]+(?:\s(?:de|da|van|von|der))*(?:\s[A-ZÀ-Þ][\w'’-]+){1,2})(?=$|[,.(])"
)
