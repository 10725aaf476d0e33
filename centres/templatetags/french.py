"""Stored words and numbers -> how a French page prints them. The stored value is never altered."""

import re
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from decimal import Decimal
from functools import lru_cache
from html import escape

from django import template
from django.template import defaultfilters
from django.utils.formats import date_format
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.timezone import localtime

from centres.catalogue.fiche.budget_table import Sentence
from centres.catalogue.places.nearness import Surroundings
from centres.models import Action
from centres.models.action import says_something

register = template.Library()

NBSP, THIN = "\u00a0", "\u202f"
LONG = 600  # characters: about a screen of a phone

# « • » and « § » open an item even when glued to it; « - » and « * » only before a space (« --> » is no bullet).
BULLET = re.compile(r"(?:[-*–]\s+|[•§▪]\s*)(?=\S)")
LONE_MARK = re.compile(r"[-*–•§▪]")
MONEY = re.compile(r"\d\s*(?:€|k€|euros?\b)", re.IGNORECASE)

# Most titles have nothing that any of the others looks for.
_TYPOGRAPHY = re.compile(r"[«»:;?!€%]|\d \d")
_THOUSANDS = re.compile(r"(?<![\d.,])\d{1,3}(?: \d{3})+(?!\d)")
_OPENING = re.compile(r"«\s*")
_CLOSING = re.compile(r"(?<!\s)\s*»")  # the lookbehind keeps a long run of spaces linear
_BEFORE_COLON = re.compile(r"(?<=\S) ?:(?=\s|$)")
_BEFORE_MARKS = re.compile(r"(?<=[^\s?!;]) ?(?=[;?!]+(?:\s|$|»|\)))")
_BREAKABLE_SIGNS = ("« ", " :", " ;", " ?", " !", " »")
_BREAKABLE = re.compile(r" (?:(?<=« )|(?=[:;?!»]+(?:\s|$)))")
_BEFORE_UNIT = re.compile(r"(?<=\d) (?=[€%])")


@register.filter
def french(text: object) -> str:
    """A title or a label with the fixed spaces of French typography.

    >>> french("Jardin: 3 214 idées ?") == "Jardin\u00a0: 3\u202f214 idées\u202f?"
    True
    """
    return _french(str(text))


# Labels come back on every page.
@lru_cache(maxsize=4096)
def _french(words: str) -> str:
    if not _TYPOGRAPHY.search(words):
        return words
    words = _THOUSANDS.sub(lambda match: match[0].replace(" ", THIN), words)
    words = _CLOSING.sub(NBSP + "»", _OPENING.sub("«" + NBSP, words))
    words = _BEFORE_COLON.sub(NBSP + ":", words)
    words = _BEFORE_MARKS.sub(THIN, words)
    return _BEFORE_UNIT.sub(NBSP, words)


@register.filter
def thousands(number: int) -> str:
    """3214 -> « 3 214 », with a thin fixed space."""
    return f"{number:,}".replace(",", THIN)


@register.filter
def pluralize(number: object, forms: str = "s") -> str:
    """Django's filter of the same name, in French: zero is singular (« 0 action »)."""
    return defaultfilters.pluralize(number or 1, forms)


@register.filter
def amount(value: Decimal | None) -> str:
    """Euros: « 6 458 € »; cents only when there are some; nothing for None.

    >>> amount(Decimal("6458.50")) == "6\u202f458,50\u00a0€", amount(None)
    (True, '')
    """
    if value is None:
        return ""
    value = Decimal(value)
    number = f"{value:,.0f}" if value == value.to_integral_value() else f"{value:,.2f}"
    return number.replace(",", THIN).replace(".", ",") + NBSP + "€"


@register.filter
def up_to(low: Decimal, high: Decimal) -> str:
    """Two ends of a range: « 40 à 50 € »."""
    return f"{amount(low).removesuffix(NBSP + '€')} à {amount(high)}"


@register.filter
def with_amounts(sentence: Sentence) -> str:
    """A sentence of an account, its amounts in their places.

    >>> with_amounts(Sentence("{} déclarés.", (Decimal(1200),))) == "1\u202f200\u00a0€ déclarés."
    True
    """
    return french(sentence.words.format(*map(amount, sentence.amounts)))


