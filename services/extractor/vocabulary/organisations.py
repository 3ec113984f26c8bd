"""Words that make a phrase the name of an employer or of a school."""

import re

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
    police army navy corps bundeswehr bundesheer luftwaffe ejército esercito armée gendarmerie carabinieri
    landmacht marines
    academy akademie académie academia kindergarten grundschule gymnasium lycée collège colegio escuela escola
    faculdade
    society trust charity centre center zentrum union federation chamber bureau office kanzlei notaire cabinet
    sparkasse volksbank raiffeisenbank bäckerei metzgerei apotheke stadtwerke landkreis amt behörde pflegeheim
    altenheim kita boulangerie clinique pharmacie ateliers atelier
    transportes construcciones
    construtora padaria prefeitura câmara zorgcentrum basisschool installatiebedrijf provincie
    accountants architects advocaten consultants designers movers publishers
    ingenieurbüro analytics innovation innovations associates brothers sons
    università ateneo ospedale azienda ditta impianti cantieri comune banca scuola ristorante albergo farmacia
    fabryka spółdzielnia szpital przychodnia szkoła przedszkole biuro urząd zakład zakłady uniwersytet
    sjukhus universitetssjukhus kommun förskola skola byrå bygg sykehus universitetssykehus sykehjem skole kommune
    barnehage sygehus plejehjem hospice revision rederi entreprenør verksted verkstad
    tribunal préfecture rectorat chu chru ehpad maison garage domaine vignobles
    distribuidora constructora consultora laboratorios textiles tienda secretaría
    supermercados secretaria transportadora laboratório indústria comércio
    estudio arquitectos arquitetos abogados avocats notaires asesores consultores hermanos hijos despacho bufete
    industria comercio panificadora seguradora supermercado restaurante clube
    spital kindertagesstätte seniorenheim seniorenhaus landgericht amtsgericht universitätsmedizin
    autohaus reederei spedition brauerei druckerei gärtnerei tischlerei molkerei haustechnik privatbank kantonalbank
    mills refinery shipyard farm farms dairy foods homes housing haulage couriers railways railway rail
    ltd. fze fzco est. staffing recruitment salon gym nursery daycare surgery dental orthopedics
    pictures productions chambers solicitors advocates attorneys commission authority embassy consulate
    united mission ngo relief petroleum petrochemicals chemicals cement steel garments plastics
    ceramics furniture jewellers jewelers traders trading enterprise infotech softech
    inn lodge tavern pub bistro diner grill infirmary cinema casino zoo mall superstore grocery hypermarket brasserie
    trattoria pizzeria
    infosystems technosoft remedies lifesciences
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
    university universities colleges universität université universidad universiteit universidade università
    universitat universitet
    uniwersytet üniversitesi univ univ. uni college school schule école ecole escuela escola institute institut
    instituto
    polytechnic polytechnique politécnica politécnico politecnico academy akademie académie academia faculty
    fakultät faculté
    facultad faculdade hochschule fachhochschule gymnasium lycée lycee collège colegio liceo conservatory
    hogeschool seminary
    bootcamp berufsschule realschule gesamtschule oberschule iut ies iit eth epfl ucla usc nyu caltech tu fh
    roc lyceum scholengemeenschap ifp cfa greta esc cégep cegep tafe iti polytech senai senac centro-universitário
    sciences-po insead hec campus kolleg universitaria technion harvard yale
    ateneo politechnika akademia szkoła liceum technikum universitetet högskola högskolan
    skola skolan gymnasiet høgskolen høgskulen høyskolen høyskole højskole skole yliopisto
    ammattikorkeakoulu lukio univerzita egyetem universitatea berufskolleg kolegium istituto
    schulzentrum
    itis ipsia isel iscte istec ifsi handelsakademie htl hlw hbla seminario liceul instituut sixth-form
    universität-gesamthochschule studienkolleg volkshochschule pädagogische musikhochschule kunsthochschule
    vidyalaya vidyapeeth vishwavidyalaya mahavidyalaya polytechnics madrasa preparatoria secundaria
    accademia colégio liceu akademija institutet kendra gurukul convent
    zespół szkół handwerkskammer studienseminar berufsakademie
    škola školy gymnázium učiliště sou soš spš střední coláiste ollscoil
    kolej universiti politeknik sekolah smk smjk sjk
    lise lisesi okulu ortaokulu ilkokulu fakültesi enstitüsü yüksekokulu prepa liceum lukio gimnazija gimnazjum
    i.e.s. i.t.c.g. i.t.i.s. i.i.s. i.p.s.i.a. e.e. e.m. c.e.i.p. egyetemi gimnázium iskola főiskola
    ysgol școala scoala ammattiopisto opisto trường colegiul
    conalep cbtis etec fatec sesi cifp ceip
