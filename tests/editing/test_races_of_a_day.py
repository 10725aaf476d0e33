"""Lots, queues and notes beside saves and imports: nothing is signed unseen, nothing overwritten in silence.

RACES says how many rounds of each kind (`make races`: 100).
"""

from pathlib import Path

import pytest
from django.utils import timezone

from centres.editing.bulk import BulkChange, apply, plan, undo
from centres.models import Action, Budget, BulkEdit, Keyword, WaitingNote
from tests.admin.pages import change_url, messages_of
from tests.importing.pages import garden, import_fiches

from .races import ROUNDS, at_once, client_of, form_of, shown_by

pytestmark = pytest.mark.django_db(transaction=True)
MONEY, READING, NOTE = "/admin/a-la-suite/budgets/", "/admin/a-la-suite/relire/", "/admin/gardes/suivi/"


@pytest.fixture
def fiches(tmp_path: Path) -> list[Action]:
    for label in ("Santé", "Culture", "Parentalité"):
        Keyword.objects.get_or_create(label=label)
    import_fiches(tmp_path, garden(keywords=("Santé",)), garden(title="Verger", keywords=("Santé",)))
    return list(Action.objects.order_by("pk"))


def change_to(term: str, gone: str = "") -> BulkChange:
    terms = {slug: [Keyword.objects.get(slug=slug)] for slug in (term, gone) if slug}
    return BulkChange(added={"keywords": terms[term]}, removed={"keywords": terms.get(gone, [])})


def test_of_a_lot_and_a_save_of_one_of_its_fiches_the_second_is_told(fiches):
    person, url = client_of("une"), change_url(fiches[0])
    ids = [fiche.pk for fiche in fiches]
    for number in range(ROUNDS):
        now, then = ("sante", "culture") if number % 2 == 0 else ("culture", "sante")
        Action.objects.get(pk=ids[0]).keywords.set([Keyword.objects.get(slug=now)])
        Action.objects.get(pk=ids[1]).keywords.set([Keyword.objects.get(slug=now)])
        change = change_to(then, now)
        seen = plan(Action.objects.filter(pk__in=ids), change).fingerprint
        sent = form_of(person, url) | {"summary": f"Texte {number}"}

        page, lot = at_once(lambda: person.post(url, sent), lambda: apply(ids, change, seen, None) or False)  # noqa: B023

        assert (page.status_code, bool(lot)) in ((302, False), (409, True))
        action = Action.objects.get(pk=ids[0])
        slugs = set(action.keywords.values_list("slug", flat=True))
        assert (action.summary == f"Texte {number}", slugs) == (not lot, {then if lot else now})
        if lot:
            assert f"Texte {number}" in page.content.decode()


def test_of_two_lots_on_the_same_fiches_one_is_done(fiches):
    ids = [fiche.pk for fiche in fiches]
    for _ in range(ROUNDS):
        changes = [change_to("culture"), change_to("parentalite")]
        seen = [plan(Action.objects.filter(pk__in=ids), change).fingerprint for change in changes]

        done = at_once(*(lambda at=at: apply(ids, changes[at], seen[at], None) or False for at in (0, 1)))  # noqa: B023

        assert [isinstance(lot, BulkEdit) for lot in done].count(True) == 1
        (lot,) = filter(None, done)
        backs = at_once(lambda: undo(lot, None) or False, lambda: undo(lot, None) or False)  # noqa: B023
        assert sorted(back is False for back in backs) == [False, True]
        assert {tuple(fiche.keywords.values_list("slug", flat=True)) for fiche in fiches} == {("sante",)}


def test_an_amount_that_nobody_saw_is_never_signed(tmp_path):
    person = client_of("une")
    for number in range(ROUNDS):
        import_fiches(tmp_path, garden(title=f"Jardin {number}", resources="100 euros"))
        item = shown_by(lambda: person.get(MONEY))["item"]
        sent = {"objet": item.key, "vu": item.version, "decision": "accepter"}
        page = garden(title=f"Jardin {number}", resources=f"{200 + number} euros")

        at_once(lambda: person.post(MONEY, sent), lambda: import_fiches(tmp_path, page))  # noqa: B023

        budget = Budget.objects.get(action__title=f"Jardin {number}")
        assert (budget.confirmed_at is not None, budget.total) in ((True, 100), (False, 200 + number))
        Budget.objects.update(confirmed_at=timezone.now())


def test_a_text_that_nobody_read_is_never_marked_read(tmp_path):
    import_fiches(tmp_path, garden())
    person = client_of("une")
    for number in range(ROUNDS):
        Action.objects.update(reviewed_at=None)
        shown = shown_by(lambda: person.get(READING))["fiche"]
        sent = {"fiche": shown.action.pk, "vu": shown.seen}

        at_once(
            lambda: person.post(READING, sent),  # noqa: B023
            lambda: import_fiches(tmp_path, garden(summary=f"Texte {number}")),  # noqa: B023
        )

        action = Action.objects.get()
        assert (action.summary, action.reviewed_at) == (f"Texte {number}", None)


@pytest.mark.parametrize("is_item", [False, True], ids=["a kind", "one thing"])
def test_of_two_notes_on_the_same_thing_one_stands_and_the_other_is_shown(is_item, fiches):
    about = {"quoi": "action", "objet": fiches[0].pk} if is_item else {"quoi": "budget à confirmer"}
    people = [client_of("une"), client_of("autre")]
    for number in range(ROUNDS):
        version = str(WaitingNote.objects.values_list("version", flat=True).first() or 0)
        notes = [f"Note {number} de {name}" for name in ("une", "autre")]

        answers = at_once(
            *(
                lambda at=at: people[at].post(NOTE, about | {"note": notes[at], "vu": version})  # noqa: B023
                for at in (0, 1)
            )
        )

        said = [messages_of(person, answer)[0] for person, answer in zip(people, answers, strict=True)]
        (standing,) = WaitingNote.objects.values_list("note", flat=True)
        lost = next(note for note in notes if note != standing)
        assert standing in notes
        assert any(lost in words for words in said)
