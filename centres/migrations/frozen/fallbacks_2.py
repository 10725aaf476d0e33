"""What 0051 writes, part 2: words, and what a search for one also finds where few fiches answer. It stays as it is."""

FALLBACKS = """
pauvres ; fauchés ; crève-la-faim ; miséreux ; sans le sou ; ruinés ; défavorisés ; modestes > précarité, difficultés financières, public en précarité
milieux populaires ; petites gens ; classes populaires > précarité, difficultés financières, public en précarité
précaires > situation précaire
personnes précaires ; vie précaire ; galère ; grande pauvreté > précarité, situation précaire
situation précaire > précarité
petits budgets ; budget serré ; petit portefeuille ; faire des économies > moindre coût, petit prix, petites astuces du quotidien, difficultés financières
économiser ; dépenser moins ; bons plans ; astuces ; système D ; débrouille > moindre coût, petit prix, petites astuces du quotidien, difficultés financières
radin ; fin du mois > moindre coût, petit prix, petites astuces du quotidien, difficultés financières
budget du ménage ; budget familial ; gérer son budget ; gestion du budget > difficultés financières, conseillère en économie sociale et familiale, budget
dettes ; découvert bancaire ; argent du ménage > difficultés financières, conseillère en économie sociale et familiale, budget
prix libre ; au chapeau ; libre participation ; chacun donne ce qu’il veut > participation libre, participation financière libre, participation aux frais
participation libre > participation financière libre, participation aux frais
gratis ; à l’œil ; zéro euro ; entrée libre ; accès libre ; pas payant ; ne coûte rien ; cadeau > gratuit
allocataires ; bénéficiaires ; ayants droit ; publics ; adhérents > CAF, RSA, usagers, familles
usagers > CAF, RSA, familles
aides sociales ; allocs ; allocations ; prestations sociales ; apl ; prime d’activité ; minima sociaux ; allocations familiales > CAF, RSA, accès aux droits
rmi ; rmiste ; érémiste ; revenu de solidarité ; bénéficiaires du rsa ; rsaste > RSA, insertion
français d’origine étrangère ; nouveaux français ; sans-papiers > immigration, origines culturelles, cultures, migrants, langue française, interculturel
étrangère ; nouveaux arrivés ; venus d’autres pays > immigration, origines culturelles, cultures, migrants, langue française, interculturel
personnes migrantes ; exil > immigration, origines culturelles, cultures, migrants, langue française, interculturel
immigrées > origines culturelles, cultures, migrants, langue française, interculturel
migration > immigration, origines culturelles, cultures, langue française, interculturel
maghrébins ; africains ; italiens ; portugais ; turcs ; pays du monde ; continents ; tour du monde > immigration, origines, interculturel, cultures
gens d’ailleurs ; cultures du monde ; diversité culturelle ; multiculturalité ; pluriculturel > interculturel, cultures, origines culturelles, mixité sociale
mélange des cultures ; brassage culturel ; choc des cultures ; autres cultures > interculturel, cultures, origines culturelles, mixité sociale
rencontres interculturelles ; différences culturelles > interculturel, cultures, origines culturelles, mixité sociale
racines ; d’où je viens ; identité culturelle ; appartenance ; double culture ; parcours de vie > origines, cultures, origines culturelles
parcours migratoire > origines, cultures, origines culturelles
origine > cultures, origines culturelles
langue du pays ; langue de la maison ; parler sa langue ; langue d’origine ; plurilinguisme ; parler plusieurs langues > langue maternelle, langues
langue de naissance > langue maternelle, langues
ne parle pas français ; parler français ; mal parler français ; conversation en français > langue française, apprenants, français, alphabétisation
non francophones ; cours de fle ; francisation ; linguistique ; apprentissage linguistique > langue française, apprenants, français, alphabétisation
ne sait pas lire ; difficulté à lire ; difficultés de lecture ; analphabètes ; déchiffrer ; apprendre à écrire > illettrisme, illettrées, alphabétisation
paperasse ; paperasserie ; papiers ; papiers administratifs ; dossiers > démarches, démarches administratives, accès aux droits, déclarations administratives
formulaires ; formulaire ; imprimés ; cerfa ; remplir un dossier > démarches, démarches administratives, accès aux droits, déclarations administratives
remplir des papiers ; courriers ; courrier administratif > démarches, démarches administratives, accès aux droits, déclarations administratives
classement des papiers > démarches, démarches administratives, accès aux droits, déclarations administratives
e-administration ; administration en ligne ; service en ligne ; services publics en ligne > démarches en ligne, numérique, accès aux droits
dématérialisation ; tout numérique ; guichet en ligne ; compte en ligne ; france services > démarches en ligne, numérique, accès aux droits
espace france services ; téléservices > démarches en ligne, numérique, accès aux droits
guichet ; accueil du public ; standard ; bureau d’accueil ; hôtesse d’accueil ; secrétariat > accueil, permanence, secrétaires d’accueil
permanences > accueil, secrétaires d’accueil
droits > accès aux droits
connaître ses droits ; non-recours ; faire ses droits ; ouverture de droits ; aide juridique > accès aux droits, droits
accès au droit > droits
sécu ; sécurité sociale ; carte vitale ; mutuelle ; complémentaire santé > CPAM, AMELI, assurance maladie, accès aux droits
cpam > AMELI, assurance maladie, accès aux droits
ameli > CPAM, assurance maladie, accès aux droits
retraite complémentaire ; dossier de retraite ; agirc ; cnav > CARSAT, retraités
mutualité ; régime agricole ; monde agricole > MSA
lettre de motivation ; curriculum vitae ; candidature ; candidater ; postuler ; offres d’emploi ; petites annonces > CV, emploi, Pôle emploi
annonces d’emploi > CV, emploi, Pôle emploi
cv > emploi, Pôle emploi
embauche ; bosser ; gagner sa vie ; trouver un boulot ; trouver un travail > emploi, insertion professionnelle, marché de l’emploi, reprise d’emploi
marché du travail ; vie active ; se lancer ; premier emploi ; reprendre le travail > emploi, insertion professionnelle, marché de l’emploi, reprise d’emploi
cdi ; cdd ; contrat aidé ; salaire ; fiche de paie ; smic ; salarié ; ouvrier ; cadre > emploi, vie professionnelle, parcours professionnel
carrière professionnelle ; monde du travail ; profession ; métiers > emploi, vie professionnelle, parcours professionnel
chômeurs de longue durée ; sans activité ; inactivité ; licenciement ; perte d’emploi > éloignés de l’emploi, emploi, insertion, sans emploi
sans profession ; chômeuse ; rester au chômage ; loin de l’emploi > éloignés de l’emploi, emploi, insertion, sans emploi
réinsertion ; insertion sociale ; parcours d’insertion ; réinsérer > insertion, reprendre confiance, confiance, éloignés de l’emploi, redynamiser
accompagnement vers l’emploi ; reprendre pied ; se remettre en selle > insertion, reprendre confiance, confiance, éloignés de l’emploi, redynamiser
repartir ; rebondir ; seconde chance ; se reconstruire ; remonter la pente > insertion, reprendre confiance, confiance, éloignés de l’emploi, redynamiser
se relever ; nouveau départ > insertion, reprendre confiance, confiance, éloignés de l’emploi, redynamiser
s’insérer > reprendre confiance, confiance, éloignés de l’emploi, redynamiser
savoir-faire ; aptitudes ; capacités ; potentiel ; valoriser ses compétences ; atouts ; points forts > compétences, valoriser, savoirs, talents
talents > compétences, valoriser, savoirs
compétences > valoriser, savoirs, talents
timidité ; timides ; gêne ; complexes ; complexé ; manque d’assurance > confiance en soi, confiance, estime de soi, prendre la parole, parler en public
manque de confiance ; peur de parler ; peur des autres ; oser ; réservé > confiance en soi, confiance, estime de soi, prendre la parole, parler en public
introverti > confiance en soi, confiance, estime de soi, prendre la parole, parler en public
se plaire ; apparence ; look ; amour-propre ; fierté ; dévalorisation ; se sentir utile > estime de soi, confiance en soi, confiance, valoriser
valorisation ; se valoriser > estime de soi, confiance en soi, confiance
psy ; psychologue ; psychologie ; mental ; état d’esprit ; moral > bien-être, confiance, estime de soi, compétences psychosociales, santé
équilibre personnel ; fragilité psychique > bien-être, confiance, estime de soi, compétences psychosociales, santé
se chouchouter ; chouchouter ; se dorloter ; se bichonner ; cocooning ; se faire plaisir ; lâcher prise > bien-être, détente, prendre soin, moment pour soi
décompresser ; se ressourcer ; se relaxer ; se vider la tête ; s’évader ; s’aérer ; prendre l’air > bien-être, détente, prendre soin, moment pour soi
prendre soin de soi ; slow > bien-être, détente, prendre soin, moment pour soi
se détendre > bien-être, prendre soin, moment pour soi
maquillage ; manucure ; soins du visage ; soins esthétiques ; salon de beauté ; coquetterie ; se faire belle > bien-être, estime de soi
sérénité ; épanouissement ; s’épanouir ; bonheur ; joie ; plaisir ; plénitude ; qualité de vie ; art de vivre ; aller bien > bien-être, mieux vivre
aller mieux > bien-être, mieux vivre
toubib ; docteur ; doc ; généraliste ; cabinet médical ; rendez-vous médical ; professionnels de santé ; personnel soignant > médecin, santé, soins
paramédical > médecin, santé, soins
soignants > médecin, santé
pilule ; moyens de contraception ; ne pas tomber enceinte ; régulation des naissances ; planning ; grossesse non désirée > contraception, planning familial
fécondité ; vie intime ; intimité ; éducation sexuelle ; vie sexuelle ; sexualité > contraception, planning familial
se soigner > santé, hygiène de vie
en bonne santé ; rester en bonne santé ; état de santé ; bilan de santé ; atelier santé ; parcours de soins ; santé publique > santé, soins, hygiène de vie
remise en forme ; garder la ligne ; se remettre en forme ; s’entretenir ; culture physique ; exercices > activité physique, sport, gymnastique, bien-être
effort physique ; se muscler ; garder la pêche ; se maintenir en forme > activité physique, sport, gymnastique, bien-être
activité sportive ; pratique sportive ; faire du sport ; athlètes ; stade ; gymnase ; terrain de sport ; club sportif > sport, activité physique
licence sportive ; sport pour tous ; sport au féminin ; sport santé ; sports collectifs ; sport en famille ; handisport > sport, activité physique
éducateur sportif ; coach sportif ; animation sportive > sport, activité physique
sportives ; sports > activité physique
malbouffe ; junk food ; grignotage ; mal manger ; surpoids ; obésité ; maigrir ; minceur ; poids > alimentation, équilibre alimentaire, équilibré, nutrition
kilos ; trop gras ; trop sucré ; fast-food ; plats préparés ; plats industriels > alimentation, équilibre alimentaire, équilibré, nutrition
équilibre nutritionnel ; bonnes habitudes alimentaires > équilibre alimentaire, alimentation, équilibré, diététicienne, nutritionniste
habitudes alimentaires ; repas équilibré ; manger varié > équilibre alimentaire, alimentation, équilibré, diététicienne, nutritionniste
cinq fruits et légumes ; vitamines > équilibre alimentaire, alimentation, équilibré, diététicienne, nutritionniste
purée ; compote ; petits pots ; bouillie ; soupe > alimentation de l’enfant, alimentation de leur enfant, alimentation, cuisine, petits cuistos
repas des petits ; repas de bébé ; nourrir son enfant > alimentation de l’enfant, alimentation de leur enfant, alimentation, cuisine, petits cuistos
nourrir bébé ; faire manger son enfant > alimentation de l’enfant, alimentation de leur enfant, alimentation, cuisine, petits cuistos
diversification alimentaire ; diversification > alimentation de l’enfant, alimentation de leur enfant, alimentation, cuisine, petits cuistos
cuisine pour bébé > alimentation de l’enfant, alimentation de leur enfant, alimentation, cuisine, petits cuistos
popote ; faire la popote ; mijoter ; cuistance ; marmite ; casserole ; poêle ; tambouille ; faire à bouffer > cuisine, atelier cuisine, recettes, repas
mitonner ; concocter ; derrière les fourneaux ; toque ; tablier ; chef cuisinier ; commis ; marmiton > cuisine, atelier cuisine, recettes, repas
gastronomie ; art culinaire ; culinaire ; savoirs culinaires ; saveurs ; papilles ; gourmets > cuisine, recettes, goût, gourmandises, alimentation
gourmands ; bonne chère ; plats du monde ; cuisine du monde ; spécialités ; plat typique > cuisine, recettes, goût, gourmandises, alimentation
goûts > cuisine, recettes, gourmandises, alimentation
nourriture ; vivres ; victuailles ; ingrédients ; provisions ; denrées alimentaires > alimentation, repas, denrées
aliments > repas, denrées
denrées > alimentation, repas
couscous ; tajine ; paella ; pizza ; gratin ; ragoût ; tarte ; quiche ; salade ; pâtes ; pot-au-feu ; potage ; soupes > cuisine, repas, recettes
viennoiseries ; croissants ; tartines ; petit déj ; matinée croissants ; café croissant ; collation ; boisson chaude ; thé > petit déjeuner, café, goûter
tisane ; infusion > petit déjeuner, café, goûter
apéro ; apéritif ; pot ; buffet ; collation partagée ; verre de l’amitié ; trinquer ; grignoter ensemble > moment convivial, repas partagé, convivialité
déjeuner ; dîner ; souper ; gueuleton ; grande tablée ; repas convivial ; manger avec les voisins ; repas de quartier > repas partagé, repas, cuisine
cuisiner ensemble ; cuisine collective ; cuisine partagée > repas partagé, repas, cuisine
crêpe > goûter, gourmandises, pâtisserie
crêpes party ; pancakes ; gaufres ; chandeleur ; gâteaux ; biscuits ; cookies ; tartes ; sucreries ; douceurs > crêpes, goûter, gourmandises, pâtisserie
friandises ; bonbons ; chocolat ; glaces ; confiserie ; tea time ; salon de thé > crêpes, goûter, gourmandises, pâtisserie
grillades ; grill ; merguez ; méchoui ; brochettes ; cuisson au feu ; feu de camp > barbecue
amap ; panier de légumes ; paniers ; circuits courts ; circuit-court ; manger local ; local > produits locaux, fermes, producteurs, marchés
produits du terroir ; produits de la ferme ; produits du coin ; consommer local ; petits producteurs > produits locaux, fermes, producteurs, marchés
coopérative agricole ; paysannerie ; paysans du coin ; fermiers ; éleveurs ; cultivateurs ; exploitants > produits locaux, fermes, producteurs, marchés
primeurs ; halles ; étal ; marché de producteurs ; magasin de producteurs > produits locaux, fermes, producteurs, marchés
bio ; produits de qualité ; agriculture biologique ; produits naturels ; vrac > produits locaux, développement durable, produits frais
consommation responsable ; consommer autrement ; mieux consommer > produits locaux, développement durable, produits frais
achats > courses, marchés
emplettes ; commissions ; caddie ; hypermarché ; shopping ; faire les boutiques > courses, marchés, achats
potagers > jardin, jardin partagé, jardinage
jardinier ; jardinières > jardin partagé, potager
jardins ouvriers ; jardins familiaux ; lopin ; parcelle ; lopin de terre ; terrain ; terre ; carré de jardin > jardin, jardin partagé, jardinage, potager
bêche ; râteau ; serre ; plants ; plantes ; tomates ; salades ; courgettes ; faire pousser des légumes > jardin, jardin partagé, jardinage, potager
faire pousser des tomates ; cultiver ; culture de légumes ; horticulture ; agriculture urbaine ; permaculture > jardin, jardin partagé, jardinage, potager
nature en ville > jardin, jardin partagé, jardinage, potager
coin de verdure ; coin de nature ; espaces verts ; espace vert ; gazon ; pelouse ; haies ; massifs ; parterres > jardin, fleurs, fleurissement, plantations
jardinières de fleurs ; ville fleurie ; fleurir le quartier ; bouquets ; roses ; fleuriste ; botanique ; végétal > jardin, fleurs, fleurissement, plantations
fleurir > jardin, plantations
apiculteur ; essaim ; pollinisateurs ; butiner ; insectes > ruche, miel
miel > ruche
épluchures ; biodéchets ; fumier ; engrais ; terreau ; lombric > composteur, jardin
écolo > développement durable, environnement
écologiste ; écogestes ; gestes verts ; transition écologique ; durable ; préserver la planète > développement durable, environnement, écologie
protection de la nature ; biodiversité ; pollution ; empreinte carbone ; sensibilisation à l’environnement > développement durable, environnement, écologie
embellir le quartier ; rendre beau ; décorer le quartier ; décoration ; cadre de vie agréable > embellissement, fleurs, fleurissement, fresque, mieux vivre
améliorer le cadre de vie ; améliorer le quartier ; esthétique > embellissement, fleurs, fleurissement, fresque, mieux vivre
embellissement > fleurs, fleurissement, fresque, mieux vivre
pc ; micro ; micro-ordinateur ; clavier ; souris ; souris et clavier ; écran d’ordinateur ; bureautique ; traitement de texte ; word > ordinateur, numérique
excel ; matériel informatique ; logiciels ; portable ; ordi ; ordis ; windows ; mac > ordinateur, numérique
tactile ; téléphone ; téléphone portable ; téléphone mobile ; portables ; gsm ; applications ; applis ; appli mobile > smartphone, numérique, ordinateur
smartphones ; médiateur numérique > numérique, ordinateur
cyber ; salle multimédia ; ordinateurs en accès libre ; accès libre à internet > espace numérique, espace libre numérique, ordinateur, numérique
internet gratuit ; accès internet ; postes informatiques ; point d’accès numérique > espace numérique, espace libre numérique, ordinateur, numérique
espace internet ; tiers-lieu numérique > espace numérique, espace libre numérique, ordinateur, numérique
wifi ; wi-fi ; fibre ; connexion internet ; connection internet ; débit ; réseau ; se connecter ; aller sur internet > internet, numérique, ordinateur
naviguer sur internet ; navigation internet ; toile internet ; moteur de recherche ; google > internet, numérique, ordinateur
photocopies ; photocopieuse ; photocopier ; impressions ; imprimer un document ; imprimer un papier ; copie ; scan ; numériser > imprimante
fracture digitale ; exclusion numérique ; exclus du numérique ; illectronisme ; illectroniques > fracture numérique, numérique, médiation numérique
largués par internet ; nuls en ordinateur ; peur de l’ordinateur ; inégalités numériques > fracture numérique, numérique, médiation numérique
inclusion numérique ; autonomie numérique ; compétences numériques > fracture numérique, numérique, médiation numérique
rgpd ; cnil ; données privées ; mots de passe ; secret professionnel ; confidentiel > confidentialité
geek ; informaticien ; aide ordinateur ; dépannage informatique ; aide informatique ; conseiller numérique > médiation numérique, numérique, ordinateur
animateur multimédia > médiation numérique, numérique, ordinateur
playstation ; xbox ; nintendo ; switch ; manette ; consoles de jeux ; gamers > jeux vidéos, jeux vidéo, console
consoles > jeux vidéos, jeux vidéo
soirée jeux ; soirée jeu > jeux, ludothèque
ludothécaire > jeux, de rue
prêt de jeux ; emprunt de jeux ; ludobus ; ludomobile ; ludothèque mobile ; jouer dehors ; jeux dehors ; jeux en extérieur > ludothèque, jeux, de rue
cochonnet ; boules ; concours de boules ; jeu de boules ; partie de boules ; mölkky ; quilles > pétanque
médiathécaire > bibliothèque, livres, lecture
bibliothécaire > livres, lecture, médiathèque
lecture publique ; coin lecture ; salle de lecture ; rayonnage ; lire des livres ; livres pour enfants > bibliothèque, livres, lecture, médiathèque
lecture à voix haute ; lecture en plein air ; romans ; revues ; magazines > bibliothèque, livres, lecture, médiathèque
lectures ; lecteurs > bibliothèque, livres, médiathèque
conter ; conteur ; conteuse > histoires, raconter
narration ; narrateur ; fables ; légendes ; mythes ; il était une fois ; récits ; tradition orale ; transmission orale ; oralité > conte, histoires, raconter
histoires à raconter ; imaginaire ; fées ; princesses > conte, histoires, raconter
berceuses ; chants pour enfants ; rondes ; ritournelle ; chansons pour enfants > comptines
souvenirs ; se souvenir > histoire du quartier, histoires de leur enfance
enfance > souvenirs, histoire du quartier, histoires de leur enfance, parents-enfants, centre de loisirs
nostalgie ; souvenirs d’autrefois ; jadis ; autrefois ; d’antan ; ancien temps ; passé > souvenirs, histoire du quartier, histoires de leur enfance
temps anciens ; anecdotes ; témoignages > souvenirs, histoire du quartier, histoires de leur enfance
transmettre ; transmission > savoirs, échanges
passer le relais ; transmission des savoirs ; échange de savoirs ; partage de savoirs ; apprendre des autres > transmettre, savoirs, échanges
partager ses connaissances > transmettre, savoirs, échanges
papoter ; papotage ; bavardage ; tchatcher ; blabla ; converser ; conversations ; tailler une bavette ; jaser > discussion, échanges, rencontre, parler
dialoguer ; parler ensemble ; parler de tout et de rien ; échanges libres > discussion, échanges, rencontre, parler
discussions > échanges, rencontre, parler
se parler > discussion, échanges, rencontre
échanger > discussion, rencontre, parler
controverse ; polémique ; confronter ses idées ; échanger des idées ; échange d’idées ; opinions ; avis ; points de vue > débat, café citoyen, échanges
argumenter ; agora ; discussion de société ; faits de société ; sujets d’actualité ; thèmes de société > débat, café citoyen, échanges
débattre > café citoyen, échanges
prise de parole ; parler devant les autres ; parler devant un public ; éloquence > parole, parler en public, expression, prendre la parole, donner la parole
orateur ; concours d’éloquence ; art oratoire ; tribune ; donner son avis > parole, parler en public, expression, prendre la parole, donner la parole
se faire entendre ; liberté d’expression ; parole libre > parole, parler en public, expression, prendre la parole, donner la parole
citoyens > participation, café citoyen
citoyenneté active ; engagement citoyen ; vie démocratique ; démocratie ; république ; vivre en citoyen > citoyenneté, citoyen, participation, café citoyen
acteurs citoyens ; implication citoyenne > citoyenneté, citoyen, participation, café citoyen
prendre part ; devenir acteur ; être acteur ; se mobiliser ; mobilisation > participation, initiatives, groupe d’habitants, acteur, citoyen
prise d’initiative ; s’impliquer ; prendre des responsabilités ; autogestion ; coconstruire > participation, initiatives, groupe d’habitants, acteur, citoyen
co-construction ; implication > participation, initiatives, groupe d’habitants, acteur, citoyen
initiatives > participation, groupe d’habitants, acteur, citoyen
consultation ; consulter les habitants ; enquête ; sondage ; donner la parole aux habitants ; boîte à idées > concertation, participation, habitants
avis des habitants > concertation, participation, habitants
collectif ; comité ; bande ; équipe ; amicale ; comité de pilotage ; groupe de suivi > collectif d’habitants, groupe d’habitants, groupe de travail
groupe de travail > collectif d’habitants, groupe d’habitants
préjugés ; a priori ; idées reçues ; clichés ; stéréotypes ; idées fausses ; fausses croyances > discriminations, croyances, changer, vivre ensemble
représentations ; changer de regard ; regard des autres ; image du quartier > discriminations, croyances, changer, vivre ensemble
croyances > discriminations, changer, vivre ensemble
tolérance ; respecter les autres ; respect mutuel ; ouverture d’esprit ; altérité > discriminations, vivre ensemble, interculturel, différences
accepter l’autre ; antiracisme ; racisme ; xénophobie ; lutte contre le racisme > discriminations, vivre ensemble, interculturel, différences
exclusion raciale > discriminations, vivre ensemble, interculturel, différences
différence > discriminations, vivre ensemble, interculturel
égalité > discriminations, inclusion
inégalités ; injustice ; égalité des chances ; parité > discriminations, égalité, inclusion
vivre avec les autres ; fraternité ; cohésion ; bonne entente ; entente entre voisins > vivre ensemble, habitants, lien social, quartier, voisins
relations de voisinage ; bon voisinage ; entre voisins ; liens de voisinage > vivre ensemble, habitants, lien social, quartier, voisins
voisinage ; voisins ; voisines > vivre ensemble, habitants, lien social, quartier
se faire des amis ; se faire des relations ; nouer des amitiés ; amitié ; amis ; camarades > lien social, rencontre, rompre l’isolement, créer des liens
copinage ; potes ; nouveaux amis ; tisser des liens ; faire des rencontres > lien social, rencontre, rompre l’isolement, créer des liens
rencontrer des gens ; faire connaissance ; connaître ses voisins ; liens d’amitié ; sociabilité > lien social, rencontre, rompre l’isolement, créer des liens
sociable ; réseau d’amis > lien social, rencontre, rompre l’isolement, créer des liens
créer des liens > lien social, rencontre, rompre l’isolement
mélange des âges ; toutes les générations ; tous les âges ; rencontre des générations > intergénérationnel, générations, grand-parentalité
jeunes et anciens ; lien entre générations ; transgénérationnel ; entre générations ; inter-générations > intergénérationnel, générations, grand-parentalité
petits-enfants > intergénérationnel, générations, grand-parentalité
générations > intergénérationnel, grand-parentalité
mélange des gens ; se mélanger ; gens différents ; milieux différents ; brassage social ; tous milieux > mixité sociale, mixité
solidaires > entraide, coup de main
fraternels ; s’épauler ; dépanner ; dépannage ; services entre voisins ; petits services ; prêter main-forte > entraide, solidarité, coup de main
aider les autres ; donner un coup de pouce ; générosité ; altruisme ; réciprocité > entraide, solidarité, coup de main
s’entraider > solidarité, coup de main
volontaires ; volontariat ; donner du temps ; engagement bénévole ; s’engager ; bonnes volontés ; aider au centre > bénévoles, bénévolat
barres d’immeubles ; tours ; grand ensemble ; cité hlm ; cités ; ensemble immobilier ; lotissement > HLM, résidences, bailleur social, quartier, immeuble
habitat collectif ; appartements ; logements ; logements sociaux ; quartier hlm > HLM, résidences, bailleur social, quartier, immeuble
hlm > résidences, bailleur social, quartier, immeuble
immeubles > HLM, résidences, bailleur social, quartier
résidence ; résidences > HLM, bailleur social, quartier, immeuble
propriétaire ; logeur ; opdhlm ; organisme de logement ; locataire ; locataires ; gardien d’immeuble ; concierge ; loyer > bailleur social, HLM, résidences
bailleurs ; logements hlm ; locataires hlm ; habitants des hlm ; gens des hlm ; vie en hlm ; immeuble hlm ; office public > bailleur social, HLM, résidences
régie > bailleur social, HLM, résidences
qpv ; zus ; quartiers nord ; contrat de ville ; quartiers politique de la ville ; quartier prioritaire ; anru > politique de la ville, quartier, CUCS
quartier pauvre > politique de la ville, quartier, CUCS
cucs > politique de la ville, quartier
banlieusards ; habitants des quartiers ; gens de la cité ; résidants ; population locale ; administrés ; autochtones > habitants, quartier, riverains
gens d’ici > habitants, quartier, riverains
riverains ; voisine ; voisin > habitants, quartier
nouveau dans le quartier ; venir d’emménager ; emménagement ; nouveaux résidents > nouvelles familles, nouveaux habitants, nouveaux arrivants
nouveaux voisins ; s’installer en ville ; vient d’arriver ; fraîchement arrivés ; nouveau venu > nouvelles familles, nouveaux habitants, nouveaux arrivants
accueil des nouveaux ; nouveaux ; accueil des nouveaux habitants ; arriver en ville > nouvelles familles, nouveaux habitants, nouveaux arrivants
arrivée dans le quartier ; déménager ; vient de déménager ; familles nouvelles > nouvelles familles, nouveaux habitants, nouveaux arrivants
familles arrivantes ; accueillir les nouveaux > nouvelles familles, nouveaux habitants, nouveaux arrivants
rue > espace public, parc, hors les murs, plein air
trottoir ; pavé ; placette ; place publique ; esplanade ; square ; jardin public ; aire de jeux > espace public, de rue, parc, hors les murs, plein air
hors structure ; à l’air libre ; en extérieur ; en bas des immeubles > espace public, de rue, parc, hors les murs, plein air
parc ; parcs ; dans les parcs > espace public, de rue, hors les murs, plein air
berge ; rive ; étang ; plan d’eau ; bord de l’eau ; baignade ; rivière ; plage > lac, bord du lac
carriole > triporteur
triporteur > carriole
charrette ; remorque ; roulotte ; vélo cargo ; vélo-cargo ; cargo > carriole, triporteur
incivilité > délinquance, espace public
délinquants > incivilités, espace public
médiation de rue ; éducateurs de rue ; travail de rue ; maraude éducative > aller vers, délinquance, prévention, espace public, éducation spécialisée
prévention jeunesse ; médiateurs ; médiation sociale > aller vers, délinquance, prévention, espace public, éducation spécialisée
prévention > aller vers, délinquance, espace public, éducation spécialisée
campagne ; à la campagne ; milieu rural ; monde rural ; zone rurale ; hameaux ; hameau ; bourgs ; patelin > rural, communes rurales, villages, mobilité
petit village ; petites communes ; enclavement ; enclavé ; enclavés ; désert médical ; coin perdu ; éloignement > rural, communes rurales, villages, mobilité
loin de tout ; loin de la ville > rural, communes rurales, villages, mobilité
ruralité > communes rurales, villages, mobilité
villageois > rural, communes rurales, mobilité
moyens de locomotion ; moyen de transport ; véhicules ; pas de permis ; sans permis ; se véhiculer ; trajets ; trajet > mobilité, déplacements, transport
aller et venir ; conduire ; navette ; autocar ; circuler ; circulation > mobilité, déplacements, transport
transports ; transport > mobilité, déplacements
déplacement > mobilité, transport
écran géant ; cinéma de plein air ; ciné ; ciné en plein air ; film en plein air ; film ; films ; projection ; projections ; grand écran > cinéma, plein air
séance de cinéma ; salle obscure ; cinéma en plein air ; cinéma plein air ; projection en plein air ; film dehors ; cinéma dehors > cinéma, plein air
séance en plein air ; projection de film > cinéma, plein air
"""
