"""Words that make a phrase a job title."""

from services.extractor.vocabulary.occupations import OCCUPATION_ENDINGS, OCCUPATIONS

# Heads: words that name a kind of job. Looked up as whole words in lower case.
TITLE_WORDS: frozenset[str] = frozenset(
    """
    engineer developer programmer architect manager director analyst consultant designer scientist administrator admin
    intern internship trainee apprentice assistant associate specialist coordinator supervisor officer executive
    president ceo cto cfo coo cio cmo cpo vp svp evp founder cofounder co-founder owner partner head lead leader
    chief principal helper bellboy guide sculptor miner
    technician mechanic electrician operator clerk secretary receptionist accountant auditor bookkeeper banker teller
    teacher professor lecturer instructor tutor trainer coach mentor fellow researcher postdoc scholar librarian
    nurse physician doctor surgeon pharmacist therapist dentist paramedic caregiver midwife psychologist counselor
    counsellor veterinarian dietitian nutritionist hygienist radiographer
    lawyer attorney paralegal counsel solicitor barrister judge advocate
    chef cook baker bartender waiter waitress server barista host hostess housekeeper cleaner janitor
    driver pilot courier captain dispatcher loader picker packer warehouseman stocker
    writer editor journalist reporter copywriter translator interpreter photographer videographer producer animator
    artist illustrator musician actor dancer curator stylist filmmaker
    salesperson seller merchandiser buyer cashier agent representative rep broker realtor underwriter adjuster
    recruiter generalist strategist planner scheduler estimator surveyor inspector tester qa sre dba
    marketer economist statistician mathematician biologist chemist physicist geologist actuary
    superintendent foreman builder carpenter plumber welder painter mason roofer machinist fabricator
    guard soldier sergeant lieutenant firefighter detective investigator ranger
    contractor freelancer volunteer ambassador advisor adviser evangelist facilitator moderator organizer organiser
    controller comptroller treasurer trader conductor steward stewardess attendant dealer handler keeper gardener
    maintainer contributor scrum webmaster sysadmin devops student dean provost chair chairman chairwoman
    deputy vice staff senior junior graduate provider creator rotator archivist optician
    minister pastor priest rabbi imam politician councillor mayor member expert practitioner liaison worker
    labourer laborer barback bellhop biller bouncer busser canvasser coder collector custodian decorator dishwasher
    dressmaker drywaller embalmer enumerator expediter expeditor farmhand florist fundraiser grader groomer
    groundskeeper grower handyman holder installer interviewer joiner journeyman maid mate orderly pipefitter postman
    preparer presser processor promoter proofreader purser runner sailor scribe sorter sprayer tiler toolmaker
    transcriber typist upholsterer warden watchman weaver aide concierge sommelier scaffolder bricklayer glazier
    entwickler entwicklerin ingenieur ingenieurin leiter leiterin berater beraterin geschäftsführer geschäftsführerin
    sachbearbeiter sachbearbeiterin mitarbeiter mitarbeiterin praktikant praktikantin werkstudent werkstudentin
    kaufmann kauffrau assistent assistentin referent referentin lehrer lehrerin arzt ärztin pfleger krankenpfleger
    krankenschwester buchhalter buchhalterin verkäufer verkäuferin techniker technikerin informatiker informatikerin
    architektin auszubildender auszubildende azubi hilfskraft projektleiter projektleiterin teamleiter teamleiterin
    abteilungsleiter abteilungsleiterin bereichsleiter redakteur redakteurin redaktor redaktorin texter texterin
    polymechaniker zivildienstleistender mechaniker elektriker fahrer koch köchin
    produktmanager produktmanagerin volontär volontärin wissenschaftler wissenschaftlerin dozent
    dozentin meister geselle vertriebsmitarbeiter sekretärin erzieher erzieherin steuerberater rechtsanwalt vorstand
    ingénieur ingénieure développeur développeuse responsable directeur directrice chargé chargée cheffe
    stagiaire assistante comptable conseiller conseillère vendeur vendeuse infirmier infirmière professeur enseignant
    enseignante technicien technicienne gestionnaire consultante chercheur chercheuse alternant alternante apprenti
    apprentie secrétaire rédacteur rédactrice cuisinier cuisinière serveur serveuse commercial commerciale
    fondateur fondatrice président présidente animateur animatrice éducateur éducatrice architecte gérant gérante
    juriste avocat avocate doctorant doctorante médecin analyste administrateur administratrice formateur formatrice
    ingeniero ingeniera desarrollador desarrolladora programador programadora jefe jefa gerente directora
    coordinador coordinadora analista consultor consultora técnico técnica profesor profesora maestro maestra
    becario becaria administrativo administrativa asistente auxiliar encargado encargada vendedor vendedora enfermero
    enfermera contable abogado abogada diseñador diseñadora investigador investigadora ayudante cocinero
    camarero camarera dependiente dependienta médico médica arquitecto arquitecta socio socia fundador fundadora
    practicante redactor redactora traductor traductora operario operaria supervisora
    ontwikkelaar adviseur medewerker medewerkster leidinggevende stagiair docent
    docente verpleegkundige boekhouder verkoper verkoopster projectleider teamleider onderzoeker hoofd beheerder
    coördinator administratief ontwerper vertegenwoordiger leraar lerares kok chauffeur monteur bedrijfsleider
    secretaresse jurist advocaat promovendus zelfstandige oprichter begeleider teamlead
    engenheiro engenheira desenvolvedor desenvolvedora diretor diretora coordenador coordenadora
    estagiário estagiária assistente professora enfermeiro enfermeira contador contadora
    advogado advogada pesquisador pesquisadora chefe gestor gestora arquiteto arquiteta operador operadora sócio
    comunicador comunicadora
    sócia cozinheiro bolsista líder formador formadora educador educadora
    uzman uzmanı eleman elemanı müdür müdürü mühendis mühendisi öğretmen öğretmeni hemşire hemşiresi şoför garson aşçı
    teknisyen teknisyeni sorumlusu asistanı danışmanı avukat
    butcher caretaker trucker mover porter fitter assembler plasterer landscaper farmer
    fisherman forester zookeeper vet physiotherapist sonographer phlebotomist carer nanny au-pair historian
    educator estágio praktikum administrador administradora
    choreographer hairdresser barber beautician tailor seamstress jeweller notary storekeeper shopkeeper
    salesman astronomer botanist ecologist meteorologist technologist draughtsman drafter entrepreneur trustee
    chaplain policeman lifeguard leerkracht vakkenvuller magazijnmedewerker apotheker tandarts kapper
    schilder timmerman loodgieter lasser elektricien metselaar kelner tuinman schoonmaker conciërge
    beleidsadviseur beleidsmedewerker consulent inkoper accountmanager vertaler redacteur fotograaf rechter
    notaris makelaar politieagent brandweerman pedagoog psycholoog fysiotherapeut verzorgende zorghulp
    gastvrouw telefonist lagerist friseur friseurin bäcker fleischer metzger maler tischler schreiner
    schlosser schweißer klempner installateur maurer dachdecker gärtner landwirt hausmeister reinigungskraft
    zusteller kurier disponent bürokaufmann bankkaufmann zahnarzt apothekerin hebamme physiotherapeut
    ergotherapeut logopädin psychologe sozialarbeiter sozialpädagogin heilerziehungspfleger altenpflegerin
    altenpfleger notfallsanitäter kellner kellnerin barkeeper rezeptionistin übersetzer dolmetscher fotograf
    grafiker gestalter mediengestalter konstrukteur zeichner bauleiter polier oberarzt assistenzarzt richter
    notarin makler elektroniker mechatroniker anlagenmechaniker maschinenführer prüfer einkäufer disponentin
    revisor boulanger boulangère boucher pâtissier coiffeur coiffeuse plombier électricien menuisier maçon
    soudeur mécanicien livreur cariste magasinier hôte hôtesse réceptionniste caissier caissière aide-soignant
    aide-soignante sage-femme kinésithérapeute pharmacien psychologue dentiste vétérinaire notaire huissier
    greffier traducteur interprète journaliste photographe graphiste concepteur conceptrice intégrateur
    testeur acheteur acheteuse logisticien préparateur opérateur opératrice ouvrier ouvrière manutentionnaire
    jardinier agriculteur pompier policier gendarme bibliothécaire documentaliste panadero carnicero peluquero
    peluquera fontanero electricista carpintero albañil pintor soldador mecánico conductora repartidor mozo
    almacenero cajero cajera recepcionista secretario secretaria matrona fisioterapeuta farmacéutico
    farmacéutica psicólogo psicóloga dentista veterinario periodista fotógrafo juez notario procurador
    economista comercial teleoperador teleoperadora cuidador cuidadora limpiador limpiadora jardinero
    agricultor bombero vigilante peón padeiro padeira cabeleireiro canalizador eletricista carpinteiro
    pedreiro mecânico motorista estafeta empregado empregada rececionista secretário secretária parteira
    farmacêutico veterinário jornalista juiz notário jardineiro bombeiro lojista contabilista cozinheira
    balconista
    ricercatore ricercatrice assegnista elettricista operaio operaia impiegato impiegata direttore direttrice capo
    commesso commessa cameriere cameriera cuoco cuoca infermiere infermiera insegnante avvocato avvocata
    ingegnere architetto geometra ragioniere ragioniera segretario segretaria autista magazziniere stagista
    tirocinante consulente sviluppatore sviluppatrice programmatore programmatrice addetto addetta venditore
    venditrice tecnico tecnica parrucchiere parrucchiera medico farmacista collaboratore collaboratrice coordinatore
    coordinatrice amministratore amministratrice dirigente apprendista progettista grafico psicologa psicologo
    fisioterapista educatrice educatore idraulico muratore falegname saldatore giornalista traduttrice
    traduttore interprete ostetrica titolare artigiano agente rappresentante
    inżynier księgowa księgowy kierownik kierowniczka specjalista specjalistka asystent asystentka sprzedawca
    sprzedawczyni nauczyciel nauczycielka pielęgniarka pielęgniarz programista programistka kierowca analityk
    doradca dyrektor dyrektorka prezes stażysta stażystka technik koordynator koordynatorka kucharz kelnerka
    magazynier elektryk mechanik lekarz lekarka prawnik prawniczka adwokat tłumacz tłumaczka grafik pracownik
    pracowniczka praktykant praktykantka konsultant konsultantka projektant projektantka architektka wykładowca
    adiunkt spawacz opiekun opiekunka fryzjer fryzjerka monter starszy młodszy główny główna zastępca
    utvecklare ingenjör civilingenjör lärare sjuksköterska undersköterska säljare snickare konsult
    ekonom redovisningsekonom projektledare handläggare samordnare kock servitör servitris chaufför
    arbetsledare butiksbiträde läkare barnskötare förskollärare montör svetsare byggnadsarbetare
    biträde enhetschef vd sykepleier lærer utvikler ingeniør selger snekker rørlegger kokk servitør sjåfør leder
    prosjektleder rådgiver konsulent advokat lege barnehagelærer pedagog regnskapsfører medarbeider lærling
    avdelingsleder hjelpepleier helsefagarbeider butikkmedarbeider udvikler sygeplejerske sælger tømrer murer
    bogholder revisorassistent tjener chauffør afdelingsleder projektleder medarbejder
    studentermedhjælper læge pædagog direktør specialkonsulent souschef overlæge
    sairaanhoitaja opettaja insinööri myyjä johtaja asiantuntija ohjelmistokehittäjä asistent lékař učitel učitelka
    účetní ředitel vedoucí prodavač prodavačka řidič kuchař inżynierka mimar
    muhasebeci asistan danışman inginer asistentă contabil
    magazijnverantwoordelijke heftruckchauffeur verpleger ploegbaas verantwoordelijke bediende arbeider
    orientadora orientador empacador mesero mesera mercadólogo chofer ejecutivo ejecutiva licenciado
    practicantes pasante obrero obrera capturista capataz trabajador
    trabajadora estudiante autónoma autónomo dueño dueña motoboy
    manobrista faxineira porteiro repositor promotor promotora tesoureiro encarregado
    encarregada servente torneiro nutricionista bibliotecária
    rigger signaller
    radiologist cardiologist oncologist anaesthetist registrar matron houseman internist
    headteacher headmaster headmistress governor invigilator demonstrator
    boilermaker millwright lineman lineworker operative groundsman gamekeeper shepherd jeweler
    commis saucier maître restaurateur restauratrice caterer confectioner patissier
    rechtsreferendar rechtsreferendarin referendar referendarin notfallsanitäterin stationsleitung
    wohnbereichsleitung pflegedienstleitung kitaleitung teamleitung projektleitung abteilungsleitung filialleitung
    schichtleitung geschäftsführung betriebsleitung objektleitung bauleitung küchenchef chefarzt chefärztin oberärztin
    küchenhilfe aushilfe teamassistenz assistenz
    aumônier greffière comptables ibode iade brigadier contremaître métallier couvreur carreleur façadier
    commander colonel corporal admiral airman midshipman pgt tgt prt placement pasantía tirocinio
    staż praktik usher croupier auctioneer valuer bursar almoner verger organist composer
    deckhand bosun helmsman stevedore longshoreman driller derrickman geophysicist hydrologist agronomist
    horticulturist arborist beekeeper vintner brewer distiller butler valet doorman masseur masseuse
    préposé préposée vikar studienrat gesellin lehrling selbständiger chocolatier gouvernante
    attaché attachée collaborateur négociateur négociatrice correspondant
""".split()  # noqa: SIM905
).union(OCCUPATIONS)

