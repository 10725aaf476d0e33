"""What older pages say of diagnosis, impacts and success moves from the other sections to its fields."""

from functools import partial

from django.db import migrations

QUESTIONS = {
    "Quels furent les éléments de diagnostic à l'origine de l'expérience ?": "diagnosis",
    "Quels sont les impacts ou effets positifs produits par cette expérience au niveau du public, du centre social"
    " ou de l'environnement ?": "impacts",
    "Quels furent les facteurs de réussite de cette expérience ?": "success_factors",
}


def take_out(sections: object) -> tuple[dict[str, str], list]:
    """{field: text} of the questions, and the other sections."""
    told: dict[str, str] = {}
    others = []
    for row in sections if isinstance(sections, list) else ():
        name = QUESTIONS.get(row.get("label")) if isinstance(row, dict) else None
        if name and name not in told:
            told[name] = str(row.get("text") or "")
        else:
            others.append(row)
    return told, others


def move(apps, schema_editor) -> None:
    models = partial(apps.get_model, "centres")
    moved = []
    for action in models("Action").objects.exclude(other_sections=[]).order_by("pk").iterator():
        told, action.other_sections = take_out(action.other_sections)
        for name, text in told.items():
            setattr(action, name, text)
        if told:
            action.save(update_fields=[*told, "other_sections"])
        moved.append(action.pk)
    for source in models("SourceFiche").objects.filter(action__in=moved).order_by("pk").iterator():
        for record in (source.values, source.carried):
            told, others = take_out(record.get("other_sections"))
            if told:
                record.update(told, other_sections=others)
        source.save(update_fields=["values", "carried"])


class Migration(migrations.Migration):
    dependencies = [("centres", "0024_texts_of_older_pages")]
    operations = [migrations.RunPython(move, migrations.RunPython.noop)]
