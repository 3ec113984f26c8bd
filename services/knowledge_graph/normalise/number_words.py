"""Numbers written as words, in the languages that documents are read in, turned into digits."""

import re

UNITS = {
    "zero": 0, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17,
    "eighteen": 18, "nineteen": 19,
    "zwei": 2, "drei": 3, "vier": 4, "funf": 5, "sechs": 6, "sieben": 7, "acht": 8, "neun": 9, "zehn": 10, "elf": 11,
    "zwolf": 12, "dreizehn": 13, "vierzehn": 14, "funfzehn": 15, "sechzehn": 16, "achtzehn": 18, "zwanzig": 20,
    "dreissig": 30, "vierzig": 40, "funfzig": 50, "hundert": 100,
    "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "sept": 7, "huit": 8, "neuf": 9, "dix": 10, "onze": 11,
    "douze": 12, "treize": 13, "quatorze": 14, "quinze": 15, "seize": 16, "vingt": 20, "trente": 30, "quarante": 40,
    "cinquante": 50, "cent": 100,
    "dos": 2, "tres": 3, "cuatro": 4, "cinco": 5, "seis": 6, "siete": 7, "ocho": 8, "nueve": 9, "diez": 10,
    "doce": 12, "trece": 13, "catorce": 14, "dieciseis": 16, "dieciocho": 18, "veinte": 20, "treinta": 30,
    "cuarenta": 40, "cincuenta": 50, "cien": 100,
    "twee": 2, "drie": 3, "vijf": 5, "zes": 6, "zeven": 7, "negen": 9, "tien": 10, "twaalf": 12, "dertien": 13,
    "veertien": 14, "vijftien": 15, "zestien": 16, "achttien": 18, "twintig": 20, "dertig": 30, "veertig": 40,
    "vijftig": 50, "honderd": 100,
    "dois": 2, "duas": 2, "quatro": 4, "sete": 7, "oito": 8, "nove": 9, "dez": 10, "doze": 12, "vinte": 20,
    "trinta": 30, "quarenta": 40,
}  # fmt: skip
"""Words of one number each, folded. "One" is none: "one of the", "first one" rarely count."""
TENS = {
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
ONES = {"one": 1, **{word: number for word, number in UNITS.items() if number < 10}}
_WORDS = "|".join(sorted((*UNITS, *TENS), key=lambda word: (-len(word), word)))
_NUMBER = re.compile(
    rf"(?<![\w])(?:(?P<tens>{'|'.join(TENS)})(?:[ -](?P<ones>{'|'.join(ONES)}))?|(?P<word>{_WORDS}))"
    r"(?![\w])(?P<hundred>[ -]hundred\b)?(?P<dozen>[ -]dozen\b)?"
)
_ALONE = re.compile(r"(?<![\w])(?:a |one )?(?P<name>hundred|dozen)(?![\w])(?! of thousand)")
_HALF_YEAR = re.compile(r"(?<![\w])half (?:a|the) year\b|\bhalbe[ns]? jahr\b|\bsix-month\b")


def in_digits(text: str) -> str:
    """The folded text with its number words as digits: `forty-five` is `45`, `two hundred` is `200`, `a dozen` `12`."""
    text = _HALF_YEAR.sub("6 months", text)
    return _ALONE.sub(lambda match: "100" if match["name"] == "hundred" else "12", _NUMBER.sub(_digits, text))


def _digits(match: re.Match[str]) -> str:
    number = TENS[match["tens"]] + ONES.get(match["ones"] or "", 0) if match["tens"] else UNITS[match["word"]]
    if match["hundred"]:
        number *= 100
    if match["dozen"]:
        number *= 12
    return str(number)
