"""Keys and slugs fit an index, and say the same for the same words."""

import pytest

from centres.models.keys import LONGEST_KEY, french_slug, text_key


def test_a_long_text_has_a_key_that_fits_and_still_tells_two_apart():
    one, other = text_key("a " * 500 + "b"), text_key("a " * 500 + "c")

    assert len(one) <= LONGEST_KEY
    assert one != other


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("Cœur d'œuvre", "coeur-d-oeuvre"),
        ("L’été, à l’Île", "l-ete-a-l-ile"),
        ("Projet pour tou·te·s!", "projet-pour-tou-te-s"),
        ("★★★", "action"),
        ("", "action"),
    ],
)
def test_a_slug_keeps_the_letters_a_french_reader_expects(title, slug):
    assert french_slug(title, "action") == slug


def test_a_slug_of_a_long_title_is_cut_between_words():
    slug = french_slug("jardin " * 40, "action")

    assert len(slug) <= 80
    assert slug.endswith("jardin")
