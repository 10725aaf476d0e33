"""What 0029 writes: words for children, young people, parents and the old, as people say them and as fiches do. It stays as it is.

A line a group: any of its words finds the others; in the second table the first alone does.
"""

SAME = """
mode de garde, mode d’accueil, solution de garde, accueil du jeune enfant
crèche, micro-crèche, crèche parentale, EAJE, établissement d’accueil du jeune enfant, structure petite enfance, jardin d’enfants
garde d’enfants, baby-sitter, baby-sitting, garde à domicile
jeunes enfants, petite enfance, bouts de chou, bambins
mômes, bambins, marmots, enfants
éveil des tout-petits, éveil du jeune enfant, atelier d’éveil, éveil sensoriel
motricité, psychomotricité, parcours moteur
comptines, berceuses, jeux de doigts
heure du conte, raconte-tapis, lecture de contes, histoires lues
album jeunesse, littérature jeunesse, livres pour enfants
allaitement, allaiter, lait maternel
aide aux leçons, aide aux devoirs, accompagnement à la scolarité, accompagnement scolaire, accompagnement éducatif, étude du soir
difficultés scolaires, échec scolaire, difficultés à l’école
réussite scolaire, réussite éducative, persévérance scolaire
décrocheurs, décrochage scolaire, raccrochage, rupture scolaire
exclusion scolaire, exclusion temporaire, collégiens exclus, élèves exclus
harcèlement scolaire, harcèlement à l’école, cyberharcèlement
phobie scolaire, refus scolaire
rentrée scolaire, rentrée des classes
fournitures scolaires, cartables, matériel scolaire
transport scolaire, car scolaire, ramassage scolaire
pédibus, carapatte, chemin de l’école
école primaire, école élémentaire
passage en sixième, entrée en sixième, entrée en 6e, entrée en 6ème, passage au collège, entrée au collège
orientation scolaire, choix d’orientation, orientation des collégiens
stage de troisième, stage de 3ème, stage de 3e, stage d’observation, stage de découverte
révisions, réviser, préparation aux examens
garderie du soir, garderie du matin, garderie périscolaire, accueil périscolaire
CLSH, ALSH, accueil de loisirs, centre de loisirs, accueil de loisirs sans hébergement, centre aéré
ALAE, accueil de loisirs associé à l’école, accueil périscolaire
vacances d’été, grandes vacances, période estivale
mini-camp, mini-séjour, séjour court, séjour accessoire
colonie de vacances, camp de vacances, séjour de vacances, séjour collectif, colo
classe verte, classe de découverte, classe transplantée
ludothèque, prêt de jeux, espace jeux, location de jeux, ludobus
jeux géants, jeux surdimensionnés, jeux en bois
jumeaux, gémellité, naissances multiples
hyperactif, hyperactivité, TDAH, trouble de l’attention
retard de langage, troubles du langage, orthophoniste, difficultés de langage
éducation bienveillante, éducation positive, parentalité positive, parentalité bienveillante, discipline positive
émotions, gestion des émotions, gérer ses émotions
maltraitance, enfance en danger, enfants maltraités
enfants placés, placement familial, protection de l’enfance
droits de l’enfant, CIDE, convention internationale des droits de l’enfant
conseil municipal des enfants, conseil municipal des jeunes, conseil d’enfants, conseil de jeunes, CMJ, parlement des enfants
junior association, association de jeunes
préados, préadolescents, jeunes adolescents
local jeunes, foyer des jeunes, maison des jeunes, accueil de jeunes, salle des jeunes, espace ados, club ados, club jeunes, accueil ados, point accueil jeunes
secteur jeunes, pôle jeunesse, service jeunesse
job d’été, emploi saisonnier, travail saisonnier, petits boulots, jobs saisonniers
chantier jeunes, chantier loisirs, chantier argent de poche
BAFA, formation d’animateur, devenir animateur, BAFD
bourse au permis, aide au permis, permis citoyen
scooter, mobylette, cyclomoteur, BSR
désœuvrement, oisiveté, ennui
NEET, jeunes en rupture, jeunes invisibles
garantie jeunes, contrat d’engagement jeune
rixes, bagarres, bandes rivales, embrouilles, violences entre jeunes
prévention de la délinquance, délinquance des jeunes, délinquance juvénile
PJJ, protection judiciaire de la jeunesse
TIG, travail d’intérêt général
cannabis, shit, stupéfiants
deal, trafic de drogue, narcotrafic
soirée ados, soirée jeunes, veillée jeunes
rap, slam, musiques urbaines, beatbox
hip-hop, cultures urbaines, danse urbaine, breakdance
skate, skatepark, roller, glisse urbaine, trottinette
city stade, terrain multisports, terrain de sport, terrain de foot
MAO, musique assistée par ordinateur, studio d’enregistrement
manga, BD, bande dessinée
échange international, échange de jeunes, mobilité internationale, partir à l’étranger, séjour à l’étranger, Erasmus
solidarité internationale, projet humanitaire, humanitaire
jumelage, villes jumelées
éducation à la sexualité, vie affective, relations amoureuses, sexualité
menstruations, précarité menstruelle, protections périodiques, serviettes hygiéniques
MST, IST, VIH, sida
prostitution, prostituées, exploitation sexuelle
suicide, crise suicidaire, idées noires
fake news, fausses informations, désinformation, infox, éducation aux médias, complotisme, théories du complot
esprit critique, éducation aux médias
usage des écrans, addiction aux écrans, surexposition aux écrans, temps d’écran
Snapchat, TikTok, Instagram, réseaux sociaux, WhatsApp
foyer de jeunes travailleurs, FJT, habitat jeunes, logement des jeunes
maison des adolescents, PAEJ, point accueil écoute jeunes
familles monoparentales, monoparentalité, parent solo, maman solo, papa solo, mère seule, parent célibataire, seul avec ses enfants
futurs parents, jeunes parents, devenir parents, préparation à la naissance, arrivée de bébé, future maman, préparation à l’accouchement
baby blues, post-partum, dépression post-natale
couple, conjugalité, vie conjugale
conseil conjugal, conseillère conjugale, thérapie de couple
parents séparés, parents divorcés, séparation parentale, coparentalité, médiation familiale
garde alternée, résidence alternée
droit de visite, espace rencontre, point rencontre, visites médiatisées
famille recomposée, beaux-parents, beau-père, belle-mère
paternité, place du père, fonction paternelle, groupe de pères, être père
être mère, maternité, groupe de mères
café des parents, groupe de parents, rencontre de parents, groupe de parole de parents, pause parents, temps parents, atelier parents
burn-out parental, épuisement parental, parents épuisés, répit parental
tâches ménagères, partage des tâches
ateliers parents-enfants, activités parents-enfants, temps parents-enfants, activités en famille, ateliers en famille, jouer avec son enfant
sorties familiales, sorties en famille, journée en famille
vacances familiales, vacances en famille, séjour familial, séjour en famille, départ des familles
VACAF, aide aux vacances, chèques-vacances, bons vacances, épargne vacances
école des parents, université des parents, conférence parentalité
relations parents-école, relations famille-école, lien école-famille, liens familles-école, coéducation, place des parents à l’école
allocations familiales, CAF, prestations familiales, allocs
travailleuse familiale, TISF, aide familiale
mère au foyer, femme au foyer
excision, mutilations sexuelles
grand âge, quatrième âge, personnes très âgées
jeunes retraités, nouveaux retraités, passage à la retraite, départ à la retraite, préparation à la retraite
bien vieillir, vieillissement, avancée en âge
atelier mémoire, stimulation cognitive, gym de la mémoire, exercices de mémoire, entraînement de la mémoire, jeux de mémoire
prévention des chutes, atelier équilibre, risque de chute
foyer-logement, résidence autonomie, résidence pour personnes âgées, résidence seniors, MARPA, béguinage
portage de repas, livraison de repas, repas à domicile
visites à domicile, visites de convivialité, bénévoles visiteurs
lien téléphonique, veille téléphonique, appels téléphoniques, chaîne téléphonique, appels de convivialité
rompre l’isolement, rompre la solitude, lutte contre l’isolement, lutter contre la solitude, sortir de l’isolement, personnes isolées
aide ménagère, aide à domicile, auxiliaire de vie
téléalarme, téléassistance
adaptation du logement, logement adapté, aménagement du logement
club du troisième âge, club des aînés, club seniors, club de retraités, club des anciens
repas des anciens, repas des aînés, banquet des aînés, colis de Noël
tutelle, curatelle, mandataire judiciaire, majeurs protégés
obsèques, enterrement, funérailles
proches aidants, aider un proche, proche malade, café des aidants, soutien aux aidants, aide aux aidants, proche dépendant
canicule, fortes chaleurs, vague de chaleur, plan canicule
grand froid, vague de froid, plan hivernal
"""
# Words that have other meanings, or that are only a part of what they find.
ONE_WAY = """
nounou, garde d’enfants, mode de garde, relais petite enfance
devoirs, aide aux devoirs, accompagnement à la scolarité, accompagnement scolaire, soutien scolaire
leçons, aide aux devoirs, accompagnement à la scolarité, soutien scolaire
cours particuliers, soutien scolaire, tutorat
caprices, colères, émotions de l’enfant, gestion des émotions
fessée, violences éducatives, éducation bienveillante, éducation positive
autorité, limites éducatives, cadre éducatif
DDASS, aide sociale à l’enfance, protection de l’enfance
teenagers, adolescents, jeunes
permis, permis de conduire, code de la route, auto-école
squat, occupation des halls, hall d’immeuble
boum, soirée dansante, disco
crise d’adolescence, relations parents-adolescents, parents d’adolescents
divorce, médiation familiale, parents séparés, rupture conjugale
pension alimentaire, médiation familiale, parents séparés
maison verte, lieu d’accueil enfants-parents, LAEP
temps pour soi, bien-être, répit, détente
attendre un bébé, grossesse, préparation à la naissance, futurs parents
faire garder, garde d’enfants, mode de garde, halte-garderie
vieux, personnes âgées, seniors, aînés, retraités
vieilles personnes, personnes âgées, seniors, aînés
papys et mamies, grands-parents, personnes âgées, seniors
hospice, maison de retraite, EHPAD
perte de mémoire, atelier mémoire, troubles de la mémoire, Alzheimer
chutes, prévention des chutes, atelier équilibre
tomber, prévention des chutes, atelier équilibre
être seul, solitude, isolement
APA, allocation personnalisée d’autonomie
chaleur, canicule, fortes chaleurs
surveillance des enfants, garde d’enfants, accueil périscolaire
vacances pas chères, aide aux vacances, départ en vacances, vacances familiales
enfant difficile, trouble du comportement, soutien à la parentalité
"""
