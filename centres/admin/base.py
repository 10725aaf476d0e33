"""What every page shares: input that means nothing is said, never an error; and pages that only show."""

import re
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.exceptions import DisallowedModelAdminLookup
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.admin.utils import quote
from django.contrib.admin.widgets import AdminTextareaWidget, RelatedFieldWidgetWrapper
from django.db.models import DecimalField, Field, Model, QuerySet, TextField, URLField
from django.forms import CheckboxInput
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.loader import render_to_string
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.text import capfirst

from centres.fields.rows import batches
from centres.models import Action

from .form_fields import AmountField, Autocomplete, SourceText, is_id
from .noted import filters_of, note_of
from .paging import BoundedChangeList, BoundedPaginator
from .taken import take_list

LONGEST_INPUT = 200
EMPTY = "—"


class CatalogueAdmin(admin.ModelAdmin):
    """Lists whose cost does not grow with the catalogue, and addresses that cannot break a page.

    `link_lookups`: query parameters, beside those of the filters, that other pages link to. `help_page`: the name of
    its task in help.py.
    """

    paginator = BoundedPaginator
    show_full_result_count = False
    show_facets = admin.ShowFacets.NEVER
    list_per_page = 50
    empty_value_display = EMPTY
    link_lookups: tuple[str, ...] = ()
    help_page = ""
    formfield_overrides = {
        TextField: {"form_class": SourceText, "widget": AdminTextareaWidget},
        DecimalField: {"form_class": AmountField},
        URLField: {"assume_scheme": "https"},
    }

    def get_changelist(self, request: HttpRequest, **options: Any) -> type[BoundedChangeList]:
        return BoundedChangeList

    def changelist_view(self, request: HttpRequest, extra_context: dict | None = None) -> HttpResponse:
        if any("\0" in value or len(value) > LONGEST_INPUT for _, values in request.GET.lists() for value in values):
            messages.warning(request, f"Recherche ignorée : au plus {LONGEST_INPUT} caractères, tous lisibles.")
            return HttpResponseRedirect(request.path)
        if "e" in request.GET:
            messages.warning(request, "Un filtre ne voulait rien dire : il a été ignoré.")
        query = request.GET.urlencode()
        context = {
            "title": capfirst(self.opts.verbose_name_plural),
            "help_page": self.help_page,
            "list_file": f"liste.csv{f'?{query}' if query else ''}",
            "saved_filters": filters_of(request, self.opts.model_name),
            "query": query,
        }
        try:
            return super().changelist_view(request, {**context, **(extra_context or {})})
        except DisallowedModelAdminLookup:
            return HttpResponseRedirect(f"{request.path}?e=1")

    def get_urls(self) -> list[Any]:
        """Any list goes out as it is filtered."""
        name = f"{self.opts.app_label}_{self.opts.model_name}_list"
        page = self.admin_site.admin_view(partial(take_list, self))
        return [path("liste.csv", page, name=name), *super().get_urls()]

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict | None = None,
    ) -> HttpResponse:
        name = self.opts.verbose_name
        title = capfirst(name) if object_id else f"Ajouter : {name}"
        context = {"title": title, "help_page": self.help_page, **(extra_context or {})}
        return super().changeform_view(request, object_id, form_url, context)

    def render_change_form(self, request: HttpRequest, context: dict, *args: Any, **kwargs: Any) -> HttpResponse:
        if (row := kwargs.get("obj")) is not None:
            context.update(note_of(row))
        return super().render_change_form(request, context, *args, **kwargs)

    def formfield_for_dbfield(self, db_field: Field, request: HttpRequest, **kwargs: Any) -> Any:
        """Beside a choice: add a row, open the chosen one. Deleting it belongs on its own page."""
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field is not None and isinstance(field.widget, RelatedFieldWidgetWrapper):
            field.widget.can_delete_related = field.widget.can_view_related = False
        return field

    def formfield_for_foreignkey(self, db_field: Field, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name in self.get_autocomplete_fields(request):
            kwargs["widget"] = Autocomplete(db_field, self.admin_site)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def lookup_allowed(self, lookup: str, value: str, request: HttpRequest) -> bool:
        """Only what a filter or a link of ours asks for: a free lookup can cost anything, or break the database."""
        if lookup in self.link_lookups:
            return True
        return any(
            re.fullmatch(rf"{re.escape(root)}(__\w+)?__(exact|isnull)", lookup) or lookup == root
            for root in map(_parameter, self.get_list_filter(request))
        )

    def get_search_results(self, request: HttpRequest, queryset: QuerySet, search_term: str) -> tuple[QuerySet, bool]:
        """The autocomplete view calls this with whatever it was sent."""
        if "\0" in search_term or len(search_term) > LONGEST_INPUT:
            return queryset.none(), False
        return super().get_search_results(request, queryset, search_term)

    def get_object(self, request: HttpRequest, object_id: str, from_field: str | None = None) -> Model | None:
        return None if "\0" in object_id else super().get_object(request, object_id, from_field)

    def response_action(self, request: HttpRequest, queryset: QuerySet) -> HttpResponse:
        chosen = request.POST.getlist(admin.helpers.ACTION_CHECKBOX_NAME)
        if not all(is_id(value) for value in chosen):
            messages.error(request, "La sélection n’a pas été comprise : rien n’a été fait.")
            return HttpResponseRedirect(request.get_full_path())
        return super().response_action(request, queryset)

    def get_actions(self, request: HttpRequest) -> dict[str, Any]:
        """No bulk deletion: its page would list every row that hangs on the chosen ones."""
        return {name: action for name, action in super().get_actions(request).items() if name != "delete_selected"}


class LabelledTabular(admin.TabularInline):
    """Rows whose fields say their name to a screen reader too; Django writes it over the column alone."""

    extra = 1
    formfield_overrides = {DecimalField: {"form_class": AmountField}}

    def formfield_for_dbfield(self, db_field: Field, request: HttpRequest, **kwargs: Any) -> Any:
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field is not None:
            field.widget.attrs["aria-label"] = capfirst(field.label)
        return field

    def get_formset(self, request: HttpRequest, obj: Model | None = None, **kwargs: Any) -> Any:
        formset = super().get_formset(request, obj, **kwargs)
        formset.deletion_widget = CheckboxInput(attrs={"aria-label": "Supprimer cette ligne"})
        return formset


class ReadOnlyAdmin(CatalogueAdmin):
    """Rows that are shown, and written elsewhere."""

    def has_add_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False


def _parameter(list_filter: Any) -> str:
    if isinstance(list_filter, tuple):
        return list_filter[0]
    return list_filter if isinstance(list_filter, str) else list_filter.parameter_name


def link(words: Any, thing: Model) -> str:
    """A link to the admin page of a row."""
    meta = thing._meta
    address = reverse(f"admin:{meta.app_label}_{meta.model_name}_change", args=[quote(thing.pk)])
    return format_html('<a href="{}">{}</a>', address, words)


def list_link(words: Any, model: type[Model], **parameters: Any) -> str:
    """A link to a list of the admin, filtered."""
    meta = model._meta
    address = reverse(f"admin:{meta.app_label}_{meta.model_name}_changelist", query=parameters)
    return format_html('<a href="{}">{}</a>', address, words)


def piece(name: str, **context: Any) -> str:
    """A piece of page from templates/admin/centres/, with everything escaped."""
    return render_to_string(f"admin/centres/_{name}.html", context)


def count_words(number: int, one: str, many: str) -> str:
    """« 1 signalement », « 2 signalements », and nothing for 0."""
    return f"{number} {one if number == 1 else many}" if number else ""


def log_actions(request: HttpRequest, ids: Sequence[int], message: str) -> None:
    """A line in the history of each of these fiches."""
    for some in batches(ids):
        rows = Action.objects.filter(pk__in=some).only("pk", "title")
        LogEntry.objects.log_actions(request.user.pk, rows, CHANGE, message)


def column(title: str, **options: Any) -> Callable:
    """`admin.display` with a title first; the other options are its own."""
    return admin.display(description=title, **options)


def enough(rows: Iterable[Any], most: int) -> tuple[list[Any], int]:
    """The first rows, and how many were left out."""
    rows = list(rows)
    return rows[:most], max(0, len(rows) - most)