@register.filter
def names_money(text: str) -> bool:
    """Whether a narrative writes an amount in euros, even when no total was read from it."""
    return bool(MONEY.search(str(text)))


@register.filter
def is_caps(text: str) -> bool:
    """Whether a title was typed in capitals: shown a little smaller, never rewritten."""
    letters = [character for character in str(text) if character.isalpha()]
    return len(letters) > 5 and sum(letter.isupper() for letter in letters) > 0.8 * len(letters)


@register.filter
def said(text: str) -> str:
    """A narrative that says something, or nothing: a lone « - » is not filled in."""
    return text if says_something(str(text)) else ""


@register.filter
def is_long(text: str) -> bool:
    """A narrative that would push what follows it out of sight."""
    return len(said(text)) > LONG


@register.filter
def distance(near: Surroundings, action: Action) -> str:
    """How far the centre of an action is: « à 12 km »."""
    km = near.km_of(action)
    if km is None:
        return "distance inconnue"
    return f"à {km}{NBSP}km" if km else f"à moins de 1{NBSP}km"


@register.filter
def spelled(moment: date | None, form: str = "j F Y") -> str:
    """A date in words, the first of a month as French says it: « 1er novembre 2026 », « 1er novembre à 14:05 »."""
    if not moment:
        return ""
    local = localtime(moment) if isinstance(moment, datetime) else moment
    told = date_format(local, form)
    return told.replace("1 ", "1er ", 1) if local.day == 1 else told


@register.filter
def day(moment: date | None) -> str:
    """A date in full: « 1er novembre 2026 »."""
    return spelled(moment)


@register.filter
def prose(text: str) -> SafeString:
    """A narrative, escaped: a paragraph for each line, a list for the lines that open with a bullet."""
    blocks = (
        format_html("<ul>{}</ul>", format_html_join("", "<li>{}</li>", ((line,) for line in lines)))
        if is_list
        else format_html_join("", "<p>{}</p>", ((line,) for line in lines))
        for is_list, lines in _blocks(str(text))
    )
    return mark_safe("".join(blocks))  # noqa: S308 - each block comes escaped from format_html


@register.filter
def as_items(lines: Iterable[str]) -> SafeString:
    """An item of a list for each line, escaped; an empty one holds a space, or its number would be lost. A fiche has
    some eighty."""
    return mark_safe("".join(f"<li>{escape(line) or ' '}</li>" for line in lines))  # noqa: S308 - escaped


@register.filter
def excerpt(text: str, longest: int = 320) -> str:
    """A narrative on one line, without its bullets, cut between words; « · » parts lines that no mark ends."""
    lines = (line for _, lines in _blocks(str(text)) for line in lines)
    line = " ".join(line if line[-1] in ".!?…:;," else f"{line} ·" for line in lines).removesuffix(" ·")
    if len(line) <= longest:
        return line
    return line[:longest].rsplit(" ", 1)[0].rstrip(" ,;:.") + "…"


def _blocks(text: str) -> Iterator[tuple[bool, list[str]]]:
    """(is a list, lines): runs of bullets, and runs of plain lines. Lone marks and blank lines end a run."""
    run: list[str] = []
    was_item = False
    has_notes = any(line.rstrip().endswith("*") for line in text.split("\n"))
    for raw in text.split("\n"):
        line = raw.strip()
        # Where a line ends with a star, another that opens with one is its note.
        bullet = None if has_notes and line.startswith("*") else BULLET.match(line)
        is_blank = not line or LONE_MARK.fullmatch(line)
        if run and (is_blank or bool(bullet) != was_item):
            yield was_item, run
            run = []
        if not is_blank:
            # A narrative gets no space that it lacks; those it has must not end a line.
            told = line[bullet.end() :] if bullet else line
            run.append(_BREAKABLE.sub(NBSP, told) if any(sign in told for sign in _BREAKABLE_SIGNS) else told)
            was_item = bool(bullet)
    if run:
        yield was_item, run
