"""Degrees and leaving certificates of single countries, and their levels; `vocabulary.degrees` joins them to its own.

The alternatives are tried before the shorter general words that they begin or end with.
"""

NAMED_DEGREES: tuple[str, ...] = (
    r"g\.?c\.?e\.? ?\(?(?:(?:advanced|ordinary|normal)(?: level)?s?|[aon]/l)\)?(?: \([a-z ]+\))?|ncea(?: level \d)?|"
    r"diplomă de [a-zăâîșț]+|licență|apolytirio",
    r"m\.b\.b\.s\.?|b\.d\.s\.?|(?:b|m)sc(?:agric|eng|econ|nurs|med|tech|ed|hons)|year 12 \([a-z]{3,4}\)|pmr|"
    r"upsr|pt3|uec|"
    r"(?-i:(?:Mgr|Bc|Ing|BcA|MgA)\.)(?=\s?(?:,|[–-]\s|\(|$))|(?:reife- und )?diplomprüfung|licentiate(?! of)|"
    r"ingénieur(?: civil| industriel| commercial| agronome)(?= en\b|,| \(|$)|"
    r"(?:secundario|secundaria|primario) (?:completo|técnico|técnica|completa|bachiller)",
    # Leaving certificates that name their country, and their usual letters behind: "(K.C.S.E.)"
    r"(?:[a-zà-ÿ]+ ){0,2}certificate of (?:(?:complete|general|basic|higher|upper|lower|junior|senior) ){0,2}"
    r"(?:primary|secondary|basic|school|general|adult|vocational)?(?: secondary)? ?education"
    r"(?: \([a-z](?:\.?[a-z]){2,5}\.?\))?|leaving certificate (?:applied|established|vocational programme)",
    # India, Pakistan: years of school with their board
    r"(?:10|12)(?:th|\+2)?,? \(?(?:cbse|icse|isc|hsc|ssc|sslc|hbse|pseb|state board)\)?|"
    r"(?:hsc|ssc|sslc|xii?|puc) ?\((?:(?:10|12)(?:th|\+2)?|xi{0,2})\)|"
    r"(?:10|12)th(?! (?:of )?(?-i:[A-Z])[a-z]{2,8} ?\d)(?= ?[,–|(-])|"
    r"f\.?\s?sc\.? \([a-z -]+\)|(?:matric(?:ulation)?|f\.?a\.?|intermediate) \([a-z -]+\)|"
    r"(?:b|m)\.?\s?(?:voc|p\.?ed|plan|lib|optom|stat|math|lis)\.?(?= )",
    # Philippines, Turkey, the Arab world, Japan
    r"thanaweya(?: a[a-z]+)?|tawjihi|al[- ]?shahada [a-z]+|(?:ön ?|yüksek )?lisans|doktora|meslek lisesi diploması|"
    r"(?:senior|junior) high(?: school)?(?: / secondary)?(?: diploma)?(?! [a-z])|"
    r"nc (?:i{1,3}|iv)(?= )(?: (?:in )?[a-z]+(?: [a-z]+)?)?",
    # United Kingdom, Ireland, Africa, Asia, Australia, North America
    r"m\.?\s?div\.?|mb\s?b?ch\.?b?|(?:[a-z]+ ){0,2}apprenticeship|year (?:9|1[0-3])|vce|qce|sace|wace|as[- ]levels?|"
    r"fd(?:a|sc|eng)|(?:qqi|fetac|nfq|rqf|scqf|eqf|qcf|nqf)(?: level)? \d{1,2}(?: (?:diploma|award|certificate))?|"
    r"leaving cert|junior cert|(?:scottish )?national 5s?|[an][- ]levels?|psle|uce|uace|a?csee|form (?:iv|vi|[456])|"
    r"class xi?i?|f\.?\s?sc\.?(?: pre-(?:engineering|medical))?|i\.?\s?com\.?|gce ['‘’]?[oan]['‘’]? levels?|"
    r"(?:higher )?nitec|spm|stpm|(?:cambridge )?igcses?|cegep|red seal|"
    r"(?:kenya |uganda |malawi |zambia )?certificate of (?:primary|secondary|general) education|"
    r"sijil pelajaran malaysia|(?:trade|vocational|apprenticeship|craft|driving) certificate|"
    r"chartered accountancy|b\.?\s?agric\.?|"
    r"b\.\s?s\.\s?w\.?|techn(?:ician|ologist)(?= in\b)|matriculation exam(?:ination)?|"
    r"(?:advanced|general|executive|senior) (?:management|leadership) program(?:me)?|"
    r"first school leaving certificate|"
    r"(?:higher|extended|polytechnic) diploma|btec(?: level \d)?(?: extended| subsidiary)? diploma",
    # German-speaking countries
    r"promotion (?:zum|zur) (?:dr\.[ -]?(?:ing|rer\.? ?nat|rer\.? ?pol|med|phil|jur|iur|oec|agr)\.?|"
    r"doktor(?:in)?(?: der [a-zä-ü]+)?)|"
    r"dipl\.?-[a-zä-ü]+\.?(?: \((?:fh|univ|ba|tu|uni)\.?\))?|handwerksmeister(?:in)?|"
    r"[a-zä-üß]{4,}meister(?:in)?(?= \((?:hwk|ihk))|industriemeister(?:in)? [a-zä-ü]+(?: \(ihk\))?|reifeprüfung|"
    r"(?:berufs)?maturität|lehrabschluss(?:prüfung)?|eba|(?:eidg\. )?fähigkeitszeugnis|"
    r"[a-zä-üß]{6,}prüfung(?= \(| an der|$)|"
    r"(?:diplom|lehramts|magister|promotions|aufbau|fern|zusatz)studium|volksschulabschluss|"
    r"(?:1\.|2\.|erstes|zweites|erste|zweite) (?:juristische[sr]? |theologische[sr]? )?(?:staatsexamen|"
    r"staatsprüfung)",
    r"[a-zä-ü]+(?:mann|frau|leute|spezialist|spezialistin|fachfrau) mit eidg\w*\.? (?:fachausweis|diplom)",
    # France, Belgium, Switzerland, West Africa
    r"dnsep|dnap|spécialisation(?= en\b)|"
    r"licence (?:[123]|l[123])(?!\d)|maturité(?: (?:fédérale|gymnasiale|professionnelle|spécialisée))?|bepc|"
    r"cepe|cfepd|crfpa|daeu|deas|"
    r"bachelier|ceb|graduat|certificat d['’]études primaires|bac ?\+ ?\d",
    # Spain, Latin America
    r"ingenier[oa] (?:agrónom[oa]|civil|industrial|químic[oa]|mecánic[oa]|eléctric[oa]|electrónic[oa]|comercial|"
    r"informátic[oa]|de sistemas)|"
    r"graduado escolar|(?:selectividad|ebau|evau)|fp (?:i|ii)|cfg[sm]|tecnicatura(?: (?:universitaria|superior))?|"
    r"graduado (?:/a )?en (?:la )?(?:e\.?\s?s\.?\s?o\.?|educación (?:secundaria(?: obligatoria)?|primaria))|"
    r"técnico (?:de nivel (?:superior|medio)|laboral)|especialista en [a-zà-ÿ]+|"
    r"ingeniería(?= (?:en|de|civil|industrial|mecánica|química|eléctrica|electrónica|informática)\b)|"
    r"(?:enseñanza|educación) (?:media|básica)(?: completa)?|"
    r"máster (?:oficial|propio)|profesorado de [a-zà-ÿ]+",
    # Portugal, Brazil
    r"ensino (?:médio|fundamental|superior) (?:in)?completo|"
    r"residência(?: (?:médica|multiprofissional))?|bacharelato|tesp|ensino (?:superior|básico|primário)",
    # Northern and eastern Europe, Greece, Turkey
    r"(?:yrkes|gymnasie|student)examen|ylioppilastutkinto|ammattitutkinto|examen artium|apolytirio|ptychio|érettségi|"
    r"inženýr|výuční list|świadectwo dojrzałości",
    # Netherlands, Belgium
    r"mavo|lts|lbo|mts|hts|meao|heao|promotie|vwo[- ](?:gymnasium|atheneum)|vmbo-[tbkg]l?|mbo-\d|"
    r"(?:hoger |lager )?secundair onderwijs|(?:master na master|bachelor na bachelor)|(?:manama|banaba)|postgraduaat",
    # Poland, Czech Republic
    r"(?-i:technik [a-ząćęłńóśźż]+(?: [a-ząćęłńóśźż]+)?)|magister inżynier|tytuł (?:magistra|inżyniera|licencjata)|"
    r"(?:doktorské|magisterské|bakalářské|inženýrské) studium",
    # Italy
    r"liceo (?:artistico|classico|scientifico|linguistico)(?! (?:statale )?(?:[\"“«]|(?-i:[A-Z])))",
    r"licenza (?:media|elementare)|specializzazione|qualifica(?: professionale)?|master universitario",
)

