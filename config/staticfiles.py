import re
from typing import Any

from django.core.files.base import ContentFile
from whitenoise.storage import CompressedManifestStaticFilesStorage

_COMMENT_LINES = re.compile(rb"^ *//.*\n", re.MULTILINE)


class HashedStaticFiles(CompressedManifestStaticFilesStorage):
    """Hashed, pre-compressed files; imports between our ES modules are rewritten to the hashed names."""

    support_js_module_import_aggregation = True
    # Ours are in js/. Modules that packages ship may name others that they do not bring.
    _js_module_import_aggregation_patterns = (
        "js/*.js",
        CompressedManifestStaticFilesStorage._js_module_import_aggregation_patterns[1],
    )

    def _save(self, name: str, content: Any) -> str:
        """Our own scripts are served without their comment lines, a fifth of what a browser would load."""
        if name.startswith("js/") and name.endswith(".js"):
            content = ContentFile(_COMMENT_LINES.sub(b"", b"".join(content.chunks())))
        return str(super()._save(name, content))
