"""Who was mobilised, counted by role: phrases by shape in tests/corpus/people, and what holds for every text."""

import json
import re
import time
from dataclasses import asdict
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from centres.fiches import LIMITS, Fiche, PeopleCounts, Reading, read_bytes, read_text
from centres.fiches.people.counts import read_people
from centres.fiches.people.numerals import NUMBER_WORDS, ROUGH
from centres.fiches.record import people_record
from tests.drawing import examples
from tests.fiches.samples import codes, read_one, whole_fiche
from tests.real_page import REAL_PAGE, needs_real_page

CORPUS = Path(__file__).parents[2] / "corpus"
FIXTURES = Path(__file__).parents[3] / "fixtures" / "fiches"


def lines(text: str, first: int = 1) -> list[tuple[int, str]]:
    return list(enumerate(text.split("\n"), first))


def cases() -> list[dict[str, object]]:
    files = sorted((CORPUS / "people").glob("*.json"))
    return [case for path in files for case in json.loads(path.read_text(encoding="utf-8"))]


def counted(counts: PeopleCounts) -> dict[str, object]:
    return {role: count for role, count in asdict(counts).items() if count}


def figures_of(fiche: Fiche) -> dict[str, object]:
    """The record of the counts without their words."""
    record = people_record(fiche.people_counts)
    return {role: count and {key: count[key] for key in count if key != "text"} for role, count in record.items()}


PHRASES = [case["text"] for case in cases()]


@pytest.mark.parametrize("case", cases(), ids=lambda case: case["text"])
def test_a_phrase_reads_as_its_file_says(case: dict[str, object]) -> None:
    counts, issues = read_people(lines(case["text"]))
    assert counted(counts) == case["counts"], case["why"]
    assert sorted({issue.code for issue in issues}) == sorted(case["issues"]), case["why"]


def test_the_corpus_of_people_is_large_and_a_third_of_it_counts_nobody() -> None:
    assert len(set(PHRASES)) == len(PHRASES) >= 80
    assert sum(not case["counts"] for case in cases()) * 3 >= len(PHRASES)


@needs_real_page
def test_the_real_page_counts_the_people_of_the_golden_file() -> None:
    wanted = json.loads((CORPUS / "real" / "people.json").read_text(encoding="utf-8"))["fiches"]
    fiches = read_text(REAL_PAGE.read_text(encoding="utf-8")).fiches
    assert [fiche.title for fiche in fiches] == [facts["title"] for facts in wanted]
    for fiche, facts in zip(fiches, wanted, strict=True):
        assert figures_of(fiche) == facts["counts"], f"{fiche.title}: {facts['why']}"


def test_the_fixtures_count_the_same_people_as_the_page_they_retell() -> None:
    wanted = json.loads((CORPUS / "real" / "people.json").read_text(encoding="utf-8"))["fiches"]
    pages = [read_text((FIXTURES / name).read_text(encoding="utf-8")) for name in ("isere-1.txt", "isere-2.txt")]
    fiches = [fiche for page in pages for fiche in page.fiches]
    for fiche, facts in zip(fiches, wanted, strict=True):
        assert figures_of(fiche) == facts["counts"], f"{fiche.title}: {facts['why']}"


def test_a_fiche_keeps_its_counts_beside_the_lines_they_come_from() -> None:
    fiche = read_one(whole_fiche(people="Toute l'équipe\n3 salariés"))
    assert fiche.people_counts.professionals.value == 3
    assert fiche.field_lines["people_counts"] == fiche.field_lines["people"]
    assert codes(fiche) == []


def test_an_issue_names_its_line_and_its_words() -> None:
    (issue,) = read_people([(41, "12 bénévoles"), (42, "7-8 personnes")])[1]
    assert (issue.line, issue.message[:29]) == (42, "ligne 42 : « 7-8 personnes » ")


def test_a_section_of_more_figures_than_a_list_of_people_is_not_counted() -> None:
    counts, issues = read_people([(7, "3 salariés, " * (LIMITS.figures + 1))])
    assert counts == PeopleCounts()
    assert [issue.code for issue in issues] == ["people_too_long"]


def test_a_section_too_long_to_be_a_list_of_people_is_not_counted() -> None:
    counts, issues = read_people([(7, "3 salariés"), (8, "x" * LIMITS.people)])
    assert counts == PeopleCounts()
    assert [(issue.code, issue.line) for issue in issues] == [("people_too_long", 7)]


WORDS = (
    "1 2 3 12 2014 une dix vingt cent dizaine à - / + ( ) : , ; . = et ou dont soit plus de entre environ par "
    "bénévoles salariés animateurs CESF enfants parents familles partenaires personnes habitants h ans € % \n"
)
# Pieces of phrases, glued anyhow.
pieces = st.one_of(
    st.sampled_from(PHRASES),
    st.sampled_from(WORDS.split(" ")),
    st.text(max_size=6),
)
glued = st.lists(pieces, max_size=14).map(" ".join)


def numbers_in(text: str) -> set[int]:
    """Every number that a text may be said to hold: in figures, or added up from neighbouring words."""
    found = {int(re.sub(r"\D", "", run)) for run in re.findall(r"\d[\d \u00a0\u202f.]*", text)}
    return found | {int(digits) for digits in re.findall(r"\d+", text)}


