"""Stage 5: the sections of a Block -> the values of its fields, with a class for each line and the issues met."""

import re
from dataclasses import dataclass, field
from typing import Any

from centres.fiches.fiche import Issue, OtherSection, UnrecognisedLine
from centres.fiches.folding import EDGES, comparable
from centres.fiches.layout.labels import is_partners_line, match
from centres.fiches.layout.marks import Marks
from centres.fiches.layout.sections import Section
from centres.fiches.limits import LIMITS
from centres.fiches.text.lines import Lines, Views

from . import vocabulary
from .departments import is_department
from .structure import read_structure

# Under an attachment, an older page prints its size in brackets, or nothing in them.
_SIZE = re.compile(r"\(\s*(?:[\d.,\s]+(?:[KMG]?[oB]?|octets))?\s*\)", re.IGNORECASE)
# Without bullets, a line of a list that is no term: a value when it is short and no sentence.
_LONGEST_BARE_VALUE = 80
_SHORT = 30  # characters, which are a value even with a point at their end: « Autres ... »
_ENDS_A_SENTENCE = (".", "!", "?", ":", ";")
_PROSE_BULLETS = "•·*–—▪●◦> "


@dataclass(slots=True)
class Values:
    """What was read of one block.

    `classes` maps the index of a line to its class; `spent` are the indexes of lines that give no value, or one already
    read: composing leaves them out.
    """

    fields: dict[str, Any] = field(default_factory=dict)
    field_lines: dict[str, tuple[int, int]] = field(default_factory=dict)
    other_sections: list[OtherSection] = field(default_factory=list)
    resources: list[tuple[int, str]] = field(default_factory=list)
    people: list[tuple[int, str]] = field(default_factory=list)
    classes: dict[int, str] = field(default_factory=dict)
    unrecognised: list[UnrecognisedLine] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)
    spent: set[int] = field(default_factory=set)


@dataclass(slots=True)
class _Bullet:
    """A line of a list section that gives a value."""

    index: int
    value: str


def read_sections(sections: list[Section], lines: Lines, marks: Marks, views: Views, bullet: str) -> Values:
    """The values of all sections. Odd lines are kept as unrecognised, each with its issue."""
    return _Reader(lines, marks, views, bullet).read(sections)


