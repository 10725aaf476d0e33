"""What 0050 writes and takes away: words that come near, completed; those of a named practice gone. It stays as it is."""

ADDED = """
marmaille ; marmots ; chiards ; lardons ; mouflets ; petite famille > enfants, familles
chanter avec les enfants ; jeux de doigts ; chanter aux petits > comptines
ciné-club d’été ; toile géante ; écran en plein air ; transats > cinéma, plein air
se marrer ; fou rire ; faire rire ; rires ; s’esclaffer > humour, humoriste, spectacle
débordés ; débordée ; parents débordés ; maman débordée ; parents fatigués ; parents perdus > parentalité, soutien aux parents, répit, parents en difficulté
parents inquiets ; parents désemparés > parentalité, soutien aux parents, répit, parents en difficulté
aïeux ; aïeule ; papi et mamie ; papy et mamie ; grands-pères ; grands-mères ; vieilles gens > personnes âgées, seniors, grand-parentalité
personnes d’âge mûr ; bel âge > personnes âgées, seniors, grand-parentalité
taf ; trouver du taf ; trouver du boulot ; chercher du boulot ; chercher un boulot ; chercher du taf > emploi, insertion professionnelle, Pôle emploi
sans boulot ; plus de boulot > emploi, insertion professionnelle, Pôle emploi
manger sainement ; cuisine saine ; cuisine équilibrée ; cuisiner sain ; cuisiner équilibré > alimentation, équilibre alimentaire, équilibré, cuisine
repas sain ; repas équilibrés ; alimentation des enfants ; goûter sain > alimentation, équilibre alimentaire, équilibré, cuisine
réussir à l’école ; réussite éducative ; réussite des enfants ; bien travailler à l’école > éducation, école, scolaire
barbeuc ; grillade ; repas en plein air ; manger dehors > barbecue, repas partagé
barbecues > repas partagé
tchat ; jasette ; dialogue ; dialogues > discussion, échanges, débat
discute > échanges, débat
échange > discussion, débat
quinquas ; quinquagénaires ; cinquantenaires ; plus de 55 ans > seniors, retraités
sans connexion ; pas internet ; pas d’ordinateur ; sans ordinateur ; sans internet > fracture numérique, numérique, ordinateur
démêler ses papiers ; ranger ses papiers ; tri des papiers ; courrier incompréhensible > démarches administratives, démarches
mal logés ; mal-logement ; habitat dégradé > logement, HLM, bailleur social
gens de passage ; passants ; promeneurs ; badauds > espace public, de rue
troupe ; troupes ; acteurs ; jouer une pièce ; monter une pièce ; monter sur scène > théâtre, spectacle
animations gratuites ; sorties gratuites ; activités gratuites ; loisirs gratuits ; loisirs pas chers ; sorties pas chères > gratuit, loisirs, moindre coût
soirées entre voisins ; faire la fête entre voisins ; fête d’immeuble ; immeubles en fête > animation de proximité, résidences, temps festif
responsabiliser les habitants ; autonomie des habitants ; groupe autonome ; devenir autonomes > autonomie, groupe d’habitants, initiatives
"""