@settings(max_examples=examples(60))
@given(glued)
@example("( ( ) 3 salariés ( : dont")
@example("1 200 300 4 bénévoles")
def test_any_text_gives_counts_that_can_be_stored(text: str) -> None:
    counts, issues = read_people(lines(text))
    for count in counted(counts).values():
        low, high = count["low"], count["high"]
        assert (count["value"] is None) == (low is not None or high is not None)
        assert low is None or high is None or low < high
        assert max(count["value"] or 0, low or 0, high or 0) <= LIMITS.count
        assert 0 < len(count["text"]) <= 300
        assert all(part in text for part in count["text"].split(" + "))
    assert all(issue.message.startswith(f"ligne {issue.line} : ") for issue in issues)


words_of_numbers = re.compile(r"\b(?:" + "|".join([*NUMBER_WORDS, "vingts", *ROUGH]) + r")\b|aine", re.IGNORECASE)


@settings(max_examples=examples(60))
@given(glued)
def test_a_count_is_a_figure_of_its_own_words_or_their_sum(text: str) -> None:
    for count in counted(read_people(lines(text))[0]).values():
        if words_of_numbers.search(count["text"]):
            continue  # in words: held by the corpus, and by the test below
        figures = sorted(numbers_in(count["text"]))
        for end in (count["value"], count["low"], count["high"]):
            assert end is None or end in figures or end <= sum(map(int, re.findall(r"\d+", count["text"])))


@given(st.integers(2, 999), st.integers(1, 40))
def test_a_figure_beside_its_noun_reads_back(value: int, more: int) -> None:
    counts, issues = read_people([(1, f"{value} bénévoles, {value} à {value + more} salariés")])
    assert counts.volunteers.value == value
    assert (counts.professionals.low, counts.professionals.high) == (value, value + more)
    assert issues == []


PROSE = [
    "L'action rassemble le quartier et ses voisins.",
    "Les habitants préparent la fête avec l'équipe",
    "- merci à tous",
    "-",
    "Des bénévoles, des salariés.",
]


@settings(max_examples=examples(50))
@given(st.sampled_from(PHRASES), st.lists(st.sampled_from(PROSE), max_size=3), st.lists(st.sampled_from(PROSE)))
def test_prose_around_changes_nothing(phrase: str, before: list[str], after: list[str]) -> None:
    alone, alone_issues = read_people(lines(phrase))
    counts, issues = read_people(lines("\n".join([*before, phrase, *after])))
    assert counts == alone
    assert [issue.code for issue in issues] == [issue.code for issue in alone_issues]


@settings(max_examples=examples(40))
@given(st.sampled_from(PHRASES))
def test_capitals_and_fixed_spaces_change_no_figure(phrase: str) -> None:
    def figures(text: str) -> list[object]:
        counts = read_people(lines(text))[0]
        return [count and (count.value, count.low, count.high) for count in map(counts.__getattribute__, ROLES)]

    assert figures(phrase.upper()) == figures(phrase) == figures(phrase.replace(" ", "\xa0"))


ROLES = list(asdict(PeopleCounts()))
HOSTILE = [
    "1 ",
    "1 cesf+",
    "(",
    "1-",
    "cent ",
    "vingt et ",
    "3 salariés : ",
    "plus de ",
    "un ",
    "12 bénévoles, ",
    "é",
    "e'",
]


@pytest.mark.parametrize("piece", HOSTILE)
def test_a_section_as_long_as_allowed_is_read_in_no_time(piece: str) -> None:
    text = (piece * LIMITS.people)[: LIMITS.people]
    start = time.process_time()
    read_people([(1, text)])
    assert time.process_time() - start < 0.1


@pytest.mark.parametrize("piece", ["3 salariés, ", "1 cesf+ ", "(1-"])
def test_a_file_of_20_mib_of_people_is_read_in_seconds(piece: str) -> None:
    head = whole_fiche().split("- Nombre de personnes")[0] + "- Nombre de personnes mobilisés pour cette action\n"
    line = piece * (90_000 // len(piece)) + "\n"
    data = (head + line * (LIMITS.bytes // len(line.encode()) - 1)).encode()
    start = time.process_time()
    reading = read_bytes(data)
    assert time.process_time() - start < 5
    assert isinstance(reading, Reading)
    assert "people_too_long" in codes(reading.fiches[0])


# Many figures in few words; few figures in many words.
LISTS = ["3 salariés, 1 cesf+ " * (LIMITS.figures // 2 - 1), "4 bénévoles " + "du quartier, " * 150]


@pytest.mark.parametrize("people", LISTS)
def test_a_thousand_fiches_with_the_longest_lists_of_people_are_read_in_seconds(people: str) -> None:
    text = "\n".join(whole_fiche(people=f"{number} {people}") for number in range(1000))
    start = time.process_time()
    reading = read_text(text)
    assert time.process_time() - start < 5
    assert all("people_too_long" not in codes(fiche) for fiche in reading.fiches[:2])
