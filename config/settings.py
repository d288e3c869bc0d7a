"""Settings: one file, read from the environment.

Without REHEARSE_SECRET_KEY this is a development checkout (DEBUG on, SQLite in var/, a throw-away key);
with it, everything is set for production. docs/operations.md lists the variables.
"""

from __future__ import annotations

from pathlib import Path

import django_stubs_ext
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured

from config import environment as env
from config.databases import DEFAULT_URL, database, use_packaged_sqlite

# Makes forms.ModelForm[User] and its like legal at run time.
django_stubs_ext.monkeypatch()

BASE_DIR = Path(__file__).resolve().parent.parent
VAR_DIR = BASE_DIR / "var"

SECRET_KEY = env.text("REHEARSE_SECRET_KEY")
DEBUG = env.flag("REHEARSE_DEBUG", default=not SECRET_KEY)
if not SECRET_KEY and DEBUG:
    SECRET_KEY = "development-only-" + "not-a-secret-" * 4
if not SECRET_KEY:
    raise ImproperlyConfigured("REHEARSE_SECRET_KEY must be set: `openssl rand -base64 48` makes one.")
PRODUCTION = not DEBUG
HTTPS = env.flag("REHEARSE_HTTPS", default=PRODUCTION)
PROXIES = env.whole("REHEARSE_PROXIES", 0)

ALLOWED_HOSTS = env.words("REHEARSE_ALLOWED_HOSTS", "127.0.0.1,localhost" if DEBUG else "")
CSRF_TRUSTED_ORIGINS = env.words("REHEARSE_TRUSTED_ORIGINS")

INSTALLED_APPS = [
    "config.apps.SiteConfig",
    "database.apps.DatabaseConfig",
    "accounts.apps.AccountsConfig",
    "questions.apps.QuestionsConfig",
    "interviews.apps.InterviewsConfig",
    "whitenoise.runserver_nostatic",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.forms",
    "django_htmx",
    "csp",
    "allauth",
    "allauth.account",
    "allauth.mfa",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "csp.middleware.CSPMiddleware",
    "config.pages.middleware.permissions_policy",
    "config.operations.flood.flood_limit",
    "config.pages.content_type.only_readable",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "accounts.gate.middleware.FormsKeepTheirPerson",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "accounts.gate.middleware.SignInRequired",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "config.pages.middleware.private_pages",
    "accounts.gate.middleware.local_time",
    "config.pages.middleware.wrong_verbs",
    "config.pages.middleware.marks_after_a_link",
    "config.operations.outage.DatabaseOutage",
]

ROOT_URLCONF = "config.urls"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "builtins": [
                "config.templatetags.icons",
                "config.templatetags.times",
                "accounts.templatetags.form_token",
            ],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "config.pages.context.site",
            ],
        },
    }
]

FORM_RENDERER = "config.pages.form_renderer.SiteFormRenderer"

if env.flag("REHEARSE_SQLITE_WAL", default=False):
    use_packaged_sqlite()
DATABASES = {"default": database(env.text("DATABASE_URL") or DEFAULT_URL)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
# If this is off, database/compiled.py builds the SQL of each request anew, as Django does.
COMPILE_QUERIES = env.flag("REHEARSE_COMPILE_QUERIES", default=True)

CACHES = {
    "default": (
        # Rate limits live in the cache: with several workers it has to be a shared one.
        {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "cache"}
        if PRODUCTION
        else {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}
    )
}

# Language and time

LANGUAGE_CODE = "en"
TIME_ZONE = "UTC"
USE_I18N = False
USE_TZ = True

# Static files

STATIC_URL = "static/"
STATIC_ROOT = Path(env.text("REHEARSE_STATIC_ROOT") or BASE_DIR / "staticfiles")
STATICFILES_DIRS = [BASE_DIR / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": (
            "config.pages.staticfiles.HashedStaticFiles"
            if PRODUCTION
            else "django.contrib.staticfiles.storage.StaticFilesStorage"
        )
    },
}
WHITENOISE_USE_FINDERS = DEBUG

