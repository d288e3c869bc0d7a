from django.apps import AppConfig


class SiteConfig(AppConfig):
    """The wiring of the site: its commands `serve`, `backup` and `restore`, and the tags of base.html."""

    name = "config"
    label = "site_config"
