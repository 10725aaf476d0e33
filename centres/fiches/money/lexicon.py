"""The words around amounts: what makes a total, a side, a kind, a rate, a funder. All compare folded texts."""

import re


def word_set(text: str) -> frozenset[str]:
    """The words of a text."""
    return frozenset(text.split())


# A label made of these alone names the whole budget.
TOTAL_WORDS = word_set(
    "budget budgets total totale totaux cout couts montant montants global globale general generale enveloppe "
    "financier financiere previsionnel previsionnelle prev realise realisee reel reelle exercice excercice annee "
    "de du d des l la le les un une cet cette ce notre action actions projet operation manifestation evenement s "
    "eleve elevait est etait a au soit en brut brute prevision previsions prevu prevue vote votee consomme "
    "pour sur estime estimee evalue evaluee represente representait hauteur "
    "ete alloue allouee consacre consacree ttc net ensemble annuel annuelle il faut compter donc environ entre ici peu "
    "pres autour env soit"
)
# A heading needs one of these: « pour l'année 2014 » opens nothing by itself.
BUDGET_WORDS = word_set("budget exercice excercice")
WHOLE_WORDS = BUDGET_WORDS | word_set("general generale global globale action projet")

SIDES = {
    "charges": "charge", "charge": "charge", "depenses": "charge", "depense": "charge", "produits": "produit",
    "produit": "produit", "recettes": "produit", "recette": "produit", "ressources": "produit",
    "financements": "produit", "financeurs": "produit",
}  # fmt: skip
_SIDE_FILLERS = (
    "en|euros|total|totaux|des|les|de|du|l|action|projet|budget|financieres|previsionnels?|previsionnelles?|prevue?s|reel(?:le)?s"
    "|realisee?s|effectives?|engagee?s"
)
# The section word and fillers only, as a whole label: « Total des charges ».
SIDE_LABEL = re.compile(rf"(?:(?:{_SIDE_FILLERS}) )*({'|'.join(SIDES)})(?: (?:{_SIDE_FILLERS}))*")
# The section word that opens a line: « Dépenses : 300 € de matériel ».
SIDE_PREFIX = re.compile(
    r"\W*(?P<word>charges?|d[ée]penses?|produits?|recettes?|ressources|financements|financeurs)\s*[:=]\s*",
    re.IGNORECASE,
)

# The same inside a line: « Dépenses : 900 € Recettes : 900 € ».
SIDE_OPENS = re.compile(r"\s(?=(?:charges|d[ée]penses|produits|recettes)\s*(?:[:=]|\d))", re.IGNORECASE)

