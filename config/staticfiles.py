from whitenoise.storage import CompressedManifestStaticFilesStorage


class HashedStaticFiles(CompressedManifestStaticFilesStorage):
    """Hashed, pre-compressed files; imports between our ES modules are rewritten to the hashed names."""

    support_js_module_import_aggregation = True
