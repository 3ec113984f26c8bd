"""Headings, labels and terms of job advertisements in six languages."""

import re

from shared.schemas.fact_types import FactType


def _words(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{pattern})(?!\w)", re.IGNORECASE)


# Tried in order, on the heading in lower case without punctuation.
PART_HEADINGS: tuple[tuple[re.Pattern[str], FactType | None], ...] = (
    (_words(
        r"nice[- ]to[- ]haves?|bonus(?: points)?|preferred(?: \w+)?|good[- ]to[- ]have|plus(?:es)?|desirable(?: \w+)?|"
        r"even better|great to have|would be (?:great|nice|a plus)|we(?:'d| would)? (?:also )?(?:appreciate|love)|"
        r"extra points|stand out|optional(?: \w+)?|advantageous|beneficial|"
        r"wünschenswert|von vorteil|idealerweise|das wäre (?:toll|super|schön)|pluspunkte|"
        r"idéalement|un plus|les plus|atouts?|souhaité\w*|deseable|valorable|se valorará|valoramos|"
        r"diferenciais|diferencial|desejáve(?:l|is)|deseables|valorables|valorizamos|pre|pré|leuk als|pluspunten|"
        r"titoli preferenziali|costituisce titolo preferenziale|gradit[oiae]|requisiti preferenziali"),
     FactType.JOB_NICE_TO_HAVE),
    (_words(
        r"benefits?|perks|(?:we|they) offer|what we(?:'ll| will| can)? offer|our offer|on offer|compensation|"
        r"why (?:join|work|you|us|this)\b.*|what(?:'s|’s|s| is) in it for you|we provide|you(?:'ll| will)? get|"
        r"in return|rewards?|the package|what you(?:'ll| will)? (?:get|receive)|our promise|"
        r"(?:wir|das) bieten(?: wir)?(?: \w+)?|unser angebot|was wir bieten|was dich bei uns erwartet|deine vorteile|"
        r"ihre vorteile|darauf kannst du dich freuen|darum wir|warum|"
        r"nous (?:vous )?(?:offrons|proposons)|avantages|ce que nous (?:offrons|proposons|vous offrons)|"
        r"ofrecemos|(?:se|te|les|le) ofrece(?:mos)?|beneficios|qué ofrecemos|ventajas|"
        r"(?:wij|we) bieden|wat (?:wij|we) bieden|wat bieden (?:wij|we)|dit bieden (?:wij|we)|arbeidsvoorwaarden|"
        r"ons aanbod|dit krijg je|oferecemos|benefícios|o que (?:te )?oferecemos|"
        r"offriamo|cosa offriamo|si offre|vantaggi|benefit"), FactType.JOB_BENEFIT),
    (_words(
        r"requirements?|qualifications?|must[- ]haves?|what you(?:'ll| will)? (?:need|bring|have)|"
        r"you(?:'ll| will)? (?:need|bring|have)|about you|who you are|skills?(?: .*)?|person specification|"
        r"your (?:profile|skills|background|experience|story|strengths)|what we(?:'re| are)? (?:expect|ask for)|"
        r"what (?:do )?we(?:'re| are)? (?:look(?:ing)? for|expect|ask for)|we(?:'re| are) looking for|you have|"
        r"experience|minimum \w+|(?:we|you) (?:must|should) have|we (?:require|expect|ask)|what(?:'s| is) required|"
        r"what matters(?: \w+){0,2}|what it takes|to (?:succeed|qualify|apply)(?: .*)?|"
        r"(?:ideal|successful|right) (?:candidate|applicant|person)(?! will(?! have))(?: (?:has|have|will have|"
        r"must have))?|"
        r"(?:a good|good|great|right) fit(?: .*)?|candidate profile|essential(?: \w+)?|competenc(?:y|ies)|"
        r"anforderungen|anforderungsprofil|(?:dein|ihr|euer|das) profil|das bringst du mit|das bringen sie mit|"
        r"was du mitbringst|was sie mitbringen|das solltest du mitbringen|qualifikation(?:en)?|das zeichnet (?:dich|"
        r"sie) aus|"
        r"wen wir suchen|voraussetzungen|damit überzeugst du|damit überzeugen sie|so überzeugst du|"
        r"profil(?: recherché| souhaité)?|(?:votre|ton|le) profil|compétences(?: requises)?|vous avez|"
        r"qualifications requises|ce que nous (?:recherchons|attendons)|nous (?:recherchons|attendons)|prérequis|"
        r"requisitos|(?:tu )?perfil|qué buscamos|buscamos|lo que buscamos|requisitos mínimos|qué necesitas|"
        r"functie-?eisen|wat breng (?:jij|je) mee|(?:jouw|je) profiel|wie ben (?:jij|je)|wat vragen (?:wij|we)|"
        r"(?:wij|we) vragen|eisen|(?:jij|je) (?:hebt|bent)|dit ben (?:jij|je)|dit breng je mee|profiel|"
        r"o que (?:procuramos|buscamos|esperamos)|qualificações|quem você é|(?:seu|teu|o teu) perfil|"
        r"requisiti|profilo|cosa cerchiamo|chi cerchiamo|cerchiamo"), FactType.JOB_REQUIREMENT),
    (_words(
        r"responsibilit(?:y|ies)|accountabilit(?:y|ies)|duties|tasks?|the work|"
        r"what you(?:'ll| will)? (?:do|be doing|work on|own)|what (?:will you|you will) (?:do|be doing)|"
        r"what (?:awaits|to expect)(?: you)?|what(?:'s| is) involved|what success looks like|"
        r"your (?:role|mission|impact|tasks|responsibilities|job|work|day)|the role|role (?:summary|overview)|"
        r"job description|key (?:duties|tasks)|(?:job )?purpose(?: of .*)?|"
        r"you(?:'ll| will)(?: \w+){0,3}|(?:candidate|holder|applicant|person) will(?: \w+){0,2}|in this role|"
        r"day[- ]to[- ]day|a (?:typical )?day in|the job|"
        r"about the (?:role|job|position)|how you(?:'ll| will) .*|scope|"
        r"aufgaben(?:gebiet|bereich)?|(?:deine|ihre|eure) aufgaben|das erwartet (?:dich|sie)|deine mission|"
        r"tätigkeit(?:en)?|"
        r"was (?:dich|sie) erwartet|dein job|das machst du|deine rolle|worum es geht|"
        r"missions?|(?:vos|tes|votre|ta) missions?|responsabilités|activités|le poste|vos tâches|au quotidien|"
        r"responsabilidades|funciones|tareas|qué harás|tus funciones|el puesto|tu misión|"
        r"taken|werkzaamheden|wat ga (?:je|jij) doen|(?:jouw|je) (?:rol|taken|werk)|de functie|verantwoordelijkheden|"
        r"dit ga je doen|wat je gaat doen|"
        r"atividades|o que (?:você|vais|irás|irá) (?:vai )?fazer|atribuições|(?:suas|tuas) responsabilidades|funções|"
        r"mansioni|responsabilità|cosa farai|attività|compiti|di cosa ti occuperai"), FactType.JOB_DUTY),
    (_words(
        r"about (?:us|the company|the team|[\w ]{2,30})|who we are|our (?:team|company|culture|values|story|"
        r"mission)|the team|culture(?: \w+)?|company(?: \w+)?|how to apply|application(?: process)?|"
            r"interview process|hiring process|equal opportunit\w*(?: .*)?|diversity(?: .*)?|next steps|über uns|"
            r"wer wir sind|bewerbung|kontakt|interesse|qui sommes nous|processus|"
            r"sobre nosotros|quiénes somos|over ons|wie zijn wij|solliciteren|sobre nós|quem somos|interested|"
            r"chi siamo|location|salary(?: \w+)?|overview|summary|disclaimer|privacy(?: .*)?"), None),
)  # fmt: skip

