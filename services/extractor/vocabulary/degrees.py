"""Degrees and school-leaving certificates as they are written, and the words that introduce a field of study."""

import re

from services.extractor.vocabulary.alternation import alternation
from services.extractor.vocabulary.degrees_of_countries import CASED_DEGREES, LEVELS, NAMED_DEGREES

# Whole phrases in lower case; matched at word borders, longest first.
DEGREES: tuple[str, ...] = (
    # English
    "bachelor of science", "bachelor of arts", "bachelor of engineering", "bachelor of technology",
    "bachelor of commerce",
    "bachelor of business administration", "bachelor of fine arts", "bachelor of laws", "bachelor of education",
    "bachelor of computer science", "bachelor of applied science", "bachelor of architecture", "bachelor of medicine",
    "bachelor of nursing", "bachelor of music", "bachelor of design", "bachelor of social work",
    "bachelor of economics",
    "bachelors of science", "bachelors of arts", "masters of science", "masters of arts", "engineer's degree",
    "engineer’s degree",
    "bachelor's degree", "bachelor’s degree", "bachelors degree", "bachelor degree", "bachelor's", "bachelor’s",
    "bachelors", "bachelor",
    "master of science", "master of arts", "master of engineering", "master of business administration",
    "master of technology",
    "master of education", "master of public health", "master of public administration", "master of laws",
    "master of fine arts",
    "master of computer science", "master of philosophy", "master of research", "master of architecture",
    "master of design",
    "master of social work", "master of economics", "master of commerce", "master of public policy", "executive mba",
    "master's degree", "master’s degree", "masters degree", "master degree", "master's", "master’s", "masters",
    "master",
    "doctor of philosophy", "doctor of medicine", "doctor of education", "doctor of pharmacy", "doctor of law",
    "juris doctor",
    "doctorate", "doctoral degree", "ph.d.", "ph.d", "phd", "d.phil.", "dphil", "edd", "ed.d.", "m.d.", "j.d.",
    "pharm.d.", "pharmd",
    "associate of science", "associate of arts", "associate of applied science", "associate's degree",
    "associate’s degree",
    "associate degree", "associates degree", "associate's", "associates",
    "b.sc. (hons)", "bsc (hons)", "ba (hons)", "b.a. (hons)", "beng (hons)", "bsc hons", "ba hons", "llb (hons)",
    "b.sc.", "b.sc", "bsc", "b.s.", "b.s", "bs", "b.a.", "b.a", "ba", "b.eng.", "b.eng", "beng", "b.tech.", "b.tech",
    "btech", "b.e.", "b.e", "be",
    "b.com.", "b.com", "bcom", "bba", "b.b.a.", "bfa", "b.f.a.", "llb", "ll.b.", "b.ed.", "b.ed", "bed", "b.arch",
    "mbbs", "bsn", "b.s.n.", "bcs",
    "mse", "bscs", "mscs",
    "m.sc.", "m.sc", "msc", "m.s.", "m.s", "ms", "m.a.", "m.a", "ma", "m.eng.", "m.eng", "meng", "m.tech.", "m.tech",
    "mtech", "mba", "m.b.a.",
    "mfa", "m.f.a.", "llm", "ll.m.", "m.ed.", "m.ed", "med", "mph", "mpa", "mphil", "m.phil.", "mres", "msw", "m.com",
    "mcom", "mca", "bca", "msn",
    "a.a.", "a.s.", "a.a.s.", "aas", "high school diploma", "high school", "secondary school", "a-levels", "a levels",
    "gcse", "gcses", "ged",
    "international baccalaureate", "ib diploma", "postgraduate diploma", "graduate diploma", "graduate certificate",
    "postgraduate certificate", "advanced diploma", "national diploma", "higher national diploma", "hnd", "hnc",
    "pgce", "diploma",
    "baccalaureate", "certificate of vocational education",
    "foundation degree", "certificate of higher education", "exchange semester", "minor", "postdoc", "honours degree",
    # German
    "diplom-ingenieur", "diplom-informatiker", "diplom-kaufmann", "diplom-kauffrau", "diplom", "dipl.-ing.",
    "dipl.-inf.", "dipl.-kfm.", "dipl. ing.",
    "magister", "staatsexamen", "erstes staatsexamen", "zweites staatsexamen", "promotion", "dr. rer. nat.",
    "dr.-ing.", "dr. med.", "dr. phil.",
    "abitur", "allgemeine hochschulreife", "fachhochschulreife", "fachabitur", "mittlere reife", "realschulabschluss",
    "hauptschulabschluss",
    "matura", "masterstudium", "bachelorstudium", "bachelorstudiengang", "masterstudiengang", "berufsausbildung",
    "ausbildung", "auslandssemester", "lehre",
    # French
    "bachelier", "bachelière",
    "licence professionnelle", "licence", "master 1", "master 2", "maîtrise", "doctorat", "baccalauréat", "bac s",
    "bac pro", "bac",
    "dut", "bts", "but", "dcg", "dscg", "dec", "deug",
    "dea", "dess", "diplôme d'ingénieur", "diplôme d’ingénieur", "diplôme", "cap", "bep",
    "brevet", "classe préparatoire",
    "classes préparatoires", "cpge", "mastère spécialisé", "mastère", "brevet de technicien supérieur",
    "diplôme universitaire de technologie",
    # Spanish
    "licenciatura", "licenciado", "licenciada", "grado", "ingeniería técnica", "ingeniería superior",
    "máster universitario", "máster", "maestría",
    "ciclo superior", "ciclo medio", "ciclo formativo de grado superior", "ciclo formativo de grado medio",
    "doctorado", "diplomatura", "diplomado", "bachillerato", "técnico superior", "grado superior", "grado medio",
    "ciclo formativo", "título",
    "ciclo formativo de grado superior", "técnico", "posgrado", "postgrado", "doble grado", "ingeniero",
    # Dutch
    "hbo", "mbo", "vwo", "havo", "vmbo", "wo master", "wo bachelor", "propedeuse", "doctoraal", "kandidaats",
    "hbo-bachelor", "ir.", "drs.",
    # Portuguese
    "mestrado integrado", "mestrado", "doutoramento", "doutorado", "bacharelado", "bacharel", "licenciado",
    "pós-graduação", "pós graduação",
    "ensino médio", "ensino secundário", "curso técnico", "tecnólogo", "graduação", "curso superior", "mba executivo",
    "12º ano",
    # Italian
    "laurea magistrale", "laurea triennale", "laurea", "diploma di maturità", "dottorato",
)  # fmt: skip

