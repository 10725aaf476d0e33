"""Sketches of texts: they say which pairs need not be read, and change nothing of what is found."""

from zlib import crc32

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from centres.editing.withdrawal import erase
from centres.importing.noticing import text_sketches
from centres.importing.noticing.duplicates import note_likenesses
from centres.importing.noticing.likeness import (
    LEAST_SCORE,
    ComparedTexts,
    likeness,
    may_be_alike,
    same_texts,
    text_likeness,
    title_likeness,
)
from centres.importing.noticing.text_sketches import most_alike, sketch
from centres.models import Action, Likeness, TextSketch
from tests.factories import make_action, make_centre

STORY = "Chaque samedi les habitants retrouvent leurs outils, sèment, arrosent puis partagent ensemble les légumes"
OTHER = "Réunis autour du piano, parents, enfants, bénévoles chantent, racontent, dansent jusque tard dans la soirée"
WORDS = [f"mot{letter}{other}" for letter in "abcdefgh" for other in "abcdefgh"]
TEXTS = st.lists(st.sampled_from(WORDS), max_size=60).map(" ".join)
TITLES = st.sampled_from(["Fête des voisins", "Fête de quartier", "Jardin partagé", "2014"])


def compared(pk: int, title: str, centre: int | None, text: str) -> ComparedTexts:
    return ComparedTexts(pk, title, centre, "38" if centre else None, None, text)


@given(TEXTS, TEXTS, TITLES, TITLES, st.sampled_from([None, 1, 2]))
@example(" ".join(WORDS), " ".join(WORDS[:-1]), "Jardin partagé", "Fête", 2)
def test_no_pair_that_would_be_found_is_passed_by(text, other_text, title, other_title, centre):
    one, other = compared(1, title, 1, text), compared(2, other_title, centre, other_text)

    most = most_alike(sketch(one.words), sketch(other.words))

    said = text_likeness(one, other)
    assert (most is None) == (said is None)
    if most is not None:
        assert most >= said
        is_found = same_texts(one, other) is not None or likeness(one, other)[0] >= LEAST_SCORE
        assert may_be_alike(one, other, most) or not is_found
        # With nothing to guess, the answer is that of reading them.
        assert may_be_alike(one, other, said) == is_found or title_likeness(one, other) is None


def test_other_words_are_known_without_being_read():
    mine, theirs = (sketch(ComparedTexts(1, "", None, None, None, text).words) for text in (STORY, OTHER))

    assert most_alike(mine, mine) == 100
    assert most_alike(mine, theirs) < 50


@pytest.mark.django_db
def test_a_text_is_sketched_once(monkeypatch):
    here = make_centre()
    pks = [
        make_action(title, centre=here, description=text).pk
        for title, text in (("Fête ici", STORY), ("Fête là", OTHER))
    ]
    assert note_likenesses(pks).compared == 1
    assert set(TextSketch.objects.values_list("pk", flat=True)) == set(pks)
    before = Likeness.objects.count()
    monkeypatch.setattr(text_sketches, "sketch", lambda words: pytest.fail("sketched again"))

    note_likenesses(pks)
    note_likenesses()

    assert Likeness.objects.count() == before


@pytest.mark.django_db
def test_a_sketch_of_another_text_counts_no_more():
    """Whoever wrote the text since, and wherever."""
    here = make_centre()
    one, other = (
        make_action(title, centre=here, description=text).pk
        for title, text in (("Fête des voisins", STORY), ("Fête entre voisins", OTHER))
    )
    note_likenesses([one, other])
    assert not Likeness.objects.exists()
    Action.objects.filter(pk=one).update(description=OTHER)

    note_likenesses([other])

    assert Likeness.objects.get().reasons[-1] == "mêmes textes"
    assert len(set(TextSketch.objects.values_list("digest", flat=True))) == 1


@pytest.mark.django_db
def test_a_fiche_that_is_erased_keeps_no_sketch():
    here = make_centre()
    pks = [make_action(title, centre=here, description=STORY).pk for title in ("Fête ici", "Fête là")]
    note_likenesses(pks)
    Action.objects.filter(pk=pks[0]).update(state=Action.State.WITHDRAWN)

    erase(Action.objects.get(pk=pks[0]))

    assert list(TextSketch.objects.values_list("pk", flat=True)) == pks[1:]


def test_words_told_otherwise_are_another_version():
    """What is kept says what words were when it was made: where this fails, `VERSION` goes up too."""
    text = "L’été, 12 bénévoles co-animent « la-chaîne » : ÉCOLE, Noël, plate-forme ; d'abord"

    found = sketch(ComparedTexts(1, "", None, None, None, text).words)

    assert (text_sketches.VERSION, found.words, crc32(str(found.boxes).encode())) == (1, 8, 707_999_054)
