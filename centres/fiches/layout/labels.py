"""A line -> the label it prints, if it prints one. The tables of every label and of its spellings.

A new spelling is one more string in `spellings`; labels that differ only by case, accents, punctuation, spacing or a
final colon need none. In which order a page prints them is in `forms`.
"""

from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from centres.fiches.folding import EDGES, fold
from centres.fiches.text.bullets import BULLETS


@dataclass(frozen=True, slots=True)
class Label:
    """One label of the page.

    `key` names it in `Fiche.labels`; `field` is the field of Fiche its section fills, "" for none of its own; `kind` is
    structure, list, single or text; `vocabulary` is the key in `vocabulary.TERMS` of a list or single value.
    `is_distinctive`: it can be recognised without its dash, no prose line would say just that.
    """

    key: str
    text: str
    kind: str = "text"
    field: str = ""
    vocabulary: str = ""
    spellings: tuple[str, ...] = ()
    is_optional: bool = False
    is_distinctive: bool = True
    has_lone_dash: bool = False


# In their one order. "Territoire concerné" stands twice.
STANDARD: tuple[Label, ...] = (
    Label("structure", "Structure organisatrice", "structure", "centre"),
    Label("attachments", "Fichier(s) associé(s)", "list", "attachments", spellings=("Fichiers associés",)),
    Label("status", "Statut de l'action", "single", "status", "status"),
    Label(
        "status_reason", "Raisons pour lesquelles l'action est terminée", "text", "status_reason",
        spellings=("Raison pour laquelle l'action est terminée",), is_optional=True,
    ),
    Label("dimension", "Dimension", "single", "dimension", "dimension", is_distinctive=False),
    Label(
        "keywords", "Mots clés associés à l'action", "list", "keywords", "keyword",
        spellings=("Mot clé associé à l'action",), has_lone_dash=True,
    ),
    Label("summary", "Résumé", "text", "summary", is_distinctive=False),
    Label("initiators", "Qui est à l'initiative de l'action ?", "list", "initiators", "initiator", has_lone_dash=True),
    Label(
        "initiator_details", "Précision ( si autre )", "text", "initiator_details",
        spellings=("Précisions ( si autre )",), is_optional=True,
    ),
    Label("territory", "Territoire concerné", "single", "territory", "scale", is_distinctive=False),
    Label(
        "experience",
        "Description de l'expérience, ses objectifs, ses acteurs et ses différentes phases.", "text", "experience",
    ),
    Label("audiences", "Public", "list", "audiences", "audience", spellings=("Publics",), is_distinctive=False),
    Label(
        "partners", "Avec qui cette action a-t-elle été menée ?", "list", "partners", "partner", has_lone_dash=True,
    ),
    Label("territory_again", "Territoire concerné", "single", "", "scale", is_distinctive=False),
    Label("description", "Description générale", "text", "description", is_distinctive=False),
    Label("resources", "Ressources financières mobilisées pour cette action", "text", "resources"),
    Label(
        "people", "Nombre de personnes mobilisés pour cette action", "text", "people",
        spellings=("Nombre de personnes mobilisées pour cette action",),
    ),
    Label("result_territory", "Résultat sur le territoire", "text", "result_territory"),
    Label("result_centre", "Résultat pour le centre social", "text", "result_centre"),
    Label("result_inhabitants", "Résultat pour les habitants", "text", "result_inhabitants"),
    Label("limits", "Suite de l'action : Limites", "text", "limits"),
    Label("prospects", "Suite de l'action : Perspectives", "text", "prospects"),
)  # fmt: skip

# The labels only an older page prints.
OLDER: tuple[Label, ...] = (
    Label("published_by", "Publié par", "text", "published_by", is_distinctive=False),
    Label("themes", "Thèmes", "list", spellings=("Thème",), is_distinctive=False),
    Label("diagnosis", "Quels furent les éléments de diagnostic à l'origine de l'expérience ?", "text", "diagnosis"),
    Label("older_keywords", "Mots clés associés à l'actions", "list", "keywords", "keyword", has_lone_dash=True),
    Label(
        "impacts",
        "Quels sont les impacts ou effets positifs produits par cette expérience au niveau du public, du centre social"
        " ou de l'environnement ?", "text", "impacts",
    ),
    Label(
        "success_factors", "Quels furent les facteurs de réussite de cette expérience ?", "text", "success_factors",
    ),
    Label("older_limits", "Quelles sont les limites de cette expérience ?", "text", "limits"),
)  # fmt: skip

