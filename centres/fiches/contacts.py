"""A text -> how persons are reached in it: telephones, e-mails, names after « contact »; and the text with them masked.

What is masked wrongly is put back by staff, what shows wrongly cannot be: in doubt, a number is a telephone.
"""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from .folding import fold

PHONE, EMAIL, NAME, AUTHOR = "phone", "email", "name", "author"
KEPT, MASKED, REMOVED = "kept", "masked", "removed"
MASKS = {PHONE: "[téléphone masqué]", EMAIL: "[courriel masqué]", NAME: "[nom masqué]", AUTHOR: "[nom masqué]"}
# Numbers and addresses are masked until somebody decides; a name may be that of a street, and waits in sight.
MASKED_AT_ONCE = {PHONE, EMAIL}

_BLANK = r"[ \t\u00a0\u2009\u202f]"
_PHONE = re.compile(
    rf"""
    (?:
        # +33 1 23 45 67 89, 0033 (0)1 23 45 67 89, +262 692 12 34 56
        (?: \+ | (?<!\d) 00 {_BLANK}? (?=33|262|59[046]) ) \d{{1,3}} (?: {_BLANK}? \(0\) )?
        (?: [ \t\u00a0\u202f.-]? \d{{1,4}} ){{3,5}}
        # 01 23 45 67 89, 01.23.45.67.89, 06 - 12 - 34 - 56 - 78, 0123456789: one separator all along
      | (?<!\d) 0 [1-9] (?P<between> {_BLANK}{{0,2}} [./·–-]? {_BLANK}{{0,2}} ) \d{{2}} (?: (?P=between) \d{{2}} ){{3}}
        # 0612 34 56 78, 06 12 345 678, 06 1234 5678 (not two years)
      | (?<!\d) 0 [1-9] (?: \d{{2}} (?: {_BLANK} \d{{2}} ){{3}} | {_BLANK} \d{{2}} (?: {_BLANK} \d{{3}} ){{2}}
          | (?: {_BLANK} (?!19|20) \d{{4}} ){{2}} )
        # 0 800 12 34 56, 0 800 123 456
      | (?<!\d) 0 {_BLANK}? 8 \d{{2}} (?: (?: {_BLANK} \d{{2}} ){{3}} | (?: {_BLANK} \d{{3}} ){{2}} )
    )
    (?! \d | {_BLANK}? (?: € | euros? \b | % ) )
    """,
    re.VERBOSE,
)
_LEAST_DIGITS = 9
_EMAIL = re.compile(
    rf"""
    [\w.+-]{{1,64}}
    (?: {_BLANK}? @ {_BLANK}? | {_BLANK}? [\[(<{{] {_BLANK}? (?: at | arobase | a | @ ) {_BLANK}? [\])>}}] {_BLANK}?
      | {_BLANK} arobase {_BLANK} )
    [\w-]{{1,63}}
    (?: (?: \. | {_BLANK}? [\[(] (?: dot | point ) [\])] {_BLANK}? | {_BLANK} point {_BLANK} ) [\w-]{{1,63}} )+
    """,
    re.VERBOSE | re.IGNORECASE,
)
_AT = re.compile(r"@|arobase|[\[(<{][ \u00a0]?a(?:t|)[ \u00a0]?[\])>}]", re.IGNORECASE)
_AT_IN_BRACKETS = re.compile(r"[\[(<{][ \u00a0]?[aA]")
_CIVILITY = r"(?: M\. | Mr | Mme | Mlle | Madame | Monsieur | Mademoiselle )"
_WORD = r"[A-ZÀ-ÖØ-ÞŒ] [\w'’-]+"
_PERSON = rf"(?: {_CIVILITY} {_BLANK}+ {_WORD} (?: {_BLANK}+ {_WORD} )? | {_WORD} (?: {_BLANK}+ {_WORD} ){{1,2}} )"
_NAMES = re.compile(
    rf"""
    (?<!\w) (?i: contact (?: s | er | ez )? ) \b
    {_BLANK}* (?: [:–-] | (?i: auprès {_BLANK} de ) )? {_BLANK}*
    (?P<names> {_PERSON} (?: {_BLANK}* (?: , | / | et ) {_BLANK}* {_PERSON} )* )
    """,
    re.VERBOSE,
)
_PERSONS = re.compile(_PERSON, re.VERBOSE)
# Capitals that are no person's: who else is contacted, and the words of a sentence in capitals.
_NOBODY_WORDS = """
accueil agence association atelier avec bibliotheque bureau caf centre centres college comite commune conseil csc
departement direction ecole equipe espace federation fjt foyer groupe habitants ies la le les lycee mairie maison
mission mjc mpt msa pole ram secretariat service siege social une un des du nos notre vos votre tel telephone mail
email courriel adresse animateur animatrice directeur directrice responsable coordinateur coordinatrice referent
referente president presidente pour par dans sur
"""
_NOBODY = frozenset(_NOBODY_WORDS.split())
_AUTHOR_LABEL = "publie par"
# Folding takes no letter of these away: with ten of them a line is not those nine, and need not be folded.
_TOO_LONG_A_LABEL = re.compile(r"(?:[^a-zA-Z0-9]*+[a-zA-Z0-9]){10}")
_LEFTOVER = re.compile(r"(?:\s*[,;/|–-])+(?=\s*[,;.|]|\s*$)|(?<=:)\s*[,;/]")


