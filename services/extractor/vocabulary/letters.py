"""Wordings of cover letters: why somebody applies, what stands before their subject, and how they close."""

import re

# Before the subject of a letter or a mail, with a colon behind.
SUBJECT_LABEL = r"(?:subject|re|betreff|betr\.|objet|assunto|asunto|oggetto|betreft|onderwerp|temat|ämne)"
# The greeting above the signature.
FAREWELL = (
    r"(?:att|atte|atenciosamente|atentamente|cordialmente|un (?:cordial )?saludo|saludos(?: cordiales)?|"
    r"(?:best|kind|warm|many) (?:regards|wishes)|regards|(?:yours )?(?:sincerely|faithfully)|"
    r"mit freundlichen grüßen|(?:viele|beste|freundliche) grüße|mfg|"
    r"(?:bien )?cordialement|bien à vous|met vriendelijke groet(?:en)?|hoogachtend|"
    r"un cordiale saluto|(?:cordiali|distinti|sentiti) saluti|z poważaniem|pozdrawiam|"
    r"med vänlig hälsning|med venlig hilsen)\b"
)

MOTIVE = re.compile(
    r"\b(?:draws? me|drew me|drawn to|attracts? me|attracted (?:me|by|to)|appeals? to me|excites? me|fascinates? me|"
    r"inspires? me|motivates? me|impresse[sd] me|convince[sd] me|"
    r"caught my (?:attention|eye)|speaks to me|i (?:admire|chose|choose|value|love|share|believe in|respect)|"
    r"i (?:really )?liked? (?:that|how|the way) you|i(?: have|['’]ve) (?:long |always )?wanted to work|i care about|"
    r"me gustan? (?:su|vuestr[oa]|que|cómo|la forma)|(?:gosto|agrada-me) (?:d[oa]|que)|mi piace (?:che|come|la|il)|"
    r"impressed (?:by|with|me)|passionate about|(?:matters?|important) to me|is (?:the|one) reason|"
    r"reason (?:i|why)|why i|(?:because|since) (?:your|you|i (?:admire|believe|want))|"
    r"i (?:want|wish|would like) to work (?:for|at|with) (?:you|the|an?)|"
    r"reizt mich|begeistert mich|überzeugt mich|mich (?:überzeugt|begeistert|reizt|fasziniert)|fasziniert mich|"
    r"spricht mich an|sprechen mich an|schätze ich|hat mich (?:angesprochen|begeistert|überzeugt)|"
    r"m['’](?:attire(?:nt)?|intéresse(?:nt)?|inspire(?:nt)?|a séduite?|a convaincue?|enthousiasme)|motivée? par|"
    r"j['’]admire|"
    r"j['’]apprécie|séduite? par|attirée? par|me plaît|me motive|"
    r"me (?:atraen?|motivan?|ilusionan?|interesan?|inspiran?)|admiro|valoro|comparto|"
    r"spre(?:ekt|ken) m(?:ij|e)|trekt m(?:ij|e)|boei(?:t|en) m(?:ij|e)|escolhi|identifico-me|motiva-me|atrai-me|"
    r"mi (?:attira|motiva|affascina|ispira)|ammiro)\b",
    re.IGNORECASE,
)
# What a letter says of its writer's wants and terms beyond the words that mean the same anywhere.
WANTS = re.compile(
    r"\b(?:(?:is|are) no problem (?:for|with) me|i (?:can|could) be available|(?:podría|puedo|podria) (?:empezar|"
    r"incorporarme|comenzar)|incorporación inmediata|(?:kann|könnte) (?:ich )?(?:zum|ab|sofort) .{1,40}(?:anfangen|"
    r"beginnen|starten)|ik zoek een|ik kan (?:per|vanaf|direct) .{1,25}(?:beginnen|starten)|posso (?:começar|"
    r"iniziare)|procuro um|vorrei|desidero|spero|mi piacerebbe|(?:sono|sarei) disponibile|cerco un|"
    r"(?:my|present|current) salary)\b",
    re.IGNORECASE,
)