# Whole headings below which a board or an applicant tracking system gives one value.
HEADINGS_OF_TERMS = re.compile(
    r"seniority level|employment type|job function|industr(?:y|ies)|job type|work type|location type|workplace type|"
    r"department|locations?|time type|posted on|job requisition id|job id|schedule|shift|pay|visa|work location|"
    r"referrals.*|apply(?: now)?|application|about the job|full job description|job details|profile insights|standort|"
    r"our (?:principles|values|mission|culture)|li-\w{2,8}|"  # "#LI-Remote": what recruiters tag postings with
    r"arbeitsort|arbeitszeit|gehalt|lohn|salaire|salario|salaris|salário|agency|address|employer"
)
# Rows that state a term of the contract wherever they stand: no duty, requirement or benefit.
TERM_LABELS = re.compile(
    r"(?:(?:annual |base |starting |salary )?(?:pay|salary|salary range|compensation|comp|wages?|rate|ctc|ote)|"
    r"(?:work |job )?(?:location|model|mode|schedule|arrangement)|hours|shift|start(?:ing)?(?: date)?|duration|"
    r"contract(?: type)?|employment type|job type|closing date|closes|deadline|reference|ref|job id|posted|reports to|"
    r"experience(?=\s*:\s*\d)|department|industry|job function|office|city|where|when|"
    r"gehalt|lohn|vergütung|\w+vergütung|arbeitszeit|beginn|eintritt\w*|befristung|standort|bewerbungsfrist|"
    r"salaire|rémunération|lieu|durée|horaires|type de contrat|date de début|"
    r"salario|sueldo|retribución|horario|jornada|ubicación|modalidad|"
    r"salaris|uren|standplaats|locatie|startdatum|salário|horário|local|retribuzione|stipendio|sede|orario|contratto|"
    r"employee signature|signed?)\s*:\s*(?=\S)",
    re.IGNORECASE,
)
# What only wishes for the words behind it.
WISH_ADVERBS = (
    r"(?:ideally|preferably|preferred|bonus|idealerweise|gerne|vorzugsweise|idéalement|de préférence|preferiblemente|"
    r"idealmente|preferencialmente|bij voorkeur|liefst)\b"
)
WISH_WORDS = re.compile(
    r"\b(?:nice[- ]to[- ]have|(?:is |are |would be )?an? (?:big |strong |huge |definite )?(?:plus|bonus|advantage|"
    r"asset)|"
    r"bonus|preferred|preferably|ideally|desirable|advantageous|beneficial|not required but|would be (?:handy|great|"
    r"nice|"
    r"useful|helpful)|von vorteil|wünschenswert|idealerweise|gern gesehen|"
    r"un plus|(?:est )?un atout|est apprécié\w*|idéalement|deseable|valorable|se valorará|se valora|"
    r"(?:een )?pré|een plus|mooi meegenomen|diferencial|desejável|é uma mais-valia|valorizamos|"
    r"gradit[oa]|preferibil\w+|costituisce titolo|un plus)\b|(?<![\w+])\+\+|^valorable\b|"
    r"\b(?:appréciée?s?|souhaitée?s?|desejáve(?:l|is)|deseables?|(?:een )?pluspunt)\b|"
    r"^(?:preference|preferência|préférence|preferencia|voorkeur)\b",
    re.IGNORECASE,
)


