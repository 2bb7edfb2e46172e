"""Frozen values as JSON and back: fields by position, so that a stored article stays small.

There is no version in a record: the catalog is thrown away when `pipeline.VERSION` changes.
"""

from __future__ import annotations

import datetime
import json
from dataclasses import fields, is_dataclass
from functools import cache
from types import UnionType
from typing import Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

T = TypeVar("T")


def dumps(value: object) -> str:
    """A frozen dataclass as one line of JSON."""
    return json.dumps(_plain(value), ensure_ascii=False, separators=(",", ":"))


def loads(kind: type[T], text: str) -> T:
    """The value of class `kind` that `dumps` wrote; ValueError or TypeError if it is none."""
    value: T = _typed(kind, json.loads(text))
    return value


def _plain(value: object) -> object:
    if is_dataclass(value) and not isinstance(value, type):
        return [_plain(getattr(value, name)) for name in _field_names(type(value))]
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if isinstance(value, datetime.date):
        return value.isoformat()
    return value


@cache
def _field_names(kind: type) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))


@cache
def _field_types(kind: type) -> tuple[Any, ...]:
    hints = get_type_hints(kind)
    return tuple(hints[name] for name in _field_names(kind))


def _typed(kind: Any, data: Any) -> Any:
    if is_dataclass(kind):
        types = _field_types(kind)  # type: ignore[arg-type]
        return kind(*(_typed(t, d) for t, d in zip(types, data, strict=True)))  # type: ignore[operator]
    origin = get_origin(kind)
    if origin is tuple:
        item = get_args(kind)[0]
        return tuple(data) if item in (str, int) else tuple(_typed(item, each) for each in data)
    if origin in (Union, UnionType):
        return None if data is None else _typed(get_args(kind)[0], data)
    if kind is datetime.date:
        return datetime.date.fromisoformat(data)
    if origin is Literal or isinstance(data, kind):
        return data
    raise TypeError(f"{data!r} is no {kind}")
