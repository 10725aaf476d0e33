"""Two texts -> what stays, goes and comes: both can be read again from it, whatever they are."""

from hypothesis import given
from hypothesis import strategies as st

from centres.language import differences as module
from centres.language.differences import ADDED, KEPT, REMOVED, both_sides, differences, list_differences, list_side

TEXTS = st.text(st.sampled_from("ab é1\u202f\n.,’"), max_size=60)


def said(pieces) -> str:
    return "".join(text for _, text in pieces)


@given(TEXTS, TEXTS)
def test_both_texts_are_read_again_from_their_pieces(before, after):
    ours, theirs = both_sides(differences(before, after))

    assert (said(ours), said(theirs)) == (before, after)


def test_an_amount_is_one_word():
    assert differences("1\u202f200 €", "1\u202f300 €") == [
        (REMOVED, "1\u202f200"), (ADDED, "1\u202f300"), (KEPT, " €"),
    ]  # fmt: skip


def test_two_changes_with_a_short_word_between_them_are_one():
    pieces = differences("le bon jardin de la ville", "un petit verger de la ville")

    assert pieces == [(REMOVED, "le bon jardin"), (ADDED, "un petit verger"), (KEPT, " de la ville")]


def test_a_long_text_is_compared_by_lines_and_a_longer_one_as_a_whole(monkeypatch):
    monkeypatch.setattr(module, "MOST_PAIRED", 8)
    long = "début\nun deux trois quatre cinq\nsuite\nfin", "début\nsix sept huit neuf dix\nsuite\nfin"
    assert differences(*long)[:3] == [
        (KEPT, "début\n"), (REMOVED, "un deux trois quatre cinq\n"), (ADDED, "six sept huit neuf dix\n"),
    ]  # fmt: skip

    monkeypatch.setattr(module, "MOST_PAIRED", 1)
    assert [state for state, _ in differences(*long)] == [KEPT, REMOVED, ADDED, KEPT]


def test_lists_are_compared_by_value():
    assert list_differences(["a", "b", "b"], ["b", "c"]) == [(KEPT, "b"), (ADDED, "c"), (REMOVED, "a")]
    assert list_side(["a", "b"], ["b"], REMOVED) == [(REMOVED, "a"), (KEPT, "b")]
