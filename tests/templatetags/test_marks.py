"""What a search found, marked; everything else escaped."""

from django.template import Context, Template
from django.utils.safestring import SafeString
from hypothesis import given
from hypothesis import strategies as st

from centres.catalogue.lists.card_rows import EXTRACTED, CardRow
from centres.catalogue.search.results import SearchResult
from centres.language import parse_query
from centres.templatetags.marks import extract, marked


def sought(typed: str) -> SearchResult:
    return SearchResult(parse_query(typed))


def listed(**texts: str) -> CardRow:
    return CardRow(1, summary=texts.get("summary", ""), texts={name: texts.get(name, "") for name in EXTRACTED})


def test_a_title_is_escaped_and_what_was_found_is_marked():
    title = "<b>Jardins</b> & l’été ?"

    assert marked(title, sought("jardin été")) == (
        "&lt;b&gt;<mark>Jardins</mark>&lt;/b&gt; &amp; l’<mark>été</mark>\u202f?"
    )


def test_without_a_search_a_title_is_left_to_the_template():
    assert not isinstance(marked("<b>", None), SafeString)
    page = Template("{% load marks %}{{ title|marked:found }}")
    assert page.render(Context({"title": "<b>", "found": None})) == "&lt;b&gt;"


def test_misspelt_words_are_marked_too():
    found = sought("habitants")
    found.misspelt = {found.query.terms[0]: ("habitnat",)}

    assert marked("Les habitnats", found) == "Les <mark>habitnats</mark>"


def test_an_extract_comes_from_the_text_that_holds_the_word():
    action = listed(summary="On jardine.", limits="- Peu de bras\n- le <soir>", prospects="Un verger.")

    assert extract(action, sought("jardin")) == "On <mark>jardine</mark>."
    assert extract(action, sought("soir")) == "Peu de bras · le &lt;<mark>soir</mark>&gt;"
    assert extract(action, sought("moulin")) == "On jardine."


def test_an_extract_of_a_long_text_is_short():
    action = listed(description="mot " * 4_000 + "verger" + " mot" * 4_000)

    html = extract(action, sought("verger"))

    assert "<mark>verger</mark>" in html
    assert len(html) < 350


@given(st.text(), st.text(max_size=10))
def test_no_text_brings_a_tag_of_its_own(text, typed):
    html = str(marked(text, sought(typed + " a")))

    assert html.replace("<mark>", "").replace("</mark>", "").count("<") == 0
