"""The account as a page to read. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import tzinfo
from typing import Any

from accounts.my_data import markdown as md
from accounts.my_data.archive import Page
from accounts.my_data.moments import spoken


def account_pages(data: Mapping[str, Any], zone: tzinfo) -> Iterator[Page]:
    account = data["account"]
    yield Page(
        "",
        "account",
        md.page(
            md.heading(1, "Your account"),
            md.facts(
                signs_in_as=account["email"],
                name=account["name"],
                time_zone=account["time_zone"],
                extra_time=f"{account['extra_time_percent']} %",
                may_publish="yes" if account["is_author"] else "no",
                joined=spoken(account["joined_at"], zone),
                last_signed_in=spoken(account["last_signed_in_at"], zone),
                **account["more"],
            ),
            _addresses(data),
            _second_steps(data, zone),
        ),
    )


def _addresses(data: Mapping[str, Any]) -> str:
    lines = [
        md.plain(address["email"])
        + (", primary" if address["is_primary"] else "")
        + (", confirmed" if address["is_confirmed"] else "")
        for address in data["email_addresses"]
    ]
    return md.section(2, "E-mail addresses", md.bullets(lines))


def _second_steps(data: Mapping[str, Any], zone: tzinfo) -> str:
    lines = [
        f"{step['kind'].replace('_', ' ')}, since {spoken(step['added_at'], zone)}"
        for step in data["second_steps"]
    ]
    return md.section(2, "Two-step sign-in", md.bullets(lines))
