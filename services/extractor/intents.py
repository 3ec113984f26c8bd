"""Wants, hopes, plans and goals: stated, but not held."""

import re

_INTENT = re.compile(
    r"\b(?:i|we|he|she|they)?\s*(?:want(?:s|ed)? to|would (?:like|love) to|wish(?:es)? to|hope(?:s|ful)? (?:to|that|"
    r"for)|hoping to|plan(?:s|ning)? to|aim(?:s|ing)? to|intend(?:s)? to|"
    r"look(?:s|ing)? forward to|look(?:s|ing)? (?:for|to)\b|eager to|keen to|excited (?:to|about|by)|happy to|"
    r"willing to|ready to|aspir(?:e|es|ing) to|seek(?:s|ing)? (?:to|an?|new)\b|"
    r"interested in (?:learning|joining|working)|am (?:currently )?learning|currently learning|my goal|goal is|"
    r"would be (?:delighted|happy|glad|honou?red|pleased)|"
    r"welcome the (?:chance|opportunity)|available (?:from|to start|for)|can relocate)\b|"
    r"\b(?:möchte|würde gern|freue mich|hoffe|strebe|plane|suche nach|will lernen)\b|"
    r"\b(?:souhaite|souhaiterais|aimerais|espère|désire|voudrais|serais ravie?|envisage)\b|"
    r"\b(?:quiero|quisiera|me gustaría|espero|deseo|busco|aspiro)\b|"
    r"\b(?:graag|wil ik|ik wil|hoop|zou ik graag|kijk uit naar)\b|"
    r"\b(?:gostaria|quero|espero|desejo|pretendo|busco)\b",
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


def is_learning(group: str) -> bool:
    """Whether the name of a group of skills, or the words around one, say that it is still to be learned."""
    return _LEARNING.match(group) is not None or _LEARNING_BRACKET.match(group.strip()) is not None


def learning_prefix(item: str) -> int:
    """How many characters at the beginning of an item say 'learning'; 0 where none do."""
    match = re.match(r"\s*(?:i )?(?:am )?(?:currently )?(?:want to learn|learning|to learn)\s+", item, re.IGNORECASE)
    return match.end() if match else 0
