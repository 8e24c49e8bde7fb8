"""What people write, as pydantic models: each says what its keys may hold; a fault has the place of its value.

`read_model` reads what a YAML file holds into a model and reports every key that is unknown, missing or wrong. Codes
are looked up in the vocabularies given: `indicators` is one of the codebook, `passages.kind` the codes of a column.
"""

import datetime
import json
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Annotated, Any, Self, TypeVar, get_args

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    ModelWrapValidatorHandler,
    PrivateAttr,
    ValidationError,
    ValidationInfo,
    field_validator,
    model_validator,
)
from pydantic_core import ErrorDetails, PydanticCustomError

from solieu.problems import Invalid, Problem, did_you_mean, problem
from solieu.sources.yamlfile import Position, position

Vocabularies = Mapping[str, Sequence[str]]
YamlPath = tuple[str | int, ...]

_SLUG = r"[a-z0-9]+(-[a-z0-9]+)*"
# The rule that each of pydantic's types of error breaks; the types that `failed` makes are rules themselves.
_RULES = {
    "missing": "missing-key",
    "extra_forbidden": "unknown-key",
    "too_short": "empty",
    "string_type": "not-text",
    "int_type": "not-a-number",
    "greater_than": "not-a-number.small",
    "bool_type": "not-true-or-false",
    "model_type": "record-shape",
    "tuple_type": "record-shape",
    "dict_type": "record-shape",
}


def failed(rule: str, **values: object) -> PydanticCustomError:
    """That a value breaks a rule; `read_model` says so."""
    return PydanticCustomError(rule, "wrong", values)


def clean(text: str) -> str:
    """A text on one line, without outer spaces, in NFC."""
    if text != text.strip() or "\n" in text:
        raise failed("outer-space")
    if text != unicodedata.normalize("NFC", text):
        raise failed("not-nfc")
    return text


def stated(text: str) -> str:
    """A text that is not empty."""
    if not text:
        raise failed("empty")
    return text


def coded(vocabulary: str, default: str | tuple[()] | None = None) -> Any:
    """A code of a vocabulary, or, with a default of (), several; with a default of "" it may be left empty."""
    extra: dict[str, Any] = {"vocabulary": vocabulary}
    return Field(json_schema_extra=extra) if default is None else Field(default, json_schema_extra=extra)


