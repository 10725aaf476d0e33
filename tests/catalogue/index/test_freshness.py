"""Every way to write: the next look of every process shows it, and what a page already holds stays as it was."""

from collections.abc import Callable, Iterator

import pytest
from django.db import transaction

from centres.catalogue.index import CatalogueIndex, LiveIndex, changes, live
from centres.editing.findable import delete_unused, save_centre, save_term
from centres.editing.merging.merge import merge_rows
from centres.editing.merging.undoing import undo_merge
from centres.editing.publishing import delete_action, save_edit, set_state
from centres.models import Action, CatalogueChange, Centre, Keyword, Status
from tests.admin.pages import change_url, list_url, send
from tests.factories import make_action, make_centre
from tests.importing.pages import garden, import_fiches

from .states import fresh_state, state_of

pytestmark = pytest.mark.django_db
Look = Callable[[], CatalogueIndex]


@pytest.fixture
def action() -> Action:
    make_action("Autre", keywords=["culture"], centre=make_centre("Le Mail", "75"))
    return make_action("Jardin", keywords=["sante"], status="en-cours", centre=make_centre("Le Parc"))


@pytest.fixture
def both(action) -> tuple[LiveIndex, LiveIndex]:
    """Two indexes that read one database, as two processes do."""
    both = LiveIndex(), LiveIndex()
    for one in both:
        one.current()
    return both


@pytest.fixture
def look(both) -> Iterator[Look]:
    """A look brings both up to date and gives one."""

    def look() -> CatalogueIndex:
        found = [one.current() for one in both]
        assert state_of(found[0]) == state_of(found[1]) == fresh_state()
        return found[0]

    before, held = state_of(look()), look()
    yield look
    assert state_of(held) == before, "an index that was held has changed"


def carriers(index: CatalogueIndex, facet: str, model: type, slug: str) -> set[int]:
    return set(index.carrying(facet, [model.objects.get(slug=slug).pk]))


def test_a_correction_in_the_admin_shows(look, action, admin_client):
    assert send(admin_client, change_url(action), title="Verger", year="2020").status_code == 302

    index = look()
    assert set(index.values["annee"][2020]) == {action.pk}
    assert index.page(index.ids, "titre", 1, 25)[-1] == action.pk


def test_lists_corrected_by_hand_show(look, action):
    save_edit(action, {"keywords": list(Keyword.objects.filter(slug__in=["culture", "logement"]))})

    index = look()
    assert carriers(index, "theme", Keyword, "sante") == set()
    assert carriers(index, "theme", Keyword, "logement") == {action.pk}
    assert len(carriers(index, "theme", Keyword, "culture")) == 2


@pytest.mark.parametrize("name", ["unpublish", "archive"])
def test_fiches_withdrawn_together_are_gone_and_come_back(look, action, admin_client, name):
    for done, is_there in ((name, False), ("publish", True)):
        admin_client.post(
            list_url(Action),
            {"action": done, "_selected_action": [str(action.pk)], "index": "0", "confirm": "1"},
            follow=True,
        )
        assert (action.pk in look().ids) is is_there


def test_a_deleted_fiche_is_gone(look, action):
    pk = action.pk
    delete_action(action)

    assert pk not in look().ids


def test_a_fiche_edited_and_deleted_before_the_next_look_does_not_make_all_be_read_again(both, action, monkeypatch):
    monkeypatch.setattr(live, "_read", None)
    pk = action.pk
    save_edit(action)
    delete_action(action)

    assert [pk in one.current().ids for one in both] == [False, False]


def test_what_an_import_creates_shows_with_the_terms_and_centres_it_brings(look, tmp_path):
    import_fiches(tmp_path, garden(keywords=("Santé", "Pêche à pied"), centre="Le Phare", department="Ain"))

    index, created = look(), Action.objects.latest("pk")
    assert carriers(index, "theme", Keyword, "peche-a-pied") == {created.pk}
    assert set(index.values["departement"]["01"]) == {created.pk}
    assert "peche-a-pied" in [choice.value for choice in index.choices["theme"]]


def test_what_an_import_updates_shows(look, tmp_path):
    import_fiches(tmp_path, garden(resources=""))
    created = Action.objects.latest("pk")
    assert created.pk not in look().carrying("budget", ["oui"])

    import_fiches(tmp_path, garden(resources="1500 euros"))

    assert created.pk in look().carrying("budget", ["oui"])


