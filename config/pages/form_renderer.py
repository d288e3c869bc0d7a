"""Every form of the site, allauth's included, is rendered by our own templates."""

from __future__ import annotations

from typing import Any

from django.forms import BoundField, Widget
from django.forms.renderers import TemplatesSetting


class SiteField(BoundField):
    """Where a form is shown again with errors, the first field that has one takes the focus, no other."""

    def build_widget_attrs(self, attrs: dict[str, Any], widget: Widget | None = None) -> dict[str, Any]:
        built = super().build_widget_attrs(attrs, widget)
        if self.form.is_bound and self.form.errors:
            built["autofocus"] = self.name == self._first_stop()
        return built

    def _first_stop(self) -> str:
        """Empty where the refusal belongs to no field: then it stands above them and has the focus itself."""
        if self.form.non_field_errors():
            return ""
        return next((field.name for field in self.form.visible_fields() if field.errors), "")


class SiteFormRenderer(TemplatesSetting):
    form_template_name = "parts/form/_form.html"
    field_template_name = "parts/form/_field.html"
    bound_field_class = SiteField
