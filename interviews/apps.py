from django.apps import AppConfig


class InterviewsConfig(AppConfig):
    name = "interviews"

    def ready(self) -> None:
        from accounts.belongings import register  # noqa: PLC0415 - models cannot be imported before
        from interviews.belongings import INTERVIEWS  # noqa: PLC0415 - models cannot be imported before

        register(INTERVIEWS)
