"""What was typed of an action -> what is kept of it, by section, or what is wrong with it, in French."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.timezone import localdate

from centres.models.correction import LONGEST_TEXT
from centres.telling.sections import PARTS, SECTIONS, AskedPart, AskedSection, choices_of
from centres.views.corrections.form import Body, group_digits
from centres.views.corrections.proof import LONGEST_CONTACT, WRONG_ADDRESS, PersonForm

LONGEST_LINE = 200
FIRST_YEAR = 1950
NULL = "Ce texte contient un caractère illisible : retirez-le."
CHOICES = "Ce choix n’est plus dans la liste : choisissez-en un autre."


@dataclass(frozen=True, slots=True)
class ShownSection:
    """A section of the page. `value`: a text, or the values that are ticked."""

    asked: AskedSection
    value: Any
    choices: list[tuple[str, str]]
    errors: list[str]


class TellingForm(PersonForm):
    """`is_kept`: what is only read back stores nothing, so it need not be a person's. `is_sent`: what a fiche cannot do
    without is there."""

    about = "raconter"

    def __init__(
        self,
        data: Any = None,
        *,
        is_kept: bool = False,
        is_sent: bool = False,
        needs_email: bool = False,
        **options: Any,
    ) -> None:
        super().__init__(data, **options)
        self.is_kept = is_kept
        self.fields |= {section.name: field_of(section, is_sent) for section in SECTIONS}
        self.fields["email"] = forms.EmailField(
            required=needs_email, max_length=LONGEST_CONTACT, error_messages=WRONG_ADDRESS
        )

    def clean(self) -> dict[str, Any]:
        return super().clean() if self.is_kept else self.cleaned_data

    @property
    def said(self) -> dict[str, Any]:
        """What is worth keeping of a form that may be wrong elsewhere."""
        cleaned = self.cleaned_data
        return {section.name: cleaned[section.name] for section in SECTIONS if cleaned.get(section.name)}

    def parts(self) -> Iterator[tuple[AskedPart, list[ShownSection]]]:
        for part in PARTS:
            yield part, [self._shown(section) for section in part.sections]

    def _shown(self, section: AskedSection) -> ShownSection:
        bound = self[section.name]
        value = bound.value()
        if section.kind == "several":
            value = [str(one) for one in value or ()]
        choices = getattr(self.fields[section.name], "choices", ())
        return ShownSection(
            section, "" if value is None else value, list(choices), [str(words) for words in bound.errors]
        )


def field_of(section: AskedSection, is_sent: bool) -> forms.Field:
    required = is_sent and section.is_required
    lacks = f"Il manque : {section.label[0].lower()}{section.label[1:]}."
    messages = {"required": lacks, "null_characters_not_allowed": NULL}
    if section.kind in ("text", "lines"):
        return Body(required=required, error_messages=messages)
    if section.kind == "line":
        messages["max_length"] = f"C’est trop long : {LONGEST_LINE} caractères au plus."
        return forms.CharField(required=required, max_length=LONGEST_LINE, error_messages=messages)
    if section.kind == "year":
        wrong = f"Une année, de {FIRST_YEAR} à {localdate().year + 1} : 2024."
        messages |= dict.fromkeys(("invalid", "min_value", "max_value"), wrong)
        return forms.IntegerField(
            required=required, min_value=FIRST_YEAR, max_value=localdate().year + 1, error_messages=messages
        )
    messages |= dict.fromkeys(("invalid_choice", "invalid_list"), CHOICES)
    choices = choices_of(section.name)
    if section.kind == "several":
        return forms.MultipleChoiceField(required=required, choices=choices, error_messages=messages)
    return forms.ChoiceField(required=required, choices=[("", "—"), *choices], error_messages=messages)


def with_problems(form: TellingForm, problems: Mapping[str, str]) -> None:
    for name, words in problems.items():
        form.add_error(name or None, words)


TOO_LONG = (
    f"Ce qui a été envoyé est bien trop long pour être lu : {group_digits(LONGEST_TEXT)} caractères par rubrique."
)
