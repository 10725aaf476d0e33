"""Two people at once on every kind of object: of two saves one stands and the other is shown; of two decisions one is
taken and the other is told; of a bulk action and a save, both are in the history."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db.models import Model
from django.test import Client
from django.urls import reverse

from centres.editing.deciding import conflicts
from centres.editing.merging.merge import merge_rows
from centres.models import (
    Action,
    Attachment,
    Audience,
    Budget,
    Centre,
    Commune,
    CommuneProposal,
    ContactNotice,
    Correction,
    Departement,
    FieldConflict,
    Initiator,
    Keyword,
    Likeness,
    Merge,
    Partner,
    Region,
    Revision,
    SitePage,
    Synonym,
)
from centres.models.vocabulary import Dimension, Scale, Status
from tests.admin.pages import change_url, list_url, shown_values
from tests.factories import make_action
from tests.importing.pages import garden, import_fiches

from .races import ROUNDS, at_once, client_of

pytestmark = pytest.mark.django_db(transaction=True)
NAMES = ("une", "autre")


@pytest.fixture
def people(settings, tmp_path) -> tuple[Client, Client]:
    settings.MEDIA_ROOT = tmp_path / "files"
    return client_of("une"), client_of("autre")


@pytest.fixture
def fiche(db, tmp_path: Path) -> Action:
    # A test that commits begins with an empty database.
    SitePage.objects.get_or_create(slug="licence", defaults={"title": "Licence", "text": "Ouverte."})
    Synonym.objects.get_or_create(words="ludothèque, jeux")
    isere = {"name": "Isère", "region": Region.objects.get_or_create(code="84", name="Auvergne-Rhône-Alpes")[0]}
    Departement.objects.get_or_create(code="38", defaults=isere)
    import_fiches(tmp_path, garden())
    return Action.objects.get()


def told(*pages: Any) -> str:
    return "\n".join(page.content.decode() for page in pages if page.status_code in (200, 409))


def history(thing: Model) -> str:
    rows = Revision.objects.of(type(thing), thing.pk)
    return "\n".join(json.dumps(row.changes, ensure_ascii=False) for row in rows)


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
        sent = []
        for name, person in zip(NAMES, people, strict=True):
            values = shown_values(person, url) | {field: typed(name, number)}
            sent.append({name: value for name, value in values.items() if name != "password"})

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
        people[0].post(url, shown_values(people[0], url) | {"summary": f"texte {number}"})
        revision = Revision.objects.of(Action, fiche.pk).first()
        back = url.replace("/change/", f"/history/{revision.pk}/?avant=1")
        seen = people[0].get(back).context["seen"]
        save = shown_values(people[1], url) | {"summary": f"corrigé {number}"}

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
        people[0].post(url, shown_values(people[0], url) | join)
        attachment = Attachment.objects.order_by("pk").last()
        off = shown_values(people[0], url) | {f"files-{there}-DELETE": "on"}
        save = shown_values(people[1], url) | {"summary": f"texte {number}"}

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
        save = shown_values(people[1], url) | {"summary": f"texte {number}"}
        bulk = {"action": action, "_selected_action": [fiche.pk], "confirm": "1"}

        done, saved = at_once(
            lambda: people[0].post(list_url(Action), bulk),  # noqa: B023
            lambda: people[1].post(url, save),  # noqa: B023
        )

        assert done.status_code == 302
        assert Action.objects.get().state == states[action]
        assert f"texte {number}" in history(fiche) + told(saved)
        assert (saved.status_code == 409) or Action.objects.get().summary == f"texte {number}"


def test_of_budgets_confirmed_together_and_one_changed_none_is_signed_unread(fiche, people):
    for number in range(ROUNDS):
        Budget.objects.update(confirmed_at=None, confirmed_by=None, total=1200)
        budget = Budget.objects.get()
        shown = people[0].post(list_url(Budget), {"action": "confirm", "_selected_action": [budget.pk]})
        ((_, _, seen),) = shown.context["rows"]
        sent = {"action": "confirm", "_selected_action": [budget.pk], "lus": "1", "signe": [budget.pk], "vu": seen}
        url = change_url(budget)
        save = shown_values(people[1], url) | {"total": str(2_000 + number)}

        signed, saved = at_once(
            lambda: people[0].post(list_url(Budget), sent),  # noqa: B023
            lambda: people[1].post(url, save),  # noqa: B023
        )

        budget = Budget.objects.get()
        if budget.confirmed_at:
            # What was read was signed; whoever typed meanwhile is told.
            assert (budget.total, saved.status_code) == (1200, 409)
            assert str(2_000 + number) in told(saved)
        else:
            assert (budget.total, saved.status_code) == (2_000 + number, 302)
            assert "a changé" in told(signed)


def test_of_two_decisions_of_one_conflict_one_is_taken_and_the_other_told(fiche, people, tmp_path):
    for number in range(ROUNDS):
        url = change_url(fiche)
        people[0].post(url, shown_values(people[0], url) | {"summary": f"corrigé {number}"})
        import_fiches(tmp_path, garden(summary=f"source {number}"))
        conflict = FieldConflict.objects.get(decision="open")
        seen = conflicts.fingerprint_of(conflict, conflicts.ours_now([conflict])[conflict.pk])
        decide = reverse("admin:centres_fieldconflict_decide", args=[conflict.pk])

        at_once(
            lambda: people[0].post(decide, {"vu": seen, "decision": "accepter"}),  # noqa: B023
            lambda: people[1].post(decide, {"vu": seen, "decision": "garder"}),  # noqa: B023
        )

        conflict.refresh_from_db()
        fiche.refresh_from_db()
        wanted = {"accepted": f"source {number}", "kept": f"corrigé {number}"}
        assert fiche.summary == wanted[conflict.decision]
        assert f"corrigé {number}" in history(fiche)


def test_of_a_correction_accepted_and_a_save_no_text_is_lost(fiche, people):
    url = change_url(fiche)
    for number in range(ROUNDS):
        correction = Correction.objects.create(action=fiche, part="summary", text=f"proposé {number}")
        page = people[0].get(change_url(correction))
        accept = {"decision": "ecrire", "vu": page.context["seen"], "texte": f"proposé {number}"}
        save = shown_values(people[1], url) | {"summary": f"corrigé {number}"}

        pages = at_once(
            lambda: people[0].post(change_url(correction), accept),  # noqa: B023
            lambda: people[1].post(url, save),  # noqa: B023
        )

        found = history(fiche) + told(*pages)
        assert f"corrigé {number}" in found
        assert f"proposé {number}" in found


def test_of_two_decisions_of_personal_data_one_is_taken_and_the_other_shown(fiche, people):
    mention = {"kind": "phone", "words": "06 00 00 00 00", "decision": ""}
    for _ in range(ROUNDS):
        ContactNotice.objects.all().delete()
        notice = ContactNotice.objects.create(action=fiche, mentions={"phone 0600000000": mention})
        url = change_url(notice)
        seen = people[0].get(url).context["seen"]

        pages = at_once(
            *(lambda person=person, said=said: person.post(url, {"vu": seen, "choisir": "oui", "choix-0": said})  # type: ignore[misc]  # noqa: B023
              for person, said in zip(people, ("kept", "removed"), strict=True))
        )  # fmt: skip

        assert sorted(page.status_code for page in pages) == [200, 302]
        notice.refresh_from_db()
        (decision,) = notice.decided.values()
        assert decision == ("kept" if pages[0].status_code == 302 else "removed")
        assert "Décidé entre-temps" in told(*pages)


def test_of_two_decisions_of_one_pair_one_is_taken_and_the_other_told(fiche, people):
    other = make_action("Jardin partagé")
    for _ in range(ROUNDS):
        Likeness.objects.all().delete()
        pair = Likeness.objects.create(first=fiche, second=other, score=82, reasons=["même centre"])
        url = reverse("admin:centres_likeness_decide", args=[pair.pk])

        pages = at_once(
            lambda: people[0].post(url, {"vu": "", "decision": "different"}),  # noqa: B023
            lambda: people[1].post(url, {"vu": "", "decision": "new_edition"}),  # noqa: B023
        )

        pair.refresh_from_db()
        winner = 0 if pair.decision == "different" else 1
        assert pair.decided_by.username == NAMES[winner]
        said = people[1 - winner].get(pages[1 - winner].headers["Location"]).content.decode()
        assert "a décidé entre-temps" in said


def test_of_two_decisions_of_one_commune_one_is_taken(fiche, people):
    commune = Commune.objects.create(code="38565", name="Voreppe", departement_id="38", postcodes="38340")
    for _ in range(ROUNDS):
        CommuneProposal.objects.all().delete()
        Centre.objects.update(commune=None)
        proposal = CommuneProposal.objects.create(centre=fiche.centre, commune=commune, words="à Voreppe")
        sent = {"_selected_action": [proposal.pk]}

        at_once(
            lambda: people[0].post(list_url(CommuneProposal), sent | {"action": "accept"}),  # noqa: B023
            lambda: people[1].post(list_url(CommuneProposal), sent | {"action": "refuse"}),  # noqa: B023
        )

        proposal.refresh_from_db()
        placed = Centre.objects.get(pk=fiche.centre_id).commune_id
        assert (proposal.state, placed) in (("accepted", commune.pk), ("refused", None))


def test_of_a_fiche_withdrawn_or_merged_while_it_is_corrected_the_text_is_found(fiche, people):
    for number in range(ROUNDS):
        for how in ("retirée", "fusionnée"):
            one, kept = make_action(f"Jardin {number}"), make_action(f"Verger {number}")
            url = change_url(one)
            save = shown_values(people[1], url) | {"summary": f"corrigé {number} {how}"}
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
