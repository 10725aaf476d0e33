"""The pages that staff have still to write, for the admin's home."""

from django import template

from centres.models import SitePage
from centres.models import site_page as pages

register = template.Library()


@register.simple_tag
def pages_to_complete() -> list[SitePage]:
    return pages.pages_to_complete()
