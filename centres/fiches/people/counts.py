"""The lines of « Nombre de personnes » -> a count per role, or None where they do not plainly say one.

Figures of one role are added only when the text shows that they are different people; a figure without a role counts
for nobody. Empty is not zero.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import combinations

from centres.fiches.fiche import NO_PEOPLE, Issue, PeopleCount, PeopleCounts
from centres.fiches.folding import fold
from centres.fiches.limits import LIMITS

from .groups import GroupMention
from .mentions import read_line
from .nouns import (
    BODIES_THEMSELVES,
    FAMILIES,
    OWN_BODIES,
    PARTICIPANTS,
    PARTNERS,
    PROFESSIONALS,
    ROLE_NAMES,
    are_disjoint,
    noun_of,
)
from .numerals import has_number, numbers_of

MOST_TEXT = 300  # characters kept of the words of a count
_SHOWN = 80  # characters of the fiche in an issue
_CACHED_LENGTH = 400
_MOST_ADDED = 30
_Doubts = tuple[tuple[int, str, str], ...]  # (index of the line, code, sentence)
_Group = tuple[int, GroupMention, str]  # the index of the line, the mention and its words


def read_people(lines: Sequence[tuple[int, str]]) -> tuple[PeopleCounts, list[Issue]]:
    """The people counted by (line number, text) pairs, and the issues met.

    >>> counts, issues = read_people([(7, "3 à 4 professionnels"), (8, "une dizaine de bénévoles")])
    >>> counts.professionals.low, counts.professionals.high, counts.volunteers.value, counts.participants, issues
    (3, 4, 10, None, [])
    >>> read_people([(7, "3 personnes")])[1][0].message
    'ligne 7 : « 3 personnes » ne dit pas qui est compté, ou combien en tout ; précisez.'
    """
    if not any(has_number(text) for _, text in lines):
        return NO_PEOPLE, []
    lines = _join_labels(lines)
    texts = tuple([text for _, text in lines])
    size = sum(map(len, texts))
    if size <= _CACHED_LENGTH:
        counts, doubts = _count_short(texts)
    elif size > LIMITS.people or sum(map(numbers_of, texts)) > LIMITS.figures:
        number = lines[0][0]
        message = f"plus de {LIMITS.people} caractères ou de {LIMITS.figures} nombres pour dire les personnes"
        issue = Issue("people_too_long", number, f"ligne {number} : {message}, rien n'y est compté ; résumez.")
        return NO_PEOPLE, [issue]
    else:
        counts, doubts = _count(texts)
    if not doubts:
        return counts, []
    return counts, [Issue(code, lines[index][0], f"ligne {lines[index][0]} : {said}") for index, code, said in doubts]


_FIGURE_ALONE = re.compile(r"\d{1,5}(?:\s*(?:à|-)\s*\d{1,5})?")


def _join_labels(lines: Sequence[tuple[int, str]]) -> Sequence[tuple[int, str]]:
    """« Bénévoles » and the figure alone on the next line, as one line; the number is that of the label."""
    if len(lines) < 2 or not any(_FIGURE_ALONE.fullmatch(text) for _, text in lines):
        return lines
    joined: list[tuple[int, str]] = []
    for number, text in lines:
        label = joined[-1][1].strip(" :") if joined else ""
        if _FIGURE_ALONE.fullmatch(text) and label and noun_of(fold(label)):
            joined[-1] = (joined[-1][0], f"{label} : {text}")
        else:
            joined.append((number, text))
    return joined


def _count(texts: tuple[str, ...]) -> tuple[PeopleCounts, _Doubts]:
    doubts: list[tuple[int, str, str]] = []
    by_role: dict[str, list[_Group]] = {}
    blocked: set[str] = set()
    bodies: set[str] = set()
    for index, text in enumerate(texts):
        if not has_number(text):
            continue
        reading = read_line(text)
        blocked |= reading.blocked
        bodies |= reading.bodies
        for mention in reading.mentions:
            by_role.setdefault(mention.role, []).append((index, mention, text[mention.start : mention.end]))
        for words in reading.doubts[:1]:
            doubts.append((index, "people_unclear", _unclear(words)))
    is_whole = not doubts
    counted = {mention.body for _, mention, _ in by_role.get(PARTNERS, [])}
    if counted - {""} and bodies - counted:
        blocked.add(PARTNERS)  # « Caf, PMI et 2 assistantes sociales du Département »: partners counted in part
    counts: dict[str, PeopleCount] = {}
    for role, groups in by_role.items():
        groups = _met(role, groups)
        if not groups or role in blocked:
            continue
        count = _resolved(groups, texts, is_whole)
        if len(by_role) == 1 and all(mention.kind == BODIES_THEMSELVES for _, mention, _ in groups):
            doubts.append((groups[0][0], "people_unclear", _unclear(groups[0][2])))
        elif count is None:
            words = " ; ".join(f"« {said[:_SHOWN]} »" for _, _, said in groups[:3])
            message = f"plusieurs nombres {ROLE_NAMES[role]} ({words}) ; indiquez le total."
            doubts.append((groups[-1][0], "people_not_added", message))
        elif max(count.value or 0, count.low or 0, count.high or 0) > LIMITS.count:
            doubts.append((groups[0][0], "people_unclear", _unclear(count.text)))
        else:
            counts[role] = count
    return (PeopleCounts(**counts) if counts else NO_PEOPLE), tuple(doubts)


_count_short = lru_cache(maxsize=4096)(_count)


def _unclear(words: str) -> str:
    return f"« {words[:_SHOWN]} » ne dit pas qui est compté, ou combien en tout ; précisez."


def _met(role: str, groups: list[_Group]) -> list[_Group]:
    """The groups that are people met: « un enfant » of a sentence is nobody, « 3 enfants et un adulte » are four."""
    if role not in (PARTICIPANTS, FAMILIES):
        return groups
    return [group for group in groups if not group[1].quantity.is_article or group[1].is_joined]


def _resolved(groups: list[_Group], texts: tuple[str, ...], is_whole: bool) -> PeopleCount | None:
    """One count out of the groups of a role: the only one, the one of the last year, the total said, or their sum."""
    years = {mention.year for _, mention, _ in groups}
    if len(years) > 1 and None not in years:
        latest = max(year for year in years if year)
        groups = [group for group in groups if group[1].year == latest]
    elif len(years) > 1:
        return None
    if not is_whole and groups[0][1].role == PARTNERS:
        return None  # staff of partners counted in part
    if len(groups) == 1:
        return _one(groups[0])
    totals = [group for group in groups if group[1].restates]
    if totals:
        parts = [group for group in groups if not group[1].restates]
        if _sum(parts) != _sum(totals):
            return None
        single = totals if len(totals) == 1 else parts
        return _one(single[0]) if len(single) == 1 else None
    if is_whole and _are_different_people(groups):
        return _added(groups, texts)
    return None


def _sum(groups: list[_Group]) -> tuple[int, int] | None:
    """(low, high) of all groups together; None when a side is open."""
    quantities = [mention.quantity for _, mention, _ in groups]
    if not quantities or any(quantity.low is None or quantity.high is None for quantity in quantities):
        return None
    return sum(quantity.low or 0 for quantity in quantities), sum(quantity.high or 0 for quantity in quantities)


def _are_different_people(groups: list[_Group]) -> bool:
    """Whether a text shows it: joined by « + », other jobs or ages, or other bodies, in one list."""
    mentions = [mention for _, mention, _ in groups]
    is_one_line = len({index for index, _, _ in groups}) == 1
    if not is_one_line and not all(mention.is_listed for mention in mentions):
        return False
    is_one_sentence = is_one_line and len({mention.sentence for mention in mentions}) == 1
    if not is_one_sentence and any(mention.quantity.is_article for mention in mentions):
        return False
    if any(mention.is_rate for mention in mentions) or len(mentions) > _MOST_ADDED:
        return False
    bodies = {mention.body for mention in mentions}
    is_shared = len(bodies) > 1 and bodies & OWN_BODIES and not all(mention.is_added for mention in mentions[1:])
    if mentions[0].role == PROFESSIONALS and is_shared:
        return False  # « 2 animateurs du centre et 1 éducatrice de la MJC »: whose is the second?
    for first, second in combinations(mentions, 2):
        is_added = is_one_line and second.is_added
        is_elsewhere = first.body and second.body and first.body != second.body
        if not (is_added or is_elsewhere or are_disjoint(first.kind, second.kind)):
            return False
    return True


def _one(group: _Group) -> PeopleCount:
    quantity = group[1].quantity
    if quantity.is_exact:
        return PeopleCount(quantity.low, None, None, quantity.is_approximate, group[2][:MOST_TEXT])
    return PeopleCount(None, quantity.low, quantity.high, quantity.is_approximate, group[2][:MOST_TEXT])


def _added(groups: list[_Group], texts: tuple[str, ...]) -> PeopleCount | None:
    both = _sum(groups)
    if both is None:
        return None
    low, high = both
    if len({index for index, _, _ in groups}) == 1:
        text = texts[groups[0][0]][groups[0][1].start : groups[-1][1].end]
    else:
        text = " + ".join(words for _, _, words in groups)
    is_approximate = any(mention.quantity.is_approximate for _, mention, _ in groups)
    if low == high:
        return PeopleCount(low, None, None, is_approximate, text[:MOST_TEXT])
    return PeopleCount(None, low, high, is_approximate, text[:MOST_TEXT])
