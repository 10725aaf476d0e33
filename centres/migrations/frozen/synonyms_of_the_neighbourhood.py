"""What 0029 writes: words for a neighbourhood, its people and the work of its centre, as people say them and as fiches do. It stays as it is.

A line a group: any of its words finds the others; in the second table the first alone does.
"""

SAME = """
fête de quartier, fête de rue, fête du village, fête locale, animation de quartier
fête des voisins, repas de voisins, immeubles en fête, repas de rue, voisins en fête
animation de rue, animation de proximité, animation de pied d’immeuble, présence de rue, pied d’immeuble, animations hors les murs
espace public, voie publique, place publique
centre social itinérant, centre social mobile, bus itinérant, camion itinérant, accueil mobile, accueil itinérant
vandalisme, dégradations, détériorations
tranquillité publique, tranquillité résidentielle, incivilités, sécurité publique
émeutes, violences urbaines
caméras, vidéosurveillance
relations jeunes-police, police de proximité, forces de l’ordre
médiation sociale, adultes-relais, médiateurs de quartier, correspondants de nuit, médiation de quartier
conflits de voisinage, troubles de voisinage, problèmes de voisinage, querelles de voisins, médiation de voisinage
mixité sociale, brassage social, mixité des publics
devenir bénévole, recrutement de bénévoles, recherche de bénévoles, donner de son temps, s’engager comme bénévole, accueil des bénévoles
valorisation des bénévoles, reconnaissance des bénévoles, valorisation du bénévolat, fidéliser les bénévoles, soirée des bénévoles
conseil citoyen, conseillers citoyens, table de quartier
conseil d’habitants, comité d’habitants, collectif d’habitants, comité d’usagers, assemblée d’habitants, conseil de maison
démocratie locale, démocratie participative, participation des habitants, implication des habitants, mobilisation des habitants, concertation des habitants
parole des habitants, expression des habitants, donner la parole aux habitants, recueil de la parole
pouvoir d’agir, empowerment, capacité d’agir, émancipation
budget participatif, budget citoyen
initiatives d’habitants, projets d’habitants, initiatives citoyennes, projet citoyen, initiatives locales
pétition, interpellation, revendication
porte-à-porte, aller à la rencontre, démarche d’aller vers
boîte à idées, recueil d’idées, porteurs de paroles
création d’association, créer une association, monter une association
accompagnement des associations, soutien aux associations, aide aux associations, soutien à la vie associative, appui à la vie associative
forum des associations, fête des associations, village des associations, salon des associations
prêt de salle, location de salle, mise à disposition de salles, mise à disposition de locaux, louer une salle, prêt de locaux
prêt de matériel, location de matériel, mutualisation de matériel, matériel partagé
maison de quartier, maison des habitants, centre socioculturel, centre d’animation, espace socioculturel, foyer rural
nouveaux locaux, nouveau bâtiment, rénovation des locaux, aménagement des locaux, construction du centre
transport solidaire, chauffeurs bénévoles, transport d’utilité sociale, déplacements solidaires, mobilité solidaire, accompagnement véhiculé
moyens de transport, se déplacer, mobilité, déplacements
prêt de véhicule, location de voiture, location solidaire, garage solidaire, location de véhicules, prêt de voiture
aide aux courses, faire ses courses, accompagnement aux courses, livraison de courses
enclavement, quartier enclavé, isolement géographique, isolement rural
redynamisation, revitalisation
commerçants, commerces de proximité, petits commerces, magasins
boutique solidaire, magasin gratuit, boutique éphémère, magasin solidaire, boutique sans argent
friperie, vêtements d’occasion, fripes, vêtements de seconde main, dépôt-vente, bourse aux vêtements
vide-grenier, marché aux puces, bric-à-brac, troc et puces, vide-maison
bourse aux livres, foire aux livres, vente de livres, braderie de livres
immigration, migrants, migration
cours de français, apprendre le français, atelier de français, ateliers sociolinguistiques, FLE, alphabétisation
cours d’anglais, conversation en anglais, apprendre l’anglais
cours de langues, échange de langues, café langues, café polyglotte
illettrisme, savoir lire et écrire, lire et écrire, réapprendre à lire, compétences de base
échanges interculturels, rencontre des cultures, métissage, dialogue interculturel
lutte contre les discriminations, lutte contre le racisme, antiracisme
préjugés, stéréotypes, idées reçues, clichés
droits des femmes, journée de la femme, journée des femmes, féminisme, condition féminine, 8 mars
groupe de femmes, collectif de femmes, espace femmes, atelier femmes, café des femmes
femmes battues, violences conjugales, femmes victimes de violences, violences dans le couple, violences faites aux femmes, conjoint violent
égalité hommes-femmes, égalité femmes-hommes, égalité de genre, mixité filles-garçons, égalité des genres
sport féminin, sport au féminin, femmes et sport
jeunes filles, place des filles, public féminin
sortants de prison, détenus, familles de détenus
dialogue interreligieux, interreligieux, religions
militaires, armée
attentats, terrorisme
éducation civique, instruction civique, éducation à la citoyenneté, apprentissage de la citoyenneté
listes électorales, voter, inscription électorale
Ukraine, Ukrainiens, réfugiés ukrainiens
référent familles, responsable familles, animatrice familles, secteur familles, animation collective familles
animateur jeunesse, référent jeunesse, responsable jeunesse, coordinateur jeunesse
agent d’accueil, chargé d’accueil, hôtesse d’accueil, fonction accueil
recrutement, embauche
demande de subvention, appel à projets, recherche de financements, trouver des financements, chercher des subventions, dossier de subvention
financeurs, partenaires financiers
financement participatif, cagnotte, crowdfunding
agrément, renouvellement du projet social, renouvellement d’agrément, contrat de projet
utilité sociale, impact social, mesure d’impact
diagnostic partagé, diagnostic de territoire, portrait de territoire, analyse des besoins sociaux
comité de pilotage, groupe de pilotage, copil
groupe de travail, commission, groupe de réflexion
réunion publique, réunion de quartier, réunion d’habitants, assemblée de quartier
travail en réseau, réseau de partenaires, réseau partenarial
fédération des centres sociaux, FCSF
développement social local, développement local, animation de la vie sociale
éducation populaire, éduc pop
café des habitants, café papote, pause-café, café-rencontre, café causette, accueil café, café convivial, papothèque, papotage
accueil libre, accueil informel, accueil inconditionnel
lieu de rencontre, espace convivial, lieu convivial, espace de convivialité, espace de rencontre, lieu d’échange
conférence, causerie, table ronde
soirée débat, soirée thématique, conférence-débat, ciné-débat
université populaire, partage de savoirs, échange de savoirs, transmission de savoirs
échange de services, services entre voisins, banque de temps, accorderie, système d’échange local
conciergerie, conciergerie solidaire, conciergerie de quartier
communication non violente, CNV, gestion des conflits, résolution des conflits
premiers secours, PSC1, défibrillateur, gestes de premiers secours
accueil des nouveaux habitants, accueil des nouveaux arrivants
locaux vacants, friche
paroisse, église
agents de développement, agent de développement local, agent de développement social
gouvernance partagée, gouvernance collégiale, cogestion, coprésidence
créer du lien, lien social, tisser des liens
entraide de voisinage, solidarité de voisinage, voisins solidaires, coup de main entre voisins, entraide entre voisins
"""
# Words that have other meanings, or that are only a part of what they find.
ONE_WAY = """
asso, association, vie associative
gitans, gens du voyage, Roms
manouches, gens du voyage, Roms
tsiganes, gens du voyage, Roms
résidents, habitants, locataires
louer, location de salle, location de matériel, prêt de matériel
bus, transport collectif, navette, mobilité
taxi, transport solidaire, transport à la demande, mobilité
magasin, commerce, boutique
étrangers, migrants, réfugiés, primo-arrivants
parler français, apprentissage du français, ateliers sociolinguistiques
alpha, alphabétisation, ateliers sociolinguistiques
battue, violences conjugales, violences faites aux femmes
féministe, droits des femmes, égalité femmes-hommes
raciste, discriminations
policiers, police, relations jeunes-police
flics, police
saleté, propreté, déchets
casse, vandalisme, dégradations
insécurité, tranquillité publique, incivilités
disputes entre voisins, conflits de voisinage, médiation de voisinage
papoter, discussion, café des habitants, lien social
discuter, discussion, débat
faire des rencontres, lien social, rompre l’isolement, convivialité
se faire des amis, lien social, convivialité
connaître ses voisins, lien social, fête des voisins
aider les autres, bénévolat, entraide, solidarité
donner un coup de main, entraide, bénévolat
proposer son aide, bénévolat, entraide
donner son avis, participation des habitants, concertation, expression des habitants
voter, élections, citoyenneté
trouver de l’argent, demande de subvention, recherche de financements
sous-préfet, préfecture
fauché, précarité, pauvreté
camion, bus itinérant, centre social itinérant
bistrot, café associatif, bar associatif
bar, café associatif
troquet, café associatif
dehors, hors les murs, animation de rue
occuper les jeunes, animation jeunesse, accueil jeunes, chantier jeunes
ne rien faire, désœuvrement, oisiveté
réfugiés, accueil des migrants, demandeurs d’asile
embauche, emploi, recrutement
maison de quartier, centre social, maison pour tous
MPT, maison pour tous
"""
