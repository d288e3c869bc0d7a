from django.urls import path

from questions.views import briefs, questions, roles

app_name = "questions"

urlpatterns = [
    # Roles
    path("roles/", roles.roles, name="roles"),
    path("roles/new/", briefs.import_brief, name="import_brief"),
    path("roles/mine/<uuid:public_id>/", roles.private_role_guide, name="private_role_guide"),
    path("roles/<uuid:public_id>/sentences/", roles.role_sentences, name="role_sentences"),
    path("roles/<uuid:public_id>/publish/", roles.publish_role, name="publish_role"),
    path("roles/<uuid:public_id>/delete/", roles.delete_role, name="delete_role"),
    path("roles/<slug:slug>/", roles.role_guide, name="role_guide"),
    # Published questions
    path("questions/", questions.questions, name="questions"),
    path("questions/<uuid:public_id>/", questions.question, name="question"),
]
