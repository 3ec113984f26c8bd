"""Words by which kinds of documents are told apart, in English, German, French, Spanish, Dutch and Portuguese."""

import re


def _line(pattern: str) -> re.Pattern[str]:
    """A whole short line, apart from decoration around it."""
    return re.compile(rf"^[\W_]*(?:{pattern})[\W_]*$", re.IGNORECASE)


def _words(pattern: str) -> re.Pattern[str]:
    """Whole words of a text in lower case: a pattern that knows its case is twice as fast as one that ignores it."""
    return re.compile(rf"(?<!\w)(?:{pattern})(?!\w)")


# Headings, matched against whole lines of at most eight words.
WORK_HEADING = _line(
    r"(?:\w+ )?(?:and )?(?:experience|employment(?: history| record)?|work history|career history|job history)|"
    r"professional (?:experience|background|history)|"
    r"(?:work|relevant|industry|selected|additional|other) experience|internships?|career|work|jobs|"
    r"positions?(?: held)?|appointments|"
    r"berufserfahrung(?:en)?|beruflicher werdegang|werdegang|berufspraxis|praktika|berufliche erfahrung(?:en)?|"
    r"expériences?(?: professionnelles?)?|parcours professionnel|experiencia(?: laboral| profesional)?|"
    r"trayectoria(?: profesional| laboral)?|"
    r"werkervaring|loopbaan|ervaring|experiências?(?: profissiona(?:l|is))?|histórico profissional|"
    r"percurso profissional"
)
EDUCATION_HEADING = _line(
    r"education(?: (?:and|&) (?:training|qualifications))?|academic (?:background|qualifications|history)|"
    r"educational (?:background|qualifications)|"
    r"(?:academic )?qualifications|ausbildung|bildung(?:sweg)?|studium|schulbildung|akademischer werdegang|"
    r"formations?(?: académique)?|études|diplômes|educación|formación(?: académica)?|estudios|opleiding(?:en)?|"
    r"onderwijs|"
    r"educação|formação(?: acad[eéê]mica)?|escolaridade"
)
SKILLS_HEADING = _line(
    r"(?:\w+ )?(?:skills|competenc(?:ies|es))(?: (?:and|&) \w+)?|technologies|areas of expertise|tech stack|"
    r"kenntnisse|(?:it|edv)-kenntnisse|fähigkeiten|kompetenzen|"
    r"compétences(?: \w+)?|habilidades|competencias|conocimientos|vaardigheden|competenties|competências|"
    r"conhecimentos|highlights|(?:technical |key |core |it )?skills\s?:.{3,200}|(?:kenntnisse|compétences|habilidades|"
    r"vaardigheden|competências)\s?:.{3,200}"
)
OTHER_RESUME_HEADING = _line(
    r"(?:professional |career |executive )?summary|(?:professional |personal )?profile|objective|certifications?|"
    r"certificates|licenses(?: .*)?|awards(?: .*)?|(?:selected )?honou?rs(?: .*)?|"
    r"publications|(?:personal |side |selected )?projects|languages|interests|hobbies(?: .*)?|references|"
    r"volunteer(?:ing| experience| work)|"
    r"zertifikate|sprachen|sprachkenntnisse|interessen|hobbys|auszeichnungen|projekte|persönliche daten|"
    r"weiterbildung|"
    r"langues|centres d.intérêt|loisirs|certificats|projets|idiomas|intereses|certificaciones|proyectos|"
    r"datos personales|"
    r"talen|certificaten|projecten|persoonlijke gegevens|línguas|certificações|projetos|dados pessoais"
)
RESUME_TITLE = _line(
    r"(?:curriculum vitae|c\.?v\.?|r[eé]sum[eé]|(?:tabellarischer )?lebenslauf|currículo|hoja de vida|"
    r"europass(?: .*)?|[^\n]{3,40}\s[-–|,:]\s(?:curriculum vitae|c\.?v\.?|r[eé]sum[eé]|lebenslauf))(?: (?:of|von|de|"
    r"-|–) .{2,40})?"
)

