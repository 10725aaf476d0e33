"""Words that no ending leads to their stem: forms of their own, families of one root, false friends.

Each table was begun from what the rules of endings.py made of the words of fiches, and of the field.
"""

# Taken as they are, before any ending is looked at: folded words that are their own stem, then stems and their forms.
_ALONE = """
    acquis avant avis bac bas bois bras bus cas concours corps cour courant cours dans discours dos fils fois
    fond fonds jus mais mois nous parcours paris pas pays permis plus poids pois polis puis repas secours sens
    son sont sous temps vers via vis voix vous
"""
_FORMS = """
    accueil: accueil accueille accueillent accueillir
    an: an ans
    apresmidi: apresmidi aprem aprems
    bail: baux
    base: base bases
    beau: beau beaux bel belle belles
    blanc: blanche blanches
    cafe: cafe cafes
    course: course courses
    danse: danse danses
    divers: divers diverse diverses
    environ: environ environs
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
ACCENTED = {"marché": "marche", "marchés": "marche", "maïs": "maiss", "jeûne": "jeune", "jeûnes": "jeune"}

# Words of one root, a line each: the stem of the first is that of all.
FAMILIES = """
    abonner abonnement
    absence absent absentéisme
    adhérer adhérent adhésion
    adolescent adolescence ado
    aîné aînée
    apprendre apprend apprenne apprenn appris apprenti apprentissage
    assister assistance
    associer associatif
    autonome autonomie
    bénévole bénévolat
    choisir choix
    chômer chômeur
    citoyen citoyenneté
    coiffer coiffure
    composter compostage compost
    concert concertiste
    conduire conduit conducteur
    construire construit construction constructeur
    coopérer coopérative
    copropriété copropriétaire
    courir coureur
    créer création créateur créatif créativité
    croire croyance croyant
    cuire cuisson
    cuisiner cuisinier
    découvrir découvre découvert découverte
    danse danser danseur
    dépendre dépendance
    dessin dessinateur
    difficile difficulté
    écrire écrit écriture écrivain
    élire élu élection
    employer emploi employeur
    enfant enfance
    engager engagement
    entendre entend entendu
    entrée entrer
    exclure exclu exclusion
    exil exiler exilé
    exposer exposition exposant
    fête festif festivité
    fleur fleurir fleurissement
    fragile fragilité fragiliser
    formation former formateur
    fraternel fraternité
    gratuit gratuité
    grandir grandissant
    handicap handicaper
    inclure inclus inclusif inclusion
    inscrire inscrit inscription
    intégrer intégration
    isoler isolement
    jeu jouer joueur jouet joue
    jeune jeunesse
    joie joyeux
    lire lisent lecture lecteur
    loger logement
    malade maladie
    mineur minorité
    mobile mobiliser
    musique musical musicien
    naître naissance
    nature naturel
    nourrir nourriture
    offrir offre offert
    orienter orientation
    ouvrir ouvre ouvert ouverture
    parrain parrainer parrainage
    partenaire partenariat partenarial
    partager partage
    participer participation participatif
    pauvre pauvreté
    peindre peinture peintre peint
    précaire précarité
    prévenir prévention préventif
    proche proximité
    racisme raciste
    rapide rapidité
    recycler recyclage recyclerie
    réduire réduction réduit
    réfugier réfugié
    rencontre rencontrer
    réparer réparation réparateur
    répondre répond réponse
    retraite retraité
    responsable responsabilité
    rural ruralité
    sécurité sécuriser
    solidaire solidarité
    soutenir soutien soutient soutenu soutiennent
    sport sportif
    surdité sourd
    tolérer tolérance
    traduire traduit traduction traducteur
    transmettre transmet transmission transmis
    tuteur tutorat
    utile utilité
    vacance vacancier
    valide valider
    vendre vend vendu vente vendeur
    vieillir vieillissement
    violence violent
    voisin voisinage
    volontaire volontariat
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
    recycl repass reper reseaut sond surf tatou tiss tourn tric tricot tri tut vernis vision visionn
"""
AGES = frozenset(_AGES.split())
