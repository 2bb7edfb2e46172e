"""Frozen values as JSON and back: fields by position, so that a stored article stays small.

There is no version in a record: the catalog is thrown away when `catalog.FORMAT` changes.
"""

from __future__ import annotations

import datetime
import json
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from functools import cache, partial
from types import UnionType
from typing import Any, Literal, TypeVar, Union, cast, get_args, get_origin, get_type_hints

T = TypeVar("T")
# What JSON has too.
ATOMS = {str, int, float, bool, type(None)}


def dumps(value: object) -> str:
    """A frozen dataclass as one line of JSON."""
    return json.dumps(_plain(value), ensure_ascii=False, separators=(",", ":"))


def loads(kind: type[T], text: str) -> T:
    """The value of class `kind` that `dumps` wrote; ValueError or TypeError if it is none."""
    try:
        value: T = _reader(cast(Any, kind))(json.loads(text))
    except RecursionError:
        raise ValueError("its brackets lie too deep in one another") from None
    return value


def _plain(value: object) -> object:
    kind: Any = type(value)
    if kind in ATOMS:
        return value
    if kind is tuple:
        return [_plain(item) for item in cast(tuple[object, ...], value)]
    if kind is datetime.date:
        return cast(datetime.date, value).isoformat()
    return [_plain(getattr(value, name)) for name in _field_names(kind)]


@cache
def _field_names(kind: type) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))


@cache
def _field_types(kind: type) -> tuple[Any, ...]:
    hints = get_type_hints(kind)
    return tuple(hints[name] for name in _field_names(kind))


@cache
def _reader(kind: Any) -> Callable[[Any], Any]:
    """What turns plain JSON data into a value of this type."""
    if is_dataclass(kind) and isinstance(kind, type):
        readers = tuple(map(_reader, _field_types(kind)))
        return lambda data: kind(*[read(d) for read, d in zip(readers, data, strict=True)])
    origin = get_origin(kind)
    if origin is tuple:
        item = _reader(get_args(kind)[0])
        return lambda data: tuple([item(each) for each in data])
    if origin in (Union, UnionType):
        some = _reader(get_args(kind)[0])
        return lambda data: None if data is None else some(data)
    if kind is datetime.date:
        return datetime.date.fromisoformat
    return partial(_checked, str if origin is Literal else kind)


def _checked(kind: type, data: Any) -> Any:
    if isinstance(data, kind):
        return data
    raise TypeError(f"{data!r} is no {kind.__name__}")