# Short forms are degrees only in capitals as listed; in lower case they are ordinary words ("be", "ma", "med").
CASED: frozenset[str] = frozenset(
    {"be", "ba", "bs", "ma", "ms", "med", "bed", "cap", "but", "bac", "dea", "dut", "as",
     "dec", "dcg", "minor", "lehre", "grado", "master", "licence", "título",
     "técnico", "diploma", "ausbildung", "promotion", "brevet", "ingeniero", "masters", "bachelor", "bachelors",
     "ged", "ir.", "drs."}
).union(CASED_DEGREES)  # fmt: skip

# Degrees named after their subject, as nobody could list them: "Bachelor of Business", "MPhys", "B.Pharm.",
# "Ausbildung zur Steuerfachangestellten", "Geprüfter Bilanzbuchhalter", "Técnico Superior en Dirección de Cocina".
_SUBJECT = r"(?:[a-zà-ÿ]+(?:[- ](?!(?:at|from|in|with|of|for)\b)[a-zà-ÿ]+){0,3})"
_NAMED = (
    r"(?:(?:professional|executive|international|integrated|joint) )?"
    rf"(?:bachelor|master|doctor|associate|licentiate|diploma|certificate)(?:['’]s)? of {_SUBJECT}(?: in nursing)?",
    r"(?:post[- ]?graduate|higher national|advanced|national|professional|graduate) (?:diploma|certificate) in "
    r"[a-z]+(?:[- ][a-z]+){0,2}",
    r"(?:m|b)(?:phys|chem|math|maths|bus|biol|geol|sci|mus|des|pharm|nurs|ednurs|comp|stat|econ|soc|theol|ag|vsc|"
    r"optom|physio|bch|bchir|libs|acc|jur|cl|st|voc|hm|mgt|plan)s?\.?|barch\.?|(?-i:MArch)\.?",  # no month
    r"(?:b|m)\.(?:pharm|arch|plan|des|voc|lib|mus|phil|litt|stat)\.?",
    r"(?:higher|senior) secondary(?: school)? certificate|(?:higher|senior) secondary(?! school)|"
    r"secondary school (?:leaving )?certificate|"
    r"leaving certificate|west african senior school certificate|national certificate|waec|ssce|hsc|ssc|"
    r"gce [ao][- ]levels?|advanced highers?|scottish highers?|highers|pgd|pgde(?: secondary| primary)?|nvq level \d|"
    r"btec(?: level \d| national| higher national)?(?: diploma)?|city (?:&|and) guilds|t[- ]level",
    r"(?:berufs)?ausbildung (?:zur|zum|als) (?:\w+- und )?[\w/-]+(?: für [\w]+| (?-i:[A-Z]{2,5})(?!\w))?|"
    r"geprüfter? [\w-]+|staatlich (?:geprüfter?|anerkannter?) [\w-]+|"
    r"(?:fachwirt|betriebswirt|meisterbrief|industriemeister|techniker)(?:in)?(?: \(ihk\))?|"
    r"lehre (?:als|zum|zur) [\w-]+|umschulung (?:zur|zum) [\w-]+",
    r"técnic[oa] (?:superior|medio)? ?en [a-zà-ÿ]+(?: (?:de|y|en|e) [a-zà-ÿ]+){0,3}",
    r"(?:mbo|hbo|havo|vwo|vmbo)-?diploma|"
    r"(?<!\ben )(?<!\bde )(?<!\bem )ingeniería(?! de la\b)(?: en| de| del)? [a-zà-ÿ]+(?: (?:y|e) [a-zà-ÿ]+)?|"
    r"mbo(?:[- ]niveau)? ?\d|mbo niveau \d|hbo-v|hbo[- ](?:bachelor|master)|wo[- ](?:bachelor|master)",
    r"(?-i:Engineer)(?= in [A-Z])|"
    r"in[żz]ynier|magister in[żz]ynier|licencjat|matura|civilingenjör|kandidatexamen|masterexamen|"
    r"magisterexamen|bachelorgrad|mastergrad|siviløkonom|bakalář|bakkalaureus|yüksek lisans|önlisans|lisans|"
    r"sarjana|sslc|pgdip|doctorandus|licentiaat|"
    r"diploma di [a-zà-ÿ]+(?: [a-zà-ÿ]+)?",
    r"(?:[a-z]+ )?(?:high|secondary|senior secondary) school (?:diploma|certificate|equivalency(?: diploma)?)",
    r"b\.?\s?comm\.?|b\.?a\.?sc\.?|b\.?\s?admin\.?|(?:higher|advanced|craft|technical) certificate|"
    r"trade certificate(?: grade (?:i{1,3}|[1-3]))?|"
    r"intermediate(?=\s*(?:\(|from\b|,|$))|"
    r"slc|associate in (?:business|arts|science|applied science)|ön lisans|"
    r"[a-zæøåäö]{3,}bachelor|výuční list|maturitní zkouška|maturita|"
    r"curso (?:profissional|tecnológico)|ciclo formativo(?: de grado (?:medio|superior))?|"
    # United Kingdom, Ireland, Commonwealth
    r"(?-i:C)ertificate(?= in [a-z])|CERTIFICATE(?= IN [A-Z])|"
    r"certificate (?:i|ii|iii|iv|v|[1-6])(?: (?:in|of) [a-z]+(?:[- &]+[a-z]+){0,3})?|care certificate|"
    r"legal practice course|lpc|gdl|bptc|common professional examination|access to higher education(?: diploma)?|"
    r"svq(?: level \d)?|cache level \d(?: diploma)?|o[- ]levels?|junior certificate|matriculation|matric|"
    r"national senior certificate|wassce|(?-i:VCE|SACE|WACE|QCE|NCEA|OSSD)|neco|kcse|kcpe|bece|ond|nd|nce|acca|"
    r"(?:class|std\.?|standard|grade) (?:xii?|10|12)(?:th)?(?: \([a-z ]+\))?|(?:10|12)(?:\+2)?(?:th)?"
    r"(?: ?(?:std\.?|standard|class|grade))(?: \([a-z ]+\))?|10\+2|pgdm(?: \([a-z]+\))?|pgdba|pgdca|pgdbm|gnm|"
    r"anm|bds|"
    r"ca (?:final|inter(?:mediate)?)|cs executive|plus (?:two|one)|mds|bams|bhms|bms|iti|b\.?p\.?ed\.?|d\.?ed\.?|"
    r"(?:b|m|d)\.?\s?pharm(?:acy)?\.?|ab|a\.b\.|s\.b\.",
    # German-speaking countries
    r"habilitation(?! [a-zà-ÿ])|meisterprüfung|brevet fédéral|cfc|afp|efz|eidg\. (?:fachausweis|"
    r"diplom)(?: [a-zä-ü]+)?|"
    r"eidgenössische[rs]? [a-zä-ü]+(?: [a-zä-ü]+)?|"
    r"(?:cas|das|mas)(?: in)? [a-z]+(?: [a-z]+){0,3}|gesellenbrief|gesellenprüfung|berufsmatura|berufsreife|"
    r"fachinformatiker(?:in)?(?: für [a-z]+)?(?: \(ihk\))?|diplom-[a-zä-ü]+ \(fh\)|handelsschule|handelsdiplom|"
    r"(?:erweiterter? )?(?:sekundarabschluss|hauptschulabschluss|realschulabschluss)(?: i+)?",
    # France, Belgium
    r"capa|capes|agrégation|diplôme d['’]état(?: (?:de |d['’])?[a-zà-ÿ-]+){0,5}|"
    r"titre professionnel(?: [a-zà-ÿ'’]+){0,4}|"
    r"baccalauréat(?: (?:scientifique|littéraire|général|technologique|professionnel|es|s|l|stmg|sti2d))?|brevet des "
    r"collèges|mention complémentaire|bachelor universitaire de technologie|certificat d['’]aptitude "
    r"professionnelle|graduaat|aso|tso|bso|cess",
    # Italy, Spain, Portugal, Latin America
    r"dottorato di ricerca|laurea (?:magistrale|triennale|specialistica|vecchio ordinamento)|perito [a-z]+|"
    r"maturità(?: (?:classica|scientifica|linguistica|tecnica))?|qualifica professionale|master di (?:i|ii) livello|"
    r"bachiller(?:ato)?(?: (?:académico|técnico|general))?|especialización|especialidad|tecnólogo|"
    r"preparatoria(?! (?-i:[A-Z]))|"
    r"graduado(?:/a)? en (?:la )?(?:eso|educación secundaria(?: obligatoria)?)|e\.?s\.?o\.?|"
    r"fp (?:de )?grado (?:medio|"
    r"superior)|secundaria(?! (?-i:[A-Z]))|certificado de profesionalidad|erasmus|especialização|"
    r"ensino (?:fundamental|médio)(?: (?:in)?completo)?|"
    r"ensino (?:técnico|médio técnico)|"
    r"(?:9|12)\.?º ano|ctesp|técnico em [a-zà-ÿ]+(?: (?:de|do|da|e) [a-zà-ÿ]+)?|"
    r"diploma accademico(?: di (?:primo|secondo) livello)?",
    # Nordic countries, Poland, Netherlands
    r"cand\. ?[a-zæøå]+\.?|cand(?:polit|merc|mag|med|jur|scient|theol|psych|oecon|ing|real|philol|it)\b\.?|ha|"
    r"hd|hhx|stx|htx|studentereksamen|studentexamen|gymnasieexamen|högskoleexamen|civilekonom|"
    r"sjuksköterskeexamen|fagbrev|svennebrev|vitnemål|(?:[a-zåäö]+- och )?[a-zåäö]{3,}programmet|"
    r"technik (?:mechanik|elektryk|elektronik|informatyk|ekonomista|logistyk|budowlany|handlowiec|hotelarz|rolnik)|"
    r"yo-tutkinto|ylioppilas|"
    r"mgr(?: inż\.?)?|świadectwo dojrzałości|studia (?:podyplomowe|magisterskie|licencjackie|inżynierskie)|"
    r"(?:eerstegraads |tweedegraads )?lerarenopleiding|pabo|doctoraal(?:examen)?|associate degree",
)
_HONOURED = r"(?:\s?\((?:hons|honours|honors|fh|uni|ihk|hwk|tu|hon|eng|med|agric|tech|econ)\.?\)| hons\b| honours\b)?"

