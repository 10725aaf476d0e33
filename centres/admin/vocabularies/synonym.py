"""Words that mean the same: what a search finds besides what is typed."""

from django.contrib import admin
from django.core.exceptions import ValidationError
from django.forms import ModelForm, Textarea
from django.http import HttpRequest

from centres.admin.history.recording import RecordedAdmin
from centres.editing.history import recording
from centres.models import Revision, Synonym
from centres.models.pending import catalogue_transaction
from centres.models.synonym import of_one_root


class SynonymForm(ModelForm):
    """A group is long: it has room. Two words that find each other already need no line."""

    class Meta:
        model = Synonym
        fields = ("words", "is_one_way", "is_fallback")
        widgets = {"words": Textarea(attrs={"rows": 3})}

    def clean_words(self) -> str:
        words: str = self.cleaned_data["words"]
        if two := of_one_root(words):
            one, other = two
            raise ValidationError(
                f"« {one} » et « {other} » ont la même racine : chercher l’un trouve déjà l’autre. "
                "Retirez l’un des deux."
            )
        return words


@admin.register(Synonym)
class SynonymAdmin(RecordedAdmin):
    waits_for_imports = False
    help_page = "synonymes"
    form = SynonymForm
    list_display = ("words", "is_one_way", "is_fallback")
    list_filter = ("is_one_way", "is_fallback")
    search_fields = ("words",)
    ordering = ("words", "pk")

    def delete_model(self, request: HttpRequest, obj: Synonym) -> None:
        with catalogue_transaction(), recording(Synonym, [obj.pk], request.user, Revision.Origin.EDIT):
            super().delete_model(request, obj)
