"""Ordinary occupations by language: crafts, care, transport, farms, kitchens, uniforms, churches, stages, schools.

In both genders, along the groups of the International Standard Classification of Occupations. Left out is what is
rather a surname ("Fischer"), an organisation ("Policía", "Caixa") or a word of other meaning ("Drucker", "fiscal").
`vocabulary.titles` joins these words and endings to its own.
"""

_GERMAN = """
    pflegefachfrau pflegefachmann pflegefachkraft optiker optikerin hörakustiker hörakustikerin rettungssanitäter
    rettungssanitäterin chirurg chirurgin tierarzt tierärztin logopäde heilpraktiker heilpraktikerin streetworker
    pfarrer pfarrerin pastorin diakon diakonin vikarin küster soldat soldatin offizier offizierin unteroffizier
    feldwebel polizist polizistin kommissar kommissarin feuerwehrmann feuerwehrfrau detektiv detektivin wachmann
    pförtner pförtnerin schauspieler schauspielerin regisseur regisseurin dramaturg dramaturgin sänger sängerin tänzer
    tänzerin musiker musikerin dirigent dirigentin bühnenbildner bühnenbildnerin maskenbildner maskenbildnerin
    kameramann kamerafrau moderatorin lektor lektorin autorin schriftsteller schriftstellerin bibliothekar
    bibliothekarin archivar archivarin kurator kuratorin restaurator restauratorin historikerin professorin doktorand
    doktorandin forscher forscherin chemiker chemikerin physiker physikerin biologe biologin mathematiker
    mathematikerin statistiker statistikerin geologe geologin psychologin soziologe soziologin ökonom ökonomin
    försterin winzerin gärtnerin floristin melker imker imkerin konditor konditorin bäckerin metzgerin brauerin
    jungkoch beikoch chefkoch hotelfachfrau hotelfachmann zimmermädchen hausdame pilotin kapitän kapitänin matrose
    kommissionierer kommissioniererin briefträger briefträgerin spediteur elektrikerin schweißerin schweisser
    schweisserin fräser fräserin werkzeugmacher werkzeugmacherin lackierer lackiererin zimmerer zimmerin tischlerin
    schreinerin glaserin maurerin stuckateur stuckateurin schneiderin näherin goldschmied goldschmiedin uhrmacher
    uhrmacherin buchbinder buchbinderin schornsteinfeger schornsteinfegerin putzfrau hauswirtschafterin hausmeisterin
    kosmetikerin fußpflegerin bestatter bestatterin kassierer kassiererin empfangsdame telefonistin personaler
    personalerin übersetzerin dolmetscherin fotografin grafikerin gestalterin beamter abgeordneter abgeordnete
    vorsitzender vorsitzende gründerin gesellschafter gesellschafterin prokurist prokuristin umschüler umschülerin
    freiberufler freiberuflerin inhaber inhaberin ferienjob nebenjob zivildienst babysitter babysitterin nachhilfe
    dozentin journalistin volontärin
    """
_FRENCH = """
    sage-femme sage-femmes chirurgien chirurgienne pharmacienne orthophoniste ergothérapeute psychomotricien
    psychomotricienne opticien opticienne audioprothésiste ambulancier ambulancière puéricultrice puériculteur atsem
    nounou instituteur institutrice surveillant surveillante aesh proviseur proviseure ater postdoctorant
    postdoctorante pasteur prêtre rabbin diacre soldat caporal sergent adjudant adjudante gardien gardienne vigile
    douanier douanière comédien comédienne acteur actrice metteur réalisateur réalisatrice scénariste musicien
    musicienne chanteur chanteuse danseur danseuse régisseur régisseuse cadreur cadreuse pigiste policière peintre
    correcteur correctrice écrivain écrivaine archiviste conservateur conservatrice libraire traductrice magistrat
    magistrate juge clerc parajuriste standardiste téléconseiller téléconseillère téléopérateur téléopératrice pilote
    navigant navigante conducteur coursier coursière déménageur plongeur plongeuse traiteur barman barmaid veilleur
    veilleuse chauffagiste soudeuse chaudronnier chaudronnière tourneur tourneuse fraiseur fraiseuse ajusteur
    ajusteuse mécanicienne carrossier carrossière charpentier charpentière ébéniste plaquiste grutier grutière
    paysagiste jardinière agricultrice exploitant exploitante viticulteur viticultrice maraîcher maraîchère éleveur
    éleveuse bûcheron couturier couturière esthéticien esthéticienne contrôleur contrôleuse auditeur auditrice
    trésorier trésorière guichetier guichetière courtier courtière urbaniste géomètre dessinateur dessinatrice
    statisticien statisticienne économiste sociologue psychologues bénévole député députée sommelière barista
    chroniqueur chroniqueuse animatrice vacataire moniteur monitrice entraîneur entraîneuse coiffeurs régulateur
    régulatrice répartiteur aiguilleur
    """
