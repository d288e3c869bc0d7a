from django.urls import URLPattern, path

from accounts import views
from accounts.my_data import views as my_data

app_name = "accounts"

urlpatterns: list[URLPattern] = [
    path("theme/", views.set_theme, name="set_theme"),
    path("account/", views.settings, name="settings"),
    path("account/data/", my_data.my_data, name="my_data"),
    path("account/data/download/", my_data.download_my_data, name="download_my_data"),
    path("account/delete/", my_data.delete_account, name="delete_account"),
    path("accounts/password/reset/", views.password_reset, name="password_reset"),
]
