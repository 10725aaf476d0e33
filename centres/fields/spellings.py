"""Spellings of a source -> the terms and centres of today, so that a renamed or merged term is no edit."""

from dataclasses import dataclass, field
from typing import Any

from centres import models
from centres.models.keys import department_key, text_key

# The name of each list in the reader -> the model of its terms and that of their spellings.
VOCABULARIES: dict[str, tuple[Any, Any]] = {
    "keyword": (models.Keyword, models.KeywordSpelling),
    "audience": (models.Audience, models.AudienceSpelling),
    "initiator": (models.Initiator, models.InitiatorSpelling),
    "partner": (models.Partner, models.PartnerSpelling),
    "dimension": (models.Dimension, models.DimensionSpelling),
    "status": (models.Status, models.StatusSpelling),
    "scale": (models.Scale, models.ScaleSpelling),
}


@dataclass(frozen=True, slots=True)
class UnseenTerm:
    """A value that no spelling leads to yet. Two spellings with one key are one value."""

    vocabulary: str
    key: str
    text: str = field(compare=False)

    def __str__(self) -> str:
        return f"{self.text} (nouvelle valeur, à vérifier)"


@dataclass(frozen=True, slots=True)
class UnseenCentre:
    """A centre that no alias leads to yet. `key` and `department_key` are folded, the others as printed."""

    key: str
    department_key: str
    name: str = field(compare=False)
    department: str = field(compare=False)

    def __str__(self) -> str:
        return f"{' - '.join(filter(None, (self.name, self.department)))} (nouveau centre)"


TermRef = int | UnseenTerm
CentreRef = int | UnseenCentre


class Spellings:
    """Today's spellings, read once for a file. Terms and centres are referred to by id, or as unseen."""

    def __init__(self) -> None:
        self._terms = {
            name: dict(spelling.objects.values_list("key", "term_id")) for name, (_, spelling) in VOCABULARIES.items()
        }
        aliases = models.CentreAlias.objects.values_list("key", "department_key", "centre_id")
        self._centres = {(key, of_department): pk for key, of_department, pk in aliases}
        self._departements = dict(models.Departement.objects.values_list("key", "code"))
        self._term_refs: dict[tuple[str, str], TermRef] = {}
        self._centre_refs: dict[tuple[str, str], CentreRef | None] = {}

    def term(self, vocabulary: str, text: str) -> TermRef:
        """The term that a spelling leads to."""
        ref = self._term_refs.get((vocabulary, text))
        if ref is None:
            key = text_key(text)
            ref = self._terms[vocabulary].get(key) or UnseenTerm(vocabulary, key, text)
            self._term_refs[vocabulary, text] = ref
        return ref

    def centre(self, name: str, department: str) -> CentreRef | None:
        """The centre that a name and a département lead to; None without a name."""
        if not name:
            return None
        ref = self._centre_refs.get((name, department))
        if ref is None:
            keys = text_key(name), department_key(department)
            ref = self._centres.get(keys) or UnseenCentre(*keys, name, department)
            self._centre_refs[name, department] = ref
        return ref

    def departement(self, department: str) -> str | None:
        """The code of a département by its name as printed, or None."""
        return self._departements.get(department_key(department)) if department else None