def _label(words: str) -> re.Pattern[str]:
    return re.compile(rf"(?:\*\*)?(?:{words})\s?(?:\*\*)?(?:\s*:(?:\*\*)?\s*|$)", re.IGNORECASE)


# Verbs between who has a job and whom they want for it.
SEEKS = r"sucht|suchen|cherche|recherche|recrute|busca|zoekt|seeks|cerca|procura|is hiring"

# A label stands before a colon, or alone in its row with the value in the next one.
LABELS: tuple[tuple[FactType, re.Pattern[str]], ...] = (
    (FactType.JOB_TITLE, _label(
        r"job (?:title|role)|designation|position(?: title)?|title|role|vacancy|stellenbezeichnung|stelle|"
        r"(?:intitulé (?:du |de l['’]))?(?:poste|offre)|puesto|"
        r"functie|cargo|vaga|posizione|mansione")),
    (FactType.JOB_EMPLOYER, _label(
        r"(?:(?:hiring )?company|employer|organi[sz]ation|facility|agency|school|unternehmen|arbeitgeber|firma|"
        r"entreprise|employeur|empresa|bedrijf|werkgever|organisatie|empregador|azienda|datore di lavoro|institution|"
        r"einrichtung|institut|dienststelle|träger|betrieb|établissement|organisme|collectivité|centro(?: de trabajo)?|"
        r"institución|entidad|organismo|instelling|instituição|entidade|ente|practice|firm|practice name)(?: name)?")),
    (FactType.JOB_LOCATION, _label(
        r"(?:job |office |duty |work )?(?:locations?(?: available)?|headquarters?|hq|region|sucursal|"
        r"place(?: of work)?|city|where|workplace|standort|arbeitsort|ort|"
        r"einsatzort|dienstort|lieu(?: de travail)?|localisation(?: du poste)?|ubicación|"
        r"lugar(?: de trabajo)?|locatie|plaats|"
        r"standplaats|werklocatie|waar|wo|où|dónde|onde|dove|"
        r"local(?: de trabalho)?|localização|sede(?: di lavoro)?|luogo(?: di lavoro)?)")),
    (FactType.JOB_EMPLOYMENT_TYPE, _label(
        r"employment type|contract(?: type)?|job type|time type|type of employment|appointment type|anstellungsart|"
        r"vertragsart|type de contrat|tipo de contrato|jornada|dienstverband|contratto")),
    (FactType.JOB_SENIORITY, _label(
        r"seniority(?: level)?|experience level|level|career level|karrierestufe|niveau(?: d['’]expérience)?")),
)  # fmt: skip

