"""Places: countries, the states of large federations, and large or well-known cities, in several spellings."""

from services.extractor.vocabulary.cities import FURTHER_CITIES
from services.extractor.vocabulary.regions import REGIONS

COUNTRIES: dict[str, str] = {
    name.strip(): code
    for code, names in {
        "US": "united states,united states of america,usa,u.s.a.,us,u.s.,estados unidos,états-unis,"
        "vereinigte staaten,vs",
        "GB": "united kingdom,uk,u.k.,england,scotland,wales,northern ireland,great britain,großbritannien,"
        "royaume-uni,reino unido",
        "DE": "germany,deutschland,allemagne,alemania,duitsland,alemanha",
        "AT": "austria,österreich,autriche,oostenrijk",
        "CH": "switzerland,schweiz,suisse,svizzera,suiza,suíça,zwitserland",
        "FR": "france,frankreich,francia,frankrijk,frança",
        "ES": "spain,españa,spanien,espagne,spanje,espanha",
        "PT": "portugal",
        "NL": "netherlands,the netherlands,nederland,holland,niederlande,pays-bas,países bajos",
        "BE": "belgium,belgië,belgique,belgien,bélgica",
        "LU": "luxembourg,luxemburg",
        "IE": "ireland,irland,irlande,irlanda",
        "IT": "italy,italia,italien,italie",
        "DK": "denmark,danmark,dänemark",
        "SE": "sweden,sverige,schweden,suède,suecia",
        "NO": "norway,norge,norwegen",
        "FI": "finland,suomi,finnland",
        "IS": "iceland",
        "PL": "poland,polska,polen,pologne,polonia",
        "CZ": "czech republic,czechia,tschechien,česko",
        "SK": "slovakia",
        "HU": "hungary,ungarn",
        "RO": "romania,rumänien",
        "BG": "bulgaria",
        "GR": "greece,griechenland,grèce",
        "TR": "turkey,türkiye,türkei",
        "HR": "croatia,kroatien",
        "RS": "serbia",
        "SI": "slovenia",
        "UA": "ukraine",
        "RU": "russia,russland",
        "EE": "estonia",
        "LV": "latvia",
        "LT": "lithuania",
        "CY": "cyprus",
        "MT": "malta",
        "CA": "canada,kanada,canadá",
        "MX": "mexico,méxico,mexiko",
        "BR": "brazil,brasil,brasilien,brésil",
        "AR": "argentina,argentinien",
        "CL": "chile",
        "CO": "colombia,kolumbien",
        "PE": "peru,perú",
        "UY": "uruguay",
        "VE": "venezuela",
        "EC": "ecuador",
        "BO": "bolivia",
        "CR": "costa rica",
        "AU": "australia,australien,australie",
        "NZ": "new zealand,neuseeland",
        "IN": "india,indien,inde",
        "PK": "pakistan",
        "BD": "bangladesh",
        "LK": "sri lanka",
        "NP": "nepal",
        "CN": "china,pr china,chine",
        "JP": "japan,japon",
        "KR": "south korea,korea,südkorea",
        "TW": "taiwan",
        "HK": "hong kong",
        "SG": "singapore,singapur,singapour",
        "MY": "malaysia",
        "ID": "indonesia",
        "PH": "philippines",
        "TH": "thailand",
        "VN": "vietnam",
        "AE": "united arab emirates,uae,u.a.e.,dubai",
        "SA": "saudi arabia",
        "QA": "qatar",
        "IL": "israel",
        "EG": "egypt,ägypten,égypte",
        "MA": "morocco,maroc,marokko",
        "TN": "tunisia,tunisie",
        "DZ": "algeria,algérie",
        "NG": "nigeria",
        "KE": "kenya",
        "GH": "ghana",
        "ZA": "south africa,südafrika",
        "ET": "ethiopia",
        "SN": "senegal,sénégal",
        "LB": "lebanon,liban",
        "JO": "jordan",
        "IR": "iran",
        "AO": "angola",
        "MZ": "mozambique,moçambique",
        "CI": "ivory coast,côte d'ivoire",
        "CM": "cameroon,cameroun",
        "UG": "uganda",
        "TZ": "tanzania",
        "KZ": "kazakhstan",
        "AF": "afghanistan",
        "AL": "albania",
        "AD": "andorra",
        "AM": "armenia",
        "AZ": "azerbaijan",
        "BS": "bahamas",
        "BH": "bahrain",
        "BB": "barbados",
        "BY": "belarus",
        "BZ": "belize",
        "BJ": "benin",
        "BT": "bhutan",
        "BA": "bosnia and herzegovina",
        "BW": "botswana",
        "BN": "brunei",
        "BF": "burkina faso",
        "BI": "burundi",
        "KH": "cambodia",
        "CV": "cape verde",
        "CU": "cuba",
        "DJ": "djibouti",
        "DO": "dominican republic",
        "SV": "el salvador",
        "ER": "eritrea",
        "FJ": "fiji",
        "GA": "gabon",
        "GM": "gambia",
        "GT": "guatemala",
        "GY": "guyana",
        "HT": "haiti",
        "HN": "honduras",
        "IQ": "iraq",
        "JM": "jamaica",
        "XK": "kosovo",
        "KW": "kuwait",
        "KG": "kyrgyzstan",
        "LA": "laos",
        "LS": "lesotho",
        "LR": "liberia",
        "LY": "libya",
        "LI": "liechtenstein",
        "MG": "madagascar",
        "MW": "malawi",
        "MV": "maldives",
        "ML": "mali",
        "MU": "mauritius",
        "MD": "moldova",
        "MC": "monaco",
        "MN": "mongolia",
        "ME": "montenegro",
        "MM": "myanmar",
        "NA": "namibia",
        "NI": "nicaragua",
        "MK": "north macedonia",
        "OM": "oman",
        "PS": "palestine",
        "PA": "panama",
        "PG": "papua new guinea",
        "PY": "paraguay",
        "RW": "rwanda",
        "SC": "seychelles",
        "SL": "sierra leone",
        "SO": "somalia",
        "SS": "south sudan",
        "SD": "sudan",
        "SR": "suriname",
        "SY": "syria",
        "TJ": "tajikistan",
        "TG": "togo",
        "TT": "trinidad and tobago",
        "TM": "turkmenistan",
        "UZ": "uzbekistan",
        "YE": "yemen",
        "ZM": "zambia",
        "ZW": "zimbabwe",
    }.items()
    for name in names.split(",")
}

