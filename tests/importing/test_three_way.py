"""Base is what was last imported, ours what stands, theirs the new text."""

import pytest
from django.utils import timezone

from centres.models import Action, Budget, FieldConflict, Keyword, SourceFiche, Status

from .pages import everything, garden, import_fiches

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def shared_action(shared_rows, tmp_path_factory) -> int:
    with shared_rows():
        import_fiches(tmp_path_factory.mktemp("page"), garden())
        return Action.objects.get().pk


@pytest.fixture
def action(db, shared_action):
    return Action.objects.get(pk=shared_action)


def test_an_untouched_field_takes_the_new_text(action, tmp_path):
    report = import_fiches(tmp_path, garden(summary="On jardine le dimanche."))

    action.refresh_from_db()
    assert action.summary == "On jardine le dimanche."
    assert action.version == 2
    assert report.counts["updated"] == 1
    assert SourceFiche.objects.current().get().values["summary"] == "On jardine le dimanche."


def test_a_correction_stands_when_the_source_says_nothing_new(action, tmp_path):
    Action.objects.update(summary="Corrigé.")
    before = everything(leave_out=["ImportRun"])

    report = import_fiches(tmp_path, garden())

    assert (report.counts["kept"], report.counts["unchanged"], report.counts["conflicts"]) == (1, 0, 0)
    assert everything(leave_out=["ImportRun"]) == before


def test_a_correction_stands_while_another_field_is_updated(action, tmp_path):
    Action.objects.update(summary="Corrigé.")

    report = import_fiches(tmp_path, garden(limits="Il pleut."))

    action.refresh_from_db()
    assert (action.summary, action.limits) == ("Corrigé.", "Il pleut.")
    assert (report.counts["updated"], report.counts["conflicts"]) == (1, 0)


def test_a_field_changed_on_both_sides_keeps_the_correction_and_opens_one_conflict(action, tmp_path):
    Action.objects.update(summary="Corrigé.")

    report = import_fiches(tmp_path, garden(summary="Nouveau."))

    action.refresh_from_db()
    conflict = FieldConflict.objects.get()
    assert action.summary == "Corrigé."
    assert (conflict.field, conflict.base, conflict.ours, conflict.theirs) == (
        "summary",
        "On jardine le samedi.\n- avec les enfants",
        "Corrigé.",
        "Nouveau.",
    )
    assert (report.counts["conflicts"], report.counts["kept"], report.counts["updated"]) == (1, 1, 0)


def test_the_same_conflict_is_not_opened_twice(action, tmp_path):
    Action.objects.update(summary="Corrigé.")
    import_fiches(tmp_path, garden(summary="Nouveau."))
    before = everything(leave_out=["ImportRun"])

    import_fiches(tmp_path, garden(summary="Nouveau."))

    assert everything(leave_out=["ImportRun"]) == before


def test_an_open_conflict_follows_the_source_and_closes_when_both_agree(action, tmp_path):
    Action.objects.update(summary="Corrigé.")
    import_fiches(tmp_path, garden(summary="Nouveau."))
    import_fiches(tmp_path, garden(summary="Plus nouveau."))
    assert FieldConflict.objects.get().theirs == "Plus nouveau."

    import_fiches(tmp_path, garden(summary="Corrigé."))

    conflict = FieldConflict.objects.get()
    assert (conflict.decision, conflict.decided_at is None) == (FieldConflict.Decision.SETTLED, False)


def test_both_sides_writing_the_same_is_no_conflict(action, tmp_path):
    Action.objects.update(summary="Pareil.")

    report = import_fiches(tmp_path, garden(summary="Pareil."))

    assert not FieldConflict.objects.exists()
    assert report.counts["unchanged"] == 1


def test_a_source_that_loses_a_section_empties_nothing(action, tmp_path):
    import_fiches(tmp_path, garden(summary="", keywords=(), resources="", budget=None))

    action.refresh_from_db()
    assert action.summary.startswith("On jardine")
    assert action.keywords.count() == 2
    assert Budget.objects.get().total == 1200


def test_a_section_lost_and_found_again_changed_is_no_conflict(action, tmp_path):
    import_fiches(tmp_path, garden(summary=""))
    import_fiches(tmp_path, garden(summary="De retour, et récrit."))

    action.refresh_from_db()
    assert action.summary == "De retour, et récrit."
    assert not FieldConflict.objects.exists()


def test_the_order_of_a_list_alone_is_no_change(action, tmp_path):
    report = import_fiches(tmp_path, garden(keywords=("Culture", "Santé")))

    assert report.counts["unchanged"] == 1
    action.refresh_from_db()
    assert action.version == 1
    assert [term.label for term in action.themes] == ["Santé", "Culture"]


def test_a_list_that_changes_is_taken_in_the_source_s_order(action, tmp_path):
    import_fiches(tmp_path, garden(keywords=("Logement", "Santé")))

    assert [term.label for term in Action.objects.for_list().get().themes] == ["Logement", "Santé"]


