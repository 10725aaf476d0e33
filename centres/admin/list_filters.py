"""The filters of the lists that one column does not say."""

from typing import Any, ClassVar

from django.contrib import admin
from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.http import HttpRequest

from centres.editing.merging.merge import KINDS
from centres.models import Centre, Departement, FieldConflict, Likeness, Region, SourceFiche

YES_NO = (("oui", "oui"), ("non", "non"))


class TermListFilter(admin.RelatedFieldListFilter):
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

    def condition(self) -> Q:
        return Q(pk__in=SourceFiche.objects.current().noted().order_by().values("action"))


class WithUnrecognised(YesNoFilter):
    title = "texte non reconnu"
    parameter_name = "non-reconnu"

    def condition(self) -> Q:
        return Q(pk__in=SourceFiche.objects.current().unrecognised().order_by().values("action"))


class WithConflicts(YesNoFilter):
    title = "conflits à décider"
    parameter_name = "conflits"

    def condition(self) -> Q:
        conflicts = FieldConflict.objects.filter(decision=FieldConflict.Decision.OPEN)
        return Q(pk__in=conflicts.order_by().values("action"))


class Confirmed(YesNoFilter):
    title = "confirmé"
    parameter_name = "confirme"

    def condition(self) -> Q:
        return Q(confirmed_at__isnull=False)


class SourceWithIssues(YesNoFilter):
    title = "signalements"
    parameter_name = "signalements"

    def condition(self) -> Q:
        return Q(mark_count__gt=0)


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


class LikenessDecision(admin.SimpleListFilter):
    """What waits for a person, or what one decided."""

    title = "décision"
    parameter_name = "decision"

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin) -> list[tuple[str, str]]:
        return [("a-decider", "à décider"), *Likeness.Decision.choices]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        value = self.value()
        if value == "a-decider":
            return queryset.filter(decision="")
        return queryset.filter(decision=value) if value in Likeness.Decision.values else queryset


class LikenessScore(admin.SimpleListFilter):
    title = "ressemblance"
    parameter_name = "ressemblance"
    bounds: ClassVar = {"forte": (90, 100), "moyenne": (80, 89), "faible": (0, 79)}

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin) -> list[tuple[str, str]]:
        return [("forte", "90 % et plus"), ("moyenne", "de 80 à 89 %"), ("faible", "moins de 80 %")]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        bounds = self.bounds.get(self.value() or "")
        return queryset.filter(score__range=bounds) if bounds else queryset


class SameCentre(YesNoFilter):
    title = "même centre"
    parameter_name = "centre"

    def condition(self) -> Q:
        return Q(first__centre__isnull=False, first__centre=F("second__centre"))


class MergeState(admin.SimpleListFilter):
    title = "état"
    parameter_name = "etat"

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin) -> list[tuple[str, str]]:
        return [("faites", "faites"), ("defaites", "défaites")]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        if self.value() in ("faites", "defaites"):
            return queryset.filter(undone_at__isnull=self.value() == "faites")
        return queryset


class MergeKind(admin.SimpleListFilter):
    title = "liste"
    parameter_name = "nom"

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin) -> list[tuple[str, str]]:
        return [(kind, str(model._meta.verbose_name_plural)) for kind, model in KINDS.items()]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        return queryset.filter(kind=self.value()) if self.value() in KINDS else queryset
