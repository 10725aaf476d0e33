"""What holds for every text."""

import re
import unicodedata

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from centres.fiches import LINE_CLASSES, Reading, Refusal, compose, fold, identity_key, read_bytes, read_text
from centres.fiches.text.repair import clean_line, repair_mojibake
from tests.drawing import examples

from .samples import values
from .strategies import odd_lines, pages

slow = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example]
many = settings(max_examples=examples(25), suppress_health_check=slow)
few = settings(max_examples=10, suppress_health_check=slow)


@many
@given(pages)
def test_every_line_is_in_exactly_one_class(text: str) -> None:
    reading = read_text(text)
    numbers = [number for number, line in enumerate(re.split(r"\r\n|\r|\n", text), 1) if line.strip()]
    assert [number for number, _ in reading.line_classes] == numbers
    assert {line_class for _, line_class in reading.line_classes} <= set(LINE_CLASSES)
    assert sum(reading.line_counts.values()) == len(numbers)


@many
@given(pages)
def test_unrecognised_lines_are_all_kept(text: str) -> None:
    reading = read_text(text)
    kept = [*reading.unrecognised, *(line for fiche in reading.fiches for line in fiche.unrecognised)]
    classed = [number for number, line_class in reading.line_classes if line_class == "unrecognised"]
    assert sorted(line.line for line in kept) == classed


# A table that ends a fiche once the cut start of another one is taken off below it.
TABLE_ABOVE_A_CUT = (
    "Actions\nT\n- Structure organisatrice\n- Suite de l'action : Perspectives\n"
    "Nom | Département | Année |\nT | Isère | 2015 |\nActions\n- Fichier(s) associé(s)"
)

# What a label says, between it and the themes, is no title of a fiche that begins again.
WHO_PUBLISHED_ABOVE_THEMES = (
    "Actions\n- Structure organisatrice\n- Suite de l'action : Perspectives\nActions\n- Publié par\n"
    "Nom | Département | Année |\n- Thèmes\n* Démocratie & citoyenneté\n"
    "- Quels furent les éléments de diagnostic à l'origine de l'expérience ?"
)

# The heading of a page, below the label that says who published it, is who published it.
PUBLISHED_BY_THE_PAGE = (
    "- Publié par\nLes actions des centres sociaux\n- Mots clés associés à l'actions\n- Structure organisatrice\n"
    "- Quels sont les impacts ou effets positifs produits par cette expérience au niveau du public, du centre social ou"
    " de l'environnement ?"
)


@many
@given(pages)
@example(TABLE_ABOVE_A_CUT)
@example(PUBLISHED_BY_THE_PAGE)
@example(WHO_PUBLISHED_ABOVE_THEMES)
def test_a_text_composed_reads_the_same(text: str) -> None:
    reading = read_text(text)
    composed = compose(reading.fiches, reading.pages)
    again = read_text(composed)
    assert values(again) == values(reading)
    assert compose(again.fiches, again.pages) == composed


# A line that is cut off must not weigh in the choice of the labels above it.
ACTIONS_BELOW_LABELS = (
    "Actions\nT\n- Structure organisatrice\n- Mots clés associés à l'action\n- Mots clés associés à l'action\n"
    "- Statut de l'action\nActions"
)


@many
@given(pages)
@example(ACTIONS_BELOW_LABELS)
def test_the_text_kept_of_a_fiche_reads_as_that_fiche(text: str) -> None:
    for fiche in read_text(text).fiches:
        (again,) = read_text(fiche.text).fiches
        assert (again.key, again.sha256, again.labels) == (fiche.key, fiche.sha256, fiche.labels)


@many
@given(pages)
def test_every_value_and_issue_has_its_line(text: str) -> None:
    for fiche in read_text(text).fiches:
        for name, (first, last) in fiche.field_lines.items():
            assert first <= last
            assert name == "year" or fiche.first_line <= first <= last <= fiche.last_line
        assert all(fiche.first_line <= issue.line <= fiche.last_line for issue in fiche.issues)


@many
@given(
    st.binary(max_size=300),
    st.one_of(st.none(), st.sampled_from(["utf-8", "cp1252", "utf-16", "hex", ""]), st.text(max_size=9)),
)
def test_bytes_never_raise(data: bytes, encoding: str | None) -> None:
    assert isinstance(read_bytes(data, encoding), Reading | Refusal)


@many
@given(pages)
def test_a_page_as_bytes_never_raises(text: str) -> None:
    assert isinstance(read_bytes(text.encode("utf-8", "surrogatepass")), Reading | Refusal)


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda text: text.replace("\n", "\r\n"), id="crlf"),
        pytest.param(lambda text: text.replace("\n", "\r"), id="cr"),
        pytest.param(lambda text: f"\ufeff{text}", id="bom"),
        pytest.param(lambda text: unicodedata.normalize("NFD", text), id="nfd"),
        pytest.param(lambda text: text.replace("\n", "\n\xa0 \t"), id="indented"),
        pytest.param(lambda text: text.replace("\n", " \u200b\n"), id="trailing"),
        pytest.param(lambda text: text.replace("\n", "\n\n \n"), id="blank lines"),
    ],
)
@few
@given(text=pages)
def test_a_variant_of_a_text_reads_the_same(change: object, text: str) -> None:
    reading = read_text(text)
    plain = compose(reading.fiches, reading.pages)
    if not re.search("[\u0300-\u036f]|Ã|Â|â€", plain):
        changed, wanted = read_text(change(plain)), read_text(plain)
        assert values(changed) == values(wanted)
        assert [fiche.sha256 for fiche in changed.fiches] == [fiche.sha256 for fiche in wanted.fiches]


@many
@given(odd_lines())
def test_a_line_cleaned_is_clean(line: str) -> None:
    cleaned = repair_mojibake(clean_line(line)) if line.strip() else ""
    assert not cleaned.strip() or repair_mojibake(clean_line(cleaned)) == cleaned


@many
@given(st.text())
def test_a_folded_text_is_words_and_folds_to_itself(text: str) -> None:
    folded = fold(text)
    assert re.fullmatch("(?:[a-z0-9]+(?: [a-z0-9]+)*)?", folded)
    assert fold(folded) == folded


@many
@given(st.text(), st.text(), st.text())
def test_a_key_has_a_fixed_size(centre: str, department: str, title: str) -> None:
    assert re.fullmatch("[0-9a-f]{64}", identity_key(centre, department, title))
