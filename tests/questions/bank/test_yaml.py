from __future__ import annotations

import pytest

from questions.bank.yaml import MAX_BYTES, YamlError, parse


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("no", "no"),
        ("yes", "yes"),
        ("True", "True"),
        ("true", True),
        ("false", False),
        ("2026-11-23", "2026-11-23"),
        ("1:30", "1:30"),
        ("012", "012"),
        ("1_000", "1_000"),
        ("0x1F", "0x1F"),
        (".inf", ".inf"),
        ("9" * 5000, "9" * 5000),
        ("12", 12),
        ("-3", -3),
        ("2.5", 2.5),
        ("null", None),
        ("~", None),
        ("", None),
        ("'12'", "12"),
    ],
)
def test_a_plain_value_means_what_it_looks_like(written: str, meant: object) -> None:
    document = parse(f"key: {written}".encode())

    assert document.data == {"key": meant}
    assert type(document.data["key"]) is type(meant)


def test_the_merge_key_is_an_ordinary_key() -> None:
    document = parse(b"<<: {a: 1}\nb: 2")

    assert document.data == {"<<": {"a": 1}, "b": 2}


@pytest.mark.parametrize(
    ("content", "line", "expected"),
    [
        (b"a: 1\nb: &x [1]", 2, "expected the text itself, found an alias or anchor (& or *)"),
        (b"a: *x", 1, "expected the text itself, found an alias or anchor (& or *)"),
        (b"a: 1\nb: 2\na: 3", 3, "expected each key once, found a twice"),
        (b"- b:\n    a: 1\n    a: 1", 3, "expected each key once, found a twice"),
        (b"a: !!set {}", 1, "expected plain values, found the tag tag:yaml.org,2002:set"),
        (b"a: !!python/name:os.system x", 1, None),
        (b"1: b", 1, "expected a key that is text"),
        (b"a: 1\n? [b]\n: c", 2, "expected a key that is text"),
        (b"[" * 30, 1, "expected at most 20 levels of nesting"),
        (b"a: 1\n---\nb: 2", 2, "expected one document, found a second one (---)"),
        (b"a: 1\nb: c: d", 2, "expected valid YAML: mapping values are not allowed in this context"),
        (b"a: 'open", 1, None),
        (b"a: 1\nb: \xff", 2, "expected text in UTF-8"),
        (b"a: \x01", None, None),
        (b"", None, "expected some content, found an empty file"),
        (b"# only a comment", None, "expected some content, found an empty file"),
        (b"a" * (MAX_BYTES + 1), None, "expected at most 1,048,576 bytes, found 1,048,577"),
    ],
)
def test_what_could_mislead_is_refused_with_its_line(
    content: bytes, line: int | None, expected: str | None
) -> None:
    with pytest.raises(YamlError) as refusal:
        parse(content)

    assert refusal.value.line == line
    assert expected is None or refusal.value.expected == expected


def test_a_chain_of_aliases_is_refused_before_anything_is_built() -> None:
    steps = [
        f"{name}: &{name} [*{below}, *{below}]" for below, name in zip("abcdefg", "bcdefgh", strict=True)
    ]
    bomb = "\n".join(["a: &a [1, 1]", *steps])

    with pytest.raises(YamlError, match="alias or anchor"):
        parse(bomb.encode())


@pytest.mark.parametrize(
    ("location", "line"),
    [
        ((), 1),
        (("b",), 2),
        (("b", 1), 4),
        (("b", 1, "d"), 5),
        (("b", 1, "absent"), 4),
        (("b", 9), 2),
        (("a", "deeper"), 1),
    ],
)
def test_a_location_is_found_on_its_line_or_that_of_the_nearest_parent(
    location: tuple[int | str, ...], line: int
) -> None:
    document = parse(b"a: 1\nb:\n  - x\n  - c: 2\n    d: 3\n")

    assert document.line(location) == line
