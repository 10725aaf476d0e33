"""The published fiches as the search reads them: their words, folded and stemmed, and the words they are written with.

A row stands for a published fiche only: drafts are in no search, whoever asks. `refresh` is called for what a write
touched (pending.py); the names of a centre and of its places are in the line of its fiches, and touch them. The labels
of vocabularies are not in it: a search matches them on its own, and renaming a theme costs nothing here.

Each database keeps its own index of `words` (migration 0006): SQLite an FTS5 table held by triggers, PostgreSQL a
tsvector column. A migration that alters this table makes it anew on SQLite, and must put its
triggers back.
"""

import unicodedata
from collections.abc import Iterable, Sequence
from itertools import islice
from typing import Any

from django.db import connection, models, transaction

from centres.language import fold, stems_of
from centres.language.indexing import index_line
from centres.language.words import WRITTEN, Chunks

from .action import Action
from .contact_notice import without_masks

ROWS_A_WRITE = 500
# Each write of lines leaves SQLite's index a piece to merge with others: a whole file is one or two. Some 13 MB.
LINES_A_WRITE = 2_500
# So few are left as they are.
MOST_PIECES = 4
LONGEST_WORD, SHORTEST_WORD = 24, 4
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
    seen: set[str] = set()
    with transaction.atomic():
        while some := list(islice(ids, LINES_A_WRITE)):
            seen.update(_refresh(some, actions, texts))
        _store_words(seen, words)


def _refresh(ids: list[int], actions: Any, texts: Any) -> Iterable[str]:
    """Writes the lines that changed. Returns the chunks of text they were made of, none when nothing changed."""
    # The lock makes two writers of one fiche (an edit, the renaming of its centre) write one after the other.
    rows = actions.objects.select_for_update(of=("self",)).filter(pk__in=ids, state="published").order_by("pk")
    seen = Chunks()
    fresh, published = [], set()
    columns = ("pk", "text__words", "title", "summary", "other_sections")
    for pk, before, title, summary, sections, *others in rows.values_list(*columns, *NAMES, *NARRATIVES):
        published.add(pk)
        names = [name for name in others[: len(NAMES)] if name]
        told = list(map(without_masks, (*others[len(NAMES) :], *section_texts(sections))))
        line = index_line(([title], names, [without_masks(summary)], told), seen)
        if line != before:
            fresh.append((pk, line))
    if len(published) < len(ids):
        texts.objects.filter(pk__in=set(ids) - published).delete()
    _write_lines(fresh, texts)
    return seen if fresh else ()


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


def _store_words(chunks: Iterable[str], words: Any) -> None:
    """Adds the words that are not there yet. Plain inserts: a file brings tens of thousands."""
    if rows := _forms(chunks):
        quote = connection.ops.quote_name
        columns = ", ".join(map(quote, ("form", "stem", "written")))
        table = quote(words._meta.db_table)
        with connection.cursor() as cursor:
            cursor.executemany(
                f"INSERT INTO {table} ({columns}) VALUES (%s, %s, %s) ON CONFLICT DO NOTHING",  # noqa: S608
                rows,
            )


def _forms(chunks: Iterable[str]) -> list[tuple[str, str, str]]:
    """(form, stem, written) of each folded word, in one order for all writers: no two wait for each other."""
    rows = {}
    seen = {written for chunk in chunks for written in WRITTEN.findall(chunk)}
    # With accents before without, capitals last: « parentalité » is what a person wants to read.
    for written in sorted(seen, key=lambda word: (word.isascii(), word.isupper(), word)):
        forms = fold(written)
        if len(forms) == 1 and forms[0] not in rows and SHORTEST_WORD <= len(forms[0]) <= LONGEST_WORD:
            shown = unicodedata.normalize("NFC", written.lower())
            if forms[0].isalpha() and shown.isalpha():
                rows[forms[0]] = (forms[0], stems_of(written)[0], shown[:60])
    return [rows[form] for form in sorted(rows)]
