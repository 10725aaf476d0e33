"""The published fiches as the search reads them: their words, folded and stemmed, and the words they are written with.

A row stands for a published fiche only: drafts are in no search, whoever asks. `refresh` is called for what a write
touched (pending.py); the names of a centre and of its places are in the line of its fiches, and touch them. The labels
of vocabularies are not in it: a search matches them on its own, and renaming a theme costs nothing here.

Each database keeps its own index of `words` (migration 0006): SQLite an FTS5 table held by triggers, PostgreSQL a
tsvector column. A migration that alters this table makes it anew on SQLite, and must put its
triggers back.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from contextvars import ContextVar
from itertools import islice
from typing import Any

from django.db import connection, models, transaction

from centres.language.apart import LONGEST_WORD, IndexedTexts, Places, UsedWord, add_words, index_texts

from .action import Action
from .contact_notice import without_masks

ROWS_A_WRITE = 500
# Each write of lines leaves SQLite's index a piece to merge with others: a whole file is one or two. Some 13 MB.
LINES_A_WRITE = 2_500
# So few are left as they are.
MOST_PIECES = 4
Indexing = Callable[[Sequence[Places]], IndexedTexts]
NARRATIVES = (
    "status_reason", "initiator_details", "experience", "description", "resources", "people", "result_territory",
    "result_centre", "result_inhabitants", "limits", "prospects", "diagnosis", "impacts", "success_factors",
    "attachments",
)  # fmt: skip
NAMES = (
    "centre__name", "centre__commune__name", "centre__departement__name", "centre__departement__region__name",
)  # fmt: skip


class ActionTextQuerySet(models.QuerySet["ActionText"]):
    """Lines of words, one a published fiche."""

    def refresh(self, action_ids: Iterable[int]) -> None:
        """Writes anew the lines of these fiches; one that is not published any more loses its own."""
        refresh_texts(action_ids, Action, self.model, Word)

    def settle(self) -> None:
        """Puts the pieces of the index together, after much was written: a common word is found a third sooner.

        Seconds at 100,000 fiches, during which nothing else is written. SQLite leaves this to whoever has the time;
        PostgreSQL does it by itself.
        """
        if connection.vendor == "sqlite":
            with connection.cursor() as cursor:
                cursor.execute("SELECT count(DISTINCT segid) FROM centres_actiontext_index_idx")
                if cursor.fetchone()[0] > MOST_PIECES:
                    cursor.execute(
                        "INSERT INTO centres_actiontext_index (centres_actiontext_index) VALUES ('optimize')"
                    )


class ActionText(models.Model):
    """The words of one published fiche."""

    action = models.OneToOneField(Action, models.CASCADE, primary_key=True, related_name="text", verbose_name="action")
    words = models.TextField("mots")

    objects = ActionTextQuerySet.as_manager()

    class Meta:
        verbose_name = "texte cherché"
        verbose_name_plural = "textes cherchés"

    def __str__(self) -> str:
        return f"mots de l’action {self.action_id}"


class WordQuerySet(models.QuerySet["Word"]):
    """Words that fiches have used."""

    def forget_unused(self) -> None:
        """Deletes those that no published fiche says any more. One that comes back is stored again."""
        used: set[str] = set()
        for line in ActionText.objects.values_list("words", flat=True).iterator():
            used.update(line.split())
        unused = [form for form, stem in self.values_list("form", "stem") if stem not in used]
        for start in range(0, len(unused), ROWS_A_WRITE):
            self.filter(form__in=unused[start : start + ROWS_A_WRITE]).delete()


class Word(models.Model):
    """A word that a fiche has used, folded. It stays when the fiche goes: who suggests it checks that it finds one."""

    form = models.CharField("forme", max_length=LONGEST_WORD, primary_key=True)
    stem = models.CharField("radical", max_length=LONGEST_WORD, db_index=True)
    written = models.CharField("graphie", max_length=60)

    objects = WordQuerySet.as_manager()

    class Meta:
        verbose_name = "mot"
        ordering = ["form"]

    def __str__(self) -> str:
        return self.written


def refresh_texts(action_ids: Iterable[int], actions: type, texts: type, words: type) -> None:
    """`ActionText.objects.refresh` on given models: a migration has its own."""
    ids = iter(sorted(set(action_ids)))
    used: dict[str, UsedWord] = {}
    with transaction.atomic():
        while some := list(islice(ids, LINES_A_WRITE)):
            add_words(used, _refresh(some, actions, texts))
        _store_words(used, words)


def _refresh(ids: list[int], actions: Any, texts: Any) -> Mapping[str, UsedWord]:
    """Writes the lines that changed. Returns the words of the fiches, none when nothing changed."""
    # The lock makes two writers of one fiche (an edit, the renaming of its centre) write one after the other.
    rows = actions.objects.select_for_update(of=("self",)).filter(pk__among=ids, state="published").order_by("pk")
    before, fiches = {}, []
    columns = ("pk", "text__words", "title", "summary", "other_sections")
    for pk, line, title, summary, sections, *others in rows.values_list(*columns, *NAMES, *NARRATIVES):
        before[pk] = line
        fiches.append(searched_places(title, others[: len(NAMES)], summary, sections, others[len(NAMES) :]))
    made = indexing.get()(fiches)
    fresh = [(pk, line) for (pk, former), line in zip(before.items(), made.lines, strict=True) if line != former]
    published = before.keys()
    if len(published) < len(ids):
        texts.objects.filter(pk__among=set(ids) - published).delete()
    _write_lines(fresh, texts)
    return made.words if fresh else {}


def searched_places(
    title: str, names: Iterable[str | None], summary: str, sections: Any, narratives: Iterable[str]
) -> Places:
    """The texts that a fiche is found by, as `index_line` takes them. Persons who are masked are no words."""
    told = (*map(without_masks, narratives), *map(without_masks, section_texts(sections)))
    return (title,), tuple(name for name in names if name), (without_masks(summary),), told


# How lines are made: an import has them made ahead.
indexing: ContextVar[Indexing] = ContextVar("how lines are made", default=index_texts)


def _write_lines(lines: Sequence[tuple[int, str]], texts: Any) -> None:
    """In one statement: at the end of each, FTS5 writes what it holds."""
    if not lines:
        return
    table, places = connection.ops.quote_name(texts._meta.db_table), ", ".join(["(%s, %s)"] * len(lines))
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {table} (action_id, words) VALUES {places} "  # noqa: S608
            "ON CONFLICT (action_id) DO UPDATE SET words = EXCLUDED.words",
            [value for line in lines for value in line],
        )


def section_texts(sections: Any) -> list[str]:
    """Texts of the sections without a field, whatever else the column holds. Their labels are no words of the fiche."""
    rows = sections if isinstance(sections, list) else ()
    return [str(row.get("text") or "") for row in rows if isinstance(row, dict)]


def _store_words(words: Mapping[str, UsedWord], model: Any) -> None:
    """Adds the words that are not there yet. Plain inserts: a file brings tens of thousands."""
    # In one order for all writers: no two wait for each other.
    if rows := [(form, words[form].stem, words[form].written) for form in sorted(words)]:
        quote = connection.ops.quote_name
        columns = ", ".join(map(quote, ("form", "stem", "written")))
        table = quote(model._meta.db_table)
        with connection.cursor() as cursor:
            cursor.executemany(
                f"INSERT INTO {table} ({columns}) VALUES (%s, %s, %s) ON CONFLICT DO NOTHING",  # noqa: S608
                rows,
            )
