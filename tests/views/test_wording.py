"""The French of the public pages, as templates write it."""

import re

import pytest
from django.conf import settings

TEMPLATES = sorted((settings.BASE_DIR / "templates").glob("*.html"))
TAGS = re.compile(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}", re.DOTALL)
# « {} » stands for what a tag prints.
LOOSE = re.compile(r'.{0,30}(?:(?<=\S) (?=[:;?!»](?:[\s<",.)]|$))|« ).{0,10}')


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.name)
def test_a_mark_never_begins_a_line_without_its_word(template):
    """`&nbsp;` before « : ; ? ! » and inside quotes; the filter `french` sees to what is stored."""
    assert LOOSE.findall(TAGS.sub("{}", template.read_text())) == []
