"""What 0053 writes: words that found nothing, and those that fiches say in their place. It stays as it is.

By families; a line has several that are typed, then what each also finds: always, and where few fiches answer.
"""

TYPED = """
bout de terrain ; bout de jardin ; jardinet ; courtil ; parcelles de jardin > jardin partagé, jardin, jardinage
bouturage ; bouturer ; bouture ; repiquage ; repiquer ; semer ; ensemencer ; rempoter ; rempotage ; sarcler ; biner > jardinage, jardin, plantations
binette ; arrosoir ; brouette ; désherber ; désherbage ; mettre les mains dans la terre ; gratter la terre ; paillage > jardinage, jardin, plantations
pailler > jardinage, jardin, plantations
rucher-école ; butineuses > ruche, abeilles, miel
embellissement des massifs > fleurs, plantations, embellissement
bénéficiaires de la solidarité active ; touche le RSA ; contrat RSA ; contrat d’engagement réciproque ; contrat d’insertion > RSA, insertion
train-train ; routine ; métro boulot dodo ; tous les jours pareil ; ronron > vie quotidienne, quotidien
talents cachés ; savoir-faire cachés ; don caché ; ce que je sais faire ; se découvrir des talents > talents, compétences, valorisation
révéler ses talents ; potentialités > talents, compétences, valorisation
cuisiner sans se ruiner ; sans se ruiner ; à peu de frais ; pour trois sous ; à bas coût ; pas ruineux > moindre coût, à petit prix, petit budget
petit porte-monnaie ; porte-monnaie vide ; sans se saigner > moindre coût, à petit prix, petit budget
reprendre une activité ; pied à l’étrier ; remettre le pied à l’étrier > emploi, éloignés de l’emploi, insertion professionnelle
chômage longue durée ; sortir du chômage > emploi, éloignés de l’emploi, insertion professionnelle
vacances de février ; vacances d’hiver ; vacances de printemps ; vacances d’automne > vacances scolaires, congés scolaires, vacances
vacances de noël ; relâche scolaire ; semaine de relâche > vacances scolaires, congés scolaires, vacances
gigoter ; gambader ; crapahuter ; ramper ; quatre pattes ; marcher à quatre pattes ; galipettes ; roulades > motricité, éveil, 0-3 ans
parcours d’éveil ; éveil moteur ; parcours de motricité ; tapis d’éveil > motricité, éveil, 0-3 ans
éveil du jeune enfant ; éveil des bébés ; activités d’éveil ; ateliers d’éveil > éveil, motricité, petite enfance
repas tiré du sac ; tiré du sac ; repas canadien ; buffet canadien ; repas participatif ; buffet partagé ; plat à partager > repas partagé, repas
on apporte à manger ; à la bonne franquette ; bonne franquette ; ripaille ; agapes ; festin > repas partagé, repas
nuit du conte ; au coin du feu > conte, soirée, contes
porte-parole ; tour de parole ; tour de table ; tours de table ; bâton de parole ; distribuer la parole > parole, débat, prise de parole, expression
porte-voix ; micro ouvert > parole, débat, prise de parole, expression
modératrice ; maître du temps ; secrétaire de séance ; prendre des notes ; compte-rendu de réunion > animation, débat, café citoyen
parler devant du monde ; parler devant des gens ; parler en groupe ; trac ; bafouiller > parler en public, prise de parole, confiance, expression
arène citoyenne ; joutes ; joute oratoire ; palabres ; palabre ; palabrer ; débats d’idées ; grand oral > débat, café citoyen, discussion
brainstorming ; world café ; think tank > débat, café citoyen, discussion
cuillère ; cuillères ; premières cuillères ; premier repas de bébé > alimentation, alimentation de l’enfant, jeune enfant, petite enfance
premiers repas ; première purée ; première alimentation ; passer à la cuillère > alimentation, alimentation de l’enfant, jeune enfant, petite enfance
manger en morceaux ; alimentation infantile ; que donner à manger à bébé > alimentation, alimentation de l’enfant, jeune enfant, petite enfance
menu bébé > alimentation, alimentation de l’enfant, jeune enfant, petite enfance
sevrage ; sevrer ; arrêter l’allaitement ; fin de l’allaitement > allaitement, alimentation de l’enfant
primipare ; primipares ; première grossesse ; premier-né ; devenir père ; futur papa > jeunes parents, premier enfant, naissance, grossesse
venue au monde ; heureux événement > jeunes parents, premier enfant, naissance, grossesse
APEL ; FCPE ; PEEP ; fédération de parents ; associations de parents d’élèves ; parents délégués > parents d’élèves, parents, école
représentants de parents ; représentant des parents ; sou des écoles ; amicale laïque > parents d’élèves, parents, école
kawa ; caoua ; kaoua ; jus de chaussette ; caoua du matin ; petit noir ; p’tit noir ; expresso ; espresso ; cappuccino ; café au lait > café, thé
café crème ; café gourmand ; tasse de café ; une tasse ; tasse de thé > café, thé
trottoir de l’école > école, parents, café des parents
comprendre l’école ; système scolaire ; système éducatif ; fonctionnement de l’école ; comment marche l’école > école, scolaire, scolarité, éducation
codes de l’école ; suivre la scolarité ; scolarité des enfants ; suivi scolaire > école, scolaire, scolarité, éducation
galères de parents ; galère de parent ; soucis de parents ; à bout de nerfs > parentalité, soutien aux parents, éducation, parents en difficulté
péter un câble ; pétage de plombs ; épuisement parental ; enfant difficile > parentalité, soutien aux parents, éducation, parents en difficulté
enfants difficiles ; enfant turbulent ; désobéissance ; désobéissant > parentalité, soutien aux parents, éducation, parents en difficulté
rien que pour les mamans ; réservé aux mamans ; journée des mamans ; journée maman ; sans mari ni enfants ; mères courage > femmes, mères, habitantes
mesdames ; madames > femmes, mères, habitantes
se changer les idées ; changer d’air ; s’aérer l’esprit ; faire un break ; couper avec le quotidien > bien-être, détente, répit, sortie
vioque ; vioques ; vénérables ; têtes blanches ; tempes grises ; papé ; mamé ; pépère ; mémère > personnes âgées, seniors, retraités, vieillissement
bons-papas ; bonne-maman ; âge avancé ; vieux jours ; silver économie ; silver age > personnes âgées, seniors, retraités, vieillissement
géronto ; gériatrie ; gériatre ; gériatrique ; pôle gérontologique ; clic gérontologique > gérontologiques, personnes âgées, vieillissement, seniors
adaptation du logement ; se maintenir chez soi > aide à domicile, vieillissement, seniors, autonomie
peinture à l’eau ; chevalet > aquarelle, peinture, fresque
rester actif ; rester actifs ; entretenir sa forme ; bon pied bon œil > bien vieillir, gymnastique, seniors, activité physique
tomber enceinte ; attendre un bébé ; parturiente > enceinte, grossesse, mères, maternité
féminité ; féminin sacré ; se sentir femme ; féministes ; émancipation féminine > femmes, vie de femme, femme
jeu de dames ; jouer aux dames ; échecs et dames ; board games ; boardgames ; jeux coopératifs > jeux de société, jeux de plateau, jeux, ludothèque
nocturnes de la ludo ; ouverture tardive ; tard le soir > soirées, soirée jeux
ludo ; la ludo ; ludos ; médiat ; biblio > ludothèque, bibliothèque
galettes bretonnes ; galette bretonne ; crêpe bretonne ; faire sauter les crêpes ; sauter des crêpes ; pâte à crêpes > crêpes, goûter
distribuer le programme ; agenda des vacances ; planning des vacances ; programme des vacances > vacances, programme, agenda
fin de trimestre ; fin du trimestre ; dernier jour de classe ; vive les vacances > vacances scolaires, vacances
zonard ; zonards ; glandeur ; glandeurs ; glandouiller ; tenir les murs ; tiennent les murs > jeunes, espace public, délinquance, adolescents
tiennent le mur ; teneurs de murs ; traîne-savates ; loubards ; loubard ; caïds ; lascars ; lascar > jeunes, espace public, délinquance, adolescents
délinquance juvénile ; errance des jeunes > jeunes, espace public, délinquance, adolescents
street ; dans la street ; bitume ; macadam ; coin de rue ; parvis ; parc public > espace public, de rue, parc
bouquiner au soleil ; lire au soleil ; lire dans l’herbe ; bibliothèque ambulante ; livres en liberté > livres, lecture, bibliothèque, de rue
joujou ; joujoux ; coffre à jouets ; jeux de cour > jeux, ludothèque
arc-en-ciel des cultures ; mosaïque de cultures ; melting-pot ; melting pot ; bigarré > interculturalité, cultures, origines, origines culturelles
cosmopolite ; pluriethnique ; multiethnique ; pluralisme ; mixité ethnique ; diasporas > interculturalité, cultures, origines, origines culturelles
diaspora ; ethnies ; communautarisme ; expatriés ; expatrié ; déracinés > interculturalité, cultures, origines, origines culturelles
folklore ; folklorique ; traditions populaires ; patois ; dialecte ; dialectes ; griots > contes, cultures, origines culturelles, langue maternelle
griot ; troubadour ; troubadours ; conteur africain ; contes africains ; contes d’afrique > contes, cultures, origines culturelles, langue maternelle
contes orientaux ; mille et une nuits > contes, cultures, origines culturelles, langue maternelle
accepter les différences ; respect des différences ; droit à la différence > différences culturelles, vivre ensemble, interculturalité, mixité sociale
mutuelle agricole ; mutualité agricole ; sécu agricole ; sécu des paysans ; assurance agricole ; caisse agricole > MSA
burn-out des aidants ; burn out des aidants ; burn-out de l’aidant ; fatigue des aidants ; épuisement de l’aidant > aidants, aidants familiaux, répit
épuisement des aidants ; répit des aidants ; relayage ; baluchonnage ; relais pour aidants ; mari malade > aidants, aidants familiaux, répit
époux malade ; entourage d’un malade > aidants, aidants familiaux, répit
journée d’info ; réunion d’info > forum, information, stand
box internet > internet, connection internet, numérique
boîte mail ; boîtes mail ; boîte aux lettres électronique ; envoyer un mail ; adresse mail > internet, numérique, démarches en ligne, ordinateur
guichet unique ; maison de services au public ; MSAP ; maison France Services ; point info > démarches, accueil, accès aux droits, permanence
bornes interactives ; borne Caf > démarches, accueil, accès aux droits, permanence
cliquer ; double-clic ; se servir d’une souris ; utiliser une souris ; allumer un ordinateur > ordinateur, numérique, informatique, internet
bidouille informatique ; bidouiller ; taper un texte ; taper une lettre ; taper à la machine > ordinateur, numérique, informatique, internet
remplir un formulaire ; bureaucratie ; tracasseries ; tracasseries administratives > démarches administratives, démarches, courrier, déclaration
phobie administrative > démarches administratives, démarches, courrier, déclaration
s’inscrire au chômage ; inscription chômage ; pointer au chômage ; actualiser sa situation > Pôle emploi, démarches en ligne, emploi
indemnités chômage ; indemnisation > Pôle emploi, démarches en ligne, emploi
peur de l’informatique ; peur d’internet ; peur du numérique ; nulle en informatique > fracture numérique, numérique, médiation numérique, ordinateur
largué ; largués ; allergique à l’informatique ; débutant en informatique > fracture numérique, numérique, médiation numérique, ordinateur
débutants en informatique ; informatique débutant ; bases de l’informatique > fracture numérique, numérique, médiation numérique, ordinateur
je n’ai pas d’ordinateur ; prêt d’ordinateur ; libre-service > ordinateur, espace libre numérique, fracture numérique, numérique
marchands ; paniers paysans ; panier bio ; paniers bio ; du producteur au consommateur > marchés, produits locaux, fermes, courses
casse-croûte du matin ; casse-dalle ; encas ; en-cas ; pain beurre ; confiture ; confitures ; breakfast > petit déjeuner, petits déjeuners, goûter
premier repas de la journée > petit déjeuner, petits déjeuners, goûter
accueil inconditionnel ; accueillir tout le monde ; ouvert à n’importe qui ; entrer librement > accès libre, accueil, ouvert à tous
venir quand on veut > accès libre, accueil, ouvert à tous
happening ; saltimbanque ; saltimbanques ; artistes de rue ; baladins ; ménestrels ; tréteaux > spectacle, spectacles, théâtre, clowns
logo ; logos ; charte graphique ; graphisme ; graphiste ; identité visuelle ; infographie ; réclame > communication, visuels, affiches, flyers
faire de la com ; plan de communication ; plan de com ; newsletter > communication, visuels, affiches, flyers
mois de spectacles ; agenda culturel ; quinzaine culturelle > festif, culturel, fête, festivités
drive-in ; film sous les étoiles ; cinéma sous les étoiles ; séance de cinoche ; séance de ciné > cinéma, cinéma en plein air, plein air
se faire une toile > cinéma, cinéma en plein air, plein air
OPAC ; OPH ; ESH ; société HLM ; sociétés HLM ; proprio ; proprios ; amicale de locataires > bailleur social, HLM, résidences, locataires
amicale des locataires ; association de locataires > bailleur social, HLM, résidences, locataires
en bas de chez moi ; en bas de chez soi ; montée d’escalier ; voisins de palier > résidences, HLM, au pied des immeubles, quartier
boum ; boums ; bringue ; raout ; sauterie ; flonflons ; lampions ; faire la nouba > fête, temps festif, soirée, festif
barbecue des locataires ; barbecue de quartier ; barbecue partagé ; chipos ; chipolatas ; merguez-frites ; côtelettes > barbecue, repas partagé
aménagement des espaces communs ; parties communes ; espaces collectifs ; aménagement extérieur > espaces communs, embellissement, résidences
réaménagement > espaces communs, embellissement, résidences
terrain de boules ; tirer ou pointer > pétanque, jeux
galériennes ; galérien ; galérienne ; galériens ; dans la dèche ; dèche > précarité, précaires, difficultés sociales, difficultés financières
dans la mouise ; mouise ; dans la panade ; sans un sou ; dénuement > précarité, précaires, difficultés sociales, difficultés financières
détresse sociale ; exclues ; fracture sociale > précarité, précaires, difficultés sociales, difficultés financières
s’aimer soi-même ; s’aimer telle qu’on est ; s’accepter ; s’accepter comme on est > estime de soi, confiance en soi, confiance, bien-être
acceptation de soi ; amour de soi ; regard sur soi ; se regarder dans la glace > estime de soi, confiance en soi, confiance, bien-être
complexe d’infériorité ; se sentir nulle ; se sentir bien ; fierté de soi ; self-esteem > estime de soi, confiance en soi, confiance, bien-être
toucher les invisibles ; ceux qu’on ne voit pas ; non-public ; non-usagers ; aller chercher les gens > publics invisibles, aller vers, rencontre
aller au-devant ; démarchage > publics invisibles, aller vers, rencontre
athlète ; athlètes ; athlétique ; sportifs du dimanche ; transpirer ; suer ; se défouler ; défouloir > sport, activités physiques, activité physique
se dérouiller ; baskets aux pieds ; EPS ; éducation physique ; échauffement ; entraînement > sport, activités physiques, activité physique
entraînements ; s’entraîner ; sport mixte > sport, activités physiques, activité physique
mixité filles garçons ; filles et garçons ; les filles et les garçons > mixité, égalité, pour tous
gérer sa colère ; nervosité ; gérer ses nerfs ; maîtrise de soi > émotions, gestion des émotions, compétences psychosociales, bien-être
contrôle de soi ; maîtriser ses émotions > émotions, gestion des émotions, compétences psychosociales, bien-être
DIY ; do it yourself ; do-it-yourself ; fait main ; fait-main ; fabrication maison > créativité, fabriquer, faire soi-même, atelier créatif
produits ménagers ; produits d’entretien ; lessive maison ; cosmétiques maison > créativité, fabriquer, faire soi-même, atelier créatif
cosmétique maison ; récup ; récupération ; bouts de ficelle > créativité, fabriquer, faire soi-même, atelier créatif
menus de saison ; menu de saison ; cuisine de saison ; fruits de saison ; légumes de saison > produits de saison, produits locaux, cuisine
antiraciste > discriminations, différences culturelles, interculturalité, vivre ensemble
motivés ; motivées ; volontaires motivés ; personnes motivées ; enthousiastes ; enthousiasme > mobilisation, engagement, volontaires, investis
mainmise ; chasse gardée ; accaparer ; noyau dur > monopole, s’approprier, forte présence, assidus
reconduction ; reconduit ; reconduite ; reconduire ; renouvellement ; remettre ça ; rééditer > poursuivre, perspectives, continuer, pérenniser
bis repetita > poursuivre, perspectives, continuer, pérenniser
image de marque ; image négative ; image positive ; notoriété ; renommée ; reconnaissance du centre ; se faire un nom > image, réputation, reconnu
pénurie ; manque de bras ; manque de monde ; manque de bénévoles > fréquentation, difficultés à mobiliser, mobilisation, peu de monde
personne ne vient ; faible fréquentation ; désaffection ; boudé ; pas foule > fréquentation, difficultés à mobiliser, mobilisation, peu de monde
peu de participants ; peu de participation > fréquentation, difficultés à mobiliser, mobilisation, peu de monde
manque de sous ; manque de financement ; manque de financements ; non financé ; à court d’argent > financement, financements, financeurs, subvention
coupes budgétaires ; baisse des subventions ; autofinancement ; autofinancé ; mécénat ; sponsors > financement, financements, financeurs, subvention
sponsor ; sponsoring ; cofinancement ; cofinanceur ; cofinanceurs ; bailleurs de fonds > financement, financements, financeurs, subvention
bailleur de fonds ; appel à projets ; appels à projets > financement, financements, financeurs, subvention
faute de temps ; sous-effectif ; turn-over ; turnover ; rotation du personnel > manque de temps, disponibilité, temps de travail, personnel
carton plein ; franc succès ; ça a marché ; bilan positif ; retombées ; plus-value ; valeur ajoutée > résultats, bilan, évaluation
écueil ; écueils ; pierre d’achoppement ; bémol ; bémols ; points faibles ; point faible ; embûches ; couac > limites, difficultés, freins, bilan
couacs ; échecs rencontrés ; leçons tirées ; retour d’expérience > limites, difficultés, freins, bilan
coup d’envoi ; préfiguration ; phase de test ; phase test ; prototype > expérimentation, lancement, démarrage
étude de besoins ; sonder les habitants ; recueil des besoins ; recueillir les besoins ; diagnostic de territoire > diagnostic, concertation, besoins
diagnostic partagé > diagnostic, concertation, besoins
interco ; comcom ; com com ; agglo ; chef-lieu ; puissance publique > collectivités, conseil départemental, commune, communauté de communes
adjoints ; édile ; édiles ; conseillère municipale ; équipe municipale ; politiques locaux > élus, mairie, municipalité, commune
maison du département ; maison des solidarités ; polyvalence de secteur > CCAS, service social, travailleurs sociaux, SLS
AS de secteur > travailleurs sociaux, CESF, assistante sociale, référent social
directrice du centre ; directeur du centre ; dirlo ; animateur socioculturel > animateur, animatrice, accueil, professionnels
animatrices socioculturelles ; socio-cu ; socioculturel ; agent d’accueil ; agente d’accueil > animateur, animatrice, accueil, professionnels
standardiste ; salariés du centre > animateur, animatrice, accueil, professionnels
adulte-relais ; adultes-relais > salariés, professionnels, bénévoles
filer un coup de main ; filer la main ; main-forte ; se serrer les coudes > entraide, entraide entre voisins, solidarité
faire du bénévolat ; gratis pro deo ; pro deo > bénévoles, bénévolat, volontaires
aminches ; connaître du monde ; rencontres amicales ; sociabiliser ; se sociabiliser ; socialiser > lien social, rencontres, convivialité, liens
nouer des contacts ; tissu social > lien social, rencontres, convivialité, liens
ne voit personne ; entre quatre murs ; broyer du noir ; coup de blues ; moral à zéro > isolement, solitude, personnes isolées, isolées
moral dans les chaussettes > isolement, solitude, personnes isolées, isolées
je viens d’emménager > nouveaux arrivants, nouveaux venus, nouvelles familles, nouveaux habitants
fil à tricoter ; pelotes de laine ; écharpe ; écharpes ; aiguilles à tricoter > tricot, tricoteuses, laine
gameur > jeux vidéo, jeux vidéos, écran géant
polars ; polar ; livres pour bébés > livres, lecture, bibliothèque
se fendre la poire ; one woman show > humour, humoriste, spectacle humoristique
dramaturge ; théâtre-forum ; metteur en scène > théâtre, pièce de théâtre, théâtre forum
trompe-l’œil ; bombages ; bombe de peinture ; pochoirs ; barbouiller > fresque, peinture, créativité
juillet-août ; saison estivale > été, vacances, plein air, soirées
casse-graine ; recettes d’ailleurs ; saveurs d’ailleurs ; saveurs du monde > cuisine, repas, recettes
gâteries > goûter, goûters, gourmandises, pâtisserie
flâner ; vadrouille ; en vadrouille ; sortie nature ; sorties nature ; découverte de la région > sortie, sorties, sorties familles
histoires de vie ; histoire de vie ; témoigner > parcours, histoires, histoire, souvenirs
père de famille ; pères de famille ; môman ; reum ; pères isolés ; coparentalité ; smala > familles, parents, parentalité, famille
pitchoun ; pitchouns ; pitchounes ; moutard ; moutards ; morveux ; 3-6 ans ; 6-11 ans ; 0-6 ans > enfants, petite enfance, jeune enfant
jouvenceaux ; jouvencelles ; djeuns ; pré-ados ; 15-25 ans ; génération Z > jeunes, adolescents, jeunesse
petite école ; inspection académique ; dirlo de l’école > école, écoles, scolaire, Éducation nationale
emprunter une salle ; prêt de salles ; prêter une salle ; prêt de local ; mise à disposition de locaux > prêt de salle, salles, locaux
mise à disposition de salle > prêt de salle, salles, locaux
tractage ; guide pratique ; fascicule ; fascicules ; opuscule ; feuillet > document, flyers, affiches, communication
passer le mot ; téléphone arabe ; à quoi sert le centre social > communication, mieux connaître, faire connaître, information
réseautage ; inter-partenarial ; pluripartenarial ; transversal ; co-animation ; coanimation > partenariat, coopération, partenaires, réseau
coanimer ; cointervention > partenariat, coopération, partenaires, réseau
codécision ; codécider ; cogestion ; autogéré ; gouvernance ; coconstruit > pouvoir d’agir, participation des habitants, initiatives, concertation
développement social local ; community organizing ; capacitation > pouvoir d’agir, participation des habitants, initiatives, concertation
autodétermination ; porteurs de projet ; porteur de projet > pouvoir d’agir, participation des habitants, initiatives, concertation
cercle de femmes ; club de femmes ; damoiselles > femmes, habitantes, mères, jeunes femmes
planification familiale ; limiter les naissances ; bébé surprise ; grossesse surprise > contraception, planning familial, grossesse
enfant non désiré > contraception, planning familial, grossesse
EHPA ; MAPA ; USLD > maison de retraite, personnes âgées, autonomie
CRAM ; assurance retraite ; Agirc-Arrco ; toucher sa retraite ; préretraite ; préretraités > CARSAT, retraités, seniors, retraite
caisse d’allocations ; aides de la Caf ; caf.fr > CAF, démarches, accès aux droits
ameli.fr ; caisse maladie ; sécu sociale > AMELI, accès aux droits, démarches, santé
e-exclus > numérique, internet, démarches en ligne, smartphone
taper un CV ; refaire son CV ; scanner un document > imprimante, CV, ordinateur
confidentielle > confidentialité
"""

