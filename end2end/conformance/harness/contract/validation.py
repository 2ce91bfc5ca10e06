"""JSON against the models of the documents, stricter and more lenient than they are.

Stricter: a field that a model does not have is a mistake, and so is one that is only for requests
(`writeOnly`). More lenient: see `disagreements`.
"""

from __future__ import annotations

import functools
import uuid
from typing import Any, Iterator

from jsonschema import Draft202012Validator, FormatChecker, ValidationError, validators
from referencing import Registry
from referencing.jsonschema import DRAFT202012

from .disagreements import corrected
from .documents import documents

FORMATS = FormatChecker(formats=())


@FORMATS.checks("int32")
def _is_int32(value: Any) -> bool:
    return not isinstance(value, int) or -(2**31) <= value < 2**31


@FORMATS.checks("int64")
def _is_int64(value: Any) -> bool:
    return not isinstance(value, int) or -(2**63) <= value < 2**63


@FORMATS.checks("uuid", raises=ValueError)
def _is_uuid(value: Any) -> bool:
    return not isinstance(value, str) or bool(uuid.UUID(value))


def _properties(validator: Any, properties: dict[str, Any], instance: Any, schema: dict[str, Any]) -> Iterator[Any]:
    if not isinstance(instance, dict):
        return
    required = schema.get("required", [])
    for name, value in instance.items():
        model = properties.get(name)
        if model is None:
            if "additionalProperties" not in schema:
                yield ValidationError(f"{name!r} is not a field of this model")
        elif model.get("writeOnly") is True:
            yield ValidationError(f"{name!r} is only for requests")
        elif value is not None or name in required:
            yield from validator.descend(value, model, path=name, schema_path=name)


def _at_least_one_of(validator: Any, alternatives: list[Any], instance: Any, schema: Any) -> Iterator[Any]:
    yield from Draft202012Validator.VALIDATORS["anyOf"](validator, alternatives, instance, schema)


_Validator = validators.extend(Draft202012Validator, {"properties": _properties, "oneOf": _at_least_one_of})


@functools.cache
def _registry() -> Registry:
    resources = [
        (f"argus:{module}", DRAFT202012.create_resource(corrected(module, document)))
        for module, document in documents().items()
    ]
    return Registry().with_resources(resources)


@functools.cache
def _validator(reference: str) -> Any:
    return _Validator({"$ref": reference}, registry=_registry(), format_checker=FORMATS)


def problems(module: str, model: str, value: Any) -> list[str]:
    """What is wrong with a value that should be of this model; empty if nothing is."""
    return _problems(f"argus:{module}#/components/schemas/{model}", value)


def problems_by_schema(module: str, schema: dict[str, Any], value: Any) -> list[str]:
    """The same for a schema as it stands in a document: a reference to a model in all answers."""
    return _problems(f"argus:{module}{schema['$ref']}", value)


def _problems(reference: str, value: Any) -> list[str]:
    found = _validator(reference).iter_errors(value)
    return [line for error in found for line in _lines(error)]


def _lines(error: ValidationError) -> Iterator[str]:
    yield f"{error.json_path}: {error.message[:300]}"
    for reason in error.context or []:
        yield f"  {reason.json_path}: {reason.message[:300]}"