def test_a_budget_corrected_in_the_admin_shows(look, action, admin_client):
    values = {"budget-TOTAL_FORMS": "1", "budget-0-total": "1500"}
    assert send(admin_client, change_url(action), **values).status_code == 302

    assert set(look().carrying("budget", ["oui"])) == {action.pk}


def test_a_renamed_term_reads_no_fiche_again(look, both, monkeypatch):
    term = Keyword.objects.get(slug="sante")
    term.label = "Santé et soins"
    save_term(term)

    with monkeypatch.context() as patch:
        patch.setattr(live, "read_facts", None)
        for one in both:
            assert "Santé et soins" in [choice.label for choice in one.current().choices["theme"]]
    look()


def test_a_merged_theme_moves_its_fiches_and_an_undo_moves_them_back(look, action):
    merge = merge_rows(Keyword.objects.get(slug="culture"), Keyword.objects.get(slug="sante"))
    index = look()
    assert len(carriers(index, "theme", Keyword, "culture")) == 2
    assert "sante" not in [choice.value for choice in index.choices["theme"]]

    undo_merge(merge)

    index = look()
    assert carriers(index, "theme", Keyword, "sante") == {action.pk}
    assert len(carriers(index, "theme", Keyword, "culture")) == 1


def test_merged_fiches_and_centres_show_and_an_undo_shows(look, action):
    other = Action.objects.exclude(pk=action.pk).get()
    merge = merge_rows(other.centre, action.centre)
    index = look()
    assert set(index.values["departement"]["75"]) == {action.pk, other.pk}
    of_fiches = merge_rows(other, action)
    index = look()
    assert list(index.ids) == [other.pk]
    assert carriers(index, "theme", Keyword, "sante") == {other.pk}

    undo_merge(of_fiches)
    undo_merge(merge)

    assert set(look().values["departement"]["38"]) == {action.pk}


def test_a_status_that_now_says_the_end_is_counted(look, action):
    status = Status.objects.get(slug="en-cours")
    status.is_ended = True
    save_term(status)

    assert set(look().carrying("statut", [status.pk])) == {action.pk}


def test_a_centre_that_moves_takes_its_fiches_along(look, action):
    centre = action.centre
    centre.departement_id = "01"
    save_centre(centre)

    index = look()
    assert set(index.values["departement"]["01"]) == {action.pk}
    assert "38" not in index.values["departement"]


def test_a_centre_that_moved_unsaid_is_noticed_when_words_are_read_for_another_reason(look, action, tmp_path):
    """The words that an import makes be read hold the move already; its own row comes later."""
    Centre.objects.filter(pk=action.centre_id).update(departement="01")
    import_fiches(tmp_path, garden(keywords=("Pêche à pied",)))

    assert action.pk in look().values["departement"]["01"]


def test_an_unused_term_that_is_deleted_is_offered_no_more(look):
    delete_unused(Keyword.objects.get(slug="logement"))

    assert "logement" not in [choice.value for choice in look().choices["theme"]]


def test_more_fiches_than_are_worth_reading_one_by_one(look, monkeypatch):
    monkeypatch.setattr(live, "MOST_AGAIN", 1)
    set_state(Action.objects.all(), Action.State.DRAFT)

    assert not look().ids


def test_everything_changed(look, action, monkeypatch):
    monkeypatch.setattr("centres.models.change.MOST_ROWS", 1)
    set_state(Action.objects.all(), Action.State.DRAFT)

    assert CatalogueChange.objects.latest("version").action_id is None
    assert not look().ids


def test_what_was_undone_is_not_kept(look, action):
    with transaction.atomic():
        action.year = 2020
        save_edit(action)
        assert 2020 in look().values["annee"]
        transaction.set_rollback(True)

    assert 2020 not in look().values["annee"]


def test_another_database_under_the_same_name_is_noticed(look, action):
    """A backup put back: the version is there, at another moment."""
    last = CatalogueChange.objects.order_by("-version").first()
    Action.objects.filter(pk=action.pk).update(year=2020)
    CatalogueChange.objects.filter(pk=last.pk).update(at=last.at.replace(year=2001))

    assert set(look().values["annee"][2020]) == {action.pk}


def test_a_process_that_slept_for_half_a_day_reads_everything(look, action, monkeypatch):
    Action.objects.filter(pk=action.pk).update(year=2020)
    monkeypatch.setattr(changes, "LONGEST_UNSEEN", -1)

    assert set(look().values["annee"][2020]) == {action.pk}


def test_looking_when_nothing_changed_is_one_query(action, django_assert_num_queries):
    one = LiveIndex()
    index = one.current()

    with django_assert_num_queries(1):
        assert one.current() is index