# "Master of Science Business Administration" is a degree and its field, "Master of Business" a degree named after it.
_OF = alternation({degree for degree in DEGREES if " of " in degree})

DEGREE = re.compile(
    r"(?<![\w.])((?:"
    + "|".join((rf"(?:{_OF})(?: in nursing)?", *NAMED_DEGREES, *_NAMED, alternation(set(DEGREES))))
    + rf"){_HONOURED})(?!\w|\.\w)",
    re.IGNORECASE,
)

# "in Computer Science", "en informatique", "Informatik (B.Sc.)"
FIELD_JOIN = re.compile(
    r"^\s*(?:,|:|-|–|—|·|\bin\b|\bof\b|\bfor\b|\bder\b|\bdes\b|\ben\b|\bde\b|\bem\b|\bd'|\bd’|\bdu\b|\bder\b|"
    r"\bvan\b|\bdegree in\b|\bcon (?:orientación|especialidad|mención|énfasis) en\b|\bmit schwerpunkt\b|\bsom\b|"
    r"\bi\b|"
    r"\bwith (?:an? )?(?:major|concentration|speciali[sz]ation) in\b|\bmajoring in\b|\bindirizzo\b|\boption\b)\s*",
    re.IGNORECASE,
)
# Degrees that say of what they are, or that are of nothing in particular: no field follows behind a comma.
WHOLE = re.compile(
    r"(?:bachelor|master|doctor|associate)(?:['’]s)? of (?!(?:science|arts|engineering|technology|philosophy|applied|"
    r"education|design|research|fine)\b).+|(?:executive )?m\.?b\.?a\.?|ll\.?[bm]\.?|b\.?b\.?a\.?|mbbs|ged|"
    r"[ab][- ]levels?|gcses?|.*\bcertificate|.*\bhigh school.*|.*\bsecondary.*|juris doctor|j\.?d\.?",
    re.IGNORECASE,
)
# The level of a degree by a word in it, tried in order: "mastère" before "master", "bachillerato" before "bachiller".
_LEVELS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (level, re.compile(rf"(?<!\w)(?:{words})", re.IGNORECASE))
    for level, words in (
        ("doctorate",
         r"doctor|ph\.?d|d\.?phil|doktor|promotion|dr\.|doctorat|doctorado|doutor|dottorato|ed\.?d\b|m\.d\.|j\.d\.|"
         r"juris|pharm\.?d|postdoc|habilitation"),
        ("school",
         r"high school|secondary|a[- ]levels|gcses?|ged\b|international bacc|ib diploma|abitur|fachabitur|"
         r"matura|mittlere|"
         r"realschul|hauptschul|allgemeine hochschul|fachhochschulreife|bac\b|baccalaur|brevet\b|bachillerato|"
         r"vwo|havo|"
         r"vmbo|ensino|12\.?º|9\.?º|class |matric|o[- ]levels|wassce|bachiller|maturità|secundaria|preparatoria|aso|"
         r"stx|student(?:er)?exam|studentereks|10|12"),
        ("master",
         r"master|mast[eè]r|m\.?sc|m\.?a\.?$|m\.?s\.?$|m\.?eng|m\.?tech|m\.?b\.?a|mfa|ll\.?m|m\.?ed\b|mph|mpa|mphil|"
         r"mres|msw|mcom|mca|msn|diplom[- ]|diplom$|dipl\.|magister|staatsexamen|máster|maestr[ií]a|mestrado|"
         r"pós|posgrado|postgrado|postgraduate|graduate (?:dip|cert)|laurea magistrale|"
         r"diplôme d['’](?!état)|dess|dea\b|wo "
         r"master|drs|"
         r"ir\.|doctoraal|ingeniero|executive mba"),
        ("bachelor",
         r"bachelor|b\.?sc|b\.?a\b|b\.?s\b|b\.?eng|b\.?tech|b\.?e\b|b\.?com|bba|b\.b\.a|bfa|ll\.?b|b\.?ed|b\.?arch|"
         r"mbbs|bsn|bcs|bca|licence|licenci|grado\b|doble grado|bacharel|graduação|hbo|kandidaats|laurea|wo "
         r"bach|honours|"
         # French state diplomas with the grade of a licence (Code de la santé publique, Code de l'action sociale)
         r"maîtrise|ingenier|"
         r"diplôme d['’]état (?:de |d['’])?(?:infirmi|assistante? de serv|éducat|ergo|manipul|pédic)"),
        ("associate", r"associate|a\.a\.|a\.s\.|aas|foundation|hnd|higher national|dut\b|bts\b|but\b|deug"),
        ("vocational",
         r"diplôme d['’]état|"
         r"ausbildung|berufsausbildung|lehre|mbo|cap\b|bep\b|técnico|ciclo|grado (?:medio|superior)|curso técnico|"
         r"diploma|tecnólogo|hnc|national diploma"),
    )
)  # fmt: skip
_LEVELS_OF_COUNTRIES = tuple((level, re.compile(words, re.IGNORECASE)) for level, words in LEVELS)


def level_of_degree(degree: str) -> str | None:
    """school, vocational, associate, bachelor, master or doctorate, or None where the words do not tell."""
    plain = degree.strip()
    if re.match(r"(?:grado (?:medio|superior)|técnico superior|licence professionnelle)", plain, re.IGNORECASE):
        return "bachelor" if plain.casefold().startswith("licence") else "vocational"
    return next((level for level, pattern in (*_LEVELS, *_LEVELS_OF_COUNTRIES) if pattern.match(plain)), None)
