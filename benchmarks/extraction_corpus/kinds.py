"""Documents that are no résumés: letters, reviews, job ads and papers that have nothing to do with a career."""

from collections.abc import Iterator

from benchmarks.extraction_corpus.people import HALVES, Half, Person, people

_LETTERS = {
    "en": (
        "Dear Hiring Manager,\n\nI am writing to apply for the position of {title} at {employer}. For six years I have "
        "worked as {mine} and {did}. I would welcome the chance to speak with you.\n\nI hope to learn more about your "
        "work in {place}.\n\nKind regards,\n{name}\n{email}\n",
        "{name}\n{email}\n\nRe: {title}\n\nDear Ms Alder,\n\nYour advertisement caught my eye, because I have "
        "done this "
        "work for years. As {mine} I {did}. I am looking for a place where I can keep learning.\n\nThank you for your "
        "time.\n\nYours sincerely,\n{name}\n",
    ),
    "de": (
        "Bewerbung als {title}\n\nSehr geehrte Damen und Herren,\n\nmit großem Interesse habe ich Ihre Anzeige "
        "gelesen. "
        "Seit sechs Jahren arbeite ich als {mine}. Ich möchte gern bei {employer} arbeiten und freue mich auf ein "
        "Gespräch.\n\nMit freundlichen Grüßen\n{name}\n",
        "Sehr geehrte Frau Lindner,\n\nhiermit bewerbe ich mich um die Stelle als {title} bei {employer}. In meiner "
        "jetzigen Tätigkeit als {mine} habe ich viel gelernt. Über eine Einladung würde ich mich freuen.\n\n"
        "Freundliche Grüße\n{name}\n",
    ),
    "fr": (
        "Objet : candidature au poste de {title}\n\nMadame, Monsieur,\n\nJe vous adresse ma candidature pour le "
        "poste de "
        "{title} chez {employer}. Depuis six ans, je travaille comme {mine}. Je souhaite rejoindre votre équipe.\n\n"
        "Cordialement,\n{name}\n",
        "Madame,\n\nVotre annonce a retenu mon attention. Mon expérience comme {mine} répond à vos attentes, et je "
        "postule au poste de {title}. Je serais ravie de vous rencontrer.\n\nBien cordialement,\n{name}\n",
    ),
    "es": (
        "Estimados señores:\n\nLes escribo para presentar mi candidatura al puesto de {title} en {employer}. "
        "Llevo seis "
        "años trabajando como {mine}. Me gustaría formar parte de su equipo.\n\nAtentamente,\n{name}\n",
        "Estimada señora:\n\nMe dirijo a usted para solicitar el puesto de {title}. Tengo experiencia como {mine} y "
        "deseo seguir aprendiendo.\n\nUn cordial saludo,\n{name}\n",
    ),
    "nl": (
        "Geachte heer, mevrouw,\n\nGraag solliciteer ik naar de functie van {title} bij {employer}. Ik werk zes "
        "jaar als "
        "{mine}. Ik kijk uit naar een gesprek.\n\nMet vriendelijke groet,\n{name}\n",
        "Beste mevrouw Jansen,\n\nMet veel belangstelling las ik uw vacature voor {title}. Als {mine} heb ik veel "
        "geleerd. Ik licht mijn sollicitatie graag toe.\n\nMet vriendelijke groet,\n{name}\n",
    ),
    "pt": (
        "Exmos. Senhores,\n\nVenho por este meio apresentar a minha candidatura ao cargo de {title} na {employer}. "
        "Trabalho há seis anos como {mine}. Gostaria de integrar a vossa equipa.\n\nAtenciosamente,\n{name}\n",
        "Prezada senhora,\n\nEscrevo para me candidatar à vaga de {title}. Tenho experiência como {mine} e desejo "
        "continuar a aprender.\n\nCordialmente,\n{name}\n",
    ),
}
_ADS = {
    "en": (
        "{title}\n{employer} · {place} · Full-time\n\nAbout the role\nYou will join a small team.\n\nResponsibilities\n"
        "- {did}\n- Keep records\n\nRequirements\n- 3+ years of experience\n- Good knowledge of {skill}\n\nNice "
        "to have\n"
        "- {skill2}\n\nBenefits\n- 28 days of holiday\n- Salary: £32,000 - £38,000 per year\n",
        "{employer} is looking for a {title} (m/f/d) in {place}.\n\nWhat you'll do\n• {did}\n\nWhat we're looking for\n"
        "• At least 2 years in a similar job\n• {skill}\n\nWhat we offer\n• Hybrid work, two days from home\n"
        "• $70,000-$85,000 a year\n\nWe are an equal opportunity employer.\n",
    ),
    "de": (
        "{title} (m/w/d)\n{employer}, {place}\nVollzeit, unbefristet\n\nIhre Aufgaben\n- {did}\n\nIhr Profil\n- "
        "Mindestens drei Jahre Berufserfahrung\n- Kenntnisse in {skill}\n\nWir bieten\n- 30 Tage Urlaub\n",
        "Wir suchen ab sofort eine/n {title} (w/m/d) für unseren Standort {place}.\n\nDas erwartet dich\n• {did}\n\n"
        "Das bringst du mit\n• Erfahrung mit {skill}\n\nDeine Benefits\n• 38.000 € bis 45.000 € brutto im Jahr\n",
    ),
    "fr": (
        "{title} (H/F)\n{employer} - {place}\nCDI, temps plein\n\nVos missions\n- {did}\n\nProfil recherché\n- 3 ans "
        "d'expérience minimum\n- Maîtrise de {skill}\n\nNous offrons\n- Mutuelle et tickets restaurant\n",
        "Nous recherchons un(e) {title} pour notre site de {place}.\n\nMissions\n• {did}\n\nVotre profil\n• {skill}\n\n"
        "Avantages\n• 32 000 à 36 000 € brut annuel\n",
    ),
    "es": (
        "{title}\n{employer}, {place}\nJornada completa\n\nFunciones\n- {did}\n\nRequisitos\n- Dos años de "
        "experiencia\n"
        "- {skill}\n\nOfrecemos\n- Contrato indefinido\n",
        "Buscamos {title} para nuestra oficina de {place}.\n\n¿Qué harás?\n• {did}\n\nTu perfil\n• "
        "{skill}\n\nBeneficios\n"
        "• 24.000 € - 28.000 € al año\n",
    ),
    "nl": (
        "Vacature: {title}\n{employer}, {place}\n\nWat ga je doen\n- {did}\n\nWat vragen wij\n- Twee jaar ervaring\n- "
        "{skill}\n\nWij bieden\n- 27 vakantiedagen\n",
        "Wij zoeken een {title} voor {employer}.\n\nWerkzaamheden\n• {did}\n\nJouw profiel\n• {skill}\n\n"
        "Arbeidsvoorwaarden\n• € 2.800 tot € 3.400 bruto per maand\n",
    ),
    "pt": (
        "{title}\n{employer} - {place}\n\nResponsabilidades\n- {did}\n\nRequisitos\n- Dois anos de "
        "experiência\n- {skill}"
        "\n\nOferecemos\n- Seguro de saúde\n",
        "Procuramos {title} para a nossa equipa em {place}.\n\nAtividades\n• {did}\n\nO que procuramos\n• {skill}\n\n"
        "Benefícios\n• Contrato sem termo\n",
    ),
}
_REVIEWS = (
    "Annual Performance Review\n\nEmployee: {name}\nJob title: {mine}\nReviewer: Ruth Calloway\nReview period: January "
    "2024 - December 2024\nOverall rating: Meets expectations\n\nAchievements\n{name} {did}.\n\nStrengths\nColleagues "
    "praise the clear handovers.\n\nAreas for improvement\nReports should come earlier.\n\nGoals\nFinish the course in "
    "{skill} by summer.\n",
    "Mid-year appraisal 2024: {name}\n\nManager feedback\n{name} consistently delivers careful work. This half-year "
    "{did}.\n\nWhat went well\nThe new rota was introduced without trouble.\n\nWhat could be improved\nDelegation is "
    "still difficult at times.\n\nRating: 4 out of 5 (exceeds expectations)\n\nObjectives for the second half\nTrain "
    "two colleagues in {skill}.\n",
)
_OTHER = (
    "Invoice No. 2024-118\n\nBill to: {employer}\n\nDescription   Qty   Amount\nConsulting   3   450.00\nTotal due: "
    "1,350.00\nPayable within 30 days to the account below. VAT included.\n",
    "Minutes of the meeting of 12 March\n\nPresent: six members. Apologies: two.\n\n1. The minutes of the last meeting "
    "were approved.\n2. The roof of the hall will be mended in May.\n3. Any other business: none. The meeting "
    "closed at "
    "nine.\n",
    "Barley soup\n\nServes four. Ingredients: 200 g barley, two carrots, one onion, a litre of stock.\n\nFry the onion "
    "in butter, add the barley and the stock, and simmer for an hour. Season with salt and pepper.\n",
    "The lighthouse stood at the end of the road. In winter nobody came, and the keeper spoke to the gulls. One "
    "evening "
    "a boat drifted in without a light, and in it lay a letter that was addressed to him.\n",
    "Rental agreement\n\nThe landlord lets the flat at {place} to the tenant. The rent is due on the first day of each "
    "month. The deposit amounts to three months' rent. Either party may end this agreement with three months' "
    "notice.\n",
    "How to change the filter\n\n1. Switch the machine off and pull the plug.\n2. Open the lid and take out the old "
    "filter.\n3. Put the new filter in, close the lid and press the reset button for five seconds.\n",
)


def documents(half: Half) -> Iterator[tuple[str, str]]:
    """-> (kind, text) of every document of a half that is no résumé."""
    first = HALVES.index(half)
    for person in people(half):
        for kind, text in (
            ("cover_letter", _LETTERS[person.language][first]), ("job_ad", _ADS[person.language][first]),
        ):  # fmt: skip
            yield kind, _filled(text, person)
        if person.language == "en":
            yield "performance_review", _filled(_REVIEWS[first], person)
    for text in _OTHER[first::2]:
        yield "other", _filled(text, people(half)[0])


def _filled(text: str, person: Person) -> str:
    skills = [skill for _, group in person.skills for skill in group]
    did = person.jobs[0].bullets[0]
    return text.format(
        name=person.name, email=person.email, place=person.place, title=person.headline, mine=person.jobs[0].title,
        employer=person.jobs[0].employer, did=did[:1].lower() + did[1:], skill=skills[0], skill2=skills[1],
    )  # fmt: skip
