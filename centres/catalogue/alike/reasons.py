"""What two fiches share -> the sentence that says why one is shown beside the other."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

MOST_WORDS = 5
# Facet -> its word alone, and of several; in the order of the sentence.
KINDS = {
    "theme": ("thème", "thèmes"),
    "public": ("public", "publics"),
    "partenaire": ("partenaire", "partenaires"),
    "echelle": ("échelle", "échelles"),
}


class ReasonPart(NamedTuple):
    """A part of a sentence; `strong` stands out."""

    before: str
    strong: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class Reason:
    """What is shared. `labels`: facet -> shown labels. `words`: as the text that was compared writes them.

    `same`: facets where both fiches carry the same labels and no other. `is_named`: what was compared is a text, which
    names these labels.
    """

    labels: Mapping[str, Sequence[str]]
    words: Sequence[str]
    is_same_centre: bool = False
    same: frozenset[str] = frozenset()
    is_named: bool = False

    @property
    def parts(self) -> list[ReasonPart]:
        """The sentence in parts, with its capital: « Même public (Adultes), 2 partenaires en commun (Caf, Commune) ».

        >>> reason = Reason({"public": ["Adultes"], "partenaire": ["Caf", "Commune"]}, ["cuisine"], same={"public"})
        >>> ", ".join("".join(part) for part in reason.parts)
        'Même public (Adultes), 2 partenaires en commun (Caf, Commune), mot commun : cuisine'
        """
        told = [ReasonPart("même centre")] if self.is_same_centre else []
        told += [self._told(name, self.labels[name]) for name in KINDS if self.labels.get(name)]
        if self.words:
            told.append(
                ReasonPart(f"{'mot commun' if len(self.words) == 1 else 'mots communs'} : {', '.join(self.words)}")
            )
        if told and told[0].before:
            told[0] = told[0]._replace(before=told[0].before[0].upper() + told[0].before[1:])
        return told

    def _told(self, name: str, labels: Sequence[str]) -> ReasonPart:
        one, several = KINDS[name]
        if name in self.same:
            return ReasonPart(f"{f'même {one}' if len(labels) == 1 else f'mêmes {several}'} ({', '.join(labels)})")
        if len(labels) == 1:
            return ReasonPart(f"{one} ", labels[0], " nommé par le texte" if self.is_named else " en commun")
        shared = "nommés par le texte" if self.is_named else "en commun"
        return ReasonPart("", f"{len(labels)} {several} {shared}", f" ({', '.join(labels)})")
