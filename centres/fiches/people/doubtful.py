"""A quantity at its place in a line -> whether it counts nobody met: a size, a rate, a population, children named."""

from centres.fiches.limits import LIMITS

from . import nouns
from .groups import GroupMention
from .nouns import PROFESSIONALS, noun_of
from .numerals import DASHES, Token, word_at
from .phrases import Phrase
from .quantities import Quantity

_PLANNED = {"objectif", "objectifs", "attendu", "attendus", "attendue", "attendues", "prevu", "prevus", "prevue"}
_PLANNED |= {"prevues", "espere", "esperes", "vise", "vises", "envisage", "envisages", "capacite"}
# Words near them say that so many did not come, or came another year, or are looked for.
_DENIED = {
    "pas",
    "non",
    "ni",
    "jamais",
    "aucun",
    "aucune",
    "sans",
    "sauf",
    "manque",
    "manquent",
    "recherche",
    "recherchons",
}
_DENIED |= {"recherches", "besoin", "pourvoir", "recruter", "faudrait", "faudra", "souhaite", "souhaites", "souhaitons"}
_DENIED |= {"dernier", "derniere", "precedent", "precedente", "auparavant", "absent", "absents", "absentes", "excuses"}
_DENIED |= {"attente", "passe", "passee", "annule", "annulee", "desistements", "devrait", "devraient", "pourrait"}
_DENIED |= {"potentiellement", "idealement", "theorie", "refuse", "refuses", "cumul", "cumule", "cumules"}
_NOT_LESS = {"moins", "plus"}  # « pas moins de 30 bénévoles »
# « 6 ateliers de 10 enfants »: how many came in all?
_SIZED = {"groupe", "groupes", "equipes", "classes", "ateliers", "seances", "soirees", "sorties", "rencontres"}
_SIZED |= {"reunions", "sejours", "sessions", "stages"}
_PARENTS = {"parent", "parents", "mere", "meres", "mamans", "pere", "peres", "familles", "elevent", "elevant"}
# After a figure, they leave it without its noun: « 3 salariés, 2 de la ville ».
SMALL_WORDS = {
    "de", "du", "des", "d", "l", "la", "le", "les", "au", "aux", "a", "en", "dans", "sur", "pour", "chez", "par", "et",
    "ou", "aujourd", "actuellement", "maintenant", "ensuite", "puis", "depuis", "lors", "avec", "sont", "ont",
}  # fmt: skip
# « 200 tracts distribués à 150 familles »: reached, which does not say that they came.
_SENT = {f"{radical}{end}" for radical in ("distribue", "envoye", "adresse", "diffuse", "remise") for end in ("", "s")}
_SENT |= {"remis", "distribuees", "envoyees", "adressees", "diffusees"}
_WHOLE_OF = nouns.PLACES | nouns.BODIES | nouns.PARTNER_BODIES | {"site", "page", "reseaux", "internet"}
_COUNTS = {"compte", "comptait", "a", "emploie"}  # « le centre compte 40 bénévoles »
_TOWN = 1000  # inhabitants: those of a place, whoever came
_ARTICLES = {"le", "la", "'"}
_LISTED = {"", ",", "et", "+", "-", "•", ";"}


def is_population(tokens: list[Token], quantity: Quantity) -> bool:
    """« un quartier de 3 000 habitants », « 10 000 habitants »."""
    if word_at(tokens, quantity.end).startswith("habitant") and _TOWN <= (quantity.low or 0) <= LIMITS.count:
        return True
    before, body = word_at(tokens, quantity.first - 1), word_at(tokens, quantity.first - 2)
    return (before == "de" and body in nouns.PLACES) or (before in _COUNTS and body in nouns.OWN_BODIES)


def is_not_met(tokens: list[Token], quantity: Quantity, phrase: Phrase) -> bool:
    """« tracts distribués à 150 familles », « un couple et ses 3 enfants », « 120 élèves dans l'école », « les 40
    adhérents de l'association »: those of a place or reached, whoever came, and not all of a family."""
    before = [word_at(tokens, index) for index in range(max(0, quantity.first - 3), quantity.first)]
    if before[-1:] == ["ses"] or (before[-1:] in (["a"], ["aux"]) and not _SENT.isdisjoint(before)):
        return True
    if before[-1:] == ["les"] and phrase.body:
        return True
    if word_at(tokens, phrase.end) not in {"dans", "sur"}:
        return False
    body = phrase.end + 1
    while word_at(tokens, body) in {*_ARTICLES, "l", "les", "notre", "nos"}:
        body += 1
    return word_at(tokens, body) in _WHOLE_OF


def is_halved(tokens: list[Token], end: int) -> bool:
    """« 1 salarié et demi », « 6 bénévoles-séances », « 3 habitants (bénévoles) »: no such number of such people."""
    mark, following = word_at(tokens, end), word_at(tokens, end + 1)
    if mark in {",", "("} and following in nouns.BENEVOLES:
        after = word_at(tokens, end + 2)
        return not (after[:1].isdigit() or after in {":", "(", "="})
    is_joined = mark in DASHES and tokens[end].is_glued
    return (mark == "et" and following in {"demi", "demie"}) or (is_joined and following in nouns.NOT_PEOPLE)


