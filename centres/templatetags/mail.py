"""Whether mail can leave -> whether a page offers any."""

from django import template
from django.conf import settings

register = template.Library()


@register.simple_tag
def mail_is_offered() -> bool:
    """`{% mail_is_offered as may_mail %}`"""
    return bool(settings.HAS_MAIL)
