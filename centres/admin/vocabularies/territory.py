"""Régions, départements, communes: reference data of the Insee, shown and searched, never typed."""

import re

from django.contrib import admin
from django.db.models import Q, QuerySet
from django.http import HttpRequest

from centres.admin.base import ReadOnlyAdmin, column, list_link
from centres.fiches import fold
from centres.models import Centre, Commune, Departement, Region

# Letters of French place names by the letter they fold to.
_ACCENTED = {"a": "[aàâä]", "c": "[cç]", "e": "[eéèêë]", "i": "[iîï]", "o": "[oôö]", "u": "[uùûü]", "y": "[yÿ]"}
_BETWEEN_WORDS = "[ '’-]+"


def name_pattern(words: str) -> str:
    """A regular expression that finds a place name typed without its accents and hyphens, at the start of a word.

    >>> bool(re.search(name_pattern("saint etienne"), "Saint-Étienne", re.IGNORECASE))
    True
    """
    letters = fold(words).replace("oe", "\0")
    pattern = "".join(_BETWEEN_WORDS if letter == " " else _ACCENTED.get(letter, letter) for letter in letters)
    return "(^|[ '’-])" + pattern.replace("\0", "(œ|oe)")


@admin.register(Region)
class RegionAdmin(ReadOnlyAdmin):
    list_display = ("name", "code")
    search_fields = ("name",)
    ordering = ("name", "code")


@admin.register(Departement)
class DepartementAdmin(ReadOnlyAdmin):
    list_display = ("name", "code", "region", "shown_centres")
    list_select_related = ("region",)
    list_filter = ("region",)
    search_fields = ("name", "code")
    search_help_text = "Par nom ou par numéro."
    ordering = ("code",)
    readonly_fields = ("shown_centres",)

    def get_search_results(self, request: HttpRequest, queryset: QuerySet, search_term: str) -> tuple[QuerySet, bool]:
        found, _ = super().get_search_results(request, queryset, search_term)
        key = fold(search_term[:200])
        return (found | queryset.filter(key__contains=key) if key else found), False

    @column("centres")
    def shown_centres(self, departement: Departement) -> str:
        return list_link("voir les centres", Centre, departement=departement.pk)


@admin.register(Commune)
class CommuneAdmin(ReadOnlyAdmin):
    list_display = ("name", "code", "departement", "postcodes", "population")
    list_select_related = ("departement",)
    search_fields = ("name",)
    search_help_text = "Par nom (accents et traits d’union sans importance), par code postal ou par code Insee."
    ordering = ("name", "code")

    def get_search_results(self, request: HttpRequest, queryset: QuerySet, search_term: str) -> tuple[QuerySet, bool]:
        words = search_term.strip()
        if not words or "\0" in words or len(words) > 100:
            return (queryset.none() if words else queryset), False
        if re.fullmatch(r"[0-9]\d{1,4}|2[AB]\d*", words, re.ASCII):
            return queryset.filter(Q(postcodes__contains=words) | Q(code=words)), False
        if not fold(words):
            return queryset.none(), False
        return queryset.filter(name__iregex=name_pattern(words)), False
