"""Path -> the admin and its help, the API, or the catalogue's own URLs."""

from django.contrib import admin
from django.urls import include, path

from centres.admin import help as admin_help
from centres.admin import mailing, noted
from centres.admin.desk import addresses as desk
from centres.admin.two_steps import addresses as two_steps

from .metrics import metrics

urlpatterns = [
    path("metrics", metrics),
    path("admin/aide/", include(admin_help.urls)),
    path("admin/gardes/", include(noted.urls())),
    path("admin/a-la-suite/", include(desk.urls)),
    path("admin/", include(mailing.urls)),
    path("admin/", include(two_steps.urls)),
    path("admin/", admin.site.urls),
    path("api/", include("centres.api.urls")),
    path("", include("centres.urls")),
]

handler400 = "centres.views.site.errors.bad_request"
handler403 = "centres.views.site.errors.forbidden"
handler404 = "centres.views.site.errors.not_found"
handler500 = "centres.views.site.errors.server_error"