GONE = """
dépression, bien-être, confiance, décompresser
burn-out, bien-être, confiance, décompresser
exposition, inauguré, vernissages
sophrologie, bien-être, détente, prendre soin
yoga, bien-être, détente, prendre soin
exposer, vernissages
trafic, délinquance, incivilités, espace public
deal, délinquance, incivilités, espace public
cauchemars, sommeil
invalidité, perte d’autonomie, autonomie
sudoku, mémoire, stimulation cognitive, jeux de mémoire, atelier mémoire
veuves, personnes isolées, isolement
veufs, personnes isolées, isolement
veuvage, personnes isolées, isolement
dettes, difficultés financières, conseillère en économie sociale et familiale, budget
découvert bancaire, difficultés financières, conseillère en économie sociale et familiale, budget
sans-papiers, immigration, origines culturelles, cultures, migrants, langue française, interculturel
maghrébins, immigration, origines, interculturel, cultures
africains, immigration, origines, interculturel, cultures
italiens, immigration, origines, interculturel, cultures
portugais, immigration, origines, interculturel, cultures
turcs, immigration, origines, interculturel, cultures
contrat aidé, emploi, vie professionnelle, parcours professionnel
salaire, emploi, vie professionnelle, parcours professionnel
fiche de paie, emploi, vie professionnelle, parcours professionnel
smic, emploi, vie professionnelle, parcours professionnel
licenciement, éloignés de l’emploi, emploi, insertion, sans emploi
psy, bien-être, confiance, estime de soi, compétences psychosociales, santé
psychologue, bien-être, confiance, estime de soi, compétences psychosociales, santé
psychologie, bien-être, confiance, estime de soi, compétences psychosociales, santé
maquillage, bien-être, estime de soi
manucure, bien-être, estime de soi
soins du visage, bien-être, estime de soi
salon de beauté, bien-être, estime de soi
athlètes, sport, activité physique
stade, sport, activité physique
gymnase, sport, activité physique
terrain de sport, sport, activité physique
club sportif, sport, activité physique
licence sportive, sport, activité physique
sports collectifs, sport, activité physique
handisport, sport, activité physique
surpoids, alimentation, équilibre alimentaire, équilibré, nutrition
obésité, alimentation, équilibre alimentaire, équilibré, nutrition
maigrir, alimentation, équilibre alimentaire, équilibré, nutrition
minceur, alimentation, équilibre alimentaire, équilibré, nutrition
poids, alimentation, équilibre alimentaire, équilibré, nutrition
kilos, alimentation, équilibre alimentaire, équilibré, nutrition
couscous, cuisine, repas, recettes
tajine, cuisine, repas, recettes
paella, cuisine, repas, recettes
pizza, cuisine, repas, recettes
gratin, cuisine, repas, recettes
ragoût, cuisine, repas, recettes
tarte, cuisine, repas, recettes
quiche, cuisine, repas, recettes
pâtes, cuisine, repas, recettes
pot-au-feu, cuisine, repas, recettes
feu de camp, barbecue
fleuriste, jardin, fleurs, fleurissement, plantations
insectes, ruche, miel
loyer, bailleur social, HLM, résidences
baignade, lac, bord du lac
rivière, lac, bord du lac
plage, lac, bord du lac
maraude éducative, aller vers, délinquance, prévention, espace public, éducation spécialisée
conduire, mobilité, déplacements, transport
navette, mobilité, déplacements, transport
circuler, mobilité, déplacements, transport
circulation, mobilité, déplacements, transport
voyage, sortie, sorties familles
expos, vernissages, exposition
galerie, vernissages, exposition
députés, élus, mairie
mécènes, financement, subvention, budget
mécénat, financement, subvention, budget
fruits, alimentation, cuisine, produits locaux
viande, alimentation, cuisine, produits locaux
poisson, alimentation, cuisine, produits locaux
fromage, alimentation, cuisine, produits locaux
lait, alimentation, cuisine, produits locaux
pain, alimentation, cuisine, produits locaux
farine, alimentation, cuisine, produits locaux
œufs, alimentation, cuisine, produits locaux
beurre, alimentation, cuisine, produits locaux
boulangerie, marchés, produits locaux, achats
boulanger, marchés, produits locaux, achats
boucher, marchés, produits locaux, achats
épicier, marchés, produits locaux, achats
aérobic douce, activité physique, gymnastique, sport
veufs et veuves, personnes isolées, isolement, personnes âgées, seniors, solitude
factures, budget, difficultés financières, moindre coût
moqueries, discriminations, vivre ensemble
théâtre d’improvisation, spectacle, théâtre, humour, débat théâtral
"""
