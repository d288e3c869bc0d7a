"""Addresses that the table does not know."""

from __future__ import annotations

import uuid

from django.http import HttpRequest, HttpResponse
from django.urls import include, path


def brand_new(request: HttpRequest) -> HttpResponse:
    return HttpResponse("new")


def new_thing(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    return HttpResponse("new")


of_interviews = [path("interviews/<uuid:public_id>/new-thing/", new_thing, name="new_thing")]
urlpatterns = [
    path("brand-new/", brand_new, name="brand_new"),
    path("", include((of_interviews, "interviews"), namespace="interviews")),
    path("nameless/", brand_new),
]
