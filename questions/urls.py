from django.urls import include, path

from questions.imports import views as imports
from questions.published import views as published
from questions.roles import views as roles
from questions.workshop import version_views as versions
from questions.workshop import views as editing

app_name = "questions"

workshop = [
    path("", editing.workshop, name="workshop"),
    path("roles/<uuid:public_id>/", editing.workshop_role, name="workshop_role"),
    path("roles/<uuid:public_id>/questions/new/", editing.create_question, name="create_question"),
]
one_question = [
    path("", editing.edit_question, name="edit_question"),
    path("publish/", editing.publish_question, name="publish_question"),
    path("preview/", versions.preview_question, name="preview_question"),
    path("versions/", versions.question_versions, name="question_versions"),
    path("versions/<int:number>/", versions.question_version, name="question_version"),
    path("retire/", versions.retire_question, name="retire_question"),
    path("bring-back/", versions.bring_back_question, name="bring_back_question"),
]

urlpatterns = [
    # Roles
    path("roles/", roles.roles, name="roles"),
    path("roles/new/", imports.import_brief, name="import_brief"),
    path("roles/mine/<uuid:public_id>/", roles.private_role_guide, name="private_role_guide"),
    path("roles/<uuid:public_id>/sentences/", roles.role_sentences, name="role_sentences"),
    path("roles/<uuid:public_id>/publish/", roles.publish_role, name="publish_role"),
    path("roles/<uuid:public_id>/delete/", roles.delete_role, name="delete_role"),
    path("roles/<slug:slug>/", roles.role_guide, name="role_guide"),
    # Published questions
    path("questions/", published.questions, name="questions"),
    path("questions/<uuid:public_id>/", published.question, name="question"),
    # The workshop
    path("author/", include(workshop)),
    path("author/questions/<uuid:public_id>/", include(one_question)),
]