class _Reader:
    def __init__(self, lines: Lines, marks: Marks, views: Views, bullet: str) -> None:
        self.lines, self.marks, self.views, self.bullet = lines, marks, views, bullet
        self.values = Values()

    def read(self, sections: list[Section]) -> Values:
        by_kind = {
            "structure": self.read_structure,
            "list": self.read_list,
            "single": self.read_single,
            "text": self.read_text,
        }
        for section in sections:
            self.values.classes[section.index] = "label"
            by_kind[section.label.kind](section)
        return self.values

    def read_text(self, section: Section) -> None:
        if not section.body:
            return
        texts, label = self.lines.texts, section.label
        text = "\n".join([texts[index] for index in section.body])
        self.values.classes.update(dict.fromkeys(section.body, "field"))
        self.keep(label.field, text, section.body)
        if label.key == "resources":
            self.values.resources = [(self.number(index), texts[index]) for index in section.body]
        elif label.key == "people":
            self.values.people = [(self.number(index), texts[index]) for index in section.body]

    def read_list(self, section: Section) -> None:
        name = section.label.vocabulary
        kept: dict[str, _Bullet] = {}
        sizes = self.sizes(section) if section.label.key == "attachments" else {}
        for bullet in self.bullets(section):
            folded = comparable(bullet.value) if section.label.field else str(bullet.index)
            if folded in kept:
                self.classify(bullet.index, "field")
                self.values.spent.add(bullet.index)
                self.issue("repeated_value", bullet.index, f"« {bullet.value} » est répété ; gardé une fois.")
            elif len(kept) >= LIMITS.values:
                message = (
                    f"plus de {LIMITS.values} valeurs pour « {section.label.text} » ; corrigez la fiche à la source."
                )
                self.refuse("too_many_values", bullet.index, message)
            else:
                kept[folded] = bullet
                self.classify(bullet.index, "field")
                self.check_known(name, bullet)
        bullets = list(kept.values())
        if sizes:
            self.keep_sizes(sizes, [bullet.index for bullet in bullets])
        if not kept:
            return
        values = tuple(bullet.value for bullet in bullets)
        if section.label.field:
            self.keep(section.label.field, values, [b.index for b in bullets])
        else:
            text = "\n".join(values)
            self.values.other_sections.append(OtherSection(section.label.text, text, self.number(bullets[0].index)))

    def keep_sizes(self, sizes: dict[int, int], attachments: list[int]) -> None:
        """The sizes of the attachments that are kept; the others go with theirs."""
        self.values.spent.update(sizes[index] for index in sizes.keys() - set(attachments))
        lines = tuple(self.lines.texts[sizes[index]] if index in sizes else "" for index in attachments)
        if any(lines):
            self.values.fields["attachment_sizes"] = lines

    def sizes(self, section: Section) -> dict[int, int]:
        """{index of an attachment: that of the line with its size}."""
        found: dict[int, int] = {}
        above: int | None = None
        for index in section.body:
            if above is not None and above not in found and _SIZE.fullmatch(self.lines.texts[index]):
                self.classify(index, "field")
                found[above] = index
            elif self.views[index] != "-" and index not in self.marks.labels:
                above = index
        return found

    def read_single(self, section: Section) -> None:
        kept: _Bullet | None = None
        for bullet in self.bullets(section):
            if kept is None:
                kept = bullet
                self.classify(bullet.index, "field")
                self.check_known(section.label.vocabulary, bullet)
            else:
                self.refuse(
                    "several_values", bullet.index,
                    f"« {bullet.value} » est une valeur de plus pour « {section.label.text} » ; gardée à part.",
                )  # fmt: skip
        if kept is None:
            return
        if section.label.key != "territory_again":
            self.keep(section.label.field, kept.value, [kept.index])
        elif not (territory := self.values.fields.get("territory")):
            self.keep("territory", kept.value, [kept.index])
        elif territory != kept.value:
            self.values.other_sections.append(OtherSection(section.label.text, kept.value, self.number(kept.index)))
            self.issue(
                "territories_differ", kept.index,
                f"second territoire concerné « {kept.value} », le premier est « {territory} » ; choisissez.",
            )  # fmt: skip

    def read_structure(self, section: Section) -> None:
        kept: _Bullet | None = None
        for bullet in self.bullets(section):
            if kept is None and any(read_structure(bullet.value)):
                kept = bullet
                self.classify(bullet.index, "field")
            elif kept is None:
                self.classify(bullet.index, "dash")
                self.values.spent.add(bullet.index)
            else:
                self.refuse(
                    "several_values", bullet.index, "ligne de plus pour la structure organisatrice, gardée à part."
                )
        if kept is None:
            self.issue("no_centre", section.index, "pas de structure organisatrice ; ajoutez le centre.")
            return
        centre, department = read_structure(kept.value)
        for name, value in (("centre", centre), ("department", department)):
            if value:
                self.keep(name, value, [kept.index])
        if not centre:
            self.issue("no_centre", kept.index, "département sans nom de centre ; ajoutez le centre.")
        if not department:
            self.issue("no_department", kept.index, f"« {centre[:80]} » n'a pas de département ; ajoutez-le.")
        elif not is_department(department):
            self.issue(
                "unknown_department", kept.index, f"« {department[:80]} » n'est pas un département connu ; vérifiez."
            )

    def bullets(self, section: Section) -> list[_Bullet]:
        """The lines of a section that can be values; the others get their class here."""
        found: list[_Bullet] = []
        views, labels, classes = self.views, self.marks.labels, self.values.classes
        is_raw = views is self.lines.texts
        for index in section.body:
            text = views[index]
            is_bulleted = text[0] == "-" and (is_raw or text[:2] in ("-", "- "))
            value = text[1:].strip(EDGES) if is_bulleted else ""
            if index in classes:
                continue  # the size of an attachment
            if is_bulleted and not value:
                self.classify(index, "dash")
                self.values.spent.add(index)
            elif index in labels or (not is_raw and match(text)):
                name = f"« {text[:80]} » ressemble à une rubrique, mais n'est pas à sa place"
                self.refuse("label_out_of_order", index, f"{name} ; ligne gardée à part.")
            elif section.label.key == "partners" and is_partners_line(text):
                self.classify(index, "label")
            elif (not self.bullet and self.is_prose(section, index, value)) or not (
                value or (value := self.dashless_value(section, text))
            ):
                message = f"texte inattendu dans « {section.label.text} », gardé à part."
                self.refuse("prose_in_list", index, message)
            elif len(value) > LIMITS.value:
                message = f"valeur de plus de {LIMITS.value} caractères dans « {section.label.text} », gardée à part."
                self.refuse("value_too_long", index, message)
            else:
                found.append(_Bullet(index, value))
        return found

    def dashless_value(self, section: Section, text: str) -> str:
        """The value of a line without its dash: a known term, the name of a file, a centre where nothing has a dash."""
        label = section.label
        if label.vocabulary:
            is_value = self.can_be_value(text) or vocabulary.is_known(label.vocabulary, text)
            return text.strip(_PROSE_BULLETS + EDGES) if is_value else ""
        if label.kind == "list" and not label.field:
            return text if self.can_be_value(text) else ""
        is_alone = not any(len(view) > 1 and view[0] == "-" for view in (self.views[index] for index in section.body))
        return text if label.kind == "list" or is_alone else ""

    def is_prose(self, section: Section, index: int, value: str) -> bool:
        """Whether a line can be no value where nothing has a bullet: one of the page's own, or a long one."""
        marks = self.marks
        is_mark = index in marks.actions or index in marks.headings or index in marks.headers
        is_free = section.label.key in ("structure", "attachments")
        return is_mark or not (is_free or self.can_be_value(value))

    def can_be_value(self, text: str) -> bool:
        """Whether a line that is no known term can be one of a list without bullets."""
        if self.bullet or len(text) > _LONGEST_BARE_VALUE:
            return False
        return len(text) <= _SHORT or not text.endswith(_ENDS_A_SENTENCE)

    def check_known(self, name: str, bullet: _Bullet) -> None:
        if name and not vocabulary.is_known(name, bullet.value):
            message = f"« {bullet.value} » n'est pas dans la liste « {vocabulary.LIST_NAMES[name]} » ; gardé, vérifiez."
            self.issue("unknown_value", bullet.index, message)

    def keep(self, name: str, value: object, indexes: list[int]) -> None:
        self.values.fields[name] = value
        self.values.field_lines[name] = (self.number(indexes[0]), self.number(indexes[-1]))

    def refuse(self, code: str, index: int, message: str) -> None:
        self.classify(index, "unrecognised")
        self.values.spent.add(index)
        self.values.unrecognised.append(UnrecognisedLine(self.number(index), self.lines.texts[index]))
        self.issue(code, index, message)

    def issue(self, code: str, index: int, message: str) -> None:
        number = self.number(index)
        self.values.issues.append(Issue(code, number, f"ligne {number} : {message}"))

    def classify(self, index: int, line_class: str) -> None:
        self.values.classes[index] = line_class

    def number(self, index: int) -> int:
        return self.lines.numbers[index]
