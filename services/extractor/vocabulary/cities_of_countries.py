"""Which country a city, a region or a nationality belongs to: what numbers without a country code are read by.

Only names that mean one country in a line of contact data; all in lower case.
"""

_PLACES: dict[str, str] = {
    "IN": "mumbai,delhi,new delhi,bangalore,bengaluru,chennai,kolkata,hyderabad,pune,ahmedabad,jaipur,lucknow,kanpur,"
    "nagpur,indore,bhopal,patna,ludhiana,amritsar,chandigarh,gurgaon,gurugram,noida,kochi,thiruvananthapuram,"
    "coimbatore,madurai,visakhapatnam,surat,vadodara,ranchi,bhubaneswar,guwahati,mysore,mysuru,maharashtra,karnataka,"
    "tamil nadu,kerala,gujarat,telangana,andhra pradesh,uttar pradesh,west bengal,rajasthan,haryana,bihar,odisha",
    "PK": "karachi,lahore,islamabad,rawalpindi,faisalabad,multan,peshawar,quetta,sialkot,gujranwala,sindh",
    "BD": "dhaka,chittagong,chattogram,sylhet,khulna,rajshahi",
    "LK": "colombo,kandy,galle,jaffna,negombo",
    "NP": "kathmandu,pokhara,lalitpur,biratnagar",
    "PH": "manila,quezon city,makati,cebu,cebu city,davao,davao city,taguig,pasig,caloocan,antipolo,bacolod,iloilo,"
    "iloilo city,zamboanga,baguio,cavite,laguna,batangas,bulacan,pampanga,bohol,metro manila,rizal,pangasinan",
    "MY": "kuala lumpur,petaling jaya,shah alam,penang,johor bahru,ipoh,kuching,kota kinabalu,selangor,johor,sabah,"
    "sarawak,perak,kedah,melaka,kelantan,terengganu,pahang,negeri sembilan,putrajaya",
    "ID": "jakarta,surabaya,bandung,medan,semarang,makassar,yogyakarta,denpasar,bali,bekasi,tangerang,depok",
    "TH": "bangkok,chiang mai,phuket,nonthaburi",
    "VN": "hanoi,ho chi minh city,da nang,hai phong,can tho",
    "JP": "tokyo,osaka,kyoto,yokohama,nagoya,sapporo,kobe,fukuoka,sendai,hiroshima,saitama,chiba,kanagawa",
    "KR": "seoul,busan,incheon,daegu,daejeon,gwangju",
    "NG": "lagos,abuja,kano,ibadan,port harcourt,enugu,kaduna,benin city,jos,owerri,abeokuta,ilorin,onitsha",
    "GH": "accra,kumasi,tamale,takoradi,cape coast,tema",
    "KE": "nairobi,mombasa,kisumu,nakuru,eldoret,thika,kiambu,machakos,nyeri,kakamega",
    "UG": "kampala,entebbe,jinja,gulu,mbarara",
    "TZ": "dar es salaam,dodoma,arusha,mwanza,zanzibar",
    "ZA": "johannesburg,cape town,durban,pretoria,port elizabeth,gqeberha,bloemfontein,soweto,polokwane,stellenbosch,"
    "sandton,gauteng,kwazulu-natal,western cape,eastern cape,limpopo,mpumalanga,free state",
    "ZW": "harare,bulawayo",
    "ZM": "lusaka,ndola,kitwe",
    "US": "new york,new york city,los angeles,chicago,houston,philadelphia,san francisco,seattle,boston,denver,atlanta,"
    "miami,dallas,austin,california,texas,florida,illinois,pennsylvania,ohio,michigan,new jersey,massachusetts,oregon,"
    "colorado,arizona,minnesota,wisconsin,maryland,missouri,tennessee,indiana,louisiana,kentucky,oklahoma,utah,nevada",
    "CA": "toronto,vancouver,montreal,montréal,ottawa,calgary,edmonton,winnipeg,ontario,quebec,québec,alberta,"
    "british columbia,manitoba,saskatchewan",
    "EG": "cairo,alexandria,giza,nasr city,heliopolis,port said,suez,mansoura,tanta,asyut,zagazig,maadi,new cairo",
    "MA": "casablanca,rabat,marrakech,fès,tanger,agadir,meknès",
    "TN": "tunis,sfax,sousse",
    "DZ": "alger,algiers,oran,constantine",
    "AE": "dubai,abu dhabi,sharjah,ajman,ras al khaimah",
    "SA": "riyadh,jeddah,dammam,khobar,mecca,medina",
    "TR": "istanbul,ankara,izmir,bursa,antalya,adana,konya,gaziantep,kayseri,eskişehir,mersin,bornova",
    "GB": "london,manchester,birmingham,leeds,glasgow,edinburgh,liverpool,bristol,sheffield,cardiff,belfast,nottingham,"
    "leicester,coventry,bradford,swansea,southampton,portsmouth,plymouth,derby,aberdeen,dundee,brighton,"
    "west midlands,west yorkshire,greater manchester,kent,essex,surrey,lancashire,merseyside,hertfordshire,"
    "carmarthenshire,northumberland,devon,cornwall,hampshire,oxfordshire",
    "IE": "dublin,cork,galway,limerick,waterford,drogheda,dundalk,sligo,kilkenny,tralee,athlone,letterkenny",
    "AU": "sydney,melbourne,brisbane,adelaide,canberra,hobart,gold coast,new south wales,queensland,victoria",
    "NZ": "auckland,wellington,christchurch,dunedin,tauranga",
    "IT": "milano,roma,torino,napoli,bologna,firenze,genova,palermo,catania,venezia,verona,padova",
    "DE": "berlin,hamburg,münchen,munich,köln,cologne,frankfurt,stuttgart,düsseldorf,leipzig,dresden",
    "FR": "paris,lyon,marseille,toulouse,nantes,bordeaux,lille,strasbourg",
    "NL": "amsterdam,rotterdam,utrecht,eindhoven,den haag,the hague,groningen",
    "BE": "brussels,bruxelles,brussel,antwerp,antwerpen,gent,liège,leuven",
    "CH": "zürich,zurich,basel,bern,genève,geneva,lausanne,luzern,winterthur",
    "AT": "wien,vienna,graz,linz,salzburg,innsbruck",
    "SE": "stockholm,göteborg,gothenburg,malmö,uppsala,umeå,lund",
    "UA": "kyiv,kiev,kharkiv,lviv,odesa,odessa,dnipro",
    "IL": "tel aviv,haifa,jerusalem",
    "MX": "monterrey,ciudad de méxico,cdmx,zapopan,puebla,tijuana,querétaro",
    "AR": "buenos aires,rosario,mendoza,la plata,mar del plata",
    "CO": "bogotá,medellín,cali,barranquilla",
    "CL": "santiago de chile,valparaíso,concepción,temuco",
    "PE": "lima,arequipa,trujillo,cusco",
    "BR": "são paulo,rio de janeiro,belo horizonte,curitiba,porto alegre,florianópolis,brasília,recife,salvador",
}
_NATIONALITIES: dict[str, str] = {
    "IN": "indian", "PK": "pakistani", "BD": "bangladeshi", "LK": "sri lankan", "NP": "nepali,nepalese",
    "PH": "filipino,filipina", "MY": "malaysian", "ID": "indonesian", "NG": "nigerian", "GH": "ghanaian",
    "KE": "kenyan", "UG": "ugandan", "TZ": "tanzanian", "ZA": "south african", "ZW": "zimbabwean", "ZM": "zambian",
    "EG": "egyptian", "TR": "turkish,t.c.", "GB": "british", "IE": "irish", "AU": "australian", "NZ": "new zealander",
    "JP": "japanese", "TH": "thai", "VN": "vietnamese", "UA": "ukrainian", "BR": "brasileiro,brasileira,brazilian",
    "PT": "portuguesa,português,portuguese", "IT": "italiana,italiano,italian", "ES": "española,español,spanish",
    "MX": "mexicana,mexicano,mexican", "AR": "argentina,argentino,argentinian", "CO": "colombiana,colombiano",
    "CL": "chilena,chileno,chilean", "PE": "peruana,peruano,peruvian", "AT": "österreich,österreichisch",
    "CH": "schweiz,schweizer,schweizerin,suisse", "MA": "marocaine,moroccan", "TN": "tunisienne,tunisian",
}  # fmt: skip

COUNTRY_OF_PLACE: dict[str, str] = {name: code for code, names in _PLACES.items() for name in names.split(",")}
"""ISO 3166 by the name of a city or region"""
COUNTRY_OF_NATIONALITY: dict[str, str] = {
    name: code for code, names in _NATIONALITIES.items() for name in names.split(",")
}
"""ISO 3166 by how a nationality is written in a form"""
