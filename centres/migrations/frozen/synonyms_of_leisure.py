"""What 0029 writes: words for culture, nature, games, crafts, trips and feasts, as people say them and as fiches do. It stays as it is.

A line a group: any of its words finds the others; in the second table the first alone does.
"""

SAME = """
théâtre, art dramatique, saynètes, sketchs
improvisation théâtrale, impro, match d’impro
théâtre-forum, théâtre participatif, théâtre de l’opprimé
ciné plein air, cinéma en plein air, cinéma de plein air, projection en plein air
ciné-club, séance de cinéma, sortie cinéma
sortie culturelle, aller au théâtre, sortie au théâtre, sortie au spectacle, aller au spectacle
spectacle vivant, arts de la scène
accès à la culture, démocratisation culturelle, médiation culturelle, action culturelle
éducation artistique et culturelle, EAC, pratiques artistiques, éducation artistique
troupe de théâtre, compagnie de théâtre, compagnie théâtrale
humour, humoriste, one-man-show, stand-up
magie, magicien, prestidigitation
club de lecture, cercle de lecture, café littéraire, comité de lecture
lecture à voix haute, lire et faire lire
boîte à livres, livres en libre-service, boîte à lire, livres voyageurs, cabane à livres
bibliobus, bibliothèque ambulante, bibliothèque mobile, bibliothèque itinérante
atelier d’écriture, écriture créative, concours d’écriture, recueil de textes
poésie, poèmes, poètes
école de musique, cours de musique, éveil musical, apprentissage de la musique, initiation musicale, pratique musicale
percussions, djembé, batucada, tambours
orchestre, fanfare, groupe de musique
chorale, chœur, groupe vocal, ensemble vocal, atelier chant, chanter ensemble
danse, chorégraphie
danse de salon, danses de couple
danses traditionnelles, danses folkloriques, bal folk, danses du monde, folklore
danse country, danse en ligne
arts plastiques, arts visuels, activités artistiques, pratiques artistiques, création artistique, beaux-arts
aquarelle, gouache, peinture
sculpture, argile
création collective, œuvre collective, œuvre participative, création participative
vannerie, osier
origami, pliage de papier
scrapbooking, carterie
bijoux, perles
exposition, expo, vernissage
mémoire du quartier, histoire du quartier, mémoire des habitants, collecte de mémoire, récits de vie, recueil de témoignages, mémoire collective, paroles d’habitants
Première Guerre mondiale, guerre 14-18, grande guerre
devoir de mémoire, commémoration, anciens combattants
visite guidée, visite du patrimoine, journées du patrimoine
jeu de piste, chasse au trésor, rallye, course d’orientation
balade urbaine, marche exploratoire, diagnostic en marchant, promenade urbaine, visite du quartier
émission de radio, webradio, plateau radio
journal de quartier, gazette de quartier, journal des habitants, bulletin de quartier
médias citoyens, média participatif, média de quartier
reporters, journalistes, apprentis journalistes
télévision, télé, web TV
tracts, flyers, prospectus, plaquette, dépliants
arts de la rue, spectacle de rue, théâtre de rue, festival de rue
musée numérique, micro-folie
musique classique, opéra
théâtre d’ombres, ombres chinoises
déguisements, costumes
philosophie, philo, atelier philo, goûter philo, café philo
jardins familiaux, jardins ouvriers, parcelles
jardin partagé, jardin communautaire, jardin participatif, jardin d’habitants, jardin pédagogique
jardinières, bacs à fleurs, carrés potagers, bacs potagers
végétalisation, fleurissement, verdissement
incroyables comestibles, nourriture à partager
permaculture, agroécologie
plantes aromatiques, herbes aromatiques, aromates
troc de plantes, échange de plantes, bourse aux plantes, troc de graines, échange de graines
ferme pédagogique, mini-ferme, visite de ferme
animaux de compagnie, chiens et chats, animal de compagnie
zoo, parc animalier
hôtel à insectes, refuge à insectes, insectes
biodiversité, faune et flore, milieux naturels
éducation à l’environnement, sensibilisation à l’environnement, éducation au développement durable, découverte de la nature
changement climatique, dérèglement climatique, réchauffement climatique, fresque du climat
ramassage des déchets, nettoyage du quartier, nettoyage de printemps, collecte de déchets, opération propreté, clean walk, quartier propre, nettoyons la nature
tri sélectif, tri des déchets, recyclage
encombrants, déchèterie, dépôts sauvages, décharge sauvage
compost collectif, compost de quartier, composteur partagé, composteur collectif, lombricompost
matériaux de récupération, objets de récupération, objets récupérés, recyclage créatif, récup
gaspillage alimentaire, antigaspi, invendus, lutte contre le gaspillage, disco soupe, glanage
couches lavables, couches réutilisables
vélo-école, apprendre à faire du vélo, apprentissage du vélo, remise en selle, savoir rouler à vélo, cours de vélo
balade à vélo, sortie vélo, randonnée à vélo, cyclotourisme
mobilité douce, mobilité active, déplacements doux, mobilité durable
atelier cuisine, cours de cuisine, cuisiner ensemble, cuisine partagée, atelier culinaire, cuisine collective
recettes, livre de recettes, recueil de recettes
cuisine du monde, plats du monde, repas du monde, saveurs du monde, recettes du monde, spécialités culinaires
table d’hôtes, restaurant associatif, cantine associative, table ouverte, restaurant éphémère, restaurant participatif, cantine de quartier, cantine participative
food truck, cuisine mobile, cuisine nomade, cantine mobile, cuisine itinérante
crêpes, chandeleur, galettes
galette des rois, épiphanie
jus de pomme, pressage de pommes
paniers de légumes, paniers bio, paniers paysans, AMAP
marché de producteurs, marché paysan, marché de producteurs locaux
végétarien, végétalien, vegan
rivière, cours d’eau, fleuve
soirée jeux, après-midi jeux, fête du jeu, festival de jeux, jeux en famille
jeux de rôle, JDR
jeux vidéo, console de jeux, gamers
bingo, loto
concours de cartes, concours de belote
mots croisés, Scrabble, jeux de lettres
structures gonflables, château gonflable, jeux gonflables
aire de jeux, toboggan, balançoires
couture, coudre, couturières, confection de vêtements
tricot, laine, yarn bombing
défilé de mode, stylisme, mode éthique
retouches, raccommodage, ourlets
broderie, point de croix
fablab, atelier de fabrication numérique, makerspace, hackerspace, fabrication numérique, découpe laser
menuiserie, travail du bois, ébénisterie, atelier bois
meubles en palettes, bois de palettes, palettes
activités manuelles, travaux manuels, loisirs créatifs, arts créatifs, atelier créatif, DIY, fait main
plage, bord de mer, littoral, journée à la mer, sortie à la mer
parc d’attractions, parc de loisirs
fête foraine, manèges
activités nautiques, sports nautiques, nautisme
tourisme social, tourisme solidaire
classe de neige, séjour au ski, séjour neige, luge, raquettes
sortie nature, balade nature, balade découverte
fêtes de fin d’année, Noël, fêtes de Noël
réveillon, Saint-Sylvestre, nouvel an
arbre de Noël, Père Noël, goûter de Noël, spectacle de Noël
carnaval, Mardi gras, cavalcade
fête nationale, 14 juillet, feu d’artifice
ramadan, rupture du jeûne
guinguette, bal populaire
inauguration, crémaillère
"""
# Words that have other meanings, or that are only a part of what they find.
ONE_WAY = """
ciné, cinéma, film, projection
livre, lecture, bibliothèque
bouquiner, lecture, livres
dessiner, arts plastiques
chanson, chant, chorale
guitare, instrument de musique, musique
piano, instrument de musique, musique
fleurs, jardinage, végétalisation
planter, jardinage, végétalisation
légumes, potager, jardin
potager, jardin partagé, jardin familial
chien, animaux de compagnie, médiation animale
animaux, médiation animale, ferme pédagogique
poubelles, déchets, tri sélectif, ordures
recycler, réemploi, ressourcerie
réparer, repair café, atelier de réparation
objets cassés, repair café, réparation
vélo, mobilité douce, atelier vélo
bouffe, repas, alimentation, cuisine
restaurant, restaurant associatif, table d’hôtes, cantine solidaire
console, jeux vidéo
coudre, couture, machine à coudre
bois, menuiserie
nager, natation, piscine
mer, bord de mer, plage, littoral
vacances, séjour, départ en vacances
"""
