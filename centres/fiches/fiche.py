"""What reading gives: a Reading of Fiches, each value beside the line it came from.

Texts are NFC, lines joined by ``\\n``; an absent text is ``""``, an absent list ``()``. Line numbers start at 1 and
count every line of the file, blank ones included.
"""

from collections import Counter
from dataclasses import dataclass, field
from decimal import Decimal

LINE_CLASSES = ("furniture", "separator", "label", "dash", "field", "unrecognised")


@dataclass(frozen=True, slots=True)
class Issue:
    """Something odd that a person should look at. `message` is a French sentence; `line` is None for a whole file."""

    code: str
    line: int | None
    message: str


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a file was not read at all. `line` starts at 1, `offset` counts bytes from 0; either may be None."""

    code: str
    message: str
    line: int | None = None
    offset: int | None = None


@dataclass(frozen=True, slots=True)
class OtherSection:
    """A section that has no field of its own: an older label, or a second territory that differs."""

    label: str
    text: str
    line: int


@dataclass(frozen=True, slots=True)
class UnrecognisedLine:
    """A line kept as it stood because no field could take it."""

    line: int
    text: str


@dataclass(frozen=True, slots=True)
class BudgetLine:
    """One item of a budget. Amounts in euros; `kind`: charge, produit, valorisation or unknown; `line` in the file."""

    label: str
    amount: Decimal | None
    low: Decimal | None
    high: Decimal | None
    kind: str
    funder: str
    line: int


@dataclass(frozen=True, slots=True)
class Budget:
    """The money of one fiche, in euros. `period`: once, year, month, session, person, or None when unsaid.

    `certainty`: ``sure`` when every word around the amounts is understood, else ``proposed``, for staff alone.
    """

    certainty: str = "sure"
    total: Decimal | None = None
    is_computed: bool = False
    low: Decimal | None = None
    high: Decimal | None = None
    year: int | None = None
    period: str | None = None
    scope: str = ""
    lines: tuple[BudgetLine, ...] = ()


@dataclass(frozen=True, slots=True)
class PeopleCount:
    """How many people of one role: one `value`, or a range from `low` to `high`, with the words that say it.

    `high` is None for « plus de 450 ». `is_approximate`: « environ », « une dizaine ».
    """

    value: int | None
    low: int | None
    high: int | None
    is_approximate: bool
    text: str


@dataclass(frozen=True, slots=True)
class PeopleCounts:
    """The people of one fiche by role; None for a role that the fiche does not count for sure."""

    professionals: PeopleCount | None = None
    volunteers: PeopleCount | None = None
    participants: PeopleCount | None = None
    families: PeopleCount | None = None
    partner_staff: PeopleCount | None = None


NO_PEOPLE = PeopleCounts()


@dataclass(frozen=True, slots=True)
class Fiche:
    """One fiche in the source's own spelling. `labels` are the keys of the sections it showed, in order.

    `bullet` stands before its labels, or only before the values of its lists where `is_older`: "" for none.
    `published_by` is a person's name, never public. `attachment_sizes` are the lines below the attachments, as printed,
    or nothing when there is none. `key` is what an import knows it by: its centre, département and title; its words
    when it lacks one of them.
    """

    title: str = ""
    centre: str = ""
    department: str = ""
    year: int | None = None
    status: str = ""
    status_reason: str = ""
    dimension: str = ""
    keywords: tuple[str, ...] = ()
    summary: str = ""
    initiators: tuple[str, ...] = ()
    initiator_details: str = ""
    territory: str = ""
    experience: str = ""
    audiences: tuple[str, ...] = ()
    partners: tuple[str, ...] = ()
    description: str = ""
    resources: str = ""
    people: str = ""
    result_territory: str = ""
    result_centre: str = ""
    result_inhabitants: str = ""
    limits: str = ""
    prospects: str = ""
    diagnosis: str = ""
    impacts: str = ""
    success_factors: str = ""
    published_by: str = ""
    attachments: tuple[str, ...] = ()
    attachment_sizes: tuple[str, ...] = ()
    other_sections: tuple[OtherSection, ...] = ()
    budget: Budget | None = None
    budget_proposals: tuple[Budget, ...] = ()
    people_counts: PeopleCounts = NO_PEOPLE
    is_older: bool = False
    bullet: str = "-"
    labels: tuple[str, ...] = ()
    unrecognised: tuple[UnrecognisedLine, ...] = ()
    issues: tuple[Issue, ...] = ()
    first_line: int = 0
    last_line: int = 0
    text: str = ""
    sha256: str = ""
    key: str = ""
    field_lines: dict[str, tuple[int, int]] = field(default_factory=dict)

    @property
    def has_identity(self) -> bool:
        """Whether another text can be a later one of this fiche: without a centre or a title, none can."""
        return bool(self.centre and self.title)


@dataclass(frozen=True, slots=True)
class ListingRow:
    """One row of the table above the fiches; the only place where a year is printed."""

    title: str
    department: str
    year: int | None


@dataclass(frozen=True, slots=True)
class PageFurniture:
    """What one page prints around its fiches. `listing` is None when the page has no table.

    `has_rule`: Markdown's `---|---|---|` stands under the head of the table.
    """

    heading: str = ""
    listing: tuple[ListingRow, ...] | None = None
    fiches: int = 0
    has_rule: bool = False


@dataclass(frozen=True, slots=True)
class Reading:
    """A whole file, read. `line_classes` gives (line number, class) for each non-blank line, in order."""

    fiches: tuple[Fiche, ...]
    pages: tuple[PageFurniture, ...]
    line_classes: tuple[tuple[int, str], ...]
    issues: tuple[Issue, ...] = ()
    unrecognised: tuple[UnrecognisedLine, ...] = ()

    @property
    def line_counts(self) -> dict[str, int]:
        """Non-blank lines by class; the six add up to the file's non-blank lines."""
        counts = Counter(line_class for _, line_class in self.line_classes)
        return {line_class: counts[line_class] for line_class in LINE_CLASSES}
