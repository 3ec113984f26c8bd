"""Headings, labels and terms of job advertisements in six languages."""

import re

from shared.schemas.fact_types import FactType


def _words(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{pattern})(?!\w)", re.IGNORECASE)


# Tried in order, on the heading in lower case without punctuation.
PART_HEADINGS: tuple[tuple[re.Pattern[str], FactType | None], ...] = (
    (_words(
        r"nice to haves?|bonus(?: points)?|preferred(?: \w+)?|good to have|plus(?:es)?|desirable|even better|"
        r"extra points|stand out|optional(?: \w+)?|wünschenswert|von vorteil|"
            r"idéalement|un plus|deseable|valorable|se valorará|diferenciais|diferencial|desejável|pre"),
     FactType.JOB_NICE_TO_HAVE),
    (_words(
        r"benefits?|perks|we offer|what we offer|our offer|compensation|why (?:join|work|you|us|this)\b.*|what(?:'s|"
        r"’s|s| is) in it for you|we provide|you(?:'ll| will)? get|"
            r"wir bieten|das bieten wir|benefits|unser angebot|was wir bieten|deine benefits|warum|nous offrons|"
            r"avantages|ce que nous (?:offrons|proposons)|"
            r"ofrecemos|beneficios|qué ofrecemos|te ofrecemos|wij bieden|wat wij bieden|wat bieden wij|"
            r"arbeidsvoorwaarden|oferecemos|benefícios|o que oferecemos"), FactType.JOB_BENEFIT),
    (_words(
        r"requirements?|qualifications?|must haves?|what you(?:'ll| will)? (?:need|bring)|you(?:'ll| will)? (?:need|"
        r"bring)|about you|who you are|skills?(?: .*)?|your (?:profile|skills|background|experience)|"
            r"what we(?:'re| are)? look(?:ing)? for|we(?:'re| are) looking for|you have|experience|minimum \w+|"
            r"what you have|ideal candidate|essential(?: \w+)?|"
            r"anforderungen|dein profil|ihr profil|das bringst du mit|das bringen sie mit|was du mitbringst|"
            r"was sie mitbringen|qualifikationen?|das zeichnet dich aus|wen wir suchen|voraussetzungen|"
            r"profil(?: recherché)?|votre profil|ton profil|compétences(?: requises)?|vous avez|"
            r"qualifications requises|"
            r"requisitos|perfil|tu perfil|qué buscamos|buscamos|lo que buscamos|requisitos mínimos|"
            r"functie-eisen|wat breng jij mee|jouw profiel|wie ben jij|wat vragen wij|wij vragen|eisen|jij hebt|"
            r"dit ben jij|"
            r"o que procuramos|o que buscamos|qualificações|quem você é|seu perfil"), FactType.JOB_REQUIREMENT),
    (_words(
        r"responsibilit(?:y|ies)|duties|tasks?|what you(?:'ll| will)? (?:do|be doing|work on)|your (?:role|mission|"
        r"impact|tasks|responsibilities|job)|the role|role (?:summary|overview)|job description|key (?:duties|"
        r"tasks)|"
            r"you(?:'ll| will)(?: \w+){0,3}|in this role|day to day|a day in|the job|about the (?:role|job|"
            r"position)|how you(?:'ll| will) .*|scope|"
            r"aufgaben|deine aufgaben|ihre aufgaben|das erwartet dich|deine mission|tätigkeiten?|was dich erwartet|"
            r"dein job|"
            r"missions?|vos missions|responsabilités|votre mission|tes missions|le poste|"
            r"responsabilidades|funciones|tareas|qué harás|tus funciones|el puesto|"
            r"taken|werkzaamheden|wat ga je doen|jouw rol|de functie|verantwoordelijkheden|dit ga je doen|"
            r"atividades|o que você vai fazer|atribuições|suas responsabilidades"), FactType.JOB_DUTY),
    (_words(
        r"about (?:us|the company|the team|[\w ]{2,30})|who we are|our (?:team|company|culture|values|story|"
        r"mission)|the team|culture(?: \w+)?|company(?: \w+)?|how to apply|application(?: process)?|"
            r"interview process|hiring process|equal opportunit\w*(?: .*)?|diversity(?: .*)?|next steps|über uns|"
            r"wer wir sind|bewerbung|kontakt|interesse|qui sommes nous|processus|"
            r"sobre nosotros|quiénes somos|over ons|wie zijn wij|solliciteren|sobre nós|quem somos|interested|"
            r"location|salary(?: \w+)?|overview|summary|disclaimer|privacy(?: .*)?"), None),
)  # fmt: skip

