"""Fiches that look alike: found by an import among what it touched, or over the whole catalogue; told once."""

import pytest
from django.utils import timezone

from centres.importing.noticing.duplicates import SAME_KEY, note_likenesses
from centres.importing.noticing.likeness import ComparedTexts, Titles, likeness
from centres.models import Action, Likeness
from tests.factories import make_action, make_centre, make_source
from tests.importing.pages import everything, garden, import_fiches

pytestmark = pytest.mark.django_db
STORY = "Chaque samedi les habitants retrouvent leurs outils, sèment, arrosent puis partagent ensemble les légumes"


def pairs() -> set[tuple[str, str]]:
    return {(pair.first.title, pair.second.title) for pair in Likeness.objects.select_related("first", "second")}


def test_what_an_import_brings_is_compared_with_what_was_there(tmp_path):
    import_fiches(tmp_path, garden(description=STORY))

    import_fiches(tmp_path, garden(title="Le jardin des voisins", description=STORY), name="b.txt")

    pair = Likeness.objects.get()
    assert pairs() == {("Jardin des voisins", "Le jardin des voisins")}
    assert pair.score >= 90
    assert "même centre" in pair.reasons


def test_two_texts_of_one_key_are_always_a_pair(tmp_path):
    import_fiches(tmp_path, garden(summary="Une chose."), garden(summary="Tout autre récit."))

    assert SAME_KEY in Likeness.objects.get().reasons


def test_importing_again_writes_no_pair_again(tmp_path):
    fiches = garden(description=STORY), garden(title="Jardin de voisins", description=STORY)
    import_fiches(tmp_path, *fiches)
    before = everything(leave_out=["ImportRun"])
    assert len(before["Likeness"]) == 1

    import_fiches(tmp_path, *fiches)

    assert everything(leave_out=["ImportRun"]) == before


def test_the_whole_catalogue_gives_what_imports_gave(tmp_path):
    import_fiches(tmp_path, garden(description=STORY), garden(title="Fête de quartier", centre="Le Mail"))
    import_fiches(tmp_path, garden(title="Jardins de voisins", description=STORY), garden(title="Fête du quartier"))
    before = everything()["Likeness"]

    found = note_likenesses()

    assert (found.new, found.gone) == (0, 0)
    assert everything()["Likeness"] == before


def test_fiches_far_away_or_of_other_words_are_no_pair():
    here, there = make_centre("Le Mail", "38"), make_centre("Le Parc", "75")
    make_action("Jardin partagé", centre=here, description=STORY)
    make_action(
        "Jardin partagé", centre=there, description="Autre récit, autres gens, dans une ville lointaine du nord."
    )
    make_action("Sorties en famille", centre=here, description=STORY)

    note_likenesses()

    assert not Likeness.objects.exists()


def test_what_was_said_different_is_never_proposed_again():
    centre = make_centre()
    one, other = (make_action("Jardin partagé", centre=centre) for _ in range(2))
    note_likenesses()
    Likeness.objects.update(decision="different", decided_at=timezone.now())
    before = everything()["Likeness"]

    note_likenesses()
    note_likenesses([one.pk, other.pk])

    assert everything()["Likeness"] == before


def test_a_pair_that_is_no_longer_alike_and_that_nobody_decided_goes():
    centre = make_centre()
    one, _ = (make_action("Jardin partagé", centre=centre) for _ in range(2))
    note_likenesses()
    assert Likeness.objects.count() == 1
    Action.objects.filter(pk=one.pk).update(title="Ciné-débat")

    assert note_likenesses([one.pk]).gone == 1
    assert not Likeness.objects.exists()


def test_a_word_that_every_title_of_a_place_holds_makes_no_pairs(django_assert_max_num_queries):
    """Sixty fiches of one name are 1,770 pairs that nobody would read."""
    centre = make_centre()
    for _ in range(60):
        make_source(make_action("Atelier", centre=centre))

    with django_assert_max_num_queries(20):
        assert note_likenesses().compared == 0


def test_an_edition_of_another_year_is_told_as_such():
    years = (
        ComparedTexts(number, f"Fête des voisins {year}", 1, "38", year) for number, year in ((1, 2013), (2, 2014))
    )

    score, reasons = likeness(*years)

    assert (score, reasons) == (100, ["même titre", "même centre", "années 2013 et 2014"])


def test_nothing_written_compares_nothing(django_assert_num_queries):
    with django_assert_num_queries(0):
        assert note_likenesses([]).compared == 0


def test_many_fiches_are_compared_like_few(tmp_path, monkeypatch):
    """Past some hundreds the whole catalogue is read, not the places of each."""
    import_fiches(tmp_path, garden(description=STORY), garden(title="Fête de quartier", centre="Le Mail"))
    import_fiches(tmp_path, garden(title="Jardins de voisins", description=STORY), garden(title="Fête du quartier"))
    before = everything()["Likeness"]
    assert before
    monkeypatch.setattr("centres.importing.noticing.duplicates.MOST_PLACED", 0)

    found = note_likenesses(list(Action.objects.values_list("pk", flat=True)))

    assert (found.new, found.gone) == (0, 0)
    assert everything()["Likeness"] == before


def test_a_title_corrected_between_two_files_is_compared_as_it_is_now():
    """Titles that were read are kept by their words, so that none is older than its fiche."""
    centre, titles = make_centre(), Titles()
    one = make_action("Jardin partagé", centre=centre, description=STORY)
    note_likenesses([one.pk], titles)
    Action.objects.filter(pk=one.pk).update(title="Ciné-débat")
    other = make_action("Ciné débats", centre=centre, description=STORY)

    note_likenesses([other.pk], titles)

    assert pairs() == {("Ciné-débat", "Ciné débats")}
