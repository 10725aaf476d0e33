"""Cells of a directory of centres -> values that a centre can hold, checked: SIRET, site, date, yes or no…"""

import re
from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import EmailValidator, URLValidator

from centres.gazetteer.finding import place_of_code, resolve_place
from centres.models import Centre, Commune, CommunePart, Departement
from centres.models.keys import department_key, text_key

from .cells import CellError

_KINDS = {
    "centre social": Centre.Kind.SOCIAL_CENTRE,
    "centre social et culturel": Centre.Kind.SOCIAL_CENTRE,
    "centre socioculturel": Centre.Kind.SOCIAL_CENTRE,
    "cs": Centre.Kind.SOCIAL_CENTRE,
    "csc": Centre.Kind.SOCIAL_CENTRE,
    "espace de vie sociale": Centre.Kind.SOCIAL_LIFE_SPACE,
    "evs": Centre.Kind.SOCIAL_LIFE_SPACE,
    "autre": Centre.Kind.OTHER,
    "autre structure": Centre.Kind.OTHER,
}
_LA_POSTE = "356000000"  # its establishments are numbered by another rule
_INSEE = re.compile(r"\d[\dAB]\d{3}", re.ASCII)
_PHONE = re.compile(r"(?:\+33|0033|0)[1-9]\d{8}", re.ASCII)
_LOOKS_LIKE_PHONE = re.compile(r"[\d\s.()/+-]{8,}", re.ASCII)
_EARLIEST = 1900
_NO = re.compile(r"\b(?:non|pas|aucune?|sans|0|faux|false)\b")
_YES = re.compile(r"\b(?:oui|vrai|true|1|concernee?s?|prioritaires?|qpv|qvp|zus)\b")
_DEPARTEMENT_CODE = re.compile(r"(\d[\dAB]\d?|\d)(?:\s*-.*)?|.*\((\d[\dAB]\d?)\)", re.ASCII | re.IGNORECASE)


def read_siret(text: str) -> str:
    """Fourteen digits whose key is right.

    >>> read_siret("732 829 320 00074"), read_siret("35600000049837")
    ('73282932000074', '35600000049837')
    """
    digits = re.sub(r"[\s.\u202f-]", "", text)
    if not re.fullmatch(r"\d{14}", digits, re.ASCII):
        lost = " Le tableur a peut-être perdu un zéro au début." if re.fullmatch(r"\d{13}", digits) else ""
        raise CellError(f"« {text[:40]} » n’est pas un SIRET : il compte 14 chiffres.{lost}")
    is_post = digits.startswith(_LA_POSTE) and sum(map(int, digits)) % 5 == 0
    if not is_post and _luhn(digits) % 10:
        raise CellError(f"le SIRET « {text[:40]} » contient une erreur : sa clé de contrôle est fausse.")
    return digits


def _luhn(digits: str) -> int:
    doubled = (int(digit) * (2 if position % 2 else 1) for position, digit in enumerate(reversed(digits)))
    return sum(number - 9 if number > 9 else number for number in doubled)


def read_website(text: str) -> str:
    """An address with its scheme; `https://` when it has none.

    >>> read_website("www.lephare.fr")
    'https://www.lephare.fr'
    """
    address = text if re.match(r"[a-z][a-z0-9+.-]*:", text, re.IGNORECASE) else f"https://{text}"
    try:
        URLValidator(schemes=["http", "https"])(address)
    except ValidationError:
        raise CellError(f"« {text[:60]} » n’est pas l’adresse d’un site.") from None
    if len(address) > 300:
        raise CellError("l’adresse du site dépasse 300 caractères.")
    return address


def read_phone(text: str) -> str:
    """Ten digits two by two, or a number abroad as it stands.

    >>> read_phone("+33 (0)4.76.00.00.00"), read_phone("0476000000")
    ('04 76 00 00 00', '04 76 00 00 00')
    """
    digits = re.sub(r"\(0\)|[\s.()/\u202f-]", "", text)
    if re.fullmatch(r"[1-9]\d{8}", digits, re.ASCII):
        digits = f"0{digits}"  # a spreadsheet took it for a number
    if not _PHONE.fullmatch(digits):
        raise CellError(f"« {text[:40]} » n’est pas un numéro de téléphone français à dix chiffres.")
    digits = f"0{digits[-9:]}"
    return " ".join(digits[start : start + 2] for start in range(0, 10, 2))


def read_email(text: str) -> str:
    try:
        EmailValidator()(text)
    except ValidationError:
        raise CellError(f"« {text[:60]} » n’est pas une adresse de courriel.") from None
    return text


def read_contact(text: str) -> str:
    """A telephone or an address is checked; other words (« accueil, bureau 3 ») stay as they are."""
    if _LOOKS_LIKE_PHONE.fullmatch(text):
        return read_phone(text)
    if "@" in text and not any(mark in text for mark in (" ", ",", ";", "/")):
        return read_email(text)
    return _short(text)


