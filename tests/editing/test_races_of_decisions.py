"""Two people who decide at once: one decision is taken, the other is told, and no text goes unsaid."""

import pytest
from django.urls import reverse

from centres.editing.deciding import conflicts
from centres.models import (
    Budget,
    Centre,
    Commune,
    CommuneProposal,
    ContactNotice,
    Correction,
    FieldConflict,
    Likeness,
)
from tests.admin.pages import change_url, list_url
from tests.factories import make_action
from tests.importing.pages import garden, import_fiches

from .races import ROUNDS, at_once, form_of, history, shown_by, told

pytestmark = pytest.mark.django_db(transaction=True)
NAMES = ("une", "autre")


def test_of_budgets_confirmed_together_and_one_changed_none_is_signed_unread(fiche, people):
    for number in range(ROUNDS):
        Budget.objects.update(confirmed_at=None, confirmed_by=None, total=1200)
        budget = Budget.objects.get()
        chosen = {"action": "confirm", "_selected_action": [budget.pk]}
        ((_, _, seen),) = shown_by(lambda: people[0].post(list_url(Budget), chosen))["rows"]  # noqa: B023
        sent = {"action": "confirm", "_selected_action": [budget.pk], "lus": "1", "signe": [budget.pk], "vu": seen}
        url = change_url(budget)
        save = form_of(people[1], url) | {"total": str(2_000 + number)}

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
        people[0].post(url, form_of(people[0], url) | {"summary": f"corrigé {number}"})
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
        seen = shown_by(lambda: people[0].get(change_url(correction)))["seen"]  # noqa: B023
        accept = {"decision": "ecrire", "vu": seen, "texte": f"proposé {number}"}
        save = form_of(people[1], url) | {"summary": f"corrigé {number}"}

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
        seen = shown_by(lambda: people[0].get(url))["seen"]  # noqa: B023

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
