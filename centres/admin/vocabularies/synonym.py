"""Words that mean the same: what a search finds besides what is typed."""

from django.contrib import admin
from django.forms import ModelForm, Textarea
from django.http import HttpRequest

from centres.admin.history.recording import RecordedAdmin
from centres.editing.history import recording
from centres.models import Revision, Synonym
from centres.models.pending import catalogue_transaction


class SynonymForm(ModelForm):
    """A group is long: it has room."""

    class Meta:
        model = Synonym
        fields = ("words", "is_one_way")
        widgets = {"words": Textarea(attrs={"rows": 3})}


@admin.register(Synonym)
class SynonymAdmin(RecordedAdmin):
    waits_for_imports = False
    help_page = "synonymes"
    form = SynonymForm
    list_display = ("words", "is_one_way")
    list_filter = ("is_one_way",)
    search_fields = ("words",)
    ordering = ("words", "pk")

    def delete_model(self, request: HttpRequest, obj: Synonym) -> None:
        with catalogue_transaction(), recording(Synonym, [obj.pk], request.user, Revision.Origin.EDIT):
            super().delete_model(request, obj)