JOB_HEADING = _line(
    r"(?:\w+ )?(?:requirements|responsibilities|duties)|what (?:you(?:.ll| will)?|we) .{2,40}|who you are|"
    r"about (?:the|this) (?:role|job|position|team|company)|about us|"
    r"why (?:join|work) .{2,40}|benefits(?: .*)?|perks(?: .*)?|nice[- ]to[- ]haves?|must[- ]haves?|(?:preferred|"
    r"minimum|required|basic) qualifications|what.s in it for you|job description|"
    r"(?:deine|ihre) (?:aufgaben|mission)|aufgaben|(?:dein|ihr) profil|anforderungen|wir bieten|"
    r"das bieten wir(?: dir)?|das bringst du mit|was dich erwartet|benefits|über uns|"
    r"(?:vos |tes )?missions|profil recherché|(?:votre|ton) profil|nous offrons|avantages|"
    r"requisitos(?: .*)?|responsabilidades|funciones|(?:qué )?ofrecemos|"
    r"(?:the |your |about the )?role(?: .{2,30})?|tasks(?: .{2,30})?|reporting to|location|how to apply|"
    r"application process|"
    r"jouw (?:rol|ervaring|profiel|functie)|wat (?:je|jij|ga je) .{2,30}|wie ben jij|verantwoordelijkheden|"
    r"arbeidsvoorwaarden|"
    r"functie-eisen|(?:jouw )?taken|wat (?:wij|we) bieden|wat breng jij mee|wij bieden|over ons|"
    r"atribuições|o que oferecemos|benefícios|sobre a vaga|"
    r"requirements?|qualifications? required|we offer|our offer|your (?:profile|tasks|responsibilities|mission|role)|"
    r"(?:the )?(?:ideal )?candidate(?: profile)?|aufgabengebiet|ihr aufgabengebiet|unser angebot|voraussetzungen|"
    r"qualifikation(?:en)?|ihre qualifikation(?:en)?|le poste|descriptif du poste|ce que nous (?:offrons|proposons)|"
    r"compétences requises|tareas|tus funciones|tu perfil|beneficios|descripción del puesto|se ofrece|"
    r"werkzaamheden|functieomschrijving|wat vragen (?:wij|we)|wij vragen|jouw profiel|aanbod|"
    r"selection criteria|person specification|essential(?: criteria)?|desirable(?: criteria)?|key accountabilities|"
    r"purpose of the (?:role|job|post)|main duties(?: .*)?|position description|job purpose|what we.re looking for|"
    r"your day(?: .*)?|you bring|we expect|must bring|wen wir suchen|(?:das )?erwartet (?:dich|sie)|deine chance|"
    r"ton profil|tes responsabilités|l.offre|le profil|requisitos del puesto|diferenciais|"
    r"atividades|funções|perfil(?: pretendido)?|oferecemos|o que procuramos|descrição da (?:vaga|função)"
)
# The same inside a line: ads that were pasted as one paragraph.
JOB_HEADING_INLINE = re.compile(
    r"(?:(?<=[.;)] )|^)(?:key )?(?:(?:ihre|deine) aufgaben|(?:sie bringen|du bringst) mit|(?:ihr|dein) profil|"
    r"wir bieten|"
    r"nous offrons|vos missions|ofrecemos|se requiere|se ofrece|wij bieden|wij vragen|oferecemos|offriamo|requisiti|"
    r"responsibilities|requirements|duties|qualifications|benefits|perks|nice to have|must have|"
    r"aufgaben|anforderungen|profil|missions|avantages|funciones|requisitos|beneficios|taken|eisen|benefícios)\s?:",
    re.MULTILINE,
)
JOB_ADDRESS = _words(
    r"we(?:.re| are) (?:looking for|seeking|hiring)|is (?:looking for|seeking)|seeks an?|you will|you.ll|you have|"
    r"you bring|apply now|how to apply|join our|the (?:ideal|successful) candidate|candidates? (?:must|should|will|"
    r"need)|"
    r"equal opportunity employer|wir suchen|du (?:bist|hast|bringst|verbindest)|bewirb dich|sie (?:verfügen|"
    r"bringen)|nous recherchons|vous (?:êtes|avez|serez)|postulez|buscamos|se requiere|"
    r"wij zoeken|we zoeken|jij bent|je (?:hebt|werkt|bent|ontwikkelt|helpt|krijgt)|ben jij|solliciteer|procuramos|"
    r"estamos contratando|candidate-se|vacature|vacante|vaga (?:aberta|para)|offre d.emploi|stellenangebot|"
    r"stellenanzeige|"
    r"jornada completa|contrato indefinido|vollzeit|teilzeit|unbefristet|temps plein|cdi|voltijd|tempo integral|"
    r"your (?:role|profile|responsibilities|mission)|reporting to the|reports to|we (?:need|want|are growing)|is "
    r"recruiting|are recruiting|is hiring|is expanding|immediate start|apply (?:by|to|via|online|today|within)|"
    r"send (?:us )?"
    r"your (?:cv|resume|application)|drop (?:by|us)|to apply|closing date|you.d|as our|you (?:can|must|should|know|"
    r"are|get|"
    r"like|love)|suchen wir|sucht(?: ab sofort| zum)?|wird gesucht|gesucht|deine bewerbung|ihre bewerbung|"
    r"bewerben sie sich|"
    r"dich erwartet|du (?:kannst|arbeitest|willst|möchtest)|recrute|on recrute|tu (?:participeras|seras|es|as|rejoins)|"
    r"vous (?:participerez|rejoignez|assurez|justifiez|maîtrisez)|(?:envoie|envoyez) (?:ta|votre|ton) (?:candidature|"
    r"cv)|"
    r"seleccionamos|precisamos|incorporamos|enviar (?:tu |el |su )?(?:cv|currículum)|interesad[oa]s|ofrecemos|"
    r"envía tu (?:cv|candidatura)|bewerbung an|inscríbete|te unirás|serás|zoekt|jij (?:gaat|"
    r"werkt|"
    r"hebt)|stuur (?:je|jouw) (?:cv|sollicitatie)|(?:busca|procura)(?:-se)?|você (?:vai|será|irá)|envie (?:seu|"
    r"o seu) currículo"
)
JOB_GENDER = re.compile(
    r"[(\[]\s?[mwfdhx]\s?[/|]\s?[mwfdhx](?:\s?[/|]\s?[mwfdhx*])?\s?[)\]]|\(all genders\)", re.IGNORECASE
)
JOB_LABEL = re.compile(
    r"^[\W_]*(?:job title|employment type|seniority level|contract type|job type|location|salary(?: range)?|"
    r"department|(?:hiring )?company|employer|position|experience|skills required|required skills|reports to|grade|"
    r"closing date|pay(?: rate| range)?|ctc|hours|start date|work(?:place)? type|term|team|arbeitsort|eintritt|gehalt|"
    r"beginn|rémunération|salaire|jornada|salario|horario|uren|salaris|jornada|faixa salarial|arbeitsort|standort|"
    r"vertragsart|lieu|type de contrat|ubicación|locatie)[\W_]*:\s",
    re.IGNORECASE,
)
JOB_ASKS = _words(
    r"(?:responsibilities|requirements?|qualifications|aufgaben|anforderungen|missions|requisitos|taken)\s?:|"
    r"\d\+? (?:or more )?years(?:.| of|. of)? (?:.{0,20} )?experience|experience (?:with|in|working)|"
    r"(?:strong|solid|good|proven|excellent) (?:knowledge|experience|understanding|track record|command|\w+ skills)|"
    r"(?:fluency|proficiency) (?:in|required)|is required|ability to|nice to have|"
    r"sehr gute kenntnisse|erfahrung (?:mit|in)|abgeschlossenes studium|expérience (?:de|en|dans)|maîtrise de|"
    r"\d\+?(?:\s?[-–]\s?\d+)? years|(?:is|are) (?:required|preferred|essential|a must|an advantage|needed)|"
    r"no (?:experience|"
    r"diploma|degree) (?:needed|required|necessary)|(?:required|preferred|must have|good to have|nice to have)[:;]?|"
    r"degree (?:or|in)|driving licen[cs]e|working knowledge|abgeschlossene (?:berufs)?ausbildung|führerschein|"
    r"berufserfahrung|teamfähig\w*|belastbar\w*|quereinsteiger|tes compétences|bac ?\+ ?\d|titulaire d|"
    r"titulación|carnet de conducir|imprescindible|se valorará|diploma|rijbewijs|beheersing van|ensino superior|"
    r"experiencia (?:en|con|mínima)|jaar ervaring|ervaring met|experiência (?:em|com)"
)
JOB_PAY = _words(
    r"salary range|compensation range|per annum|competitive (?:salary|pay|compensation)|parental leave|"
    r"health insurance|pension|paid time off|annual leave|home office|jahresurlaub|urlaubstage|mutuelle|"
    r"(?:[€£$₹]\s?\d[\d.,]*k?|\d[\d.,]*\s?k?\s?(?:€|eur|euros?|pln|chf|usd|gbp)).{0,30}?(?:per|an|a|/|pro|par|por|al|"
    r"p\.?a\.?)"
    r"\s?(?:hour|hr|h|year|yr|month|annum|week|day|stunde|monat|jahr|mois|an|hora|mes|año|uur|maand|jaar|mês|ano)|"
    r"\d\s?€ brutto|brutto|bruto|brut annuel|days (?:of )?(?:annual leave|holiday|vacation)|dienstwagen|urlaub|"
    r"gratification|"
    r"titres?-restaurant|stock options|equity|401\(?k\)?|free (?:lunch|parking|fruit)|flexible (?:hours|working)|"
    r"gleitzeit|"
    r"horario flexible|reiskostenvergoeding|vakantiedagen|vale refeição|plano de saúde|sundays off|company car|"
    r"tickets? restaurant|hybrid (?:work|working)|remote[- ]first"
)

