"""Words that no ending leads to their stem: forms of their own, families of one root, false friends.

Each table was begun from what the rules of endings.py made of the words of fiches, and of the field.
"""

# Taken as they are, before any ending is looked at: folded words that are their own stem, then stems and their forms.
_ALONE = """
    acquis avant avis bac bas bois bras bus cas concours corps cour courant cours dans discours dos fils fois
    fond fonds jus mais mois nous parce parcours paris pas pays permis plus poids pois polis puis repas secours sens
    son sont sous temps vers via vis voix vous
"""
_FORMS = """
    accueil: accueil accueille accueillent accueillir
    an: an ans
    apresmidi: apresmidi aprem aprems
    armee: armee armees
    bail: baux
    base: base bases
    beau: beau beaux bel belle belles
    blanc: blanche blanches
    cafe: cafe cafes
    course: course courses
    danse: danse danses
    divers: divers diverse diverses
    environ: environ environs
    equipees: equipee equipees equipement equipements
    fair: faire faisaient faisait faisant faisons fait faite faites faits fera font
    frais: fraiche fraiches frais
    gros: gros grosse grosses
    jumeau: jumeau jumeaux jumelle jumelles
    long: longue longues
    madame: mesdames
    mere: mere meres
    mettr: met mettent
    nouveau: nouveau nouveaux nouvel nouvelle nouvelles
    oeil: yeux oeil
    ouvrier: ouvrier ouvriers
    papier: papier papiers
    permettr: permet permettant permettent permettait permise permises
    placees: placee placees
    pole: pole poles
    repit: repit repits
    sec: seche seches
    soi: sois
    soir: soir soirs
    sorte: sorte sortes
    sourir: sourire sourires
    tout: tous tout toute toutes
    travail: travaux
    veillee: veillee veillees
    vie: vie vies
    vieux: vieil vieille vieilles vieux
    vitrail: vitraux
    vivr: vivre
"""
_LINES = (line.strip().partition(": ") for line in _FORMS.splitlines())
FORMS = {word: stem for stem, _, words in _LINES for word in words.split()} | {word: word for word in _ALONE.split()}

# Written with this accent, a word is another one than the same letters without it: written -> stem.
ACCENTED = {
    "marché": "marche", "marchés": "marche", "maïs": "maiss", "jeûne": "jeune", "jeûnes": "jeune",
    "équipé": "equipees", "équipés": "equipees", "placé": "placees", "placés": "placees",
}  # fmt: skip

