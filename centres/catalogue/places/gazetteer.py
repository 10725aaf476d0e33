"""What somebody types of a place -> the communes it can be: « Roussillon », « roussillon 38 », « 38150 »."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from django.db.models import QuerySet
from rapidfuzz import fuzz, process

from centres.models import Commune, Departement
from centres.models.keys import place_key
from centres.models.territory import begins

MOST_FOUND = 10
MOST_CLOSE = 5
LONGEST_TYPED = 100
# A postcode that ends with it is that of a company or an office: communes have others, in the same département.
CEDEX = "cedex"
# Below this likeness, of 100, a name is not what was meant.
LEAST_ALIKE = 75

_WORD = re.compile(r"[a-z]+", re.ASCII)
_POSTCODE = re.compile(r"[0-9]{4,5}", re.ASCII)
_DEPARTEMENT = re.compile(r"[0-9]{2,3}|2[ab]", re.ASCII)


@dataclass(frozen=True, slots=True)
class TypedPlace:
    """What was typed: the key of a name, the beginning of a postcode, the code of a département; each may be empty."""

    key: str = ""
    postcode: str = ""
    departement: str = ""

    def __bool__(self) -> bool:
        return bool(self.key or self.postcode)


@dataclass(frozen=True, slots=True)
class Resolution:
    """The communes, largest first; `is_meant` when they answer to what was typed, not only look like it."""

    communes: list[Commune]
    is_meant: bool = True

    @property
    def only(self) -> Commune | None:
        """The commune that was meant, when there is no other."""
        return self.communes[0] if self.is_meant and len(self.communes) == 1 else None


def read_typed(text: str) -> TypedPlace:
    """No commune has a figure in its name, so figures are a postcode or, after a name, a département. Others, such as
    « 3e » or the 9 of « Cedex 9 », say nothing of which commune it is.

    >>> read_typed("St-Martin (38)")
    TypedPlace(key='saint martin', postcode='', departement='38')
    >>> read_typed("Lyon 3e"), read_typed("38025 Grenoble Cedex 1")
    (TypedPlace(key='lyon', postcode='', departement=''), TypedPlace(key='grenoble', postcode='', departement='38'))
    >>> read_typed("38150 Roussillon"), read_typed("38")
    (TypedPlace(key='roussillon', postcode='38150', departement=''), TypedPlace(key='', postcode='38', departement=''))
    """
    names, postcode, departement = [], "", ""
    for word in place_key(text[:LONGEST_TYPED]).split():
        if _POSTCODE.fullmatch(word):
            postcode = word
        elif _DEPARTEMENT.fullmatch(word):
            departement = word.upper()
        elif _WORD.fullmatch(word):
            names.append(word)
    if CEDEX in names and postcode:
        names.remove(CEDEX)
        # « 20 » begins those of Corsica, which has two départements.
        postcode, departement = "", postcode[: 3 if postcode.startswith("97") else 2].removeprefix("20")
    if not names and not postcode and departement.isdigit():
        return TypedPlace(postcode=departement)
    return TypedPlace(" ".join(names), postcode, departement)


@dataclass(frozen=True, slots=True)
class CommuneOption:
    """A commune under the field where it is typed. Browsers hide an option whose value and label lack what is typed."""

    value: str
    label: str = ""


def as_option(commune: Commune, text: str) -> CommuneOption:
    """« Roussillon (38) », with « Roussillon (38), 38150 » beside it for somebody who types 381."""
    value, asked = str(commune), " ".join(text.split())[:LONGEST_TYPED]
    if asked.casefold() in value.casefold():
        return CommuneOption(value)
    postcode = next((digits for digits in commune.postcodes.split() if digits.startswith(asked)), "")
    return CommuneOption(value, f"{value}, {postcode}" if postcode else f"{asked} : {value}")


def suggest_communes(text: str) -> list[Commune]:
    """At most ten communes while somebody types: those of this very name first, then those that begin so."""
    words = read_typed(text)
    if not words:
        return []
    named = list(_answering(words)[:MOST_FOUND]) if words.key else []
    begun = _answering(words, is_whole=False)[:MOST_FOUND]
    return list({commune.pk: commune for commune in (*named, *begun)}.values())[:MOST_FOUND]


def resolve_commune(text: str) -> Resolution:
    """The communes of this very name or postcode; without one, those that begin so; without any, the most alike."""
    words = read_typed(text)
    meant = _meant(words) or _meant(_of_a_departement(words))
    return Resolution(meant) if meant else Resolution(_alike(words), is_meant=False)


def _meant(words: TypedPlace) -> list[Commune]:
    for is_whole in (True, False) if words.key else (False,):
        if words and (communes := list(_answering(words, is_whole=is_whole)[:MOST_FOUND])):
            return communes
    return []


def _of_a_departement(words: TypedPlace) -> TypedPlace:
    """« voiron isere »: the same with the code of the département whose name it ends with; else nothing."""
    parts = words.key.split()
    names = {" ".join(parts[place:]): " ".join(parts[:place]) for place in range(1, len(parts))}
    # « Haute-Loire » before « Loire ».
    for row in sorted(Departement.objects.filter(key__in=names), key=lambda row: -len(row.key)):
        return replace(words, key=names[row.key], departement=row.code)
    return TypedPlace()


def _answering(words: TypedPlace, *, is_whole: bool = True) -> QuerySet[Commune]:
    communes = Commune.objects.largest_first()
    if words.key:
        communes = communes.named(words.key) if is_whole else communes.name_begins(words.key)
    if words.postcode:
        communes = communes.postcode_begins(words.postcode)
    return communes.filter(departement=words.departement) if words.departement else communes


def _alike(words: TypedPlace) -> list[Commune]:
    """The name somewhere else than was typed, or else names spelled much like it. A first letter is rarely wrong."""
    if not words.key:
        return []
    if elsewhere := list(_answering(TypedPlace(words.key))[:MOST_CLOSE]):
        return elsewhere
    names = Commune.objects.filter(begins("key", words.key[0]) | begins("short_key", words.key[0]))
    rows = names.values_list("pk", "key", "short_key").order_by("pk")
    keys = {(pk, key) for pk, *both in rows for key in both}
    return _most_alike(words.key, sorted(keys))


def _most_alike(key: str, names: Iterable[tuple[str, str]]) -> list[Commune]:
    """`names`: (code of a commune, a key of it)."""
    pairs = list(names)
    found = process.extract(
        key, [name for _, name in pairs], scorer=fuzz.ratio, score_cutoff=LEAST_ALIKE, limit=2 * MOST_CLOSE
    )
    codes = list(dict.fromkeys(pairs[position][0] for _, _, position in found))[:MOST_CLOSE]
    communes = Commune.objects.in_bulk(codes)
    return [communes[code] for code in codes]
