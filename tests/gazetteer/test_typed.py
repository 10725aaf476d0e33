"""Any text -> what was typed of a place; no text breaks the search for it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from centres.gazetteer.finding import resolve_place
from centres.gazetteer.suggesting import as_option, suggest_places
from centres.gazetteer.typed import ARRONDISSEMENTS, read_typed
from tests.drawing import examples

PARTS = """paris lyon marseille voiron saint st la le l' d' isère (38) 38 2a 20 97 38130 75019 200040715 19e xix 1er arr
cedex cc métropole département région france à commune de aix évry - , é ★ 9"""
WORDS = st.sampled_from([*PARTS.split(), "\0", "\ud800"])
TEXTS = st.one_of(st.text(max_size=40), st.lists(WORDS, max_size=6).map(" ".join), st.integers().map(str))


@given(TEXTS)
def test_any_text_is_read(text):
    typed = read_typed(text)

    assert typed.postcode == "" or 4 <= len(typed.postcode) <= 5
    assert typed.siren == "" or len(typed.siren) == 9
    assert typed.arrondissement <= ARRONDISSEMENTS.get(typed.key, 20)


class AnyText(TestCase):
    @settings(max_examples=examples(60, share=20))
    @given(TEXTS)
    def test_any_text_is_answered_and_what_is_suggested_is_offered(self, text):
        found, suggested = resolve_place(text), suggest_places(text)

        assert len(found.places) <= 13
        assert len(suggested) <= 10
        assert all(as_option(place, text).value for place in suggested)
        assert found.only is None or found.is_meant


@pytest.mark.parametrize("city", ARRONDISSEMENTS)
def test_every_arrondissement_is_one_and_the_next_number_is_none(city):
    most = ARRONDISSEMENTS[city]

    assert [read_typed(f"{city} {number}e").arrondissement for number in range(1, most + 1)] == [*range(1, most + 1)]
    assert read_typed(f"{city} {most + 1}e").arrondissement == 0
