"""A word near an amount -> what is understood of it: one of the classes that the shapes are made of, or nothing.

Words are folded. `*` ends a beginning that may go on: « conferenc* ». A plural, and one slip in a long word, are read
as the word. A word of no class leaves the amount a proposal: to read more, add the word to its row.
"""

from functools import lru_cache

# Each class is one letter of the line's outline, which the shapes match. Rows are read in order: a word stands once.
CLASSES: dict[str, tuple[str, str]] = {
    "total": ("T", """
        budget budjet buget total totale totaux cout montant somme enveloppe depense charges facture frais
        exercice excercice financement prevu reel reelle global globale general generale complet complete annuel
        annuelle realise realisee effectif effective ensemble tout toute tous equilibre equilibree euros compris
        comprise inclus incluse ttc net chiffre ici fourchette
    """),
    "spent": ("V", """
        depensons depensee utilise utilisee engage engagee mobilise mobilisee consacre consacree alloue allouee
        affecte affectee debourse deboursee paye payee regle reglee porte portee pris prise charge supporte
        supportee comprend comprenant coordonne coordonnee reparti repartie permis gere geree justifie
    """),
    "worth": ("E", """
        coute coutee coutent coutait estime estimee estimation evalue evaluee represente representent
        representait eleve elevent elevait monte montent revient revenait necessite necessitent atteint
        atteignent servi servent fallu compter
    """),
    "funded": ("G", "finance financee cofinance cofinancee"),
    "about": ("B", "environ environn env approximativement peu pres autour ordre alentours presque soit"),
    "action": ("A", """
        action projet activite atelier seance sortie soiree matinee journee rencontre evenement manifestation
        fete festival sejour stage spectacle repas operation experience demarche accompagnement permanence cycle
        cafe cours semaine temps jardin expo exposition carnaval animation chantier kermesse concert conference
        debat forum formation reunion creneau intervention campagne parcours module brocante bourse loto bal
        inauguration edition representation projection initiation session vacances printemps ete hiver automne noel
        rentree collectif
    """),
    "thing": ("I", """
        aiguille bache sonore loisirs educatrice
        achat materiel materiaux fourniture alimentation alimentaire denree course nourriture ingredients gouter
        boisson the pain vin pizza crepes gateau gateaux bonbons fruits legumes petit dejeuner diner collation
        buffet aperitif apero barbecue traiteur vaisselle transport car bus minibus autocar train metro tram
        essence carburant peage taxi velo deplacement voyage trajet billet billetterie entree ticket visite
        musee theatre cinema piscine parc zoo patinoire ferme cirque location loyer salle local locaux chapiteau
        tente stand barnum chaises tables sono sonorisation lumiere son eclairage scene micro video
        videoprojecteur ordinateur tablette imprimante logiciel informatique internet telephone telephonie
        abonnement connexion intervenant intervenante prestation prestataire service honoraires cachet artiste
        compagnie musicien conteur conteuse conferenc* comedien animateur animatrice formateur formatrice
        professeur prof professionnel psychologue dieteticienne photographe clown graphiste sophrologue
        personnel salaire remuneration renumeration reumuneration indemnite vacation vacataire masse salariale
        poste etp heure cotisations urssaf conges prime communication publicite pub impression affiche flyer
        tract plaquette depliant invitations programme brochure banderole annonces visuels photocopie papeterie
        papier encre tirage photos photo cadres timbres affranchissement courrier postaux assurance sacem droits
        auteur securite gardiennage secouristes entretien nettoyage reparation maintenance menage produits outil
        outillage bois peinture pinceaux colle tissu laine fil mercerie couture decoration deco costume
        maquillage ballons jouets jeu jeux livre albums revues presse documentation graine plant plante terreau
        terre arbres arbustes fleurs engrais arrosage eau electricite gaz chauffage energie fluides bacs
        composteur compost poules equipement investissement mobilier meuble amenagement travaux construction
        abri cabane serre grillage quincaillerie divers hebergement nuitees camping hotel gite auberge
        restauration restaurant cantine cuisine pique nique medicaments pharmacie hygiene couches lots lot
        recompenses medailles coupes cadeaux surprises feu artifice cassette dvd cd film montage
        enregistrement instruments musique sport sportif ski patins trottinettes logistique technique
        administratif gestion secretariat comptabilite coordination fonctionnement structure exterieurs
        exterieures annexes autres autre imprevus supervision etude evaluation garde fresque argile
        perles feutres crayons cahiers fournit manuels scolaires manege gonflables gonflable chateau bulles
        magie marionnettes danse poterie mosaique percussions yoga relaxation guide encadrant encadrement
        accompagnateur moniteur educateur directeur coordinateur coordinatrice referent referente emploi contrat
        stagiaire civique vidange balade randonnee escalade canoe kayak equitation voile bowling accrobranche
        laser karting baignade plage montagne mer etapes ecran toile ciseaux farine sucre epicerie viande marche
        conserves bocaux torchons tabliers savon gants masques gel plomberie clotures beton ciment vis visserie
        clous planches palettes brouette pelles rateaux secateurs chariot remorque camion camionnette frigo
        congelateur four ondes cafetiere machine lave ressource
    """),
    "income": ("P", """
        subvention participation autofinancement fonds propres propre dotation aide mecenat adhesions
        inscriptions vente recette ressources prestations produit buvette contribution apport don collecte
        cagnotte cofinancement appel obtenu recu recue verse versee apporte apportee accorde accordee attribue
        attribuee vote votee versons versent apportent completent
    """),
    "body": ("F", """
        caf caisse allocations familiales ccas cias msa reaap clas cucs acse cget fonjep fdva drac ars ddcs
        drjscs carsat cnav cpam cnaf cnsa etat prefecture region regional regionale departement departemental
        departementale conseil municipal municipalite mairie ville commune communaute intercommunalite comcom
        agglo agglomeration metropole fondation france mutuelle bailleur opac fse feder europe europeen anct
        anru fipd education nationale rotary secours populaire catholique politique quartiers prioritaires
        leader financeurs federation ministere dreal ademe agence habitat hlm dsden ddetspp quartier village
        territoire ecole college lycee vvv fri lions entreprise commercants comite fetes locale parents eleves
        bibliotheque ludotheque partenaire
    """),
    "own": ("O", """
        centre socioculturel socio culturel association asso maison mdh mjc mpt csc evs espace vie secteur
        jeunesse amicale foyer mqs equipe
    """),
    "we": ("U", "nous notre nos on"),
    "people": ("H", """
        usagers habitant famille jeunes jeune enfant adherents participant parent adulte senior public benevole
        personne agee membres groupe ado adolescents filles femmes hommes retraites citoyens
    """),
    "how": ("J", """
        guidee directe
        pedagogique culturelle culturels sportive ludique humoristique humour cloture clot musical musicale
        musicaux familial familiale familiaux diverses petite petits gros grosse grand grande premier premiere
        nouveau nouvelle nouveaux principal principale principaux necessaire numerique creatif creative manuel
        artistique collective collectifs mensuel aller retour duree totalite partie etc achete achetee
        valorisation valorisee valorises valorise benevolat pret mise disposition gratuite gracieuse chargee
        urbain urbaine social sociale sociaux prevention sante parentalite citoyennete intergenerationnel final
        finale mobile fixe neuf occasion deux trois quatre cinq six sept huit dix onze douze quinze vingt jour
        mois annoncent annoncer annonce liee lie concernant titre hauteur courant ainsi aussi donc
    """),
    "year": ("Y", """
        annee an saison janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre
        civile scolaire
    """),
    "small": ("", """
        de du d la le l un une a au aux en pour par sur dans avec et ce cet cette votre leur sa ses qui que quoi
        est sont etait etaient avons avait ont il elle s c y n se faut notamment via chez entre pendant lors
        afin dont grace comme
    """),
}  # fmt: skip
BRIEF = 5  # letters: in a word of fewer no slip is looked for
LONG = 8  # letters: in a word of so many one may be missing or doubled
UNKNOWN = "?"


