"""YAML read strictly: text stays text, nothing is expanded, repeated or guessed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from factors.errors import Problem
from factors.library.document import Document, Location, read_text, shown_name

DEEPEST = 20
LONGEST_SCALAR = 8000
_NULLS = frozenset({"", "~", "null"})
# The C parser is ten times faster and comes with PyYAML's wheels; without it the Python one does the same.
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _Refused(Exception):
    """Something in the file that YAML allows and this product does not."""

    def __init__(self, line: int, location: Location, found: str, expected: str) -> None:
        super().__init__(found)
        self.line, self.location, self.found, self.expected = line, location, found, expected


def read_yaml(path: Path, problems: list[Problem]) -> Document | None:
    """Read one YAML file as mappings, tuples, text and None; adds a Problem and returns None where it is refused.

    Scalars are kept as written (`NO`, `12:30:45`, `007` are text; only a plain `null`, `~` or blank is None). Duplicate
    keys, aliases, anchors, merge keys, tags, further documents and nesting deeper than 20 are refused.
    """
    text = read_text(path, problems)
    if text is None:
        return None
    name = shown_name(path)
    lines: dict[Location, int] = {}
    try:
        events = iter(yaml.parse(text, Loader=_LOADER))
        data = _document(events, lines)
    except _Refused as refused:
        at = Document(name, None, {}).place(refused.location)
        problems.append(Problem(name, refused.line, at, refused.found, refused.expected))
        return None
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, text.find(chr(int(error.character)))) + 1
        problems.append(Problem(name, line, "", f"the character U+{int(error.character):04X}", "printable text"))
        return None
    except yaml.YAMLError as error:
        mark: Any = getattr(error, "problem_mark", None)
        what = getattr(error, "problem", None) or str(error).splitlines()[0]
        problems.append(Problem(name, mark.line + 1 if mark else None, "", f"broken YAML ({what})", "YAML that parses"))
        return None
    return Document(name, data, lines)


def _document(events: Iterator[Any], lines: dict[Location, int]) -> Any:
    data: Any = None
    documents = 0
    for event in events:
        if isinstance(event, yaml.DocumentStartEvent):
            documents += 1
            if documents > 1:
                mark: Any = event.start_mark
                raise _Refused(mark.line + 1, (), "a second document", "one document in a file")
        elif isinstance(event, yaml.NodeEvent):
            data = _node(event, events, (), lines)
    return data


def _node(event: Any, events: Iterator[Any], at: Location, lines: dict[Location, int]) -> Any:
    """Build one node; its depth is bounded by DEEPEST, and so is the recursion."""
    line = event.start_mark.line + 1
    lines[at] = line
    if isinstance(event, yaml.AliasEvent):
        raise _Refused(line, at, f"the alias *{event.anchor}", "the value itself; aliases are refused")
    if event.anchor is not None:
        raise _Refused(line, at, f"the anchor &{event.anchor}", "no anchors; aliases are refused")
    if event.tag is not None:
        raise _Refused(line, at, f"the tag {event.tag}", "no tags")
    if len(at) > DEEPEST:
        raise _Refused(line, at[:3], f"nesting deeper than {DEEPEST}", f"at most {DEEPEST} levels")
    if isinstance(event, yaml.ScalarEvent):
        if len(event.value) > LONGEST_SCALAR:
            raise _Refused(line, at, f"a text of {len(event.value):,} characters", f"at most {LONGEST_SCALAR:,}")
        # A plain scalar has the style None from the Python parser and '' from the C one.
        return None if not event.style and event.value in _NULLS else event.value
    if isinstance(event, yaml.SequenceStartEvent):
        items: list[Any] = []
        while not isinstance(inner := next(events), yaml.SequenceEndEvent):
            items.append(_node(inner, events, (*at, len(items)), lines))
        return tuple(items)
    return _mapping(events, at, lines)


def _mapping(events: Iterator[Any], at: Location, lines: dict[Location, int]) -> dict[str, Any]:
    made: dict[str, Any] = {}
    while not isinstance(key := next(events), yaml.MappingEndEvent):
        line = key.start_mark.line + 1
        if not isinstance(key, yaml.ScalarEvent):
            raise _Refused(line, at, "a key that is not text", "a text as key")
        if key.value == "<<":
            raise _Refused(line, at, "the merge key <<", "the fields themselves; merge keys are refused")
        if key.anchor is not None or key.tag is not None:
            raise _Refused(line, at, f"an anchor or tag on the key {key.value[:60]!r}", "a plain key")
        if key.value in made:
            first = lines[(*at, key.value)]
            raise _Refused(line, at, f"the key {key.value[:60]!r} twice (first on line {first})", "each key once")
        made[key.value] = _node(next(events), events, (*at, key.value), lines)
        lines[(*at, key.value)] = line
    return made
