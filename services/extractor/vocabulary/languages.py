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
    engels duits frans spaans nederlands portugees italiaans pools turks chinees japans
    inglês alemão francês espanhol neerlandês português russo polonês chinês japonês
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
    maghiară spaniolă italiană rusă samisk ga
    berbers zweeds deens noors grieks roemeens oekraïens
    kalenjin kikuyu luo luhya kamba ibibio efik tiv ewe fante bambara bamanankan dioula baoulé fula fulani fulfulde peul
    pulaar soninké mooré kikongo tshiluba kirundi chichewa chewa bemba tonga ndebele sepedi xitsonga tshivenda siswati
    malagasy malgache creole créole kreyòl crioulo berber amazigh tamazight kabyle darija balochi saraiki kashmiri
    bangla konkani tulu dzongkha javanese nihongo putonghua kyrgyz tajik turkmen moldovan slovene faroese frisian
    alemannic breton occitan corsican corse valencian castilian sardinian romansh rätoromanisch gaeilge gaelic scots
    aymara aimara mapudungun nahuatl māori maori samoan tongan fijian auslan libras
    plattdeutsch niederdeutsch schweizerdeutsch gebärdensprache suaheli katalanisch galicisch altgriechisch baskisch
    norwegisch finnisch bulgarisch slowakisch slowenisch albanisch mazedonisch bosnisch litauisch lettisch estnisch
    armenisch georgisch kurdisch hebräisch thailändisch indonesisch aramäisch afghanisch
    fries fryske sranantongo papiaments papiamentu vlaams gebarentaal hebreeuws oudgrieks latijn hongaars tsjechisch
    bulgaars servisch fins koreaans perzisch koerdisch hindoestaans maleis
    slovaque tchèque hongrois bulgare serbe croate arménien géorgien kurde thaï
    euskara checo búlgaro serbio croata armenio persa suajili latín
    galego mirandês grego tcheco norueguês dinamarquês hebraico latim catalão
    romeno ucraino albanese serbo croato greco svedese norvegese danese finlandese ceco slovacco ungherese bulgaro
    ebraico persiano latino sardo friulano ladino polacco catalano
     isländisch luxemburgisch bosniaque slovène albanais finnois islandais alsacien luxembourgeois indonésien
     thaïlandais eslovaco esloveno finés tailandés indonesio vietnamita náhuatl
""".split()  # noqa: SIM905
)

MOTHER_TONGUES: tuple[str, ...] = (
    "mother tongue", "muttersprache", "langue maternelle", "lengua materna", "língua materna", "madrelingua",
    "moedertaal", "modersmål", "morsmål", "język ojczysty", "anadil",
)  # fmt: skip

# A pattern, for any case.
NAMES_OF_SEVERAL_WORDS = (
    r"(?:(?:american|british|irish|indian|south african) )?sign language|lengua de (?:signos|señas)(?: \w+)?|"
    r"langue des signes(?: (?:française|de belgique francophone))?|língua gestual(?: portuguesa)?|"
    r"língua brasileira de sinais|lingua dei segni(?: italiana)?|(?:deutsche|österreichische) gebärdensprache|"
    r"(?:nederlandse|vlaamse) gebarentaal|bahasa (?:indonesia|melayu|malaysia)|(?:haitian|mauritian) creole|"
    r"créole (?:haïtien|réunionnais|antillais)|swiss german|suisse allemand|scottish gaelic|ancient greek|"
    r"brazilian portuguese|mandarin chinese|grec ancien|griego antiguo|greco antico|grego antigo"
)

LANGUAGE_LEVEL = re.compile(
    rf"\b(?:{'|'.join(MOTHER_TONGUES)}|"
    r"[ABC][12](?:\s?[-/–]\s?[ABC][12])?|native(?: speaker| or bilingual(?: proficiency)?)?|"
    r"bilingual|full professional(?: proficiency)?|"
    r"professional(?: working)?(?: proficiency)?|limited working(?: proficiency)?|elementary(?: proficiency)?|"
    r"working proficiency|"
    r"fluent|proficient|advanced|upper[- ]intermediate|intermediate|conversational|beginner|basic|good|"
    r"muttersprachlich|verhandlungssicher|fließend|fliessend|sehr gut|gute? kenntnisse|"
    r"grundkenntnisse|gut|konversationssicher|"
    r"langues maternelles|mother tongues|muttersprachen|lenguas maternas|línguas maternas|native languages?|"
    r"native level|home language|nativ[oa]s|"
    r"maternelle|courant|bilingue|avancé|intermédiaire|notions|débutant|professionnel|"
    r"nativo|nativa|fluido|avanzado|intermedio|básico|materna|bilingüe|"
    r"vloeiend|uitstekend|goed|redelijk|basis|gevorderd|"
    r"fluente|avançado|intermediário|intermédio|"
    r"ottim[oa]|buon[oa]|scolastic[oa]|di base|flytande|goda kunskaper|god[at]?|"
    r"iyi|orta|ileri|başlangıç|grundläggande|grunder|"
    r"flytende|godt|grunnleggende|flydende|ojczysty|biegł[ya]|biegle|bardzo dobr[ya]|"
    r"komunikatywn[ya]|podstawow[ya]|średniozaawansowany|zaawansowany|rodilý mluvčí|plynně|pokročilý|základy|"
    r"nivel medio|medio|nativ[ao]|inicial|excelente|excellent|very good|fair|working knowledge|near[- ]native|"
    r"business fluent|c2 proficiency|bonnes? notions?|bon niveau|"
    r"(?:lu|écrit|parlé),? (?:lu|écrit|parlé)(?:,? (?:et )?(?:lu|écrit|parlé))?|"
    r"read(?:,| and) (?:write|speak)[ \w,]*|verstaan|gesproken|hablado|falado|scolaire|zeer goed|matig|"
    r"sehr gute kenntnisse|erweiterte kenntnisse|schulkenntnisse)\b",
    re.IGNORECASE,
)
