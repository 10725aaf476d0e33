"""Stage 6: one Block -> one Fiche, with the issues about the fiche as a whole."""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from hashlib import sha256

from .draft import Draft, SetAside
from .fiche import NO_PEOPLE, Budget, Fiche, Issue, ListingRow, UnrecognisedLine
from .folding import EDGES, identity_key, words_key
from .hands import bullet_of_labels, bullet_of_lists, dash_lines
from .layout.blocks import Block
from .layout.ends import Ends, take_ends
from .layout.forms import CURRENT_FORM, OLDER_FORM, PageForm
from .layout.labels import OLDER_KEYS
from .layout.marks import Marks
from .layout.openings import Opening
from .layout.sections import Sections, split_sections
from .money.budgets import read_budget
from .oddities import bound_issues, report_cuts, report_labels, report_title
from .people.counts import read_people
from .text.lines import Lines, Views
from .values.fields import Values, read_sections

_ROUNDS = 20  # of choosing labels again; one is nearly always enough


def read_block(block: Block, lines: Lines, marks: Marks) -> Draft:
    """Read the sections; when a label was left out, read again until the lines kept give the same labels.

    So the values alone, composed and read again, give the same labels.
    """
    alive = list(range(block.opening.body, block.end))
    is_older = block.opening.is_older
    lost = SetAside()
    split = _split(lines, marks, alive, is_older)
    if is_older and not _shows_older_form(split.sections):
        is_older = False
        split = _split(lines, marks, alive, is_older)
    while split.sections.left_out and (taken := {*split.ends.cut_fiche, *split.ends.headings}):
        # No part of this fiche: they must not weigh in the choice of its labels.
        lost.add_ends(Ends(split.ends.cut_fiche, [], split.ends.headings))
        alive = [index for index in alive if index not in taken]
        split = _split(lines, marks, alive, is_older)
    values = read_sections(split.sections.chosen, lines, marks, split.views, split.bullet)
    for _ in range(_ROUNDS):
        sections, ends = split.sections, split.ends
        spent = values.spent.union(ends.cut_fiche, ends.cut_label, ends.headings)
        if not spent or not (sections.left_out or values.spent.intersection(sections.chosen[-1].body)):
            break
        alive = [index for index in alive if index not in spent]
        again = _split(lines, marks, alive, is_older)
        if again.ends == Ends() and again.bullet == split.bullet and _places(again.sections) == _places(sections):
            break
        lost.add(spent, values, ends, lines)
        split = again
        values = read_sections(split.sections.chosen, lines, marks, split.views, split.bullet)
    lost.add_ends(split.ends)
    return _draft(block, lines, marks, split, values, lost)


@dataclass(slots=True)
class _Split:
    """Lines of a block as the site prints them, the sections that they make, and what was taken off their end."""

    form: PageForm
    bullet: str
    views: Views
    sections: Sections
    ends: Ends


def _split(lines: Lines, marks: Marks, indexes: list[int], is_older: bool) -> _Split:
    views: Views = lines.texts
    if is_older:
        form, bullet = OLDER_FORM, bullet_of_lists(lines.texts, marks, indexes)
    else:
        form, bullet = CURRENT_FORM, bullet_of_labels(marks, indexes)
    if is_older or bullet != "-":
        views = dash_lines(lines.texts, indexes, bullet)
    sections = split_sections(views, marks, indexes, form, bullet)
    return _Split(form, bullet, views, sections, take_ends(sections.chosen, views, marks, form, bullet))


def _shows_older_form(sections: Sections) -> bool:
    """Whether the first label, structure and attachments apart, is one that only older pages print."""
    keys = [section.label.key for section in sections.chosen[:3]]
    return next((key in OLDER_KEYS for key in keys if key not in ("structure", "attachments")), False)


def _title(opening: Opening, texts: list[str]) -> str:
    """The line of the title, without the marks of a heading when `Actions` has them too."""
    if opening.title is None:
        return ""
    title = texts[opening.title]
    has_marks = title[0] == "#" and opening.has_separator and texts[opening.start][0] == "#"
    return title.lstrip("#").lstrip(EDGES) or title if has_marks else title


def _places(sections: Sections) -> list[int]:
    return [section.index for section in sections.chosen]


def build_fiche(draft: Draft, lines: Lines, row: tuple[int, ListingRow] | None) -> Fiche:
    """The Fiche of a draft, its year from its row of the listing table."""
    opening, values = draft.block.opening, draft.values
    budget, budget_issues = read_budget(values.resources) if values.resources else (None, [])
    proposals: tuple[Budget, ...] = ()
    if budget is not None and budget.certainty != "sure":
        proposals = (budget,)
        budget = None
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
    text_issues = issues_within(lines.issues, first, last) if lines.issues else []
    fields = values.fields
    texts = lines.texts[opening.start : draft.end]
    centre, department = fields.get("centre", ""), fields.get("department", "")
    return Fiche(
        **fields,
        title=draft.title,
        year=year,
        other_sections=tuple(values.other_sections),
        budget=budget,
        budget_proposals=proposals,
        people_counts=people,
        is_older=draft.form is OLDER_FORM,
        bullet=draft.bullet,
        labels=draft.labels,
        unrecognised=tuple(draft.unrecognised),
        issues=bound_issues([*draft.issues, *budget_issues, *people_issues, *text_issues]),
        first_line=first,
        last_line=last,
        text=lines.block_text(first, last),
        sha256=sha256("\n".join(texts).encode()).hexdigest(),
        key=identity_key(centre, department, draft.title)
        if centre and draft.title
        else words_key(texts[1:] if opening.has_separator else texts),
        field_lines=field_lines,
    )


def _draft(block: Block, lines: Lines, marks: Marks, split: _Split, values: Values, lost: SetAside) -> Draft:
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
        title=_title(opening, lines.texts),
        end=end,
        form=split.form,
        bullet=split.bullet,
        values=values,
        labels=tuple(section.label.key for section in split.sections.chosen),
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
    report_title(draft, lines)
    report_labels(draft, split.sections, lines, marks)
    report_cuts(draft, lost, lines)
    return draft


def issues_within(issues: list[Issue], first: int, last: int) -> list[Issue]:
    """The issues about lines `first` to `last`; `issues` are sorted by line."""
    start = bisect_left(issues, first, key=lambda issue: issue.line or 0)
    return issues[start : bisect_right(issues, last, key=lambda issue: issue.line or 0)]
