from django.urls import URLPattern, path

from interviews.views import interview, room, saving, set_up

app_name = "interviews"

# interviews/new/
planning_urls = [
    path("interviews/new/", set_up.set_up, name="set_up"),
]

# interviews/<public id>/: the state decides what the address shows
room_urls = [
    path("interviews/<uuid:public_id>/", interview.interview, name="interview"),
    path("interviews/<uuid:public_id>/start/", room.start_interview, name="start_interview"),
    path("interviews/<uuid:public_id>/submit/", room.submit_turn, name="submit_turn"),
    path("interviews/<uuid:public_id>/turns/<int:turn>/boxes/<int:box>/", saving.save_box, name="save_box"),
    path("interviews/<uuid:public_id>/pulse/", saving.pulse, name="pulse"),
    path("interviews/<uuid:public_id>/take-over/", room.take_over, name="take_over"),
    path("interviews/<uuid:public_id>/pause/", room.pause_interview, name="pause_interview"),
    path("interviews/<uuid:public_id>/discard/", room.discard_interview, name="discard_interview"),
]

urlpatterns: list[URLPattern] = [*planning_urls, *room_urls]
