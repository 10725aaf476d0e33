"""Path -> the admin, or the catalogue's own URLs."""

from django.contrib import admin
from django.urls import include, path

urlpatterns = [
    path("admin/", admin.site.urls),
    path("", include("centres.urls")),
]