def is_more(tokens: list[Token], end: int) -> bool:
    """« 10 bénévoles de plus », « 10 bénévoles supplémentaires », which « 6 seniors de plus de 70 ans » is not."""
    after, following = word_at(tokens, end), word_at(tokens, end + 1)
    if after in {"de", "en"} and following in nouns.DIFFERENCES:
        return word_at(tokens, end + 2) != "de"
    return after in {"supplementaire", "supplementaires"}


def is_of_the_centre(tokens: list[Token], end: int) -> bool:
    """« 12 salariés au centre dont 2 sur l'action »."""
    words = [word_at(tokens, index) for index in range(end, end + 4)]
    return words[0] in {"au", "dans", "a"} and "dont" in words and not nouns.OWN_BODIES.isdisjoint(words)


def is_row(tokens: list[Token], quantity: Quantity, phrase: Phrase) -> bool:
    """« Professionnels 5 Bénévoles 10 », « salariés : 3 bénévoles : 12 »: the figure may be that of the noun before."""
    if word_at(tokens, quantity.first - 1) == ":" and word_at(tokens, phrase.end) in {":", "="}:
        return word_at(tokens, phrase.end + 1)[:1].isdigit()
    index = quantity.first - 1
    last = noun_of(word_at(tokens, index))
    if last is None or last.role == phrase.noun.role:
        return False
    while index >= 0 and noun_of(tokens[index].word) is not None:
        if index == 0 or tokens[index - 1].kind == "mark":
            return True
        if tokens[index - 1].kind != "number":
            return False
        index -= 2
    return False


def lone_job(tokens: list[Token], mentions: list[GroupMention]) -> int | None:
    """Where one more professional is named without a figure: « (la) directrice et 2 animateurs » are three."""
    kinds = {mention.kind for mention in mentions if mention.role == PROFESSIONALS}
    for index, token in enumerate(tokens if kinds else ()):
        if token.word in {":", "(", "dont"}:
            return None
        first = index + 1 if token.word in _ARTICLES else index  # the job, « directrice » or « la directrice »
        noun = noun_of(word_at(tokens, first))
        if noun is None or noun.role != PROFESSIONALS or not noun.kind:
            continue
        before, after = word_at(tokens, index - 1 - (token.word == "'")), word_at(tokens, first + 1)
        if after[:1].isdigit():
            continue  # « animateurs 3 »
        is_other = "+" in {before, after} or any(nouns.are_disjoint(noun.kind, k) for k in kinds if k)
        if before in _LISTED and after not in {":", "(", "="} and is_other:
            return index
    return None


def is_offspring(tokens: list[Token], first: int) -> bool:
    """Whether the children counted are only spoken of: « parents en tout de 41 enfants », « ils élèvent 3 enfants »."""
    before = [word_at(tokens, index) for index in range(max(0, first - 6), first)]
    if before[-1:] in (["ont"], ["ayant"], ["elevent"], ["elevant"]):
        return True
    return bool(before) and before[-1] in {"de", "des", "'"} and not _PARENTS.isdisjoint(before)


def is_ratio(tokens: list[Token], quantity: Quantity) -> bool:
    """« 1 animateur pour 8 enfants » says a rate of staff, on both sides of « pour »; « par groupes de 8 » a size."""
    before = [word_at(tokens, index) for index in range(max(0, quantity.first - 4), quantity.first)]
    if word_at(tokens, quantity.first) == "de":
        before.append("de")  # « ateliers de 8 à 10 mamans »
    if before[-1:] == ["de"] and before[-2:-1] and before[-2] in _SIZED:
        return before[-2] != "groupe" or before[-3:-2] in (["par"], ["chaque"])
    if before[-1:] == ["pour"]:
        return before[0] in {"1", "un", "une"} if len(before) > 2 else False
    if quantity.low != 1 or quantity.high != 1:
        return False
    after = [word_at(tokens, index) for index in range(quantity.end, quantity.end + 3)]
    return "pour" in after and word_at(tokens, quantity.end + after.index("pour") + 1)[:1].isdigit()


def is_planned(tokens: list[Token]) -> bool:
    """Whether a line speaks of people hoped for."""
    return any(token.word in _PLANNED for token in tokens)


def may_be_denied(tokens: list[Token]) -> bool:
    """Whether a line holds a word that says that so many did not come."""
    return any(token.word in _DENIED for token in tokens)


def is_denied(tokens: list[Token], first: int, end: int) -> bool:
    """Whether the words around, up to the next marks, say that so many did not come: « il manque 3 bénévoles »."""
    while first > 0 and (tokens[first - 1].kind != "mark" or tokens[first - 1].word == "'"):
        first -= 1
    while end < len(tokens) and (tokens[end].kind != "mark" or tokens[end].word == "'"):
        end += 1
    return any(
        token.word in _DENIED and word_at(tokens, index + 1) not in _NOT_LESS
        for index, token in enumerate(tokens[first:end], first)
    )