LABELS: tuple[tuple[FactType, re.Pattern[str]], ...] = (
    (FactType.JOB_TITLE, re.compile(
        r"(?:\*\*)?(?:job title|position(?: title)?|title|role|stellenbezeichnung|stelle|poste|puesto|functie|cargo|"
        r"vaga)(?:\*\*)?\s*:(?:\*\*)?\s*",
        re.IGNORECASE)),
    (FactType.JOB_EMPLOYER, re.compile(
        r"(?:\*\*)?(?:(?:hiring )?company|employer|organi[sz]ation|unternehmen|arbeitgeber|firma|entreprise|empresa|"
        r"bedrijf|werkgever)(?: name)?(?:\*\*)?\s*:(?:\*\*)?\s*",
        re.IGNORECASE)),
    (FactType.JOB_LOCATION, re.compile(
        r"(?:\*\*)?(?:job |office )?(?:locations?|place of work|standort|arbeitsort|ort|einsatzort|lieu|"
        r"localisation|ubicación|lugar|locatie|plaats|standplaats|local|localização)(?:\*\*)?\s*:(?:\*\*)?\s*",
        re.IGNORECASE)),
    (FactType.JOB_EMPLOYMENT_TYPE, re.compile(
        r"(?:\*\*)?(?:employment type|contract(?: type)?|job type|type of employment|anstellungsart|vertragsart|"
        r"type de contrat|tipo de contrato|jornada|dienstverband)(?:\*\*)?\s*:(?:\*\*)?\s*",
        re.IGNORECASE)),
    (FactType.JOB_SENIORITY, re.compile(
        r"(?:\*\*)?(?:seniority(?: level)?|experience level|level|career level|karrierestufe|"
        r"niveau)(?:\*\*)?\s*:(?:\*\*)?\s*",
        re.IGNORECASE)),
)  # fmt: skip

SENIORITY = _words(
    r"intern|internship|working student|werkstudent(?:in)?|trainee|graduate|entry[- ]level|junior|jr|medior|"
    r"mid[- ]level|"
    r"mid|intermediate|senior|sr|lead|staff|principal|head|director|vp|chief|praktikant(?:in)?|stagiaire|becario|"
    r"alternant|pleno|sênior|júnior|sénior|confirmée?|débutante?|berufseinsteiger(?:in)?|absolvent(?:in)?"
)
EMPLOYMENT = _words(
    r"full[- ]?time|part[- ]?time|fixed[- ]term|permanent|temporary|freelance|contract(?:or)?|internship|vollzeit|"
    r"teilzeit|befristet|unbefristet|festanstellung|"
    r"temps plein|temps partiel|cdi|cdd|jornada completa|media jornada|indefinido|tiempo completo|voltijd|deeltijd|"
    r"fulltime|parttime|tempo integral|meio período|clt"
)

# Short and foreign words for levels, as the one word that seniority is given in.
LEVELS: dict[str, str] = {
    "sr": "senior", "jr": "junior", "intermediate": "mid", "mid-level": "mid", "mid level": "mid", "medior": "mid",
    "entry-level": "junior", "entry level": "junior", "graduate": "junior", "internship": "intern",
    "working student": "intern", "werkstudent": "intern", "werkstudentin": "intern", "praktikant": "intern",
    "pleno": "mid", "confirmé": "mid", "confirmée": "mid", "sênior": "senior", "sénior": "senior", "júnior": "junior",
    "débutant": "junior", "débutante": "junior", "berufseinsteiger": "junior", "berufseinsteigerin": "junior",
    "absolvent": "junior", "absolventin": "junior", "alternant": "intern", "trainee": "junior",
    "praktikantin": "intern", "stagiaire": "intern", "becario": "intern",
}  # fmt: skip
