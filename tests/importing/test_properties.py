"""Laws of an import, on drawn fiches: importing twice changes nothing, nor does the order of the fiches."""

import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from centres.fiches import Fiche
from centres.models import Action
from tests.drawing import examples

from .pages import everything, import_bytes, import_fiches

WORDS = st.sampled_from(
    ["jardin", "Jardin", "café", "- Public", "-", "Actions", "1200 euros", "• deux", "Santé", "é\u0301", ""]
)
PROSE = st.lists(WORDS, max_size=4).map("\n".join)
TITLES = st.sampled_from(["Jardin", "JARDIN !", "Café des parents", "Le Café des parents", "Actions", "★", "T" * 400])
TERMS = st.lists(st.sampled_from(["Santé", "Culture", "Viellissement", "Pêche", "pêche "]), max_size=3).map(tuple)
FICHES = st.builds(
    Fiche,
    title=TITLES,
    centre=st.sampled_from(["", "Le Phare", "LE PHARE", "L' Arche - Centre social"]),
    department=st.sampled_from(["", "Isère", "Ain", "Pays-Imaginaire"]),
    status=st.sampled_from(["", "En cours", "Suspendue"]),
    keywords=TERMS,
    partners=TERMS,
    summary=PROSE,
    experience=PROSE,
    resources=PROSE,
    limits=PROSE,
    prospects=PROSE,
)
PAGES = st.lists(FICHES, min_size=1, max_size=5)


class ImportLaws(TestCase):
    """Each example runs in a transaction of its own."""

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)

    @settings(max_examples=examples(20, share=20))
    @given(PAGES, st.randoms(use_true_random=False))
    def test_importing_again_in_any_order_changes_nothing(self, fiches, random):
        first = import_fiches(self.folder, *fiches)
        before = everything(leave_out=["ImportRun"])
        shuffled = random.sample(fiches, len(fiches))

        again = import_fiches(self.folder, *shuffled)

        assert everything(leave_out=["ImportRun"]) == before
        assert (again.counts["created"], again.counts["updated"], again.counts["conflicts"]) == (0, 0, 0)
        assert again.counts["read"] == first.counts["read"] == len(fiches)

    @settings(max_examples=examples(20, share=20))
    @given(PAGES, PAGES)
    def test_the_counts_add_up_and_every_key_has_its_action(self, fiches, later):
        for page in (fiches, later, fiches):
            counts = import_fiches(self.folder, *page).counts
            parts = ("created", "updated", "unchanged", "kept", "exact_duplicates")
            assert sum(counts[part] for part in parts) == counts["read"]
        assert not Action.objects.filter(sources__isnull=True).exists()

    @settings(max_examples=examples(20, share=20))
    @given(st.binary(max_size=300) | st.text(max_size=300).map(str.encode))
    def test_bytes_that_are_no_fiches_are_refused_and_leave_nothing(self, data):
        before = everything()

        report = import_bytes(self.folder, data)

        if report.refused:
            assert everything() == before
