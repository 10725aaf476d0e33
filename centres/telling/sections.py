"""The sections of a fiche, in the order of the source -> what the form asks, with an example each."""

from collections.abc import Sequence
from dataclasses import dataclass

from centres.models import Audience, Departement, Dimension, Initiator, Keyword, Partner, Scale, Status
from centres.models.territory import UNINHABITED

TERMS = {
    "status": Status, "dimension": Dimension, "keywords": Keyword, "initiators": Initiator, "territory": Scale,
    "audiences": Audience, "partners": Partner,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class AskedSection:
    """`kind`: line, year, department, one (of a list), several, lines (one value each) or text. `example` stands under
    the question. `is_required`: to be sent; any may be left for later."""

    name: str
    label: str
    example: str
    kind: str = "text"
    is_required: bool = False


@dataclass(frozen=True, slots=True)
class AskedPart:
    """Sections under one heading."""

    title: str
    sections: tuple[AskedSection, ...]


PARTS = (
    AskedPart(
        "L’action et le centre",
        (
            AskedSection("title", "Titre de l’action", "Par exemple « Le jardin des quatre saisons ».", "line", True),
            AskedSection(
                "centre", "Structure organisatrice", "Par exemple « Centre social Les Tilleuls ».", "line", True
            ),
            AskedSection("department", "Département", "Celui du centre.", "department", True),
            AskedSection(
                "year", "Année", "Par exemple « 2024 » : celle où l’action a commencé, ou de ce bilan.", "year"
            ),
            AskedSection("status", "Statut de l’action", "En cours si elle est encore menée.", "one"),
            AskedSection(
                "status_reason",
                "Si elle est terminée, pourquoi ?",
                "Par exemple « Le financement durait trois ans, les bénévoles continuent entre eux. »",
            ),
            AskedSection("dimension", "Dimension", "Celle du projet social dont l’action relève d’abord.", "one"),
            AskedSection("keywords", "Mots clés associés à l’action", "Un à trois : on cherche par là.", "several"),
            AskedSection(
                "summary",
                "Résumé",
                "Deux phrases, par exemple « Un terrain prêté par la ville, cultivé par vingt familles. On y cuisine"
                " ensemble une fois par mois. »",
            ),
        ),
    ),
    AskedPart(
        "Ce qui s’est passé",
        (
            AskedSection(
                "initiators",
                "Qui est à l’initiative de l’action ?",
                "Qui en a eu l’idée : par exemple un groupe d’habitants.",
                "several",
            ),
            AskedSection(
                "initiator_details", "Précision, si autre", "Par exemple « Le conseil citoyen du quartier ».", "line"
            ),
            AskedSection("territory", "Territoire concerné", "Jusqu’où l’action va : par exemple un quartier.", "one"),
            AskedSection(
                "experience",
                "Description de l’expérience, ses objectifs, ses acteurs et ses différentes phases",
                "D’où l’on est parti, ce que l’on visait, qui a fait quoi, et dans quel ordre : c’est ce qu’un autre"
                " centre lit d’abord.",
            ),
            AskedSection("audiences", "Public", "Pour qui : plusieurs réponses si elles sont vraies.", "several"),
            AskedSection(
                "partners", "Avec qui cette action a-t-elle été menée ?", "Par exemple la commune et la Caf.", "several"
            ),
            AskedSection(
                "other_partners", "D’autres partenaires", "Un par ligne, par exemple « Les Amis du potager ».", "lines"
            ),
            AskedSection(
                "description",
                "Description générale",
                "Une séance type : « Le mercredi, de 14 h à 17 h, deux ateliers… »",
            ),
        ),
    ),
    AskedPart(
        "Les moyens",
        (
            AskedSection(
                "resources",
                "Ressources financières mobilisées pour cette action",
                "Une ligne par montant : « Budget total : 3 200 € en 2024 », « Graines : 800 € », « Subvention de la"
                " ville : 1 500 € ».",
            ),
            AskedSection(
                "people",
                "Nombre de personnes mobilisées pour cette action",
                "Par exemple « 2 professionnels, 8 bénévoles, 20 familles ».",
            ),
        ),
    ),
    AskedPart(
        "Ce que cela a donné",
        (
            AskedSection(
                "result_territory",
                "Résultat sur le territoire",
                "Par exemple « La friche est devenue un lieu où l’on passe. »",
            ),
            AskedSection(
                "result_centre",
                "Résultat pour le centre social",
                "Par exemple « Douze familles nouvelles y viennent. »",
            ),
            AskedSection(
                "result_inhabitants",
                "Résultat pour les habitants",
                "Par exemple « Des voisins qui s’ignoraient s’entraident. »",
            ),
            AskedSection(
                "limits",
                "Suite de l’action : limites",
                "Par exemple « L’été, trop peu de monde pour arroser. » Ce qui a coincé épargne l’erreur à d’autres.",
            ),
            AskedSection(
                "prospects",
                "Suite de l’action : perspectives",
                "Par exemple « Une serre, avec le lycée, au printemps. »",
            ),
        ),
    ),
)
SECTIONS = tuple(section for part in PARTS for section in part.sections)
BY_NAME = {section.name: section for section in SECTIONS}


def choices_of(name: str) -> Sequence[tuple[str, str]]:
    """(value, words) of a list: the terms that staff have read, in their order; départements by name, where
    people live."""
    if name == "department":
        return [(row.code, row.name) for row in Departement.objects.exclude(pk__in=UNINHABITED).order_by("key")]
    rows = TERMS[name].objects.filter(needs_review=False).for_choice()
    return [(str(pk), label) for pk, label in rows.values_list("pk", "label")]
