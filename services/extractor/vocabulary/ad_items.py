"""Words by which the items of a list in a job ad say what the list is, where its heading has words of its own."""

import re

from shared.schemas.fact_types import FactType

# Tried in order on each item; what most items of a list say, the list is.
ITEM_WORDS: tuple[tuple[FactType, re.Pattern[str]], ...] = (
    (
        FactType.JOB_BENEFIT,
        re.compile(
            r"\b(?:holidays?|(?:annual|parental|paid|study) leave|days['’]? (?:of )?leave|days off|pension|insurance|"
            r"health ?care cover|discounts?|bonus(?:es)?|401\s?\(?k|salary|gym|parking|free (?:lunch|meals?|coffee|"
            r"fruit)|"
            r"urlaub\w*|\w*zuschuss|\w*zulage|altersvorsorge|jobrad|jobticket|rabatte?|vergünstig\w+|13\. monatsgehalt|"
            r"unbefristete?[nr]?|mutuelle|tickets? restaurant|télétravail|congés|primes?|prévoyance|"
            r"contrato indefinido|vacaciones|seguro médico|formación continua|"
            r"pensioen\w*|vakantie\w*|reiskosten\w*|eindejaarsuitkering|vale[- ]\w+|plano de saúde|seguro de vida|"
            r"buoni pasto|mensa|contratto a tempo|tredicesima)\b",
            re.IGNORECASE,
        ),
    ),
    (
        FactType.JOB_REQUIREMENT,
        re.compile(
            r"\b(?:experienced?|(?:lift|carry) \d+|degree|diploma|bachelor\S*|master['’]?s|phd|certificat\w+|"
            r"certified|licen[cs]ed?|"
            r"qualifi\w+|knowledge|skills?|fluen\w+|command of|ability to|able to|years? (?:in|of|as|with)|"
            r"proficien\w+|"
            r"eligib\w+|driver['’]s|right to work|background in|familiar\w*|"
            r"\w*ausbildung|\w*studium|\w*erfahrung\w*|\w*kenntnisse\w*|führerschein|dipl|abschluss|sicherer? umgang|"
            r"teamfähig\w*|belastbar\w*|bereitschaft|"
            r"diplômes?|expérience|permis|maîtrise|connaissances?|formation|bac ?\+ ?\d|"
            r"experiencia|titulación|título|conocimientos|carn[eé]t?|nivel|vehículo propio|"
            r"ervaring|diploma|kennis|rijbewijs|beheersing|experiência|formação|conhecimentos?|fluência|"
            r"carta de condução|"
            r"esperienza|laurea|conoscenza|patente|titolo di studio)\b",
            re.IGNORECASE,
        ),
    ),
)
