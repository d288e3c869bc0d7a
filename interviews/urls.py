from django.urls import URLPattern, path

from interviews import dispatch
from interviews.grading import api as grading_api
from interviews.grading import views as grading
from interviews.history import views as history
from interviews.planning import views as planning
from interviews.receipts import views as receipts
from interviews.report import views as report
from interviews.room import api
from interviews.room import views as room
from interviews.sharing import views as sharing

app_name = "interviews"

# interviews/new/
planning_urls = [
    path("interviews/new/", planning.set_up, name="set_up"),
]

# interviews/<public id>/: the state decides what the address shows
room_urls = [
    path("interviews/<uuid:public_id>/", dispatch.interview, name="interview"),
    path("interviews/<uuid:public_id>/rubric/", room.open_rubric, name="open_rubric"),
    path("interviews/<uuid:public_id>/start/", room.start_interview, name="start_interview"),
    path("interviews/<uuid:public_id>/submit/", room.submit_turn, name="submit_turn"),
    path("interviews/<uuid:public_id>/turns/<int:turn>/boxes/<int:box>/", api.save_box, name="save_box"),
    path("interviews/<uuid:public_id>/pulse/", api.pulse, name="pulse"),
    path("interviews/<uuid:public_id>/take-over/", room.take_over, name="take_over"),
    path("interviews/<uuid:public_id>/pause/", room.pause_interview, name="pause_interview"),
    path("interviews/<uuid:public_id>/discard/", room.discard_interview, name="discard_interview"),
]

# interviews/<public id>/turns/<position>/receipts/: when an answer was saved, and putting a kept text back
receipt_urls = [
    path("interviews/<uuid:public_id>/turns/<int:position>/receipts/", receipts.receipts, name="receipts"),
    path(
        "interviews/<uuid:public_id>/turns/<int:turn>/boxes/<int:box>/restore/",
        receipts.restore_text,
        name="restore_text",
    ),
]

# interviews/<public id>/turns/<position>/: grading one's own answers, and answering one again
grading_urls = [
    path("interviews/<uuid:public_id>/turns/<int:position>/grade/", grading.grade_turn, name="grade_turn"),
    path(
        "interviews/<uuid:public_id>/turns/<int:position>/confirm/", grading.confirm_turn, name="confirm_turn"
    ),
    path(
        "interviews/<uuid:public_id>/turns/<int:position>/grade/marks/",
        grading_api.save_marks,
        {"pass_kind": "blind"},
        name="save_blind_marks",
    ),
    path(
        "interviews/<uuid:public_id>/turns/<int:position>/confirm/marks/",
        grading_api.save_marks,
        {"pass_kind": "final"},
        name="save_final_marks",
    ),
    path(
        "interviews/<uuid:public_id>/turns/<int:position>/again/", planning.answer_again, name="answer_again"
    ),
    path("interviews/<uuid:public_id>/answers/", report.read_answers, name="read_answers"),
]

# history/
history_urls = [
    path("history/", history.history, name="history"),
    path("interviews/<uuid:public_id>/delete/", history.delete_interview, name="delete_interview"),
]

# interviews/<public id>/share/ for the owner, shared/<token>/ for anybody with the link
sharing_urls = [
    path("interviews/<uuid:public_id>/share/", sharing.shares, name="shares"),
    path("interviews/<uuid:public_id>/share/create/", sharing.create_share, name="create_share"),
    path("shares/<uuid:public_id>/revoke/", sharing.revoke_share, name="revoke_share"),
    path("shared/<str:token>/", sharing.shared_interview, name="shared_interview"),
    path("shared/<str:token>/answers/", sharing.shared_answers, name="shared_answers"),
]

urlpatterns: list[URLPattern] = [
    *planning_urls,
    *room_urls,
    *receipt_urls,
    *grading_urls,
    *history_urls,
    *sharing_urls,
]
