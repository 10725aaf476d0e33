"""A quantity at its place in a line -> the words around it that say who is counted, and how."""

from dataclasses import dataclass

from . import nouns
from .nouns import PARTNERS, PROFESSIONALS, UNSAID, VOLUNTEERS, Noun, noun_of
from .numerals import DASHES, NUMBER_WORDS, Token, word_at
from .quantities import Quantity

_STOPS = {",", ";", ".", "+", "(", ")", ":", "•", "!", "?", "=", "&"}
_JOINTS = {"et", "ou", "/", "&"}
_NO_ADJECTIVE_AFTER = {
    "et", "ou", "avec", "des", "les", "aux", "de", "d", "'", "le", "la", "nos", "leurs", "par", "du", "/",
}  # fmt: skip
_OF = {"de", "du", "des", "d", "pour"}
_ARTICLES = {"la", "le", "les", "l", "'"}
_HEAD_WORDS = {
    "nombre", "nb", "nbre", "total", "de", "d", "'", "des", "les", "le", "la", "l", "nos", "et", "-", "–", "•", "*",
}  # fmt: skip
_NO_RATE_AFTER_PAR = {"an", "annee", "le", "la", "les", "l", "des", "notre", "nos", "leur", "leurs", "ailleurs"}
_MAXIMUM, _MINIMUM = {"maximum", "maxi", "max"}, {"minimum", "mini", "min"}
_ROUGHLY = {"environ", "env"}
_HEAD_ENDS = {"", ",", ";", ".", "+", ")", "/", "-", "–", "et", "•", "en", "("} | _ROUGHLY
_COMPLEMENT = 12  # tokens looked at after a noun
_HEAD = 9  # tokens of a head, such as « Nombre de bénévoles : »


@dataclass(slots=True)
class Phrase:
    """Who is counted, up to token `end`; `last` is where reading goes on. `first`: where a head before it starts."""

    noun: Noun
    end: int
    last: int = 0
    first: int | None = None
    body: str = ""
    is_other: bool = False
    is_rate: bool = False
    is_doubtful: bool = False
    joint: str = ""  # the other role of « 10 salariés et bénévoles »


def phrase_after(tokens: list[Token], quantity: Quantity) -> Phrase | None:
    """The noun that follows a quantity, with what the words after it change."""
    if quantity.is_empty:
        # « 2,5 salariés »: no count, yet people.
        noun = noun_of(word_at(tokens, quantity.end))
        return Phrase(noun, quantity.end + 1, quantity.end + 1, is_doubtful=True) if noun else None
    index, is_other = quantity.end, False
    for _ in range(4):
        word = word_at(tokens, index)
        if word not in nouns.FILLERS or (word == "jeunes" and noun_of(word_at(tokens, index + 1)) is None):
            break
        is_other |= word in {"autre", "autres"}
        index += 1
    if word_at(tokens, index) == "co" and word_at(tokens, index + 1) in DASHES:
        index += 2  # « co-présidents »
    noun = noun_of(word_at(tokens, index))
    if word_at(tokens, index) in {"service", "services"} and word_at(tokens, index + 1).startswith("civique"):
        noun, index = Noun(UNSAID, ""), index + 1
    is_somebody = word_at(tokens, index) not in nouns.NOT_PEOPLE  # « un couple bénévole », « 3 heures bénévoles »
    if noun is None and is_somebody and word_at(tokens, index + 1) in nouns.BENEVOLES and tokens[index].kind == "word":
        noun, index = Noun(VOLUNTEERS, ""), index + 1
    if noun is None:
        return None
    phrase = Phrase(noun, index + 1, index + 1, is_other=is_other)
    _read_complement(tokens, phrase, quantity)
    return phrase


def _read_complement(tokens: list[Token], phrase: Phrase, quantity: Quantity) -> None:
    start = phrase.end
    joint_at = _after_joints(tokens, start)
    joint = noun_of(word_at(tokens, joint_at)) if joint_at > start else None
    is_pair = joint and word_at(tokens, start) == "/" and joint != phrase.noun  # « 10 parents/enfants »
    is_head = word_at(tokens, joint_at + 1) in {":", "=", "("}  # « 2 salariés / Bénévoles : 6 »
    if joint and not is_head and joint.role != UNSAID and (is_pair or joint.role != phrase.noun.role):
        phrase.is_doubtful, phrase.end = True, joint_at + 1  # « 10 salariés et bénévoles »: how many of each?
        phrase.last, phrase.joint = phrase.end, joint.role
        return
    for index in range(start, min(start + _COMPLEMENT, len(tokens))):
        token, before = tokens[index], word_at(tokens, index - 1)
        word = token.word
        if token.kind == "number" or word in _STOPS or (word in DASHES and not token.is_glued):
            return
        if word in NUMBER_WORDS:
            return
        noun = phrase.noun
        if index < start + 4 and before not in _NO_ADJECTIVE_AFTER:
            phrase.noun = nouns.shift_noun(noun, word)
            if phrase.noun != noun:
                phrase.end = index + 1
        if noun.role == PROFESSIONALS and index < start + 4 and nouns.is_outside(word):
            phrase.noun, phrase.end = Noun(UNSAID, ""), index + 1  # neither the centre's nor a partner's
        if index == start and noun.role == PROFESSIONALS and word in nouns.ACRONYMS:
            phrase.body, phrase.end = word, index + 1  # « 1 animateur CAF »
        if word in _OF and index < start + 4 and not phrase.body:
            _read_body(tokens, phrase, index)
        if index == start and noun.kind and noun.role == PROFESSIONALS and word in nouns.SPECIALTIES:
            phrase.noun, phrase.end = Noun(noun.role, f"{noun.kind} {nouns.SPECIALTIES[word]}"), index + 1
        _read_manner(tokens, phrase, quantity, index)


