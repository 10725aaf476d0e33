"""What 0029 writes: words for health, housing, work, money and papers, as people say them and as fiches do. It stays as it is.

A line a group: any of its words finds the others; in the second table the first alone does.
"""

SAME = """
désert médical, pénurie de médecins, manque de médecins, démographie médicale
accès aux soins, renoncement aux soins, accès à la santé, parcours de soins
maison médicale, maison de santé, centre de santé, cabinet médical
infirmière, soins infirmiers
kiné, kinésithérapeute
bilan de santé, examen de santé, check-up
CMU, couverture maladie universelle, complémentaire santé solidaire, C2S
mutuelle solidaire, mutuelle communale, mutuelle de village
point écoute, lieu d’écoute, permanence d’écoute, écoute psychologique
troubles psychiques, maladie mentale, handicap psychique, psychiatrie, troubles psychiatriques
groupe de parole, cercle de parole, espace de parole, groupe d’expression
médiateur santé, ambassadeurs santé
sevrage, désintoxication
conduites à risque, comportements à risque, prises de risque
arrêter de fumer, sevrage tabagique, tabagisme, mois sans tabac
conduites addictives, addictions, addictologie, CSAPA
paris sportifs, jeux d’argent, jeux de hasard
sport, activités sportives, activité physique, pratique sportive
sport santé, sport sur ordonnance, activité physique adaptée, maison sport santé, remise en forme
musculation, muscu, renforcement musculaire, salle de sport
zumba, fitness, aérobic
pilates, stretching, étirements, gym douce
taï-chi, qi gong, gymnastique chinoise
self-défense, autodéfense, krav maga
course à pied, running, jogging, footing
basket, basketball
ping-pong, tennis de table
volley, volleyball
hand, handball
équitation, poney, centre équestre, cheval
escalade, accrobranche, parcours aventure
VTT, vélo tout-terrain
tournoi, championnat, compétition
olympiades, jeux olympiques, rencontres sportives
patinoire, patin à glace
savoir nager, apprendre à nager, cours de natation, apprentissage de la natation, aisance aquatique
manger sain, manger équilibré, bien manger, alimentation saine, alimentation équilibrée, équilibre alimentaire, diététique, manger mieux
grignotage, malbouffe, fast-food
insomnie, troubles du sommeil, sommeil
gestion du stress, gérer son stress, relaxation, sophrologie
médecines douces, médecines alternatives, naturopathie
huiles essentielles, aromathérapie
plantes médicinales, tisanes, herboristerie
cosmétiques maison, cosmétiques naturels, produits de beauté
image de soi, valorisation de soi, confiance en soi, relooking, conseil en image
soins esthétiques, socio-esthétique, esthétique, soins du visage, manucure, maquillage
personnes handicapées, personnes en situation de handicap, porteurs de handicap
enfants handicapés, enfants en situation de handicap, enfants porteurs de handicap, enfants à besoins particuliers, enfants différents
travailleurs handicapés, RQTH, emploi des personnes handicapées
handicap mental, déficience intellectuelle, trisomie, handicap intellectuel
FALC, facile à lire et à comprendre
handisport, sport adapté
accessibilité, mobilité réduite
pandémie, épidémie, Covid, crise sanitaire
gestes barrières, protocole sanitaire, distanciation
masques en tissu, fabrication de masques, confection de masques
don du sang, collecte de sang
cancer du sein, dépistage du cancer, octobre rose, mammographie
maladies chroniques, affection longue durée
laverie, lave-linge, machine à laver, laverie solidaire
accidents domestiques, accidents de la maison, sécurité domestique
santé environnementale, qualité de l’air, air intérieur, perturbateurs endocriniens
produits ménagers, produits d’entretien, lessive, ménage au naturel
appartement, appart, logement
impayés de loyer, dette locative, loyers impayés, retard de loyer
expulsion, expulsion locative, prévention des expulsions
aide au logement, allocation logement, APL
FSL, fonds de solidarité logement
recherche de logement, chercher un logement, trouver un logement, accès au logement, demande de logement
mal-logement, mal-logés, logement indigne, habitat indigne, insalubrité, logement insalubre
humidité, moisissures
punaises de lit, cafards, nuisibles, blattes
facture d’électricité, facture d’énergie, facture de gaz, facture de chauffage, facture énergétique
économies d’énergie, maîtrise de l’énergie, réduire ses factures, sobriété énergétique, consommation d’énergie
économies d’eau, facture d’eau, consommation d’eau
panneaux solaires, photovoltaïque, énergie solaire, énergies renouvelables
auto-réhabilitation, autoréhabilitation accompagnée, rénover son logement, rénovation du logement, travaux dans le logement, refaire son appartement, embellissement du logement
papier peint, tapisserie
petits travaux, petites réparations, dépannage
prêt d’outils, outilthèque, bricothèque, location d’outils, bibliothèque d’objets
décoration, déco
upcycling, surcyclage, détournement d’objets, customisation
électroménager, appareils électriques
appropriation du logement, habiter son logement, appartement pédagogique, savoir habiter
cage d’escalier, hall d’immeuble, montée d’immeuble, entrée d’immeuble
quartiers populaires, quartiers sensibles, quartiers prioritaires, quartiers défavorisés, quartiers difficiles, banlieue, ZUS
lotissement, pavillons, zone pavillonnaire
pension de famille, maison relais
hébergement d’urgence, accueil de nuit, mise à l’abri, Samu social
habitat participatif, habitat groupé, coopérative d’habitants
amicale de locataires, association de locataires
trouver un emploi, trouver du travail, chercher du travail, chercher un emploi, recherche d’emploi, retour à l’emploi, accès à l’emploi, retrouver un emploi
chômeurs de longue durée, éloignés de l’emploi, territoire zéro chômeur, chômage de longue durée
ANPE, Pôle emploi, France Travail
réinsertion, insertion sociale
entreprise d’insertion, chantier d’insertion, structure d’insertion, association intermédiaire
régie de quartier, régie de territoire
intérim, travail temporaire
contrat aidé, emploi aidé, emploi d’avenir, parcours emploi compétences
salaire, paie, rémunération
lettre de motivation, atelier CV, rédaction de CV
job dating, forum de l’emploi, forum emploi, salon de l’emploi, rencontre avec les employeurs
découverte des métiers, forum des métiers, présentation des métiers
formation professionnelle, formation continue, formation qualifiante, reprise d’études
alternance, contrat d’apprentissage, contrat de professionnalisation, CFA
création d’entreprise, créer son entreprise, monter sa boîte, créer son activité, micro-entreprise, auto-entrepreneur
coopérative jeunesse de services, CJS
coworking, télétravail, bureau partagé, espace de travail partagé
licenciement, perte d’emploi
freins à l’emploi, obstacles à l’emploi
coaching, accompagnement individuel, accompagnement individualisé, accompagnement personnalisé, suivi individuel
gérer son budget, gestion du budget, budget familial, accompagnement budgétaire, éducation budgétaire, point conseil budget, fins de mois difficiles
inclusion bancaire, interdit bancaire, compte bancaire
distribution alimentaire, aide alimentaire, colis alimentaire, distribution de nourriture, secours alimentaire, bons alimentaires
association caritative, caritatif, charité
épicerie participative, épicerie coopérative, supermarché coopératif, épicerie associative
groupement d’achat, achats groupés, commande groupée
précarité alimentaire, insécurité alimentaire, accès à l’alimentation, faim
RSA, RMI, minima sociaux, bénéficiaires du RSA, allocataires du RSA
personnes en difficulté, personnes vulnérables, publics fragiles, personnes fragilisées, publics vulnérables, personnes défavorisées, publics précaires
tarif social, tarification sociale, quotient familial, tarif réduit, tarification solidaire
consommer autrement, consommation responsable, consom’acteurs, achats responsables
don de vêtements, vestiaire solidaire, collecte de vêtements
boîte à dons, give box, armoire à dons, zone de gratuité, boîte à partage
frigo solidaire, frigo partagé, garde-manger solidaire
cours d’informatique, initiation informatique, atelier informatique, atelier numérique, initiation au numérique, se servir d’un ordinateur, apprendre l’ordinateur, formation informatique
cybercafé, cyberbase, cyberespace, espace multimédia, EPN, espace public numérique, salle informatique, espace numérique, point numérique
application mobile, appli, applications
aide aux démarches, aide administrative, démarches administratives, papiers administratifs, aide aux papiers, remplir des papiers, remplir un dossier, paperasse
rédaction de courriers, courriers administratifs, écrire une lettre, lettres administratives, écrivain public
dématérialisation, démarches en ligne, services en ligne, administration en ligne, e-administration
arnaques, escroqueries, démarchage abusif
ordinateurs reconditionnés, reconditionnement, don d’ordinateurs, ordinateurs d’occasion
wifi, connexion internet, accès internet
logiciel libre, Linux
robotique, robots, programmation informatique, codage, Scratch
intelligence artificielle, ChatGPT
montage vidéo, réalisation de films, réalisation de vidéos
permanence juridique, aide juridique, conseil juridique, consultation juridique, information juridique, accès au droit, point d’accès au droit
aide aux victimes, victimes
carte de séjour, titre de séjour, droit des étrangers
naturalisation, nationalité française, devenir français
guichet unique, premier accueil social, accueil social inconditionnel
permanence sociale, permanence d’accès aux droits, permanences administratives
"""
# Words that have other meanings, or that are only a part of what they find.
ONE_WAY = """
toubib, médecin
se soigner, accès aux soins, santé
déprime, dépression, mal-être, santé mentale
moral, mal-être, santé mentale, soutien psychologique
fumer, tabac, sevrage tabagique
boire, alcool, addictions
maigrir, surpoids, obésité, équilibre alimentaire
perdre du poids, surpoids, obésité, équilibre alimentaire
régime, équilibre alimentaire, nutrition
mal de dos, gestes et postures
se détendre, détente, relaxation, bien-être
coiffeur, socio-esthétique
loyer, dette locative, impayés de loyer, aide au logement
chauffage, précarité énergétique, économies d’énergie, facture d’énergie
électricité, facture d’énergie, économies d’énergie, précarité énergétique
gaz, facture d’énergie, économies d’énergie
bricolage, auto-réhabilitation, petits travaux
voisins bruyants, conflits de voisinage, nuisances sonores
cité, quartier populaire, quartier prioritaire, grand ensemble
patron, chef d’entreprise, employeur
validation des acquis, VAE
femme de ménage, aide à domicile, services à la personne
emprunt, microcrédit
restos, Restos du Cœur, aide alimentaire
galère, précarité, difficultés sociales
pas d’argent, précarité, pauvreté, budget familial
faire des économies, économies d’énergie, budget familial
nourriture, alimentation, aide alimentaire
papiers, démarches administratives, aide administrative, écrivain public
courrier, rédaction de courriers, écrivain public
avocat, permanence juridique, accès au droit, aide juridique, juriste
préfecture, titre de séjour, démarches administratives
ordi, ordinateur, informatique, numérique
tablettes, numérique, informatique
mal logé, logement indigne, insalubrité
facture, facture d’énergie, budget familial, surendettement
psychiatre, santé mentale, psychologue
"""
