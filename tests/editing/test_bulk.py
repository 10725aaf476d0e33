"""One change of many fiches: shown, written whole or not at all, undone whole without touching what came after."""

import pytest

from centres.editing.bulk import BulkChange, apply, plan, undo
from centres.editing.merging.merge import merge_rows
from centres.models import Action, BulkEdit, Keyword, Revision
from tests.factories import make_action, make_centre
from tests.importing.pages import garden, import_fiches

pytestmark = pytest.mark.django_db


@pytest.fixture
def themes() -> dict[str, Keyword]:
    return {slug: Keyword.objects.get(slug=slug) for slug in ("sante", "culture", "logement")}


@pytest.fixture
def fiches(tmp_path) -> list[Action]:
    pages = [garden(title=f"Jardin {n}", keywords=("Logement", "Santé")) for n in (1, 2, 3)]
    import_fiches(tmp_path, *pages)
    return list(Action.objects.order_by("pk"))


def written(fiches, change, user=None) -> BulkEdit | None:
    ids = [fiche.pk for fiche in fiches]
    return apply(ids, change, plan(Action.objects.filter(pk__in=ids), change).fingerprint, user)


def slugs(fiche) -> list[str]:
    return [link.term.slug for link in fiche.keyword_links.order_by("position")]


def swap(themes) -> BulkChange:
    return BulkChange(added={"keywords": [themes["culture"]]}, removed={"keywords": [themes["logement"]]})


def test_what_is_added_takes_the_place_of_what_goes(fiches, themes, admin_user):
    edit = written(fiches, swap(themes), admin_user)

    assert [slugs(fiche) for fiche in fiches] == [["culture", "sante"]] * 3
    assert (edit.count, edit.by, edit.words) == (3, admin_user, "thèmes : + Culture, − Logement")
    assert Revision.objects.filter(pk__in=edit.revisions, origin="bulk", by=admin_user).count() == 3


def test_one_undo_gives_everything_back(fiches, themes, admin_user):
    before = list(Action.objects.order_by("pk").values_list("pk", "centre", "state"))
    change = BulkChange(
        added={"keywords": [themes["culture"]]}, removed={"keywords": [themes["logement"]]},
        centre=make_centre(name="Autre"), state="draft",
    )  # fmt: skip
    edit = written(fiches, change, admin_user)
    assert set(Action.objects.values_list("state", "centre__name")) == {("draft", "Autre")}

    assert undo(edit, admin_user) == (3, [])

    assert list(Action.objects.order_by("pk").values_list("pk", "centre", "state")) == before
    assert [slugs(fiche) for fiche in fiches] == [["logement", "sante"]] * 3
    assert undo(edit, admin_user) is None


def test_what_was_corrected_since_stays_and_is_told(fiches, themes, admin_user):
    edit = written(fiches, swap(themes), admin_user)
    written(fiches[:1], BulkChange(added={"keywords": [themes["logement"]]}), admin_user)

    assert undo(edit, admin_user) == (2, [(fiches[0].pk, "Jardin 1")])
    assert slugs(fiches[0]) == ["culture", "sante", "logement"]
    assert slugs(fiches[1]) == ["logement", "sante"]


def test_a_term_that_is_gone_since_is_not_brought_back(fiches, themes, admin_user):
    edit = written(fiches, swap(themes), admin_user)
    merge_rows(themes["sante"], themes["logement"], {}, admin_user)

    _, kept = undo(edit, admin_user)

    assert [pk for pk, _ in kept] == [fiche.pk for fiche in fiches]


def test_nothing_is_written_when_one_fiche_changed_since(fiches, themes, tmp_path):
    change = swap(themes)
    seen = plan(Action.objects.all(), change).fingerprint
    import_fiches(tmp_path, garden(title="Jardin 2", keywords=("Santé",)), name="apres.txt")

    assert apply([fiche.pk for fiche in fiches], change, seen, None) is None
    assert slugs(fiches[0]) == ["logement", "sante"]


def test_withdrawn_fiches_and_those_that_are_so_already_are_left(fiches, themes):
    Action.objects.filter(pk=fiches[0].pk).update(state="withdrawn")
    written(fiches[1:2], swap(themes))

    shown = plan(Action.objects.all(), swap(themes))

    assert ([row.pk for row in shown.rows], shown.unchanged, shown.withdrawn) == ([fiches[2].pk], 1, 1)


def test_a_first_publication_has_its_date_and_a_second_keeps_it(themes):
    draft = make_action(title="Brouillon", state="draft", published_at=None)
    edit = written([draft], BulkChange(state="published"))
    draft.refresh_from_db()
    first = draft.published_at
    assert first is not None
    undo(edit, None)
    written([draft], BulkChange(state="published"))

    draft.refresh_from_db()
    assert (draft.state, draft.published_at) == ("published", first)


def test_an_import_opens_no_conflict_on_what_a_lot_did_not_touch(fiches, themes, tmp_path):
    written(fiches, swap(themes))
    import_fiches(
        tmp_path, garden(title="Jardin 1", keywords=("Logement", "Santé"), summary="Autre."), name="apres.txt"
    )

    fiches[0].refresh_from_db()
    assert (fiches[0].summary, slugs(fiches[0])) == ("Autre.", ["culture", "sante"])
    assert not fiches[0].conflicts.exists()