# Words of one root, a line each: the stem of the first is that of all.
FAMILIES = """
    abonner abonnement
    absence absent absentéisme
    accompagner accompagnant
    acheter achat
    addiction addict addictif
    adhérer adhérent adhésion
    adolescent adolescence ado
    agresser agression agressif
    agriculture agricole agriculteur
    aîné aînée
    alcool alcoolique alcoolisme
    aliment alimentaire
    apiculture apiculteur
    apprendre apprend apprenne apprenn appris apprenti apprentissage
    assister assistance
    associer associatif
    autonome autonomie
    bénévole bénévolat
    bibliothèque bibliothécaire
    broder broderie
    choisir choix
    chômer chômeur
    cinéma cinématographique
    citoyen citoyenneté
    coiffer coiffure
    collège collégien
    comédie comédien
    composter compostage compost
    concert concertiste
    conduire conduit conducteur
    connecter connexion
    construire construit construction constructeur
    coopérer coopérative
    copropriété copropriétaire
    coudre couture
    courir coureur
    créer création créateur créatif créativité
    croire croyance croyant
    cuire cuisson
    cuisiner cuisinier
    culture culturel
    danse danser danseur
    débattre débat
    découvrir découvre découvert découverte
    délinquance délinquant
    dépendre dépendance
    dessin dessinateur
    détendre détente
    deuil endeuillé
    difficile difficulté
    discriminer discriminatoire
    discuter discussion
    école écolier
    écologie écolo
    économie économique économiser
    écrire écrit écriture écrivain
    éduquer éducation
    élection électeur électif
    élire élu
    employer emploi employeur
    endetter dette surendettement
    énergie énergétique
    enfant enfance
    engager engagement
    enseigner enseignant
    entendre entend entendu
    entrée entrer
    entrepreneur entrepreneuriat
    étudier étude
    exclure exclu exclusion
    exil exiler exilé
    exposer exposition exposant
    fête festif festivité
    financer financier
    fleur fleurir fleurissement
    formation former formateur
    fragile fragilité fragiliser
    fraternel fraternité
    fumer fumeur
    grandir grandissant
    gratuit gratuité
    gymnastique gym
    handicap handicaper
    humour humoriste humoristique
    imaginer imaginaire
    inclure inclus inclusif inclusion
    informatique informaticien
    inscrire inscrit inscription
    insérer insertion
    intégrer intégration
    intergénérationnel intergénération
    interculturel interculturalité
    inventer invention inventif
    isoler isolement
    jardin jardinier
    jeu jouer joueur jouet joue
    jeune jeunesse
    joie joyeux
    laïc laïcité
    lire lisent lecture lecteur
    loger logement
    louer location locataire
    ludothèque ludothécaire
    lycée lycéen
    malade maladie
    médecin médical
    médiathèque médiathécaire
    migrer migrant
    mineur minorité
    mobile mobiliser
    multiculturel multiculturalité
    musique musical musicien
    nager natation nageur
    naître naissance natalité
    nature naturel
    nourrir nourriture
    nutrition nutritionniste nutritif nutritionnel
    offrir offre offert
    orienter orientation
    ouvrir ouvre ouvert ouverture
    parrain parrainer parrainage
    partager partage
    partenaire partenariat partenarial
    participer participation participatif
    pâtissier pâtisserie
    pauvre pauvreté
    payer paiement
    peindre peinture peintre peint
    photo photographie photographe photographier
    précaire précarité
    prévenir prévention préventif
    proche proximité
    produire produit production producteur
    racisme raciste
    ranger rangement
    rapide rapidité
    recycler recyclage recyclerie
    réduire réduction réduit
    réfugier réfugié
    religion religieux
    rencontre rencontrer
    réparer réparation réparateur
    répondre répond réponse
    responsable responsabilité
    retraite retraité
    réunir réunion
    réviser révision
    rural ruralité
    scolaire scolarité scolariser
    sculpter sculpture
    sécurité sécuriser
    sexuel sexualité
    soigner soin soignant
    solidaire solidarité
    soutenir soutien soutient soutenu soutiennent
    spirituel spiritualité
    sport sportif
    surdité sourd
    théâtre théâtral
    tolérer tolérance
    traduire traduit traduction traducteur
    transmettre transmet transmission transmis
    tuteur tutorat
    utile utilité
    vacance vacancier
    valide valider
    vendre vend vendu vente vendeur
    vieillir vieillissement vieillesse
    village villageois
    violence violent
    voisin voisinage
    volontaire volontariat
    voter votant
    voyage voyager voyageur
"""

# Stems that an ending would be taken off, and it is no ending there: the word stays, less « e » and plural.
_WHOLE = """
    acteu auteu docteu facteu honneu bonheu malheu valeu couleu douleu chaleu saveu faveu humeu rumeu largeu longueu
    hauteu grandeu profondeu interieu exterieu superieu inferieu anterieu posterieu meilleu ailleu plusieu professeu
    secteu moteu directeu recteu vecteu lecteu redacteu tracteu ingenieu seigneu ampleu epaisseu douceu vapeu erreu
    terreu horreu monsieu demeu fraicheu candeu tuteu proteu neveu cheveu milieu banlieu
    concertation initiativ heureu
    departement appartement evenement environnement gouvernement element
    portrait souhait retrait extrait attrait bienfait abstrait distrait parfait imparfait
    vocation vacation reunion relation station nation ration notation citation dotation
    allez chez assez opera camera
"""
WHOLE = frozenset(_WHOLE.split())

# What is done: « bricolage » is what « bricoler » is. Not « village », « ménage », « courage ».
_AGES = """
    affich arros bavard bricol chauff coiff coll color compost couchag coupag covoitur crochet cuisin decor depann
    depist deguis demarr doubl eclair emball encadr fil format frott graff grim habill inform jardin jongl lav maquill
    maraich marrain mass mix mod model mont moul nettoy parrain passe patin pilot pli polli prun racl ramass reboutonn
    recycl repass reper reseaut sond surf tatou tourn tric tricot tri tut vernis vision visionn
"""
AGES = frozenset(_AGES.split())
