"""What migrations leave of the lines that they shipped."""

import pytest

from centres.migrations.frozen import synonyms_exact
from centres.models import Synonym


@pytest.mark.django_db
def test_lines_that_were_cut_are_gone():
    lines = set(Synonym.objects.values_list("words", flat=True))

    assert not lines & {*synonyms_exact.CUT, *synonyms_exact.GONE}
    assert lines >= {*filter(None, synonyms_exact.CUT.values()), *synonyms_exact.ADDED}