SENIORITY = _words(
    r"interns?|internship|predoctoral|predoc|working student|"
    r"werkstudent(?:in)?|trainee|graduate|entry[- ]level|junior|jr|medior|"
    r"mid[- ]level|"
    r"mid|intermediate|senior|sr|leads?|staff|principal|head|director|vp|chief|praktikant(?:in)?|stagiaire|becario|"
    r"alternante?|apprentice|auszubildende[rn]?|ausbildung|praktikum|pflichtpraktikum|becari[oa]|prácticas|estágio|"
    r"estagiári[oa]|stagista|tirocinio|werkstudierende[rn]?|pleno|sênior|júnior|sénior|confirmée?|débutante?|"
    r"berufseinsteiger(?:in)?|absolvent(?:in)?|student|co-op|lehrling|lehrstelle|azubi|alternance|vice president|"
    r"team ?lead(?:er)?|team ?leit(?:er|ung)(?:in)?|teamleiter:in|teamleider|chef(?:fe)? d['’]équipe|encargad[oa]|"
    r"responsable d\S+|leiter(?:in)?|leitung|abteilungsleit(?:er|ung)(?:in)?|gruppenleit(?:er|ung)(?:in)?|"
    r"jef[ea](?:/a)? de(?! partida)|phd|doktorand(?:in)?|doctorant(?:e)?|apprenticeship|becario/a|freshers?|trainees?"
)
_CONTRACTS = (
    r"full[- ]?time|part[- ]?time|fixed[- ]term|permanent|temporary|casual|seasonal|freelance|contract(?:or)?|"
    r"internship|vollzeit|teilzeit|(?:un)?befristete?|festanstellung|minijob|temps (?:plein|complet|partiel)|"
    r"mi-temps|cdi|cdd|jornada (?:completa|parcial)|media jornada|indefinido|tiempo (?:completo|parcial)|voltijds?|"
    r"deeltijds?|"
    r"tempo (?:integral|pieno|parziale)|meio período|clt|pj|estágio|becas?"
)
EMPLOYMENT = _words(_CONTRACTS)

# Short and foreign words for levels, as the one word that seniority is given in.
LEVELS: dict[str, str] = {
    "sr": "senior", "jr": "junior", "intermediate": "mid", "mid-level": "mid", "mid level": "mid", "medior": "mid",
    "entry-level": "junior", "entry level": "junior", "graduate": "junior", "internship": "intern",
    "working student": "intern", "werkstudent": "intern", "werkstudentin": "intern", "praktikant": "intern",
    "pleno": "mid", "confirmé": "mid", "confirmée": "mid", "sênior": "senior", "sénior": "senior", "júnior": "junior",
    "débutant": "junior", "débutante": "junior", "berufseinsteiger": "junior", "berufseinsteigerin": "junior",
    "absolvent": "junior", "absolventin": "junior", "alternant": "intern", "trainee": "junior",
    "praktikantin": "intern", "stagiaire": "intern", "becario": "intern", "becaria": "intern", "alternante": "intern",
    "apprentice": "intern", "auszubildende": "intern", "auszubildender": "intern", "auszubildenden": "intern",
    "ausbildung": "intern", "praktikum": "intern", "pflichtpraktikum": "intern", "prácticas": "intern",
    "estágio": "intern", "estagiário": "intern", "estagiária": "intern", "stagista": "intern", "tirocinio": "intern",
    "student": "intern", "co-op": "intern", "lehrling": "intern", "lehrstelle": "intern", "azubi": "intern",
    "alternance": "intern", "apprenticeship": "intern", "becario/a": "intern", "fresher": "junior",
    "freshers": "junior", "trainees": "junior", "phd": "junior", "doktorand": "junior", "doktorandin": "junior",
    "doctorant": "junior", "doctorante": "junior", "vice president": "vp",
    "leads": "lead", "team lead": "lead", "teamlead": "lead",
    "team leader": "lead", "teamleader": "lead", "teamleider": "lead", "team leiter": "lead", "teamleiter": "lead",
    "teamleiterin": "lead", "teamleiter:in": "lead", "teamleitung": "lead", "chef d'équipe": "lead",
    "cheffe d'équipe": "lead", "chef d’équipe": "lead", "encargado": "lead", "encargada": "lead",
    "gruppenleiter": "lead", "gruppenleiterin": "lead", "gruppenleitung": "lead", "jefe de": "lead", "jefa de": "lead",
    "jefe/a de": "lead", "leiter": "head", "leiterin": "head", "leitung": "head", "abteilungsleiter": "head",
    "abteilungsleiterin": "head", "abteilungsleitung": "head",
    "interns": "intern", "predoctoral": "junior", "predoc": "junior",
    "werkstudierende": "intern", "werkstudierender": "intern", "werkstudierenden": "intern",
}  # fmt: skip

