"""The base of all nouns, and the few kinds of value that their fields hold."""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from typing import Annotated, Any, Self

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, ValidationInfo

ID_PATTERN = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
ID_LENGTH = 60
RESERVED_NAMES = frozenset({"con", "prn", "aux", "nul", *(f"{n}{i}" for n in ("com", "lpt") for i in range(1, 10))})
WHOLE = re.compile(r"[+-]?(?:0|[1-9][0-9]{0,14})")
# Control and format characters, surrogates, private and unassigned ones, and the two that end a line or a paragraph.
_HIDDEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
DECIMAL = re.compile(r"[+-]?(?:0|[1-9][0-9]{0,14})(?:\.[0-9]{1,15})?")


class Noun(BaseModel):
    """A frozen, strict record: no unknown fields, no coercion, no NaN or infinity."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, allow_inf_nan=False)

    def __eq__(self, other: object) -> bool:
        # By the fields alone: what a noun has worked out and kept, such as arrays, is left out.
        if type(self) is not type(other):
            return NotImplemented
        return all(getattr(self, name) == getattr(other, name) for name in type(self).model_fields)

    def changed(self, **fields: Any) -> Self:
        """Return a copy with some fields changed, validated as a whole again."""
        return type(self).model_validate({name: getattr(self, name) for name in type(self).model_fields} | fields)


def read_from_text(info: ValidationInfo) -> bool:
    """Say whether the value comes from a file, where numbers and dates arrive as text."""
    return bool(info.context and info.context.get("from_text"))


def _identifier(value: str) -> str:
    if not ID_PATTERN.fullmatch(value) or len(value) > ID_LENGTH or value in RESERVED_NAMES:
        shown = ascii(value[:80])
        raise ValueError(
            f"found {shown}; expected an id of lower-case letters a-z, digits and single hyphens, "
            f"at most {ID_LENGTH} characters, and no device name"
        )
    return value


def _plain_text(value: str) -> str:
    hidden = sorted({c for c in value if unicodedata.category(c) in _HIDDEN and c != "\n"})
    if hidden:
        names = ", ".join(f"U+{ord(c):04X} {unicodedata.name(c, 'control')}" for c in hidden[:5])
        raise ValueError(f"found hidden characters ({names}); expected printable text")
    if unicodedata.normalize("NFC", value) != value:
        raise ValueError(f"found text in a decomposed form; expected NFC, {unicodedata.normalize('NFC', value)[:60]!r}")
    if not value.strip():
        raise ValueError("found nothing but blanks; expected text")
    return value


def _whole(value: Any, info: ValidationInfo) -> Any:
    if isinstance(value, str) and read_from_text(info):
        if not WHOLE.fullmatch(value):
            raise ValueError(f"found {value[:40]!r}; expected a whole number of at most 15 digits")
        return int(value)
    return value


def _number(value: Any, info: ValidationInfo) -> Any:
    if isinstance(value, str) and read_from_text(info):
        if not DECIMAL.fullmatch(value):
            comma = ", with a point and not a comma" if "," in value else ""
            raise ValueError(f"found {value[:40]!r}; expected a number of at most 15 digits{comma}")
        return float(value)
    if isinstance(value, int) and not isinstance(value, bool):
        try:
            return float(value)
        except OverflowError:
            raise ValueError("found a whole number beyond all floats; expected a number of at most 15 digits") from None
    return value


def _day(value: Any) -> Any:
    if isinstance(value, str):
        if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", value):
            raise ValueError(f"found {value[:40]!r}; expected a date such as 2024-12-06")
        try:
            return date.fromisoformat(value)
        except ValueError:
            raise ValueError(f"found {value!r}; expected a day that exists") from None
    return value


Id = Annotated[str, AfterValidator(_identifier)]
Text = Annotated[str, Field(max_length=8000), AfterValidator(_plain_text)]
Whole = Annotated[int, BeforeValidator(_whole)]
Number = Annotated[float, BeforeValidator(_number)]
Day = Annotated[date, BeforeValidator(_day)]