def _table() -> tuple[dict[str, str], tuple[tuple[str, str], ...]]:
    words: dict[str, str] = {}
    beginnings: list[tuple[str, str]] = []
    for letter, row in CLASSES.values():
        for word in row.split():
            if word.endswith("*"):
                beginnings.append((word[:-1], letter))
            else:
                words.setdefault(word, letter)
    return words, tuple(beginnings)


WORDS, _BEGINNINGS = _table()


def _slips() -> dict[str, str]:
    """Spellings one slip away: two letters that changed places; in a long word one missing. Doubt takes no slip."""
    slips: dict[str, str] = {}
    for word, letter in WORDS.items():
        if len(word) >= BRIEF:
            for at in range(len(word) - 1):
                slips.setdefault(word[:at] + word[at + 1] + word[at] + word[at + 2 :], letter)
        if len(word) >= LONG:
            for at in range(1, len(word)):
                slips.setdefault(word[:at] + word[at + 1 :], letter)
    return slips


_SLIPS = _slips()


@lru_cache(maxsize=8192)
def class_of(word: str) -> str:
    """The letter of a folded word; `?` for one that is not understood, nothing for a small word.

    >>> [class_of(word) for word in ("budget", "graines", "caf", "de", "temsp", "poitique", "zblorg")]
    ['T', 'I', 'F', '', 'A', 'F', '?']
    """
    found = WORDS.get(word)
    if found is None and word[-1:] in "sx":
        found = WORDS.get(word[:-1])
    if found is None:
        found = _SLIPS.get(word)
    if found is None:
        found = next((letter for beginning, letter in _BEGINNINGS if word.startswith(beginning)), UNKNOWN)
    return found
