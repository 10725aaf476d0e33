"""What 0051 writes, part 1: words, and what a search for one also finds where few fiches answer. It stays as it is."""

FALLBACKS = """
ANPE ; Pôle emploi ; France Travail > emploi
Sécu ; Sécurité sociale ; assurance maladie > CPAM, AMELI, frais de santé
abeilles > miel, ruche
ruche ; apiculture > miel
activités manuelles ; travaux manuels ; bricolages ; travail manuel ; activité manuelle ; manuel ; fait maison > créativité, atelier créatif, fabriquer
faire soi-même ; artisanat ; artisanal ; confection ; petits ateliers > créativité, atelier créatif, fabriquer
loisirs créatifs ; arts créatifs ; atelier créatif ; DIY ; fait main ; ateliers créatifs > créativité
agriculteurs ; paysans ; ferme ; exploitation agricole ; agriculteur > produits locaux, producteurs
alimentation > diététicienne, équilibré
nutrition > diététicienne, équilibré, équilibre alimentaire, alimentation
équilibre alimentaire ; bien manger > diététicienne, équilibré, alimentation, nutritionniste
aller vers > de rue, espace public, parc, hors les murs, plein air
hors les murs > de rue, espace public, résidences, HLM, quartier, parc, plein air
alphabétisation > apprenants, illettrisme, illettrées, langue française
apprendre à lire ; savoirs de base ; apprentissage de la langue ; langue française > apprenants, illettrisme, illettrées
apprentissage du français > apprenants, illettrisme, illettrées, langue française, alphabétisation
aquarelle > fresque, atelier créatif
gouache > fresque, atelier créatif, aquarelle, créativité
peinture ; dessin > fresque, atelier créatif, aquarelle
arbres ; verger ; plantation > fleurs, jardin, jardinage, végétalisation
arts plastiques ; arts visuels ; activités artistiques ; pratiques artistiques ; création artistique ; beaux-arts > aquarelle, fresque, atelier créatif
assistante maternelle ; nounou ; nourrice ; assmat > multi accueil, EAJE, RAM, garde d’enfants, mode de garde, relais petite enfance
ateliers parents-enfants ; activités parents-enfants ; temps parents-enfants ; activités en famille > parents-enfants, enfants et parents, familles
ateliers en famille > parents-enfants, enfants et parents, familles
jouer avec son enfant > parents-enfants, enfants et parents, familles, ateliers parents-enfants, parentalité
baby blues ; post-partum ; dépression post-natale ; futurs parents ; jeunes parents ; devenir parents > naissance, mères, grossesse, maternité
préparation à la naissance ; arrivée de bébé ; future maman > naissance, mères, grossesse, maternité
bailleur social ; bailleur ; office HLM ; organisme HLM ; bailleurs sociaux > HLM, résidences
bien vieillir ; vieillissement ; avancée en âge > seniors, personnes âgées, aînés
boulot ; job > travail, entreprise, emploi, insertion professionnelle, marché de l’emploi, reprise d’emploi
emploi > travail, entreprise
bouquins > bibliothèque, lecture, livres, médiathèque
livres > bibliothèque, lecture
bébé ; nourrisson > jeune enfant, 0-3 ans, premier enfant, petite enfance, jeunes parents, PMI
tout-petits > jeune enfant, 0-3 ans, premier enfant, jeunes enfants, petite enfance, enfants
petite enfance > jeune enfant, 0-3 ans, premier enfant
café des parents ; groupe de parents ; rencontre de parents ; groupe de parole de parents > parentalité, fonction parentale, soutien à la parentalité
pause parents ; temps parents ; atelier parents > parentalité, fonction parentale, soutien à la parentalité
cage d’escalier ; hall d’immeuble ; montée d’immeuble ; entrée d’immeuble > résidences, HLM, pied d’immeuble, quartier
citoyenneté ; capacité d’agir ; émancipation > participation, concertation
participation citoyenne > participation, concertation, groupe d’habitants, initiatives, collectif d’habitants, citoyenneté
démocratie participative > participation, concertation, citoyenneté, citoyen, café citoyen
pouvoir d’agir ; empowerment > participation, concertation, initiatives, groupe d’habitants, acteur, citoyen
commerçants ; commerces de proximité ; petits commerces ; magasins > commerce, boutique, courses, marchés, achats
conférence ; causerie ; table ronde > forum, discussion, débat, échanges
conseil d’habitants ; comité d’habitants ; collectif d’habitants ; comité d’usagers ; conseil de maison > groupe d’habitants, concertation
assemblée d’habitants > groupe d’habitants, concertation, participation, initiatives, collectif d’habitants, citoyenneté
couple ; conjugalité > vie de couple
vie conjugale ; épouse ; compagne ; compagnon ; fiancé ; partenaire de vie ; conjointe ; conjoints ; relation amoureuse > vie de couple, conjugalité
amoureux ; vie à deux ; vie amoureuse > vie de couple, conjugalité
cours de français ; atelier de français ; ateliers sociolinguistiques ; FLE > apprenants, illettrisme, langue française
apprendre le français > apprenants, illettrisme, langue française, alphabétisation
cours d’informatique ; initiation informatique ; atelier informatique ; atelier numérique > numérique, ordinateur, médiation numérique
initiation au numérique ; apprendre l’ordinateur ; formation informatique > numérique, ordinateur, médiation numérique
se servir d’un ordinateur > numérique, ordinateur, médiation numérique, démarches en ligne
crèche ; multi-accueil ; halte-garderie ; garderie > RAM, EAJE
cybercafé ; cyberbase ; salle informatique > numérique, espace numérique, espace libre numérique, ordinateur
cyberespace ; espace multimédia ; EPN ; espace public numérique ; espace numérique ; point numérique > numérique
dehors > espace public, de rue, hors les murs, animation de rue, parc, plein air
extérieur ; plein air > espace public, de rue, hors les murs, animation de rue
devenir bénévole ; recrutement de bénévoles ; recherche de bénévoles ; donner de son temps ; s’engager comme bénévole ; accueil des bénévoles > bénévoles
débat ; discussion ; café-débat ; café citoyen > échanges
démocratie locale ; participation des habitants ; mobilisation des habitants ; concertation des habitants > participation, concertation, citoyenneté
implication des habitants > participation, concertation, citoyenneté, groupe d’habitants, initiatives, collectif d’habitants
déménagement ; emménager ; nouveaux habitants ; nouveaux arrivants ; primo-arrivants ; allophones > nouvelles familles
dépression ; burn-out ; psychologique ; stress ; anxiété ; angoisse > bien-être, confiance, décompresser
épuisement > bien-être, confiance, décompresser, détente, répit
désœuvrement ; oisiveté ; ennui > isolement, solitude
e-mail ; courriel ; mail ; messagerie > ordinateur, imprimante
enseignant ; instituteur ; professeur des écoles ; maîtresse > école, éducation nationale
exposition > inauguré, vernissages
expo ; vernissage > inauguré
familles monoparentales > parent seul, familles isolées, monoparentales
monoparentalité ; parent solo ; maman solo ; papa solo ; mère seule ; parent célibataire ; seul avec ses enfants > parent seul, familles isolées
parent isolé > monoparentales, parent seul, familles isolées, familles
mère isolée ; parents solos ; mères célibataires > monoparentales, parent seul, familles isolées
foyer-logement ; résidence autonomie ; résidence pour personnes âgées ; résidence seniors ; MARPA ; béguinage ; ehpad ; hospice > maison de retraite
mouroir ; résidents ; unité de vie ; maison de repos > maison de retraite
français langue étrangère ; alphabétiser > langue française, apprenants, illettrisme
fratrie ; frères et sœurs > enfants, familles
préparation à l’accouchement > naissance, mères, grossesse, maternité, enceintes, jeunes parents
fête ; festival > temps festif, culturel
gestion du stress ; gérer son stress ; relaxation ; sophrologie ; yoga > bien-être, détente, prendre soin
grand âge ; quatrième âge ; personnes très âgées > seniors, personnes âgées, vieillissement, aînés
grands-parents ; papi ; mamie ; grand-mère ; grand-père ; papy ; pépé ; mémé > seniors, personnes âgées, grand-parentalité
groupe de parole ; cercle de parole ; espace de parole ; groupe d’expression ; groupe d’entraide > discussion, débat, échanges
gym douce ; gymnastique d’entretien ; activité physique > gymnastique, gymnastique adaptée
gâteau ; pâtisserie > goûter, gourmandises
habitation à loyer modéré ; HLM ; logement social > bailleur social, résidences
heure du conte ; raconte-tapis ; lecture de contes ; histoires lues ; raconter > conte, histoires
illettrisme ; lire et écrire ; réapprendre à lire ; compétences de base > illettrées
analphabétisme > illettrées, illettrisme, alphabétisation
savoir lire et écrire > illettrées, illettrisme, apprenants
image de soi > estime de soi, confiance, bien-être, confiance en soi, valoriser
valorisation de soi ; confiance en soi ; relooking ; conseil en image > estime de soi, confiance, bien-être
immigration > origines culturelles, cultures, origines, interculturel, langue française
migrants > origines culturelles, cultures, origines, accueil des migrants, immigration
inauguration ; crémaillère ; exposer > vernissages
internet ; en ligne > démarches en ligne, numérique
web > démarches en ligne, numérique, internet, ordinateur
isolement ; solitude ; esseulés > personnes isolées
jeunes enfants > 0-3 ans, premier enfant
bouts de chou > 0-3 ans, premier enfant, enfants
bambins > 0-3 ans, premier enfant, jeunes enfants, petite enfance, enfants
jeunes retraités ; nouveaux retraités ; passage à la retraite ; départ à la retraite ; préparation à la retraite ; pensionnés > retraités, seniors
fin de carrière ; inactifs > retraités, seniors
jeux de société ; jeux d’adresse ; jeux en bois ; jeux de construction ; puzzle ; dames ; cartes à jouer ; uno > jeux, ludothèque, soirée jeux
jouer ensemble ; parties de jeux ; jouer en famille ; jeux pour enfants > jeux, ludothèque, soirée jeux
jeux de plateau > jeux
jouets ; jeux de dés ; joueurs > ludothèque, soirée jeux
jeux et jouets > ludothèque
kermesse ; fête de l’école > fête, temps festif
lecture > bibliothèque
lien social ; vivre ensemble ; cohésion sociale ; convivialité > mixité sociale, moment convivial
légumes > potager, jardin, produits locaux, produits de saison, fermes, producteurs, alimentation, cuisine
maraîchage > potager, jardin, produits locaux, produits de saison, fermes, producteurs, jardin partagé, jardinage
mairie ; municipalité > élus, commune
manger sain ; manger équilibré ; alimentation saine ; alimentation équilibrée ; manger mieux > alimentation, équilibré, diététicienne, nutritionniste
diététique > alimentation, équilibré, diététicienne, nutritionniste, équilibre alimentaire
mercredi ; extrascolaire > centre de loisirs, accueil de loisirs
mode de garde ; solution de garde ; accueil du jeune enfant > multi accueil, EAJE, RAM
mode d’accueil > multi accueil, EAJE, RAM, multi-accueil, espace enfants, petite enfance
mère au foyer ; femme au foyer > mères de familles, mères sans emploi
mémoire du quartier ; histoire du quartier ; collecte de mémoire ; récits de vie ; recueil de témoignages ; mémoire collective > patrimoine
mémoire des habitants > patrimoine, histoire du quartier, souvenirs
paroles d’habitants > patrimoine, groupe d’habitants, participation, initiatives, collectif d’habitants, citoyenneté
nature > espace public, de rue, hors les murs, animation de rue, développement durable, environnement, jardin
numérique ; informatique ; digital > ordinateur, médiation numérique
ordinateur ; PC > numérique, informatique, écran
tablette > numérique, informatique, écran, smartphone, ordinateur
parentalité ; fonction parentale ; être parent > soutien à la parentalité
partenariat ; coopération ; collaboration ; partenariats > réseau
patrimoine ; histoire locale > histoire du quartier
mémoire locale ; vieux quartier ; histoire du coin ; histoire des habitants ; mémoires ; raconter le quartier > histoire du quartier, patrimoine, souvenirs
raconter sa vie ; récit de vie ; autrefois au quartier ; patrimoine local > histoire du quartier, patrimoine, souvenirs
personnes en difficulté > fragilisées, précarité, isolées, difficultés financières, difficultés sociales
personnes vulnérables ; personnes fragilisées ; publics vulnérables ; personnes défavorisées ; publics précaires > fragilisées, précarité, isolées
publics fragiles > fragilisées, précarité, isolées, femmes, publics invisibles
personnes âgées ; seniors ; aînés ; retraités ; troisième âge > vieillissement
anciens > vieillissement, personnes âgées, seniors, aînés
perte d’autonomie ; dépendance > aide à domicile, autonomie
peu cher ; petit prix ; à moindre coût ; pas cher > gratuit, petit budget
peur > tranquillité publique, incivilités
insécurité > tranquillité publique, incivilités, délinquance, espace public
philosophie ; philo ; atelier philo ; goûter philo > débat, café citoyen
café philo > débat, café citoyen, soirée débat, échanges
pied d’immeuble ; bas d’immeuble ; bas de tour > résidences, HLM, quartier, de rue, espace public
porte-à-porte ; aller à la rencontre ; démarche d’aller vers ; éducateur de rue ; prévention spécialisée > aller vers, de rue, espace public
proches aidants ; aider un proche ; proche malade ; café des aidants ; soutien aux aidants ; proche dépendant > aidants, aidants familiaux
aide aux aidants ; aidants naturels ; famille de malade ; familles de malades ; parent malade ; conjoint dépendant > aidants, aidants familiaux, répit
proches dépendants ; parents dépendants ; dépendance des personnes âgées ; accompagnement de fin de vie > aidants, aidants familiaux, répit
s’occuper de ses parents ; s’occuper d’un parent ; s’occuper d’un malade > aidants, aidants familiaux, répit
précarité ; démunis > difficultés sociales
pauvreté ; misère > difficultés sociales, précarité, difficultés financières, public en précarité
puériculture ; puéricultrice > PMI, médecin
quartiers populaires ; quartiers sensibles ; quartiers défavorisés ; quartiers difficiles ; banlieue ; ZUS > quartier, politique de la ville
quartiers prioritaires > quartier, politique de la ville, CUCS
recettes ; livre de recettes ; recueil de recettes > cuisine
recherche d’emploi > emploi, éloignés de l’emploi, insertion professionnelle, reprise d’emploi, insertion
chômage ; chômeurs ; demandeurs d’emploi ; sans emploi > emploi, éloignés de l’emploi, insertion professionnelle
reconversion ; remobilisation > insertion, confiance, éloignés de l’emploi
repas partagé ; auberge espagnole ; repas collectif > repas
réchauffement climatique ; climat > développement durable, environnement, écologique
réfugiés ; exilés ; demandeurs d’asile > accueil des migrants, origines culturelles, cultures, immigration, origines
rénovation urbaine ; ANRU ; renouvellement urbain > embellissement, quartier, mieux vivre
réunion publique ; concertation > groupe d’habitants, collectif d’habitants, participation, citoyenneté
réunion de quartier ; réunion d’habitants ; assemblée de quartier > groupe d’habitants, collectif d’habitants
sage-femme ; accouchement > puéricultrice, PMI, médecin, naissance, mères, grossesse, maternité
santé mentale ; souffrance psychique ; mal-être > bien-être, confiance, décompresser, estime de soi, compétences psychosociales, santé
semis ; graines ; grainothèque ; compost ; compostage > jardin
tracts ; prospectus ; plaquette ; dépliants > support de communication, affiches, flyers, document, communication
flyers > support de communication, affiches
travailleur social ; assistante sociale ; éducateur spécialisé > référent social
trouver un emploi ; trouver du travail ; chercher un emploi ; retour à l’emploi ; accès à l’emploi > reprise d’emploi, emploi, insertion
chercher du travail > reprise d’emploi, emploi, insertion, insertion professionnelle, marché de l’emploi
retrouver un emploi > reprise d’emploi, emploi, insertion, insertion professionnelle, CV, Pôle emploi
vacances d’été ; grandes vacances > vacances, été
période estivale > vacances, été, soirées d’été, juillet
vacances ; congés > séjour, départ en vacances, été
vandalisme ; casse ; dégradation ; nuisances ; voyous ; petite délinquance ; bandes ; violence urbaine ; sécurité > délinquance, incivilités, espace public
tranquillité ; calme ; paix sociale ; rixes ; bagarres ; trafic ; deal > délinquance, incivilités, espace public
dégradations ; détériorations > délinquance, incivilités
vidéo ; court-métrage > cinéma
village ; bourg > rural
voiture ; automobile ; véhicule ; moyen de locomotion > mobilité, transport, déplacements
végétalisation ; fleurissement ; verdissement > jardin, plantations, jardinage
zéro déchet ; réduction des déchets > composteur, développement durable
échanges interculturels ; métissage ; dialogue interculturel > interculturel, origines, cultures d’origine
rencontre des cultures > interculturel, origines, cultures d’origine, interculturalité, cultures
école primaire ; école élémentaire > écoles, groupes scolaires
éducation populaire ; éduc pop > pédagogie sociale
égalité femmes-hommes ; égalité filles-garçons ; sexisme > discriminations
égalité des sexes > discriminations, femmes, égalité
élus ; maire ; conseillers municipaux > mairie, municipalité, commune
émotions ; gestion des émotions ; gérer ses émotions ; soft skills ; aptitudes sociales ; savoir être > compétences psychosociales
compétences relationnelles ; vie en société > compétences psychosociales
étrangers > migrants, réfugiés, primo-arrivants, origines culturelles, cultures, origines, immigration, langue française, interculturel
immigrés ; personnes étrangères ; origine étrangère ; nationalités > migrants, réfugiés, primo-arrivants, origines culturelles, cultures, origines
nouveau-né ; tout-petit ; poupon ; nouvelle naissance ; biberon ; allaitement > petite enfance, jeunes parents, premier enfant, 0-3 ans, jeune enfant, PMI
layette > petite enfance, jeunes parents, premier enfant, 0-3 ans, jeune enfant, PMI
tétée ; donner le sein > allaitement, petite enfance, PMI
allaiter > petite enfance, PMI
couffin ; poussette ; berceau ; doudou ; tétine > petite enfance, jeunes parents, jeune enfant, 0-3 ans
premiers pas ; éveil ; éveil des tout-petits ; développement de l’enfant ; psychomotricité > motricité, petite enfance, jeune enfant, 0-3 ans
petite section ; maternelle ; moyenne section ; grande section > école maternelle, jeunes enfants
âge tendre ; bas âge ; haut comme trois pommes ; minots > jeunes enfants, petite enfance, 0-3 ans, enfants
loupiots ; gosses ; gamins ; mômes ; chérubins ; fistons ; fillettes ; garçonnets > enfants
fils ; fille ; garçons et filles ; progéniture ; rejetons ; descendance > enfants, parents-enfants
neveux ; nièces ; tonton ; tata ; oncle ; cousins ; entourage familial ; ménage ; foyer ; maisonnée ; clan ; tribu ; cellule familiale > familles
parents débutants ; jeunes pères ; jeunes papas ; nouveaux parents ; devenir papa > jeunes parents, jeunes familles, premier enfant, naissance
devenir maman ; premier bébé > jeunes parents, jeunes familles, premier enfant, naissance
jeune mère ; jeunes mamans ; jeunes mères ; jeune maman > jeunes parents, mères, maternité
paternité ; rôle du père ; pères ; papas > parents, parentalité
maternage ; rôle de mère ; être mère ; mère de famille ; vie de maman > mères, mamans, maternité, parentalité
belle-mère ; beau-père ; famille recomposée ; beaux-parents > parentalité, familles
monoparental > parent seul, familles
foyer monoparental ; élever seule ; maman seule ; papa seul > monoparentales, parent seul, familles
vie de famille ; relations familiales ; liens familiaux ; climat familial ; conflits familiaux ; disputes > familles, parentalité, relations parents-enfants
caprices ; fessée ; gronder ; discipline ; limites ; punitions ; obéir ; cadre éducatif ; dire non > autorité, questions éducatives, éducation
poser des limites > autorité, questions éducatives, éducation
endormissement ; coucher ; dodo ; cauchemars ; nuits > sommeil
éducation bienveillante ; parentalité positive ; communication bienveillante ; écouter son enfant > parentalité, éducation, relations parents-enfants, écoute
parent dépassé ; parents épuisés ; burn-out parental ; fatigue parentale ; parents à bout > parentalité, répit, soutien aux parents, parents en difficulté
dépassés > parentalité, répit, soutien aux parents, parents en difficulté
parents coincés ; rester à la maison ; enfermés chez eux ; confinés > isolement, mères sans emploi
sortir avec les enfants ; occuper les enfants ; activités avec les enfants > parents-enfants, ateliers parents-enfants, en famille, familles
moments avec ses enfants ; avec mon fils ; avec ma fille > parents-enfants, ateliers parents-enfants, en famille, familles
parents d’élèves ; association de parents ; délégués de parents > parents, école
coéducation ; co-éducation ; alliance éducative ; communauté éducative > lien école-famille, éducation, parents, école
institutrice ; instit ; maîtresse d’école ; directrice d’école ; directeur d’école ; personnel éducatif > école, éducation nationale, enseignants
pédagogues > école, éducation nationale, enseignants
dialogue avec les enseignants ; échanger avec les enseignants ; rencontrer les enseignants ; parler à la maîtresse > lien école-famille, école, parents
réunion parents-profs ; relation parents-école > lien école-famille, école, parents
écolier > scolaires
cartable ; tableau noir ; cour de récré ; récréation ; salle de classe > école, scolaires
scolarité > éducation, école
réussite scolaire ; échec scolaire ; difficultés scolaires > éducation, scolaire, école
bachelier ; terminale ; seconde ; première année > lycée, jeunes
lycéennes ; collégienne ; adolescence ; ado > jeunes
quatrième ; troisième ; sixième > collège, jeunes
teenager ; puberté ; crise d’adolescence ; préado ; minorité > adolescents, jeunes
ados > jeunes, espace public, délinquance
jeunesse > adolescents
jeune public ; 11-17 ans ; 12-17 ans ; 16-25 ans ; moins de 25 ans ; jeunes majeurs > jeunes, adolescents
jeunes femmes ; jeunes hommes ; étudiants ; apprentis > jeunes adultes, jeunes
glander ; zoner ; traîner ; galérer ; oisifs ; désœuvrés ; ados qui traînent ; sans occupation ; occuper les jeunes > jeunes, espace public, adolescents
jeunes désœuvrés > jeunes, espace public, adolescents, délinquance
vieillir > seniors, personnes âgées, retraités
prendre de l’âge ; avancer en âge ; âge d’or ; cheveux blancs ; troisième jeunesse > seniors, personnes âgées, vieillissement, retraités
senior > personnes âgées, vieillissement, retraités
sexagénaires ; septuagénaires ; octogénaires ; nonagénaires ; centenaires ; plus de 60 ans ; plus de 70 ans ; 80 ans > personnes âgées, seniors, aînés
vétérans ; doyens ; ancêtres ; papys ; papis ; mamies ; papys et mamies ; pépés ; mémés > personnes âgées, seniors, aînés, retraités
retraite > seniors
vieilles dames ; vieux messieurs ; dames âgées ; personnes du troisième âge ; gens âgés ; vieux > personnes âgées, seniors
club du troisième âge ; club des aînés ; club des anciens ; amicale des retraités > retraités, seniors, personnes âgées
rester chez soi ; vivre chez soi ; vieillir chez soi ; bien vieillir chez soi ; auxiliaire de vie > aide à domicile, autonomie, maintien à domicile
aide ménagère ; femme de ménage > aide à domicile, autonomie, maintien à domicile
invalidité ; dépendants ; diminués ; grabataires > perte d’autonomie, autonomie
pertes de mémoire ; oublis ; mémoire qui flanche ; faire travailler sa mémoire > mémoire, stimulation cognitive, jeux de mémoire, atelier mémoire
entretenir sa mémoire ; entretenir son cerveau ; remue-méninges ; casse-tête ; neurones > mémoire, stimulation cognitive, jeux de mémoire, atelier mémoire
cerveau ; sudoku > mémoire, stimulation cognitive, jeux de mémoire, atelier mémoire
soignants familiaux ; garde-malade ; accompagner un proche ; soutenir un proche ; s’occuper de sa mère > aidants, proches aidants, aidants familiaux
charge d’un parent ; conjoint malade ; proches malades ; malade à la maison > aidants, proches aidants, aidants familiaux
décharger ; relais aux familles ; prendre le relais ; souffler un peu ; temps libre pour soi ; bulle d’air > répit
nanas ; femmes entre elles ; entre filles ; entre nanas ; entre copines ; copines ; sororité ; filles ; gonzesses ; féminine > femmes, mamans, mères
gent féminine > femmes, mamans, mères
féminisme ; droits des femmes ; condition féminine ; émancipation des femmes ; place des femmes > femmes, bien-être au féminin, égalité femmes-hommes
journée de la femme > femmes, bien-être au féminin, égalité femmes-hommes
charge mentale ; double journée ; tâches ménagères ; corvées ; ménage à la maison > femmes, mères, mères de familles
célibataires ; veuves ; veufs ; veuvage ; vieux garçon > personnes isolées, isolement
solitaires ; seules ; vivre seul ; sans famille ; sans amis ; loin des leurs ; reclus ; ermite ; cloîtré > isolement, personnes isolées, solitude
enfermement ; repli sur soi ; retrait > isolement, personnes isolées, solitude
rompre la solitude ; sortir de l’isolement ; sortir de la solitude ; combattre la solitude ; lutter contre la solitude > isolement, solitude, lien social
isolement social > isolement, solitude, lien social
visites ; rendre visite ; visites de convivialité ; visiteurs > personnes isolées, lien social
désocialisés ; marginaux ; exclus ; laissés-pour-compte ; exclusion ; mis de côté ; paumés ; cabossés > précarité, personnes isolées, inclusion, insertion
cas sociaux > précarité, personnes isolées, inclusion, insertion
inclusif ; inclure > intégration, mixité sociale
inclusion sociale ; intégration sociale > inclusion, intégration, mixité sociale
intégrer ; s’intégrer > inclusion, mixité sociale
"""
