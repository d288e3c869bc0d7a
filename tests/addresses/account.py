"""Signing up and in, and the settings of a person; most of it is allauth's."""

from __future__ import annotations

from typing import Any

from tests.addresses.address import FORM, LIBRARY_FORM, LIBRARY_READ, READ, SEND, Address, Readers
from tests.support import address_rows


def _with_second_step(name: str, **fields: Any) -> Address:
    rows = address_rows.with_second_step
    return Address(name, Readers.SIGNED_IN, prepare=rows, is_own=True, **fields)


LEAVING = Address(
    "accounts:delete_account", Readers.SIGNED_IN, FORM, address_rows.belongings, shows=("user.email",)
)
MFA = Address("mfa_index", Readers.SIGNED_IN, LIBRARY_READ)

SIGNING_IN = [
    Address("account_login", Readers.ANONYMOUS, LIBRARY_FORM),
    Address("account_signup", Readers.ANONYMOUS, LIBRARY_FORM),
    Address("account_confirm_login_code", Readers.ANONYMOUS, LIBRARY_FORM, has_page=False, moves=True),
    Address("mfa_authenticate", Readers.ANONYMOUS, LIBRARY_FORM, has_page=False, moves=True),
    Address("accounts:password_reset", Readers.ANYBODY, FORM),
    # Shadowed by ours, which knows whether there is a mail server.
    Address("account_reset_password", Readers.ANYBODY, FORM, has_page=False),
    Address("account_reset_password_done", Readers.ANYBODY, LIBRARY_READ),
    Address(
        "account_reset_password_from_key",
        Readers.ANYBODY,
        LIBRARY_FORM,
        address_rows.reset_key,
        moves=True,
    ),
    Address("account_reset_password_from_key_done", Readers.ANYBODY, LIBRARY_READ),
    Address(
        "account_confirm_email",
        Readers.ANYBODY,
        FORM | {"OPTIONS"},
        address_rows.confirmation,
        moves=True,
    ),
    Address("account_email_verification_sent", Readers.ANYBODY, LIBRARY_READ),
    Address("account_inactive", Readers.ANYBODY, LIBRARY_READ),
]

SETTINGS = [
    Address("accounts:settings", Readers.SIGNED_IN, FORM, shows=("user.email",)),
    Address("accounts:my_data", Readers.SIGNED_IN, READ),
    Address("accounts:download_my_data", Readers.SIGNED_IN, SEND, address_rows.belongings, has_page=False),
    LEAVING.when("of a new person", address_rows.nothing),
    LEAVING,
    Address("account_logout", Readers.SIGNED_IN, LIBRARY_FORM - {"PUT"}, welcomes=True, moves=True),
    Address("account_email", Readers.SIGNED_IN, LIBRARY_FORM, shows=("user.email",)),
    Address("account_change_password", Readers.SIGNED_IN, LIBRARY_FORM),
    Address("account_set_password", Readers.SIGNED_IN, LIBRARY_FORM, has_page=False, moves=True),
    Address("account_reauthenticate", Readers.SIGNED_IN, LIBRARY_FORM),
]

SECOND_STEP = [
    MFA,
    MFA.when("switched on", address_rows.with_second_step),
    Address("mfa_activate_totp", Readers.SIGNED_IN, LIBRARY_FORM),
    _with_second_step("mfa_reauthenticate", takes=LIBRARY_FORM),
    _with_second_step("mfa_deactivate_totp", takes=LIBRARY_FORM),
    _with_second_step("mfa_generate_recovery_codes", takes=LIBRARY_FORM),
    _with_second_step("mfa_view_recovery_codes", takes=LIBRARY_READ),
    _with_second_step("mfa_download_recovery_codes", takes=LIBRARY_READ, has_page=False),
]

ADDRESSES = [*SIGNING_IN, *SETTINGS, *SECOND_STEP]
