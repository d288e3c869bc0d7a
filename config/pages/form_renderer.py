"""Every form of the site, allauth's included, is rendered by our own templates."""

from __future__ import annotations

from django.forms.renderers import TemplatesSetting


class SiteFormRenderer(TemplatesSetting):
    form_template_name = "parts/form/_form.html"
    field_template_name = "parts/form/_field.html"