# ISO 3166-1, two letters: they stand for a country only behind a known city.
COUNTRY_CODES: frozenset[str] = frozenset(
    """
    AE AF AL AM AR AT AU AZ BA BD BE BG BH BO BR BY CA CH CL CN CO CR CU CY CZ DE DK DO DZ EC EE EG ES ET FI FR GB GE
    GH GR GT HK HN HR HU ID IE IL IN IQ IR IS IT JM JO JP KE KH KR KW KZ LB LK LT LU LV LY MA MD MK MM MN MT MX MY MZ
    NG NI NL NO NP NZ OM PA PE PH PK PL PT PY QA RO RS RU RW SA SE SG SI SK SN SV SY TH TN TR TW TZ UA UG UK US UY UZ
    VE VN YE ZA ZM ZW
    """.split()  # noqa: SIM905
)

# Codes after a comma: states of the US, Canada, Australia; Brazil's in STATE_CODES_BR.
STATE_CODES: frozenset[str] = frozenset(
    """
    AL AK AZ AR CA CO CT DE FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK OR
    PA RI
    SC SD TN TX UT VT VA WA WV WI WY DC PR ON QC BC AB MB SK NS NB NL PE NSW VIC QLD TAS ACT NT UK USA US UAE
    SP RJ MG RS PR SC BA PE CE DF GO ES AM
    """.split()  # noqa: SIM905
)

STATES: frozenset[str] = frozenset(
    name.strip()
    for name in """
    alabama,alaska,arizona,arkansas,california,colorado,connecticut,delaware,florida,georgia,hawaii,idaho,
    illinois,indiana,iowa,kansas,kentucky,louisiana,maine,maryland,massachusetts,michigan,minnesota,
    mississippi,missouri,montana,nebraska,nevada,new hampshire,new jersey,new mexico,new york,north carolina,
    north dakota,ohio,oklahoma,oregon,pennsylvania,rhode island,south carolina,south dakota,tennessee,texas,
    utah,vermont,virginia,washington,west virginia,wisconsin,wyoming,ontario,quebec,québec,british columbia,
    alberta,manitoba,new south wales,victoria,queensland,bayern,bavaria,hessen,sachsen,nordrhein-westfalen,nrw,
    baden-württemberg,niedersachsen,berlin,hamburg,cataluña,catalunya,catalonia,andalucía,île-de-france,
    bretagne,normandie,noord-holland,zuid-holland,maharashtra,karnataka,tamil nadu,telangana,delhi,gujarat,
    kerala,punjab,são paulo,rio de janeiro,minas gerais,lombardia,lazio
    """.split(",")  # noqa: SIM905
).union(REGIONS)

