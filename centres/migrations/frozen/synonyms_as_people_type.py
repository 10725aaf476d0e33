"""What 0046 writes: words as people type them, and those that fiches say in their place. It stays as it is.

Written by domain of the life of those who come; a line has several that are typed, then what each also finds, one way.
"""

TYPED = """
job > travail
turbin ; taf > emploi, travail
gagne-pain ; france travail ; anpe ; entretien d’embauche ; recrutement ; intérim ; petit boulot > emploi
patron ; employeurs > entreprise
usine > entreprise, travail
demandeur d’emploi ; sans emploi ; au chômage > emploi, éloignés de l’emploi
retour à l’emploi ; reprendre un travail ; se remettre au travail ; retravailler > reprise d’emploi, emploi, insertion
carrière ; métier > vie professionnelle, parcours professionnel, emploi
salariat > emploi, salariés
assedic > Pôle emploi, emploi
remobilisation ; redynamisation > insertion, confiance, éloignés de l’emploi
savoir-être ; émotions ; gérer ses émotions > compétences psychosociales
lettre d’embauche ; curriculum > CV
apprendre un métier ; qualification > formation, emploi
fric ; thunes ; pognon > argent, budget familial
sous ; fins de mois ; joindre les deux bouts > difficultés financières, problèmes d’argent, moindre coût
boucler ses fins de mois > difficultés financières, problèmes d’argent, moindre coût
pas cher ; à petit prix ; bon marché > moindre coût, gratuit, petit budget
gratos ; offert ; sans payer > gratuit
modeste ; faibles revenus ; petits revenus ; bas revenus > précarité, difficultés financières
démunis > difficultés sociales
nécessiteux ; indigents > précarité, difficultés sociales
fragiles > précarité, isolées
personnes fragiles ; vulnérables ; publics fragiles > fragilisées, précarité, isolées
revenu minimum ; assistés > RSA
administration > démarches administratives, démarches, habitants
formalités ; bureaucratie > démarches administratives, démarches
impôts ; carte grise ; carte d’identité > démarches en ligne, démarches administratives, déclarations administratives
passeport > démarches en ligne, démarches administratives, déclarations administratives
faire une demande en ligne ; site internet ; télédéclaration > démarches en ligne
faire valoir ses droits ; droits sociaux ; ouvrir des droits ; recours aux droits > accès aux droits
assurance maladie ; carte vitale ; remboursements > CPAM, AMELI, frais de santé
caisse de retraite > CARSAT
assistante sociale > référent social
éducateur > travailleurs sociaux, référent social, questions éducatives, parentalité
as > travailleurs sociaux, référent social
rendez-vous > permanence
pc ; écran ; cyberespace ; espace multimédia ; point numérique > numérique
laptop > ordinateur, numérique
internet ; web ; en ligne > démarches en ligne, numérique
le net ; surfer > internet, démarches en ligne, numérique
réseau internet ; connexion ; wi-fi ; box ; haut débit > internet, numérique
mobile ; iphone > smartphone
tablettes > écran
cybercentre ; point internet > espace numérique, EPN, numérique
informatique > ordinateur, médiation numérique
cours d’informatique ; initiation informatique ; apprendre l’ordinateur > numérique, ordinateur, médiation numérique
aidant numérique > médiation numérique
nul en informatique ; déconnectés > fracture numérique
mail ; courriel ; imprimer ; scanner > ordinateur, imprimante
jeu vidéo ; gamer ; gaming ; e-sport > console
confidentialité > confidentialité des données
données personnelles ; vie privée > confidentialité des données, confidentialité
daron > parents, mères
mioches ; petiots > enfants
bout d’chou ; jeunes enfants > 0-3 ans, premier enfant
poupons ; moins de 3 ans ; moins de trois ans > petite enfance, jeune enfant, 0-3 ans, premier enfant
tout petits > jeune enfant, 0-3 ans, premier enfant
0-3 ans > petite enfance, jeune enfant, premier enfant
accouchement ; post-partum ; jeune maman ; jeune mère ; future maman > naissance, mères, grossesse, maternité
devenir mère > naissance, mères, grossesse, maternité
attendre un enfant > grossesses, enceintes
avortement ; ivg ; préservatif ; stérilet ; contraceptif ; gynéco > contraception, planning familial
sexualité ; vie de couple > conjugalité
vie affective > contraception, planning familial, conjugalité
couple > vie de couple
conjoint ; mari ; mariage > conjugalité, vie de couple
famille nombreuse ; mère célibataire ; élever seul ses enfants > monoparentales, parent seul, familles isolées
familles isolées > monoparentales, parent seul
mère seule > parent seul, familles isolées
élever un enfant ; éducation des enfants ; autorité ; punir > questions éducatives, éducation, parentalité
règles éducatives ; crises > questions éducatives, éducation, parentalité
être parent > soutien à la parentalité
rôle de parent ; conseils aux parents ; aide aux parents > parentalité, fonction parentale, soutien à la parentalité
groupe de parents ; parents en difficulté > parentalité, fonction parentale, soutien à la parentalité
moment parent-enfant ; en famille ; activités en famille ; parent-bébé > parents-enfants, enfants et parents, familles
femme au foyer ; maman au foyer ; mère au foyer ; ménagère > mères de familles, mères sans emploi
dames ; nanas ; meufs > femmes
mamie ; papi ; papy ; mémé ; pépé ; grand-mère ; grand-père > seniors, personnes âgées, grand-parentalité
aïeuls > seniors, personnes âgées, grand-parentalité, grand-parent
vieillards ; 3e âge ; quatrième âge ; grand âge ; âgé > seniors, personnes âgées, vieillissement, aînés
anciens ; troisième âge ; personne âgée ; vieux > vieillissement
vieillesse > seniors, personnes âgées, aînés
être à la retraite ; jeunes retraités > retraités, seniors
maintien à domicile > autonomie
perte d’autonomie ; dépendance ; soins à domicile > aide à domicile, autonomie
foyer logement ; résidence senior ; maison de vieux > maison de retraite
alzheimer ; trous de mémoire ; mémoire ; gym cérébrale > jeux mémoire, atelier mémoire, stimulation cognitive
s’occuper d’un proche ; proche malade ; parents âgés ; aider ses parents > aidants, aidants familiaux
souffler ; se reposer ; relayer > répit
générations > intergénérationnel
jeunes et vieux ; toutes générations ; de 7 à 77 ans ; petits et grands > intergénérationnel, générations
fratrie ; frères et sœurs > enfants, familles
maîtres ; instits ; prof ; corps enseignant > instituteurs, école, éducation nationale
enseignant > école, éducation nationale
école primaire ; primaire ; élémentaire ; classes > écoles, groupes scolaires
entrée à l’école ; rentrée des classes > école maternelle
bahut > lycée, collège, scolaires
lycéen > collège, scolaires
élèves > lycée, collège, scolaires, fermes, produits locaux, producteurs
sortie d’école ; devant l’école ; portail de l’école > école
cantine ; étude du soir ; avant et après l’école > périscolaire, péri-scolaires
colo ; mercredi > centre de loisirs, accueil de loisirs
relations avec l’école ; dialogue avec l’école ; parler avec l’école > lien école-famille, lien avec l’école
crèche > RAM
halte-garderie > EAJE, RAM
mode de garde ; nourrice ; assistante maternelle > multi accueil, EAJE, RAM
collégiens ; jeunots > jeunes, adolescents
jeunes de la rue ; jeunes dehors ; squatter ; bandes de jeunes ; traîner dehors > jeunes, espace public, délinquance
délits ; vols ; dégradations ; bêtises > délinquance, incivilités
dans la rue ; sur la place > espace public, de rue, plein air
plein air ; dehors ; à l’extérieur > espace public, de rue
aller à la rencontre ; porte à porte ; sortir des murs ; éducateur de rue ; nomade > aller vers, de rue, espace public
itinérant > aller vers, de rue, espace public
hors-les-murs > de rue, espace public
pédagogie ; éducation populaire > pédagogie sociale
seul ; tout seul ; délaissés ; oubliés ; abandonnés > isolement, personnes isolées, solitude
esseulé > personnes isolées
invisibles ; hors radar ; perdus de vue > publics invisibles, personnes isolées
s’ennuyer ; ennui ; désœuvrement ; vide > isolement, solitude
rencontrer du monde ; voir du monde ; faire connaissance > rencontre, lien social, rompre l’isolement
se faire des copains ; copains ; copines ; sortir de chez soi > rencontre, lien social, rompre l’isolement
bavarder ; causer ; tchatche ; discutailler > discussion, échanges
discuter > échanges
causerie ; parlotte ; groupe de parole ; table ronde ; cercle de parole > discussion, débat, échanges
se soutenir ; coup de pouce ; s’aider ; rendre service > entraide, coup de main, solidarité
donner un coup de main > coup de main, solidarité
voisins ; gens du quartier > habitants, quartier
population ; gens du coin > habitants
convivial > moment convivial
chaleureux ; sympa ; ambiance > convivialité, moment convivial
vivre-ensemble ; diversité > mixité sociale
cohabitation ; bien vivre ; se comprendre ; tolérance ; respect > vivre ensemble, mixité sociale
brassage ; mélange social ; mixité > mixité sociale, diversité
rejet ; haine ; homophobie ; sexisme > discriminations
nouveaux arrivants ; nouveaux habitants ; emménager > nouvelles familles
nouveaux venus ; s’installer ; arriver dans le quartier > nouveaux arrivants, nouvelles familles, nouveaux habitants
immigrés ; migrants ; d’origine étrangère > origines culturelles, cultures, origines
exilés ; venus d’ailleurs ; d’autres pays > origines culturelles, cultures, immigration, origines
métissage ; culture d’ailleurs ; monde entier ; pays d’origine > interculturel, origines, cultures d’origine
traditions ; coutumes > interculturel, origines, cultures d’origine
apprendre le français ; alphabétisation > apprenants, illettrisme
fle ; français langue étrangère ; ne pas parler français > langue française, apprenants, illettrisme
barrière de la langue ; alpha > langue française, apprenants, illettrisme
lire et écrire ; savoirs de base > illettrées
ne pas savoir lire > illettrisme, illettrées
illettrés > illettrisme
langues ; bilingue ; langues étrangères > langue maternelle
médical > santé
infirmière ; sage-femme ; pédiatre > puéricultrice, PMI, médecin
puériculture > PMI, médecin
nutritionniste > diététicienne
diététique > diététicienne, nutritionniste, alimentation
diététicien > nutritionniste, alimentation
bien être ; détente > prendre soin
zen ; relax ; cocooning ; prendre du temps pour soi ; penser à soi > bien-être, détente, prendre soin
s’occuper de soi > bien-être, détente, prendre soin
sophrologie ; massage ; spa ; yoga > bien-être, détente
beauté ; esthéticienne ; relooking > bien-être, estime de soi
moral ; déprime ; dépression ; mal-être ; burn out ; mal dans sa peau ; stress > bien-être, confiance, décompresser
s’aimer ; estime ; assurance ; oser ; timides > estime de soi, confiance en soi, confiance
image de soi > estime de soi, confiance
timidité > confiance
colère > émotions, compétences psychosociales
bouger ; se bouger ; se dépenser ; exercice physique ; forme physique > activité physique, sport, gymnastique
garder la forme ; remuer > activité physique, sport, gymnastique
sportif > gymnastique
gym ; fitness > gymnastique adaptée, activité physique
gym douce > gymnastique, gymnastique adaptée
gym senior > gymnastique, gymnastique adaptée, activité physique
gym adaptée > gymnastique, activité physique
maladie > soins
hygiène ; propreté > hygiène de vie
prévention santé ; éducation à la santé ; promotion de la santé > santé, prévention
boustifaille ; graille ; miam > alimentation, cuisine, repas
manger ; recettes > cuisine
bien manger > équilibré
manger mieux ; manger sain ; manger équilibré > alimentation, équilibré
mieux manger ; bonne alimentation ; diète > alimentation, équilibre alimentaire, équilibré, manger équilibré
régime > alimentation, équilibré, manger équilibré
faire à manger ; cuistot ; chef ; fourneaux ; cordon bleu ; gastronomie ; plats > cuisine, cuistos, recettes
petits plats > cuisine, cuistos, recettes
menus > recettes, cuisine
gâteau ; pâtissier > goûter, gourmandises
dessert ; sucré > pâtisserie, goûter, gourmandises
casse-croûte ; quatre heures > goûter
petit dej ; brunch ; café du matin > petit déjeuner
bbq ; plancha ; méchoui ; saucisses > barbecue
pique-nique ; repas commun ; manger ensemble ; tablée ; banquet > repas partagé, repas
auberge espagnole > repas
produits frais ; fruits et légumes ; de saison ; local > produits locaux, produits de saison, jardin, fermes
locavore ; du terroir > produits locaux, produits de saison, jardin, fermes
légumes > produits locaux, produits de saison, fermes
agriculteur ; exploitation agricole > produits locaux, producteurs
maraîcher ; vente à la ferme > fermes, produits locaux, producteurs
courses > marchés, achats
supermarché ; magasins ; faire ses courses > courses, marchés, achats
bistrot ; bar ; buvette > café
semis ; légumes du jardin ; faire pousser ; bêcher ; main verte > jardin
planter > fleurs
fleurs > plantations
végétaliser > jardin, plantations
verdure > fleurs, jardin, plantations
arbres > fleurs, jardin
abeille ; apiculture > miel
planète ; climat > développement durable, environnement, écologique
déchets verts ; tri ; zéro déchet > composteur, développement durable
raconter une histoire ; histoires du soir ; histoires pour enfants ; heure du conte > conte, histoires
chansons ; chansonnette ; chants > comptines
bouquiner ; lire > bibliothèque
roman ; albums > livres, lecture, bibliothèque
bibli ; emprunter des livres > bibliothèque, médiathèque
scène ; planches ; troupe ; pièce > théâtre, spectacle
spectacle ; représentation > théâtre
comique ; drôle ; rire ; rigoler ; blagues ; sketch > humour
cinoche ; court métrage ; toile > cinéma
instruments ; groupe de musique > musique
peinture > fresque, atelier créatif
arts plastiques ; artistique ; dessin > aquarelle, fresque, atelier créatif
graff ; mur peint > fresque
loisirs créatifs ; faire de ses mains ; diy > créativité
création > atelier créatif
fait maison > créativité, atelier créatif
jeux ; emprunter des jeux > ludothèque
s’amuser ; amusement ; ludique ; divertissement > jeux, ludothèque
jeux de plateau ; jeux de société > jeux
jeux de cartes ; monopoly > jeux de plateau, ludothèque, jeux
boulodrome ; tournoi de pétanque ; bouliste > pétanque
nocturne ; sortir le soir > soirée
fête foraine ; kermesse ; réjouissances ; faire la fête ; teuf > fête, temps festif
festivités > temps festif
festival > culturel
événement culturel ; temps fort ; saison culturelle ; semaine culturelle > festif, culturel
vacances scolaires ; petites vacances ; grandes vacances ; juillet ; août ; estival > vacances, été
congés > été
l’été ; partir ; départ ; séjour ; partir en vacances > vacances
balade ; virée > sortie
histoire locale > histoire du quartier
mémoire du quartier > patrimoine
passé > patrimoine, histoire du quartier
immeuble ; cage d’escalier ; cité ; grands ensembles ; barre > résidences, HLM, pied d’immeuble, quartier
bas des tours ; bas d’immeuble > résidences, HLM, quartier
bailleurs ; office hlm > HLM, résidences
logement social ; hlm > bailleur social, résidences
locataires > bailleur social, HLM, résidences
cadre de vie ; rénovation urbaine > embellissement, quartier, mieux vivre
embellir > quartier, mieux vivre
banlieue ; quartiers populaires ; quartier sensible ; zup > quartier, politique de la ville
village ; campagnard ; cambrousse ; bled > rural
se déplacer > déplacements
bus > transport, déplacements
sans voiture ; pas de voiture ; véhiculé > mobilité, transport, déplacements
tricycle ; vélo à trois roues ; vélos > triporteur
camionnette ; caravane ; charrette ; remorque > carriole
démocratie ; participation des habitants ; implication > participation, concertation, citoyenneté
participer > concertation, citoyenneté
pouvoir d’agir > participation, concertation
concertation > participation, citoyenneté
civique ; civisme ; engagement > citoyen
philo ; café philo ; actualité ; sujets de société > débat, café citoyen
politique > débat, café citoyen, élus
réunion publique > groupe d’habitants, collectif d’habitants
assemblée > groupe d’habitants, collectif d’habitants, concertation
conseil d’habitants ; comité d’habitants > groupe d’habitants, concertation
groupe d’habitants > collectif d’habitants, concertation
prendre la parole ; s’exprimer ; micro ; rhétorique ; expression orale > parole, parler en public, expression
parler en public > parole, expression
maire ; conseil municipal > mairie, municipalité, commune
municipalité ; mairie > élus, commune
ville > mairie, municipalité, élus, commune
département ; conseil général > conseil départemental
décideurs > élus
donner de son temps ; s’investir > bénévoles
monde associatif > association
partenariat > réseau
réseau > partenaires
travailler ensemble ; coopération > partenaires, réseau
manque d’argent ; pas financé ; crédits > financement, subvention
salon ; stand ; colloque > forum, conférence
conférence > forum
inauguration > vernissages
vernissage > inauguré
ouverture > inauguré, vernissages
affiche > flyers, support de communication
flyer ; prospectus ; tract ; dépliant ; plaquette > support de communication, affiches
brochure > flyers, support de communication, affiches
"""
