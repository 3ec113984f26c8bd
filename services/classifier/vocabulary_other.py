"""Words of texts that are no document of a career: answers of employers, bills, recipes, contracts, minutes."""

import re


def _words(pattern: str) -> re.Pattern[str]:
    """Whole words of a text in lower case."""
    return re.compile(rf"(?<!\w)(?:{pattern})(?!\w)")


# What employers write to applicants and staff: a letter with the words of an application that applies for nothing.
ANSWER = _words(
    r"(?:we|i) (?:regret|are sorry|are pleased to (?:offer|inform|confirm)|are delighted to offer|"
    r"would like to invite you)|"
    r"unfortunately,? (?:we|your)|thank you for (?:your (?:application|interest)|applying)|after careful consideration|"
    r"not (?:be taking|proceed|move forward)|your salary will be|sign and return|offer of employment|"
    r"letter of reference|"
    r"to whom it may concern.{0,20}confirm|wir bedauern|leider müssen wir|vielen dank für (?:ihre|deine) bewerbung|"
    r"haben wir uns für|nous (?:regrettons|avons le regret)|merci (?:pour|de) votre candidature|n.avons pas retenu|"
    r"lamentamos|gracias por (?:su|tu) (?:interés|candidatura)|helaas|bedankt voor (?:je|uw) sollicitatie|"
    r"agradecemos (?:o seu|a sua)|infelizmente"
)

# What is plainly something else.
INVOICE = _words(
    r"invoice(?: (?:no|number|date|#))?|amount due|subtotal|vat (?:no|number|id)|payment terms|bill to|total due|"
    r"rechnung(?:snummer|sdatum)?|mwst|rechnungsbetrag|facture|tva|montant total|factura|importe total|btw|factuur|"
    r"fatura|iban|quantity|unit price"
)
RECIPE = _words(
    r"ingredients|preheat|tablespoons?|teaspoons?|tbsp|tsp|cups? of|simmer|whisk|bake for|serves \d|zutaten|"
    r"zubereitung|esslöffel|ingrédients|préparation|cuillères?|ingredientes|cucharadas?|ingrediënten|bereiding|"
    r"colheres?"
)
CONTRACT = _words(
    r"hereinafter|whereas|the parties|terms and conditions|this agreement|governing law|indemnif\w+|lorem ipsum|"
    r"abstract|et al|table of contents|chapter \d|hereby|privacy policy"
)
MINUTES = _words(
    r"minutes of|attendees|action items|agenda|meeting notes|once upon a time|press release|newsletter|unsubscribe|"
    r"user manual|warranty|syllabus|learning objectives|prerequisites|payslip|net pay|gross pay|income tax|"
    r"lohnabrechnung|"
    r"fiche de paie|nómina|certificate of (?:completion|attendance|participation)|this certifies that|hereby certif\w+|"
    r"tracking number|your order|your parcel|blood pressure|patient|diagnosis|treatment|museum|novel|poem|lyrics|"
    r"def \w+\(|import \w+|function \w+\(|select \* from"
)
