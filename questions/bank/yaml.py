"""Bank files as plain data: the part of YAML that means what it looks like, with line numbers.

Left out on purpose: aliases (a few lines can stand for gigabytes), tags, and the guesses that
turn `no` into False, 2026-11-23 into a date, 012 into ten and 1:30 into ninety.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import yaml

if TYPE_CHECKING or not yaml.__with_libyaml__:
    from yaml import SafeLoader as FastestSafeLoader
else:
    from yaml import CSafeLoader as FastestSafeLoader

MAX_BYTES = 1024 * 1024
MAX_DEPTH = 20

Location = tuple[int | str, ...]


class YamlError(Exception):
    """The file cannot be read as data; `line` is 1-based, None when the whole file is meant."""

    def __init__(self, expected: str, line: int | None = None) -> None:
        super().__init__(expected)
        self.expected = expected
        self.line = line


class PlainLoader(FastestSafeLoader):
    """A safe loader that knows text, whole numbers, decimals, true, false and null, nothing else."""

    yaml_implicit_resolvers: dict[Any, Any] = {}


_PLAIN_SCALARS = (
    ("bool", r"^(?:true|false)$", "tf"),
    ("int", r"^-?(?:0|[1-9][0-9]{0,14})$", "-0123456789"),
    ("float", r"^-?(?:0|[1-9][0-9]{0,14})\.[0-9]{1,15}$", "-0123456789"),
    ("null", r"^(?:~|null|)$", ["~", "n", ""]),
)
for _name, _pattern, _first in _PLAIN_SCALARS:
    PlainLoader.add_implicit_resolver(f"tag:yaml.org,2002:{_name}", re.compile(_pattern), list(_first))


@dataclass(frozen=True)
class Document:
    """The data of one file, and where in the file each part of it stands."""

    data: Any
    _node: yaml.Node

    def line(self, location: Location) -> int:
        """The 1-based line of a location, or of the nearest enclosing part that exists."""
        node = self._node
        line = node.start_mark.line
        for step in location:
            found = _child(node, step)
            if found is None:
                break
            line, node = found
        return line + 1


def parse(content: bytes) -> Document:
    """The document of a text. Raises YamlError, with the line, on the first thing that cannot be read."""
    text = _decode(content)
    try:
        _check_events(text)
        return _build(PlainLoader(text))
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise YamlError(f"expected valid YAML: {error.problem}", mark.line + 1 if mark else None) from error
    except yaml.YAMLError as error:  # a character that YAML does not allow at all
        raise YamlError(f"expected valid YAML: {str(error).splitlines()[0]}") from error


def _build(loader: PlainLoader) -> Document:
    try:
        node = loader.get_single_node()
        if node is None:
            raise YamlError("expected some content, found an empty file")
        _check_keys(node)
        return Document(loader.construct_document(node), node)
    finally:
        loader.dispose()


def _decode(content: bytes) -> str:
    if len(content) > MAX_BYTES:
        raise YamlError(f"expected at most {MAX_BYTES:,} bytes, found {len(content):,}")
    try:
        return content.decode()
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise YamlError("expected text in UTF-8", line) from error


def _check_events(text: str) -> None:
    """Check before anything is built: one document, no aliases or tags, no endless nesting."""
    depth = documents = 0
    for event in yaml.parse(text, Loader=PlainLoader):
        line = event.start_mark.line + 1 if event.start_mark else None
        documents += isinstance(event, yaml.DocumentStartEvent)
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise YamlError("expected the text itself, found an alias or anchor (& or *)", line)
        if tag := getattr(event, "tag", None):
            raise YamlError(f"expected plain values, found the tag {tag}", line)
        if depth > MAX_DEPTH:
            raise YamlError(f"expected at most {MAX_DEPTH} levels of nesting", line)
        if documents > 1:
            raise YamlError("expected one document, found a second one (---)", line)


def _check_keys(node: yaml.Node) -> None:
    """Check that every key is text and unique; YAML itself would silently keep the last of two."""
    for mapping in _mappings(node):
        seen: set[str] = set()
        for key, _ in mapping.value:
            line = key.start_mark.line + 1
            if not isinstance(key, yaml.ScalarNode) or not key.tag.endswith(":str"):
                raise YamlError("expected a key that is text", line)
            if key.value in seen:
                raise YamlError(f"expected each key once, found {key.value} twice", line)
            seen.add(key.value)


def _mappings(node: yaml.Node) -> Iterator[yaml.MappingNode]:
    if isinstance(node, yaml.MappingNode):
        yield node
        for _, value in node.value:
            yield from _mappings(value)
    elif isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from _mappings(item)


def _child(node: yaml.Node, step: int | str) -> tuple[int, yaml.Node] | None:
    """The line and node one step down; a mapping's value is found on the line of its key."""
    if isinstance(node, yaml.MappingNode):
        pairs = (pair for pair in node.value if pair[0].value == step)
        return next(((key.start_mark.line, value) for key, value in pairs), None)
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        return node.value[step].start_mark.line, node.value[step]
    return None
