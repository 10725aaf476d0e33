"""Terms that staff renamed: an import that meets the reader's own name for one gives the renamed one."""

import pytest

from centres.models import Action, Keyword, KeywordSpelling, OldAddress
from tests.importing.pages import garden, import_fiches

pytestmark = pytest.mark.django_db


def test_a_theme_that_the_reader_knows_by_an_old_address_is_the_renamed_one(tmp_path):
    theme = Keyword.objects.get(slug="sante")
    OldAddress.objects.remember("keyword", "sante", theme.pk)
    # The same word led to a centre once: that is no theme.
    OldAddress.objects.remember("centre", "culture", theme.pk)
    Keyword.objects.filter(pk=theme.pk).update(slug="bien-etre", label="Bien-être")
    KeywordSpelling.objects.filter(key__in=("sante", "culture")).delete()
    number = Keyword.objects.count()

    import_fiches(tmp_path, garden(keywords=("Santé", "Culture")))

    assert [theme.slug for theme in Action.objects.get().themes] == ["bien-etre", "culture"]
    assert Keyword.objects.count() == number
    assert KeywordSpelling.objects.get(key="sante").term == theme
