"""Words and signs with which ads state pay: currencies, periods, and what an amount is when it is no pay."""

import re

CURRENCIES: dict[str, str] = {
    "€": "EUR", "£": "GBP", "us$": "USD", "r$": "BRL", "a$": "AUD", "c$": "CAD", "chf": "CHF", "eur": "EUR",
    "usd": "USD", "gbp": "GBP", "cad": "CAD", "aud": "AUD", "brl": "BRL", "pln": "PLN", "sek": "SEK", "dkk": "DKK",
    "nok": "NOK", "euro": "EUR", "euros": "EUR", "₹": "INR", "inr": "INR", "rs": "INR", "rs.": "INR", "sgd": "SGD",
    "s$": "SGD", "nzd": "NZD", "nz$": "NZD", "zar": "ZAR", "mxn": "MXN", "zł": "PLN", "kč": "CZK", "czk": "CZK",
    "huf": "HUF", "ron": "RON", "try": "TRY", "₺": "TRY", "jpy": "JPY", "¥": "JPY", "aed": "AED", "hkd": "HKD",
    "hk$": "HKD", "au$": "AUD", "ca$": "CAD", "fr.": "CHF", "lpa": "INR", "mx$": "MXN",
    "rm": "MYR", "myr": "MYR", "sar": "SAR", "qar": "QAR", "kwd": "KWD", "thb": "THB", "php": "PHP",
}  # fmt: skip
CURRENCY = (
    r"(?:(?:US|AU?|CA?|R|S|NZ|HK|MX)?[$]|[TK]?€|£|₹|₺|¥|(?<![A-Za-z])(?:CHF|[TK]?EUR|USD|GBP|CAD|AUD|BRL|PLN|SEK|DKK|"
    r"NOK|INR|SGD|NZD|ZAR|MXN|CZK|HUF|RON|TRY|JPY|AED|HKD|LPA|RM|MYR|SAR|QAR|THB|PHP|zł|Kč|Rs\.?|Fr\.|kr\.?|"
    r"euros?)(?![A-Za-z]))"
)
# Signs that several countries share, or none, and the places that tell which of them means its own money.
SHARED_SIGNS: dict[str, tuple[tuple[str, re.Pattern[str]], ...]] = {
    sign: tuple((code, re.compile(rf"\b(?:{places})\b")) for code, places in rows)
    for sign, rows in {
        "$": (
            ("USD", r"USA|U\.S\.|US|United States|America|[A-Z][a-z]+, (?:A[LKZR]|C[AOT]|DE|FL|GA|HI|I[ADLN]|K[SY]|LA|"
                    r"M[ADEINOST]|N[CDEHJMVY]|O[HKR]|PA|RI|S[CD]|T[NX]|UT|V[AT]|W[AIVY])"),
            ("CAD", r"Canada|Ontario|Qu[ée]bec|British Columbia|Alberta|Toronto|Vancouver|Montr[ée]al|Ottawa|Calgary|"
                    r"Winnipeg|Edmonton|, (?:ON|QC|BC|AB|MB|SK|NS|NB|NL|PE)"),
            ("AUD", r"Australia|New South Wales|NSW|Sydney|Melbourne|Perth|"
                    r"Darwin|Hobart|, (?:VIC|QLD|TAS|ACT)|Gold Coast|Brisbane|Adelaide|Canberra"),
            ("NZD", r"New Zealand|Aotearoa|Auckland|Wellington|Christchurch"),
            ("SGD", r"Singapore"),
            ("HKD", r"Hong Kong"),
            ("MXN", r"(?<!New )M[ée]xico|CDMX|Monterrey|Guadalajara|Quer[ée]taro|Puebla|Tijuana|Zapopan|"
                    r"[A-Z]\.? ?de C\.? ?V"),
        ),
        # No sign at all.
        "": (
            ("EUR", r"Germany|Deutschland|Austria|Österreich|France|Spain|España|Italy|Italia|Netherlands|Nederland|"
                    r"Belgi\w+|Portugal|Ireland|Finland|Berlin|Hamburg|München|Köln|Frankfurt|Wien|Paris|Lyon|Toulouse|"
                    r"Madrid|Barcelona|Amsterdam|Rotterdam|Dublin|Lisbo[an]|Milano?|Rom[ae]"),
            ("GBP", r"United Kingdom|UK|England|Scotland|Wales|London|Manchester|Edinburgh|Leeds|Bristol|Birmingham"),
            ("CHF", r"Switzerland|Schweiz|Suisse|Zürich|Genève|Bern|Basel|Lausanne"),
        ),
        "kr": (
            ("NOK", r"Norway|Norge|Oslo|Bergen|Trondheim|Stavanger"),
            ("SEK", r"Sweden|Sverige|Stockholm|Göteborg|Gothenburg|Malmö"),
            ("DKK", r"Denmark|Danmark|København|Copenhagen|Aarhus|Odense"),
        ),
    }.items()
}  # fmt: skip
# Tried in order: "a month, 14 times a year" is a month's pay.
PERIODS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (name, re.compile(words, re.IGNORECASE))
    for name, words in (
        ("hour", r"(?:per|an|each) hour|/\s?h(?:ou)?r?\b|hourly|\bp\.?/?h\b|pro stunde|/\s?(?:std|stunde)\b|"
                 r"stunden(?:lohn|satz)|uur(?:tarief|loon)|taux horaire|tarifa por hora|"
                 r"(?:de l['’]|/\s?)heure|por hora|(?:a )?la hora|/\s?hora|per uur|/\s?uur|all['’]ora|/\s?ora\b"),
        ("day", r"(?:per|a|each) day|/\s?day|\bp\.?/?d\b|daily rate|day rate|pro tag|/\s?tag\b|tagessatz|par jour|"
                r"/\s?jour|\btjm\b|por día|per dag|dagtarief|por dia|al giorno"),
        ("month", r"(?:per|a|each) month|maandsalaris|monatsgehalt|monatslohn|/\s?m(?:o(?:nth)?|th)\b|monthly|"
                  r"pro monat|"
                  r"/\s?monat|monatlich|brutto im monat|im monat|\bmtl\b|par mois|/\s?mois|mensuel|al mes|/\s?mes\b|"
                  r"mensual|per maand|/\s?maand|(?:per|/)\s?mnd\b|por mês|/\s?mês|mensa(?:l|is)|bruto p/?m|al mese|"
                  r"mensili|p(?:er|r\.?) måned|i månaden|om måneden|per månad|/\s?kk\b|/\s?lun[aă]\b|/\s?mies\b|"
                  r"miesięcznie|měsíčně|/\s?m(?:ån|nd|d)\b"),
        ("year", r"(?:per|a|each|first) year|per annum|\bp\.?\s?a\.?(?!\w)|/\s?y(?:ea)?r?\b|annual|yearly|annually|"
                 r"pro jahr|/\s?jahr|jährlich|jahresgehalt|im jahr|par an\b|/\s?an\b|annuel|brut/an|al año|/\s?año|"
                 r"anual|per jaar|/\s?jaar|por ano|/\s?ano\b|annu[io]|all['’]anno|\bral\b|rocznie"),
    )
)  # fmt: skip
# Only right behind an amount: "two days a week" and "until 5 p.m." stand near amounts and say nothing of them.
PERIODS_BEHIND: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("week", re.compile(r"\W{0,3}(?:(?:per|a|each|/)\s?w(?:ee)?k\b|weekly|p\.?w\.?(?!\w)|pro woche|par semaine|"
                        r"por semana|"
                        r"per week|alla settimana)", re.IGNORECASE)),
    ("month", re.compile(r"\W{0,3}(?:(?:gross|brut\w*|net\w*)\s)?p\.?\s?m\.?(?!\w)", re.IGNORECASE)),
)  # fmt: skip
# What an amount is that is no pay: money of the company, of customers, or for a purpose.
EXTRA = re.compile(
    r"bonus|allowance|budget|stipend(?!io)|voucher|reimburs|referral|training|learning|vergoeding|zuschuss|401|match|"
    r"sign-?on|signing|contribution|relocation|per diem|discount|gutschein|raised|funding|funded|revenue|turnover|"
    r"umsatz|equity of|worth|portfolio|assets|deposits|grant\b|\barr\b|sales of|contracts? of|premium of|sueldos de|"
    r"chiffre d|facturación|faturamento|profit|\btips?\b|trinkgeld|pourboire|propinas?|gorjeta|tickets?|chèques?|"
    r"\bprimes?\b|\bbon[oô]s?\b|bônus|\bv[ar]\b|vales?\b|cartão|pauschale|zulage|incentives?|fine|award|deals? of|"
    r"invest\w*|retention|budgets?|savings|costs?|actual(?:ly)?\b",
    re.IGNORECASE,
)
PAY = re.compile(
    r"sal[aá]r|compensation|pay\b|pay range|\bote\b|base\b|gehalt|vergütung|rémunération|salaire|retribución|"
    r"remuneración|remuneração|salaris|loon|lohn|einkommen|bruto|brutto|netto|netos?\b|gross|brut\b|lordi|"
    r"retribuzione|stipendio|sueldo|wage|rate|tagessatz|tjm|package|ctc|earn|verdien|pagas\b|faixa|\brange\s?:|"
    r"wynagrodzenie|lønn?\b|lön\b|palkka|tarief|\btarifa?\b|stundensatz",
    re.IGNORECASE,
)
# On-target earnings are what pay can come to: they count where no pay itself is stated.
ON_TARGET = re.compile(r"\bote\b|on[- ]target|uncapped|commission", re.IGNORECASE)
PESOS = re.compile(r"\b(?:sueldos?|mensual(?:es)?|quincenal(?:es)?|pesos)\b", re.IGNORECASE)  # of one of many countries
UP_TO = re.compile(
    r"(?:up to|chegar a|llegar a|max(?:imum)?\.?|bis zu|jusqu['’]à|hasta|do|tot(?: maximaal)?|até)\s*$", re.IGNORECASE
)
AT_LEAST = re.compile(
    r"(?:from|starting (?:at|from|salary)|minimum(?: of)?|ab|mindestens|à partir de|dès|desde|vanaf|od|"
    r"a partire? (?:de|"
    r"da)|circa|c\.)\s*$",
    re.IGNORECASE,
)
AT_LEAST_BEHIND = re.compile(r"\s?(?:\+|minimum\b|min\b|mindestens\b|mínimo\b)", re.IGNORECASE)
# "$1,000 a month for gym and food": money for something; "for this role" is its pay.
FOR_SOMETHING = re.compile(
    r"^\W{0,2}(?:(?:/|per|an?|each|pro|par|por|al)\s?\w+\s)?(?:for|towards|to spend on|pour|für|para|voor)\s(?!(?:this|"
    r"these|the|an?|your|you|our|all|full|each|every|exceptional|candidates|den|die|das|diese|eine|la|le|un|\d)\b)",
    re.IGNORECASE,
)
