"""Two people at once on every kind of object: of two saves one stands and the other is shown; of two decisions one is
taken and the other is told; of a bulk action and a save, both are in the history."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from centres.editing.merging.merge import merge_rows
from centres.models import (
    Action,
    Attachment,
    Audience,
    Budget,
    Centre,
    Initiator,
    Keyword,
    Merge,
    Partner,
    Revision,
    SitePage,
    Synonym,
)
from centres.models.vocabulary import Dimension, Scale, Status
from tests.admin.pages import change_url, list_url
from tests.factories import make_action

from .races import ROUNDS, at_once, form_of, history, shown_by, told

pytestmark = pytest.mark.django_db(transaction=True)
NAMES = ("une", "autre")


# Kind -> (a row of it, a field, what each of two people types in round n).
FORMS: dict[str, tuple[Callable[[], Any], str, Callable[[str, int], str]]] = {
    "budget": (lambda: Budget.objects.get(), "total", lambda who, n: str(1_000 + 2 * n + (who == "une"))),
    "centre": (lambda: Centre.objects.get(), "contact", lambda who, n: f"contact {who} {n}"),
    "page du site": (lambda: SitePage.objects.first(), "text", lambda who, n: f"texte {who} {n}"),
    "synonyme": (lambda: Synonym.objects.first(), "words", lambda who, n: f"mot {who} {n}, terme {n}"),
    "compte": (lambda: User.objects.get(username="tiers"), "email", lambda who, n: f"{who}-{n}@example.org"),
    **{
        model.__name__: (lambda model=model: model.objects.order_by("pk").first(), "label", lambda who, n: f"{who} {n}")  # type: ignore[misc]
        for model in (Keyword, Audience, Initiator, Partner, Dimension, Status, Scale)
    },
}


@pytest.mark.parametrize("kind", FORMS)
def test_of_two_saves_of_one_row_one_stands_and_the_other_is_shown(kind, fiche, people):
    User.objects.create_user("tiers", is_staff=True)
    row, field, typed = FORMS[kind]
    for number in range(ROUNDS):
        thing = row()
        url = reverse(f"admin:{thing._meta.label_lower.replace('.', '_')}_change", args=[thing.pk])
        values = {name: value for name, value in form_of(people[0], url).items() if name != "password"}
        sent = [values | {field: typed(name, number)} for name in NAMES]

        pages = at_once(
            lambda: people[0].post(url, sent[0]),  # noqa: B023
            lambda: people[1].post(url, sent[1]),  # noqa: B023
        )

        assert sorted(page.status_code for page in pages) == [302, 409], told(*pages)[:2000]
        won, lost = (next(values[field] for values, page in zip(sent, pages, strict=True) if page.status_code == status)
                     for status in (302, 409))  # fmt: skip
        standing = getattr(row(), field)
        assert (f"{standing:.0f}" if kind == "budget" else standing) == won
        assert lost in told(*pages)


def test_of_two_people_who_go_back_to_versions_one_does(fiche, people):
    url = change_url(fiche)
    for number in range(ROUNDS):
        people[0].post(url, form_of(people[0], url) | {"summary": f"texte {number}"})
        revision = Revision.objects.of(Action, fiche.pk).first()
        back = url.replace("/change/", f"/history/{revision.pk}/?avant=1")
        seen = shown_by(lambda: people[0].get(back))["seen"]  # noqa: B023
        save = form_of(people[1], url) | {"summary": f"corrigé {number}"}

        pages = at_once(
            lambda: people[0].post(back, {"vu": seen, "champ": "summary"}),  # noqa: B023
            lambda: people[1].post(url, save),  # noqa: B023
        )

        assert sorted(page.status_code for page in pages) in ([200, 302], [302, 409])
        assert f"corrigé {number}" in history(fiche) + told(*pages)


def test_of_a_file_taken_off_and_a_save_nothing_is_lost(fiche, people):
    url = change_url(fiche)
    for number in range(ROUNDS):
        there = fiche.files.count()
        file = SimpleUploadedFile("affiche.pdf", b"%%PDF-1.7 %d" % number)
        join = {f"files-{there}-file": file, "files-TOTAL_FORMS": there + 1}
        people[0].post(url, form_of(people[0], url) | join)
        attachment = Attachment.objects.order_by("pk").last()
        off = form_of(people[0], url) | {f"files-{there}-DELETE": "on"}
        save = form_of(people[1], url) | {"summary": f"texte {number}"}

        pages = at_once(lambda: people[0].post(url, off), lambda: people[1].post(url, save))  # noqa: B023

        assert sorted(page.status_code for page in pages) == [302, 409]
        assert f"texte {number}" in history(fiche) + told(*pages)
        assert f'"id": {attachment.pk}' in history(fiche)


@pytest.mark.parametrize("action", ["archive", "publish", "unpublish"])
def test_of_a_bulk_action_and_a_save_neither_is_lost(action, fiche, people):
    url = change_url(fiche)
    states = {"archive": "archived", "publish": "published", "unpublish": "draft"}
    for number in range(ROUNDS):
        Action.objects.update(state="draft" if action == "publish" else "published")
        save = form_of(people[1], url) | {"summary": f"texte {number}"}
        bulk = {"action": action, "_selected_action": [fiche.pk], "confirm": "1"}

        done, saved = at_once(
            lambda: people[0].post(list_url(Action), bulk),  # noqa: B023
            lambda: people[1].post(url, save),  # noqa: B023
        )

        assert done.status_code == 302
        assert Action.objects.get().state == states[action]
        assert f"texte {number}" in history(fiche) + told(saved)
        assert (saved.status_code == 409) or Action.objects.get().summary == f"texte {number}"


def test_of_a_fiche_withdrawn_or_merged_while_it_is_corrected_the_text_is_found(fiche, people):
    for number in range(ROUNDS):
        for how in ("retirée", "fusionnée"):
            one, kept = make_action(f"Jardin {number}"), make_action(f"Verger {number}")
            url = change_url(one)
            save = form_of(people[1], url) | {"summary": f"corrigé {number} {how}"}
            closing = reverse("admin:centres_action_withdraw", args=[one.pk])

            def close(how=how, one=one, kept=kept, closing=closing) -> object:
                if how == "fusionnée":
                    return merge_rows(kept, one)
                return people[0].post(closing, {"reason": "Le centre l’a demandé."})

            closed, saved = at_once(close, lambda: people[1].post(url, save))  # noqa: B023

            assert isinstance(closed, Merge) or closed.status_code == 302
            found = history(one) + history(kept) + told(saved)
            assert f"corrigé {number} {how}" in found
            assert saved.status_code in (302, 409)