_SPANISH = """
    cirujano cirujana odontólogo odontóloga endodoncista ortodoncista logopeda terapeuta veterinaria celador celadora
    camillero camillera cocinera monitora niñera catedrático catedrática bedel doctorando doctoranda pastora sacerdote
    párroco capellán soldado cabo sargento sargenta teniente capitán capitana suboficial marinero marinera bombera
    escolta actriz guionista músico bailarín bailarina camarógrafo camarógrafa locutor locutora reportero reportera
    corresponsal escritora bibliotecario bibliotecaria archivero archivera intérprete procuradora asesor asesora
    telefonista telemarketer reponedor reponedora visitador visitadora subgerente superintendente gasfíter plomero
    soldadora calderero calderera tornera carpintera ebanista pintora yesero cristalero tractorista agricultora
    ganadero ganadera viticultor viticultora pescador pescadora jardinera camionero camionera transportista
    repartidora mensajero mensajera taxista maquinista piloto azafata azafato sobrecargo tripulante maletero
    almacenista bodeguero bodeguera montador montadora costurera sastre esteticista empleado empleada pastelero
    pastelera panadera barman sumiller tesorero tesorera auditora actuario aparejador aparejadora topógrafo topógrafa
    delineante emprendedor emprendedora presidente presidenta alcalde alcaldesa concejal concejala voluntario
    voluntaria entrenador entrenadora árbitro aprendiz pediatra ginecólogo ginecóloga psiquiatra anestesista
    nutricionista funcionario funcionaria interino interina orientadora preparador preparadora socorrista jornalero
    jornalera temporero temporera ayudanta ordenanza conserje
    """
_PORTUGUESE = """
    cirurgião cirurgiã farmacêutica fonoaudióloga fonoaudiólogo terapeuta veterinária babá doutorando doutoranda padre
    pastora soldado cabo sargento tenente capitão atriz ator encenador encenadora realizador realizadora músico
    cantora cantor bailarino bailarina repórter redator redatora escritor escritora arquivista bibliotecário tradutor
    tradutora intérprete solicitador solicitadora juíza procurador procuradora notária assessor assessora telefonista
    telemarketing atendente repositora presidente presidenta diretor-presidente encanador encanadora serralheiro
    serralheira carpinteira marceneiro marceneira gesseiro agricultora agrônomo agrônoma agrónomo agrónoma pescador
    jardineira camionista caminhoneiro caminhoneira taxista maquinista piloto copiloto comandante comissário
    comissária hospedeira tripulante carregador carregadora estoquista almoxarife empilhador montador montadora
    costureira alfaiate cabeleireira esteticista manicure diarista doméstica camareira garçom garçonete confeiteiro
    confeiteira barman copeira copeiro topógrafo topógrafa desenhador desenhadora empreendedor empreendedora
    conselheiro conselheira instrutor instrutora treinador treinadora aprendiz monitora voluntário voluntária
    trabalhador trabalhadora intensivista pediatra odontólogo odontóloga preceptor preceptora sonoplasta operário
    operária tesoureira agente vigilante
    """
