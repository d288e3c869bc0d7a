from django.urls import URLPattern, path

from accounts import views

app_name = "accounts"

urlpatterns: list[URLPattern] = [
    path("theme/", views.set_theme, name="set_theme"),
    path("account/", views.settings, name="settings"),
    path("accounts/password/reset/", views.password_reset, name="password_reset"),
]
