"""Words of a text spotted by a pattern: the same ones as by stemming every word of it."""

from functools import lru_cache

from hypothesis import given
from hypothesis import strategies as st

from centres.language import stems
from centres.language.families import ACCENTED, FAMILIES, FORMS
from centres.language.spotting import find_stems
from centres.language.words import COMPOUND, WRITTEN, compounds, compounds_of, stems_of
from tests.real_page import REAL_PAGE, needs_real_page

LETTERS = "aàâbcçdeéèêëfghiîïjklmnoôœpqrstuùûüvwxyæÉÈÀÇŒABC0123 '’.-_\n·«»\u00a0ß²ñø"
ENDINGS = ("", "s", "es", "er", "ent", "ons", "tion", "ité", "aux", "eux", "ence", "logie", "ique", "ère", "ication")
Span = tuple[int, int]
words_of_french = st.builds(
    lambda start, ending: start + ending,
    st.text(LETTERS.replace(" ", "").replace("\n", ""), max_size=8),
    st.sampled_from(ENDINGS),
)


@lru_cache(maxsize=1)
def stems_at(text: str) -> tuple[list[tuple[Span, frozenset[str]]], list[tuple[Span, frozenset[str]]]]:
    """The words of a text and its compounds, each with its place and all of its stems."""
    words = [(word.span(), frozenset(stems_of(word[0]))) for word in WRITTEN.finditer(text)]
    return words, [(word.span(), frozenset(compounds_of(word[0]))) for word in COMPOUND.finditer(text)]


def stemmed(text: str, wanted: set[str]) -> list[Span]:
    words, whole = ([span for span, found in some if not found.isdisjoint(wanted)] for some in stems_at(text))
    return sorted([*whole, *(word for word in words if not any(start <= word[0] < end for start, end in whole))])


def assert_every_word_is_spotted(text: str) -> None:
    for stem in {*stems(text), *compounds(text)}:
        assert list(find_stems(text, {stem})) == stemmed(text, {stem}), stem


@given(st.lists(words_of_french, max_size=8), st.sampled_from([" ", "\n", "’", "-", ". ", "."]))
def test_words_are_spotted_by_their_stems(words, between):
    assert_every_word_is_spotted(between.join(words))


@given(st.text(LETTERS, max_size=40), st.text(LETTERS, max_size=12))
def test_no_word_is_spotted_for_another(text, typed):
    wanted = {*stems(typed), *compounds(typed)}

    assert list(find_stems(text, wanted)) == stemmed(text, wanted)


def test_words_that_no_rule_leads_to_their_stem_are_spotted():
    assert_every_word_is_spotted(" ".join(word.upper() for word in [*FORMS, *ACCENTED, *FAMILIES.split()]))


def test_points_ligatures_zeros_and_letters_of_elsewhere_are_no_obstacle():
    text = "C.A.F., l’œuvre, Œuvres, cœur et coeur, 0km, aujourd’hui, Mosaïque, un mètre², Ærøskøbing, e\u0301te\u0301"
    assert_every_word_is_spotted(text)
    assert_every_word_is_spotted(text.removesuffix(", Ærøskøbing, e\u0301te\u0301").replace("²", ""))


@needs_real_page
def test_every_word_of_the_real_page_is_spotted():
    lines = REAL_PAGE.read_text(encoding="utf-8").splitlines()
    for start in range(0, len(lines), 60):
        assert_every_word_is_spotted("\n".join(lines[start : start + 60]))


def test_a_compound_is_spotted_as_a_whole_by_its_words_and_as_one():
    text = "Le péri-scolaire, l’accueil périscolaire et 2014-2015."

    for stem, marked in {
        "periscolair": ["péri-scolaire", "périscolaire"],
        "scolair": ["scolaire"],
        "2014": ["2014"],
    }.items():
        assert [text[start:end] for start, end in find_stems(text, {stem})] == marked
    assert [text[start:end] for start, end in find_stems(text, {"scolair", "periscolair"})] == [
        "péri-scolaire",
        "périscolaire",
    ]
