"""export_fiches: the catalogue as JSON, and as the scraped text again."""

import io
import json
from decimal import Decimal

import pytest
from django.core.management import CommandError, call_command, load_command_class
from django.db import connection
from django.db.models import Q
from django.test.utils import CaptureQueriesContext

from centres.catalogue.facts.choice import Choice
from centres.catalogue.filters.actions import ActionFilter
from centres.catalogue.filters.choices import ChoiceFilter
from centres.fiches import compose
from centres.fiches.record import VALUE_KEYS
from centres.models import Action, Budget, BudgetLine, Keyword
from tests.factories import make_action, make_centre, make_commune
from tests.importing.pages import everything, garden, import_fiches, import_text

pytestmark = pytest.mark.django_db


class TitleFilter(ChoiceFilter):
    """A filter that the site does not have."""

    def load(self):
        return [Choice(title, title, title) for title in Action.objects.values_list("title", flat=True)]

    def condition(self, keys):
        return Q(title__in=keys)


def export(**options) -> str:
    out = io.StringIO()
    call_command("export_fiches", stdout=out, **options)
    return out.getvalue()


def exported(**options) -> list[dict]:
    return json.loads(export(**options))["actions"]


@pytest.fixture
def two_actions(tmp_path):
    import_fiches(tmp_path, garden(), garden(title="Café des parents", keywords=("Viellissement",), department="Ain"))


@pytest.mark.usefixtures("two_actions")
def test_a_record_has_the_stable_keys_and_the_shown_labels():
    _, cafe = exported()

    assert list(cafe) == ["id", "slug", "state", *VALUE_KEYS, "unrecognised", "sources", "issues"]
    assert cafe["keywords"] == ["Vieillissement"]
    assert cafe["slug"] == "cafe-des-parents"
    assert cafe["status_reason"] is None
    assert cafe["attachments"] == []
    assert cafe["budget"] == {
        "certainty": "sure",
        "total": "1200.00",
        "is_computed": False,
        "low": None,
        "high": None,
        "year": None,
        "period": None,
        "scope": "",
        "lines": [],
    }
    assert cafe["sources"][0]["file"] == "page.txt"


@pytest.mark.usefixtures("two_actions")
def test_a_label_renamed_by_staff_is_the_one_exported():
    Keyword.objects.filter(slug="vieillissement").update(label="Bien vieillir")

    assert exported()[1]["keywords"] == ["Bien vieillir"]


@pytest.mark.usefixtures("two_actions")
def test_drafts_are_exported_only_when_all_is_asked_for():
    Action.objects.filter(title="Café des parents").update(state="draft")

    assert [record["title"] for record in exported()] == ["Jardin des voisins"]
    assert len(exported(all=True)) == 2


@pytest.mark.usefixtures("two_actions")
def test_the_filters_are_those_of_the_site():
    assert [record["title"] for record in exported(theme=["vieillissement"])] == ["Café des parents"]
    assert [record["title"] for record in exported(departement=["38"])] == ["Jardin des voisins"]
    assert len(exported(departement=["38", "01"])) == 2


def test_fiches_are_chosen_around_a_commune_as_on_the_site():
    make_commune("38563", "Voiron", (45.3667, 5.5917))
    make_commune("38185", "Grenoble", (45.1885, 5.7245))
    make_action("Ici", centre=make_centre(commune_id="38563"))
    make_action("Là", centre=make_centre(commune_id="38185"))

    assert [record["title"] for record in exported(commune=["38563"], rayon=["5"])] == ["Ici"]
    assert len(exported(commune=["38563"], rayon=["50"])) == 2
    with pytest.raises(CommandError, match="rayon"):
        export(commune=["38563"], rayon=["7"])


def test_fiches_are_chosen_by_their_budget_as_on_the_site():
    make_action("Peu", budget={"total": 100})
    make_action("Beaucoup", budget={"total": "1500.50"})
    make_action("Rien")

    assert [record["title"] for record in exported(budget_min=["1 500,50"])] == ["Beaucoup"]
    assert [record["title"] for record in exported(budget=["oui"], budget_max=["200"])] == ["Peu"]
    assert [record["title"] for record in exported(budget=["non"])] == ["Rien"]
    with pytest.raises(CommandError, match="n’est pas un montant"):
        exported(budget_min=["beaucoup"])


def test_each_filter_of_the_site_is_an_option_whose_help_is_in_french():
    told = load_command_class("centres", "export_fiches").create_parser("manage.py", "export_fiches").format_help()
    told = " ".join(told.split())

    for name, row in ActionFilter.base_filters.items():
        assert (f"--{name} VALEUR {row.label} ; " in told) == (name != "tri"), name
    assert "--theme VALEUR Thème ; peut se répéter" in told
    assert "--budget_min VALEUR Au moins (€) ; une seule valeur" in told