IN_KIND_LABEL = re.compile(
    r"(?:valorisations?|(?:(?:emplois?|evaluation|valorisation) des )?contributions? volontaires?)(?: en nature)?"
)
VALORISATION = re.compile(
    r"\b(?:valoris\w*|benevol\w*|mises? a disposition|contributions? volontaires?|en nature|prets? de|pretee?s?)\b"
)
_CHARGE = (
    r"achats?|achete\w*|acheter|salaires?|salaries|remuneration|renumeration|reumuneration|personnels?|materiels?"
    r"|materiaux|transports?|locations?|intervenants?|interventions?|intervenantes?|prestataires?|alimentations?"
    r"|alimentaires?|nourriture|denrees|repas|gouters?|boissons?|frais|communication|publicite|impressions?"
    r"|imprimer|affiches?|flyers?|tracts?|fournitures?|entretien|reparations?|depenses?|couts?"
    r"|(?<!en )(?<!reste a )charges?"
    r"|deplacements?|spectacles?|conferenc\w+|animations?|animateurs?|animatrices?|hebergements?|assurances?"
    r"|essence|carburant|bus|cars?|minibus|outils|outillage|plantes|graines|livres|jeux|timbres|affranchissement"
    r"|sacem|honoraires|formations?|equipements?|investissements?|sorties?|traiteur|petits? dejeuners?|cafe"
    r"|artistes?|compagnies?|vacataires?|sonorisation|factures?|loyers?|cotisations (?:sociales|patronales)"
    r"|produits? (?:d entretien|d hygiene|alimentaires?|menagers?)"
)
_PRODUIT = (
    r"subventions?|financements?|recettes?|dons?|ventes?|participations?|cotisations?|adhesions?|inscriptions"
    r"|autofinancements?|fonds propres|aides?|dotations?|mecenat|buvette|billetterie|produits?|collectes?"
    r"|cagnotte|credits?"
)
_FUNDER = (
    r"caf|caisse d allocations familiales|ccas|cias|msa|reaap|clas|cucs|acse|cget|fonjep|fdva|drac|ars|ddcs|drjscs"
    r"|carsat|cnav|cpam|cnaf|etat|prefecture|region|departement"
    r"|conseils? (?:general|departemental|regional|municipal)|mairie|municipalite|ville|commune"
    r"|communaute (?:de communes|urbaine|d agglomeration)|agglo|agglomeration|metropole"
    r"|fondation|mutuelle|bailleurs?|opac|fse|feder|europe|fipd|anru"
    r"|education nationale|rotary|secours populaire|secours catholique"
)
# Somebody's pay, which is a cost among others.
STAFF = re.compile(
    r"\b(?:salaires?|salariee?s?|salariale?s?|personnels?|remunerations?|vacations?|vacataires?|etp|urssaf|conges|primes?"
    r"|cotisations (?:sociales|patronales)|emplois? (?!des? contributions)|stagiaires?|services? civiques?|referente?s?"
    r"|(?:un|du|le|de) postes?(?! (?:de |d )?(?:depense|budget|achat|aliment|transport|materiel))"
    r"|encadr(?:ement|ante?s?)"
    r"|coordinat\w+|direct(?:eur|rice|ion)s?|animat(?:eur|rice)s?|educat(?:eur|rice)s?|heures? d animation)\b"
)
# Words of a pay that is not alone: it comes from outside and is paid for the action, or is in the amount with the rest.
NOT_PAY_ALONE = re.compile(
    r"\b(?:comprise?s?|incluse?s?|intervenante?s?|prestataires?|exterieure?s?|artistes?|compagnies?|conteu\w+|musicien\w*|conferenc\w+)\b"
)
# What is taken for things sold, or may be: the action may have cost more, or less.
SALE = re.compile(
    r"\b(?:ventes?|vendu\w*|vendre|buvettes?|billetterie|tombolas?|brocantes?|braderies?|vide greniers?|bourses? aux?"
    r"|lotos?|kermesses?|recettes?|marches? de noel)\b"
)
# « L'investissement de la mairie », « l'assurance du centre »: a thing of somebody else's, or of all the centre does.
OF_OTHERS = re.compile(
    rf"\b(?:(?:de la|de l|du|des) (?:{_FUNDER}|familles?|habitants?|jeunes|parents?)|(?:budget )?fonctionnement"
    r"|frais (?:de structure|de siege|generaux|fixes)|assurances? du centre)\b"
)
KIND = re.compile(rf"\b(?:(?P<charge>{_CHARGE})|(?P<produit>{_PRODUIT}|{_FUNDER}))\b")
# « CAF 1500 et ville 1500 € »: an amount that lost its unit.
NO_UNIT = re.compile(
    rf"\b(?:{_FUNDER}|subventions?|financements?)\W{{1,3}}\d{{3,}}(?:\s+et|\s?[,;+/])\s+[^\W\d_]", re.IGNORECASE
)
FUNDER = re.compile(rf"\b(?:{_FUNDER})\b")

# Words that name who pays, in the line as it is written.
PAID_BY = re.compile(
    r"\b(?:financ(?:[ée]e?s?|ements?)|pay[ée]e?s?|pris(?:e?s)? en charge|vers[ée]e?s?|offerte?s?|accord[ée]e?s?"
    r"|allou[ée]e?s?|attribu[ée]e?s?)\s+par\s+(?P<who>\S.*)",
    re.IGNORECASE,
)
GRANT = re.compile(
    r"\b(?:subventions?|financements?|aides?|dotations?|dons?|participations?|contributions?)\s+"
    r"(?:(?:de\s+la|de\s+l['’]|des|du|de|d['’]|par)\s*)?(?P<who>\S.*)",
    re.IGNORECASE,
)
ARTICLE = re.compile(r"(?:(?:de\s+la|de\s+l['’]|la|le|les|du|des|de)\s+|(?:de\s+)?l['’]|d['’])\s*", re.IGNORECASE)

