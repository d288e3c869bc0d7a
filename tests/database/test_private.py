"""The parts of Django that database/private.py names: Django has each, and it does what is relied on.

After an upgrade of Django this is the test to look at first: what fails here names the part that changed.
"""

from __future__ import annotations

import ast
import inspect
import re
from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.sessions.backends.db import SessionStore
from django.db import connections
from django.db.models import F, QuerySet
from django.db.models.sql.subqueries import UpdateQuery

from accounts.models import User
from database import private
from questions.models import Role
from tests.house.private_parts import DOCUMENTED
from tests.support.builders import build_role

Check = Callable[[QuerySet[Role]], None]

CHECKS: dict[str, Check] = {}
NAMED = re.compile(r"^- `([\w.]+)`: ", re.M)


def part(name: str) -> Callable[[Check], Check]:
    def register(check: Check) -> Check:
        CHECKS[name] = check
        return check

    return register


def copied(thing: Any, **changes: Any) -> Any:
    copy = object.__new__(type(thing))
    vars(copy).update(vars(thing), **changes)
    return copy


class Asked:
    """A method that replaces another and records its calls."""

    def __init__(self, method: Callable[..., Any]) -> None:
        self.method = method
        self.calls: list[tuple[tuple[Any, ...], dict[str, Any]]] = []

    def __call__(self, *args: Any, **named: Any) -> Any:
        self.calls.append((args, named))
        return self.method(*args, **named)


def every_kind(roles: QuerySet[Role]) -> list[Any]:
    """The same rows as each kind of object that a queryset makes of them."""
    return [
        roles,
        roles.select_related("owner", "ladder"),
        roles.only("title"),
        roles.annotate(name=F("title")),
        roles.values("title"),
        roles.values_list("title", "pk"),
        roles.values_list("title", "pk", named=True),
        roles.values_list("title", flat=True),
    ]


def run_with(queryset: Any, **changes: Any) -> list[Any]:
    """Its rows, read by a compiler that was changed after it made the SQL."""
    compiler = queryset.query.get_compiler(using="default")
    compiler.as_sql()
    changed = copied(compiler, **changes)
    return list(copied(queryset, _query=copied(queryset.query, get_compiler=lambda using: changed)))


@part("QuerySet.__dict__")
def a_copy_finds_the_same_rows(roles: QuerySet[Role]) -> None:
    for queryset in every_kind(roles):
        copy = copied(queryset)

        assert [*copy] == [*queryset.all()] != []
        assert queryset._result_cache is None, "the copy ran what it was made from"


@part("QuerySet._query")
def a_queryset_asks_for_what_stands_there(roles: QuerySet[Role]) -> None:
    assert "_query" in vars(roles)
    assert [*copied(roles, _query=roles.filter(title="Tide clerk").query)] == [roles.get(title="Tide clerk")]


@part("QuerySet._db")
def a_queryset_asks_the_database_that_stands_there(roles: QuerySet[Role]) -> None:
    assert "_db" in vars(roles)
    assert [copied(roles, _db=name).db for name in ("default", "elsewhere")] == ["default", "elsewhere"]


@part("QuerySet._known_related_objects")
def a_related_manager_puts_its_object_into_the_rows(roles: QuerySet[Role]) -> None:
    owner = User.objects.get(roles__title="Harbour pilot")

    known, unknown = owner.roles.all(), copied(owner.roles.all(), _known_related_objects={})

    assert [role.owner is owner for role in (*known, *unknown)] == [True, False]


@part("Query.get_compiler")
def a_run_asks_for_one_compiler(roles: QuerySet[Role]) -> None:
    for queryset in every_kind(roles):
        asked = Asked(queryset.query.get_compiler)
        list(copied(queryset, _query=copied(queryset.query, get_compiler=asked)))

        assert asked.calls in ([((), {"using": "default"})], [(("default",), {})])


@part("SQLCompiler.as_sql")
def a_run_asks_for_the_sql_once(roles: QuerySet[Role]) -> None:
    for queryset in every_kind(roles.filter(title="Harbour pilot")):
        sql, params = queryset.query.get_compiler(using="default").as_sql()
        asked = Asked(lambda sql=sql: (sql, ["Tide clerk"]))

        assert [*params] == ["Harbour pilot"]
        assert run_with(queryset, as_sql=asked) != [*queryset.all()] != []
        assert asked.calls == [((), {})]


