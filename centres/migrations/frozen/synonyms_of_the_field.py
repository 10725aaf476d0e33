"""What 0029 writes: words that mean the same in social centres, their partners and what they do, as they were known then. It stays as it is.

Written from the glossaries of the field, a line a group: any of its words finds the others; in the second table the first alone does.
"""

SAME = """
logement, habitat
hébergement, foyer
maladie, santé
délinquance, incivilités
conte, histoires
nature, plein air, dehors
orientation, projet professionnel
reconversion, remobilisation
dépistage, prévention santé
peur, insécurité
réunion publique, concertation
adoption, famille d’accueil
mercredi, extrascolaire
Noël, fin d’année
escape game, jeu d’évasion
belote, tarot, jeux de cartes
dictée, orthographe
calcul, mathématiques
sciences, expériences scientifiques
astronomie, étoiles, planétarium
oiseaux, ornithologie
médiation animale, zoothérapie
pompiers, premiers secours, gestes qui sauvent, secourisme
sécurité routière, prévention routière
gendarmerie, police
justice, tribunal
locataires, copropriétaires
concierge, gardien d’immeuble
cour d’immeuble, parties communes
aire de jeux, square, parc
salle des fêtes, salle polyvalente
mairie, municipalité
élus, maire, conseillers municipaux
sondage, questionnaire, enquête
projet de jeunes, initiative jeunes
diplôme, remise à niveau
entretien d’embauche, simulation d’entretien
agriculteurs, paysans
artisans, artisanat
artistes, résidence d’artiste
tags, graffitis
bibliothèque, médiathèque
vélo, bicyclette, deux-roues
sans-abri, SDF, sans domicile fixe, sans domicile
réfugiés, exilés, migrants, demandeurs d’asile
accueil de loisirs, centre aéré, ALSH, centre de loisirs, accueil collectif de mineurs, ACM
donnerie, troc, gratiferia, zone de gratuité, bourse d’échange
grands-parents, papi, mamie, grand-mère, grand-père, papy
autisme, TSA, autiste, trouble du spectre autistique
lieu d’accueil enfants-parents, LAEP
conseillère en économie sociale et familiale, CESF, conseiller en économie sociale familiale
technicienne de l’intervention sociale et familiale, TISF
quartier prioritaire, QPV, quartier prioritaire de la politique de la ville
espace de vie sociale, EVS
animation collective familles, ACF
convention territoriale globale, CTG
protection maternelle et infantile, PMI
français langue étrangère, FLE, cours de français, apprentissage du français
revenu de solidarité active, RSA
caisse d’allocations familiales, CAF
mutualité sociale agricole, MSA
centre communal d’action sociale, CCAS
centre intercommunal d’action sociale, CIAS
établissement pour personnes âgées, EHPAD, maison de retraite
relais petite enfance, RPE, relais assistantes maternelles, RAM
assistante maternelle, nounou, nourrice, assmat
contrat local d’accompagnement à la scolarité, CLAS, accompagnement à la scolarité
aide aux devoirs, soutien scolaire, accompagnement scolaire, accompagnement à la scolarité
réseau d’écoute et d’appui à la parentalité, REAAP
association de parents d’élèves, parents d’élèves
groupement d’entraide mutuelle, GEM
service national universel, SNU
service civique, volontaire en service civique
mission locale, insertion des jeunes
maison de services au public, MSAP, France Services, maison France Services
association pour le maintien d’une agriculture paysanne, AMAP
système d’échange local, SEL
réseau d’échanges réciproques de savoirs, RERS, échange de savoirs
économie sociale et solidaire, ESS
bailleur social, bailleur, office HLM, organisme HLM
habitation à loyer modéré, HLM, logement social
allocation aux adultes handicapés, AAH
maison départementale des personnes handicapées, MDPH
aide sociale à l’enfance, ASE, protection de l’enfance
unité locale d’inclusion scolaire, ULIS
réseau d’éducation prioritaire, REP
programme de réussite éducative, PRE, réussite éducative
contrat de ville, politique de la ville
comité de quartier, conseil de quartier
maison des jeunes et de la culture, MJC
brevet d’aptitude aux fonctions d’animateur, BAFA
projet social, contrat de projet
intercommunalité, communauté de communes, EPCI, agglomération
fonds de participation des habitants, FPH
point information jeunesse, PIJ, information jeunesse
promeneur du net, promeneurs du net
atelier sociolinguistique, ASL, ateliers sociolinguistiques
langue des signes, LSF
activité physique adaptée, APA
établissement et service d’aide par le travail, ESAT
institut médico-éducatif, IME
service d’éducation spéciale et de soins à domicile, SESSAD
aide à domicile, maintien à domicile
insertion par l’activité économique, IAE, chantier d’insertion
groupe d’entraide, groupe de parole
tiers-lieu, tiers lieu, fablab
transports en commun, bus, transport collectif
"""
# An abbreviation with other meanings, or one kind of a larger whole.
ONE_WAY = """
AS, assistante sociale
chômeurs, emploi, insertion professionnelle
manger, alimentation, repas
PA, personnes âgées
PH, personnes handicapées
VSS, violences sexistes
AVS, auxiliaire de vie
AESH, accompagnant d’élèves en situation de handicap
ADS, agent de développement social
PEL, projet éducatif local
PEDT, projet éducatif de territoire
CEJ, contrat enfance jeunesse
DALO, droit au logement opposable
CHRS, centre d’hébergement
CADA, demandeurs d’asile
UDAF, associations familiales
ADMR, aide à domicile
CPAM, assurance maladie
CARSAT, assurance retraite
CNAV, assurance vieillesse
ARS, agence régionale de santé
CLS, contrat local de santé
ASV, atelier santé ville
CMP, centre médico-psychologique
DRAC, affaires culturelles
DDCS, cohésion sociale
PRIJ, jeunesse
GUSP, gestion urbaine
NPNRU, renouvellement urbain
PTCE, coopération économique
CDI, contrat à durée indéterminée
ETP, éducation thérapeutique
DLA, dispositif local d’accompagnement
ESF, économie sociale et familiale
IRTS, travail social
FSE, fonds social européen
FDVA, vie associative
AVIP, crèche à vocation d’insertion
ETAPS, éducateur sportif
"""
