"""Text that speaks to a machine instead of a reader. It changes nothing here; its owner is told that it is there.

Found by wording, in the six languages that reading knows: orders to forget other orders, claims about what the
reader is, forged roles and delimiters of prompts, orders to rate; also packed in Base64. The warning tells of a
possibility: a résumé may speak of prompt injection.
"""

import base64
import binascii
import itertools
import re
import unicodedata

_SAMPLE = 300_000  # code points that are looked at
_BASE64 = re.compile(r"[A-Za-z0-9+/]{24,8192}={0,2}")
_MOST_PACKED = 50  # Base64 words that are unpacked
_ZERO_WIDTH = re.compile("[\u200b-\u200f\u2060-\u2064\ufeff\u00ad]")

_ORDERS = (
    r"(?:instructions?|prompts?|directions?|directives?|rules?|guidelines?|commands?|context|messages?|constraints?)"
)
_PATTERNS = (
    (
        ("ignore", "disregard", "forget", "override", "bypass", "skip"),
        rf"\b(?:ignore|disregard|forget|override|bypass|skip)\b[^.\n]{{0,40}}\b(?:previous|prior|above|earlier|preceding|"
        rf"existing|original|all|any|your|system|these|other)\b[^.\n]{{0,30}}\b{_ORDERS}\b",
    ),
    (
        ("ignorier", "vergiss", "missachte"),
        r"\b(?:ignorier\w*|vergiss|missachte\w*)\b[^.\n]{0,40}\b(?:anweisung\w*|instruktion\w*|regeln|vorgaben|befehle\w*)\b",
    ),
    (
        ("ignore", "oublie"),
        r"\b(?:ignore[rz]?|oublie[rz]?)\b[^.\n]{0,40}\b(?:instructions?|consignes|règles|directives)\b",
    ),
    (
        ("ignor", "olvid", "desconsidere"),
        r"\b(?:ignor[ae]\w*|olvid[ae]\w*|desconsidere)\b[^.\n]{0,40}\b(?:instrucciones|instruções|reglas|regras|órdenes|ordens)\b",
    ),
    (("negeer", "vergeet"), r"\b(?:negeer|vergeet)\b[^.\n]{0,40}\b(?:instructies|aanwijzingen|regels|opdrachten)\b"),
    (
        ("you are ",),
        r"\byou are (?:now |an? |no longer )*(?:ai\b|a\.i\.|language model|llm|assistant|chat ?gpt|gpt|dan\b|chatbot|"
        r"recruit\w+ (?:ai|bot|assistant))",
    ),
    (
        ("as an ai", "if you are a", "attention ", "note ", "message ", "dear "),
        r"\b(?:as an ai|if you are an? (?:ai|llm|language model|large language model|bot)|"
        r"(?:attention|note|message|dear) (?:to |for )?(?:the |all |any )?"
        r"(?:ai|llm|gpt|language model|ats|bot|machine)s?\b)",
    ),
    (
        ("prompt", "instructions", "all ", "other user", "api key"),
        r"\b(?:reveal|print|output|show|repeat|leak|list|dump|send)\b[^.\n]{0,30}\b(?:system prompt|your (?:prompt|"
        r"instructions)|all (?:users|user data|e-?mails|passwords|secrets|documents|records|candidates)|other users?|"
        r"api keys?)",
    ),
    (
        ("10", "ten", "highest", "top", "best", "first", "perfect", "excellent", "hire", "qualified", "above all"),
        r"\b(?:rate|score|rank|grade|recommend|classify|mark|consider|evaluate)\b[^.\n]{0,20}\b(?:me|this (?:candidate|"
        r"applicant|resume|résumé|cv|person)|the (?:candidate|applicant))\b[^.\n]{0,40}\b(?:10|ten|100|highest|top|"
        r"best|first|perfect|excellent|hire|qualified|above all)",
    ),
    (
        ("do not ", "don't ", "never "),
        r"\b(?:do not|don't|never) (?:mention|reveal|disclose|tell|output)\b[^.\n]{0,40}\b(?:this (?:instruction|"
        r"message|text|prompt)|these instructions|the (?:user|recruiter|prompt))",
    ),
    (("<",), r"<\|?(?:im_start|im_end|endoftext|system|assistant|user|begin_of_text|start_header_id)\|?>"),
    (("[inst", "[/inst", "sys>>"), r"\[/?INST\]|<</?SYS>>"),
    (
        ("<",),
        r"</?(?:system|instructions?|document|untrusted\w*|user_input|context|tool_call|tool_result|function_call)>",
    ),
    (("begin", "end "), r"(?:begin|end)(?: of)? (?:system )?(?:prompt|instructions|document|untrusted \w+)\b(?=\W|$)"),
    (("instruction", "prompt"), r"\b(?:new|updated|real|secret|hidden) (?:system )?(?:instructions?|prompt)\s?:"),
)
"""Each pattern with words of which a match holds one, as lower-case ASCII: most texts have none of them."""
_LINES = (
    r"^\W{0,5}(?:system|assistant|developer|user|human|ai)(?: (?:prompt|message|instructions?|override|note))?\s?:\s?"
    r"(?:you|ignore|disregard|forget|override|rate|rank|score|output|print|respond|reply|return|always|never|from now|"
    r"must|the (?:candidate|applicant)|this (?:candidate|applicant)|new |end |approve|mark|grant|add|set)\b",
    r"^#{2,}\s?(?:instructions?|system|response|human|assistant)\s?:?\s?$",
)
_INJECTIONS = tuple((words, re.compile(pattern, re.IGNORECASE)) for words, pattern in _PATTERNS)
_OTHER_CASES = re.compile("[\u0130\u0131\u017f\u212a]")
"""Letters that a pattern takes for an ASCII letter though they are none in lower case."""
_FORGED_LINE = re.compile("|".join(f"(?:{pattern})" for pattern in _LINES), re.IGNORECASE | re.MULTILINE)


def possible_injection(*texts: str) -> bool:
    """True when one of the texts (shown or hidden) has words that are meant for a machine."""
    return any(_speaks_to_machine(text[:_SAMPLE]) for text in texts if text)


def _speaks_to_machine(text: str) -> bool:
    plain = unicodedata.normalize("NFKC", _ZERO_WIDTH.sub("", text))
    # A sentence may be broken over lines, but a forged role starts one.
    candidates = (plain, *_unpacked(plain))
    return any(_orders(" ".join(said.split())) or _FORGED_LINE.search(said) for said in candidates)


def _orders(said: str) -> bool:
    folded = said.lower()
    unsure = not said.isascii() and _OTHER_CASES.search(said) is not None
    return any(
        pattern.search(said) is not None
        for words, pattern in _INJECTIONS
        if unsure or any(word in folded for word in words)
    )


def _unpacked(text: str) -> list[str]:
    """What Base64 words of the text say, also those that are broken over lines."""
    joined = re.sub(r"(?<=[A-Za-z0-9+/]{16})\n(?=[A-Za-z0-9+/=]{4})", "", text)
    words = (match[0] for part in (text, joined) for match in _BASE64.finditer(part))
    found: list[str] = []
    for word in itertools.islice(dict.fromkeys(words), _MOST_PACKED):
        bare = word.rstrip("=")
        try:
            data = base64.b64decode(bare + "=" * (-len(bare) % 4), validate=True)
            said = data.decode()
        except (binascii.Error, UnicodeDecodeError):
            continue  # an ordinary long word
        if said.isprintable() or said.isascii():
            found.append(said)
    return found