CITIES: frozenset[str] = (
    frozenset(
        name.strip()
        for name in """
    new york,new york city,nyc,los angeles,chicago,houston,phoenix,philadelphia,san antonio,san diego,dallas,
    san jose,austin,jacksonville,san francisco,san francisco bay area,columbus,indianapolis,seattle,denver,
    boston,nashville,detroit,portland,memphis,las vegas,louisville,baltimore,milwaukee,albuquerque,tucson,
    fresno,sacramento,atlanta,kansas city,miami,raleigh,omaha,oakland,minneapolis,tulsa,tampa,new orleans,
    cleveland,pittsburgh,cincinnati,st. louis,orlando,mountain view,palo alto,menlo park,cupertino,sunnyvale,
    santa clara,redmond,bellevue,kirkland,redwood city,salt lake city,ann arbor,boulder,brooklyn,manhattan,
    princeton,berkeley,toronto,vancouver,montreal,montréal,ottawa,calgary,edmonton,winnipeg,waterloo,
    quebec city,london,manchester,birmingham,leeds,glasgow,edinburgh,liverpool,bristol,sheffield,cardiff,
    belfast,nottingham,cambridge,oxford,brighton,reading,dublin,cork,galway,berlin,hamburg,münchen,munich,köln,
    cologne,frankfurt,frankfurt am main,stuttgart,düsseldorf,dusseldorf,leipzig,dortmund,essen,bremen,dresden,
    hannover,hanover,nürnberg,nuremberg,duisburg,bochum,bonn,münster,karlsruhe,mannheim,augsburg,wiesbaden,
    aachen,kiel,freiburg,mainz,heidelberg,darmstadt,potsdam,regensburg,ulm,jena,erfurt,rostock,kassel,
    halle,halle (saale),
    saarbrücken,würzburg,walldorf,wien,vienna,graz,linz,salzburg,innsbruck,zürich,zurich,genf,genève,geneva,
    basel,bern,lausanne,luzern,st. gallen,winterthur,paris,marseille,lyon,toulouse,nice,nantes,montpellier,
    strasbourg,bordeaux,lille,rennes,reims,grenoble,dijon,angers,nancy,metz,brest,rouen,orléans,tours,
    clermont-ferrand,sophia antipolis,la défense,villeurbanne,aix-en-provence,le havre,saint-étienne,toulon,
    madrid,barcelona,valencia,sevilla,seville,zaragoza,málaga,malaga,murcia,palma,bilbao,alicante,córdoba,
    valladolid,vigo,gijón,granada,a coruña,vitoria,san sebastián,pamplona,santander,salamanca,burgos,oviedo,
    cádiz,toledo,lisboa,lisbon,porto,braga,coimbra,aveiro,faro,setúbal,funchal,guimarães,évora,são paulo,
    rio de janeiro,brasília,belo horizonte,curitiba,porto alegre,salvador,fortaleza,recife,campinas,
    florianópolis,manaus,goiânia,amsterdam,rotterdam,den haag,the hague,utrecht,eindhoven,groningen,tilburg,
    almere,breda,nijmegen,enschede,haarlem,arnhem,leiden,delft,maastricht,amersfoort,brussel,brussels,
    bruxelles,antwerpen,antwerp,gent,ghent,leuven,liège,brugge,roma,rome,milano,milan,napoli,torino,turin,
    bologna,firenze,florence,venezia,genova,copenhagen,københavn,aarhus,stockholm,göteborg,gothenburg,malmö,
    uppsala,oslo,bergen,trondheim,helsinki,espoo,tampere,turku,reykjavik,warsaw,warszawa,kraków,krakow,wrocław,
    wroclaw,gdańsk,poznań,prague,praha,brno,bratislava,budapest,bucharest,bucurești,cluj-napoca,sofia,athens,
    thessaloniki,istanbul,ankara,izmir,zagreb,belgrade,ljubljana,kyiv,kiev,lviv,moscow,tallinn,riga,vilnius,
    luxembourg,mexico city,ciudad de méxico,guadalajara,monterrey,buenos aires,santiago,santiago de chile,
    bogotá,bogota,medellín,medellin,cali,lima,quito,montevideo,caracas,sydney,melbourne,brisbane,perth,
    adelaide,canberra,auckland,wellington,christchurch,bangalore,bengaluru,mumbai,delhi,new delhi,hyderabad,
    chennai,pune,kolkata,ahmedabad,gurgaon,gurugram,noida,jaipur,kochi,karachi,lahore,islamabad,dhaka,colombo,
    singapore,hong kong,tokyo,osaka,kyoto,seoul,beijing,shanghai,shenzhen,guangzhou,hangzhou,taipei,
    kuala lumpur,jakarta,manila,bangkok,ho chi minh city,hanoi,dubai,abu dhabi,riyadh,doha,tel aviv,jerusalem,
    haifa,cairo,casablanca,rabat,tunis,algiers,lagos,abuja,nairobi,accra,johannesburg,cape town,pretoria,
    durban,addis ababa,dakar,beirut,amman,tehran,luanda,maputo
    """.split(",")  # noqa: SIM905
    )
    | FURTHER_CITIES
)

REMOTE: frozenset[str] = frozenset(
    {
        "remote",
        "fully remote",
        "remote work",
        "home office",
        "homeoffice",
        "worldwide",
        "télétravail",
        "remoto",
        "teletrabajo",
        "hybrid",
        "on-site",
        "various locations",
    }
)