class Record(BaseModel):
    """A record, its keys, and its place in its file. A text without a default must be stated; all are clean."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)

    _place: Position = PrivateAttr(default=(0, 0))

    @model_validator(mode="wrap")
    @classmethod
    def _keep_place(cls, value: Any, handler: ModelWrapValidatorHandler[Self]) -> Self:
        record = handler(value)
        record._place = getattr(value, "place", (0, 0))
        return record

    @field_validator("*", mode="before")
    @classmethod
    def _fill_in(cls, value: Any, info: ValidationInfo) -> Any:
        field = cls.model_fields[str(info.field_name)]
        return field.default if value in (None, "") and not field.is_required() else value

    @field_validator("*", mode="after")
    @classmethod
    def _check_text(cls, value: Any, info: ValidationInfo) -> Any:
        field = cls.model_fields[str(info.field_name)]
        extra = field.json_schema_extra
        vocabulary = extra.get("vocabulary") if isinstance(extra, dict) else None
        if isinstance(vocabulary, str):
            codes = (info.context or {}).get(vocabulary)
            if codes is None:  # a schema that lists no codes any more
                raise Invalid([problem("metadata/tables", 0, 0, "table-schema.lost", name=vocabulary)])
            for code in (value,) if type(value) is str else value:
                if code and code not in codes:
                    raise failed("unknown-code", vocabulary=vocabulary, known=tuple(codes), code=code)
        if type(value) is not str:
            return value
        if field.is_required():
            stated(value)
        return clean(value)

    @property
    def line(self) -> int:
        """Its line, from 1."""
        return self._place[0]

    @property
    def column(self) -> int:
        """Its column, from 1."""
        return self._place[1]


def _day(text: str) -> str:
    try:
        if text and datetime.date.fromisoformat(text).isoformat() != text:
            raise ValueError
    except ValueError:
        raise failed("date-form") from None
    return text


def _slug(word: str) -> str:
    if word and not re.fullmatch(_SLUG, word):
        raise failed("id-form")
    return word


def is_web_address(text: str) -> bool:
    """Whether a text can be a link on a page: of the web, without characters that end an attribute or a command."""
    return re.fullmatch(r"https?://[\w.-]+(:\d+)?([/?#][^\s\"'<>\\^`{|}]*)?", text) is not None


def _web(text: str) -> str:
    if not is_web_address(text):
        raise failed("web-address.yaml")
    return text


def _interval(ends: Any) -> tuple[int, int]:
    if not (isinstance(ends, list) and len(ends) == 2 and all(type(end) is int for end in ends)):
        raise failed("span-form")
    start, end = ends
    if not 0 <= start < end:
        raise failed("span-form")
    return start, end


def _many(value: Any) -> Any:
    """A list as the tuple that models hold; one record standing alone is a list of one."""
    if isinstance(value, dict):
        return (value,)
    return tuple(value) if isinstance(value, list) else value


Slug = Annotated[
    str,
    BeforeValidator(lambda value: str(value) if type(value) is int else value),
    AfterValidator(_slug),
    Field(description="small letters, digits and hyphens", json_schema_extra={"pattern": f"^{_SLUG}$"}),
]
WebAddress = Annotated[str, AfterValidator(_web), Field(description="http:// or https://, and where")]
Day = Annotated[str, AfterValidator(_day), Field(description="a day of the calendar, 2022-12-29")]
# Where a phrase stands.
Interval = Annotated[
    tuple[int, int],
    BeforeValidator(_interval),
    Field(description="[first character, end], half-open, in code points of the NFC text from 0"),
]
T = TypeVar("T")
Many = Annotated[tuple[T, ...], BeforeValidator(_many)]
Words = Many[Annotated[str, AfterValidator(stated), AfterValidator(clean)]]
M = TypeVar("M", bound=BaseModel)


def read_model(
    model: type[M], document: Any, file: str, vocabularies: Vocabularies | None = None, written: Any = None
) -> M:
    """What a file holds, as a model; `file` is what messages call it. Raises Invalid with every problem found.

    `written` is the document as people wrote it, where what is read has been added to; what is wrong with the rest
    is said where that stands.
    """
    try:
        return model.model_validate(document, context=vocabularies)
    except ValidationError as wrong:
        faults = wrong.errors(include_url=False)
        if written is not None:
            document = written
            faults = [fault for fault in faults if fault["type"] == "missing" or _is_in(written, fault["loc"])]
        raise Invalid([_problem(model, document, file, fault) for fault in faults]) from None


def place_of(document: Any, path: YamlPath) -> str:
    """What a message calls a part of a file: `figures[houses-built].indicator`."""
    name = ""
    for part in path:
        inner = document[part] if isinstance(document, dict) and part in document else None
        if isinstance(part, int):
            inner = document[part] if isinstance(document, list) and part < len(document) else document
            if not isinstance(document, list):
                continue
            own = (
                next((inner[key] for key in ("id", "name") if key in inner), part) if isinstance(inner, dict) else part
            )
            name += f"[{own}]"
        else:
            name += f".{part}" if name else part
        document = inner
    return name


def shown(value: Any) -> str:
    """A value as messages show it, as YAML writes it on one line."""
    return json.dumps(value, ensure_ascii=False, default=str)


def _is_in(document: Any, path: YamlPath) -> bool:
    """Whether a document has a part at a path."""
    try:
        for part in path:
            document = document[part]
    except (KeyError, IndexError, TypeError):
        return False
    return True


def _problem(model: type[BaseModel], document: Any, file: str, fault: ErrorDetails) -> Problem:
    path, context = fault["loc"], dict(fault.get("ctx", {}))
    rule = _RULES.get(fault["type"], fault["type"])
    value = fault["input"]
    if rule == "not-text" and value is None:
        rule = "empty"
    field = place_of(document, path) or file.rpartition("/")[2]
    values: dict[str, Any] = {"field": field, "value": shown(value), "text": str(value)}
    values |= {name: each for name, each in context.items() if name == "raw"}
    if "known" in context:
        value = context.get("code", value)
        near = did_you_mean(value, context["known"])
        values |= {"value": value, "vocabulary": context.get("vocabulary"), "near": near}
    elif rule == "unknown-key":
        values["near"] = did_you_mean(str(path[-1]), _keys(model, path[:-1]))
    elif rule == "record-shape":
        shapes = {"model_type": f"{{{', '.join(_keys(model, path))}}}", "dict_type": "{name: value}"}
        values["expected"] = context.get("expected") or shapes.get(fault["type"], "[a, b]")
    elif rule == "id-form":
        values["value"] = value
    return problem(file, *position(document, path, of_key=rule == "unknown-key"), rule, **values)


def _keys(model: type[BaseModel], path: YamlPath) -> Iterable[str]:
    """The keys that the record at a path may have."""
    for part in ("root", *path):
        if isinstance(part, str):
            field = model.model_fields.get(part)
            model = next(_models(field.annotation), model) if field else model
    return [field.alias or name for name, field in model.model_fields.items()]


def _models(annotation: Any) -> Iterator[Any]:
    """The models that an annotation is made of."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for part in get_args(annotation):
        yield from _models(part)


def repeated_ids(file: str, kind: str, records: Iterable[Any]) -> Iterator[Problem]:
    """Every record whose id an earlier record of the same kind has."""
    seen: dict[str, int] = {}
    for record in records:
        if record.id in seen:
            yield problem(
                file, record.line, record.column, "duplicate-id", id=record.id, kind=kind, line=seen[record.id]
            )
        seen.setdefault(record.id, record.line)