# Bare line inside the "Avec qui" section: a label without a section of its own.
PARTNERS_LINE = "Partenaires d'action:"
PARTNERS_FOLDS = frozenset({"partenaires d action", "partenaires de l action", "partenaire d action"})

BY_KEY: dict[str, Label] = {label.key: label for label in STANDARD + OLDER}
SLOT: dict[str, int] = {label.key: slot for slot, label in enumerate(STANDARD)}
OLDER_KEYS: frozenset[str] = frozenset(label.key for label in OLDER)
MANDATORY: tuple[str, ...] = tuple(label.key for label in STANDARD if not label.is_optional)


class LabelMatch(NamedTuple):
    """The label a line prints, and the bullet before it. "territory" stands for both places of that label."""

    key: str
    bullet: str

    @property
    def is_dashed(self) -> bool:
        return self.bullet == "-"


# Built so that the first label of a spelling wins: "Territoire concerné" is always "territory" here.
_BY_FOLD: dict[str, str] = {
    fold(spelling): label.key for label in reversed(STANDARD + OLDER) for spelling in (label.text, *label.spellings)
}
_BARE = {key: LabelMatch(key, "") for key in BY_KEY}
_DASHED = {key: LabelMatch(key, "-") for key in BY_KEY}
_EXACT = {f"- {label.text}": _DASHED[_BY_FOLD[fold(label.text)]] for label in STANDARD + OLDER}
_FIRST_WORDS = frozenset(folded.partition(" ")[0] for folded in _BY_FOLD)
# First two letters that no label has, in any case: they settle most lines of prose.
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
OTHER_PAIRS = {one + two for one in _LETTERS for two in _LETTERS} - {word[:2] for word in _FIRST_WORDS}
OTHER_PAIRS |= {pair.capitalize() for pair in OTHER_PAIRS} | {pair.upper() for pair in OTHER_PAIRS}
_LONGEST = 2 * max(len(label.text) for label in STANDARD + OLDER)


@lru_cache(maxsize=16_384)
def _first_word(token: str) -> str:
    return fold(token).partition(" ")[0]


def match(line: str) -> LabelMatch | None:
    """The label a cleaned line prints, whatever its bullet, case, accents, spaces and final colon.

    A line with a `|` is a row of a table, and `-->` or `- -` opens prose.

    >>> match("- Résumé"), match("•RESUME :"), match("Résumé")
    (LabelMatch(key='summary', bullet='-'), LabelMatch(key='summary', bullet='•'), LabelMatch(key='summary', bullet=''))
    >>> match("- Résumé de la saison"), match("--> Public"), match("- - Public"), match("- Public |")
    (None, None, None, None)
    """
    exact = _EXACT.get(line)
    if exact is not None or len(line) > _LONGEST:
        return exact
    bullet, content = "", line
    if line[0] in BULLETS:
        bullet, content = line[0], line[1:].lstrip(EDGES)
        if not content or content[0] in "->":
            return None
    if content[:2] in OTHER_PAIRS:
        return None
    # The first word alone settles nearly every line of prose; a line that opens with a symbol is folded whole.
    word = _first_word(content[:40].split(None, 1)[0])
    if (word and word not in _FIRST_WORDS) or "|" in content:
        return None
    key = _BY_FOLD.get(fold(content))
    if key is None:
        return None
    return _BARE[key] if not bullet else _DASHED[key] if bullet == "-" else LabelMatch(key, bullet)


def is_partners_line(line: str) -> bool:
    """Whether a line is the bare `Partenaires d'action:` of the "Avec qui" section."""
    return line == PARTNERS_LINE or (len(line) < 60 and fold(line) in PARTNERS_FOLDS)
