"""What a browser sends to be imported -> files, or the text of a page as it was copied, with what they are."""

from typing import Any

from django import forms

from centres.editing.drafts import MOST_BYTES, MOST_FILES, upload_name
from centres.models import ImportDraft

Kind = ImportDraft.Kind
LONGEST_PASTED = 2_000_000  # characters; Django takes no more outside a file
PASTED_NAME = "texte collé"
ENCODINGS = (("", "UTF-8 (le plus courant)"), ("cp1252", "Windows-1252 (cp1252)"), ("utf-16", "UTF-16"))


class ManyFiles(forms.FileField):
    """Several files, each with a name that can be stored."""

    class Input(forms.ClearableFileInput):
        allow_multiple_selected = True

    widget = Input

    def clean(self, data: Any, initial: Any = None) -> list[tuple[str, Any]]:
        files = data or []
        if len(files) > MOST_FILES:
            raise forms.ValidationError(f"Au plus {MOST_FILES} fichiers à la fois.")
        return [(upload_name(file.name), file) for file in files]


class UploadForm(forms.Form):
    """What is sent: files, or the text of a page as it was copied."""

    kind = forms.ChoiceField(label="Ce que contiennent les fichiers", widget=forms.RadioSelect)
    files = ManyFiles(label="Fichiers", required=False)
    pasted = forms.CharField(
        label="Ou le texte d’une page, copié puis collé ici",
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text="Sur la page des fiches : tout sélectionner, copier, coller. Les listes sans puces sont reconnues.",
    )
    encoding = forms.ChoiceField(
        label="Encodage",
        choices=ENCODINGS,
        required=False,
        help_text="Pour les pages de fiches en texte. Un tableur, une page web, un document sont reconnus tout seuls.",
    )

    def __init__(self, *args: Any, kinds: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = kinds
        self.fields["kind"].error_messages["invalid_choice"] = "Choisissez dans la liste ce que contient le fichier."
        self.fields["encoding"].error_messages["invalid_choice"] = "Choisissez un encodage de la liste."

    def clean(self) -> dict[str, Any]:
        """Something is sent, of a size that can be read, and what is pasted can be a file beside the others."""
        cleaned = super().clean()
        files, pasted = cleaned.get("files", ()), cleaned.get("pasted", "")
        if not files and not pasted.strip() and not self.errors:
            self.add_error("files", "Choisissez au moins un fichier, ou collez le texte d’une page.")
        if pasted.strip() and cleaned.get("kind") not in (None, Kind.FICHES):
            self.add_error(
                "pasted",
                "Un texte collé est lu comme des fiches : choisissez « Pages de fiches », ou déposez un fichier.",
            )
        if len(pasted) > LONGEST_PASTED:
            self.add_error("pasted", "Ce texte est trop long pour être collé : enregistrez-le, et déposez le fichier.")
        if not files:
            cleaned["encoding"] = ""
        try:
            cleaned["pasted"] = pasted.encode(cleaned.get("encoding") or "utf-8") if pasted.strip() else b""
        except UnicodeEncodeError:
            self.add_error(
                "pasted", "Ce texte ne s’écrit pas dans l’encodage choisi : importez-le à part des fichiers."
            )
        size = sum(file.size for _, file in files)
        most = MOST_BYTES.get(cleaned.get("kind"), 0)
        if most and size > most:
            message = (
                f"Ces fichiers font {size / 2**20:.0f} Mio, la limite est de {most // 2**20} Mio. "
                "Déposez-en moins à la fois, ou partagez-les entre deux fiches."
            )
            self.add_error("files", message)
        return cleaned
