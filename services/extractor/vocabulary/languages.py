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
    inglese tedesco francese spagnolo portoghese cinese giapponese arabo rumeno olandese
    svenska engelska tyska franska spanska danska norska finska ryska polska arabiska italienska
    norsk engelsk tysk fransk spansk svensk dansk finsk bokmål nynorsk russisk arabisk italiensk
    polski angielski niemiecki francuski hiszpański rosyjski włoski ukraiński szwedzki czeski
    čeština angličtina němčina francouzština slovenština ruština
    türkçe ingilizce almanca fransızca română engleză germană franceză magyar angol német
    suomi englanti ruotsi saksa ranska isixhosa xhosa isizulu sesotho setswana kiswahili luganda kinyarwanda shona
    twi akan somali oromo tigrinya cebuano ilocano hiligaynon kapampangan sinhala nepali burmese khmer lao mongolian
    malayalam kannada odia assamese sindhi pashto dari kurdish azerbaijani georgian armenian albanian bosnian
    macedonian belarusian kazakh uzbek maltese luxembourgish flemish hokkien teochew hakka quechua guaraní
    kroatisch serbisch rumänisch ungarisch tschechisch ukrainisch griechisch persisch koreanisch vietnamesisch
    ucraniano rumano griego húngaro sueco noruego danés hebreo coreano vasco valenciano
    roumain ukrainien grec hébreu coréen vietnamien suédois norvégien danois persan berbère wolof lingala
    zweeds deens noors grieks roemeens oekraïens
    bosnisch slowakisch slowenisch bulgarisch mazedonisch albanisch lettisch litauisch estnisch finnisch norwegisch
    isländisch hebräisch katalanisch kurdisch armenisch georgisch indonesisch thailändisch luxemburgisch
    rätoromanisch schweizerdeutsch
    croate serbe bosniaque tchèque slovaque slovène hongrois bulgare albanais danois finnois islandais catalan breton
    occitan alsacien luxembourgeois arménien géorgien kabyle malgache indonésien thaïlandais
    checo eslovaco esloveno búlgaro croata serbio finés persa tailandés indonesio vietnamita náhuatl aimara aymara
    breton scots gaelic creole romansh
    """.split()  # noqa: SIM905
)

MOTHER_TONGUES: tuple[str, ...] = (
    "mother tongue", "muttersprache", "langue maternelle", "lengua materna", "língua materna", "madrelingua",
    "moedertaal", "modersmål", "morsmål", "język ojczysty", "anadil",
)  # fmt: skip

LANGUAGE_LEVEL = re.compile(
    rf"\b(?:{'|'.join(MOTHER_TONGUES)}|"
    r"[ABC][12](?:\s?[-/–]\s?[ABC][12])?|native(?: speaker| or bilingual(?: proficiency)?)?|"
    r"bilingual|full professional(?: proficiency)?|"
    r"professional(?: working)?(?: proficiency)?|limited working(?: proficiency)?|elementary(?: proficiency)?|"
    r"working proficiency|"
    r"fluent|proficient|advanced|upper[- ]intermediate|intermediate|conversational|beginner|basic|good|"
    r"muttersprachlich|verhandlungssicher|fließend|fliessend|sehr gut|gute? kenntnisse|"
    r"grundkenntnisse|gut|konversationssicher|"
    r"maternelle|courant|bilingue|avancé|intermédiaire|notions|débutant|professionnel|"
    r"nativo|nativa|fluido|avanzado|intermedio|básico|materna|bilingüe|"
    r"vloeiend|uitstekend|goed|redelijk|basis|gevorderd|"
    r"fluente|avançado|intermediário|intermédio|"
    r"ottim[oa]|buon[oa]|scolastic[oa]|di base|flytande|goda kunskaper|god[at]?|"
    r"iyi|orta|ileri|başlangıç|grundläggande|grunder|"
    r"flytende|godt|grunnleggende|flydende|ojczysty|biegł[ya]|biegle|bardzo dobr[ya]|"
    r"komunikatywn[ya]|podstawow[ya]|średniozaawansowany|zaawansowany|rodilý mluvčí|plynně|pokročilý|základy|"
    r"nivel medio|medio|nativ[ao]|inicial|excelente|excellent|very good|fair|working knowledge|near[- ]native|"
    r"business fluent|c2 proficiency|bonnes? notions?|bon niveau|lu,? écrit,? parlé|scolaire|zeer goed|matig|"
    r"sehr gute kenntnisse|erweiterte kenntnisse|schulkenntnisse)\b",
    re.IGNORECASE,
)
