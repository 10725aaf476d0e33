"""A page of a list -> the links to its other pages. By a template of Django they were a tenth of what a list costs."""

from django import template
from django.template import Context
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from centres.catalogue.lists.paging import PageOfRows

from .icons import icon_reference

register = template.Library()

PAGES = '<nav class="pages" aria-label="Pages de résultats"{}><ul role="list">{}</ul></nav>'
# Where a script runs, the results alone are asked for (filters.js shows their top).
LIVE = SafeString(' hx-boost="true" hx-target="#colonne" hx-swap="innerHTML show:none"')
OTHER = '<a href="{}{}" aria-label="Page {}"{}>{}</a>'
THIS = OTHER.replace("<a ", '<a aria-current="page" ')
LEFT_OUT = format_html('<span aria-hidden="true">{}</span>', "…")
BESIDE, NO_SUCH = '<a rel="{}{}" href="{}{}">{}{}{}</a>', '<span class="soft">{}{}{}</span>'
NOTHING = SafeString("")


@register.simple_tag(takes_context=True)
def page_links(context: Context, results: PageOfRows, query: str, path: str, is_live: bool = False) -> SafeString:
    """Nothing for a list of one page. `query`: its query string without a page number: robots follow no such links.
    `is_live`: of the list of actions, whose pages htmx puts in its place."""
    page = results.page
    if not page.has_other_pages():
        return NOTHING
    request = getattr(context, "request", None)
    start = f"{path}?{query}&page=" if query else f"{path}?page="
    no_follow, rel = (format_html(' rel="{}"', "nofollow"), " nofollow") if query else (NOTHING, "")
    before, after = icon_reference(request, "chevron-left"), icon_reference(request, "chevron-right")
    items = []
    if page.has_previous():
        items.append(format_html(BESIDE, "prev", rel, start, page.previous_page_number(), before, "Précédente", ""))
    else:
        items.append(format_html(NO_SUCH, before, "Précédente", ""))
    for number in results.numbers:
        if isinstance(number, int):
            form = THIS if number == page.number else OTHER
            items.append(format_html(form, start, number, number, no_follow, number))
        else:
            items.append(LEFT_OUT)
    if page.has_next():
        items.append(format_html(BESIDE, "next", rel, start, page.next_page_number(), "", "Suivante", after))
    else:
        items.append(format_html(NO_SUCH, "", "Suivante", after))
    listed = format_html_join("", "<li>{}</li>", ((item,) for item in items))
    return format_html(PAGES, LIVE if is_live else NOTHING, listed)
