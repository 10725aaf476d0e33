"""What stands between a Block and its Fiche: the block as it was read, and what reading took off it."""

from dataclasses import dataclass, field

from .fiche import Issue, UnrecognisedLine
from .layout.blocks import Block
from .layout.ends import Ends
from .layout.forms import PageForm
from .text.lines import Lines
from .values.fields import Values


@dataclass(slots=True)
class Draft:
    """A block read. `classes` maps the index of each of its lines to its class.

    `end` is where its own lines end: `after` are the lines that follow, up to the next block, and belong to no fiche.
    """

    block: Block
    title: str
    end: int
    form: PageForm
    bullet: str
    values: Values
    labels: tuple[str, ...]
    classes: dict[int, str]
    unrecognised: list[UnrecognisedLine] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)
    after: list[int] = field(default_factory=list)
    after_issues: list[Issue] = field(default_factory=list)


@dataclass(slots=True)
class SetAside:
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
