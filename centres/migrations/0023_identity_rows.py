"""Fiches without a centre or a title are known by their words; the texts of all are found by their long lines; whom they
name is masked until staff decide.

Texts that were replaced keep the key they had, which nothing has any more: a text that another one overwrote, met again,
makes the action that it should have made.
"""

from django.db import migrations
from django.db.models import Q

from centres.fiches import read_text
from centres.fiches.contacts import mask_contacts
from centres.importing.noticing.contacts import contacts_of
from centres.importing.noticing.same_texts import marks_of
from centres.models.action_text import NARRATIVES, refresh_texts

TEXTS = ("title", "summary", *NARRATIVES)


def write_keys(apps, schema_editor) -> None:
    sources = apps.get_model("centres", "SourceFiche").objects.filter(is_current=True).exclude(text="")
    lacking = Q(values__centre=None) | Q(values__title=None)
    for pk, key, text in sources.filter(lacking).order_by("pk").values_list("pk", "key", "text"):
        fiches = read_text(text).fiches
        if len(fiches) == 1 and fiches[0].key != key:
            sources.filter(pk=pk).update(key=fiches[0].key)


def write_marks(apps, schema_editor) -> None:
    actions, marks = (apps.get_model("centres", name) for name in ("Action", "TextMark"))
    rows = actions.objects.order_by("pk").values_list("pk", "summary", "experience", "description")
    new = (marks(mark=mark, action_id=pk) for pk, *texts in rows.iterator() for mark in marks_of("\n".join(texts)))
    marks.objects.bulk_create(list(new), batch_size=2_000)


def mask_persons(apps, schema_editor) -> None:
    """What was imported before is masked as what is imported from now on."""
    get = lambda name: apps.get_model("centres", name)  # noqa: E731
    notices, masked = {}, []
    sources = get("SourceFiche").objects.filter(is_current=True).exclude(text="").order_by("pk")
    for action_id, values in sources.values_list("action_id", "values").iterator():
        for mention in contacts_of(values):
            told = {"kind": mention.kind, "words": mention.words, "decision": ""}
            notices.setdefault(action_id, {}).setdefault(mention.key, told)
    new = [get("ContactNotice")(action_id=pk, mentions=mentions) for pk, mentions in sorted(notices.items())]
    get("ContactNotice").objects.bulk_create(new, batch_size=500)
    for pk in sorted(notices):
        action = get("Action").objects.get(pk=pk)
        before = {name: getattr(action, name) for name in (*TEXTS, "other_sections")}
        after = {name: mask_contacts(text) for name, text in before.items() if isinstance(text, str)}
        sections = [{**one, "text": mask_contacts(one["text"])} for one in before["other_sections"]]
        if {**after, "other_sections": sections} != before:
            get("Action").objects.filter(pk=pk).update(**after, other_sections=sections)
            masked.append(pk)
    for budget in get("Budget").objects.filter(action__in=sorted(notices)):
        get("Budget").objects.filter(pk=budget.pk).update(source_text=mask_contacts(budget.source_text))
    refresh_texts(masked, get("Action"), get("ActionText"), get("Word"))


class Migration(migrations.Migration):

    dependencies = [("centres", "0022_identity")]

    operations = [
        migrations.RunPython(write_keys, migrations.RunPython.noop),
        migrations.RunPython(mask_persons, migrations.RunPython.noop),
        migrations.RunPython(write_marks, migrations.RunPython.noop),
    ]
