from django.urls import path

from benchmarks.floor import views

urlpatterns = [
    path("sittings/<int:pk>/<int:position>/", views.open_room, name="room"),
    path("sittings/<int:pk>/<int:position>/save/", views.save, name="save"),
    path("sittings/<int:pk>/<int:position>/grade/", views.grade, name="grade"),
    path("sittings/<int:pk>/hand-in/", views.hand_in, name="hand_in"),
    path("history/", views.history, name="history"),
]
