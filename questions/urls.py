from django.urls import include, path

from questions.views import author_questions, author_roles, author_versions, briefs, questions, roles

app_name = "questions"

workshop = [
    path("", author_roles.workshop, name="workshop"),
    path("roles/<uuid:public_id>/", author_roles.workshop_role, name="workshop_role"),
    path("roles/<uuid:public_id>/questions/new/", author_questions.create_question, name="create_question"),
]
one_question = [
    path("", author_questions.edit_question, name="edit_question"),
    path("publish/", author_questions.publish_question, name="publish_question"),
    path("preview/", author_versions.preview_question, name="preview_question"),
    path("versions/", author_versions.question_versions, name="question_versions"),
    path("versions/<int:number>/", author_versions.question_version, name="question_version"),
    path("retire/", author_versions.retire_question, name="retire_question"),
    path("bring-back/", author_versions.bring_back_question, name="bring_back_question"),
]

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
    # The workshop
    path("author/", include(workshop)),
    path("author/questions/<uuid:public_id>/", include(one_question)),
]
