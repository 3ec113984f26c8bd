"""Words that make a phrase the name of an employer or of a school."""

LEGAL_FORMS: frozenset[str] = frozenset(
    """
    inc inc. llc l.l.c. ltd ltd. limited corp corp. corporation co co. plc llp lp gmbh mbh ag kg ohg se e.v. ev
    gbr ug kgaa
    sa s.a. sas s.a.s. sarl s.a.r.l. eurl sasu sl s.l. slu s.l.u. srl s.r.l. spa s.p.a. bv b.v. nv n.v. vof cv
    lda lda. ltda ltda. s/a eireli me ab as a/s oy oyj aps pty pvt pvt. pte sp. z.o.o. s.r.o. kft bvba gmbh&co
    """.split()  # noqa: SIM905
)

ORGANISATION_WORDS: frozenset[str] = frozenset(
    """
    university universität université universidad universiteit universidade college school institute institut
    instituto
    hospital clinic klinik klinikum clínica hôpital krankenhaus ziekenhuis praxis bank banco banque group gruppe
    groupe grupo groep
    labs lab laboratory laboratories technologies technology solutions systems studio studios services consulting
    partners agency agentur agence agencia company enterprises industries holdings ventures capital foundation
    stiftung
    fondation fundación stichting fundação association verein council ministry ministerium ministère ministerio
    department airlines
    airways hotel hotels restaurant resort café cafe bakery stores store shop market supermarket supermarkt retail
    pharmacy museum
    theatre theater library church city county state government bundesamt gemeente ayuntamiento mairie stadt
    municipality
    telecom media press publishing magazine news network entertainment games gaming software energy motors automotive
    electric electronics pharma pharmaceuticals biotech health healthcare medical insurance versicherung
    assurances seguros
    logistics transport transports logistik construction bau engineering werke werk factory fabrik international
    global worldwide america
    europe deutschland france españa brasil nederland portugal digital interactive robotics aerospace airport
    police army navy
    academy akademie académie academia kindergarten grundschule gymnasium lycée collège colegio escuela escola
    faculdade
    society trust charity centre center zentrum union federation chamber bureau office kanzlei notaire cabinet
    sparkasse volksbank raiffeisenbank café bäckerei metzgerei apotheke stadtwerke landkreis amt behörde pflegeheim
    altenheim kita boulangerie clinique pharmacie mairie lycée ateliers atelier banco colegio ayuntamiento
    transportes construcciones
    construtora padaria prefeitura câmara zorgcentrum basisschool gemeente installatiebedrijf provincie stichting
    accountants architects advocaten consultants designers movers publishers
    ingenieurbüro analytics innovation innovations associates brothers sons
    """.split()  # noqa: SIM905
)

KNOWN_EMPLOYERS: frozenset[str] = frozenset(
    """
    google alphabet amazon apple microsoft meta facebook netflix ibm oracle sap intel nvidia amd cisco dell hp
    siemens bosch bmw volkswagen audi mercedes-benz daimler porsche bayer basf allianz deutsche deloitte kpmg pwc
    ey accenture
    capgemini mckinsey bcg bain uber lyft airbnb spotify stripe twitter linkedin dropbox salesforce adobe shopify
    orange renault peugeot airbus thales total loréal carrefour bnp santander bbva telefónica inditex zara ikea
    philips asml shell unilever heineken ing rabobank kpn petrobras itaú bradesco embraer ambev walmart target costco
    starbucks mcdonald's tesla boeing lockheed raytheon nasa cern samsung sony huawei lenovo alibaba tencent tata
    infosys
    wipro cognizant atos booking zalando n26 adyen klarna github gitlab mozilla ericsson nokia vodafone
    """.split()  # noqa: SIM905
)

SCHOOL_WORDS: frozenset[str] = frozenset(
    """
    university universität université universidad universiteit universidade università universitat universitet
    uniwersytet üniversitesi univ univ. uni college school schule école ecole escuela escola institute institut
    instituto
    polytechnic polytechnique politécnica politécnico politecnico academy akademie académie academia faculty
    fakultät faculté
    facultad faculdade hochschule fachhochschule gymnasium lycée lycee collège colegio liceo conservatory
    hogeschool seminary
    bootcamp berufsschule realschule gesamtschule oberschule iut ies iit mit eth epfl ucla usc nyu caltech tu fh
    roc lyceum scholengemeenschap ifp cfa greta esc cégep cegep tafe iti polytech senai senac centro-universitário
    ecole sciences-po insead hec campus kolleg universitaria technion harvard yale
    """.split()  # noqa: SIM905
)

# Names of schools in letters: words of other meanings when they are written small.
SCHOOL_ACRONYMS: frozenset[str] = frozenset(
    """
    IIM BITS IISc XLRI NIFT IIIT NMIMS FGV PUC UNICAMP USP UFRJ UFMG UNESP IPN UNAM ITESM UNED RWTH KIT LMU TUM HSG
    LSE UCL KCL NTU NUS SMU HKU HKUST KAIST KTH DTU SGH AGH NIT EM EMLYON ESSEC EDHEC ESCP IHK HWK VHS NTI IHM ISEG
    INSA ENSAM ENAC EPITA EPITECH ISEP CNAM AFPA ESADE IESE EADA IES CEU NITIE COEP VIT SRM UPC UPM UPV UAB UAM UVA
    VU KU ULB UNSW RMIT ANU UBC SFU CUNY SUNY UCSD UCSB UIUC UNC UW WGU TAFE SENAI SENAC MIT ETH EPFL UCLA USC NYU
    """.split()  # noqa: SIM905
)

UNIT_WORDS: frozenset[str] = frozenset(
    [
        "accounting",
        "analytics",
        "business",
        "communications",
        "compliance",
        "consulting",
        "corporate",
        "customer",
        "data",
        "department",
        "design",
        "development",
        "digital",
        "division",
        "engineering",
        "finance",
        "global",
        "group",
        "hr",
        "human",
        "international",
        "it",
        "legal",
        "logistics",
        "marketing",
        "office",
        "operations",
        "people",
        "platform",
        "procurement",
        "product",
        "purchasing",
        "quality",
        "research",
        "resources",
        "sales",
        "security",
        "services",
        "strategy",
        "support",
        "systems",
        "team",
        "technology",
        "treasury",
        "unit",
    ]
)
"""Words of departments: behind a company's name and a comma they are part of it, not a city."""
