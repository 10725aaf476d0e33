"""Rules that a change of the reader could break in silence; the shapes of single files are in tests/corpus."""

from dataclasses import replace

import pytest

from centres.fiches import LIMITS, Refusal, compose, identity_key, read_bytes, read_text
from centres.fiches.layout.labels import BY_KEY, OLDER, STANDARD, match
from centres.fiches.values.departments import DEPARTMENTS
from centres.fiches.values.vocabulary import LIST_NAMES, TERMS, is_known

from .samples import codes, page, read_one, values, whole_fiche


def test_a_label_equal_to_a_term_would_be_ambiguous_and_there_is_none() -> None:
    assert [label.text for label in STANDARD + OLDER if any(is_known(name, label.text) for name in TERMS)] == []


def test_slugs_are_ascii_and_unique_in_their_list() -> None:
    for name, terms in TERMS.items():
        slugs = [term.slug for term in terms]
        assert len(set(slugs)) == len(slugs)
        assert all(slug.isascii() and slug == slug.lower() and " " not in slug for slug in slugs)
        assert name in LIST_NAMES


def test_every_departement_is_in_the_table() -> None:
    assert len(DEPARTMENTS) == 109
    assert len(set(DEPARTMENTS)) == 109


@pytest.mark.parametrize("label", [pytest.param(label, id=label.key) for label in STANDARD + OLDER])
def test_a_label_is_known_in_every_spelling(label: object) -> None:
    for text in (label.text, *label.spellings):
        for line in (f"- {text}", f"-{text.upper()}", f"- {text} :"):
            found = match(line)
            assert BY_KEY[found.key].text == label.text
            assert found.is_dashed


def test_the_place_of_a_fiche_changes_nothing_of_it() -> None:
    texts = [whole_fiche("A", prospects="Un"), whole_fiche("B"), "Actions\nC\n- Structure organisatrice\n- X - Isère"]
    there = {fiche.title: fiche for fiche in read_text("\n".join(texts)).fiches}
    back = {fiche.title: fiche for fiche in read_text("\n".join(reversed(texts))).fiches}
    for title, fiche in there.items():
        places = {"first_line": 0, "last_line": 0, "field_lines": {}, "issues": ()}
        assert replace(fiche, **places) == replace(back[title], **places)
        assert codes(fiche) == codes(back[title])


def test_the_cut_start_of_a_fiche_is_told_outside_the_fiche_before_it() -> None:
    whole = whole_fiche(prospects="Une citerne.")
    reading = read_text(f"{whole}\nActions\nCuisine de palier")
    assert reading.fiches[0].sha256 == read_one(whole).sha256
    assert [line.text for line in reading.unrecognised] == ["Actions", "Cuisine de palier"]
    assert [issue.code for issue in reading.issues] == ["cut_fiche"]
    assert reading.fiches[0].issues == ()


def test_two_letters_of_a_label_are_text() -> None:
    assert read_one(page("- Résumé", "Un.", "- Qu")).summary == "Un.\n- Qu"
    assert read_one(page("- Résumé", "Un.", "- Qui")).summary == "Un."


def test_a_value_of_300_characters_is_one_and_of_301_is_not() -> None:
    assert read_one(page("- Public", "- " + "x" * 300)).audiences == ("x" * 300,)
    assert read_one(page("- Public", "- " + "x" * 301)).audiences == ()


def test_text_says_too_many_values_where_a_file_is_refused() -> None:
    text = page("- Public", *(f"- public {number}" for number in range(201)))
    assert len(read_one(text).audiences) == 200
    assert "too_many_values" in codes(read_one(text))
    refusal = read_bytes(text.encode())
    assert isinstance(refusal, Refusal)
    assert (refusal.code, refusal.line) == ("too_many_values", 206)


@pytest.mark.parametrize(
    ("limits", "code"),
    [({"bytes": 50}, "too_large"), ({"lines": 4}, "too_many_lines"), ({"fiches": 1}, "too_many_fiches")],
)
def test_a_file_over_a_limit_is_refused(limits: dict[str, int], code: str) -> None:
    data = f"{page()}\n{page()}".encode()
    refusal = read_bytes(data, limits=replace(LIMITS, **limits))
    assert isinstance(refusal, Refusal)
    assert refusal.code == code


def test_a_file_at_the_limit_of_lines_is_read() -> None:
    limits = replace(LIMITS, lines=4)
    assert not isinstance(read_bytes(page().encode(), limits=limits), Refusal)
    assert not isinstance(read_bytes(f"{page()}\n".encode(), limits=limits), Refusal)