# "Staff" is a level of those who make things, and a word for employees elsewhere ("Staff Nurse", "Staff Accountant").
STAFF_LEVEL = re.compile(
    r"staff\s+(?:[\w/&+#.-]+\s+){0,3}?(?:engineer|developer|scientist|designer|analyst|architect|researcher|"
    r"programmer|manager|sre|technologist)",
    re.IGNORECASE,
)
# Sentences that say the level where no title or number of years does.
FIRST_JOB = re.compile(
    r"\bentry[- ]level\b|\bno (?:prior |previous |work )?experience (?:is )?(?:required|needed|necessary)\b|"
    r"\b(?:recent|new) graduates? (?:welcome|encouraged)\b|\bgraduate (?:scheme|programme|program)\b|"
    r"\bdébutante?s? acceptée?s?\b|\bberufseinsteiger\S* (?:sind )?willkommen\b|\bkeine (?:vorkenntnisse|"
    r"berufserfahrung) (?:nötig|erforderlich|notwendig)\b|\bquereinsteiger\S* (?:sind )?willkommen\b|"
    r"\b(?:no se requiere|sin) experiencia (?:previa|necesaria)?\b|\bgeen ervaring (?:nodig|vereist)\b|"
    r"\bnão é necessária experiência\b|\bstarters? welkom\b|\banche prima esperienza\b",
    re.IGNORECASE,
)
# Work for those who still study, in sentences and boards' fields.
STUDY_TERM = re.compile(
    r"\bco-op (?:students?|terms?|positions?|programs?|main)\b|\b(?:this|a|our|an?) (?:\w+ )?(?:internship|co-op)\b|"
    r"\bwork term\b|\bwir bilden aus\b|"
    r"\b(?:vagas?|programas?) de estágio\b|\bestagiári[oa]s?\b|\bdisponibilidade para estagiar\b|"
    r"\bausbildungsvergütung\b|\bconvention de stage\b|\bstage de \d|\bpflichtpraktikum\b",
    re.IGNORECASE,
)
# Who teaches others on the job has done it for a while.
TEACHES_OTHERS = re.compile(
    r"\b(?:mentor|coach|guide|supervis|train|review the work of)(?:e|ing|s|es)?\s+(?:and \w+ )?(?:of )?(?:the |more |"
    r"our |other |"
    r"less[- ]experienced |fellow )*(?:junior|juniors|less[- ]experienced|analysts|engineers|developers|designers|"
    r"scientists|"
    r"consultants|accountants|colleagues|team members|team ?mates|others)\b|"
    r"\bmentoring\b.{0,40}\b(?:team|engineers|analysts|juniors?|others)\b|"
    r"\b(?:betreust|betreuen|anleiten|coachst) .{0,30}(?:junior|kolleg|team)|\bencadrer .{0,30}(?:junior|équipe|"
    r"développeurs|analystes)|"
    r"\bbegeleidt? .{0,30}junior|\b(?:mentorizar|formar|guiar) a? ?.{0,20}junior",
    re.IGNORECASE,
)
# What stands beside a title or an employer and is neither: the place of work, the contract, the share of hours.
BESIDE_A_NAME = re.compile(
    r"(?:fully |100 ?% )?(?:remote|hybrid\w*|h[ií]brid[oa]|hybride|on[- ]?site|in[- ]?person|in office|home ?office|"
    r"(?:site|office|home|field)[- ]based|télétravail|teletrabajo|remoto|presencial|ibrido|worldwide|anywhere)\b.*|"
    rf"(?:{_CONTRACTS}|jornada .*|b2b|\d+ ?(?:months?|monate|mois|meses|maanden).*|contrato .*|contrat .*)\b.*|"
    r"\d{2,3}\s?(?:[-–]\s?\d{2,3}\s?)?%|\d+ ?h(?:ours|rs|/week|/woche)?\b.*|"
    r"(?:multiple|several|various|\d+) (?:openings?|positions|roles|vacancies).*|visas?\b.*|"
    r"(?:yc|y combinator) [sw]\d\d|ref\b.*|all genders?|gn|m/w/d",
    re.IGNORECASE,
)
# Those who look for people on behalf of an employer that is not named.
AGENCY = re.compile(
    r"\b(?:recruitment|recruiting|recruiters?|staffing|headhunt\w*|personalberatung|personalvermittlung|"
    r"personaldienst\w*|"
    r"zeitarbeit|intérim|search|talent (?:partners?|solutions)|executive search|uitzendbureau|detachering|ett)\b",
    re.IGNORECASE,
)
