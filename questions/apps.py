from django.apps import AppConfig


class QuestionsConfig(AppConfig):
    name = "questions"

    def ready(self) -> None:
        from accounts.belongings import register  # noqa: PLC0415 - models cannot be imported before
        from questions.belongings import QUESTIONS  # noqa: PLC0415 - models cannot be imported before

        register(QUESTIONS)
