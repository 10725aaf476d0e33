"""The filters of the lists that one column does not say."""

from typing import Any

from django.contrib import admin
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import HttpRequest

from centres.editing.reviewing import has_marks
from centres.models import Centre, Departement, FieldConflict, Region, SourceFiche

YES_NO = (("oui", "oui"), ("non", "non"))


class TermFilter(admin.RelatedFieldListFilter):
    """A list of the fiche; rows without a value are called so."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.empty_value_display = "non renseigné"


class YesNoFilter(admin.SimpleListFilter):
    """Rows for which `condition` holds, or does not."""

    def condition(self) -> Any:
        raise NotImplementedError

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin) -> Any:
        return YES_NO

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        if self.value() == "oui":
            return queryset.filter(self.condition())
        if self.value() == "non":
            return queryset.exclude(self.condition())
        return queryset


class WithIssues(YesNoFilter):
    title = "signalements"
    parameter_name = "signalements"

    def condition(self) -> Exists:
        return Exists(SourceFiche.objects.current().filter(has_marks(), action=OuterRef("pk")))


class WithConflicts(YesNoFilter):
    title = "conflits à décider"
    parameter_name = "conflits"

    def condition(self) -> Exists:
        return Exists(FieldConflict.objects.filter(action=OuterRef("pk"), decision=FieldConflict.Decision.OPEN))


class Confirmed(YesNoFilter):
    title = "confirmé"
    parameter_name = "confirme"

    def condition(self) -> Q:
        return Q(confirmed_at__isnull=False)


class SourceWithIssues(YesNoFilter):
    title = "signalements"
    parameter_name = "signalements"

    def condition(self) -> Q:
        return has_marks()


class TerritoryFilter(admin.SimpleListFilter):
    """Départements or régions that have a centre, and « aucun ». `path` leads from the listed row to the centre."""

    path = ""
    none_title = "sans département"

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        code = self.value()
        if code is None:
            return queryset
        if code == "aucun":
            return queryset.filter(**{f"{self.path}departement__isnull": True})
        return queryset.filter(**{self.column(): code})

    def column(self) -> str:
        return f"{self.path}departement"

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin) -> list[tuple[str, str]]:
        with_centre = Departement.objects.filter(Exists(Centre.objects.filter(departement=OuterRef("pk"))))
        rows = with_centre.order_by("name", "pk").values_list("pk", "name")
        return [("aucun", self.none_title), *((code, f"{name} ({code})") for code, name in rows)]


class CentreDepartement(TerritoryFilter):
    title = "département"
    parameter_name = "departement"


class ActionDepartement(CentreDepartement):
    path = "centre__"


class CentreRegion(TerritoryFilter):
    title = "région"
    parameter_name = "region"

    def column(self) -> str:
        return "departement__region"

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin) -> list[tuple[str, str]]:
        with_centre = Region.objects.filter(Exists(Centre.objects.filter(departement__region=OuterRef("pk"))))
        return list(with_centre.order_by("name", "pk").values_list("pk", "name"))


class WithoutCommune(YesNoFilter):
    title = "commune connue"
    parameter_name = "commune"

    def condition(self) -> Q:
        return Q(commune__isnull=False)