def test_renaming_a_term_is_no_edit(action, tmp_path):
    Keyword.objects.filter(label="Santé").update(label="Santé et soins", slug="sante-et-soins")

    report = import_fiches(tmp_path, garden(limits="Il pleut."))

    assert [term.label for term in Action.objects.for_list().get().themes] == ["Santé et soins", "Culture"]
    assert (report.counts["kept"], report.counts["conflicts"]) == (0, 0)


def test_merging_two_terms_is_no_edit(action, tmp_path):
    health, culture = Keyword.objects.get(label="Santé"), Keyword.objects.get(label="Culture")
    culture.spellings.update(term=health)
    action.keyword_links.filter(term=culture).delete()

    report = import_fiches(tmp_path, garden(limits="Il pleut."))

    assert (report.counts["updated"], report.counts["kept"], report.counts["conflicts"]) == (1, 0, 0)
    assert [term.label for term in Action.objects.for_list().get().themes] == ["Santé"]


def test_a_status_set_by_staff_is_kept(action, tmp_path):
    Action.objects.update(status=Status.objects.get(label="Terminée"))

    import_fiches(tmp_path, garden(limits="Il pleut."))

    action.refresh_from_db()
    assert action.status.label == "Terminée"


def test_a_budget_is_one_field(action, tmp_path):
    Budget.objects.update(total=1300)

    report = import_fiches(tmp_path, garden(resources="1500 euros"))

    assert Budget.objects.get().total == 1300
    assert FieldConflict.objects.get().field == "budget"
    assert FieldConflict.objects.get().ours["total"] == "1300.00"
    assert (report.counts["updated"], report.counts["conflicts"]) == (1, 1)


def confirm_budget():
    Budget.objects.update(confirmed_at=timezone.now())


def test_a_confirmed_budget_is_never_changed_a_new_text_opens_a_conflict(action, tmp_path):
    confirm_budget()

    report = import_fiches(tmp_path, garden(resources="1500 euros"))

    assert Budget.objects.get().total == 1200
    assert FieldConflict.objects.get().theirs["total"] == "1500.00"
    assert (report.counts["conflicts"], Action.objects.get().resources) == (1, "1500 euros")


def test_a_confirmed_budget_and_a_source_that_agrees_are_no_conflict(action, tmp_path):
    confirm_budget()

    report = import_fiches(tmp_path, garden(resources="1200 €", limits="Il pleut."))

    assert (report.counts["conflicts"], report.counts["updated"]) == (0, 1)
    assert Budget.objects.get().confirmed_at


def test_a_budget_confirmed_to_be_none_stays_none(tmp_path):
    import_fiches(tmp_path, garden(resources="Pas de budget"))
    Budget.objects.create(action=Action.objects.get(), confirmed_at=timezone.now())

    import_fiches(tmp_path, garden(resources="1200 euros"))

    assert Budget.objects.get().total is None
    assert FieldConflict.objects.get().field == "budget"


def test_words_that_state_no_amount_any_more_take_the_budget_away(action, tmp_path):
    report = import_fiches(tmp_path, garden(resources="Pas de budget"))

    assert not Budget.objects.exists()
    assert (report.counts["updated"], report.counts["conflicts"]) == (1, 0)
    assert import_fiches(tmp_path, garden(resources="Pas de budget")).counts["unchanged"] == 1


def test_resources_that_a_source_loses_leave_the_budget_and_its_words(action, tmp_path):
    import_fiches(tmp_path, garden(resources="", limits="Il pleut."))
    report = import_fiches(tmp_path, garden(resources="", limits="Il neige."))

    assert (Budget.objects.get().total, Action.objects.get().resources) == (1200, "1200 euros")
    assert (report.counts["kept"], report.counts["conflicts"]) == (0, 0)


def test_a_state_or_a_title_set_by_staff_survives_an_update(action, tmp_path):
    Action.objects.update(state=Action.State.ARCHIVED, title="Un plus joli titre")

    import_fiches(tmp_path, garden(limits="Il pleut."))

    action.refresh_from_db()
    assert (action.state, action.title, action.limits) == ("archived", "Un plus joli titre", "Il pleut.")


def test_a_budget_that_stays_is_found_at_its_lines_in_the_new_text(tmp_path):
    resources = "Repas : 300 €\nCar : 200 €\nTotal : 500 €"
    import_fiches(tmp_path, garden(resources=resources))
    import_fiches(tmp_path, garden(title="Avant"), garden(summary="Tout\nneuf.", resources=resources), name="b.txt")

    source = SourceFiche.objects.current().get(action__title="Jardin des voisins")
    lines = source.text.split("\n")
    budget = Budget.objects.get(action=source.action)
    assert [lines[line.source_line - source.first_line] for line in budget.lines.all()] == [
        "Repas : 300 €",
        "Car : 200 €",
    ]
