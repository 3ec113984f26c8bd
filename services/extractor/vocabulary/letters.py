"""Wordings of cover letters: how they begin and end, their subjects, why somebody applies, and what is wanted."""

import re

# Before the subject of a letter or a mail, with a colon behind.
SUBJECT_LABEL = r"(?:subject|re|betreff|betr\.|objet|assunto|asunto|oggetto|betreft|onderwerp|temat|ämne)"
# The greeting above the signature.
FAREWELL = (
    r"(?:att|atte|atenciosamente|atentamente|cordialmente|un (?:cordial )?saludo|saludos(?: cordiales)?|"
    r"(?:best|kind|warm|many) (?:regards|wishes)|regards|(?:yours )?(?:sincerely|faithfully)|"
    r"(?:mit )?(?:freundliche|beste|herzliche|viele|liebe|schöne)[nmrs]? gr(?:u|ü)(?:ß|ss)(?:en?)?|mfg|"
    r"(?:bien )?cordialement|bien à vous|(?:avec )?(?:mes |nos )?(?:meilleures |sincères |respectueuses )?salutations|"
    r"(?:met )?(?:vriendelijke|hartelijke) groet(?:en)?|groet(?:en|jes)|hoogachtend|"
    r"(?:(?:um?|un) )?(?:grande |fuerte )?abra(?:ço|zo)s?|cumprimentos|"
    r"un (?:cordiale|caro) saluto|(?:(?:cordiali|distinti|sentiti) )?saluti|z poważaniem|pozdrawiam|"
    r"med vänlig hälsning|med venlig hilsen)\b"
)
GREETING = re.compile(
    r"^(?:dear|to whom|hello|hi|good (?:morning|afternoon|day)|hallo|sehr geehrte[rs]?|liebe[rs]?|guten tag|moin|"
    r"servus|madame|monsieur|bonjour|bonsoir|chère?s?|estimad[oa]s?|apreciad|hola|buen[oa]s (?:días|tardes)|"
    r"muy señor(?:es)?|geachte|beste|hoi|dag|prezad\w+|ex\.?m\w*|caros?|olá|oi|bom dia|boa tarde|gentil\w*|egregio|"
    r"ciao|"
    r"spett(?:\.?\s?le|abile))\b",
    re.IGNORECASE,
)
SUBJECT = re.compile(
    rf"^{SUBJECT_LABEL}\s*:\s*|^(?:application (?:for|as)|(?:initiativ)?bewerbung\s(?=\S)|"
    r"ihre? (?:stellen)?(?:anzeige|ausschreibung|annonce)|votre annonce|su (?:anuncio|oferta)|uw vacature|"
    r"your (?:advert\w*|vacancy)|"
    r"candidature (?:au|pour|à|spontanée)|solicitud|sollicitatie|candidatura (?:à|a|al|para))\b",
    re.IGNORECASE,
)
CLOSING = re.compile(
    rf"^(?:{FAREWELL}|yours|with best|all the best|best|respectfully|thank you,?$|many thanks|"
    rf"thanks(?: for (?:reading|your (?:time|consideration)))?[,.!]?$|"
    r"(?:grazie|merci|gracias|danke|obrigad[oa]|bedankt)[,.!]?$|"
    r"with (?:kind|warm|regards)|cheers|mit (?:freundlichen|besten|herzlichen|liebe[nm])|"
    r"dans (?:cette|l['’])|en (?:l['’])?attente|en vous remerciant|reciba|veuillez|je vous prie|"
    r"met vriendelijke|com os melhores)",
    re.IGNORECASE,
)
MOTIVE = re.compile(
    r"\b(?:draws? me|drew me|drawn to|attracts? me|attracted (?:me|by|to)|appeals? to me|excites? me|fascinates? me|"
    r"inspires? me|motivates? me|impresse[sd] me|convince[sd] me|"
    r"caught my (?:attention|eye)|speaks to me|i (?:admire|chose|choose|value|love|share|believe in|respect)|"
    r"i (?:really )?liked? (?:that|how|the way) you|i(?: have|['’]ve) (?:long |always )?wanted to work|i care about|"
    r"what i (?:like|love|admire|enjoy|value|appreciate)|ce qui (?:me|m['’])|wat mij|lo que (?:me|más)|o que me|"
    r"gefällt mir|gefallen mir|mir gefällt|me séduit|séduisent|me touche|me parle|"
    r"me gustan? (?:su|vuestr[oa]|que|cómo|la forma)|(?:gosto|agrada-me) (?:d[oa]|que)|mi piace (?:che|come|la|il)|"
    r"impressed (?:by|with|me)|passionate about|(?:matters?|important) to me|mean a (?:lot|great deal) to me|"
    r"is (?:the|one) reason|"
    r"reason (?:i|why)|why i|(?:because|since) (?:your|you|i (?:admire|believe|want))|"
    r"i (?:want|wish|would like) to work (?:for|at|with)\b|interests? me|"
    r"reizt mich|begeistert mich|überzeugt mich|mich (?:überzeugt|begeistert|reizt|fasziniert)|fasziniert mich|"
    r"spricht mich an|sprechen mich an|schätze ich|hat mich (?:angesprochen|begeistert|überzeugt)|"
    r"m['’](?:attire(?:nt)?|intéresse(?:nt)?|inspire(?:nt)?|a séduite?|a convaincue?|enthousiasme)|motivée? par|"
    r"j['’]admire|j['’]aime (?:votre|vos|que|la)|c['’]est pour moi|"
    r"j['’]apprécie|séduite? par|attirée? par|me plaît|me motive|"
    r"me (?:atraen?|motivan?|ilusionan?|interesan?|inspiran?)|admiro|valoro|comparto|"
    r"me gusta de |(?:su|vuestra|tu) \w+ me |spre(?:ekt|ken) m(?:ij|e)|trekt m(?:ij|e)|boei(?:t|en) m(?:ij|e)|escolhi|"
    r"identifico-me|motiva-me|atrai-me|"
    r"mi (?:attira|motiva|affascina|ispira)|ammiro)\b",
    re.IGNORECASE,
)
# What a letter says of its writer's wants and terms beyond the words that mean the same anywhere.
WANTS = re.compile(
    r"\b(?:(?:is|are) no problem (?:for|with) me|i (?:can|could) be available|(?:podría|puedo|podria) (?:empezar|"
    r"incorporarme|comenzar)|incorporación inmediata|(?:kann|könnte) (?:ich )?(?:zum|ab|sofort) .{1,40}(?:anfangen|"
    r"beginnen|starten)|ik zoek een|ik kan (?:per|vanaf|direct) .{1,25}(?:beginnen|starten)|posso (?:começar|"
    r"iniziare)|procuro um|vorrei|desidero|spero|mi piacerebbe|(?:sono|sarei) disponibile|cerco un|"
    r"(?:my|present|current) salary|je (?:re)?cherche (?:un|à)|je pourrais commencer|je (?:reste|suis) à votre "
    r"disposition|mon préavis|(?:estou|fico|estarei) (?:disponível|à (?:vossa|sua) disposição)|posso começar|"
    r"(?:minha )?pretensão salarial|(?:mi )?pretensión salarial|quedo a sus órdenes|preaviso|"
    r"(?:mein )?(?:frühester )?eintritt\w*|opzegtermijn|wünsche (?:ich )?mir|gerne? würde ich|würde (?:ich )?gerne?|"
    r"ik (?:zou|licht|kom|vertel|ga|wil) [^.]{0,40}graag|"
    r"zou ik graag|ben ik beschikbaar|ik ben (?:per|vanaf|direct) .{0,20}beschikbaar|"
    r"(?:my )?notice (?:period )?is|i(?:['’]m| am) (?:free|available|prepared|willing|required) (?:from|until|any|to|"
    r"for|on|"
    r"in)|posso lavorare|je peux (?:commencer|débuter|venir)|i can (?:start|begin|come)|stelle ich mich|(?:tenho|"
    r"tengo) disponibili\w+|ho disponibilità)\b",
    re.IGNORECASE,
)
