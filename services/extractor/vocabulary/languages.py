"""Natural languages in several spellings, and the words for how well one speaks them."""

import re

LANGUAGE_NAMES: frozenset[str] = frozenset(
    """
    english german french spanish dutch portuguese italian swedish danish norwegian finnish polish czech slovak
    hungarian romanian
    bulgarian greek turkish russian ukrainian serbian croatian slovenian arabic hebrew persian farsi hindi urdu
    bengali tamil telugu
    punjabi gujarati marathi mandarin chinese cantonese japanese korean vietnamese thai indonesian malay tagalog
    filipino swahili
    igbo yoruba hausa amharic zulu afrikaans catalan basque galician irish welsh icelandic estonian latvian
    lithuanian latin esperanto
    englisch deutsch französisch spanisch niederländisch portugiesisch italienisch russisch polnisch türkisch
    arabisch chinesisch japanisch
    latein schwedisch dänisch
    anglais allemand français francais espagnol néerlandais portugais italien russe polonais arabe chinois
    japonais turc
    inglés alemán francés español castellano neerlandés portugués italiano ruso polaco árabe chino japonés catalán
    euskera gallego
    engels duits frans spaans nederlands portugees italiaans russisch pools turks arabisch chinees japans
    inglês alemão francês espanhol neerlandês português italiano russo polonês polaco árabe chinês japonês
    mandarim holandês
    inglese tedesco francese spagnolo
    """.split()  # noqa: SIM905
)

LANGUAGE_LEVEL = re.compile(
    r"\b(?:[ABC][12](?:\s?[-/–]\s?[ABC][12])?|native(?: speaker| or bilingual(?: proficiency)?)?|mother tongue|"
    r"bilingual|full professional(?: proficiency)?|"
    r"professional(?: working)?(?: proficiency)?|limited working(?: proficiency)?|elementary(?: proficiency)?|"
    r"working proficiency|"
    r"fluent|proficient|advanced|upper[- ]intermediate|intermediate|conversational|beginner|basic|good|"
    r"muttersprache|muttersprachlich|verhandlungssicher|fließend|fliessend|sehr gut|gute? kenntnisse|"
    r"grundkenntnisse|gut|konversationssicher|"
    r"langue maternelle|maternelle|courant|bilingue|avancé|intermédiaire|notions|débutant|professionnel|"
    r"lengua materna|nativo|nativa|fluido|avanzado|intermedio|básico|materna|bilingüe|"
    r"moedertaal|vloeiend|uitstekend|goed|redelijk|basis|gevorderd|"
    r"língua materna|fluente|avançado|intermediário|intermédio|materna|madrelingua|fluente)\b",
    re.IGNORECASE,
)
