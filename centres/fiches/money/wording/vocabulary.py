"""A word near an amount -> what is understood of it: one of the classes that the shapes are made of, or nothing.

Words are folded. `*` ends a beginning that may go on: « conferenc* ». A plural, and one slip in a long word, are read as
the word. A word of no class leaves the amount a proposal: to read more, add the word to its row.
"""

from functools import lru_cache

# Each class is one letter of the line's outline, which the shapes match. Rows are read in order: a word stands once.
CLASSES: dict[str, tuple[str, str]] = {
    "total": ("T", """
        budget budgets budjet buget total totale totaux cout couts montant montants somme enveloppe
        depense depenses charges facture frais exercice excercice financement financements prevu reel reelle reels
        reelles global globale general generale complet complete annuel annuelle realise realisee effectif effective
        ensemble tout toute tous equilibre equilibree euros compris comprise comprises inclus incluse incluses ttc net chiffre ici fourchette
    """),
    "spent": ("V", """
        depensons depensee depensees utilise utilisee utilises utilisees engage engagee engages engagees mobilise
        mobilisee mobilises mobilisees consacre consacree consacres consacrees alloue allouee alloues allouees affecte
        affectee affectes affectees debourse deboursee debourses paye payee payes payees regle reglee regles porte portee portes portees pris prise charge supporte supportee supportes comprend
        comprenant coordonne coordonnee reparti repartie repartis reparties permis gere geree geres gerees justifie
    """),
    "worth": ("E", """
        coute coutee coutent coutait estime estimee estimes estimees estimation evalue evaluee evalues evaluees
        represente representent representait eleve elevent elevait monte montent revient revenait necessite necessitent
        atteint atteignent servi servent fallu compter
    """),
    "funded": ("G", "finance financee finances financees cofinance cofinancee"),
    "about": ("B", "environ environs environn env approximativement peu pres autour ordre alentours presque soit"),
    "action": ("A", """
        action actions projet projets activite activites atelier ateliers seance seances sortie sorties soiree soirees
        matinee matinees journee journees rencontre rencontres evenement evenements manifestation manifestations fete
        fetes festival sejour sejours stage stages spectacle spectacles repas operation experience demarche
        accompagnement permanence permanences cycle cafe cafes cours semaine temps jardin expo exposition carnaval
        animation animations chantier kermesse concert concerts conference conferences debat debats forum formation
        formations reunion reunions creneau intervention interventions campagne parcours module modules brocante
        bourse loto bal inauguration representation representations projection projections initiation session sessions
        vacances printemps ete hiver automne noel rentree collectif
    """),
    "thing": ("I", """
        achat achats materiel materiels materiaux fourniture fournitures alimentation alimentaire alimentaires denree
        denrees course courses nourriture ingredients gouter gouters boisson boissons cafe the pain vin pizza pizzas
        crepes gateau gateaux bonbons fruits legumes petit dejeuner dejeuners diner collation collations buffet aperitif
        apero barbecue traiteur vaisselle transport transports car cars bus minibus autocar train trains metro tram
        essence carburant peage peages taxi velo velos deplacement deplacements voyage trajet trajets billet billets
        billetterie entree entrees ticket tickets visite visites musee theatre cinema piscine parc zoo patinoire ferme
        cirque location locations loyer loyers salle salles local locaux chapiteau tente tentes stand stands barnum
        chaises tables sono sonorisation lumiere lumieres son eclairage scene micro video videoprojecteur
        ordinateur ordinateurs tablette tablettes imprimante logiciel logiciels informatique internet telephone
        telephonie abonnement abonnements connexion intervenant intervenants intervenante intervenantes prestation
        prestations prestataire prestataires service services honoraires cachet cachets artiste artistes compagnie
        musicien musiciens conteur conteuse conteurs conferenc* comedien comediens animateur animatrice animateurs
        animatrices formateur formatrice formateurs professeur prof professionnel professionnels psychologue
        dieteticienne photographe clown graphiste sophrologue personnel personnels salaire salaires remuneration
        renumeration reumuneration indemnite indemnites vacation vacations vacataire vacataires masse salariale
        poste postes etp heure heures cotisations urssaf conges prime communication publicite pub impression
        impressions affiche affiches flyer flyers tract tracts plaquette plaquettes depliant depliants invitations
        programme programmes brochure brochures banderole annonces visuels photocopie photocopies papeterie papier
        encre tirage tirages photos photo cadres timbres affranchissement courrier postaux assurance assurances sacem
        droits auteur securite gardiennage secouristes entretien nettoyage reparation reparations maintenance menage
        produits outil outils outillage bois peinture peintures pinceaux colle tissu tissus laine fil mercerie
        couture decoration deco decorations costume costumes maquillage ballons jouets jeu jeux livre livres albums
        revues presse documentation graine graines plant plants plante plantes terreau terre arbres arbustes fleurs
        engrais arrosage eau electricite gaz chauffage energie fluides bacs composteur composteurs compost poules
        equipement equipements investissement investissements mobilier meuble meubles amenagement amenagements
        travaux construction abri cabane serre grillage quincaillerie petits divers hebergement hebergements nuitees
        camping hotel gite auberge gites restauration restaurant cantine cuisine pique nique medicaments
        pharmacie hygiene couches lots lot recompenses medailles coupes cadeaux cadeau surprises feu artifice
        cassette dvd cd film films montage enregistrement instruments musique sport sportif ski patins trottinettes
        logistique technique techniques administratif administratifs gestion secretariat comptabilite coordination
        fonctionnement structure exterieurs exterieures annexes autres autre imprevus supervision etude evaluation
        garde enfants location fresque argile perles feutres crayons cahiers fournit manuels scolaires manege structures
        gonflables gonflable chateau bulles magie marionnettes danse cirque poterie mosaique percussions yoga
        relaxation guide guides encadrant encadrants encadrement accompagnateur accompagnateurs moniteur moniteurs
        educateur educateurs directeur coordinateur coordinatrice referent referente emploi emplois contrat contrats
        stagiaire stagiaires civique vidange balade balades randonnee escalade canoe kayak equitation voile
        bowling accrobranche laser karting baignade plage montagne mer etapes ecran toile ciseaux farine sucre
        epicerie viande marche conserves bocaux torchons tabliers savon gants masques gel savons plomberie clotures
        beton ciment vis visserie clous planches palettes brouette pelles rateaux secateurs chariot remorque camion camionnette
        frigo congelateur four micro ondes cafetiere machine machines lave bibliotheque ludotheque ressource
    """),
    "income": ("P", """
        subvention subventions participation participations autofinancement fonds propres propre dotation dotations
        aide aides mecenat adhesions inscriptions vente ventes recette recettes ressources prestations produit buvette
        contribution contributions apport apports don dons collecte cagnotte cofinancement appel obtenu obtenus recu
        recus recue recues verse versee verses versees apporte apportee apportes accorde accordee accordes attribue
        attribuee vote votee versons versent apportent complete completent
    """),
    "body": ("F", """
        caf cafs caisse allocations familiales ccas cias msa reaap clas cucs acse cget fonjep fdva drac ars ddcs drjscs
        carsat cnav cpam cnaf cnsa etat prefecture region regional regionale departement departemental departementale
        conseil municipal municipalite mairie ville villes commune communes communaute intercommunalite comcom agglo
        agglomeration metropole fondation france mutuelle bailleur bailleurs opac fse feder europe
        europeen anct anru fipd education nationale rotary secours populaire catholique politique quartiers prioritaires
        leader caisses conference financeurs federation ministere dreal ademe agence habitat hlm opac dsden ddetspp
        quartier village territoire ecole ecoles college lycee vvv fri lions entreprise entreprises commercants comite conseils fetes locale locales locaux parents eleves
        partenaire partenaires
    """),
    "own": ("O", """
        centre centres socioculturel socio culturel association associations asso structure maison mdh mjc mpt csc
        evs espace vie secteur jeunesse amicale foyer mqs equipe
    """),
    "we": ("U", "nous notre nos on"),
    "people": ("H", """
        usagers habitant habitants famille familles jeunes jeune enfant adherents participant participants parent
        adulte adultes senior seniors public publics benevole benevoles personne personnes agee agees membres groupe
        groupes ado ados adolescents filles femmes hommes retraites eleves citoyens
    """),
    "how": ("J", """
        pedagogique pedagogiques culturel culturelle culturels culturelles sportive sportives ludique ludiques
        humoristique humour cloture clot musical musicale musicaux familial familiale familiaux divers diverses petit petite petits
        petites gros grosse grand grande grands grandes premier premiere nouveau nouvelle nouveaux nouvelles principal
        principale principaux necessaire necessaires numerique numeriques creatif creative creatifs manuel
        artistique artistiques collective collectives collectifs mensuel aller retour duree totalite partie etc
        achete achetee achetes achetees
        valorisation valorisee valorises valorise benevolat pret prets mise mises disposition gratuite gracieuse
        chargee urbain urbaine local locale social sociale sociaux prevention sante parentalite citoyennete intergenerationnel
        final finale mobile fixe neuf neufs occasion deux trois quatre cinq six sept huit neuf dix onze douze quinze
        vingt jour jours semaine mois chargee annoncent annoncer annonce liee lie lies liees concernant titre hauteur
        courant ainsi aussi donc
    """),
    "year": ("Y", """
        annee annees an ans saison saisons janvier fevrier mars avril mai juin juillet aout septembre octobre novembre
        decembre civile scolaire 
    """),
    "small": ("", """
        de du des d la le les l un une a au aux en pour par sur dans avec et ce cet cette ces nos votre leur leurs son
        sa ses qui que quoi est sont etait etaient ete avons avait ont il ils elle elles s c y n se faut notamment via
        chez entre pendant lors afin dont grace comme y compris
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
