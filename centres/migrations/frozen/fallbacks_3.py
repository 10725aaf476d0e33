"""What 0051 writes, part 3: words, and what a search for one also finds where few fiches answer. It stays as it is."""

FALLBACKS = """
théâtral ; théâtreux > débat théâtral, spectacle
comédiens ; comédie ; acteur ; acteurs de théâtre ; jouer la comédie ; troupe de théâtre ; compagnie ; saynète > théâtre, théatre, débat théâtral, spectacle
pièce de théâtre ; jeu d’acteur ; mise en scène ; dramaturgie > théâtre, théatre, débat théâtral, spectacle
saynètes > théâtre, théatre, débat théâtral, spectacle, humour
humoriste > spectacle
one man show ; one-man-show ; stand up ; stand-up ; comique ; comiques ; spectacle drôle ; marrant ; hilarant ; plaisanteries > humour, humoriste, spectacle
café-théâtre > humour, humoriste, spectacle
bouffon ; pitre ; amuseur > clown
peinture murale ; mural ; muraux ; street art ; art de rue ; graffiti ; graffitis ; graff ; peindre un mur ; tag ; tags ; peindre ensemble > fresque
fresque collective ; peindre une fresque ; décorer les murs ; murs peints ; art mural > fresque
peintre ; pinceaux ; toile ; dessiner ; artistes ; artiste ; arts ; œuvres ; activité artistique > aquarelle, atelier créatif, fresque, créativité
fabriquer ; fabrication > créativité, atelier créatif
créer ; créations > atelier créatif, fabriquer
laine ; aiguilles ; travaux d’aiguille ; crochet ; pelote ; ouvrage ; point de croix ; mercerie > tricoteuses, tricot
mélodie ; jouer de la musique ; jouer d’un instrument > musique
semaine culturelle ; programme culturel ; manifestation culturelle ; événement ; événements ; évènement ; évènementiel > festif, fête, culturel
événementiel ; temps forts ; grand rendez-vous ; animations culturelles > festif, fête, culturel
mois culturel ; mois de fête ; temps festifs ; moments festifs ; moment festif ; manifestation festive > festif, fête, culturel, culture
animations festives ; semaine festive ; semaine de fête ; grande fête ; fête culturelle ; programmation ; fête collective > festif, fête, culturel, culture
animation culturelle ; ouverture culturelle ; sorties culturelles ; accès à la culture > festif, fête, culturel, culture
culturelles > festif, fête
réjouissances ; liesse ; fiesta ; célébration ; faire la fête ; s’éclater ; bamboche ; nouba ; ambiance festive > festif, fête, temps festif
festivités ; fêtes ; fêter ; festif > temps festif
portes ouvertes ; journée portes ouvertes ; découverte du centre ; faire connaître le centre > faire connaître, acteurs et services, meilleure connaissance
visibilité ; présentation des services > faire connaître, acteurs et services, meilleure connaissance
se faire connaître > acteurs et services, meilleure connaissance
veillée ; en soirée ; nocturne ; en nocturne ; à la nuit tombée ; belle étoile ; nuit > soirée
animations estivales ; animation d’été ; animation estivale ; l’été au quartier ; mois de juillet ; mois d’août > été, soirées d’été, juillet, vacances
beaux jours ; saison chaude > été, soirées d’été, juillet, vacances
été > soirées d’été, juillet, vacances
vacanciers > vacances scolaires
congés scolaires ; pendant les vacances ; vacances de pâques ; vacances de la toussaint ; petites vacances > vacances scolaires, vacances
loisirs de vacances ; rester pendant les vacances ; ne pas partir en vacances > vacances scolaires, vacances
passe-temps ; hobby ; hobbies ; temps libre ; distraction ; divertissements ; activités de loisirs ; s’occuper > loisirs
excursion ; escapade ; sortie familiale ; journée à l’extérieur ; voyage ; promenade en groupe > sortie, sorties familles
sorties > sorties familles
planisphère ; atlas ; carte du monde ; globe ; globe terrestre ; géographie > mappemonde
dépliant ; brochure ; tract ; livret ; guide ; affichettes ; feuille d’information > flyers, support de communication, document, affiches, communication
pub ; faire de la pub ; publicité > flyers, support de communication, document, affiches, communication
supports de communication > flyers, document, affiches, communication
communiquer > flyers, support de communication, document, affiches
salon d’information ; salon ; foire ; journée d’information ; exposants ; réunion d’information ; séance d’information > forum, stands, information
rencontre d’information > forum, stands, information
stands > forum, information
s’informer > forum, stands
expos ; galerie > vernissages, exposition
maison commune ; hôtel de ville ; services municipaux ; services de la ville ; collectivité > mairie, commune, communauté de communes, municipalité
collectivités locales ; agglomération ; intercommunalité ; métropole ; com com > mairie, commune, communauté de communes, municipalité
élus locaux ; adjoint au maire ; politiques ; politiciens ; conseillers départementaux ; députés > élus, mairie
financements ; financeurs > subvention, budget
sous > financement, subvention, budget, difficultés financières, moindre coût
subventions > financement, budget
subsides ; mécènes ; mécénat ; argent public ; chercher des sous ; manque de moyens ; moyens financiers > financement, subvention, budget
partenaires locaux ; travail en réseau ; maillage ; coopérer ; synergie ; travail partenarial ; transversalité > réseau, partenaires, partenariat
coordination ; mutualiser ; mutualisation > réseau, partenaires, partenariat
travailleurs sociaux > référent social, CESF, conseillère en économie sociale et familiale
assistant social ; assistants sociaux ; service social > référent social, travailleurs sociaux, CESF, conseillère en économie sociale et familiale
action sociale ; accompagnement social ; suivi social ; référente > référent social, travailleurs sociaux, CESF, conseillère en économie sociale et familiale
intervenants sociaux ; éducateurs spécialisés > référent social, travailleurs sociaux, CESF, conseillère en économie sociale et familiale
bistrot ; bistro ; troquet ; taverne ; estaminet ; comptoir ; bar associatif ; buvette ; terrasse ; guinguette > café associatif, café
café associatif > café
lieu convivial ; lieu de passage ; endroit pour se retrouver ; se retrouver ; espace de rencontre > lieu de rencontre, rencontre, lieu de vie, convivial
point de rencontre ; lieu ressource > lieu de rencontre, rencontre, lieu de vie, convivial
lieu de rencontre > rencontre, lieu de vie, convivial
lieu de vie > lieu de rencontre, rencontre, convivial
apprendre à cuisiner ; cours de cuisine ; atelier culinaire ; ateliers culinaires ; faire la cuisine ; aimer cuisiner > atelier cuisine, cuisine, recettes
préparer à manger ; préparer un repas ; petits cuisiniers ; cuisiner avec son enfant ; cuisine maison > atelier cuisine, cuisine, recettes
cuisinière ; cuisinier > atelier cuisine, recettes
manger pas cher ; cuisiner pas cher ; manger à petit prix ; repas pas cher ; bien manger pas cher > alimentation, moindre coût, petit prix, cuisine
cuisine économique > alimentation, moindre coût, petit prix, cuisine
gaspillage ; gaspillage alimentaire ; anti-gaspi ; cuisiner les restes ; restes ; cuisine des restes > alimentation, cuisine, produits de saison
manger bio ; manger de saison ; bonne bouffe ; bien se nourrir ; se nourrir ; mieux se nourrir > alimentation, équilibre alimentaire, équilibré
nourrir sa famille ; hygiène alimentaire ; santé dans l’assiette ; assiette > alimentation, équilibre alimentaire, équilibré
s’alimenter > équilibre alimentaire, équilibré
semaine du goût ; découverte des saveurs ; dégustation ; déguster ; goûter des produits ; sens et saveurs > goût, cuisine, alimentation
fruits ; légume ; viande ; poisson ; fromage ; lait ; pain ; farine ; œufs ; beurre ; épices ; herbes aromatiques > alimentation, cuisine, produits locaux
boulangerie ; boulanger ; boucher ; épicier ; commerçant ; petit commerce ; commerce > marchés, produits locaux, achats
aller au marché ; visite de ferme ; visiter une ferme ; ferme pédagogique ; marché du village ; marché du quartier > fermes, marchés, produits locaux
à la ferme > marchés, produits locaux
jardiner ensemble ; jardin collectif ; jardin solidaire ; jardin de quartier ; jardin des habitants ; jardin pédagogique > jardin partagé, jardin, jardinage
jardin au naturel ; jardinage bio ; jardinage urbain ; jardins collectifs ; agriculture ; mains dans la terre > jardin partagé, jardin, jardinage
arbustes ; arbre ; plantation d’arbres ; planter des fleurs ; plantes et fleurs ; bulbes ; bacs ; herbes ; fleurs des champs > plantations, fleurs, jardin
environnement > développement durable, jardin
écologique ; sensibiliser à la nature ; sensibilisation écologique ; citoyen de la planète ; vert > développement durable, environnement, jardin
développement soutenable > développement durable, environnement, jardin
aide aux parents ; aider les parents ; accompagner les parents ; parents aidés > parentalité, soutien à la parentalité, soutien aux parents, parents
école des parents ; atelier des parents ; entraide entre parents ; conseil aux parents > parentalité, soutien à la parentalité, soutien aux parents, parents
conseils éducatifs ; guide des parents ; métier de parent > parentalité, soutien à la parentalité, soutien aux parents, parents
soutenir les parents > parentalité, soutien à la parentalité, parents
soutien parental > parentalité, soutien aux parents, parents
éduquer ; éducatif ; éducative > parentalité, questions éducatives
éduquer son enfant ; bien élever ses enfants ; élever ses enfants ; grandir ; faire grandir > éducation, parentalité, questions éducatives
éducation des petits > éducation, parentalité, questions éducatives
passer du temps avec ses enfants ; du temps avec son enfant ; moment à partager > parents-enfants, ateliers parents-enfants, parentalité
moments parents-enfants ; complicité ; partage parent-enfant ; duo parent-enfant > parents-enfants, ateliers parents-enfants, parentalité
atelier parent-enfant > parents-enfants, parentalité
matinée enfants ; activités pour les petits ; animations pour enfants ; activités enfants ; animation enfance > enfants, parents-enfants, centre de loisirs
atelier enfants ; ateliers pour enfants > enfants, parents-enfants, centre de loisirs
laep ; lieu d’accueil enfants parents ; rencontre bébés ; rencontre de mamans ; café mamans ; café des mamans > mères, mamans, parents, café des parents
café des mères ; club de mamans ; groupe de mamans ; groupe de mères ; entre mamans ; entre mères ; papote mamans > mères, mamans, parents, café des parents
femmes isolées > isolées, mères, isolement
mères isolées ; mamans isolées ; femmes seules ; mères seules ; femme seule ; mamans seules > isolées, mères, femmes isolées, isolement
groupe de femmes ; groupe femmes ; atelier femmes ; rencontre de femmes ; soirée filles ; soirée entre filles > femmes, mamans, bien-être, pour elles
sortie entre femmes ; sortie entre filles ; espace femmes ; café des femmes ; temps de femmes ; moment entre femmes > femmes, mamans, bien-être, pour elles
que pour les femmes > mamans, bien-être, pour elles
reprendre confiance > confiance en soi, estime de soi, compétences psychosociales
prendre confiance ; confiance ; gagner en confiance ; retrouver confiance > confiance en soi, estime de soi, reprendre confiance, compétences psychosociales
oser s’affirmer ; s’affirmer ; affirmation de soi > confiance en soi, estime de soi, reprendre confiance, compétences psychosociales
développement personnel ; croire en soi ; croire en elle > confiance en soi, estime de soi, reprendre confiance, compétences psychosociales
se sentir capable ; motivation ; se motiver > confiance en soi, estime de soi, reprendre confiance, compétences psychosociales
stressé ; anxieux ; angoissé ; nerveux ; fatigue ; fatigué ; épuisée ; surmenage ; ras le bol ; pause ; faire une pause > détente, bien-être, répit
respirer ; relâche > détente, bien-être, répit
bien dans sa peau ; bien dans son corps ; bien dans ses baskets ; bien dans sa tête ; forme et santé > bien-être, hygiène de vie, santé, prendre soin
santé et bien-être ; corps ; corporel ; gestes qui font du bien ; soin de soi ; soins du corps > bien-être, hygiène de vie, santé, prendre soin
soins bien-être > bien-être, hygiène de vie, santé, prendre soin
faire de l’exercice ; faire de la gym ; cours de gym ; gymnastique douce ; gym adaptée ; gymnastes ; bouger ensemble > activité physique, gymnastique, sport
bouger son corps ; se remuer ; aérobic douce ; gym d’entretien ; renforcement musculaire ; équilibre physique > activité physique, gymnastique, sport
activités physiques > gymnastique, sport
femme enceinte ; femmes enceintes ; attente d’un bébé ; accoucher ; arrivée d’un enfant > grossesse, naissance, enceintes, maternité, jeunes parents
suivi de grossesse > grossesse, naissance, enceintes, maternité, jeunes parents
enceinte > grossesse, naissance, maternité, jeunes parents
grossesses > naissance, enceintes, maternité, jeunes parents
maternités > grossesse, naissance, enceintes, jeunes parents
naître ; naissances > grossesse, enceintes, maternité, jeunes parents
gynécologue ; gynécologie ; sages-femmes ; sage femme ; pédiatres ; auxiliaire de puériculture > PMI, puéricultrice, médecin, planning familial
consultation bébé ; pesée ; pesée des bébés ; visite médicale > PMI, puéricultrice, médecin, planning familial
puéricultrices > PMI, médecin, planning familial
crèches ; garderies ; halte-jeux ; garde des petits ; gardes d’enfants ; faire garder ses enfants > multi-accueil, RAM, EAJE, espace enfants, petite enfance
faire garder son enfant ; garder les enfants ; assistantes maternelles ; nounous ; nourrices > multi-accueil, RAM, EAJE, espace enfants, petite enfance
alsh ; centre aéré ; accueil de mineurs ; animation jeunesse ; secteur jeunes > centre de loisirs, accueil de loisirs, jeunes, service jeunesse
animateur jeunesse ; espace jeunesse ; pôle jeunesse > centre de loisirs, accueil de loisirs, jeunes, service jeunesse
centres de loisirs > accueil de loisirs, jeunes, service jeunesse
service jeunesse > centre de loisirs, accueil de loisirs, jeunes
garderie du soir ; temps périscolaires ; nap ; après la classe ; après l’école ; sortie des classes > périscolaire, péri-scolaires, TAPS, école
soir après l’école ; rythmes scolaires ; semaine de quatre jours > périscolaire, péri-scolaires, TAPS, école
tap > périscolaire, péri-scolaires, école
école publique ; écoles publiques ; établissement scolaire ; groupe scolaire ; milieu scolaire ; monde scolaire > école, scolaires, collège, lycée
élèves de primaire ; élève > école, scolaires, collège, lycée
lycéens > école, scolaires, collège
collégiens > école, scolaires, lycée
scolarisés > école, collège, lycée
devant la grille ; grille de l’école ; portail de l’école ; porte de l’école ; accueil du matin ; à l’entrée de l’école > école, café des parents
réunion de parents ; rencontres de parents ; discussion entre parents ; discuter entre parents > café des parents, parents, parentalité, discussion
parler entre parents ; échanges entre parents ; paroles de parents ; soirée parents > café des parents, parents, parentalité, discussion
soirée pour les parents ; conférence pour parents ; débat parents > café des parents, parents, parentalité, discussion
veufs et veuves ; personnes seules ; gens seuls ; gens isolés ; gens tout seuls > personnes isolées, isolement, personnes âgées, seniors, solitude
gens esseulés ; voisins isolés ; aînés isolés ; vieux isolés ; retraités isolés > personnes isolées, isolement, personnes âgées, seniors, solitude
personnes âgées seules ; vieux seuls ; vieilles personnes seules ; isolement des aînés > personnes isolées, isolement, personnes âgées, seniors, solitude
isolement des seniors ; isolement des personnes âgées ; solitude des aînés > personnes isolées, isolement, personnes âgées, seniors, solitude
activités seniors ; activités pour retraités ; atelier seniors ; animation seniors ; animations pour les aînés > seniors, personnes âgées, retraités, goûter
sorties pour les anciens ; loisirs des aînés ; après-midi des anciens ; thé des aînés ; goûter des anciens > seniors, personnes âgées, retraités, goûter
goûter des aînés > seniors, personnes âgées, retraités, goûter
santé des aînés ; santé des seniors ; prévention seniors ; forme seniors ; équilibre des seniors ; mieux vieillir > bien vieillir, vieillissement, seniors
bien vieillir ensemble ; vieillir en forme ; avancer en âge ensemble > bien vieillir, vieillissement, seniors
visite aux anciens ; visites aux personnes âgées ; enfants et personnes âgées > intergénérationnel, maison de retraite, générations, seniors
enfants et retraités ; jeunes et retraités ; jeunes et seniors ; petits et anciens > intergénérationnel, maison de retraite, générations, seniors
anciens et enfants ; lire aux enfants ; lien jeunes-anciens > intergénérationnel, maison de retraite, générations, seniors
aidant familial > aidants, répit
aidant ; aidante > aidants familiaux, répit
se renseigner ; renseignements ; être orienté ; être conseillé ; informations pratiques > information, orientation, permanence, accueil, accès aux droits
trouver de l’aide ; demander de l’aide ; où s’adresser ; à qui s’adresser ; demande d’aide > information, orientation, permanence, accueil, accès aux droits
besoin d’aide > information, orientation, permanence, accueil, accès aux droits
orienter ; orientation > information, permanence, accueil, accès aux droits
aide administrative ; aides administratives ; aide aux papiers > démarches administratives, démarches, accès aux droits, accompagnement
aide pour les papiers ; faire ses papiers ; écrivains publics ; écrivain public > démarches administratives, démarches, accès aux droits, accompagnement
aide aux démarches ; aide à l’écriture ; rédiger une lettre ; écrire une lettre > démarches administratives, démarches, accès aux droits, accompagnement
rédiger un courrier ; lettre administrative > démarches administratives, démarches, accès aux droits, accompagnement
aide sur internet ; aide internet ; aide pour internet ; apprendre internet > numérique, médiation numérique, ordinateur, démarches en ligne
apprendre à se servir d’internet ; apprendre l’informatique ; cours d’ordinateur > numérique, médiation numérique, ordinateur, démarches en ligne
cours informatique ; initiation ordinateur ; ordinateur pour débutants > numérique, médiation numérique, ordinateur, démarches en ligne
débuter en informatique ; utiliser un ordinateur ; utiliser internet > numérique, médiation numérique, ordinateur, démarches en ligne
maîtriser l’ordinateur > numérique, médiation numérique, ordinateur, démarches en ligne
seniors et numérique ; ordinateur pour seniors ; internet pour les anciens ; mamie sur internet > numérique, seniors, ordinateur
télécharger ; formulaire en ligne ; demande en ligne ; inscription en ligne ; déclaration en ligne > démarches en ligne, déclarations, numérique
actualisation ; s’actualiser ; déclarer ses revenus ; déclaration d’impôts ; impôt > démarches en ligne, déclarations, numérique
recherche de travail ; en recherche d’emploi ; aide à l’emploi ; aide à la recherche d’emploi > emploi, insertion professionnelle, CV, Pôle emploi
retrouver du travail ; remettre au travail ; remise au travail ; retour au travail > emploi, insertion professionnelle, CV, Pôle emploi
insertion par l’activité ; insertion dans l’emploi ; accès au travail ; recruteur ; recruter > emploi, insertion professionnelle, CV, Pôle emploi
atelier emploi ; atelier cv ; faire un cv ; coup de pouce emploi > emploi, insertion professionnelle, CV, Pôle emploi
bénéficiaire ; personne en insertion ; personnes en insertion ; public en insertion ; publics éloignés > insertion, éloignés de l’emploi, RSA
loin du travail ; chantier d’insertion ; reprise d’activité > insertion, éloignés de l’emploi, RSA
coûts ; tarifs ; tarif ; payer ; argent ; finances ; porte-monnaie ; factures > budget, difficultés financières, moindre coût
difficultés d’argent ; ennuis d’argent ; problèmes d’argent ; problème d’argent ; manque d’argent > difficultés financières, précarité, moindre coût
manquer d’argent ; sans argent ; pas d’argent ; sans ressources ; faibles ressources ; petits moyens > difficultés financières, précarité, moindre coût
peu de moyens > difficultés financières, précarité, moindre coût
aider les pauvres ; aide aux démunis ; gens pauvres ; familles pauvres ; familles modestes > précarité, difficultés financières, difficultés sociales
familles démunies ; familles défavorisées ; familles en difficulté ; gens en difficulté > précarité, difficultés financières, difficultés sociales
gens en galère > précarité, difficultés financières, difficultés sociales
immigré > origines culturelles, cultures, interculturel, langue française
étranger ; personnes immigrées ; familles immigrées ; familles étrangères > immigration, origines culturelles, cultures, interculturel, langue française
familles d’origine étrangère ; gens venus d’ailleurs ; venir d’ailleurs > immigration, origines culturelles, cultures, interculturel, langue française
autre pays ; autres pays ; communautés ; communauté ; minorités > immigration, origines culturelles, cultures, interculturel, langue française
primo-arrivant > immigration, origines culturelles, cultures, interculturel, langue française
fête des cultures ; semaine interculturelle ; échanges culturels ; partage des cultures > interculturalité, interculturel, cultures, origines
découverte des cultures ; culture du monde ; multiculturel ; multi-culturel ; culturel et social > interculturalité, interculturel, cultures, origines
dialogue des cultures > interculturalité, interculturel, cultures, origines
cours d’alphabétisation ; apprendre la langue ; parler la langue ; langue étrangère > langue française, apprenants, alphabétisation, illettrisme
débutants en français > langue française, apprenants, alphabétisation, illettrisme
vivre en société ; vie sociale ; vie collective ; vie en collectivité ; collectivement ; ensemble > entraide, lien social, solidarité, vivre ensemble
faire ensemble ; être ensemble ; esprit d’équipe ; solidarité de quartier ; solidarité entre voisins > entraide, lien social, solidarité, vivre ensemble
entraide de quartier ; entraide entre voisins ; aide entre voisins ; voisins solidaires > entraide, lien social, solidarité, vivre ensemble
vie de quartier ; vie du quartier ; animer le quartier ; animation de quartier ; faire vivre le quartier > animation de proximité, temps festif, résidences
quartier vivant ; bouger le quartier ; dynamiser le quartier ; quartier en fête ; fête du quartier > animation de proximité, temps festif, résidences
fête des voisins ; apéro entre voisins ; repas des voisins ; rencontres entre voisins > animation de proximité, temps festif, résidences
mieux vivre au quartier ; bien vivre dans son quartier ; améliorer la vie du quartier ; ambiance du quartier > mieux vivre, quartier, image
image de la cité ; réputation du quartier ; mauvaise réputation > mieux vivre, quartier, image
pied des immeubles ; pieds d’immeuble > résidences, quartier, animation de proximité
pied de tour ; bas des immeubles ; entre les immeubles ; au pied des tours ; cour d’immeuble > pied d’immeuble, résidences, quartier, animation de proximité
cœur de quartier > pied d’immeuble, résidences, quartier, animation de proximité
débat public ; débat de société ; débat citoyen ; discussion collective ; discussion libre ; discussion ouverte > café citoyen, débat, soirée débat, échanges
café débat ; soirée discussion ; parler politique ; parler de l’actualité ; discuter de société > café citoyen, débat, soirée débat, échanges
refaire le monde ; échange d’opinions > café citoyen, débat, soirée débat, échanges
débats > café citoyen, soirée débat, échanges
cafés citoyens > débat, soirée débat, échanges
soirée débat ; soirée-débat > café citoyen, débat, échanges
habitants acteurs ; habitants organisateurs ; par et pour les habitants > groupe d’habitants, participation, initiatives, collectif d’habitants, citoyenneté
habitants mobilisés ; habitants engagés ; habitants impliqués > groupe d’habitants, participation, initiatives, collectif d’habitants, citoyenneté
parole des habitants ; écouter les habitants ; associer les habitants > groupe d’habitants, participation, initiatives, collectif d’habitants, citoyenneté
donner la parole ; initiative citoyenne ; initiative d’habitants > groupe d’habitants, participation, initiatives, collectif d’habitants, citoyenneté
projets d’habitants ; projet d’habitants > groupe d’habitants, participation, initiatives, collectif d’habitants, citoyenneté
égalité hommes-femmes ; femmes et hommes ; stéréotypes de genre ; genre > femmes, discriminations, égalité
discriminé ; discrimination > vivre ensemble
victime de racisme ; être différent ; stigmatisation ; stigmatisé ; intolérance ; insultes ; moqueries > discriminations, vivre ensemble
soirée contes ; soirée conte ; veillée contes ; veillée de contes ; lire des histoires ; lecture d’histoires > conte, histoires, raconter, lecture
histoire du soir ; raconter des histoires ; écouter des histoires ; histoires pour petits ; atelier contes > conte, histoires, raconter, lecture
spectacle de contes ; lire une histoire ; lire à ses enfants ; lecture aux enfants ; lecture en famille > conte, histoires, raconter, lecture
lire en famille > conte, histoires, raconter, lecture
livres et jeux ; bébés lecteurs ; lecture plaisir ; goût de lire ; aimer lire ; lecture pour tous ; coin livres ; bouquiner > livres, lecture, bibliothèque
prêter des livres ; emprunter des livres > livres, lecture, bibliothèque
livre > lecture, bibliothèque
soirée ludique ; après-midi jeux ; jouer le soir ; nuit du jeu ; jouer avec ses voisins ; jeux géants ; jeux surdimensionnés > soirée jeux, jeux, ludothèque
grands jeux ; jeu de plateau ; jeux de stratégie ; jeux éducatifs ; tournoi de jeux > soirée jeux, jeux, ludothèque
soirée barbecue ; soirée grillades ; soirée pétanque ; soirée ciné ; soirée cinéma ; soirée conviviale > soirées d’été, soirée, été, barbecue
soirées estivales ; nuits d’été ; soirée voisins ; soirée habitants ; fête d’été ; fête de l’été > soirées d’été, soirée, été, barbecue
animations de juillet > soirées d’été, soirée, été, barbecue
soirée d’été ; soirées d’été > soirée, été, barbecue
soirée spectacle ; voir un spectacle ; artiste de scène ; spectacle vivant ; spectacle comique ; théâtre de rue > spectacle, théâtre, humour, débat théâtral
ciné-débat ; théâtre-débat ; pièce débat ; théâtre d’improvisation > spectacle, théâtre, humour, débat théâtral
spectacles > théâtre, humour, débat théâtral
débat théâtral > spectacle, théâtre, humour
atelier manuel ; ateliers manuels ; activités créatives ; création manuelle ; faire des objets ; petits bricolages > atelier créatif, créativité
imagination > atelier créatif, créativité
créatif > atelier créatif
jeunes dehors ; jeunes de quartier ; jeunes des cités ; jeunes en errance ; jeunes qui traînent > jeunes, adolescents, espace public, délinquance
jeunes à la rue ; jeunes sans activité ; ados du quartier ; jeunes du coin > jeunes, adolescents, espace public, délinquance
aller dans la rue ; sortir dans la rue ; rencontrer les gens dehors ; jouer dans la rue ; jeux de rue > de rue, espace public, aller vers, hors les murs
animations de rue ; ateliers de rue ; animation dehors ; activités dehors ; sortir du centre > de rue, espace public, aller vers, hors les murs
hors des murs > de rue, espace public, aller vers
sur l’espace public > de rue, aller vers, hors les murs
transport à la campagne ; transports à la campagne ; se déplacer à la campagne ; mobilité rurale ; pas de bus > mobilité, déplacements, transport, rural
sans transport ; sans moyen de transport ; problème de transport ; problèmes de déplacement ; aide au déplacement > mobilité, déplacements, transport, rural
aide à la mobilité ; difficulté à se déplacer ; bouger sans voiture > mobilité, déplacements, transport, rural
vivre à la campagne ; familles rurales ; familles à la campagne ; campagne isolée ; isolement rural > rural, communes rurales, villages, isolement
isolement à la campagne ; territoire rural ; petits villages ; villages isolés > rural, communes rurales, villages, isolement
rencontres ; rencontrer > lien social, isolement, rompre l’isolement
faire des connaissances ; nouvelles rencontres ; nouvelles têtes ; élargir son cercle > rencontre, lien social, isolement, rompre l’isolement
agrandir son réseau ; réseau personnel ; cercle d’amis ; ne plus être seul ; ne pas rester seul > rencontre, lien social, isolement, rompre l’isolement
moins seul ; se sentir moins seul ; briser la solitude ; briser l’isolement > rencontre, lien social, isolement, rompre l’isolement
rompre l’isolement > rencontre, lien social, isolement
passer un bon moment ; bons moments ; partager un moment ; moment de partage ; bonne humeur > convivialité, moment convivial, rencontre, partage
bonne ambiance ; amusant ; rigolade ; s’amuser ensemble ; détendu > convivialité, moment convivial, rencontre, partage
moments conviviaux > convivialité, rencontre, partage
partage > convivialité, moment convivial, rencontre
café du quartier ; café solidaire ; café convivial ; petit café ; boire un café ; prendre un café ; café papote > café, rencontre, échanges, petit déjeuner
café rencontre ; café-rencontre ; pause café ; café discussion ; papoter autour d’un café ; café accueil > café, rencontre, échanges, petit déjeuner
petit-déjeuner partagé > café, rencontre, échanges, petit déjeuner
petits déjeuners > café, rencontre, échanges
réseau de professionnels ; professionnels ensemble ; travail commun ; réunir les partenaires ; acteurs du territoire > partenaires, réseau, acteurs
acteurs locaux ; partenaires du territoire ; coordination locale ; réunion de partenaires ; comité technique > partenaires, réseau, acteurs
recherche de financement ; trouver des financements ; trouver de l’argent ; trouver des sous ; argent pour un projet > financement, financeurs, subvention
financer un projet ; financement difficile ; pas de subvention ; demande de subvention > financement, financeurs, subvention
information santé ; infos santé ; forum santé ; information aux familles > sensibilisation, information, support de communication, prévention
campagne d’information ; campagne de sensibilisation ; document d’information > sensibilisation, information, support de communication, prévention
outil de communication ; support d’information > sensibilisation, information, support de communication, prévention
informer > sensibilisation, support de communication, prévention
sensibiliser ; sensibilisation > information, support de communication, prévention
prévention par les pairs ; entre pairs ; pair-aidance ; bouche à oreille > pairs, prévention, relais
pairs > prévention, relais
public fragile ; public vulnérable ; femmes précaires ; femmes en difficulté ; femmes fragiles > précarité, femmes, publics invisibles, fragilisées
femmes vulnérables ; femmes pauvres ; femmes en précarité > précarité, femmes, publics invisibles, fragilisées
"""
