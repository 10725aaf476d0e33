"""What the lines of « Ressources financières » say: one MoneyEntry an amount, with its words, side, kind, funder."""

from dataclasses import dataclass, field

from .amounts import Amount


@dataclass(frozen=True, slots=True)
class MoneyEntry:
    """One amount of the text. `role`: total, item, part (of the total before it) or lost (`issue` says why).

    `rate` is the period of the amount, empty for a plain sum; `side` is that of a total: charge, produit or none.
    """

    line: int
    label: str
    amount: Amount
    role: str
    side: str
    kind: str
    funder: str
    rate: str
    issue: str
    is_shown: bool  # worked out by the text itself
    is_product: bool  # not a sum
    is_by_people: bool  # a product of people, who may be those that pay
    years: tuple[int, ...]  # of a total
    label_years: tuple[int, ...]
    is_rough: bool  # « environ »
    is_again: bool  # « soit »: it says the amount before it in another way
    is_part_of_unsaid: bool  # « dont 450 € », of no amount before it
    outline: str
    roles: frozenset[str]  # that the known shapes of its words give; none for words that are not understood
    is_doubtful: bool  # its words say that it may not be the action's own

    @property
    def is_understood(self) -> bool:
        """Whether a known shape makes of it what it is taken for."""
        if self.is_doubtful or self.role == "lost":
            return False
        if self.kind == "valorisation":
            return "?" not in self.outline and self.role in ("item", "part")
        if self.is_product:
            return not self.is_by_people
        if self.rate not in ("", "year"):
            return "rate" in self.roles
        if self.role == "total":
            return "total" in self.roles
        return not self.roles.isdisjoint({"item", "income"})

    @property
    def side_of_kind(self) -> str:
        """Its kind, or that of its shape where its words name none."""
        return "charge" if self.kind == "unknown" and "item" in self.roles else self.kind


@dataclass(slots=True)
class MoneyEntries:
    """What the lines say: entries, what the total leaves out, years of headings; `is_too_many`: not read."""

    entries: list[MoneyEntry] = field(default_factory=list)
    scope: str = ""
    years: list[int] = field(default_factory=list)
    is_too_many: bool = False
    prose: list[str] = field(default_factory=list)  # lines and clauses without an amount
    is_heading_unclear: bool = False  # the last heading may open a side, in words that are not those of a side
    has_unclear_side: bool = False  # amounts stand under such a heading