def read_kind(text: str) -> str:
    kind = _KINDS.get(text_key(text))
    if kind is None:
        raise CellError(
            f"« {text[:40]} » n’est pas un type. Écrivez « centre social », « EVS » ou « autre structure »."
        )
    return kind


def read_date(text: str) -> date:
    """A day, as the directory or a spreadsheet writes it.

    >>> read_date("03/01/1972"), read_date("1972-01-03 00:00:00")
    (datetime.date(1972, 1, 3), datetime.date(1972, 1, 3))
    """
    for shape, words in (("%d/%m/%Y", text), ("%Y-%m-%d", text[:10]), ("%d/%m/%y", text)):
        try:
            day = datetime.strptime(words, shape).date()
        except ValueError:
            continue
        if day.year >= _EARLIEST and day <= date.today():
            return day
    raise CellError(f"« {text[:40]} » n’est pas une date passée. Écrivez-la comme 03/01/1972.")


def read_population(text: str) -> int:
    """
    >>> read_population("15 221"), read_population("15221.0")
    (15221, 15221)
    """
    digits = re.sub(r"[\s\u202f]|[.,]0+$", "", re.sub(r"\s*(?:hab\.?|habitants?)\s*$", "", text, flags=re.IGNORECASE))
    if not re.fullmatch(r"\d{1,8}", digits, re.ASCII):
        raise CellError(f"« {text[:40]} » n’est pas un nombre d’habitants.")
    return int(digits)


def read_yes_no(text: str) -> bool:
    """« Oui », « non », « Vous n'êtes pas concerné… », « Concerné », « Quartier prioritaire… ».

    >>> read_yes_no("Oui"), read_yes_no("Vous n'êtes pas concerné par cette question"), read_yes_no("Un QPV")
    (True, False, True)
    """
    key = text_key(text)
    if _NO.search(key):
        return False
    if _YES.search(key):
        return True
    raise CellError(f"« {text[:40]} » ne dit ni oui ni non.")


def read_label(text: str) -> str:
    if len(text) > 100:
        raise CellError("le texte dépasse 100 caractères.")
    return text


def _short(text: str) -> str:
    if len(text) > 300:
        raise CellError("le texte dépasse 300 caractères.")
    return text


def read_departement(text: str) -> Departement:
    """By its name or its code: « Isère », « 38 », « Isère (38) », « 1 »."""
    found = Departement.objects.filter(key=department_key(text)).first()
    code = _DEPARTEMENT_CODE.fullmatch(text.strip())
    if found is None and code:
        found = Departement.objects.filter(pk=(code[1] or code[2]).upper().zfill(2)).first()
    if found is None:
        raise CellError(f"« {text[:40]} » n’est ni le nom ni le code d’un département.")
    return found


def read_commune(text: str, postcode: str, departement: Departement | None) -> Commune:
    """By its INSEE code, of today or of before, or by its name in the département, told apart by the postcode: as a
    place is typed on the site. What a commune took in, and an arrondissement, is that commune."""
    if _INSEE.fullmatch(text.upper()):
        return _of_code(text.upper(), departement)
    found = resolve_place(f"{text} ({departement.pk})" if departement else text)
    localities = [place for place in found.places if isinstance(place, Commune | CommunePart)]
    named = list(dict.fromkeys(place.commune if isinstance(place, CommunePart) else place for place in localities))
    if not found.is_meant or not named:
        where = f" dans le département {departement.name}" if departement else ""
        close = f" Est-ce {', '.join(f'{commune.name} ({commune.pk})' for commune in named[:3])} ?" if named else ""
        raise CellError(f"aucune commune ne s’appelle « {text[:60]} »{where}.{close}")
    if postcode and len(named) > 1:
        named = [commune for commune in named if postcode in commune.postcodes.split()] or named
    if len(named) > 1:
        which = ", ".join(f"{commune.name} ({commune.pk})" for commune in named[:5])
        raise CellError(f"plusieurs communes s’appellent ainsi ({which}). Écrivez le code INSEE.")
    return named[0]


def _of_code(code: str, departement: Departement | None) -> Commune:
    place = place_of_code(code)
    if place is None:
        raise CellError(f"aucune commune n’a le code INSEE « {code} ». Un code postal a sa propre colonne.")
    commune = place.commune if isinstance(place, CommunePart) else place
    if departement and commune.departement_id != departement.pk:
        raise CellError(f"{commune.name} n’est pas dans le département {departement.name}.")
    return commune


READERS: dict[str, Callable[[str], Any]] = {
    "type": read_kind,
    "adresse": lambda text: text,
    "contact": read_contact,
    "téléphone": read_phone,
    "courriel": read_email,
    "site": read_website,
    "SIRET": read_siret,
    "premier agrément": read_date,
    "population": read_population,
    "axes": lambda text: text,
    "mode de gestion": read_label,
    "milieu": read_label,
    "taille": read_label,
    "quartier prioritaire": read_yes_no,
    "fédération": read_yes_no,
    "autre fédération": _short,
    "gens du voyage": read_yes_no,
    "plusieurs sites": read_yes_no,
    "itinérante": read_yes_no,
    "historique": lambda text: text,
}
