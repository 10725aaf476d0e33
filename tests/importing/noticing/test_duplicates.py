"""Fiches that look alike: found by an import among what it touched, or over the whole catalogue; told once."""

import re

import pytest
from django.db import connection
from django.utils import timezone
from hypothesis import example, given
from hypothesis import strategies as st

from centres.fiches import fold
from centres.importing.noticing.duplicates import SAME_KEY, note_likenesses, titles_by_centre
from centres.importing.noticing.likeness import ComparedTexts, Titles, likeness, read_title, titles_with, words_of
from centres.models import Action, Likeness, TextMark
from centres.models.action import NO_TITLE
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
    make_action("Sorties en famille", centre=here, description="Le dimanche un car emmène vingt parents vers la mer.")

    note_likenesses()

    assert not Likeness.objects.exists()


def test_a_title_is_read_once_for_all_the_files_of_an_import():
    make_action("Jardin partagé", centre=make_centre())
    titles = Titles()

    note_likenesses(titles=titles)

    assert set(titles) == {"Jardin partagé"}


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


def test_a_title_corrected_between_two_files_is_compared_as_it_is_now():
    """Titles that were read are kept by their words, so that none is older than its fiche."""
    centre, titles = make_centre(), Titles()
    one = make_action("Jardin partagé", centre=centre, description=STORY)
    note_likenesses([one.pk], titles)
    Action.objects.filter(pk=one.pk).update(title="Ciné-débat")
    other = make_action("Ciné débats", centre=centre, description=STORY)

    note_likenesses([other.pk], titles)

    assert pairs() == {("Ciné-débat", "Ciné débats")}


def test_the_same_texts_are_found_whatever_the_titles_and_the_places(tmp_path):
    import_fiches(tmp_path, garden(title="Un potager", description=STORY))

    report = import_fiches(
        tmp_path, garden(title="Cultiver", centre="La Halle", department="Nord", description=f"• {STORY.upper()} !")
    )

    assert pairs() == {("Un potager", "Cultiver")}
    assert Likeness.objects.get().reasons[0] == "mêmes textes dans un autre centre"
    assert report.counts["probable_duplicates"] == 1


def test_texts_that_a_word_tells_apart_are_nearly_the_same(tmp_path):
    import_fiches(tmp_path, garden(title="Un potager", summary="", description=STORY + "\nEt le reste."))

    import_fiches(tmp_path, garden(title="Cultiver", summary="", description=STORY + "\nEt la suite."))

    assert Likeness.objects.get().reasons[0] == "presque les mêmes textes sous un autre titre"


def test_a_line_that_many_fiches_share_makes_no_pair_of_other_texts(tmp_path):
    told = ["Danser la nuit", "Cuisiner ensemble", "Lire aux enfants", "Réparer des vélos", "Tenir un journal"]
    words = [
        "bal orchestre lampions",
        "marmite épices assiettes",
        "conte image veillée",
        "chaîne pneu atelier",
        "presse",
    ]
    texts = [f"{STORY}.\n{some} " + " ".join(f"{word}{some[:2]}" for word in STORY.split()) for some in words]
    fiches = (garden(title=title, summary="", description=text) for title, text in zip(told, texts, strict=True))

    report = import_fiches(tmp_path, *fiches)

    assert (pairs(), report.counts["probable_duplicates"]) == (set(), 0)


def test_many_copies_of_one_text_make_a_chain_not_a_square(tmp_path):
    import_fiches(tmp_path, *(garden(title="x" * n, description=STORY) for n in range(1, 31)))

    assert Likeness.objects.filter(reasons__0="mêmes textes sous un autre titre").count() >= 29
    assert Likeness.objects.count() < 30 * 29 / 2


def test_a_whole_search_finds_the_texts_that_staff_made_the_same():
    one = make_action("Un potager", description=STORY)
    make_action("Cultiver", description="Autre chose")
    other = Action.objects.get(title="Cultiver")
    note_likenesses()
    assert not Likeness.objects.exists()
    Action.objects.filter(pk=other.pk).update(description=STORY)

    assert note_likenesses().told == {(one.pk, other.pk): "mêmes textes sous un autre titre"}
    assert note_likenesses().told == {}


