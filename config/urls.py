from django.urls import include, path

from config import health
from interviews.views.home import home

handler400 = "config.errors.bad_request"
handler404 = "config.errors.page_not_found"
handler500 = "config.outage.server_error"

urlpatterns = [
    path("", home, name="home"),
    path("", include("interviews.urls")),
    path("", include("questions.urls")),
    path("", include("accounts.urls")),
    path("accounts/", include("allauth.urls")),
    path("healthz", health.healthz, name="healthz"),
    path("readyz", health.readyz, name="readyz"),
]
