"""The last imported text of an action -> for each field: the source's words, their lines, and whether we differ."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from centres.fields.field import Field, Value
from centres.fields.fields import FIELDS_BY_NAME, TERM_FIELDS
from centres.fields.reading import read_values
from centres.fields.spellings import VOCABULARIES, UnseenCentre, UnseenTerm
from centres.models import CentreAlias, SourceFiche
from centres.models.keys import text_key

from .findable import alias_keys


@dataclass(frozen=True, slots=True)
class SourceWords:
    """What the source says of one field. `words`: text, a list of texts, or a budget's record; empty when nothing.

    `lines` are the first and last line in the file, None when an earlier text said it (`is_carried`).
    """

    words: Any
    lines: tuple[int, int] | None
    differs: bool
    is_carried: bool = False


class SpellingsOf:
    """Today's spellings of one record alone: eight small queries, where an import reads them all."""

    def __init__(self, record: Mapping[str, Any]) -> None:
        self._terms = {
            vocabulary: _led(vocabulary, _texts(FIELDS_BY_NAME[name].source_words(record)))
            for name, vocabulary in TERM_FIELDS.items()
        }

    def term(self, vocabulary: str, text: str) -> int | UnseenTerm:
        key = text_key(text)
        return self._terms[vocabulary].get(key) or UnseenTerm(vocabulary, key, text)

    def centre(self, name: str, department: str) -> int | UnseenCentre | None:
        if not name:
            return None
        keys = alias_keys(name, department)
        found = CentreAlias.objects.filter(**keys).values_list("centre_id", flat=True).first()
        return found or UnseenCentre(**keys, name=name, department=department)


def _texts(words: Any) -> Iterable[str]:
    return [words] if isinstance(words, str) else words or ()


def _led(vocabulary: str, texts: Iterable[str]) -> dict[str, int]:
    keys = {text_key(text) for text in texts}
    if not keys:
        return {}
    _, spelling = VOCABULARIES[vocabulary]
    return dict(spelling.objects.filter(key__in=keys).values_list("key", "term_id"))


def source_words(source: SourceFiche, names: Collection[str] = FIELDS_BY_NAME.keys()) -> dict[str, SourceWords]:
    """{name of a field: what the source says of it}, beside what its action says today."""
    record = {**source.values, **source.carried}
    spellings, fields = SpellingsOf(record), [FIELDS_BY_NAME[name] for name in names]
    ours = read_values([source.action_id], fields)[source.action_id]
    return {field.name: _spoken(field, ours[field.name], source, record, spellings) for field in fields}


def _spoken(field: Field, ours: Value, source: SourceFiche, record: Mapping[str, Any], spellings: Any) -> SourceWords:
    theirs = field.theirs(record, spellings)
    lines = source.field_lines.get(field.name)
    return SourceWords(
        words=field.source_words(record) or "",
        lines=(lines[0], lines[1]) if lines else None,
        differs=not field.same(theirs, ours) and not (field.is_empty(theirs) and field.is_empty(ours)),
        is_carried=field.name in source.carried,
    )
