"""Whatever the files that fiches lie in, and their order: the same actions."""

import tempfile
import unicodedata
from collections.abc import Callable
from dataclasses import replace
from itertools import permutations
from pathlib import Path

import pytest
from django.db import transaction
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from centres.exports.batches import batches
from centres.exports.record import stable_record
from centres.fiches import Fiche, comparable, compose, read_text
from centres.importing.imports import import_files
from centres.models import Action
from tests.drawing import examples

from .pages import garden, import_fiches, import_text

# Words whose folded spellings differ, and ways of writing them that fold alike.
PROSE = st.lists(st.sampled_from(["Une veillée par mois.", "- décider", "L’été, au café", "-", ""]), max_size=3)
FICHES = st.builds(
    Fiche,
    title=st.sampled_from(["", "Séjour", "Veillée d’été", "Jardin"]),
    centre=st.sampled_from(["", "Le Phare", "La Halle"]),
    department=st.sampled_from(["", "Isère", "Ain"]),
    keywords=st.sampled_from([(), ("Santé",), ("Santé", "Solidarité")]),
    summary=PROSE.map("\n".join),
    limits=PROSE.map("\n".join),
    resources=st.sampled_from(["", "1200 euros"]),
)
WRITINGS: list[Callable[[str], str]] = [
    str,
    str.upper,
    lambda text: text.replace("-", "•").replace("’", "'"),
    lambda text: "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c)),
]


@st.composite
def fiches_in_several_writings(draw: st.DrawFn) -> list[Fiche]:
    """Some fiches, those without identity also as others would write them. One text for each identity: another text of
    it is an update, which has its order."""
    fiches: dict[str, Fiche] = {}
    for number, fiche in enumerate(draw(st.lists(FICHES, min_size=1, max_size=5))):
        (read,) = read_text(compose([fiche])).fiches
        fiches.setdefault(read.key if read.has_identity else str(number), fiche)
    several = []
    for fiche in fiches.values():
        writings = draw(st.lists(st.sampled_from(WRITINGS), min_size=1, max_size=3))
        has_identity = bool(fiche.title and fiche.centre)
        for write in [str] * len(writings) if has_identity else writings:
            several.append(replace(fiche, summary=write(fiche.summary), limits=write(fiche.limits)))
    return several


def arranged(folder: Path, fiches: list[Fiche], random, is_one_import: bool) -> list[dict]:
    """The actions that these fiches make, shuffled over some files; the database stays as it was."""
    pages: list[list[Fiche]] = [[] for _ in range(random.randint(1, len(fiches)))]
    for fiche in random.sample(fiches, len(fiches)):
        random.choice(pages).append(fiche)
    written = list(filter(None, pages))
    paths = [folder / f"{number}.txt" for number, _ in enumerate(written)]
    for path, page in zip(paths, written, strict=True):
        path.write_text(compose(page))
    with transaction.atomic():
        for some in [paths] if is_one_import else [[path] for path in paths]:
            assert not any(report.refused for report in import_files(some))
        told = [_told(action) for action in Action.objects.order_by("pk")]
        transaction.set_rollback(True)
    return sorted(told, key=repr)


def _told(action: Action) -> dict:
    """What an action says, numbers and places apart. Labels are those of the first spelling met: compared folded."""
    batch = next(batches(Action.objects.filter(pk=action.pk)))
    record = stable_record(batch, batch.actions[0])
    for line in (record["budget"] or {"lines": ()})["lines"]:
        del line["line"]
    for name in ("id", "slug", "sources", "issues", "unrecognised"):
        record.pop(name)
    for name in ("keywords", "centre", "title"):
        value = record[name]
        record[name] = sorted(map(comparable, value)) if isinstance(value, list) else comparable(value or "")
    return record | {"texts": sorted({source.sha256 for source in action.sources.all() if source.is_current})}


class ArrangementLaw(TestCase):
    """Each example runs in a transaction of its own."""

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)

    @settings(max_examples=examples(12, share=2), deadline=None)
    @given(fiches_in_several_writings(), st.randoms(use_true_random=False), st.booleans())
    def test_the_same_fiches_make_the_same_actions(self, fiches, random, is_one_import):
        one, other = (arranged(self.folder, fiches, random, is_one_import) for _ in range(2))

        assert one == other


UNTITLED = [garden(title=""), garden(title="", summary="Tout autre chose."), garden(title="", summary="Une troisième.")]


@pytest.mark.django_db
@pytest.mark.parametrize("lacking", [{"title": ""}, {"centre": "", "department": ""}, {"centre": "", "title": ""}])
def test_what_has_no_identity_is_never_overwritten(lacking, tmp_path):
    texts = [replace(fiche, title="Jardin", **lacking) if "title" not in lacking else fiche for fiche in UNTITLED]
    for fiche in texts:
        report = import_fiches(tmp_path, replace(fiche, **lacking), name="page.txt")
        assert (report.counts["created"], report.counts["updated"]) == (1, 0)

    assert Action.objects.count() == 3


@pytest.mark.django_db
@pytest.mark.parametrize("is_reversed", [False, True])
def test_the_same_words_written_otherwise_are_the_same_fiche_the_fullest_writing_stands(is_reversed, tmp_path):
    fine = compose([garden(title="", limits="• L’été, il fait trop chaud.\n• On manque d’eau.")])
    poor = compose([garden(title="", limits="L'ete, il fait trop chaud. On manque d'eau.")]).upper()
    poor = poor.replace("ACTIONS\n", "Actions\n")

    for text in (poor, fine) if is_reversed else (fine, poor):
        import_text(tmp_path, text)

    assert Action.objects.get().limits == "• L’été, il fait trop chaud.\n• On manque d’eau."


@pytest.mark.django_db
@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_signs_of_a_poorer_writing_do_not_stay_beside_the_fullest(order, tmp_path):
    signs = [{"limits": "-"}, {"limits": "•"}, {"summary": "-"}]
    texts = [compose([Fiche(centre="La Halle", **said)]) for said in signs]

    for number in order:
        import_text(tmp_path, texts[number])

    action = Action.objects.get()
    assert (action.summary, action.limits) == ("", "•")


@pytest.mark.django_db
def test_two_alphabets_are_not_taken_for_each_other(tmp_path):
    import_fiches(tmp_path, garden(title="", summary="Atelier: сад"), garden(title="", summary="Atelier: парк"))

    assert Action.objects.count() == 2
