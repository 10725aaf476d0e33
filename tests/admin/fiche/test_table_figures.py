"""Money and people in the sheet: shown with how sure they are, corrected, signed, a proposal accepted by a cell."""

import pytest

from centres.models import Action, Budget, PeopleCount, Revision, SourceFiche
from tests.admin.importing import confirm, plan_url, text_of
from tests.importing.pages import everything, garden, import_fiches

from .test_action_table import DRAFTS, exported, send_changed

pytestmark = pytest.mark.django_db
UNSURE = "Une aide de 300 euros environ, plus 20 ou 30 euros de goûters selon les jours"


@pytest.fixture(scope="module")
def shared_fiche(shared_rows, tmp_path_factory) -> int:
    with shared_rows():
        people = "2 professionnels"
        import_fiches(tmp_path_factory.mktemp("page"), garden(resources="900 euros", people=people))
        return Action.objects.get().pk


@pytest.fixture
def fiche(db, shared_fiche) -> Action:
    return Action.objects.get(pk=shared_fiche)


def change(client, **cells):
    return confirm(client, plan_url(send_changed(client, None, **cells)))


def test_the_sheet_says_amounts_people_and_how_sure(fiche, tmp_path, admin_client):
    import_fiches(tmp_path, garden(title="Goûters", resources=UNSURE), name="doute.txt")
    first, second = exported(admin_client)

    assert (first["budget (€)"], first["certitude du budget"], first["budget relu et confirmé"]) == (
        "900",
        "lu, à confirmer",
        "non",
    )
    assert (first["nombre de professionnels"], first["nombre de bénévoles"]) == ("2", "")
    assert (second["certitude du budget"], second["accepter le budget proposé"]) == ("proposé, à décider", "")
    assert second["budget proposé"]


def test_brought_back_untouched_it_changes_nothing(fiche, tmp_path, admin_client):
    import_fiches(tmp_path, garden(title="Goûters", resources=UNSURE), name="doute.txt")
    before = everything(DRAFTS)

    assert "Le catalogue ne changerait pas." in text_of(admin_client.get(plan_url(send_changed(admin_client))))
    assert everything(DRAFTS) == before


def test_amounts_lines_and_people_are_corrected(fiche, admin_client, admin_user):
    rows = exported(admin_client)
    rows[0] |= {
        "budget (€)": "1 000,50 €", "période du budget": "Par an", "année du budget": "2025",
        "lignes du budget": "Graines | 300 | charge\nTerrain |  | valorisation | Commune\nOutils | 600 à 700",
        "nombre de bénévoles": "30 à 35", "nombre de familles": "au moins 4", "nombre de professionnels": "",
    }  # fmt: skip
    confirm(admin_client, plan_url(send_changed(admin_client, rows)))

    budget = Budget.objects.get()
    assert (budget.total, budget.period, budget.year, budget.confirmed_at) == (1000.5, "year", 2025, None)
    lines = [(line.label, line.amount, line.low, line.high, line.kind, line.funder) for line in budget.lines.all()]
    assert lines == [
        ("Graines", 300, None, None, "charge", ""),
        ("Terrain", None, None, None, "valorisation", "Commune"),
        ("Outils", None, 600, 700, "unknown", ""),
    ]
    assert sorted(map(str, PeopleCount.objects.all())) == ["bénévoles : 30 à 35", "familles : au moins 4"]
    (revision,) = Revision.objects.filter(origin="sheet")
    assert {"budget", "people_counts"} <= revision.changes.keys()
    assert (
        exported(admin_client)[0]["lignes du budget"]
        == "Graines | 300 | charge\nTerrain |  | valorisation | Commune\nOutils | 600 à 700"
    )


def test_a_budget_is_signed_by_whoever_brings_the_sheet(fiche, admin_client, admin_user):
    rows = exported(admin_client)
    rows[0]["budget relu et confirmé"] = "oui"
    confirm(admin_client, plan_url(send_changed(admin_client, rows)))

    budget = Budget.objects.get()
    assert (budget.confirmed_by, budget.confirmed_at is not None, budget.total) == (admin_user, True, 900)
    rows = exported(admin_client)
    assert rows[0]["certitude du budget"] == "confirmé"
    rows[0]["budget relu et confirmé"] = "non"
    confirm(admin_client, plan_url(send_changed(admin_client, rows)))
    assert Budget.objects.get().confirmed_at is None


def test_a_proposal_is_accepted_by_a_cell(tmp_path, admin_client, admin_user):
    import_fiches(tmp_path, garden(title="Goûters", resources=UNSURE))
    change(admin_client, accepter_le_budget_proposé="oui")

    assert SourceFiche.objects.get().proposal == "accepted"
    assert Budget.objects.get().confirmed_by == admin_user


@pytest.mark.once
@pytest.mark.parametrize(
    ("cells", "words"),
    [
        ({"budget (€)": "beaucoup"}, "« beaucoup » n’est pas un montant"),
        ({"budget (€)": "-5"}, "n’est pas un montant possible"),
        ({"budget (€)": "9" * 20}, "n’est pas un montant possible"),
        ({"budget, au plus (€)": "50"}, "ne va pas seul"),
        ({"budget, au plus (€)": "50", "budget, au moins (€)": "60"}, "est inférieur à"),
        ({"période du budget": "parfois"}, "n’est pas une période"),
        ({"année du budget": "25"}, "n’est pas une année"),
        ({"lignes du budget": "Graines | 3 | a | b | c"}, "écrivez « libellé | montant"),
        ({"lignes du budget": "Graines | trois"}, "n’est pas un montant"),
        ({"lignes du budget": "Graines | 3 | don"}, "n’est pas une nature"),
        ({"lignes du budget": "Graines | 9 à 3"}, "du plus grand au plus petit"),
        ({"nombre de bénévoles": "plusieurs"}, "n’est pas un nombre"),
        ({"nombre de bénévoles": "9 à 3"}, "du plus petit au plus grand"),
        ({"nombre de bénévoles": "999999999"}, "dix millions"),
        ({"budget relu et confirmé": "peut-être"}, "Écrivez « oui » ou « non »."),
        ({"accepter le budget proposé": "oui"}, "aucun budget n’est proposé"),
        ({"certitude du budget": "sûr"}, "cette colonne se lit seulement"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_refused_in_its_row(cells, words, fiche, admin_client):
    rows = exported(admin_client)
    rows[0] |= cells
    plan = admin_client.get(plan_url(send_changed(admin_client, rows)))

    assert words in text_of(plan)
    assert [item["kind"] for item in plan.context["items"]] == ["refused"]


def test_a_total_that_was_the_sum_goes_with_its_lines(fiche, admin_client):
    Budget.objects.update(is_computed=True)
    rows = exported(admin_client)
    rows[0]["lignes du budget"] = "Graines | 300"
    assert "le total était la somme des lignes" in text_of(admin_client.get(plan_url(send_changed(admin_client, rows))))
    rows[0]["budget (€)"] = "300"
    confirm(admin_client, plan_url(send_changed(admin_client, rows)))

    assert (Budget.objects.get().total, Budget.objects.get().is_computed) == (300, False)


def test_a_line_that_the_sheet_would_break_stays_in_the_catalogue(fiche, admin_client):
    Budget.objects.get().lines.create(label="Un | deux", amount=5)

    assert exported(admin_client)[0]["lignes du budget"].startswith("[Texte laissé dans le catalogue")
    assert "Le catalogue ne changerait pas." in text_of(admin_client.get(plan_url(send_changed(admin_client))))
