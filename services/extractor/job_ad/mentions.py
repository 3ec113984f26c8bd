"""Sentences that speak of an ad's employer, each with its weight, and of those who only look for people for it."""

import re

from services.extractor.vocabulary.job_ads import SEEKS

# A name in running text: words that are written large, with particles and signs of joining between them. Words without
# an end would be read anew from each of their letters.
NAME = (
    r"(?P<employer>(?![LD]['’][a-zé])(?:St\. )?(?:[A-ZÀ-Ý](?:[\w&'’®™-]|\.(?=\w)){0,40}|[a-z]{1,40}[A-Z]\w{0,40}|"
    r"[a-z]{3,40}\d{1,20})(?:\s(?:(?:&|\+|of|de la|de|du|d[eo]s|der|für|van|voor|des)\s)?"
    r"[A-ZÀ-Ý](?:[\w&'’®™-]|\.(?=\w)){0,40}){0,4}(?:\se\.\s?V\.|\.\sKG(?:aA)?\b)?)"
)
ANY_NAME = re.compile(rf"(?<![\w@.]){NAME}")
UNIVERSITY = re.compile(
    r"(?:University of|Universit(?:ät|é|eit|à)|Universidade?|Hochschule|Technische|[A-ZÀ-Ý][\w'’-]+ University)\s?\w*"
)
_ARTICLE = r"(?:(?:A|O|La|Le|Les|El|Die|Der|Das|De|Het|The|Our client|Notre client|Unser Kunde),? )?"
_IN_A_TOWN = (
    r"(?:,[^.\n]{3,90},|(?: (?:in|à|en|em|te|a|mit Sitz in) [A-ZÀ-Ý][\w'’-]+)? \([^()]{2,30}\)|"
    r" (?:in|à|en|em|te|a|mit Sitz in) [A-ZÀ-Ý][\w'’-]+)?"
)
_ITS_UNIT = r"(?:['’]s? [\w ,&-]{3,60}?)?"  # "Acme's English Department invites applications"
_SUBJECT = rf"(?:^|[.!?:]\s+){_ARTICLE}{NAME}{_IN_A_TOWN} "
_NOW = r"(?:(?:currently|now|again|also|jointly) )?"
# What somebody does who has a job to give.
_HIRES = (
    rf"(?:(?:is|are) {_NOW}(?:looking for|seeking|hiring|searching|recruiting|expanding|offering|inviting|accepting "
    rf"applications)|{_NOW}(?:invites? applications|seeks|needs|hires|wishes to (?:appoint|recruit)|"
    r"has (?:an? )?(?:\w+ ){0,2}(?:vacanc(?:y|ies)|openings?))|sucht|cherche|recherche|recrute|engage|busca|zoekt|"
    r"procura|contrata|cerca|bildet|stellt|schreibt|est[áà] a (?:recrutar|contratar)|está (?:buscando|contratando|"
    r"seleccionando))"
)
_IS = (
    r"(?:is|are|was|has|ist|est|sont|es|é|offers|provides|helps|believes) (?:an?|the|one|part|on|committed|proud|"
    r"proudly|ein|eine|un|une|una|een|uma?|100|been|leading|your|more|building|equal|our|you|grown|built|served|made|"
    r"about|growing|based|home)"
)
_MAKES = (
    r"(?:builds|makes|develops|operates|designs|manufactures|delivers|creates|runs|serves|employs|sells|helps|protects|"
    r"leases|forecasts|automates|wishes|supplies|supports|teaches|produces|invites|moves|connects|keeps|installs|"
    r"entwickelt|baut|produziert|betreibt|développe|conçoit|accompagne|fabrique|desarrolla|diseña|fabrica|ontwikkelt|"
    r"bouwt|maakt|desenvolve|produz|produce)"
)
# What an ad says first, in a paragraph that begins with a name, it says of the employer.
FIRST_WORDS = re.compile(
    rf"^{_ARTICLE}{NAME}{_IN_A_TOWN} (?:is|are|was|has|have|wants|ist|hat|est|a|é|"
    r"[a-z]{3,}s|gilt|zählt|gehört|steht|[a-zäöü]{3,}(?:elt|iert)) (?=.{40})"
)
MENTIONS: tuple[tuple[float, re.Pattern[str]], ...] = (
    (3.0, re.compile(rf"(?:^|[.!?:]\s+)(?:Wir|Als|Für) ?,? (?:die|der|das) {NAME},? (?:suchen|sucht)\b")),
    (3.0, re.compile(rf"(?:^|[.!?:]\s+){_ARTICLE}{NAME}{_ITS_UNIT}\.?{_IN_A_TOWN} {_HIRES}\b")),
    (3.0, re.compile(rf"^(?P<employer>[A-ZÀ-Ý][^.,:;()]{{1,50}}?) (?:{SEEKS})$")),  # the title is in the next line
    (3.0, re.compile(rf"(?:^|[.!?:]\s+){NAME} (?:(?:is|are) (?:proud to be )?an? (?:(?:equal|inclusive)[ "
                     rf"-](?:opportunit|employer)|EOE)|participates in E-Verify)")),
    (2.5, re.compile(rf"^(?:[Ww]erken|[Aa]rbeiten|[Ww]ork(?:ing)?|[Jj]obs?|[Cc]areers?|[Kk]arriere|[Tt]ravailler|"
                     rf"[Tt]rabaja|[Ll]ife) (?:bij|bei|at|chez|en|with|for) (?:de |der |het |the )?{NAME}")),
    (2.5, re.compile(rf"\b(?i:notre|nuestra|nossa|unser|unsere|our|onze|ons) [^,.]{{3,45}}, "
                     rf"(?:la |die |the )?{NAME},")),
    (2.5, re.compile(rf"^(?:About|Über|À propos de|Sobre|Over|Why|Life at|Who is|Join)(?: Join)? "
                     rf"{NAME}\??(?=:?$|At )")),
    (2.0, re.compile(rf"(?:^|[.!?:]\s+|\n)(?:At|Here at|Bei|Chez|Bij|Na|En) (?:der |de |het |la |the )?{NAME},? "
                     rf"(?:we|our|you|wir|nous|werk|nós|\w+ is (?:our|my)|[a-z]+ (?:je|jij|du|Sie|vous|wir|het|es|om))"
                     rf"\b")),
    (2.0, re.compile(rf"(?:^|[.!?:]\s+|\n)(?:En|Na|No|Desde|Chez) (?:el |la |los |o |a |l['’])?{NAME},? "
                     r"(?:[a-zà-ÿ]+mos|nous|somos)\b")),
    (2.0, re.compile(rf"{_SUBJECT}{_MAKES} [a-zà-ÿ0-9]")),
    (1.5, FIRST_WORDS),
    (1.5, re.compile(rf"{_SUBJECT}{_IS}\b")),
    (1.5, re.compile(rf"\b(?i:l['’]asbl|l['’]association|l['’]entreprise|la société|la empresa|la asociación|"
                     rf"a empresa|de stichting|het bedrijf|der Verein|die Firma|the charity|the company) "
                     rf"(?:« ?|[\"“„])?{_ARTICLE}{NAME}")),
    (1.0, re.compile(rf"\b(?i:join(?:ing)?|work(?:ing)? (?:at|for)|team at|teams? (?:within|at)|careers? at|welcome to|"
                     rf"apply to|role at|of the .{{3,40}} at|ask for \w+ at) (?:the )?{NAME}")),
    (0.7, re.compile(rf"\b(?:at|bei|chez|bij|binnen|within) {NAME}(?=[.,!?;]|\s[a-z]|$)")),
    (0.5, re.compile(rf"{NAME}['’]s\b")),
)  # fmt: skip
"""How surely such a sentence names the employer: the weights follow the share of names in development ads that are it,
from all of "… is looking for" to one in three of "…'s". Two plain sentences are as sure as text can be."""
AFTER_TITLE = (3.0, re.compile(rf"^.{{3,70}}? (?:at|bei|chez|bij) (?:de |der |dem |het )?{NAME}(?=[.,;:(]|\s|$)"))
# Who works with a client, or looks for people for one, is not whom they will work for.
AGENTS = (
    re.compile(rf"{NAME} (?:is|are|have|has) (?:{_NOW}|been )(?:(?:partner(?:ing|ed)|working)"
               rf" with [^.]{{3,90}}(?:\bclient|"
               rf"to (?:recruit|appoint|hire|find)|(?:who|that) (?:is|are) (?:seeking|looking|recruiting|hiring))|"
               rf"(?:engaged|retained|instructed) by|(?:recruiting|hiring|searching|looking)"
               rf" [^.]{{0,60}}(?:on behalf of|"
               rf"for (?:an?|our|one of our) client))"),
    re.compile(rf"\b(?:Desde|En|Chez|At|Bei|Bij) {NAME},? (?:seleccionamos|buscamos para|recrutons pour|suchen wir für|"
               rf"zoeken (?:wij|we) voor)\b"),
    re.compile(rf"{NAME} (?:{SEEKS}|selecciona|ricerca) (?:[^.]{{0,40}} )?(?:für|pour|para|voor|per)"
               rf" \w+ (?:\w+ ){{0,2}}"
               rf"(?:Kund\w+|client\w*|klant|opdrachtgever|empresa|multinacional|azienda cliente)\b"),
)  # fmt: skip
