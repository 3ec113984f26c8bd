"""Wants, hopes, plans and goals: stated, but not held."""

import re

_INTENT = re.compile(
    r"\b(?:i|we|he|she|they)?\s*(?:want(?:s|ed)? to|would (?:like|love) to|wish(?:es)? to|hope(?:s|ful)? (?:to|that|"
    r"for)|hoping to|plan(?:s|ning)? to|aim(?:s|ing)? to|intend(?:s)? to|"
    r"look(?:s|ing)? forward to|look(?:s|ing)? (?:for|to)\b|eager to|keen to|excited (?:to|about|by)|happy to|"
    r"willing to|ready to|aspir(?:e|es|ing) to|seek(?:s|ing)? (?:to|an?|new)\b|"
    r"interested in (?:learning|joining|working|(?:\w+ ){0,3}(?:roles?|positions?))|am (?:currently )?learning|"
    r"currently learning|"
    r"(?:salary|pay) expectations?|notice period|i['’]d (?:love|like)|i (?:would|could|will|can) bring|my (?:goal|"
    r"hope|ambition|aim|dream|wish)|goal is|"
    r"would be (?:delighted|happy|glad|honou?red|pleased)|(?:can|could) (?:start|move|begin|join)|"
    r"welcome the (?:chance|opportunity)|available (?:from|to start|for)|can relocate)\b|"
    r"\b(?:möchte|würde gern|(?:freue|freuen|freute) (?:ich )?(?:mich|uns)|würde (?:ich )?mich (?:sehr )?freuen|"
    r"(?:steh\w*|stünde) (?:ich )?ihnen (?:ab .{1,20} )?zur verfügung|"
    r"zur verfügung|hoffe|strebe|plane|suche nach|(?:ich suche|suche ich)|will lernen|gehaltsvorstellung\w*|"
    r"eintrittstermin|kündigungsfrist)\b|"
    r"\b(?:souhaite|souhaiterais|aimerais|espère|désire|voudrais|serais ravie?|envisage|(?:suis|serai) disponible|"
    r"prétentions salariales)\b|"
    r"\b(?:quiero|quisiera|me gustaría|espero|deseo|busco|aspiro|quedo a (?:su|tu|vuestra) disposición|"
    r"estoy disponible)\b|"
    r"\b(?:graag (?:wil|zou|kom|licht|vertel|solliciteer|ga)|wil ik|ik wil|hoop|zou ik graag|kijk uit naar)\b|"
    r"\b(?:gostaria|quero|espero|desejo|pretendo|busco)\b",
    re.IGNORECASE,
)
# In a résumé nobody else is spoken of: a want counts at the beginning of a sentence, or in the first person.
_WANTING = (
    r"want(?:ing)? to|wish(?:ing)? to|would (?:like|love) to|(?:hope|hoping|plan|planning|aim|aiming|aspire|"
    r"aspiring|intend) "
    r"to|keen (?:to|on learning)|eager to|excited to|looking (?:for|to|forward)|seeking|seek (?:to|an?)|"
    r"interested in (?:learning|joining|working|moving|an?|new)|currently learning|learning|willing to|"
    r"ready to|open to|available (?:from|for|to)"
)
_OWN_WANT = re.compile(
    r"(?:^|(?<!\w)(?=\w))(?:"  # nothing begins inside a word
    rf"^\W*(?:now |currently |actively |also |next,? )?(?:{_WANTING})\b|"
    rf"\bi(?: am|['’]m|['’]d| also| now| would| currently| really)* (?:{_WANTING}|like to|love to|want|hope)\b|"
    r"\b(?:my|our|the|career|long-term|short-term) (?:goal|objective|aim|ambition|dream) (?:is|was|would be)\b|"
    r"^\W*(?:goal|objective|to (?:obtain|secure|gain|find|become|work|join|use|leverage|learn|apply|contribute|"
    r"grow))\b|"
    r"\b(?:ich|wir) (?:möchte|will|würde gern|suche|strebe|plane|hoffe)|\bmöchte ich\b|"
    r"^\W*(?:suche|gesucht|angestrebt|ich möchte|zurzeit lerne)\b|\b(?:auf der )?suche nach (?:einer|neuen)\b|"
    r"\bje (?:souhaite|souhaiterais|veux|voudrais|aimerais|cherche|recherche|désire|vise)\b|"
    # "Recherche en jurisprudence" is what somebody did.
    r"^\W*(?:souhaite|cherche|à la recherche|désireu(?:x|se) d[e'’]|"
    r"recherche(?= (?:(?:actuellement|activement) )?(?:une?|mon|ma|le|la|à|poste|emploi|stage|alternance)\b)|"
    r"en recherche (?:active )?d(?:['’]|e (?:stage|poste|nouve)))\b|"
    r"\b(?:quiero|quisiera|me gustaría|deseo|aspiro a|mi objetivo es)\b|^\W*(?:busco|en busca de|buscando)\b|"
    r"\bik (?:wil|zou graag|hoop|zoek)\b|\bgraag (?:wil|zou) ik\b|^\W*op zoek naar\b|\bwil ik\b|"
    r"\b(?:quero|gostaria de|desejo|pretendo|meu objetivo é|o meu objetivo é)\b|^\W*(?:à procura|em busca)\b"
    r")",
    re.IGNORECASE,
)
_LEARNING = re.compile(
    r"^\s*(?:currently |now )?(?:learning|want to learn|to learn|exploring next|next to learn|in progress|"
    r"lerne gerade|möchte lernen|apprends|aprendiendo)\b",
    re.IGNORECASE,
)
_LEARNING_BRACKET = re.compile(r"^(?:currently )?(?:learning|in progress|planned)$", re.IGNORECASE)


def is_intent(sentence: str) -> bool:
    """Whether a sentence says what somebody wants, hopes, plans or is ready for."""
    return _INTENT.search(sentence[:1_000]) is not None


def is_own_intent(sentence: str) -> bool:
    """Whether a sentence of a résumé says what its author wants, hopes or plans; stricter than `is_intent`.

    "Launched a service that aims to ..." speaks of a service, and "Want to learn Rust" of the author.
    """
    return _OWN_WANT.search(sentence[:1_000]) is not None


def is_learning(group: str) -> bool:
    """Whether the name of a group of skills, or the words around one, say that it is still to be learned."""
    return _LEARNING.match(group) is not None or _LEARNING_BRACKET.match(group.strip()) is not None


def learning_prefix(item: str) -> int:
    """How many characters at the beginning of an item say 'learning'; 0 where none do."""
    match = re.match(r"\s*(?:i )?(?:am )?(?:currently )?(?:want to learn|learning|to learn)\s+", item, re.IGNORECASE)
    return match.end() if match else 0
