"""Counties, provinces and states that stand behind a city: "Llandeilo, Carmarthenshire", "Cainta, Rizal"; all in lower
case, beside those of `vocabulary.places`."""

REGIONS: frozenset[str] = frozenset(
    name.strip()
    for name in """
    avon,bedfordshire,berkshire,buckinghamshire,cambridgeshire,cheshire,cornwall,cumbria,derbyshire,devon,dorset,
    county durham,east sussex,west sussex,essex,gloucestershire,greater manchester,hampshire,herefordshire,
    hertfordshire,kent,lancashire,leicestershire,lincolnshire,merseyside,middlesex,norfolk,northamptonshire,
    northumberland,nottinghamshire,oxfordshire,shropshire,somerset,staffordshire,suffolk,surrey,tyne and wear,
    warwickshire,west midlands,wiltshire,worcestershire,north yorkshire,south yorkshire,west yorkshire,east yorkshire,
    aberdeenshire,ayrshire,fife,lanarkshire,midlothian,perthshire,renfrewshire,carmarthenshire,ceredigion,conwy,
    denbighshire,flintshire,gwent,gwynedd,monmouthshire,pembrokeshire,powys,county antrim,county armagh,county down,
    co antrim,co armagh,co down,co durham,
    andhra pradesh,assam,bihar,chhattisgarh,goa,haryana,himachal pradesh,jharkhand,madhya pradesh,odisha,orissa,
    rajasthan,uttar pradesh,uttarakhand,west bengal,sindh,khyber pakhtunkhwa,balochistan,
    cavite,laguna,batangas,bulacan,pampanga,rizal,bohol,pangasinan,quezon,nueva ecija,negros occidental,leyte,
    metro manila,selangor,johor,perak,kedah,kelantan,terengganu,pahang,negeri sembilan,melaka,sabah,sarawak,
    gauteng,kwazulu-natal,western cape,eastern cape,northern cape,free state,limpopo,mpumalanga,north west province,
    nova scotia,new brunswick,newfoundland,saskatchewan,south australia,western australia,tasmania,northern territory,
    hesse,saxony,thüringen,thuringia,sachsen-anhalt,rheinland-pfalz,saarland,schleswig-holstein,brandenburg,
    mecklenburg-vorpommern,lower saxony,tirol,steiermark,kärnten,oberösterreich,niederösterreich,vorarlberg,burgenland,
    aragón,asturias,cantabria,castilla y león,castilla-la mancha,comunidad valenciana,extremadura,galicia,la rioja,
    navarra,país vasco,comunidad de madrid,región de murcia,islas baleares,canarias,
    piemonte,toscana,veneto,emilia-romagna,campania,puglia,sicilia,sardegna,liguria,calabria,abruzzo,marche,umbria,
    trentino-alto adige,friuli-venezia giulia,
    nouvelle-aquitaine,occitanie,hauts-de-france,grand est,pays de la loire,auvergne-rhône-alpes,
    provence-alpes-côte d'azur,bourgogne-franche-comté,centre-val de loire,
    noord-brabant,gelderland,limburg,overijssel,friesland,zeeland,flevoland,drenthe,oost-vlaanderen,west-vlaanderen,
    algarve,alentejo,minho,bahia,paraná,santa catarina,rio grande do sul,pernambuco,ceará,goiás,espírito santo,
    mato grosso,distrito federal,jalisco,nuevo león,estado de méxico,puebla,guanajuato,veracruz,yucatán,
    santa fe,entre ríos,misiones,tucumán,salta,antioquia,cundinamarca,valle del cauca,
    małopolska,mazowsze,śląsk,dolny śląsk,wielkopolska,pomorze
    """.split(",")  # noqa: SIM905
)

PROVINCES_OF_ITALY: frozenset[str] = frozenset(
    """
    AG AL AN AO AR AP AT AV BA BT BL BN BG BI BO BZ BS BR CA CL CB CE CT CZ CH CO CS CR KR CN EN FM FE FI FG FC FR GE
    GO GR IM IS AQ SP LT LE LC LI LO LU MC MN MS MT ME MI MO MB NA NO NU OR PD PA PR PV PG PU PE PC PI PT PN PZ PO RG
    RA RC RE RI RN RM RO SA SS SV SI SR SO SU TA TE TO TR TN TP TS TV UD VA VE VB VC VR VV VI VT
    """.split()  # noqa: SIM905
)
"""Codes of provinces, in brackets behind a town: "Lecco (LC)"."""