NEAR = """
carottes ; poireaux ; radis ; haricots ; framboises ; petits pois ; potirons ; citrouilles ; courges > légumes, potager, jardin, jardinage
aubergines ; navets ; betteraves ; persil ; basilic ; plantes aromatiques > légumes, potager, jardin, jardinage
paysagiste ; paysagistes ; jardinier municipal > jardin, jardinage, plantations, fleurs
géraniums ; rosiers ; tulipes ; jonquilles ; lavande ; plates-bandes ; plate-bande ; pots de fleurs > fleurs, plantations, massifs de fleurs, jardin
îlot de fraîcheur ; îlots de fraîcheur ; faune et flore ; lombricomposteur > jardin, développement durable, environnement, jardinage écologique
lombricompost > jardin, développement durable, environnement, jardinage écologique
bio-déchets ; marc de café > composteur, compost, développement durable
carnet de route ; livret de suivi ; feuille de route ; journal de bord ; fiche de suivi > carnet de bord, suivi individuel, accompagnement
cocooner ; bulle de douceur ; zénitude ; self-care ; self care > bien-être, détente, prendre soin d’elles, temps pour soi
perte d’indépendance > autonomie, aide à domicile, personnes âgées
sénilité ; perdre la boule ; perdre la mémoire ; méninges ; entraînement cérébral > mémoire, stimulation cognitive, vieillissement
gymnastique du cerveau > mémoire, stimulation cognitive, vieillissement
conduire vieux ; conduire à mon âge ; remise à niveau code ; seniors au volant ; sécurité au volant > prévention routière, seniors
mutuelle santé ; tickets modérateurs ; dépassements d’honoraires ; reste à charge ; soins chers > frais de santé, mutuelle, santé, accès aux droits
blanche neige ; petit chaperon rouge ; chaperon rouge ; cendrillon ; petit poucet ; barbe bleue ; le grand méchant loup > conte, contes, histoires
grand méchant loup > conte, contes, histoires
monde paysan > agricole, MSA, fermes, producteurs
chef à domicile ; popoter > cuisine, atelier cuisine, recettes
transport solidaire ; covoiturer > mobilité, déplacements, atelier mobilité
salle communale ; salles communales ; local municipal > prêt de salle, salles municipales, communes rurales
"""
