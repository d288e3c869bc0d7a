"""The site with an address that nobody wrote a rule for."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import path

from config.urls import urlpatterns as real


def brand_new(request: HttpRequest) -> HttpResponse:
    return HttpResponse("new")


urlpatterns = [*real, path("brand-new/", brand_new, name="brand_new"), path("nameless/", brand_new)]
