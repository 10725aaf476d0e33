"""Path -> the admin, or the catalogue's own URLs."""

from django.contrib import admin
from django.urls import include, path

urlpatterns = [
    path("admin/", admin.site.urls),
    path("", include("centres.urls")),
]

handler400 = "centres.views.errors.bad_request"
handler403 = "centres.views.errors.forbidden"
handler404 = "centres.views.errors.not_found"
handler500 = "centres.views.errors.server_error"
