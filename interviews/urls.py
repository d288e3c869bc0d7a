from django.urls import URLPattern, path

from interviews import views

urlpatterns: list[URLPattern] = [
    path("", views.home, name="home"),
]