""".split()  # noqa: SIM905
)

# Names of schools in letters: words of other meanings when they are written small.
SCHOOL_ACRONYMS: frozenset[str] = frozenset(
    """
    IIM BITS IISc XLRI NIFT IIIT NMIMS FGV PUC UNICAMP USP UFRJ UFMG UNESP IPN UNAM ITESM UNED RWTH KIT LMU TUM HSG
    LSE UCL KCL NTU NUS SMU HKU HKUST KAIST KTH DTU SGH AGH NIT EMLYON ESSEC EDHEC ESCP IHK HWK VHS NTI IHM ISEG
    INSA ENSAM ENAC EPITA EPITECH ISEP CNAM AFPA ESADE IESE EADA IES CEU NITIE COEP VIT SRM UPC UPM UPV UAB UAM UVA
    VU KU ULB UNSW RMIT ANU UBC SFU CUNY SUNY UCSD UCSB UIUC UNC UW WGU TAFE SENAI SENAC MIT ETH EPFL UCLA USC NYU
    ITC ITIS IIS HAK HTL HLW HBLA BG BRG BORG
    EB UCT KTH LTH
    FHS FHNW ZHAW HSLU ZHdK FHV ITAM UPN UABC UNIP UFPE UFSC UFBA UNB ISEL IFSI IADE IPAM XIMB
    UNOPAR UNIPAR PUCPR JNTU VTU BPP MDI
    SMK SMA SMKN SENA WIFI BFI NTNU PTU CETIS
    FMS SPJIMR IGNOU CSJM AIIMS RBZ BBS IAE UTBM UTC ENS ENSAE
""".split()  # noqa: SIM905
)

UNIT_WORDS: frozenset[str] = frozenset(
    [
        "accounting",
        "administration",
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

# What the last word of a part of an organisation is: "Emergency Department", "Abteilung" stands before its name.
ORGANISATION_UNITS: frozenset[str] = frozenset(
    """
    department dept dept. division unit ward team section branch office desk wing floor station abteilung bereich
    afdeling
    """.split()  # noqa: SIM905
)

# Parts of a school, and what stands in its place otherwise.
DEPARTMENT = re.compile(
    r"(?:department|dept|faculty|school|fakultät|fachbereich|institut|faculté|facultad|faculdade|dipartimento|"
    r"facoltà|wydział|course|relevant|coursework|exchange|thesis|dissertation|address|location)\b",
    re.IGNORECASE,
)
# How a part of a university or an authority begins, which is named elsewhere as well.
ORGANISATION_PART = re.compile(
    r"(?:institut[eo]?|department|dept|faculty|fakultät|faculté|facultad|lehrstuhl|professur|chair|school of|"
    r"fachbereich|"
    r"abteilung|section|laborator\w+|lab)\b",
    re.IGNORECASE,
)
# Towns, districts and the like as employers, by the name of the place that they administer.
PUBLIC_BODY = re.compile(
    r"(?:(?:Landeshaupt|Kreis|Hanse|Universitäts)?[Ss]tadt|Gemeinde|Landkreis|Kreis|Kanton|Ville de|Mairie de|"
    r"Commune de|Ayuntamiento de|Gemeente|Provincie|Comune di|Câmara Municipal d[eoa]|Prefeitura d[eoa]|"
    r"(?:City|County|Town) of)(?:\s[A-ZÀ-Ý][\w'’-]+){1,3}|"
    r"(?:[A-ZÀ-Ý][\w'’-]+\s){1,3}(?:City|County|Borough|District|Town) Council"
)
