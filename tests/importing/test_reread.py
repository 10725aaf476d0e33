"""The stored sources through today's reader: figures that a reader did not see before are read, corrections stand."""

import json

import pytest
from django.core.management import call_command
from django.utils import timezone

from centres.importing.reread import reread
from centres.models import Action, Budget, CatalogueChange, FieldConflict, SourceFiche
from tests.real_page import REAL_PAGE, needs_real_page

from .pages import everything, garden, import_fiches

pytestmark = pytest.mark.django_db


@pytest.fixture
def action(tmp_path):
    """A fiche imported by a reader that read no budget."""
    import_fiches(tmp_path, garden())
    source = SourceFiche.objects.get()
    source.values["budget"] = None
    source.save()
    Budget.objects.all().delete()
    return Action.objects.get()


def test_what_today_s_reader_reads_reaches_the_catalogue(action):
    told = reread()

    budget = Budget.objects.get()
    assert (budget.total, budget.source_text) == (1200, "1200 euros")
    assert (told.counts["updated"], told.counts["conflicts"]) == (1, 0)
    assert SourceFiche.objects.get().values["budget"]["total"] == "1200.00"
    assert CatalogueChange.objects.filter(action=action).count() == 2


def test_done_twice_it_changes_nothing_more(action):
    reread()
    before = everything()

    told = reread()

    assert everything() == before
    assert (told.counts["updated"], told.counts["unchanged"]) == (0, 1)


def test_a_dry_run_says_it_and_writes_nothing(action):
    before = everything()

    told = reread(is_dry_run=True)

    assert told.counts["updated"] == 1
    assert everything() == before


def test_a_budget_typed_by_staff_stands_and_opens_a_conflict(action):
    Budget.objects.create(action=action, total=1250)

    told = reread()

    assert Budget.objects.get().total == 1250
    assert FieldConflict.objects.get().theirs["total"] == "1200.00"
    assert told.counts["conflicts"] == 1


def test_a_figure_that_today_s_reader_no_longer_reads_goes(action):
    source = SourceFiche.objects.get()
    reread()
    source.refresh_from_db()
    source.values["budget"]["total"] = "99.00"
    source.save()
    Budget.objects.update(total=99)

    reread()

    assert Budget.objects.get().total == 1200


def test_line_numbers_stay_those_of_the_file(tmp_path):
    import_fiches(tmp_path, garden(title="Une"), garden(keywords=("Inconnu au bataillon",)))
    before = everything()

    reread()

    assert everything() == before
    source = SourceFiche.objects.get(action__title="Jardin des voisins")
    assert [issue["line"] > source.first_line for issue in source.issues] == [True]


def test_a_text_that_is_no_fiche_any_more_is_left_and_told(action):
    SourceFiche.objects.update(content={"text": "Actions\nUn titre seul"})

    told = reread()

    assert (told.counts["read"], len(told.unreadable)) == (0, 1)
    assert "page.txt" in told.unreadable[0]


def test_the_command_tells_it_in_french_and_in_json(action, capsys):
    call_command("reread_fiches", "--dry-run")
    told = capsys.readouterr().out
    call_command("reread_fiches", "--format", "json")
    counts = json.loads(capsys.readouterr().out)["counts"]

    assert "1 fiche source relue : 1 mise à jour" in told
    assert "page.txt:1 : « Jardin des voisins », mis à jour (budget)" in told
    assert "Essai seulement" in told
    assert counts == {"read": 1, "updated": 1, "unchanged": 0, "kept": 0, "conflicts": 0, "exact_duplicates": 0}


def test_a_budget_proposed_by_today_s_reader_waits_whatever_was_decided_of_another_reading(tmp_path, admin_user):
    import_fiches(tmp_path, garden(resources="Salaire de l'éducatrice : 4 100 €"))
    source = SourceFiche.objects.get()
    assert source.proposal == SourceFiche.Proposal.OPEN
    refused = {"proposal": "refused", "proposal_decided_at": timezone.now(), "proposal_decided_by": admin_user}
    SourceFiche.objects.update(**refused)
    reread()
    assert SourceFiche.objects.get().proposal_decided_by == admin_user  # the same reading: what was decided stands
    source.values["budget_proposals"][0]["total"] = "99.00"
    SourceFiche.objects.update(content=source.content)

    reread()

    source.refresh_from_db()
    assert (source.proposal, source.proposal_decided_at, source.proposal_decided_by) == ("open", None, None)
    assert source.proposals[0]["total"] == "4100.00"


@needs_real_page
def test_reading_the_real_page_again_changes_nothing():
    call_command("import_fiches", str(REAL_PAGE))
    before = everything()

    told = reread()

    assert everything() == before
    assert (told.counts["read"], told.counts["unchanged"], told.unreadable) == (25, 23, [])