# These are ordinary words in small letters.
CASED_DEGREES: frozenset[str] = frozenset(
    {"eba", "uce", "ceb", "graduat", "promotie", "specializzazione", "qualifica", "residência", "bachelier", "spm",
     "especialidad"}
)  # fmt: skip

# Of degrees whose level the table of general words does not tell: level and how the degree begins.
LEVELS: tuple[tuple[str, str], ...] = (
    ("school",
     r"(?:[a-zà-ÿ]+ ){0,2}certificate of (?:\w+ ){0,2}(?:primary|secondary|basic|school|general)|thanaweya|"
     r"tawjihi|10|12|"
     r"g\.?c\.?e|ncea|diplomă de bac|apolytirio|xii?\b|junior high|leaving|first school|junior cert|waec|ssce|"
     r"wassce|neco|kcse|kcpe|gce|"
     r"(?:cambridge )?igcse|hsc|sslc|ssc|[aon]s?"
     r"[- ]levels?|psle|uce|uace|a?csee|form |year |grade 1|higher secondary|senior|intermediate|f\.?\s?sc|"
     r"i\.?\s?com|"
     r"spm|stpm|vce|qce|sace|wace|highers|(?:scottish )?national 5|national senior|eso\b|e\.s\.o|graduado|cess|ceb|"
     r"bepc|cepe|certificat d['’]études|enseñanza|educación|mavo|tso|bso|licenza|reifeprüfung|maturit|selectividad|"
     r"ebau|evau|pmr|upsr|pt3|uec|secundari|reife|(?:hoger |lager )?secundair|classe|cpge|volksschul|slc|ontario"),
    ("vocational",
     r"gesell|meister|handwerksmeister|industriemeister|techniker|staatlich|fachwirt|betriebswirt|umschulung|"
     r"efz|eba\b|"
     r"cfc|eidg|(?:[a-z]+ ){0,2}apprenticeship|nvq|svq|qqi|fetac|nfq|btec|certificate|care cert|iti\b|lehrabschluss|"
     r"fähigkeits|fp |cfg[sm]|lts|mts|lbo|nitec|perito|qualifica|curso profissional|higher certificate|deas|daeu|"
     r"grado (?:superior|medio)|technik|nc i|red seal|city|t[- ]level|prof"),
    ("associate",
     r"ond\b|nd\b|nce\b|hnc|graduaat|graduat\b|advanced dip|higher dip|extended dip|polytechnic|propedeuse|"
     r"fd(?:a|sc)|"
     r"tecnicatura|tesp|cegep"),
    ("bachelor",
     r"licență|diplomă de lic|bc\.|bakalář|lisans|bds|mb\s?b|bachelier|pabo|lerarenopleiding|candidature|heao|"
     r"hts|lehramts|pgce|mb ch"),
    ("master",
     r"ing\.|mgr\.|yüksek lisans|magistersk|inženýr|pgdm|m\.?\s?phil|m\.?\s?com|m\.?\s?chem|m\.?\s?div|erste|"
     r"zweite|1\.|2\.|"
     r"diplomstudium|magisterstudium|licentiaat|"
     r"especiali|specializz|capes|agrégation|residência|manama|dipl"),
)  # fmt: skip
