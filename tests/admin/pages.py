"""Pages of the admin as a browser would use them: open a form, change some fields, send it."""

from typing import Any

from django.db.models import Model
from django.test import Client
from django.urls import reverse


def change_url(thing: Model) -> str:
    return reverse(f"admin:centres_{thing._meta.model_name}_change", args=[thing.pk])


def list_url(model: type[Model]) -> str:
    return reverse(f"admin:centres_{model._meta.model_name}_changelist")


def add_url(model: type[Model]) -> str:
    return reverse(f"admin:centres_{model._meta.model_name}_add")


def shown_values(client: Client, url: str) -> dict[str, Any]:
    """What a browser would send back if nobody touched the page. Lines end with CRLF, as browsers do."""
    return values_in(client.get(url).context)


def values_in(context: Any) -> dict[str, Any]:
    """The same, of the context of a form."""
    values: dict[str, Any] = {"vu": context["seen"]} if context.get("seen") else {}
    forms = [context["adminform"].form]
    for inline in context["inline_admin_formsets"]:
        forms += [inline.formset.management_form, *inline.formset.forms]
    for form in forms:
        for bound in form:
            value = bound.value()
            if value is None or value is False:
                continue
            if isinstance(value, str):
                value = value.replace("\n", "\r\n")
            values[bound.html_name] = value
    return values


def send(client: Client, url: str, **changes: Any):
    """Opens the page, changes these fields, saves."""
    return client.post(url, shown_values(client, url) | changes)


def errors_of(response: Any) -> str:
    """Every message of a form that was refused; fails when it was accepted."""
    assert response.status_code == 200
    context = response.context
    found = [str(context["adminform"].form.errors)]
    for inline in context["inline_admin_formsets"]:
        found += [str(inline.formset.errors), str(inline.formset.non_form_errors())]
    return " ".join(found)


def messages_of(client: Client, response: Any) -> list[str]:
    """What the page after this answer says at its top."""
    return [str(message) for message in client.get(response.headers["Location"]).context["messages"]]
