"""Persons that a fiche names: masked in all that the catalogue says, whole in the source, noticed for staff."""

import pytest

from centres.editing.deciding.contacts import decide
from centres.editing.deciding.proposals import accept_proposal
from centres.importing.reread import reread
from centres.models import Action, ActionText, Budget, ContactNotice, FieldConflict, SourceFiche
from tests.importing.pages import everything, garden, import_fiches, import_text

pytestmark = pytest.mark.django_db
PHONE, EMAIL = "06 00 00 00 00", "camille.exemple@example.org"
SAID = f"Contact : Camille Exemple, {PHONE}, {EMAIL}"
MASKED = "Contact : Camille Exemple, [téléphone masqué], [courriel masqué]"


def keys() -> dict[str, str]:
    return {mention["kind"]: key for key, mention in ContactNotice.objects.get().mentions.items()}


def choose(**decisions: str) -> list[str]:
    return decide(ContactNotice.objects.get(), {keys()[kind]: said for kind, said in decisions.items()}, None)


@pytest.fixture
def action(tmp_path) -> Action:
    import_fiches(tmp_path, garden(description=SAID))
    return Action.objects.get()


def test_what_is_stored_is_masked_and_the_source_is_whole(action):
    assert action.description == MASKED
    assert SAID in SourceFiche.objects.get().text
    assert SourceFiche.objects.get().values["description"] == SAID
    assert "06" not in ActionText.objects.get().words
    assert "masqu" not in ActionText.objects.get().words


def test_one_notice_a_fiche_tells_all_of_them(action):
    notice = ContactNotice.objects.open().get()

    assert {mention["words"] for mention in notice.mentions.values()} == {"Camille Exemple", PHONE, EMAIL}


def test_importing_again_changes_nothing(action, tmp_path):
    before = everything(leave_out=["ImportRun"])

    report = import_fiches(tmp_path, garden(description=SAID))

    assert (report.counts["unchanged"], everything(leave_out=["ImportRun"]) == before) == (1, True)


def test_every_field_is_masked_whatever_it_is(tmp_path):
    words = f"Voir {PHONE} ou {EMAIL}"
    texts = (
        "title", "status_reason", "summary", "initiator_details", "experience", "description", "people",
        "result_territory", "result_centre", "result_inhabitants", "limits", "prospects", "centre",
    )  # fmt: skip
    lists = ("keywords", "audiences", "partners", "initiators", "attachments")
    told = dict.fromkeys(texts, words) | dict.fromkeys(lists, (words,))
    import_fiches(
        tmp_path,
        garden(**told, resources=f"Location ({PHONE}) : 1200 euros\nRepas : 300 euros\nTotal : 1500 euros"),
    )

    shown = everything(leave_out=["SourceFiche", "ImportRun", "ContactNotice"])

    assert Budget.objects.get().total == 1500
    for table, rows in shown.items():
        assert not [words for words in (PHONE, EMAIL, "600000000") if words in str(rows)], table


def test_what_is_kept_shows_what_is_removed_is_gone_and_imports_remember(action, tmp_path):
    assert choose(phone="kept", email="removed", name="masked") == []

    action.refresh_from_db()
    assert action.description == f"Contact : [nom masqué], {PHONE}"
    assert (ContactNotice.objects.get().is_open, action.version) == (False, 2)
    before = everything(leave_out=["ImportRun"])
    assert import_fiches(tmp_path, garden(description=SAID)).counts["unchanged"] == 1
    assert everything(leave_out=["ImportRun"]) == before
    report = import_fiches(tmp_path, garden(description=SAID, limits="Il pleut."))
    action.refresh_from_db()
    assert (action.description, action.limits) == (f"Contact : [nom masqué], {PHONE}", "Il pleut.")
    assert (report.counts["conflicts"], report.counts["kept"]) == (0, 0)


def test_a_decision_can_be_changed(action):
    choose(phone="kept", email="kept", name="kept")
    assert Action.objects.get().description == SAID

    choose(phone="masked", email="removed")

    assert Action.objects.get().description == "Contact : Camille Exemple, [téléphone masqué]"


def test_a_text_that_staff_corrected_stays_and_is_told(action):
    Action.objects.update(description="Appelez-nous.")

    assert choose(phone="kept", email="masked", name="masked") == ["description générale"]
    assert Action.objects.get().description == "Appelez-nous."


def test_a_new_number_waits_beside_what_was_decided(action, tmp_path):
    choose(phone="kept", email="kept", name="kept")

    import_fiches(tmp_path, garden(description=f"{SAID} ou 01 00 00 00 00"))

    assert Action.objects.get().description == f"{SAID} ou [téléphone masqué]"
    notice = ContactNotice.objects.get()
    assert (notice.is_open, len(notice.mentions), len(notice.decided)) == (True, 4, 3)


def test_a_number_that_the_source_takes_away_waits_no_more(action, tmp_path):
    import_fiches(tmp_path, garden(description="Passez nous voir."))

    assert not ContactNotice.objects.exists()


def test_a_conflict_writes_no_number_either(tmp_path):
    import_fiches(tmp_path, garden(description="Rien."))
    Action.objects.update(description="Corrigé.")
    import_fiches(tmp_path, garden(description=SAID))

    assert FieldConflict.objects.get().theirs == MASKED


def test_reading_again_masks_and_notices_what_an_older_reader_let_through(action):
    ContactNotice.objects.all().delete()
    before = Action.objects.get().description

    reread()

    assert Action.objects.get().description == before
    assert ContactNotice.objects.open().count() == 1


@pytest.mark.parametrize("again", [reread, lambda: None])
def test_what_was_imported_before_there_were_masks_is_masked_when_it_is_read_again(action, again, tmp_path):
    ContactNotice.objects.all().delete()
    Action.objects.update(description=SAID, summary="Corrigé, 01 23 45 67 89.")

    again()
    import_fiches(tmp_path, garden(description=SAID))

    action.refresh_from_db()
    assert (action.description, action.summary) == (MASKED, "Corrigé, 01 23 45 67 89.")
    assert ContactNotice.objects.open().count() == 1


def test_who_published_a_fiche_is_noticed_and_nowhere_else(tmp_path):
    text = "Actions\n\nGoûter\n\nStructure organisatrice\nCSC DES PINS - Ain\nPublié par\nCamille EXEMPLE\nThèmes\n"
    report = import_text(
        tmp_path, f"{text}  • Familial\nMots clés associés à l'actions\n  • Famille\nDescription générale\nDu lait."
    )

    assert report.counts["created"] == 1
    (mention,) = ContactNotice.objects.open().get().mentions.values()
    assert (mention["kind"], mention["words"]) == ("author", "Camille EXEMPLE")
    shown = everything(leave_out=["SourceFiche", "ContactNotice"])
    assert "EXEMPLE" not in str(shown)
    decide(ContactNotice.objects.get(), {"author camille exemple": "kept"}, None)
    assert ContactNotice.objects.get().decided == {"author camille exemple": "masked"}


def test_a_budget_that_staff_accept_of_a_source_is_masked_too(tmp_path, admin_user):
    import_fiches(tmp_path, garden(resources=f"Location, voir {PHONE} : 1200 euros\nRepas {EMAIL} : 300 euros"))

    assert accept_proposal(SourceFiche.objects.proposing().get(), admin_user)

    labels = list(Budget.objects.get().lines.values_list("label", flat=True))
    assert labels == ["Location, voir [téléphone masqué]", "Repas [courriel masqué]"]
    before = SourceFiche.objects.get().proposal
    reread()
    assert SourceFiche.objects.get().proposal == before == "accepted"
