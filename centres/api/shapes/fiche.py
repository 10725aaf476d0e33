"""A fiche as the API tells it: the keys of the stable JSON record."""

from typing import Literal

from ninja import Schema

from .fields import told

Kind = Literal["charge", "produit", "valorisation", "unknown"]
Period = Literal["once", "year", "month", "session", "person"]


class LineOfBudget(Schema):
    """Un poste d’un budget : un montant, ou une fourchette, en euros."""

    label: str = told("Le libellé du poste, avec les mots de la fiche.", "Location du minibus")
    amount: str | None = told("Le montant en euros ; null quand c’est une fourchette.", "450.00")
    low: str | None = told("Au moins, en euros.", None)
    high: str | None = told("Au plus, en euros.", None)
    kind: Kind = told("charge, produit, valorisation (estimé, pas payé) ou unknown (la fiche ne le dit pas).", "charge")
    funder: str = told("Qui paie, avec les mots de la fiche ; vide quand elle n’en dit rien.", "Caf")
    line: int | None = told("Le numéro de la ligne où il a été lu, dans le fichier de `sources`.", 37)


class BudgetOfFiche(Schema):
    """Ce que la fiche dit de son budget. Vide n’est pas zéro ; les montants sont des textes, exacts au centime."""

    certainty: Literal["sure"] = told("Toujours « sure » : ce dont la lecture doute n’est pas public.", "sure")
    total: str | None = told("Le total en euros ; null quand la fiche n’en dit pas.", "6458.00")
    is_computed: bool = told("Vrai quand le total est la somme des postes, la fiche n’en écrivant pas.", False)
    low: str | None = told("Au moins, en euros, quand la fiche donne une fourchette.", None)
    high: str | None = told("Au plus, en euros ; null avec un `low` : « au moins ».", None)
    year: int | None = told("L’année du budget, quand la fiche la dit.", 2019)
    period: Period | None = told(
        "once (en une fois), year (par an), month (par mois), session (par séance), person (par personne) ; null : la"
        " fiche ne le dit pas.",
        "year",
    )
    scope: str = told("Ce que le montant ne couvre pas, ou seulement ce qu’il couvre.", "hors frais de personnel")
    lines: list[LineOfBudget] = told("Les postes, dans l’ordre de la fiche.", [])


class CountOfPeople(Schema):
    """Un nombre de personnes, ou une fourchette."""

    value: int | None = told("Le nombre de personnes ; null pour une fourchette.", 12)
    low: int | None = told("Au moins, en personnes.", None)
    high: int | None = told("Au plus, en personnes ; null avec un `low` : « au moins ».", None)
    is_approximate: bool = told("Vrai quand la fiche dit « environ », « une dizaine ».", False)
    text: str = told("Les mots de la fiche.", "12 bénévoles")


class PeopleOfFiche(Schema):
    """Combien de personnes, par rôle ; null : la fiche n’en compte pas, ce qui n’est pas zéro."""

    professionals: CountOfPeople | None = told("Les professionnels.", None)
    volunteers: CountOfPeople | None = told("Les bénévoles.", None)
    participants: CountOfPeople | None = told("Les participants.", None)
    families: CountOfPeople | None = told("Les familles.", None)
    partner_staff: CountOfPeople | None = told("Les personnes des partenaires.", None)


class SectionOfFiche(Schema):
    """Une rubrique d’une fiche plus ancienne, qui n’a pas de champ."""

    label: str = told("Le titre de la rubrique.", "Diagnostic")
    text: str = told("Son texte.", "Peu de lieux où se retrouver.")
    line: int | None = told("Le numéro de sa ligne dans le fichier.", 21)


class LineOfSource(Schema):
    """Une ligne de la source que la lecture n’a pas reconnue."""

    line: int = told("Son numéro dans le fichier.", 48)
    text: str = told("Son texte, sans coordonnées de personnes.", "Voir aussi le blog du centre")


class PlaceInSource(Schema):
    """Où la fiche a été lue."""

    file: str = told("Le nom du fichier.", "isere-1.txt")
    first_line: int = told("Sa première ligne dans le fichier, à partir de 1.", 12)
    last_line: int = told("Sa dernière ligne.", 58)
    sha256: str | None = told(
        "L’empreinte SHA-256 de son texte, en hexadécimal ; null quand le texte nomme quelqu’un.",
        "9f86d081884c7d659a2feaa0c55ad015" * 2,
    )


class RemarkOfReading(Schema):
    """Quelque chose que la lecture a trouvé étrange."""

    code: str = told("Un mot stable, pour les programmes.", "people_unclear")
    line: int | None = told("La ligne dans le fichier ; null quand cela concerne toute la fiche.", 49)
    message: str = told("La phrase qui l’explique.", "« quelques personnes » ne dit pas combien.")