def test_a_new_filter_is_an_option_by_itself(monkeypatch):
    monkeypatch.setitem(ActionFilter.base_filters, "titre", TitleFilter(label="Titre", unknown="aucun titre {}"))
    make_action("Jardin")
    make_action("Café")

    assert [record["title"] for record in exported(titre=["Jardin"])] == ["Jardin"]


def test_fiches_are_chosen_by_a_search_and_by_a_place_as_typed():
    make_commune("38563", "Voiron", (45.3667, 5.5917))
    make_action("Jardin partagé", centre=make_centre(commune_id="38563"))
    make_action("Café des parents")

    assert [record["title"] for record in exported(q=["jardins"])] == ["Jardin partagé"]
    assert [record["title"] for record in exported(pres=["voiron"])] == ["Jardin partagé"]


def test_a_place_that_can_be_several_names_them_and_exports_nothing():
    make_commune("93066", "Saint-Denis", (48.93, 2.35))
    make_commune("97411", "Saint-Denis", (-20.88, 55.45), departement_id="974")

    with pytest.raises(CommandError, match=r"plusieurs lieux[\s\S]*Saint-Denis \(93\)[\s\S]*Saint-Denis \(974\)"):
        export(pres=["Saint-Denis"])


@pytest.mark.usefixtures("two_actions")
def test_a_filter_that_means_nothing_is_said_rather_than_ignored():
    with pytest.raises(CommandError, match="peche"):
        export(theme=["peche"])


@pytest.mark.usefixtures("two_actions")
def test_the_exported_text_imports_back_and_changes_nothing(tmp_path):
    """But where a fiche was read, which its page says."""
    beside = ["CatalogueChange", "ImportRun", "SourceFiche"]
    before = everything(leave_out=beside)

    report = import_text(tmp_path, export(format="text"), name="export.txt")

    assert (report.counts["unchanged"], report.counts["created"], report.counts["updated"]) == (2, 0, 0)
    assert everything(leave_out=beside) == before


def test_the_exported_text_carries_the_year(tmp_path):
    import_fiches(tmp_path, garden())
    Action.objects.update(year=2016)

    text = export(format="text")

    assert "Nom | Département | Année |\nJardin des voisins | Isère | 2016 |\n" in text


def test_a_departement_that_was_not_recognised_is_exported_as_printed(tmp_path):
    import_fiches(tmp_path, garden(department="Pays-Imaginaire"))

    assert exported()[0]["department"] == "Pays-Imaginaire"


def test_an_empty_catalogue_exports_no_fiche():
    assert exported() == []
    assert export(format="text") == "Aucune fiche ne répond à cette demande.\n"


def test_the_lines_of_a_budget_are_exported_in_order(tmp_path):
    import_fiches(tmp_path, garden())
    budget = Budget.objects.get()
    BudgetLine.objects.create(budget=budget, position=1, label="Salle", amount=Decimal("200"), kind="charge")
    BudgetLine.objects.create(budget=budget, position=0, label="Plants", amount=Decimal("1000.5"), source_line=12)

    assert [(line["label"], line["amount"], line["line"]) for line in exported()[0]["budget"]["lines"]] == [
        ("Plants", "1000.50", 12),
        ("Salle", "200.00", None),
    ]


def test_the_number_of_queries_does_not_depend_on_the_number_of_actions(tmp_path, django_assert_num_queries):
    import_fiches(tmp_path, garden())
    with CaptureQueriesContext(connection) as captured:
        export()
    queries = len(captured)
    import_fiches(tmp_path, *(garden(title=f"Jardin {number}") for number in range(30)))

    with django_assert_num_queries(queries):
        export()


def test_what_only_older_pages_print_is_exported_and_read_again(tmp_path):
    older = (
        "Les actions des centres sociaux\nVerger partagé\n- Thèmes\nVivre ensemble\n"
        "- Quels furent les éléments de diagnostic à l'origine de l'expérience ?\nUn terrain vague.\n"
        "- Quels furent les facteurs de réussite de cette expérience ?\nLa patience.\n"
    )
    import_text(tmp_path, older)

    text = export(format="text")

    assert [line for line in ("Vivre ensemble", "Un terrain vague.", "La patience.") if line not in text] == []


def test_a_departement_without_a_centre_is_exported(tmp_path):
    import_fiches(tmp_path, garden(centre=""))

    assert exported()[0]["department"] == "Isère"
    import_text(tmp_path, export(format="text"), name="again.txt")
    assert Action.objects.count() == 1


def test_the_name_given_to_a_fiche_without_a_title_is_not_exported_as_its_title(tmp_path):
    import_text(tmp_path, compose([garden()]).replace("Jardin des voisins\n", ""))

    import_text(tmp_path, export(format="text"), name="again.txt")

    assert Action.objects.get().title == "Sans titre"