def _after_joints(tokens: list[Token], start: int) -> int:
    """Past « et », « et/ou », or the adjective and « ou » of « accompagnateurs salariés ou bénévoles »."""
    index = start
    if word_at(tokens, start + 1) == "ou" and tokens[start].kind == "word" and word_at(tokens, start) not in _JOINTS:
        index += 1
    while word_at(tokens, index) in _JOINTS:
        index += 1
    return index


def _read_body(tokens: list[Token], phrase: Phrase, index: int) -> None:
    """« de la PMI », « des associations partenaires »."""
    after = index + 1
    while word_at(tokens, after) in _ARTICLES:
        after += 1
    word = word_at(tokens, after)
    if nouns.is_body(word, word_at(tokens, after + 1)):
        phrase.body, phrase.end = word, after + 1
        if word_at(tokens, after + 1) in DASHES and tokens[after + 1].is_glued:
            phrase.end = min(after + 3, len(tokens))  # Croix-Rouge
    if phrase.noun.role == PROFESSIONALS and word in nouns.BODIES:
        for later in (after, after + 1, after + 2):
            if word_at(tokens, later) in {"partenaire", "partenaires"}:
                phrase.noun, phrase.end = Noun(PARTNERS, ""), later + 1


def _read_manner(tokens: list[Token], phrase: Phrase, quantity: Quantity, index: int) -> None:
    """« en moyenne », « environ », « maximum », « par atelier » after the noun."""
    word, before, after = tokens[index].word, word_at(tokens, index - 1), word_at(tokens, index + 1)
    if word == "environ" or (word == "moyenne" and before == "en"):
        quantity.is_approximate, phrase.end = True, index + 1
    elif word in _MAXIMUM and quantity.is_exact:
        quantity.low, quantity.is_approximate, phrase.end = None, True, index + 1
    elif quantity.is_exact and (word in _MINIMUM or (word == "plus" and before in {"et", "ou"} and after != "de")):
        quantity.high, quantity.is_approximate, phrase.end, phrase.last = None, True, index + 1, index + 1
    elif (
        word == "chaque"
        or (word == "par" and after.isalpha() and after not in _NO_RATE_AFTER_PAR)
        or (word == "/" and after in nouns.NOT_PEOPLE)
    ):
        is_agent = word == "par" and after in NUMBER_WORDS  # « accompagnés par deux bénévoles »
        phrase.is_rate |= not is_agent
        phrase.is_doubtful |= after in nouns.SHARED_BY
        if not is_agent and index + 1 < len(tokens):
            phrase.end = index + 2
            phrase.last = max(phrase.last, phrase.end)


def head_before(tokens: list[Token], start: int, quantity: Quantity, after: Phrase | None) -> Phrase | None:
    """The noun of « Bénévoles : 12 », « public (120 à 300 personnes) » or « salariés 3 », before the quantity."""
    mark = word_at(tokens, quantity.first - 1)
    has_mark = mark in {":", "=", "("}
    stop = quantity.first - 1 if has_mark else quantity.first
    index = start
    while index < stop and index < start + _HEAD and tokens[index].word in _HEAD_WORDS:
        index += 1
    noun = noun_of(word_at(tokens, index)) if index < stop <= index + _HEAD else None
    if noun is None or noun.role == UNSAID:
        return None
    ends = word_at(tokens, quantity.end) in _HEAD_ENDS
    if not has_mark and (stop != index + 1 or after or not quantity.is_exact or not ends):
        return None
    if has_mark and after is None and not ends:
        return None
    if word_at(tokens, quantity.end) in _ROUGHLY:
        quantity.is_approximate, quantity.end = True, quantity.end + 1
    others = [noun_of(token.word) for token in tokens[index + 1 : stop]]
    joints = [other.role for other in others if other and other.role not in (UNSAID, noun.role)]
    if joints and stop == index + 2 and word_at(tokens, index + 1) in nouns.BENEVOLES:
        noun, joints = Noun(VOLUNTEERS, ""), []
    last = after.end if after else quantity.end
    end = last + (mark == "(" and word_at(tokens, last) == ")")
    is_doubtful = bool(joints) or quantity.is_empty
    return Phrase(noun, end, last, first=index, is_doubtful=is_doubtful, joint=joints[0] if joints else "")


def body_before(tokens: list[Token], start: int, first: int) -> str:
    """The body of « PMI : 1 puéricultrice », « la médiathèque (2 agents) » or « pour la PMI, une nutritionniste »."""
    mark = word_at(tokens, first - 1)
    if mark in {":", "("}:
        for index in range(max(start, first - 6), first - 1):
            if nouns.is_body(tokens[index].word, word_at(tokens, index + 1)):
                return tokens[index].word
    elif mark == "," and "pour" in {word_at(tokens, first - back) for back in (3, 4, 5)}:
        word = word_at(tokens, first - 2)
        return word if nouns.is_body(word, "") else ""
    return ""