class FicheRecord(Schema):
    """Une fiche : une action d’un centre. null, ou une liste vide, quand elle n’en dit rien ; les textes gardent leurs
    retours à la ligne et l’ordre des listes est celui de la fiche."""

    id: int = told("Le numéro de la fiche, qui ne change jamais.", 12)
    slug: str = told("La fin de son adresse, tirée de son titre.", "jardin-partage")
    state: Literal["published"] = told("Toujours « published » : les brouillons ne sont pas publics.", "published")
    title: str = told("Le titre.", "Jardin partagé")
    centre: str | None = told("Le nom du centre social.", "Centre social du Parc")
    department: str | None = told("Le nom du département du centre.", "Isère")
    year: int | None = told("L’année de l’action.", 2019)
    status: str | None = told("Où en est l’action.", "Terminée")
    status_reason: str | None = told("Pourquoi elle s’est terminée.", "Le terrain a été vendu.")
    dimension: str | None = told("La dimension du projet social.", "Accompagnement de projets")
    keywords: list[str] = told("Les thèmes.", ["Santé", "Culture"])
    summary: str | None = told("Le résumé.", "Des habitants cultivent ensemble un terrain.")
    initiators: list[str] = told("À l’initiative de qui.", ["Le centre social"])
    initiator_details: str | None = told("Une précision sur l’initiative.", "Trois habitantes du quartier.")
    territory: str | None = told("L’échelle du territoire concerné.", "Un quartier")
    experience: str | None = told("La description de l’expérience.", "Le jardin ouvre deux fois par semaine.")
    audiences: list[str] = told("Pour qui.", ["Adultes", "Seniors"])
    partners: list[str] = told("Avec qui.", ["Caf", "Commune"])
    description: str | None = told("La description générale.", "Une friche près de l’école…")
    resources: str | None = told("Les ressources financières, avec les mots de la fiche.", "6 458 € dont 3 000 € Caf")
    people: str | None = told("Les personnes mobilisées, avec les mots de la fiche.", "12 bénévoles")
    result_territory: str | None = told("Le résultat sur le territoire.", "La place est plus vivante.")
    result_centre: str | None = told("Le résultat pour le centre social.", "De nouveaux adhérents.")
    result_inhabitants: str | None = told("Le résultat pour les habitants.", "Des légumes et des voisins.")
    limits: str | None = told("Les limites : ce qui a coincé.", "L’eau manque en été.")
    prospects: str | None = told("Les perspectives.", "Un second terrain.")
    diagnosis: str | None = told("Le diagnostic de départ (fiches plus anciennes).", "Peu de lieux pour se retrouver.")
    impacts: str | None = told("Les impacts (fiches plus anciennes).", "Des liens entre générations.")
    success_factors: str | None = told("Les facteurs de réussite (fiches plus anciennes).", "Une équipe stable.")
    attachments: list[str] = told("Les noms des fichiers associés.", ["affiche.pdf"])
    budget: BudgetOfFiche | None = told("Le budget ; null quand aucun montant n’a été lu.", None)
    budget_proposals: list[BudgetOfFiche] = told("Toujours vide : ce dont la lecture doute n’est pas public.", [])
    people_counts: PeopleOfFiche = told("Combien de personnes, par rôle.", dict.fromkeys(PeopleOfFiche.model_fields))
    other_sections: list[SectionOfFiche] = told("Les rubriques qui n’ont pas de champ.", [])
    unrecognised: list[LineOfSource] = told("Les lignes que la lecture n’a pas reconnues.", [])
    sources: list[PlaceInSource] = told("Où la fiche a été lue ; vide quand elle a été saisie.", [])
    issues: list[RemarkOfReading] = told("Ce que la lecture a trouvé étrange.", [])
    url: str = told("L’adresse de sa page.", "https://catalogue.example.org/actions/12/jardin-partage/")
    version: int = told("Le nombre de fois qu’elle a été écrite, la première comprise.", 3)
    published_at: str | None = told("Quand elle a été publiée (ISO 8601).", "2024-05-14T09:30:00+00:00")
    updated_at: str = told("Quand elle a changé pour la dernière fois (ISO 8601).", "2025-01-08T16:02:11+00:00")
    centre_id: int | None = told("Le numéro du centre, pour `/centres/{pk}`.", 3)
    departement_code: str | None = told("Le code Insee du département du centre.", "38")
    region_code: str | None = told("Le code Insee de la région du centre.", "84")
    commune_code: str | None = told("Le code Insee de la commune du centre, quand elle est connue.", "38344")
