"""Invented fiches: the same for a seed, read back whole, and holding the words that the measures look for."""

from collections import Counter

import pytest

from centres.bench import generator
from centres.bench.invented_words import COMMON, rare_words
from centres.fiches import read_bytes
from centres.fiches.values.departments import DEPARTMENTS
from centres.fiches.values.vocabulary import TERMS

FICHES = 480


@pytest.fixture(scope="module")
def reading():
    return read_bytes(generator.text(FICHES).encode())


def words_of(fiche):
    return set(fiche.text.lower().replace(".", " ").split())


def test_the_same_seed_gives_the_same_text_and_another_seed_another():
    assert generator.text(60, 3) == generator.text(60, 3) != generator.text(60, 4)


def test_the_next_edition_revises_every_other_fiche():
    first, then = (read_bytes("\n".join(generator.pages(60, is_next=is_next)).encode()) for is_next in (False, True))

    assert [fiche.key for fiche in then.fiches] == [fiche.key for fiche in first.fiches]
    pairs = list(zip(first.fiches, then.fiches, strict=True))
    assert [one.sha256 != other.sha256 for one, other in pairs] == [generator.is_revised(n) for n in range(60)]
    assert all(one.summary != other.summary for one, other in pairs[::2])
    assert all(one.limits == other.limits for one, other in pairs)


def test_every_fiche_is_read_and_no_line_is_left_over(reading):
    assert len(reading.fiches) == FICHES
    assert reading.line_counts["unrecognised"] == 0
    assert {issue.code for fiche in reading.fiches for issue in fiche.issues} <= {"people_unclear", "unknown_value"}


def test_no_two_fiches_are_the_same_action(reading):
    assert len({fiche.key for fiche in reading.fiches}) == FICHES


def test_places_vocabularies_years_money_and_people_are_all_there(reading):
    fiches = reading.fiches
    told = {name for fiche in fiches for name in (*fiche.keywords, *fiche.audiences, *fiche.partners)}

    assert {fiche.department for fiche in fiches} == set(DEPARTMENTS)
    assert {term.label for name in ("keyword", "audience", "partner") for term in TERMS[name]} <= told
    assert {fiche.year for fiche in fiches} == {None, *generator.YEARS}
    budgets = [fiche.budget for fiche in fiches if fiche.budget]
    assert FICHES / 4 < len(budgets) < FICHES / 2
    assert {(bool(budget.lines), budget.total is None) for budget in budgets} == {(0, 0), (1, 0), (0, 1)}
    assert all(
        any(getattr(fiche.people_counts, role) for fiche in fiches)
        for role in ("professionals", "volunteers", "participants", "families")
    )


def test_a_common_word_is_in_most_fiches_and_a_rare_one_in_a_few_dozen(reading):
    held = Counter(word for fiche in reading.fiches for word in words_of(fiche))

    assert min(held[word] for word in COMMON) > FICHES / 2
    assert {held[word] for word in rare_words(FICHES)} == {FICHES // len(rare_words(FICHES))}


def test_rare_words_stay_as_rare_in_a_large_catalogue():
    assert len(rare_words(100_000)) == len(set(rare_words(100_000))) == 2_000
    assert len(rare_words(30)) == 1
