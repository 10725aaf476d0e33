"""What is typed -> what to find."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from centres.language import parse_query


def read(typed: str) -> tuple[list[str], list[str]]:
    """(wanted, left out), stems of a phrase with a space between."""
    query = parse_query(typed)
    return [" ".join(term.stems) for term in query.wanted], [" ".join(term.stems) for term in query.excluded]


@pytest.mark.parametrize(
    ("typed", "wanted", "excluded"),
    [
        ("", [], []),
        ("jardin partagé", ["jardin", "partag"], []),
        ("fête de la musique", ["fet", "music"], []),
        ("la", ["la"], []),
        ("de la", ["de", "la"], []),
        ('"fête de la musique"', ["fet de la music"], []),
        ("« fête de la musique »", ["fet de la music"], []),
        ("“jeu de rôle”", ["jeu de rol"], []),
        ("jardin -école", ["jardin"], ["ecol"]),
        ("-école", [], ["ecol"]),
        ("-la", [], ["la"]),
        ("la -école", ["la"], ["ecol"]),
        ('-"centre social" jeu', ["jeu"], ["centr social"]),
        ("centre-social", ["centr social"], []),
        ("c’est-à-dire", ["est a dir"], []),
        ("l’école", ["ecol"], []),
        ("jardin - école", ["jardin", "ecol"], []),
        ('"jardin école', ["jardin", "ecol"], []),
        ('jardin" école', ["jardin", "ecol"], []),
        ('"" jardin « »', ["jardin"], []),
        ("jeunes,adultes/seniors", ["jeun", "adult", "senior"], []),
        ("jardin Jardins JARDIN", ["jardin"], []),
        ("jardin AND (école OR jeu*) NEAR:2 ^x", ["jardin", "and", "ecol", "or", "jeu", "near", "2", "x"], []),
    ],
)
def test_words_quotes_and_exclusions(typed, wanted, excluded):
    assert read(typed) == (wanted, excluded)


def test_a_long_search_is_cut_and_said():
    query = parse_query("jardin " * 1 + "mot" * 20_000)
    assert query.notes == ("Recherche trop longue : seuls ses 300 premiers caractères comptent.",)

    query = parse_query(" ".join(f"m{number}" for number in range(60)))
    assert len(query.terms) == 16
    assert query.notes == ("Recherche trop longue : seuls ses 16 premiers mots comptent.",)

    query = parse_query('"' + " ".join(f"m{number}" for number in range(60)) + '"')
    assert len(query.terms[0].stems) == 16


def test_a_search_without_a_word_is_said():
    assert parse_query(" ★ l’ ").notes == ("Recherche ignorée : « ★ l’ » ne contient aucun mot à chercher.",)
    assert not parse_query(" ★ ")
    assert parse_query("   ").notes == ()


def test_a_term_can_be_taken_away_or_written_otherwise():
    query = parse_query("la fête -école « au parc »")
    party = query.terms[0]

    assert query.without(party) == '-école "au parc"'
    assert query.instead({party: "faite"}) == 'faite -école "au parc"'


@given(st.text(st.characters(exclude_categories=())))
def test_no_search_raises_and_each_can_be_printed(typed):
    query = parse_query(typed)

    assert sum(len(term.stems) for term in query.terms) <= 16
    "".join([query.text, *query.notes]).encode()
    # Reading again what it kept gives the same terms.
    again = parse_query(" ".join(term.text for term in query.terms))
    assert {term.stems for term in again.wanted} == {term.stems for term in query.wanted}