_DUTCH = """
    huisarts dierenarts basisarts chirurg mondhygiënist logopedist logopediste diëtist diëtiste ergotherapeut
    kraamverzorgster kraamverzorgende thuishulp doktersassistente tandartsassistente groepsleider groepsleidster
    leidster gastouder oppas hoogleraar lector predikant predikante dominee pastoor priester kapelaan voorganger
    militair soldaat korporaal sergeant officier majoor luitenant marinier rechercheur beveiliger beveiligster acteur
    actrice regisseur regisseuse toneelschrijver dramaturg muzikant muzikante zanger zangeres danser danseres
    programmamaker presentatrice cameraman verslaggever verslaggeefster columniste schrijver schrijfster
    bibliothecaris bibliothecaresse archivaris archiefmedewerker conservator tolk griffier receptioniste telefoniste
    kassière kassamedewerker bedrijfsleidster bankwerker timmervrouw stukadoor tegelzetter dakdekker stratenmaker
    grondwerker kraanmachinist uitvoerder voorman voorvrouw opzichter landmeter tekenaar akkerbouwer veehouder tuinder
    koerier bezorger postbode piloot gezagvoerder conducteur conductrice matroos schipper keukenhulp afwasser
    serveerster barman barvrouw gastheer kamermeisje schoonmaakster huishoudster kapster naaister
    schoonheidsspecialiste kleermaker econoom socioloog psychologe ambtenaar burgemeester wethouder voorzitter
    voorzitster penningmeester bestuurder bestuurslid eigenaar eigenaresse oprichtster ondernemer ondernemster
    vrijwilliger vrijwilligster instructeur instructrice uitzendkracht invalkracht oproepkracht weekendhulp
    vakantiekracht afstudeerstage bijbaan jobstudente diensthoofd werker jongerenwerker maatwerker vakreferent
    programmeur presentator columnist hovenier analist redactrice vertaalster lerares leraren conciërges teamcoach
    zorgcoördinator
    """
_ITALIAN = """
    chirurgo chirurga logopedista veterinaria badante professore professoressa dottorando dottoranda sacerdote parroco
    soldato maresciallo carabiniere poliziotto poliziotta pompiere attore attrice regista sceneggiatore sceneggiatrice
    drammaturgo drammaturga musicista cantante ballerino ballerina redattore redattrice scrittore scrittrice
    bibliotecario bibliotecaria archivista notaio notaia giudice centralinista operatore operatrice cassiere cassiera
    responsabile saldatrice tornitore tornitrice meccanico carrozziere imbianchino piastrellista agricoltore
    agricoltrice giardiniere giardiniera pescatore camionista corriere magazziniera tassista macchinista pilota
    pizzaiolo pizzaiola pasticcere pasticcera panettiere lavapiatti governante sarta sarto estetista contabile
    commercialista revisore revisora architetta disegnatore disegnatrice ingegnera imprenditore imprenditrice
    presidente tecnologo ricercatori volontario volontaria bagnino bagnina animatore animatrice
    """
_ENGLISH = """
    optometrist chiropractor childminder babysitter vicar constable sheriff actress screenwriter playwright singer dj
    telemarketer draftsman rancher cobbler undertaker mortician chairperson diplomat internee stagehand roustabout
    maker helper chambermaid milker seaman groundworker rider stacker fishmonger violinist pianist cellist miner
    roughneck sweeper messenger 2ic seafarer ploughman
    """

OCCUPATIONS: frozenset[str] = frozenset(
    word.casefold()
    for words in (_GERMAN, _FRENCH, _SPANISH, _PORTUGUESE, _DUTCH, _ITALIAN, _ENGLISH)
    for word in words.split()
)

# What compounds end with; see `TITLE_ENDINGS`.
OCCUPATION_ENDINGS: tuple[str, ...] = (
    "praktikum", "fachfrau", "fachmann", "pädagoge", "pädagogin", "direktor", "direktorin", "journalist",
    "journalistin", "redakteur", "dozent", "dozentin", "professor", "professorin", "makler", "maklerin", "prüfer",
    "schlosser", "schlosserin", "schweisser", "installateur", "installateurin", "lackierer", "leger", "reiniger",
    "zusteller", "zustellerin", "offizier", "kommissar", "kommissarin", "polizist", "polizistin", "soldat",
    "optiker", "optikerin", "akustiker", "gestalter", "gestalterin", "kellner", "kellnerin", "meisterin",
    "gerüstbauer", "strassenbauer", "metallbauer", "karosseriebauer", "hilfskraft", "lehrkraft", "pflegekraft",
    "servicekraft", "reinigungskraft", "bürokraft", "musiker", "künstler", "künstlerin", "austräger", "austrägerin",
    "anleiter", "anleiterin", "aufseher", "inhaber", "inhaberin", "leitung",
    "medewerkster", "verzorger", "verzorgster", "verzorgende", "werkster", "lasser", "machinist", "bezorger",
    "leidster", "bestuurder", "houder", "houdster", "predikant", "chirurg", "coördinatrice", "assistente",
)  # fmt: skip
