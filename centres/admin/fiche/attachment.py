"""The files of a fiche, on its page: added and taken away, never replaced."""

from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.http import HttpRequest

from centres.admin.base import LabelledTabular, column, piece
from centres.editing.attached import ACCEPTED, KINDS, read_attachment
from centres.models import Attachment
from centres.models.removed_attachment import take_off

TWICE = "« {} » est déjà joint à cette fiche : une fois suffit."


class StoredFile(forms.FileInput):
    """In place of the button to choose a file: the one that is there."""

    def __init__(self, attachment: Attachment) -> None:
        super().__init__()
        self.attachment = attachment

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> str:
        return piece("stored_file", attachment=self.attachment)


class AttachmentForm(forms.ModelForm):
    """A new file is read before it is stored; of one that is there, only the title changes."""

    person: Any = None

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "file" not in self.fields:
            return
        field = self.fields["file"]
        if self.instance.pk:
            field.disabled, field.widget = True, StoredFile(self.instance)
        else:
            endings = ",".join(f".{ending}" for ending in (*KINDS, "jpeg"))
            field.widget = forms.FileInput(attrs={"accept": endings, "aria-label": "Fichier"})
            field.error_messages["empty"] = "Ce fichier est vide : rien n’a été joint."
            field.error_messages["required"] = "Choisissez le fichier à joindre."

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if self.instance.pk is None:
            for name, value in read_attachment(file, settings.ATTACHMENT_MOST_BYTES).items():
                setattr(self.instance, name, value)
            action = self.instance.action
            if action.pk and action.files.having(self.instance.sha256).exists():
                raise ValidationError(TWICE.format(file.name))
        return file

    def save(self, commit: bool = True) -> Attachment:
        if self.instance.pk is None:
            self.instance.added_by = self.person
        return super().save(commit)


class AttachmentFormSet(forms.BaseInlineFormSet):
    """The same file chosen on two lines of one page; one that is taken off can come back."""

    def delete_existing(self, obj: Attachment, commit: bool = True) -> None:
        if commit:
            take_off(Attachment.objects.filter(pk=obj.pk))

    def clean(self) -> None:
        super().clean()
        seen = set()
        for form in self.forms:
            digest = form.instance.sha256
            if digest and form.instance.pk is None and form.is_valid():
                if digest in seen:
                    form.add_error("file", TWICE.format(form.instance.name))
                seen.add(digest)


class AttachmentInline(LabelledTabular):
    model = Attachment
    form = AttachmentForm
    formset = AttachmentFormSet
    fields = ("file", "title", "shown_origin")
    readonly_fields = ("shown_origin",)
    extra = 1
    verbose_name_plural = "Fichiers joints"
    # Put by the template after every part of the fiche.
    comes_last = True
    template = "admin/centres/action/attachment_inline.html"

    @property
    def accepted(self) -> str:
        return ACCEPTED

    @property
    def most_bytes(self) -> int:
        return settings.ATTACHMENT_MOST_BYTES

    def get_formset(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> type[forms.BaseInlineFormSet]:
        formset = super().get_formset(request, obj, **kwargs)
        formset.form = type("AttachmentForm", (formset.form,), {"person": request.user})
        return formset

    @column("ajouté")
    def shown_origin(self, attachment: Attachment) -> str:
        return piece("attachment_origin", attachment=attachment)