@part("SQLCompiler.get_converters")
def a_run_asks_for_the_converters_once(roles: QuerySet[Role]) -> None:
    for queryset in every_kind(roles):
        compiler = queryset.query.get_compiler(using="default")
        compiler.as_sql()
        asked = Asked(compiler.get_converters)
        run_with(queryset, get_converters=asked)

        assert [len(args) for args, _ in asked.calls] == [1]


@part("SQLCompiler.select")
def the_first_item_of_each_selected_is_its_expression(roles: QuerySet[Role]) -> None:
    compiler = roles.only("title").query.get_compiler(using="default")
    compiler.as_sql()

    assert [column.target.name for column, *_ in compiler.select] == ["id", "title"]


@part("SQLCompiler.connection")
def the_sql_is_run_where_the_compiler_says(roles: QuerySet[Role]) -> None:
    class Elsewhere(Exception):
        pass

    class Nowhere:
        def __getattr__(self, name: str) -> Any:
            raise Elsewhere(name)

    assert roles.query.get_compiler(using="default").connection is connections["default"]
    with pytest.raises(Elsewhere):
        run_with(roles, connection=Nowhere(), as_sql=lambda: ("SELECT 1", ()))


@part("Query.chain")
def a_query_becomes_an_update_of_the_same_rows(roles: QuerySet[Role]) -> None:
    select = roles.filter(title="Harbour pilot").query
    update = select.chain(UpdateQuery)

    assert isinstance(update, UpdateQuery)
    assert update.where == select.where
    assert not isinstance(select, UpdateQuery)


@part("UpdateQuery.add_update_values")
def an_update_writes_the_columns_that_were_added(roles: QuerySet[Role]) -> None:
    update: Any = roles.query.chain(UpdateQuery)
    update.add_update_values({"title": "Sea pilot", "slug": F("title")})
    sql, params = update.get_compiler(using="default").as_sql()

    assert re.findall(r'"(\w+)" = ', sql) == ["title", "slug"]
    assert [*params] == ["Sea pilot"]


@part("SQLCompiler.compile")
def an_expression_has_its_own_sql(roles: QuerySet[Role]) -> None:
    compiler = roles.query.get_compiler(using="default")
    sql, params = compiler.compile((F("id") + 1).resolve_expression(roles.query))

    assert (sql, [*params]) == ('("questions_role"."id" + %s)', [1])


@part("F.resolve_expression")
def a_name_means_the_column_of_a_query(roles: QuerySet[Role]) -> None:
    column: Any = F("title").resolve_expression(roles.query)

    assert (column.target.name, column.alias) == ("title", "questions_role")


@part("SessionStore.load")
def a_session_is_read_when_it_is_looked_at(roles: QuerySet[Role]) -> None:
    class Counting(SessionStore):
        loads = 0

        def load(self) -> dict[str, Any]:
            self.loads += 1
            return {"theme": "dark"}

    session = Counting("some-key-of-32-letters-and-figures")
    assert session.loads == 0
    assert (session["theme"], session.get("words"), session.loads) == ("dark", None, 1)


@part("SessionStore.decode")
def what_is_stored_can_be_read(roles: QuerySet[Role]) -> None:
    session = SessionStore()

    assert session.decode(session.encode({"theme": "dark"})) == {"theme": "dark"}


@part("SessionStore._session_key")
def a_session_without_a_key_is_a_new_one(roles: QuerySet[Role]) -> None:
    session = SessionStore("some-key-of-32-letters-and-figures")
    session._session_key = None

    assert session.session_key is None


@pytest.mark.parametrize("name", CHECKS)
def test_a_private_part_of_django_is_there_and_does_its_work(name: str, owner: User) -> None:
    for title in ("Harbour pilot", "Tide clerk"):
        build_role(title=title, owner=owner if title == "Harbour pilot" else None)

    CHECKS[name](Role.objects.order_by("pk"))


def test_every_part_is_named_and_checked() -> None:
    assert sorted(NAMED.findall(inspect.getdoc(private) or "")) == sorted(CHECKS)


def test_every_underscore_of_the_file_is_of_a_named_part() -> None:
    tree = ast.parse(inspect.getsource(private))
    read = {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
    changed = {node.arg or "" for node in ast.walk(tree) if isinstance(node, ast.keyword)}
    underscored = {name for name in read | changed if name.startswith("_") and not name.endswith("__")}

    assert underscored - DOCUMENTED <= {name.partition(".")[2] for name in CHECKS}
