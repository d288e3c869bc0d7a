from django.urls import include, path

from config.operations import health
from interviews.home.views import home

handler400 = "config.pages.errors.bad_request"
handler404 = "config.pages.errors.page_not_found"
handler500 = "config.operations.outage.server_error"

urlpatterns = [
    path("", home, name="home"),
    path("", include("interviews.urls")),
    path("", include("questions.urls")),
    path("", include("accounts.urls")),
    path("accounts/", include("allauth.urls")),
    path("healthz", health.healthz, name="healthz"),
    path("readyz", health.readyz, name="readyz"),
]
