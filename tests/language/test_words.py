"""Text -> folded words."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from centres.language import stems


@pytest.mark.parametrize(
    ("text", "same"),
    [
        ("L’été à l’école", "ete a ecole"),
        ("l'ETE a l`ecole", "été à école"),
        ("d'un quartier", "un quartier"),
        ("jusqu’au soir, qu'elle aide", "au soir elle aide"),
        ("centre-social", "centre social"),
        ("Cœur d’œuvre", "coeur oeuvre"),
        ("e\u0301te\u0301", "été"),
        ("jar\u00addin", "jardin"),
        ("Aujourd’hui", "aujourd'hui"),
        ("la C.A.F. et le R.S.A", "la CAF et le RSA"),
        ("ﬁlm", "film"),
        ("snake_case", "snake case"),
    ],
)
def test_spellings_of_a_text_give_the_same_words(text, same):
    assert stems(text) == stems(same)


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("adhérent·e·s", "adhérents"),
        ("adhérent•e•s", "adhérents"),
        ("adhérent.e.s", "adhérents"),
        ("adhérent-e-s", "adhérents"),
        ("adhérent⋅es", "adhérents"),
        ("ADHÉRENT·E·S", "adhérents"),
        ("salarié.e.s", "salariés"),
        ("voisin(e)s", "voisins"),
        ("enfant(s)", "enfants"),
        ("animateur(trice)s", "animateurs"),
        ("animateurs/trices", "animateurs"),
        ("participant/e/s", "participants"),
        ("animateur·rice", "animateur"),
        ("usager·ères", "usagers"),
        ("tous·tes", "tous"),
        ("toustes", "tous"),
        ("celleux", "ceux"),
        ("musicien-ne-s", "musiciens"),
        ("conteur·se·s", "conteurs"),
        ("sportif·ve·s", "sportifs"),
        ("professionnel·le·s", "professionnels"),
        ("nouveau·elle", "nouveau"),
        ("heureux·ses", "heureux"),
        ("bibliothécaire·s", "bibliothécaires"),
        ("né·e", "né"),
    ],
)
def test_inclusive_writing_is_the_plain_word(written, plain):
    assert stems(written) == stems(plain)
    assert stems(f"les {written}, ({written}).") == stems(f"les {plain} {plain}")


@pytest.mark.parametrize(
    ("text", "same"),
    [
        ("chacun et chacune", "chacun et chacun"),
        ("acteurs/actrices", "acteur acteur"),
        ("toutes et tous", "tous et tous"),
        ("dit-elle, donne-le, est-ce, vas-y, rendez-vous", "dit elle donne le est ce vas y rendez vous"),
        ("fin.Les autres ; et/ou ; 12/e", "fin les autres et ou 12 e"),
    ],
)
def test_words_that_stand_beside_others_stay_words(text, same):
    assert stems(text) == stems(same)


def test_an_accent_may_make_another_word():
    assert stems("MARCHÉ") == stems("marché") == stems("marche\u0301") != stems("marche")


def test_aujourdhui_is_one_word():
    assert stems("aujourd’hui") == ["aujourdhui"]


def test_other_alphabets_and_signs_give_no_word():
    assert stems("★ Привет 你好 \x00 €") == []


@given(st.text())
def test_any_text_gives_short_words_of_letters_and_figures_alone(text):
    for stem in stems(text):
        assert re.fullmatch(r"[a-z0-9]{1,24}", stem)
        assert not re.match(r"0+[a-z]", stem)


@pytest.mark.parametrize("text", ["x" * 60_000, "e" + "\u0301" * 60_000, "a.B." * 15_000, "'" * 60_000, "A." * 30_000])
def test_a_word_without_end_takes_no_time(text):
    assert sum(map(len, stems(text))) < 60_000