REVIEW_TITLE = _words(
    r"(?:year[- ]end|mid[- ]year|annual|quarterly|performance|development|career) (?:conversation|check-?in|dialogue|"
    r"discussion|feedback)|employee (?:report card|scorecard)|(?:dienst|qualifiziertes )?zeugnis|"
    r"mitarbeiterjahresgespräch|"
    r"leistungseinschätzung|bilan annuel|compte[- ]rendu d.entretien|valoración anual|informe de desempeño|"
    r"jaargesprek|voortgangsgesprek|avaliação anual|(?:performance|annual|year[- ]end|mid[- ]year|quarterly|employee|"
    r"probation(?:ary)?)(?: performance)? (?:review|appraisal|evaluation|assessment)|performance (?:summary|report)|"
    r"mitarbeiterbeurteilung|leistungsbeurteilung|mitarbeitergespräch|jahresgespräch|zwischenzeugnis|arbeitszeugnis|"
    r"entretien (?:annuel|d.évaluation|professionnel)|"
    r"évaluation (?:annuelle|de performance|du personnel)|evaluación (?:del? |anual|de desempeño).{0,20}|"
    r"beoordelingsgesprek|functioneringsgesprek|jaarlijkse beoordeling|avaliação de desempenho|"
    r"360[- ]?(?:degree)? (?:review|feedback)"
)
REVIEW_LABEL = re.compile(
    r"(?:^|\s{2,}|[|;]\s*)(?:employee(?: name)?|reviewee|associate|team member|reviewer|reviewed by|"
    r"(?:line )?manager|coach|"
    r"supervisor|assessor|peer|self|(?:overall )?rating|(?:overall )?score|review date|attendance|timekeeping|"
    r"quality of work|"
    r"review(?:ing)? (?:period|cycle)|rating period|appraisal period|overall (?:performance )?rating|"
    r"mitarbeiter(?:in)?|vorgesetzter?|führungskraft|beurteilungszeitraum|gesamtbewertung|collaborateur|évaluateur|"
    r"période|empleado|evaluador|período|medewerker|leidinggevende|beoordelingsperiode|colaborador|avaliador)\s*:",
    re.IGNORECASE,
)
REVIEW_HEADING = _line(
    r"(?:key )?(?:accomplishments|achievements)(?: .*)?|strengths|areas? (?:for|of|to) (?:development|improve\w*|"
    r"growth|opportunity)|development (?:areas|needs|goals|plan)|goals(?: .*)?|objectives(?: .*)?|"
    r"(?:manager|peer|employee|overall)(?:'s|’s)? (?:comments|feedback|summary|assessment)|"
    r"what (?:went well|could be better|to improve|did not go well)|where to (?:grow|improve)|(?:to )?keep doing|"
    r"start doing|"
    r"stop doing|even better if|next (?:year|quarter|period|steps)|growth areas?|recommendations?|ratings?|"
    r"self[- ]?(?:assessment|"
    r"evaluation|review)|opportunities|stärken|entwicklungsfelder|entwicklungsbereiche|verbesserungs\w+|"
    r"ziele(?: .*)?|"
    r"points forts|axes (?:d.amélioration|de progrès|de développement)|objectifs(?: .*)?|fortalezas|"
    r"áreas de (?:mejora|desarrollo|melhoria|desenvolvimento)|objetivos(?: .*)?|sterke punten|verbeterpunten|"
    r"ontwikkelpunten|doelen(?: .*)?|pontos fortes|metas(?: .*)?"
)
REVIEW_SCALE = _words(
    r"(?:exceed(?:s|ed)|me(?:ets|t)|below|above|partially meets|far exceeds|fully meets) expectations|"
    r"outstanding performance|strong contributor|solid performer|top performer|scale (?:of )?1|\d ?/ ?5|\d out of 5|"
    r"zu unserer (?:vollen|vollsten|größten) zufriedenheit|needs improvement|übertrifft (?:die )?erwartungen|"
    r"entspricht den erwartungen|"
    r"dépasse les attentes|conforme aux attentes|supera (?:las )?expectativas|overtreft (?:de )?verwachtingen|"
    r"voldoet aan (?:de )?verwachtingen|supera as expectativas"
)
REVIEW_VOICE = _words(
    r"(?:she|he|they) (?:should|could|needs to|consistently|has (?:shown|demonstrated|delivered|been)|led|delivered|"
    r"ran|demonstrated|works well)|peers (?:describe|say|report|praise)|colleagues (?:describe|say|value)|"
    r"direct reports|this (?:review )?period|this year|(?:his|her|their) (?:stakeholders|colleagues|peers|work|"
    r"attendance|"
    r"timekeeping)|(?:should|could|needs to|must) (?:delegate|learn|work on|improve|keep|speak|plan|be more)|"
    r"works hard|"
    r"exceeded|mentored|(?:er|sie|frau \w+|herr \w+) (?:erledigt|hat|verfügt|zeigt|sollte|überzeugt)|(?:il|elle|"
    r"\w+) (?:maîtrise|"
    r"doit|sait|a su|pourrait|aide)|(?:ella|él|\w+) (?:debe|ha demostrado|debería|destaca)|(?:zij|hij) (?:moet|kan|"
    r"heeft|toont)|"
    r"(?:ela|ele) (?:deve|demonstrou|precisa)"
)