# German, Dutch compounds: Softwareentwickler, Vertriebsleiterin, Projectmedewerker.
TITLE_ENDINGS: tuple[str, ...] = (
    "entwickler", "entwicklerin", "ingenieur", "ingenieurin", "leiter", "leiterin", "berater", "beraterin",
    "techniker",
    "kaufmann", "kauffrau", "arbeiter", "arbeiterin", "manager", "managerin", "assistent", "assistentin", "lehrer",
    "lehrerin", "referent", "referentin", "pfleger", "pflegerin", "mechaniker", "informatiker", "student",
    "studentin",
    "praktikant", "praktikantin", "verkäufer", "führer", "führerin", "wissenschaftler", "wissenschaftlerin",
    "monteur",
    "ontwikkelaar", "medewerker", "leider", "adviseur", "beheerder", "kundige", "ontwerper", "architekt",
    "architektin",
    "angestellte", "angestellter", "beauftragte", "beauftragter", "betreuer", "betreuerin", "planer", "planerin",
    "bearbeiter", "bearbeiterin", "vertreter", "vertreterin", "trainerin", "therapeut", "therapeutin", "halterin",
    "halter", "konstrukteur", "schwester", "spezialist", "spezialistin", "koordinator", "koordinatorin", "händler",
    "specialist", "coördinator", "voorbereider", "begeleider", "verkoper", "chef", "hoofd", "inżynier", "kierownik",
    "meister", "fachkraft", "hilfe", "woman", "smith", "ologist", "ographer",
    "utvecklare", "ingenjör", "säljare", "arbetare", "sköterska", "lärare", "ledare", "tekniker", "biträde", "konsult",
    "konsulent", "pleier", "utvikler", "udvikler", "ingeniør", "lærer", "leder", "medarbeider", "medarbejder", "selger",
    "sælger", "arbeider", "arbejder", "rådgiver", "assistentti", "hoitaja", "insinööri", "päällikkö", "chauffeur",
    "vikar", "sjåfør", "chauffør", "verantwoordelijke", "leitung", "assistenz", "elektricien", "anwältin", "anwalt",
    "ärztin",
    "arzt", "richterin", "rätin", "referendar", "referendarin", "beamtin", "beamter", "inspektor", "inspektorin",
    "anwärter", "anwärterin", "sekretär", "sekretärin", "gehilfe", "gehilfin", "helfer", "helferin", "wärter", "fahrer",
    "fahrerin", "geselle", "gesellin", "wirtin", "ologe", "ologin", "bäcker", "zeichner",
    "trainer", "redakteurin", "disponent", "monteurin", "zeichnerin", "prüferin", "technikerin", "mechanikerin",
    "informatikerin", "elektronikerin", "elektroniker", "laborantin", "laborant", "verkäuferin", "händlerin",
    *OCCUPATION_ENDINGS,
)  # fmt: skip