# Accounts

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["accounts.backends.EmailBackend"]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "home"

EMAIL_HOST = env.text("REHEARSE_EMAIL_HOST")
EMAIL_PORT = env.whole("REHEARSE_EMAIL_PORT", 587)
EMAIL_HOST_USER = env.text("REHEARSE_EMAIL_USER")
EMAIL_HOST_PASSWORD = env.text("REHEARSE_EMAIL_PASSWORD")
EMAIL_USE_TLS = env.flag("REHEARSE_EMAIL_TLS", default=True)
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = env.text("REHEARSE_EMAIL_FROM", "rehearse@localhost")
MAIL_ENABLED = bool(EMAIL_HOST)
EMAIL_BACKEND = f"django.core.mail.backends.{'smtp' if MAIL_ENABLED else 'dummy'}.EmailBackend"

ACCOUNT_ADAPTER = "accounts.adapters.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_SIGNUP_FORM_HONEYPOT_FIELD = "website"
ACCOUNT_FORMS = {
    "login": "accounts.forms.LoginForm",
    "signup": "accounts.forms.SignupForm",
    "add_email": "accounts.forms.AddEmailForm",
    "change_password": "accounts.forms.ChangePasswordForm",
    "set_password": "accounts.forms.SetPasswordForm",
    "reauthenticate": "accounts.forms.ReauthenticateForm",
    "reset_password": "accounts.forms.ResetPasswordForm",
    "reset_password_from_key": "accounts.forms.ResetPasswordKeyForm",
}
# Verification needs a mail server; asking for it without one would lock everybody out.
ACCOUNT_EMAIL_VERIFICATION = (
    "mandatory" if MAIL_ENABLED and env.flag("REHEARSE_VERIFY_EMAIL", default=True) else "none"
)
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_LOGOUT_REDIRECT_URL = "home"
ALLAUTH_TRUSTED_PROXY_COUNT = PROXIES
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "Rehearse"
# Without a mail server nobody can confirm an address, and two-step sign-in has to work all the same.
MFA_ALLOW_UNVERIFIED_EMAIL = not MAIL_ENABLED
MFA_ADAPTER = "accounts.adapters.MFAAdapter"

# Security

SESSION_ENGINE = "database.sessions"
SESSION_COOKIE_AGE = 60 * 60 * 24 * 14
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SAMESITE = "Lax"
if HTTPS:
    SESSION_COOKIE_NAME = "__Host-sessionid"
    CSRF_COOKIE_NAME = "__Host-csrftoken"
    SESSION_COOKIE_SECURE = True
    CSRF_COOKIE_SECURE = True
    SECURE_SSL_REDIRECT = True
    SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]
    SECURE_HSTS_SECONDS = 60 * 60 * 24 * 365
    SECURE_HSTS_INCLUDE_SUBDOMAINS = True
    SECURE_HSTS_PRELOAD = True
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if PROXIES else None
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
CSRF_FAILURE_VIEW = "config.pages.errors.csrf_failure"

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "object-src": [NONE],
    }
}

# Requests a second that one person may go on sending to one worker; 0 switches the limit off.
FLOOD_RATE = env.whole("REHEARSE_FLOOD_RATE", 10)

# An answer may have 100,000 characters, and a form escapes an emoji to 12 bytes: four boxes full of them
# pass. Reading such a form takes a worker half a second and 60 MB for a moment; more is refused.
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 1000

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "line": {
            "()": "config.logs.DiscreetFormatter",
            "format": "{asctime} {levelname} {name} {message}",
            "style": "{",
        }
    },
    "filters": {"outages": {"()": "config.operations.outage.NotAnOutage"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line", "filters": ["outages"]}},
    "root": {"handlers": ["console"], "level": "INFO"},
    # Django's own handlers would print every line twice, or mail what was typed into a form.
    "loggers": {"django": {"handlers": [], "level": "INFO"}},
}