GREETING = re.compile(
    r"^\W*(?:dear|to whom it may concern|to the (?:hiring|selection|search|recruitment|editor)\w*(?: \w+)?|"
    r"gentil[ei]\w*|"
    r"egregi[oa]|spett\.?(?:le)?|hello|hi|sehr geehrte[rs]?|liebe[rs]?|guten tag|madame|monsieur|bonjour|"
    r"chère?s?|estimad[oa]s?|apreciad[oa]s?|muy señor|geachte|beste|prezad[oa]s?|exm[oa]s?)(?!\w)",
    re.IGNORECASE,
)
CLOSING = re.compile(
    r"^\W*(?:(?:yours )?sincerely|yours (?:faithfully|truly)|(?:best|kind|warm) regards|regards|respectfully|"
    r"with best wishes|mit freundlichen grüßen|freundliche grüße|(?:viele|beste|herzliche) grüße|"
    r"(?:bien )?cordialement|veuillez agréer|je vous prie d.agréer|atentamente|un cordial saludo|"
    r"saludos(?: cordiales)?|met vriendelijke groet(?:en)?|hoogachtend|atenciosamente|cordialmente|cordiali saluti|"
    r"distinti saluti|"
    r"com os melhores cumprimentos|best|thank you)\W*",
    re.IGNORECASE,
)
APPLICATION = _words(
    r"(?:apply(?:ing)?|application|applied) (?:for|to|as)|(?:express|writing to express) my (?:strong |"
    r"keen )?interest|(?:interest(?:ed)?|excited) (?:in|about|by) (?:the|your|joining|this)|the (?:position|role|"
    r"opening) (?:of|at|with)|i (?:believe|am confident|would welcome|look forward)|"
    r"opportunity to (?:discuss|join|contribute)|reaching out about|(?:please )?consider me (?:for|as)|mi candido|"
    r"la mia candidatura|when i (?:saw|read|heard)|i (?:saw|read|"
    r"came across|heard "
    r"of|heard about) (?:that|your|the)|(?:opening|vacancy|role|job|position) (?:you|that you) (?:posted|advertised)|"
    r"my (?:cv|"
    r"resume|résumé) is (?:attached|enclosed)|(?:attached|enclosed) (?:please find |is )?my (?:cv|resume|résumé)|"
    r"draws me to|"
    r"i (?:would|could|can|.d) (?:bring|love to|be (?:glad|happy|delighted|pleased))|(?:meet|talk to|speak with) you|"
    r"mit großem interesse|in ihrem (?:unternehmen|team|haus)|persönliche[ns]? gespräch|rejoindre votre|"
    r"(?:vous|te) rencontrer|optar al? |me gustaría (?:formar|aportar)|graag (?:kom|licht|vertel) ik|"
    r"gostaria de (?:integrar|"
    r"contribuir)|bewerbe ich mich|bewerbung (?:als|um)|ihre stellenanzeige|"
    r"vorstellungsgespräch|candidature|votre offre|postuler?|lettre de motivation|entretien|"
    r"mi candidatura|oferta de empleo|me dirijo a|puesto de|entrevista|solliciteer ik|mijn sollicitatie|uw vacature|"
    r"candidato-me|minha candidatura|vaga de|cover letter|motivationsschreiben|carta de presentación|motivatiebrief|"
    r"carta de apresentação|postule|postulo|(?:me )?candidat(?:o|ar|er|ure)(?:-me)?|sollicit(?:eer|atie|eren)|"
    r"bewerb(?:e|en|ung)|solicitar el puesto|your (?:advertisement|vacancy|opening)|votre annonce|ihre "
    r"(?:anzeige|stelle)"
)
FIRST_PERSON = _words(r"i|my|me|i.m|i.ve|ich|mein\w*|mich|je|j.ai|mon|ma|mes|yo|mi|mis|ik|mijn|eu|meu|minha")

YEAR_RANGE = re.compile(
    r"(?:19|20)\d\d(?:[-./]\d{1,2}){0,2}\s{0,2}(?:[-–—]|to|bis|à|a|al|tot|até|until|"
    r"hasta)\s{0,2}(?:[^\W\d_]{3,10}\.?\s|\d{1,2}[./-])?(?:(?:19|20)\d\d|present|current|now|today|heute|aujourd|"
    r"actual|heden|atual|presente|date)",
    re.IGNORECASE,
)
PHONE = re.compile(
    r"(?<![\w/.-])(?!(?:19|20)\d\d(?!\d))\+?\(?\d{2,4}\)?[ ./-]{0,2}\d{2,4}[ ./-]\d{2,5}(?:[ ./-]\d{2,5}){0,3}(?!\w)"
)
EMAIL_MARK = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}\.[\w.-]{2,63}")
INSTRUCTION = _words(
    r"(?:ignore|disregard|forget) (?:all |any |the )?(?:previous|prior|above) (?:instructions?|prompts?|rules?)|"
    r"system prompt|you are (?:now )?an? (?:ai|language model|assistant)|classify this (?:document|text|file) as"
)
