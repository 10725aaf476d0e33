"""The lines of « Ressources financières » -> MoneyEntries, amount by amount, line by line."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from itertools import islice

from centres.fiches.folding import fold
from centres.fiches.limits import LIMITS

from .amounts import Amount, count_units, find_amounts
from .bare import add_bare_amounts
from .cuts import EDGES, Cut, cut_line
from .entries import MoneyEntries, MoneyEntry
from .extras import without_extras
from .funders import read_funder, shorten
from .lexicon import (
    BUDGET_WORDS,
    IN_KIND_LABEL,
    SIDE_LABEL,
    SIDE_PREFIX,
    SIDES,
    TOTAL_WORDS,
    VALORISATION,
    WHOLE_WORDS,
    YEAR,
)  # fmt: skip
from .products import work_out
from .rates import rate, rough
from .scopes import scope_note, scope_span, without_span
from .wording.doubts import IN_KIND, ONE_PERSON, doubts_of
from .wording.near import NearWords, last_word, near_words
from .wording.outlines import outline
from .wording.vocabulary import CLASSES, class_of

LONGEST = 500  # characters of a label that the column holds
# Past these no person wrote a budget: nothing is read, and the issue says so.
_MOST_UNITS = 2_000  # « € », « euros » and what looks like them, in one fiche
_MOST_CHARACTERS = 100_000  # of the lines that hold amounts
_NEAR_PRODUCT = 40  # characters before a computation that speak of it; those before are prose
_DEPENDING = re.compile(r"\b(?:selon|suivant|en fonction d)\b[^,.;()]*", re.IGNORECASE)  # why an amount is a range
_OUTSIDE = re.compile(r"non|hors\s+(?:du\s+)?(?:budget|projet|action|bilan|cadre|compte)\b(?!\s+propre)", re.IGNORECASE)
# The last word before an amount that is not the whole of what it says, or says the amount before it again.
_OPEN_WORDS = frozenset({"entre", "hors", "hormis"})
_COUNTED_CLASSES = {CLASSES["action"][0], CLASSES["thing"][0]}
_COUNTED = re.compile(r"\d+\s+[^\W\d_]+\s+(?:[àa]|de|d['’])\s*$", re.IGNORECASE)
# « 600 € ou 700 € », « 600 € / 700 € » is no range for sure.
_EITHER = re.compile(r"\bou\b|(?:€|euros?)\s*/", re.IGNORECASE)
# « 2022450 € » may be a year and an amount, « 0475001122 € » is a telephone number.
_GLUED = re.compile(r"(?:19[89]|20[0-4])\d{3,}|0\d")
_SEVERAL = re.compile(r"\d\s+(?P<noun>[^\W\d_]+[sx])\s+$")  # « 10 séances 400 € »: for all of them, or for each?
_MINUS = re.compile(r"\s*[-–−]$")
_TICKETS = re.compile(r"\b(?:entrees?|billets?|tickets?|cartes?)\b")
_MARKS = re.compile(r"[.,:;]")
_FACTORS = re.compile(r"\s*\(\s*(\d{1,4})\s*[x×*]\s*(\d{1,6}(?:[.,]\d{1,2})?)\s*\)")
_AGAIN_WORDS = frozenset({"soit", "donc", "=", "→"})


def read_entries(lines: Sequence[tuple[int, str]]) -> MoneyEntries:
    """The entries of (line number, text) pairs, in order.

    >>> words = read_entries([(1, "Dépenses : 900 €"), (2, "Bus 500 €, repas 400 €"), (3, "Recettes"), (4, "CAF 9 €")])
    >>> [(entry.role, entry.label, str(entry.amount.value), entry.kind) for entry in words.entries[2:]]
    [('item', 'repas', '400', 'charge'), ('item', 'CAF', '9', 'produit')]
    """
    found: list[list[Amount]] = []
    left, units, characters = LIMITS.budget_lines, 0, 0
    is_short = sum(len(text) for _, text in lines) <= _MOST_UNITS  # each unit is a character at least
    for _, text in lines:
        units += 0 if is_short else count_units(text, _MOST_UNITS + 1)
        if units > _MOST_UNITS:
            return MoneyEntries(is_too_many=True)
        found.append(list(islice(find_amounts(text), left + 1)))
        left -= len(found[-1])
        characters += len(text) if found[-1] else 0
        if left < 0 or characters > _MOST_CHARACTERS:
            return MoneyEntries(is_too_many=True)
    words = MoneyEntries()
    side = ""
    found = add_bare_amounts(lines, found)
    for (number, text), amounts in zip(lines, found, strict=True):
        side = _MoneyLine(number, text, side, words).read(amounts)
    return words


@dataclass(slots=True)
class _MoneyLine:
    number: int
    text: str
    side: str
    words: MoneyEntries
    opened: int = 0  # where the words after « Dépenses : » start
    plain: str = ""  # the text without what is given in kind beside its amounts
    rates: dict[int, str] = field(default_factory=dict)  # by the place of an amount

    def read(self, amounts: list[Amount]) -> str:
        """Adds the entries of the line; gives the side that the next line is on."""
        if prefix := SIDE_PREFIX.match(self.text):
            self.side = SIDES[fold(prefix["word"])]
            self.opened = prefix.end()
            self.words.is_heading_unclear = False
        if not amounts:
            self.words.prose.append(self.text)
            return self.read_heading()
        self.words.has_unclear_side |= self.words.is_heading_unclear
        self.plain = without_extras(self.text)
        terms = work_out(self.text, amounts, self.rate_of)
        scope = scope_span(self.text, terms)
        for piece in cut_line(self.text, terms, self.opened):
            is_left_out = scope is not None and scope[0] <= piece.term.amount.start < scope[1]
            last = self.words.entries[-1] if self.words.entries else None
            if is_left_out and last and last.line == self.number and last.role == "total":
                continue  # « 1 000 € hors salaires (5 000 €) »
            entry = self.entry(piece, scope, is_left_out)
            if not (piece.term.role == "sum" and entry.role == "item"):  # its addends are the lines
                self.words.entries.append(entry)
        return self.side

    def may_be_paid_by_people(self, piece: Cut) -> bool:
        """« 20 enfants x 3 € = 60 € », « Entrées : 5 € x 120 = 600 € »: who paid it?"""
        term = piece.term
        head, factors = self.plain[piece.start : term.start], self.plain[term.start : term.amount.start]
        return "H" in outline(_MARKS.split(head)[-1] + factors, "") or bool(_TICKETS.search(fold(head + factors)))

    def rate_of(self, amount: Amount) -> str:
        if amount.start not in self.rates:
            self.rates[amount.start] = rate(self.text, amount.start, amount.end)
        return self.rates[amount.start]

    def read_heading(self) -> str:
        """A line without an amount: it may open a side, give the year of the budget, or say what is left out of it."""
        if len(self.text) > LONGEST:
            return self.side
        label = fold(YEAR.sub(" ", self.text))
        words = set(label.split())
        is_in_kind = bool(IN_KIND_LABEL.fullmatch(label)) and self.text.lstrip()[:1].isalpha()
        if found := SIDE_LABEL.fullmatch(label):
            self.side = SIDES[found[1]]
        elif is_in_kind:
            self.side = "valorisation"
        is_opening = bool(found) or is_in_kind
        if is_opening or not words.isdisjoint(SIDES) or VALORISATION.search(label):
            self.words.is_heading_unclear = not is_opening
        if found or (words & BUDGET_WORDS and words <= TOTAL_WORDS):
            self.words.years.extend(_years(self.text))
        else:
            self.words.scope = self.words.scope or scope_note(self.text)
        return self.side

    def entry(self, piece: Cut, scope: tuple[int, int] | None, is_left_out: bool) -> MoneyEntry:
        term, amount = piece.term, piece.term.amount
        if prefix := SIDE_PREFIX.match(self.text, piece.start, term.start):
            self.side, self.opened = SIDES[fold(prefix["word"])], prefix.end()
            piece = replace(piece, start=prefix.end())
        # The word of the section is the label of an amount that has no other.
        around = self.text[piece.start : term.start] + self.text[amount.end : piece.end]
        is_bare = piece.start == self.opened and not _has_letter(around)
        start = 0 if is_bare else piece.start
        before, after = self.plain[start : term.start], self.plain[amount.end : piece.end]
        own_words = [
            without_span(self.plain, first, last, scope)
            for first, last in ((piece.start, term.start), (amount.end, piece.end))
        ]
        words = "\n".join(own_words)
        depending = _DEPENDING.search(own_words[1]) if amount.low is not None else None
        if depending:
            own_words[1] = _DEPENDING.sub(" ", own_words[1])
        if (factors := _FACTORS.match(own_words[1])) and _product(factors) == amount.value:
            own_words[1] = own_words[1][factors.end() :]  # « 480 € (4 x 120) »
        near = near_words(*own_words)
        form, roles = near.outline, near.roles
        doubts = near.doubts | (doubts_of(fold(depending.group())) if depending else set())
        if near.aside:
            self.words.prose.append(near.aside)
        if near.side:
            self.side = near.side
        elif self.side == "valorisation" and not WHOLE_WORDS.isdisjoint(near.bare):
            self.side = ""
        amount_rate = self.rate_of(amount)
        if amount_rate == "price":
            amount_rate = "" if self.side == "charge" else "unit"
        elif term.role == "result" and amount_rate != "year":
            amount_rate = ""
        is_total = bool(near.side) or (self.side != "valorisation" and near.names_total)
        roughness = rough(self.text, amount.start, amount.end)
        is_noted_before = scope is not None and scope[0] < term.start and "T" not in form
        last = last_word(self.plain[piece.start : term.start]) if scope else near.last_word
        is_open = last in _OPEN_WORDS or self.plain[piece.start : piece.start + 2].lstrip()[:1] == "+"
        if (amount.value is not None and is_open) or is_noted_before:
            form, roles = "?", frozenset()  # « entre 500 € »
        issue = "not_budget_amount" if is_left_out else _issue(piece, near, amount_rate, roughness)
        if term.role == "result":
            head = _COUNTED.sub("", self.plain[max(piece.start, term.start - _NEAR_PRODUCT) : term.start])
            doubts = doubts_of(fold(f"{head}\n{self.plain[amount.end : piece.end]}"))
            self.words.prose.append(self.plain[piece.start : term.start])
        is_kept = not issue or piece.relation == "unclear"
        words_before = {last, last_word(self.text[max(0, piece.start - 9) : piece.start])}
        is_again = not words_before.isdisjoint(_AGAIN_WORDS)
        has_other = bool(self.words.entries) and self.words.entries[-1].line == self.number
        is_share = (
            is_again and has_other and amount_rate == "year" and term.role == "plain"
        )  # « , soit 10 000 € par an »
        is_whole_amount = amount_rate in ("", "year") and not (issue or is_share or term.role == "addend")
        role = "total" if is_total and is_whole_amount else "item"
        if role == "total" and scope:
            self.words.scope = self.words.scope or scope_note(self.text, scope)
        kind = near.kind if near.kind == "valorisation" else self.side or near.kind
        clause = self.text[start : piece.end].strip(EDGES) or self.text.strip()
        label = "" if amount_rate or roughness or term.role == "result" else _label(before, after)
        side = self.side if BUDGET_WORDS.isdisjoint(near.bare) else ""
        if near.side and "total" in near.bare:
            self.side = ""  # it ends its section
        return MoneyEntry(
            line=self.number,
            label=shorten(label or clause, LONGEST),
            amount=amount,
            role="lost" if not (is_kept and amount.is_readable) else "part" if piece.relation == "part" else role,
            side=side,
            kind=kind,
            funder=read_funder(words, kind),
            rate=amount_rate,
            issue=issue,
            is_shown=term.role in ("result", "sum"),
            is_product=term.role == "result",
            is_by_people=term.role == "result" and self.may_be_paid_by_people(piece),
            years=near.years if is_total else (),
            label_years=near.years,
            is_rough=roughness == "about",
            is_again=is_again,
            is_part_of_unsaid=last == "dont" and piece.relation != "part",
            outline=form,
            roles=roles,
            is_doubtful=bool(
                doubts - {IN_KIND if kind == "valorisation" else "", ONE_PERSON if amount_rate == "person" else ""}
            )
            or bool(scope and _OUTSIDE.match(self.text, scope[0]))
            or bool(_GLUED.match(self.text, amount.start))
            or _is_of_several(before)
            or bool(_MINUS.fullmatch(self.text[: amount.start]))
            or (has_other and form == "S" and term.role == "plain" and not (is_again or is_bare or piece.relation))
            or bool(amount.low is not None and _EITHER.search(self.text, amount.start, amount.end)),
        )


def _is_of_several(before: str) -> bool:
    found = _SEVERAL.search(before)
    return bool(found and class_of(fold(found["noun"])) in _COUNTED_CLASSES)


def _issue(piece: Cut, near: NearWords, amount_rate: str, roughness: str) -> str:
    """Why the amount of a piece is not taken as it stands; empty when it is."""
    if near.is_not_budget:
        return "not_budget_amount"
    if not piece.term.amount.is_readable:
        return "unreadable_amount"
    if piece.term.role in ("wrong", "product"):
        return "wrong_product" if piece.term.role == "wrong" else "product_not_computed"
    if amount_rate == "unit":
        return "unit_price"
    if roughness == "bound":
        return "rough_amount"
    return "unclear_amounts" if near.is_unclear or piece.relation == "unclear" else ""


def _label(before: str, after: str) -> str:
    """The words of an amount that stands at one end of them; empty when it stands inside or alone."""
    head, tail = before.strip(EDGES), after.strip(EDGES)
    if tail == ")" and head.count("(") <= head.count(")"):
        tail = ""
    if head and tail:
        return ""
    return head + tail if _has_letter(head + tail) else ""


def _product(factors: re.Match[str]) -> Decimal:
    return Decimal(factors[1]) * Decimal(factors[2].replace(",", "."))


def _has_letter(text: str) -> bool:
    return text.lower() != text.upper()


def _years(text: str) -> tuple[int, ...]:
    return tuple(int(found.group()) for found in islice(YEAR.finditer(text), 9))
