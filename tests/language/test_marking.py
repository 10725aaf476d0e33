"""A text and what is looked for -> pieces to mark."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from centres.language import marking, parse_query, pieces_around, pieces_of
from centres.language.words import WRITTEN, stems_of


def marked(text: str, typed: str) -> str:
    """The text with [ ] around what is found."""
    return "".join(f"[{p.text}]" if p.is_found else p.text for p in pieces_of(text, parse_query(typed).sought))


def test_every_form_of_a_word_is_marked_as_it_is_written():
    assert marked("Les JARDINS : jardiner à l’Été", "jardin été") == "Les [JARDINS] : [jardiner] à l’[Été]"


def test_inclusive_writing_is_marked_whole():
    assert (
        marked("Des adhérent·e·s, voisin(e)s, c.a.f.", "adhérente voisins CAF")
        == "Des [adhérent·e·s], [voisin(e)s], [c.a.f.]"
    )
    assert marked("Des adhérentes, une voisine", "adhérent·e·s voisin(e)s") == "Des [adhérentes], une [voisine]"


def test_a_phrase_is_marked_where_its_words_follow_one_another():
    assert marked("fête, fête d’été du parc", '"fête d’été"') == "fête, [fête d’été] du parc"


def test_matches_that_overlap_are_one():
    assert marked("x y z", '"x y" "y z"') == "[x y z]"


def test_decomposed_accents_are_marked_whole():
    assert marked("e\u0301te\u0301 !", "été") == "[e\u0301te\u0301] !"


def test_what_is_left_out_is_not_marked():
    assert marked("jardin école", "-école") == "jardin école"


def test_an_extract_shows_the_first_match_between_words():
    text = "début " * 60 + "\nle jardin partagé " + "fin " * 60
    extract = "".join(p.text for p in pieces_around(text, parse_query("jardin").sought, 80))

    assert extract.startswith("…début")
    assert extract.endswith("fin…")
    assert "le jardin partagé" in extract
    assert len(extract) <= 82


@pytest.mark.parametrize(
    "text", ["mot " * 120 + "jardin.", "mot " * 60 + "jardin.", "mot " * 120 + "jardin" + " fin" * 120]
)
def test_an_extract_shows_the_match_among_its_first_words_wherever_it_stands(text):
    extract = "".join(piece.text for piece in pieces_around(text, {("jardin",)}))

    assert 0 < extract.index("jardin") <= 80


@given(st.text(), st.text(max_size=20), st.integers(1, 60))
def test_pieces_hold_the_text_as_it_is(text, typed, longest):
    sought = parse_query(typed + " a").sought

    assert "".join(piece.text for piece in pieces_of(text, sought)) == text
    extract = "".join(piece.text for piece in pieces_around(text, sought, longest))
    assert extract.strip("…") in re.sub(r"[ \t\r\n]+", " ", text)


SAID = [
    *("L’été", "d'auto-école", "½", "fête", "des", "mères", "permis", "de", "conduire", "日本", "C.A.F."),
    *("péri-scolaire,", "œuvre", "l'", "à\n", "mère."),
]


@given(st.data())
def test_runs_are_those_of_the_whole_text_read_word_by_word(example):
    text = " ".join(example.draw(st.lists(st.sampled_from(SAID), max_size=14)))
    words = [(match.span(), stem) for match in WRITTEN.finditer(text) for stem in stems_of(match[0])]
    stems = [stem for _, stem in words] or ["x"]
    starts = example.draw(st.lists(st.integers(0, len(stems) - 1), min_size=1, max_size=3))
    sought = {tuple(stems[start : start + example.draw(st.integers(1, 3))]) for start in starts}
    told = [
        (span[0], words[place + len(run) - 1][0][1])
        for place, (span, _) in enumerate(words)
        for run in sought
        if tuple(stems[place : place + len(run)]) == run
    ]

    assert list(marking._runs(text, sought)) == told
