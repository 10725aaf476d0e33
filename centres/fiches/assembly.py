"""Stage 6: one Block -> one Fiche, with the issues about the fiche as a whole."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from hashlib import sha256

from .fiche import NO_PEOPLE, Fiche, Issue, ListingRow, UnrecognisedLine
from .folding import identity_key
from .layout.blocks import Block
from .layout.ends import Ends, take_ends
from .layout.labels import LAST_SLOT, MANDATORY, OLDER_KEYS, SLOT, STANDARD
from .layout.marks import Marks
from .layout.sections import Sections, split_sections
from .limits import LIMITS
from .money.budgets import read_budget
from .people.counts import read_people
from .text.lines import Lines
from .values.fields import Values, read_sections

_ROUNDS = 20  # of choosing labels again; one is nearly always enough


@dataclass(slots=True)
class Draft:
    """A block read. `classes` maps the index of each of its lines to its class.

    `end` is where its own lines end: `after` are the lines that follow, up to the next block, and belong to no fiche.
    """

    block: Block
    title: str
    end: int
    values: Values
    labels: tuple[str, ...]
    classes: dict[int, str]
    unrecognised: list[UnrecognisedLine] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)
    after: list[int] = field(default_factory=list)
    after_issues: list[Issue] = field(default_factory=list)


@dataclass(slots=True)
class _Lost:
    """Lines that an earlier round of reading took off the block, with what it said of them."""

    classes: dict[int, str] = field(default_factory=dict)
    issues: list[Issue] = field(default_factory=list)
    cut_fiche: list[int] = field(default_factory=list)
    cut_label: list[int] = field(default_factory=list)
    headings: list[int] = field(default_factory=list)

    def add(self, spent: set[int], values: Values, ends: Ends, lines: Lines) -> None:
        numbers = {lines.numbers[index] for index in spent}
        self.classes |= {index: "dash" if values.classes.get(index) == "dash" else "unrecognised" for index in spent}
        self.issues.extend(issue for issue in values.issues if issue.line in numbers)
        self.add_ends(ends)

    def add_ends(self, ends: Ends) -> None:
        self.cut_fiche.extend(ends.cut_fiche)
        self.cut_label.extend(ends.cut_label)
        self.headings.extend(ends.headings)
        self.classes |= dict.fromkeys([*ends.cut_fiche, *ends.cut_label], "unrecognised")
        self.classes |= dict.fromkeys(ends.headings, "furniture")


def read_block(block: Block, lines: Lines, marks: Marks) -> Draft:
    """Read the sections; when a label was left out, read again until the lines kept give the same labels.

    So the values alone, composed and read again, give the same labels.
    """
    is_older = block.opening.is_older
    alive = list(range(block.opening.body, block.end))
    lost = _Lost()
    sections = split_sections(lines.texts, marks, alive, is_older)
    ends = take_ends(sections.chosen, lines, marks, is_older)
    while sections.left_out and (taken := {*ends.cut_fiche, *ends.headings}):
        # No part of this fiche: they must not weigh in the choice of its labels.
        lost.add_ends(Ends(ends.cut_fiche, [], ends.headings))
        alive = [index for index in alive if index not in taken]
        sections = split_sections(lines.texts, marks, alive, is_older)
        ends = take_ends(sections.chosen, lines, marks, is_older)
    values = read_sections(sections.chosen, lines, marks)
    for _ in range(_ROUNDS):
        spent = values.spent.union(ends.cut_fiche, ends.cut_label, ends.headings)
        if not spent or not (sections.left_out or values.spent.intersection(sections.chosen[-1].body)):
            break
        alive = [index for index in alive if index not in spent]
        again = split_sections(lines.texts, marks, alive, is_older)
        again_ends = take_ends(again.chosen, lines, marks, is_older)
        if again_ends == Ends() and _places(again) == _places(sections):
            break
        lost.add(spent, values, ends, lines)
        sections, ends = again, again_ends
        values = read_sections(sections.chosen, lines, marks)
    lost.add_ends(ends)
    return _draft(block, lines, marks, sections, values, lost)


def _places(sections: Sections) -> list[int]:
    return [section.index for section in sections.chosen]


def build_fiche(draft: Draft, lines: Lines, row: tuple[int, ListingRow] | None) -> Fiche:
    """The Fiche of a draft, its year from its row of the listing table."""
    opening, values = draft.block.opening, draft.values
    budget, budget_issues = read_budget(values.resources) if values.resources else (None, [])
    people, people_issues = read_people(values.people) if values.people else (NO_PEOPLE, [])
    first, last = lines.numbers[opening.start], lines.numbers[draft.end - 1]
    field_lines = values.field_lines
    if opening.title is not None:
        field_lines = {"title": (lines.numbers[opening.title],) * 2} | field_lines
    year = row[1].year if row else None
    if row and year is not None:
        field_lines["year"] = (row[0], row[0])
    if budget:
        field_lines["budget"] = field_lines["resources"]
    if people is not NO_PEOPLE:
        field_lines["people_counts"] = field_lines["people"]
    text_issues = _within(lines.issues, first, last) if lines.issues else []
    fields = values.fields
    cleaned = "\n".join(lines.texts[opening.start : draft.end])
    return Fiche(
        **fields,
        title=draft.title,
        year=year,
        other_sections=tuple(values.other_sections),
        budget=budget,
        people_counts=people,
        labels=draft.labels,
        unrecognised=tuple(draft.unrecognised),
        issues=bound_issues([*draft.issues, *budget_issues, *people_issues, *text_issues]),
        first_line=first,
        last_line=last,
        text=lines.block_text(first, last),
        sha256=sha256(cleaned.encode()).hexdigest(),
        key=identity_key(fields.get("centre", ""), fields.get("department", ""), draft.title),
        field_lines=field_lines,
    )


def _draft(block: Block, lines: Lines, marks: Marks, sections: Sections, values: Values, lost: _Lost) -> Draft:
    opening = block.opening
    taken = {*lost.cut_fiche, *lost.headings}
    end = block.end
    while end - 1 in taken:
        end -= 1
    classes = values.classes
    if lost.classes:
        classes = classes | lost.classes
    if opening.has_separator:
        classes[opening.start] = "separator"
    if opening.title is not None:
        classes[opening.title] = "field"
    draft = Draft(
        block=block,
        title="" if opening.title is None else lines.texts[opening.title],
        end=end,
        values=values,
        labels=tuple(section.label.key for section in sections.chosen),
        classes=classes,
        issues=[*values.issues, *lost.issues],
    )
    if lost.classes:
        for index in sorted(lost.classes):
            if index >= end and classes[index] == "unrecognised":
                draft.after.append(index)
        draft.unrecognised = [
            UnrecognisedLine(lines.numbers[index], lines.texts[index])
            for index in sorted(classes)
            if index < end and classes[index] == "unrecognised"
        ]
    else:
        draft.unrecognised = values.unrecognised
    _report_title(draft, lines)
    _report_labels(draft, sections, lines, marks)
    _report_cuts(draft, lost, lines)
    return draft


def _say(issues: list[Issue], code: str, number: int, message: str) -> None:
    issues.append(Issue(code, number, f"ligne {number} : {message}"))


def _report_title(draft: Draft, lines: Lines) -> None:
    opening = draft.block.opening
    number = lines.numbers[opening.start]
    if not draft.title:
        _say(draft.issues, "no_title", number, "fiche sans titre ; ajoutez-en un.")
    elif len(draft.title) > LIMITS.value:
        _say(
            draft.issues,
            "long_title",
            number,
            f"titre de {len(draft.title)} caractères, gardé entier ; raccourcissez-le.",
        )
    if not opening.has_separator:
        _say(
            draft.issues,
            "missing_separator",
            number,
            "la ligne « Actions » manque devant la fiche ; vérifiez le titre.",
        )


def _report_labels(draft: Draft, sections: Sections, lines: Lines, marks: Marks) -> None:
    """Labels that are missing, without their dash, or that stand in the text."""
    chosen = {section.label.key: section for section in sections.chosen}
    for index in sections.left_out:
        key = marks.labels[index].key
        if not marks.labels[index].is_dashed or draft.classes.get(index) != "field" or key in OLDER_KEYS:
            continue
        shown = lines.texts[index][:80]
        if key in chosen:
            message = f"« {shown} » est aussi une rubrique de la fiche ; ligne gardée dans le texte."
            _say(draft.issues, "label_in_text", lines.numbers[index], message)
        else:
            message = f"« {shown} » ressemble à une rubrique, mais n'est pas à sa place ; ligne gardée dans le texte."
            _say(draft.issues, "label_out_of_order", lines.numbers[index], message)
    if draft.block.opening.is_older:
        return
    last = SLOT[sections.chosen[-1].label.key]
    for section in sections.chosen:
        if not marks.labels[section.index].is_dashed:
            message = f"« {section.label.text} » sans son tiret, lu comme une rubrique ; vérifiez."
            _say(draft.issues, "label_without_dash", lines.numbers[section.index], message)
    if len(chosen) >= len(MANDATORY) and last == LAST_SLOT and all(key in chosen for key in MANDATORY):
        return
    missing = [key for key in MANDATORY if key not in chosen]
    for key in missing:
        if SLOT[key] < last:
            following = next(section for section in sections.chosen if SLOT[section.label.key] > SLOT[key])
            message = f"la rubrique « {STANDARD[SLOT[key]].text} » manque avant celle-ci ; complétez la fiche."
            _say(draft.issues, "missing_label", lines.numbers[following.index], message)
    if last < LAST_SLOT:
        number = lines.numbers[draft.end - 1]
        message = f"la fiche s'arrête après « {STANDARD[last].text} » ; cherchez la suite sur la page d'après."
        _say(draft.issues, "cut_fiche", number, message)


def _report_cuts(draft: Draft, lost: _Lost, lines: Lines) -> None:
    """Lines taken off the end: the start of another fiche, or of a label."""
    for index in lost.cut_label:
        message = f"« {lines.texts[index][:80]} » est le début d'une rubrique coupée ; ligne gardée à part."
        _say(draft.issues, "cut_label", lines.numbers[index], message)
    if lost.cut_fiche:
        first = min(lost.cut_fiche)
        issues = draft.after_issues if first >= draft.end else draft.issues
        message = "début d'une fiche coupée, gardé à part ; cherchez-la sur la page d'après."
        _say(issues, "cut_fiche", lines.numbers[first], message)


def _within(issues: list[Issue], first: int, last: int) -> list[Issue]:
    """The issues about lines `first` to `last`; `issues` are sorted by line."""
    start = bisect_left(issues, first, key=lambda issue: issue.line or 0)
    return issues[start : bisect_right(issues, last, key=lambda issue: issue.line or 0)]


MOST_OF_A_KIND = 100


def bound_issues(issues: Iterable[Issue]) -> tuple[Issue, ...]:
    """The issues in the order of their lines; past a hundred of one code, a last one tells how many are left out.

    >>> [issue.message for issue in bound_issues([Issue("odd", n, f"ligne {n} : ?") for n in range(1, 104)])][-2:]
    ['ligne 100 : ?', 'ligne 101 : 3 autres signalements du même genre dans cette fiche.']
    """
    kept: list[Issue] = []
    counts: Counter[str] = Counter()
    firsts_left_out: dict[str, int] = {}
    for issue in sorted(issues, key=lambda issue: issue.line or 0):
        counts[issue.code] += 1
        if counts[issue.code] <= MOST_OF_A_KIND:
            kept.append(issue)
        else:
            firsts_left_out.setdefault(issue.code, issue.line or 0)
    for code, line in firsts_left_out.items():
        more = counts[code] - MOST_OF_A_KIND
        sentence = f"{more} autre{'s' if more > 1 else ''} signalement{'s' if more > 1 else ''}"
        kept.append(Issue(code, line, f"ligne {line} : {sentence} du même genre dans cette fiche."))
    return tuple(sorted(kept, key=lambda issue: issue.line or 0)) if firsts_left_out else tuple(kept)