class ContactMention(NamedTuple):
    """One way to reach somebody, as it is written. `key`: the same for every way of writing it."""

    kind: str
    key: str
    words: str
    start: int
    end: int


def contacts_in(text: str) -> list[ContactMention]:
    """Those of a text, in order; no two share a character.

    >>> [(found.kind, found.words) for found in contacts_in("Contact : Mme Exemple, 06 00 00 00 00, a.b@example.org")]
    [('name', 'Mme Exemple'), ('phone', '06 00 00 00 00'), ('email', 'a.b@example.org')]
    >>> contacts_in("SIRET 356 000 000 00048, le 01/02/2013, 40 000.00 €, 01000 Bourg, isère@dom")
    []
    """
    found: list[ContactMention] = []
    for start, end, kind in sorted(_places(text)):
        start = max(start, found[-1].end if found else 0)
        if start < end:
            words = text[start:end]
            found.append(ContactMention(kind, contact_key(kind, words), words, start, end))
    return found


def _places(text: str) -> Iterator[tuple[int, int, str]]:
    for match in _matches(_PHONE, text, "0", "+"):
        if sum(map(str.isdigit, match[0])) >= _LEAST_DIGITS:
            yield *match.span(), PHONE
    # Looked for before anything else: most texts hold none.
    if "@" in text or "robase" in text or any(_matches(_AT_IN_BRACKETS, text, "(", "[", "<", "{")):
        yield from ((*match.span(), EMAIL) for match in _EMAIL.finditer(text))
    for match in _matches(_NAMES, text, "Contact", "contact", "CONTACT"):
        for person in _PERSONS.finditer(text, *match.span("names")):
            if not _NOBODY & set(map(fold, person[0].split())):
                yield *person.span(), NAME


def _matches(pattern: re.Pattern[str], text: str, *beginnings: str) -> Iterator[re.Match[str]]:
    """Where a pattern matches from one of these words on: trying it at each character would take ten times as long."""
    for beginning in beginnings:
        place = text.find(beginning)
        while place >= 0:
            if match := pattern.match(text, place):
                yield match
            place = text.find(beginning, match.end() if match else place + 1)


def contact_key(kind: str, words: str) -> str:
    """What is the same for all ways of writing one number, address or name.

    >>> contact_key(PHONE, "+33 (0)6.00.00.00.00"), contact_key(EMAIL, "A.B (at) example.org")
    ('phone 0600000000', 'email ab at example org')
    """
    if kind == PHONE:
        digits = re.sub(r"\D", "", words.replace("(0)", ""))
        return f"{kind} {re.sub('^(?:00)?33', '0', digits) if digits.startswith(('33', '0033')) else digits}"
    if kind == EMAIL:
        name, _, domain = _AT.sub("\0", words, count=1).partition("\0")
        return f"{kind} {fold(name).replace(' ', '')} at {fold(domain)}"
    return f"{kind} {fold(words)}"


def mask_contacts(text: str, decided: Mapping[str, str] | None = None) -> str:
    """The text that the public reads. `decided`: {key: KEPT, MASKED or REMOVED}; what nobody decided is masked, a name
    shows. Its lines stay as many.

    >>> mask_contacts("Contact : Mme Exemple, 06 00 00 00 00")
    'Contact : Mme Exemple, [téléphone masqué]'
    >>> mask_contacts("Écrire à a@example.org, ou venir.", {"email a at example org": REMOVED})
    'Écrire à, ou venir.'
    """
    decided = decided or {}
    parts, last, is_shorter = [], 0, False
    for kind, key, _, start, end in contacts_in(text):
        decision = decided.get(key) or (MASKED if kind in MASKED_AT_ONCE else KEPT)
        if decision != KEPT:
            parts += [text[last:start], MASKS[kind] if decision == MASKED else ""]
            last, is_shorter = end, is_shorter or decision == REMOVED
    if not parts:
        return text
    masked = "".join([*parts, text[last:]])
    return "\n".join(map(_tidy, masked.split("\n"), text.split("\n"))) if is_shorter else masked


def _tidy(line: str, before: str) -> str:
    """A line from which something was taken, without the marks that stood around it."""
    return line if line == before else re.sub(r"[ \t]+(?=[,.]|$)", "", _LEFTOVER.sub("", line))


def mask_source(text: str, decided: Mapping[str, str] | None = None) -> str:
    """The text of a source, for the public: contacts masked, and who published it. Its lines stay as many."""
    lines = mask_contacts(text, decided).split("\n")
    is_author = False
    for number, line in enumerate(lines):
        if is_author and line.strip():
            lines[number], is_author = MASKS[AUTHOR], False
        elif not _TOO_LONG_A_LABEL.match(line) and fold(line) == _AUTHOR_LABEL:
            is_author = True
    return "\n".join(lines)


def without_masks(text: str) -> str:
    """The words that the centre wrote: nobody looks for those that stand in the place of others."""
    return re.sub(r"\[(?:téléphone|courriel|nom) masqué\]", "", text) if "masqué]" in text else text
