"""Path -> the pages of the site, or one of the floors they are compared with."""

from django.urls import include, path

from . import floors

urlpatterns = [
    path("bench/hello", floors.hello),
    path("bench/rows", floors.rows),
    path("bench/counts", floors.counts),
    path("bench/jinja", floors.jinja),
    path("bench/ids", floors.ids),
    path("bench/found", floors.found),
    path("bench/near", floors.near),
    path("bench/rebuild", floors.rebuild),
    path("bench/load", floors.load),
    path("bench/touch", floors.touch),
    path("", include("actions_catalog.urls")),
]