# A rate: what follows « par », « / », « la »… (folded) -> the period of the catalogue, or "unit" when it has none.
PERIODS = {
    "an": "year", "ans": "year", "annee": "year", "mois": "month", "seance": "session", "atelier": "session",
    "soiree": "session", "rencontre": "session", "session": "session", "personne": "person", "pers": "person",
    "participant": "person", "participante": "person", "enfant": "person", "jeune": "person", "adulte": "person",
    "adherent": "person", "habitant": "person", "senior": "person", "eleve": "person", "usager": "person",
}  # fmt: skip
UNITS = word_set(
    "h hr heure jour journee semaine trimestre semestre intervention sortie cours stage demi matinee apres "
    "groupe famille foyer couple repas entree place unite piece km kilometre fois benevole salarie intervenant "
    "ticket billet panier colis lot bon carte classe parcelle tete nuit nuitee kg kilo litre metre"
)
ADJECTIVES = {
    "annuel": "year", "annuelle": "year", "annuels": "year", "annuelles": "year", "annuellement": "year",
    "mensuel": "month", "mensuelle": "month", "mensuels": "month", "mensuelles": "month", "horaire": "unit",
    "hebdomadaire": "unit", "hebdo": "unit", "journalier": "unit", "trimestriel": "unit", "trimestrielle": "unit",
}  # fmt: skip
PRICE = re.compile(
    r"\b(?:tarifs?|prix|tickets?|entree|adhesion|cotisation|inscription|billets?)\b"
    r"|\bparticipation(?: financiere)?(?: (?:de|d|a|fixee a))?$|\ba raison d(?:e|u)?$"
    r"|\bgratuite?s? pour (?:les|nos|le) \w+$"
)
# « Entrée gratuite, budget : 1 500 € »: the last clause says that it is no price.
NAMED_TOTAL = re.compile(
    r"^(?:un |le |pour un )?(?:budget|cout|total|montant|depenses?)\b(?! (?:d|par) (?:entree|place)\b)"
)
# « Le budget annuel de l'atelier »: of the action, whatever it is.
OF_ACTION = re.compile(r"(?:le |un |notre |du )?(?:budget|cout)\b")

# Money that is not the budget of the action, or was not had.
NOT_THE_BUDGET = re.compile(
    r"\b(?:quotient|qf|revenus?|rsa|smic|seuil|plafond|dettes?|caution|economies?(?= de\b|s? d\b)|deficit|benefice"
    r"|excedent|solde|perte|manque|manquent|manquait|refusee?s?|sollicitee?s?|demandee?s?"
    r"|non (?:obtenu|accorde|percu|compte)\w*|(?:pas|non) comptee?s?|en attente|faudrait|remboursee?s?"
    r"|rest\w+ a (?:financer|trouver|chercher|collecter|obtenir|percevoir))\b|^contre\b"
)
# « Budget du centre social : 350 000 € » is not the action's; « 500 € sur le budget du centre » may be.
CENTRE_BUDGET = re.compile(
    r"(?<!sur le )(?<!sur )(?<!du )(?<!au )\bbudget (?:\w+ )?"
    r"(?:du centre|de la structure|de l association|de la maison|du secteur)(?: \w+){0,3}$"
)
SCOPE = re.compile(
    r"\b(?:hors|hormis|sans\s+compter|non\s+compris|sans\s+prendre\s+en\s+compte|à\s+l['’]exclusion)\b"
    r"|\bsur\s+(?:\d+|deux|trois|quatre|cinq)\s+(?:ans|années|mois)\b",
    re.IGNORECASE,
)
MONEY_WORD = re.compile(
    r"\b(?:budget|co[ûu]t|subvention|total|montant|financement|participation|charges|d[ée]penses|recettes)\b[^.;]{0,40}$",
    re.IGNORECASE,
)
YEAR = re.compile(r"(?<!\d)(?:19[89]\d|20[0-4]\d)(?!\d)")