def test_an_identity_ignores_spelling_and_nothing_else() -> None:
    key = identity_key("MDH Le Patio", "Isère", "L'été !")
    assert key == identity_key("mdh  le patio", "ISERE", "L’ETE")
    assert len({key, identity_key("", "Isère", "L'été !"), identity_key("MDH Le Patio", "Isère", "L'été 2")}) == 3
    assert identity_key("", "", "✿") != identity_key("", "", "→")


def test_a_value_traces_to_its_lines() -> None:
    fiche = read_one(page("- Résumé", "Un", "", "Deux", "- Public", "- Adultes"))
    assert fiche.field_lines["title"] == (2, 2)
    assert fiche.field_lines["summary"] == (6, 8)
    assert fiche.field_lines["audiences"] == (10, 10)


def test_the_kept_text_is_the_source_as_it_stood() -> None:
    source = page("- Résumé", "  Un\u00a0", "", "Deux\x00").replace("\n", "\r\n")
    assert read_one(source).text == source.replace("\r\n", "\n").replace("\x00", "\u2400")


def test_a_label_of_the_prose_opens_no_fiche_when_attachments_are_far_below() -> None:
    prose = ["- Structure organisatrice", "Un", "Deux", "Trois", "- Fichier(s) associé(s)"]
    assert read_one(page("- Résumé", *prose)).summary == "\n".join(prose)


def test_attachments_that_are_the_title_of_the_next_fiche_open_none_above() -> None:
    structure = "- Structure organisatrice"
    lines = [
        "Actions",
        "Bal",
        structure,
        "- X - Isère",
        "- Résumé",
        structure,
        "Actions",
        "- Fichier(s) associé(s)",
        structure,
    ]
    first, second = read_text("\n".join(lines)).fiches
    assert first.summary == structure
    assert second.title == "- Fichier(s) associé(s)"


def test_one_label_of_the_older_form_opens_no_older_fiche() -> None:
    prose = ["Actions", "Un titre", "- Thèmes", "Lecture"]
    assert read_one(page("- Résumé", *prose)).summary == "\n".join(prose)


def test_a_heading_above_the_cut_start_of_a_fiche_is_furniture() -> None:
    heading = "Les actions des centres sociaux"
    reading = read_text(f"{whole_fiche(prospects='Une citerne.')}\n{heading}\nActions\nCuisine")
    assert reading.fiches[0].prospects == "Une citerne."
    assert reading.line_classes[-3:] == ((25, "furniture"), (26, "unrecognised"), (27, "unrecognised"))


@pytest.mark.parametrize("line", ["- Un quartier", "Actions", "Structure organisatrice"])
def test_a_first_line_that_is_a_piece_of_a_fiche_is_no_heading(line: str) -> None:
    reading = read_text(f"{line}\nUn reste\n{page()}")
    assert reading.pages[0].heading == ""
    assert [kept.text for kept in reading.unrecognised] == [line, "Un reste"]


def test_a_label_without_dash_is_text_when_its_label_has_one_elsewhere() -> None:
    prose = "Trois lignes\nRésultat sur le territoire\nFin"
    fiche = read_one(whole_fiche(people=prose, result_territory="Moins de bruit."))
    assert (fiche.people, fiche.result_territory) == (prose, "Moins de bruit.")
    assert "label_without_dash" not in codes(fiche)


def test_the_labels_chosen_are_still_the_best_without_the_lines_that_gave_no_value() -> None:
    keys = ["structure", "attachments", "status", "status_reason", "dimension", "keywords", "summary", "initiators"]
    keys += ["initiator_details", "territory", "territory_again"]
    lines = ["Actions", "Bal", *(f"- {BY_KEY[key].text}" for key in keys), "Actions", "- Public"]
    reading = read_text("\n".join(lines))
    assert values(read_text(compose(reading.fiches))) == values(reading)


@pytest.mark.parametrize("other", ["", "\u202f", "✿"])
def test_a_line_is_cleaned_alike_whatever_stands_in_the_others(other: str) -> None:
    """A text of usual letters alone is not looked at line by line."""
    odd = "lâ€™Ã©tÃ©, lâ€™hiver\u00a0\nde\u00adux\nfin\u00a0"
    alone, among = (read_one(page("- Résumé", *odd.split("\n"), f"un {mark}")).summary for mark in ("", other))
    assert alone.split("\n")[:3] == among.split("\n")[:3] == ["l’été, l’hiver", "de\u00adux", "fin"]
    plain = read_one(page("- Résumé", "  Un\u00a0", f"un {other}")).summary
    assert plain.split("\n")[0] == "Un"
