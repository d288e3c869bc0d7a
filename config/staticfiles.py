from whitenoise.storage import CompressedManifestStaticFilesStorage


class HashedStaticFiles(CompressedManifestStaticFilesStorage):
    """Hashed, pre-compressed files; imports between our ES modules are rewritten to the hashed names."""

    support_js_module_import_aggregation = True
    # Ours are in js/. Modules that packages ship may name others that they do not bring.
    _js_module_import_aggregation_patterns = (
        "js/*.js",
        CompressedManifestStaticFilesStorage._js_module_import_aggregation_patterns[1],
    )
