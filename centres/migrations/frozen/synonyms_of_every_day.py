"""What 0029 writes: words that mean the same in the lives of those who come, as they were known then. It stays as it is.

Written from the glossaries of the field, a line a group: any of its words finds the others.
"""

SAME = """
covoiturage, autopartage
voiture, automobile, véhicule, moyen de locomotion
autostop, auto-stop
jardin, potager, jardinage
jardin partagé, jardin collectif, jardin solidaire, potager collectif
compost, compostage, composteur, biodéchets
repair café, café réparation, atelier de réparation
ressourcerie, recyclerie, réemploi
récup, récupération, seconde main
friperie, vestiaire solidaire, vide-dressing
vide-grenier, brocante, braderie, puces
bourse aux jouets, bourse aux vêtements, bourse puériculture
épicerie solidaire, épicerie sociale
banque alimentaire, aide alimentaire, colis alimentaire, Restos du Cœur
circuit court, produits locaux, producteurs locaux, vente directe
bio, agriculture biologique
alimentation, nutrition, équilibre alimentaire, bien manger
malbouffe, obésité, surpoids
cuisine, cuisiner, culinaire
repas, déjeuner, dîner
repas partagé, auberge espagnole, repas collectif
petit-déjeuner, petit déjeuner
barbecue, grillades
goûter, collation
café associatif, bar associatif, cafétéria
pique-nique, piquenique
fête de quartier, fête des voisins, repas de quartier
fête, festival, festivités
bal, soirée dansante, thé dansant
carnaval, défilé
concert, musique
chorale, chant, chanter
instrument de musique, musicien
théâtre, comédie, pièce de théâtre
cirque, clown, jonglage
marionnette, guignol
illettrisme, analphabétisme, savoirs de base
alphabétisation, apprendre à lire, savoirs de base, apprentissage du français, apprentissage de la langue, langue française
lecture, livres
journal, gazette, bulletin
radio, podcast, webradio
photo, photographie
cinéma, film, ciné-débat, projection, ciné
vidéo, court-métrage
peinture, dessin, arts plastiques
poterie, céramique, modelage
couture, retouches, machine à coudre
tricot, crochet, broderie
bricolage, travaux manuels, loisirs créatifs, activités manuelles
graffiti, street art, fresque
musée, exposition
patrimoine, mémoire locale, histoire locale
sortie, excursion, visite
sortie culturelle, visite culturelle
séjour, colonie, colo, camp
vacances, congés
départ en vacances, vacances familiales, premier départ
camping, bivouac
ski, neige, sports d’hiver
piscine, natation, baignade, aquagym
randonnée, marche à pied, balade, promenade
football, foot
pétanque, boules
gymnastique, gym, fitness
gym douce, gymnastique douce, gymnastique d’entretien, activité physique
yoga, relaxation, sophrologie
arts martiaux, judo, boxe
jeux de société, jeux de plateau, ludothèque
jeux vidéo, gaming, e-sport
échecs, jeu d’échecs
numérique, informatique, digital
fracture numérique, illectronisme, inclusion numérique, exclusion numérique
médiation numérique, conseiller numérique, aide numérique
ordinateur, PC, tablette
internet, en ligne, web
réseaux sociaux, Facebook, Instagram
écrans, temps d’écran
téléphone, smartphone, portable
démarches administratives, accès aux droits, démarches en ligne
écrivain public, aide administrative
non-recours, accès aux droits
surendettement, dettes, budget familial
microcrédit, prêt social
précarité, pauvreté, misère, démunis
précarité énergétique, économies d’énergie, factures d’énergie
écogestes, gestes écologiques
écologie, environnement, développement durable, transition écologique
déchets, tri, ordures, propreté
zéro déchet, réduction des déchets
réchauffement climatique, climat
forêt, bois
lac, plage, bord de l’eau
ferme, exploitation agricole, agriculteur
abeilles, ruche, apiculture, apiculteur
poules, poulailler
arbres, verger, plantation
campagne, rural, milieu rural, ruralité
village, bourg
mobilité, transport, déplacement
permis de conduire, code de la route, auto-école
navette, minibus, transport à la demande
emploi, travail, insertion professionnelle
recherche d’emploi, chômage, chômeurs, demandeurs d’emploi, sans emploi
Pôle emploi, France Travail
CV, curriculum vitae, lettre de motivation
formation, apprentissage
stage, stagiaire
entrepreneuriat, création d’entreprise
déménagement, emménager, nouveaux habitants, nouveaux arrivants
rénovation urbaine, ANRU, renouvellement urbain
colocation, habitat partagé, habitat inclusif
pied d’immeuble, bas d’immeuble, bas de tour, hors les murs
aller vers, hors les murs
éducateur de rue, prévention spécialisée
triporteur, vélo cargo
caravane, itinérant
gens du voyage, Roms, voyageurs
prison, détenu, détention, incarcération
violences conjugales, violences faites aux femmes, violence intrafamiliale
harcèlement, cyberharcèlement
discrimination, racisme, antisémitisme, xénophobie
laïcité, valeurs de la République
religion, spiritualité
radicalisation, extrémisme
égalité femmes-hommes, égalité filles-garçons, sexisme, égalité des sexes
LGBT, homosexualité, homophobie
interculturel, multiculturel, pluriculturel, diversité culturelle, cultures du monde, différentes cultures, cultures d’origine
étrangers, immigrés, personnes étrangères, origine étrangère, nationalités
primo-arrivants, nouveaux arrivants, allophones
mineurs non accompagnés, MNA, mineurs isolés
langue maternelle, langue d’origine, bilinguisme, plurilinguisme
interprète, traduction
citoyenneté, participation citoyenne, démocratie participative, pouvoir d’agir
vote, élections, électoral
débat, discussion, café-débat, café citoyen
bénévolat, engagement, volontariat
bénévole, volontaire
conseil d’administration, CA, gouvernance
assemblée générale, AG
adhérent, adhésion, membre
habitants, riverains
voisins, voisinage
entraide, solidarité, coup de main
lien social, vivre ensemble, cohésion sociale, convivialité
isolement, solitude, esseulés
timidité, confiance en soi, estime de soi
bien-être, détente, mieux-être
esthéticienne, coiffure, beauté, socio-esthétique
massage, réflexologie
personnes âgées, seniors, aînés, retraités, troisième âge, anciens
perte d’autonomie, dépendance
Alzheimer, démence, troubles de la mémoire
aidants, proches aidants, aidants familiaux
répit, halte-répit
deuil, décès, mort
fin de vie, soins palliatifs
handicap, infirmité
mobilité réduite, PMR, fauteuil roulant
malentendant, sourd, surdité
malvoyant, aveugle, cécité
dyslexie, dys, troubles de l’apprentissage
santé mentale, psychologique, souffrance psychique, mal-être
dépression, burn-out, épuisement
psychologue, psy, soutien psychologique
médecin, docteur, généraliste
vaccination, vaccin
cancer, octobre rose
diabète, cholestérol
addictions, drogue, toxicomanie, dépendances
alcool, alcoolisme
tabac, cigarette
sexualité, contraception, planning familial, éducation sexuelle
grossesse, maternité, enceinte, périnatalité
bébé, nourrisson, tout-petits, petite enfance
crèche, multi-accueil, halte-garderie, garderie
mode de garde, garde d’enfants, baby-sitting
puériculture, puéricultrice
parentalité, fonction parentale, être parent
parents, papa, maman, mère, père
mères, mamans
pères, papas
familles monoparentales, parent isolé, mère isolée, parents solos, mères célibataires
séparation, divorce
fratrie, frères et sœurs
intergénérationnel, entre générations, plusieurs générations
maternelle, école maternelle
école, établissement scolaire, groupe scolaire
élèves, écoliers
enseignant, instituteur, professeur des écoles, maîtresse
périscolaire, temps périscolaire, NAP, TAP
cantine, restauration scolaire
décrochage scolaire, déscolarisation, absentéisme
collège, collégiens
lycée, lycéens
étudiants, université
adolescents, ados, préados, jeunes
jeunes adultes, 18-25 ans
argent de poche, chantier jeunes, chantier éducatif, job d’été
local jeunes, accueil jeunes, espace jeunes
femmes, féminin
Halloween, citrouille
Pâques, chasse aux œufs
après-midi, aprèm
soirée, veillée
week-end, fin de semaine
marché, halle
commerce, boutique
monnaie locale, monnaie complémentaire
don, collecte, dons
loto, tombola
kermesse, fête de l’école
portes ouvertes, journée porte ouverte
subvention, financement, aide financière
mécénat, parrainage, fondation
évaluation, bilan
diagnostic, état des lieux
partenariat, coopération, collaboration
coronavirus, Covid, confinement, crise sanitaire
inondation, sinistre, catastrophe
travailleur social, assistante sociale, éducateur spécialisé
référent famille, animation famille
peu cher, petit prix, à moindre coût, pas cher
gosses, gamins, minots, enfants
bouquins, livres
boulot, job, emploi
fac, université, faculté
pépé, mémé, grands-parents
apéro, apéritif, pot de l’amitié
impôts, déclaration de revenus
Sécu, Sécurité sociale, assurance maladie
mutuelle, complémentaire santé
sage-femme, accouchement
avortement, IVG
sommeil, sieste, dormir
stress, anxiété, angoisse
méditation, pleine conscience
dentiste, dents, hygiène bucco-dentaire
argent, finances
bruit, nuisances, tapage
dispute, conflit, mésentente
dehors, extérieur, plein air
imprimante 3D, impression 3D
e-mail, courriel, mail, messagerie
visio, visioconférence
site internet, site web
formulaire, paperasse, dossier administratif
titre de séjour, sans-papiers, régularisation
interculturalité, rencontre des cultures
malades, patients, hospitalisation
hôpital, clinique
personne seule, célibataire, veuvage
mer, océan, littoral
montagne, alpage
canoë, kayak
vélo électrique, VAE
marche nordique, randonnée
semis, graines, grainothèque
récolte, cueillette, vendange
pain, four à pain, boulangerie
confiture, conserves
gâteau, pâtisserie
légumes, maraîchage
cantine solidaire, restaurant solidaire
maraude, tournée de rue
colis, panier solidaire
vêtements, habits
jouets, jeux et jouets
meubles, mobilier
outils, outillage, bricothèque
atelier vélo, réparation de vélos
mécanique, garage solidaire
fresque murale, peinture murale
spectacle, représentation
scène ouverte, micro ouvert
quiz, blind test
"""
