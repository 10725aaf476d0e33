"""The older form: every file of tests/corpus/older against what is written beside it, and wherever it is cut."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from centres.fiches import Fiche, OtherSection, Reading, compose, read_bytes, read_text
from centres.fiches.layout.labels import match
from centres.fiches.record import fiche_from_record, values_record

from .samples import codes, fiche_values, page, read_one, values

OLDER = Path(__file__).parent.parent / "corpus" / "older"
PAGES = [pytest.param(path, id=path.stem) for path in sorted(OLDER.glob("*.txt"))]
WHOLE = (OLDER / "centre-and-author.txt").read_text(encoding="utf-8")


def told(fiche: Fiche) -> dict[str, Any]:
    """What a corpus file says of a fiche: its values, those that are there."""
    names = (
        "title", "centre", "department", "keywords", "description", "experience", "diagnosis", "impacts",
        "success_factors", "limits", "published_by", "attachments", "attachment_sizes",
    )  # fmt: skip
    shown = {name: getattr(fiche, name) for name in names}
    shown["other_sections"] = {section.label: section.text for section in fiche.other_sections}
    return {name: list(value) if isinstance(value, tuple) else value for name, value in shown.items() if value}


@pytest.mark.parametrize("path", PAGES)
def test_an_older_page_reads_as_its_file_says(path: Path) -> None:
    wanted = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    reading = read_bytes(path.read_bytes())
    assert isinstance(reading, Reading)
    assert [told(fiche) for fiche in reading.fiches] == wanted["fiches"]
    issues = [*reading.issues, *(issue for fiche in reading.fiches for issue in fiche.issues)]
    assert sorted([issue.code, issue.line] for issue in issues) == wanted["issues"]
    lines = [*reading.unrecognised, *(line for fiche in reading.fiches for line in fiche.unrecognised)]
    assert sorted({line.text for line in lines}) == wanted["unrecognised"]


@pytest.mark.parametrize("path", PAGES)
def test_an_older_page_composed_is_the_page_again(path: Path) -> None:
    reading = read_text(path.read_text(encoding="utf-8"))
    composed = compose(reading.fiches, reading.pages)
    assert values(read_text(composed)) == values(reading)
    wanted = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    assert (composed.encode() == path.read_bytes()) == wanted["is_composed_to_the_byte"]


def test_every_older_page_has_its_row_in_the_table() -> None:
    table = (OLDER / "README.md").read_text(encoding="utf-8")
    assert [path.name for path in OLDER.glob("*.txt") if f"`{path.name}`" not in table] == []


def test_cut_at_any_character_an_older_page_loses_no_line_and_says_that_it_is_cut() -> None:
    start = WHOLE.index("Quels furent les éléments")
    last_label = "Quelles sont les limites de cette expérience ?"
    for end in range(start + 90, WHOLE.index(last_label) + len(last_label) - 2):
        text = WHOLE[:end]
        reading = read_text(text)
        (fiche,) = reading.fiches
        assert sum(reading.line_counts.values()) == sum(bool(line.strip()) for line in text.split("\n"))
        assert (fiche.title, fiche.centre, fiche.published_by) == (
            "Goûter du mercredi",
            "CSC DES PINS",
            "Camille EXEMPLE",
        )
        assert "cut_fiche" in codes(fiche), text[-60:]
        last = text.rsplit("\n", 1)[-1]
        if last.startswith(("Quels sont les i", "Quels furent les f", "Quelles sont")) and not match(last):
            assert "cut_label" in codes(fiche), last


def test_cut_anywhere_in_the_second_the_first_of_two_older_fiches_is_unchanged() -> None:
    text = (OLDER / "two-titled-in-one.txt").read_text(encoding="utf-8")
    first = fiche_values(read_text(text).fiches[0])
    start = text.index("\nActions\n", 10)
    for end in range(start + len("\nActions"), len(text)):
        assert fiche_values(read_text(text[:end]).fiches[0]) == first, text[end - 60 : end]


def test_an_author_is_in_no_record() -> None:
    fiche = read_one(WHOLE)
    assert fiche.published_by == "Camille EXEMPLE"
    assert "EXEMPLE" not in json.dumps(values_record(fiche), ensure_ascii=False)


def test_what_lies_under_an_author_is_never_told_in_an_issue() -> None:
    text = WHOLE.replace("Camille EXEMPLE", "Camille EXEMPLE\nde l'équipe")
    fiche = read_one(text)
    assert fiche.published_by == "Camille EXEMPLE\nde l'équipe"
    assert not any("EXEMPLE" in issue.message or "équipe" in issue.message for issue in fiche.issues)


def test_an_older_fiche_of_the_catalogue_is_printed_in_its_own_form() -> None:
    fiche = read_one(WHOLE)
    printed = compose([fiche_from_record(values_record(fiche))])
    assert printed == WHOLE.replace("Publié par\nCamille EXEMPLE\n", "")


def test_an_older_fiche_completed_since_keeps_its_texts_in_the_current_form() -> None:
    fiche = Fiche(
        title="Bal", centre="Le Tilleul", department="Isère", summary="Un bal.", status="En cours",
        diagnosis="Un\nDeux", impacts="Trois", other_sections=(OtherSection("Thèmes", "Familial\nVacances", 1),),
    )  # fmt: skip
    read = read_one(compose([fiche]))
    assert (read.summary, read.diagnosis, read.impacts, read.success_factors) == ("Un bal.", "Un\nDeux", "Trois", "")
    assert [(section.label, section.text) for section in read.other_sections] == [("Thèmes", "Familial\nVacances")]
    assert not read.is_older


@pytest.mark.parametrize("above", ["Un constat, le premier.", "Ce qui se passe, le premier."])
@pytest.mark.parametrize("question", ["Quels furent les facteurs de réussite de cette expérience ?", "Thèmes"])
def test_a_question_that_a_text_of_the_older_form_says_takes_no_other_text_away(question: str, above: str) -> None:
    told = (OLDER / "prose-with-bullets.txt").read_text(encoding="utf-8")
    before, after = read_one(told), read_one(told.replace(above, f"{above}\n{question}\nLa salle."))
    names = ("keywords", "experience", "impacts", "success_factors", "limits", "other_sections")
    for name in names:
        assert getattr(after, name) == getattr(before, name), name
    assert f"{question}\nLa salle." in after.diagnosis + after.description


def test_a_list_added_to_an_older_fiche_that_has_none_gets_the_bullet_of_the_others() -> None:
    told = (OLDER / "prose-with-bullets.txt").read_text(encoding="utf-8")
    fiche = read_one(told.replace("  • Tout public\n", "").replace("  • Solidarité\n", ""))
    assert fiche.keywords == ()
    assert "\n  • Solidarité\n" in compose([replace(fiche, keywords=("Solidarité",))])


def test_a_public_under_the_keywords_of_an_older_fiche_is_read_and_printed_again() -> None:
    text = WHOLE.replace("  • Solidarité\n", "  • Solidarité\n- Public\n  • Adultes\n")
    fiche = read_one(text)
    assert (fiche.keywords, fiche.audiences) == (("Famille", "Solidarité"), ("Adultes",))
    assert compose([fiche]) == text


def test_a_question_of_the_older_form_is_prose_above_the_last_label_of_the_current_one() -> None:
    prose = "- Quels furent les facteurs de réussite de cette expérience ?\nLa salle."
    assert read_one(page("- Résumé", *prose.split("\n"))).summary == prose