# Words that stand before or in titles and help only together with a place in the title's position.
# Titles whose words say nothing alone.
TITLE_PHRASES: frozenset[str] = frozenset(
    {"front of house", "back of house", "guest services", "guest service", "customer service", "customer services",
     "front desk", "night audit", "loss prevention", "ward sister", "human resources", "technical support",
     "inside sales", "member services", "patient services", "food service", "general labor", "general labour",
     "tour guide", "cabin crew", "au pair",
     "phd candidate", "doctoral candidate", "second in charge", "second-in-charge", "femme de chambre",
     "valet de chambre"}
)  # fmt: skip

TITLE_MODIFIERS: frozenset[str] = frozenset(
    """
    software hardware product project program programme data marketing sales account customer human resources
    business web frontend front-end backend back-end full-stack fullstack machine learning security network systems
    quality assurance operations research teaching technical general regional national global area store branch
    part-time full-time freelance independent self-employed ii iii iv sr sr. jr jr. acting interim
    """.split()  # noqa: SIM905
)

SELF_EMPLOYMENT: tuple[str, ...] = (
    "freelance", "self-employed", "self employed", "freiberuflich", "selbstständig", "selbständig", "freischaffend",
    "à son compte", "indépendant", "indépendante", "autónomo", "autónoma", "por cuenta propia", "autônomo", "autônoma",
    "zzp", "zelfstandige", "zelfstandig", "libero professionista", "libera professionista", "egenföretagare",
    "selvstændig",
)  # fmt: skip

EMPLOYMENT_TYPES: frozenset[str] = frozenset(
    {
        *SELF_EMPLOYMENT,
        "full-time", "full time", "part-time", "part time", "contract", "contractor",
        "internship", "apprenticeship", "temporary", "permanent", "seasonal", "fixed-term", "fixed term", "volunteer",
        "remote", "hybrid", "on-site", "vollzeit", "teilzeit", "befristet", "unbefristet", "werkstudent", "praktikum",
        "temps plein", "temps partiel", "cdi", "cdd", "stage", "alternance", "intérim", "jornada completa",
        "media jornada", "tiempo completo", "prácticas", "voltijd", "deeltijd", "tempo integral", "meio período",
        "estágio", "pj", "clt", "working student", "trainee", "co-op", "casual", "consultancy",
        "weekends", "weekends only", "evenings", "nights", "saturdays", "night shift", "day shift", "fines de semana",
        "week-ends", "wochenends", "sábados", "in den ferien",
    }
)  # fmt: skip
