"""Job boards: their names, which are no employers', and the lines that they print around an ad (buttons, ratings, dates
of posting), which state nothing about the job."""

import re

_AGO = (
    r"(?:\d+\+?|an?|one|einem|einer|un|une|una|hace|il y a|vor|há|geleden)(?: \d+)? ?(?:h|d|w|mo|minutes?|hours?|days?|"
    r"weeks?|months?|stunden?|tag(?:en?)?|wochen?|monat(?:en?)?|heures?|jours?|semaines?|mois|horas?|d[ií]as?|semanas?|"
    r"mes(?:es)?|uur|dag(?:en)?|weken)(?: ago| geleden)?"
)
_POSTED = (
    r"(?:re)?posted|published|date posted|posting date|erschienen|veröffentlicht|online seit|publi[ée]e?s?|"
    r"publicad[oa]s?|fecha de publicación|geplaatst|pubblicat[oa]|inscrições até|openings?: \d+"
)
_RATERS = (
    r"reviews?|ratings?|valoracion(?:es)?|evaluaciones|avis|bewertung(?:en)?|avaliaç(?:ão|ões)|beoordeling(?:en)?|"
    r"recensioni"
)
_BUTTONS = (
    r"(?:easy |quick |1-click )?apply(?: now| here| online)?|apply (?:for this job|on (?:the )?company (?:web)?site)|"
    r"save(?:d| job| this job| for later)?|share(?: this job| job)?|report(?: this)? (?:job|ad|listing)|hide(?: job)?|"
    r"(?:show|see|view) (?:more|less)(?: options)?|view all jobs(?: at .{2,40})?|sign in|log ?in|register|"
    r"skip to (?:main )?content|set (?:job )?alert.{0,60}|create (?:a )?job alert|follow|print|"
    r"back(?: to .{2,30})?|message|home|menu|search(?: jobs)?|jobs|"
    r"(?:jetzt|online|hier) bewerben|ich bin interessiert|gehalt anzeigen|jobs finden|merken|auf die merkliste|"
    r"speichern|teilen|drucken|zurück(?: zur? .{2,25})?|"
    r"postuler(?: maintenant)?|je postule|sauvegarder|partager|retour.{0,25}|"
    r"inscribirme(?: en esta oferta)?|postular(?:me|se)|aplicar|guardar|compartir|volver.{0,25}|"
    r"solliciteer(?: direct| nu)?|bewaar|deel|terug(?: naar .{2,25})?|"
    r"candidatar-(?:se|me)|quero me candidatar|salvar|compartilhar|voltar.{0,25}|candidati(?: ora)?|salva"
)
_BOARDS = (
    r"indeed|linkedin|stepstone(?:\.de)?|monster|xing|infojobs|glassdoor|seek|reed(?:\.co\.uk)?|totaljobs|occ(?:mundial)?|"
    r"computrabajo|naukri(?:\.com)?|jobs\.ch|hellowork|apec|gupy|catho|nationale vacaturebank|ziprecruiter|"
    r"welcome to the jungle|jobup\.ch|karriere\.at"
)
BOARD_LINE = re.compile(
    rf"(?:{_BUTTONS}|{_BOARDS}|(?:{_POSTED})\b.{{0,40}}|{_AGO}|(?:gestern|gisteren|yesterday|today|ayer|hier|hoy|ontem)"
    rf"(?: geplaatst)?|[0-5][.,]\d(?: (?:out )?of 5(?: stars?)?| stars?)?(?:\s*\(?[\d.,k+]*\s*(?:{_RATERS})\)?)?|"
    rf"[\d.,k+]+ (?:{_RATERS})|(?:over |more than )?\d+\+? (?:applicants?|people clicked apply)|"
    r"applicants: \d+\+?|.{2,50} logo|you must create an account .{0,80}|if you require alternative methods .{0,120}|"
    r"company size\b.{0,30}|how you match|employer questions|your application will include .{0,60}|"
    r"do you have (?:an? )?(?:valid )?.{2,60}\?|how many years['’] experience .{2,60}\?|yes|no)\W*",
    re.IGNORECASE,
)

JOB_BOARDS = frozenset(
    """
    linkedin indeed glassdoor stepstone monster xing infojobs welcometothejungle studysmarter empion reed totaljobs seek
    jooble beapplied adzuna talent ziprecruiter dice wellfound angel otta hired jobteaser apec francetravail tecnoempleo
    weworkremotely remoteok remoteco remotive workingnomads himalayas
    nationalevacaturebank werkzoeken catho gupy vagas usajobs jobs careers github notion google workday join ashbyhq
    greenhouse lever workable smartrecruiters
    """.split()  # noqa: SIM905
)
