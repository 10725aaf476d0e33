"""The compounds of the fiches that are there already: « péri-scolaire » is found by « périscolaire »."""

from django.db import migrations

from centres.models.action_text import ActionText, refresh_texts


def fill(apps, schema_editor) -> None:
    actions, texts, words = (apps.get_model("centres", name) for name in ("Action", "ActionText", "Word"))
    refresh_texts(actions.objects.filter(state="published").values_list("pk", flat=True), actions, texts, words)
    # Writing most lines again leaves many pieces.
    ActionText.objects.settle()


class Migration(migrations.Migration):

    dependencies = [("centres", "0020_lists_as_bytes")]

    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
