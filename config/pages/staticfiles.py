from __future__ import annotations

from functools import cached_property
from typing import Any

import rjsmin
from django.core.files.base import ContentFile
from whitenoise.storage import CompressedManifestStaticFilesStorage


class HashedStaticFiles(CompressedManifestStaticFilesStorage):
    """Hashed, pre-compressed files; imports between our ES modules are rewritten to the hashed names."""

    support_js_module_import_aggregation = True
    # Ours are in js/. Modules of packages may import files that the package does not ship.
    _js_module_import_aggregation_patterns = (
        "js/*.js",
        CompressedManifestStaticFilesStorage._js_module_import_aggregation_patterns[1],
    )

    def _save(self, name: str, content: Any) -> str:
        """Serve our own scripts minified: a quarter of each is comments and spaces, for people."""
        if name.startswith("js/") and name.endswith(".js"):
            content = ContentFile(rjsmin.jsmin(b"".join(content.chunks())))
        return str(super()._save(name, content))

    @cached_property
    def _urls(self) -> dict[str, str]:
        """A cache for `url`, because hashed names never change while the site runs."""
        return {}

    def url(self, name: str, **options: Any) -> str:
        if name not in self._urls:
            self._urls[name] = super().url(name, **options)
        return self._urls[name]