TITLES = st.lists(
    st.sampled_from(["Fête", "fêtes", "des", "voisins", "2014", "édition", "l’été", "✿", "Œuvre", "a", "n°3", "—"]),
    min_size=1,
    max_size=4,
).map(" ".join)


ANY_TITLE = TITLES | st.text(max_size=20) | st.just(NO_TITLE)


@given(st.lists(ANY_TITLE, max_size=6), ANY_TITLE, ANY_TITLE)
@example(["des des édition"], "des des", "x")
@example(["Fête fête des voisins"], "x", "Fête")
@example([NO_TITLE, "édition 2014"], "Titre", "Sans édition")
def test_no_title_that_shares_a_word_is_passed_by(titles, mine, around):
    """What is known without reading a title hides nothing that reading it would find, and says nothing else."""
    here = set(read_title(mine).telling or words_of(mine))
    telling = set(read_title(around).telling)

    found = dict(titles_with(titles, here, telling))

    for place, title in enumerate(titles):
        read = read_title(title)
        if found.get(place, ()) is None:
            continue
        assert set(read.here).isdisjoint(read_title(mine).here)
        assert found.get(place, set()) == telling.intersection(read.telling)


@given(TITLES | st.text(max_size=20))
@example("édition 14 édition")
def test_the_words_of_a_title_are_those_that_it_has_when_folded_whole(title):
    folded = [word for word in fold(title).split() if not re.fullmatch(r"\d+|edition|saison|annee", word)]
    assert words_of(title) == folded


@pytest.mark.django_db
def test_a_title_of_any_length_is_kept():
    """PostgreSQL takes no text of more than 2,700 bytes into an index."""
    title = " ".join(f"mot{number * 7919 % 10_007}é{number}" for number in range(3000))

    assert Action.objects.get(pk=make_action(title=title).pk).title == title


@pytest.mark.django_db
def test_sqlite_reads_the_titles_of_all_centres_in_their_index():
    """PostgreSQL, which keeps long texts apart, has no such index."""
    some = titles_by_centre().filter(centre__among=[1, 2])

    is_read_in_it = "COVERING INDEX action_titles_of_a_centre" in some.explain()

    assert is_read_in_it == (connection.vendor == "sqlite")


def test_centres_are_looked_at_until_no_word_tells_and_no_pair_is_lost(monkeypatch):
    """Titles that most fiches of a place hold are passed by on the way, and places where no word is looked for."""
    centre, other, *others = (make_centre(f"Le Mail {number}") for number in range(9))
    for place in (centre, other, *others):
        for number in range(10):
            make_action(f"Fête d’été {number}", centre=place, description=STORY)
    make_action("Fête des jardins d’été", centre=centre, description=STORY)
    make_action("Ciné-débat d’été", centre=others[-1], description=STORY)
    new = [
        make_action("Été : fête des jardins", centre=centre, description=STORY).pk,
        make_action("Fête", centre=other).pk,
        make_action("Ciné débat d’été", centre=centre, description=STORY).pk,
    ]
    alike = {
        ("Fête des jardins d’été", "Été : fête des jardins"),
        ("Ciné-débat d’été", "Ciné débat d’été"),
    }
    found = []

    for first in (1, 2, 100):
        monkeypatch.setattr("centres.importing.noticing.duplicates.FIRST_CENTRES", first)
        Likeness.objects.all().delete()
        TextMark.objects.all().delete()
        note_likenesses(new)
        found.append(pairs())

    assert found[0] == found[1] == found[2]
    assert alike <= found[0]


def test_fiches_without_a_centre_are_compared_with_each_other():
    one = make_action("Jardin partagé", description=STORY)
    make_action("Jardin partagé", centre=make_centre(), description=f"Tout autre chose. {STORY[:20]}")

    note_likenesses([make_action("Jardin partage 2", description=STORY).pk])

    assert pairs() == {("Jardin partagé", "Jardin partage 2")}
    assert one.centre is None
