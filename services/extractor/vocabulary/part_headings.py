"""Headings of the parts of job ads as whole phrases: who does what, in the languages of the other tables.

The key words of `job_ads.PART_HEADINGS` may stand anywhere in a heading; a phrase here is the heading. So it says what
the part is even where nothing sets it off from text ("Was du bekommst"). Spelled as `heading_wording.normal` spells.
"""

import re

from shared.schemas.fact_types import FactType

_YOU = r"(?:you(?:'ll|'d|'re| will| would| are)?|will you|would you)"
_KEY = r"(?:(?:key|main|primary|principal|essential|core|general|your|our|the|job|role|major) )*"
_REST = r"(?: .{1,45})?"


def _phrases(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns))


PART_PHRASES: tuple[tuple[re.Pattern[str], FactType | None], ...] = (
    # What the company is for, how to apply, and what boards add ends the part before it.
    (_phrases(
        r"(?:notre|nossa|nuestra|onze|unsere|our) (?:mission|missão|misión|missie|empresa|entreprise|company|values?)",
        rf"how to apply{_REST}", rf"comment postuler{_REST}", rf"como (?:se candidatar|aplicar){_REST}", "labels?",
        r"postularse|contacto|contact|contatto|kontakt|contratação|alocação|regime|nível|detalles|details|conditions?",
        rf"(?:job|posting) classification|recruiter information|"
        rf"application (?:instructions|information|process){_REST}",
        rf"(?:interview|selection|hiring|recruitment) (?:process|steps){_REST}", "more about us", "company information",
        r"résumé (?:de l'offre|du poste)|(?:job|vacancy|position) (?:overview|details|summary)",
        r"descripción(?: (?:de la|del) \w+)?|description|beschreibung|descrição(?: da vaga)?|omschrijving|"
        r"informações adicionais|información adicional|estudios mínimos|educación|"
        r"salary calculator|contract|terms|apply|company|tech stack|our stack",
    ), None),
    (_phrases(
        rf"(?:nice|good|great) (?:to have|if){_REST}", rf"it would be (?:\w+ )?(?:if|nice|great){_REST}",
        rf"(?:would be|considered) (?:a plus|an advantage|nice|great){_REST}", rf"desir(?:able|ed){_REST}|desirables?",
        rf"von vorteil (?:ist|sind|wäre){_REST}|wünschenswert{_REST}|pluspunkte{_REST}", rf"ideally{_REST}",
        rf"we(?:'d| would)? (?:also )?(?:love|appreciate){_REST}",
        rf"diferenciais{_REST}|desejáveis|desejável", rf"se valora(?:rá)?{_REST}|deseables?|valoramos",
        rf"(?:.{{1,40}} )?preference (?:may|will|is) (?:be )?given{_REST}(?:{_REST})?",
        rf"mile widziane|meriterande|ønskelig{_REST}", rf"les plus{_REST}|serait un plus{_REST}", "leuk als je ook",
    ), FactType.JOB_NICE_TO_HAVE),
    (_phrases(
        rf"what {_YOU}(?: be)? (?:get|getting|receive|earn|enjoy){_REST}", r"(?:the )?(?:extras|perks|deal|rewards)",
        rf"why you(?:'ll| will) (?:love|like|enjoy){_REST}", rf"why (?:it|join|work|working|choose|us){_REST}",
        r"why (?!now|we|this|are|is|do|the)\w+(?: \w+){0,2}", rf"what(?:'s| is) in it for {_REST.strip()}",
        rf"(?:was|das) (?:du|sie|euch|dich) (?:bekommst|bekommen|davon hast|davon haben|erhältst|erhalten){_REST}",
        rf"was wir (?:dir|ihnen|euch)? ?bieten{_REST}", rf"(?:wir|das) bieten{_REST}",
        r"unsere (?:leistungen|benefits)|(?:das|was) (?:bekommst|kriegst|bekommen) (?:du|sie)",
        rf"(?:nos|les|vos|tes) (?:prestations|avantages|bénéfices){_REST}", r"prestations|avantages",
        rf"pourquoi (?:nous|venir){_REST}", rf"ce qu(?:e|'on) (?:nous |te |vous )*(?:offr|propos)\w+{_REST}",
        rf"(?:qué |lo que )?(?:te |le )?ofrecemos{_REST}|beneficios{_REST}|qué te llevas",
        rf"(?:o que (?:te )?)?oferecemos{_REST}|benefícios{_REST}",
        rf"wat (?:bieden (?:we|wij)|(?:kunnen|kun|mag) .{{2,25}}(?:bieden|verwachten)|krijg (?:je|jij)){_REST}",
        rf"(?:wij|we) bieden{_REST}", r"co oferujemy|oferujemy|benefity|vi (?:tilbyr|erbjuder|tilbyder)",
        rf"(?:cosa )?offriamo{_REST}",
    ), FactType.JOB_BENEFIT),
    (_phrases(
        rf"what {_YOU}(?: be)? (?:do|doing|deliver|delivering|work(?:ing)? on|own|build|achieve|learn|lead){_REST}",
        rf"what the (?:work|job|role) (?:is like|involves|looks like|entails){_REST}",
        rf"{_KEY}(?:responsibilit(?:y|ies)|duties|tasks|accountabilities|functions|activities)"
        r"(?: (?:of|include|and|&) .{1,45}| include)?",
        rf"(?:in|during) .{{2,30}} {_YOU}",
        r".{0,90}\byou(?:'ll| will| would)(?: also)?(?: be(?: responsible for| doing)?)?",
        rf"(?:the )?post ?holder will{_REST}", rf"(?!you$){_YOU}(?: be)?",
        r"(?:was|das) (?:machst|tust|machen|tun) (?:du|sie)(?: bei uns| hier| künftig)*",
        rf"wat doe (?:je|jij){_REST}|actividades{_REST}",
        rf"(?:was|das) (?:du|sie)(?: bei uns| hier| künftig)* (?:machst|machen|tust|lernst|lernen|bewegst|bewegen)"
        rf"{_REST}",
        rf"(?:(?:das|dein|ihr|unser) )?aufgabengebiet{_REST}|(?:deine|ihre|eure|die) (?:aufgaben|tätigkeiten){_REST}",
        rf"das sind (?:deine|ihre) aufgaben{_REST}|das erwartet (?:dich|sie){_REST}|worum es geht",
        rf"(?:vos|tes|les|votre|ta|la) (?:principales? )?(?:missions?|activités|tâches|responsabilités){_REST}",
        rf"ce que (?:vous ferez|tu feras|tu vas faire|vous allez faire){_REST}|description du poste",
        rf"(?:tus |sus )?(?:funciones|tareas|responsabilidades){_REST}|qué harás{_REST}|tu día a día",
        rf"(?:o que )(?:você|tu|vai|vais|irá|irás).{{0,25}}|atividades{_REST}|responsabilidades{_REST}",
        rf"wat ga (?:je|jij|u)(?: bij ons)? doen{_REST}|(?:jouw|je) (?:opdracht|taken|werkzaamheden){_REST}",
        r"inhoud (?:van de )?(?:functie|werkzaamheden)|functie ?omschrijving|werkzaamheden",
        r"(?:twoje |główne )?(?:obowiązki|zadania)|arbeidsoppgaver|arbetsuppgifter|arbejdsopgaver|oppgaver",
    ), FactType.JOB_DUTY),
    (_phrases(
        rf"what we(?:'d|'re| would| are)? (?:like|love|want|need|expect|hope for|look(?:ing)? for){_REST}",
        rf"you (?:can )?bring{_REST}",
        rf"(?:das|so|der|die) bist du|wen wir suchen|(?:wen|wie|wat) zoeken (?:wij|we){_REST}",
        r"(?:who |what )?(?:we(?:'re| are) |we )?(?:looking for|seek|need)",
        rf"what (?:you|you'll|you will|you'd|you would) (?:bring|have|need|know|should have){_REST}",
        rf"(?:we|our) (?:expect|require|need|ask|expectations|requirements){_REST}|expectations",
        rf"(?:to (?:apply|succeed|be considered),? )?you(?:'ll)? (?:must|should|need){_REST}", "what you have",
        rf"you(?:'ll| might| may| will)* (?:be a good fit|fit(?: right)? in|be right|thrive){_REST}", "you|about you",
        rf"(?:required|minimum|basic|needed) (?:skills|qualifications|experience|education){_REST}|must haves?",
        rf"we(?:'re| are) looking for someone{_REST}|who (?:you are|we(?:'re| are) looking for|should apply){_REST}",
        rf"(?:knowledge|skills|education)(?: requirements)?(?: and \w+)*|eligibility{_REST}|essential{_REST}",
        rf"was (?:dich|sie|du|euch) (?:auszeichnet|ausmacht|mitbringst|mitbringen|brauchst|brauchen){_REST}",
        rf"(?:wir|das) erwarten{_REST}|(?:das|was) (?:bringst|bringen|solltest|sollten) (?:du|sie){_REST}",
        rf"(?:das|was) (?:du|sie) mitbringst|(?:dein|ihr|euer) (?:profil|hintergrund|können){_REST}",
        rf"(?:votre |ton |le )?profil(?: \w+)?|ce qu(?:e nous|'on) (?:attend|recherche)\w*{_REST}",
        rf"vous (?:avez|êtes|disposez|possédez|justifiez){_REST}|compétences{_REST}",
        rf"pedimos|se (?:pide|requiere|precisa){_REST}|requisitos{_REST}|(?:tu |el )?perfil{_REST}|imprescindible",
        rf"(?:o que )?(?:esperamos|buscamos|procuramos|precisa){_REST}|obrigatórios?|o básico{_REST}",
        rf"wat (?:breng|neem) (?:je|jij) mee{_REST}|wat vragen (?:we|wij){_REST}|functie ?eisen",
        rf"(?:wij|we) (?:zoeken|vragen)(?:/\w+)?{_REST}|(?:jouw|je) profiel|wie ben (?:je|jij){_REST}",
        r"wymagania|oczekujemy|(?:nasze )?oczekiwania|kvalifikasjoner|kvalifikationer|krav",
        rf"(?:cosa cerchiamo|requisiti|profilo){_REST}",
    ), FactType.JOB_REQUIREMENT),
)  # fmt: skip
