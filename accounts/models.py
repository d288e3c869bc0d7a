"""The person: signs in by e-mail, has a few preferences, may be an author."""

from __future__ import annotations

import unicodedata
import zoneinfo
from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone


def validate_time_zone(name: str) -> None:
    """Accept the names of the IANA database only."""
    if name not in zoneinfo.available_timezones():
        raise ValidationError("Choose a time zone from the list, such as Europe/Berlin.")


class UserManager(BaseUserManager["User"]):
    def create_user(self, email: str, password: str | None = None, **fields: Any) -> User:
        user = self.model(email=email.strip().lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def get_by_natural_key(self, email: str | None) -> User:
        return self.get(email=(email or "").strip().lower())


class User(AbstractBaseUser):
    email = models.EmailField(unique=True)
    display_name = models.CharField(max_length=60, blank=True)
    time_zone = models.CharField(max_length=64, blank=True, validators=[validate_time_zone])
    # Percent added to every deadline at the start of a mock.
    extra_time_percent = models.PositiveSmallIntegerField(default=0, validators=[MaxValueValidator(100)])
    is_author = models.BooleanField(default=False)
    is_active = models.BooleanField(default=True)
    date_joined = models.DateTimeField(default=timezone.now)

    objects: ClassVar[UserManager] = UserManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    class Meta:
        constraints = [
            models.UniqueConstraint(Lower("email"), name="one_account_per_address"),
            models.CheckConstraint(
                condition=models.Q(extra_time_percent__lte=100), name="extra_time_is_at_most_100_percent"
            ),
        ]

    def set_password(self, raw_password: str | None) -> None:
        super().set_password(None if raw_password is None else unicodedata.normalize("NFC", raw_password))

    def check_password(self, raw_password: str) -> bool:  # type: ignore[override]
        """Keyboards write an accent in one character or in two; either is the same password.

        The text as it was sent is tried too: accounts of release 0.1.0 have that one.
        """
        texts = dict.fromkeys([unicodedata.normalize("NFC", raw_password), raw_password])
        return any(super(User, self).check_password(text) for text in texts)

    def __str__(self) -> str:
        return self.display_name or self.email.partition("@")[0]

    def clean(self) -> None:
        super().clean()
        self.email = self.email.strip().lower()
