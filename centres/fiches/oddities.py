"""A Draft -> the issues about its fiche as a whole: title, labels, cuts; and how many of a kind are told."""

from collections import Counter
from collections.abc import Iterable

from .draft import Draft, SetAside
from .fiche import Issue
from .layout.forms import CURRENT_FORM
from .layout.labels import MANDATORY, OLDER_KEYS, SLOT, STANDARD
from .layout.marks import Marks
from .layout.sections import Sections
from .limits import LIMITS
from .text.lines import Lines

MOST_OF_A_KIND = 100


def _say(issues: list[Issue], code: str, number: int, message: str) -> None:
    issues.append(Issue(code, number, f"ligne {number} : {message}"))


def report_title(draft: Draft, lines: Lines) -> None:
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


def report_labels(draft: Draft, sections: Sections, lines: Lines, marks: Marks) -> None:
    """Labels that are missing, without their dash, or that stand in the text."""
    chosen = {section.label.key: section for section in sections.chosen}
    for index in sections.left_out:
        key = marks.labels[index].key
        own = marks.labels[index].bullet
        if not own or own != draft.bullet or draft.classes.get(index) != "field" or key in OLDER_KEYS:
            continue
        shown = lines.texts[index][:80]
        if key in chosen:
            message = f"« {shown} » est aussi une rubrique de la fiche ; ligne gardée dans le texte."
            _say(draft.issues, "label_in_text", lines.numbers[index], message)
        else:
            message = f"« {shown} » ressemble à une rubrique, mais n'est pas à sa place ; ligne gardée dans le texte."
            _say(draft.issues, "label_out_of_order", lines.numbers[index], message)
    last = sections.chosen[-1].label
    if draft.form is CURRENT_FORM:
        _report_current_labels(draft, sections, lines, marks)
    if not draft.form.is_whole(last.key):
        number = lines.numbers[draft.end - 1]
        message = f"la fiche s'arrête après « {last.text} » ; cherchez la suite sur la page d'après."
        _say(draft.issues, "cut_fiche", number, message)


def _report_current_labels(draft: Draft, sections: Sections, lines: Lines, marks: Marks) -> None:
    """Labels of the current form, each of which a whole fiche has."""
    slots = draft.form.slots
    last = slots[sections.chosen[-1].label.key]
    present = {section.label.key for section in sections.chosen}
    for section in sections.chosen:
        if marks.labels[section.index].bullet != draft.bullet:
            message = f"« {section.label.text} » sans son tiret, lu comme une rubrique ; vérifiez."
            _say(draft.issues, "label_without_dash", lines.numbers[section.index], message)
    if present.issuperset(MANDATORY):
        return
    for key in MANDATORY:
        if key not in present and SLOT[key] < last:
            following = next(section for section in sections.chosen if slots[section.label.key] > SLOT[key])
            message = f"la rubrique « {STANDARD[SLOT[key]].text} » manque avant celle-ci ; complétez la fiche."
            _say(draft.issues, "missing_label", lines.numbers[following.index], message)


def report_cuts(draft: Draft, lost: SetAside, lines: Lines) -> None:
    """Lines taken off the end: the start of another fiche, or of a label."""
    for index in lost.cut_label:
        message = f"« {lines.texts[index][:80]} » est le début d'une rubrique coupée ; ligne gardée à part."
        _say(draft.issues, "cut_label", lines.numbers[index], message)
    if lost.cut_fiche:
        first = min(lost.cut_fiche)
        issues = draft.after_issues if first >= draft.end else draft.issues
        message = "début d'une fiche coupée, gardé à part ; cherchez-la sur la page d'après."
        _say(issues, "cut_fiche", lines.numbers[first], message)


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
