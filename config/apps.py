from django.apps import AppConfig


class SiteConfig(AppConfig):
    """The wiring of the site: the `serve` command and the system checks."""

    name = "config"
    label = "site_config"
