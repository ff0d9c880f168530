"""Checks requests against Discord's official description of its API (an OpenAPI 3.1 file beside the checkout).

Two kinds of value are typed more narrowly there than Discord takes them and discord.py sends them: ids may be numbers,
permission sets may be text. Unknown keys pass there, so every object is closed here: a misspelt key is found.
"""

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema_rs

from tests.wire.rest import Request

DESCRIPTION = Path(__file__).parents[3] / "shared" / "discord-openapi.json"

_PERMISSIONS = ("default_member_permissions", "permissions", "allow", "deny")
# Sent by discord.py and taken by Discord, but not in the file's schemas of these requests: `nsfw` of a command,
# `tts` of a message that is updated.
_ALSO = {"nsfw": {"type": "boolean"}, "tts": {"type": "boolean"}}
_CONTENT = ("application/json", "multipart/form-data")


class Description:
    """The routes of the description, and what their requests may hold."""

    def __init__(self, path: Path = DESCRIPTION) -> None:
        text = json.loads(path.read_text(encoding="utf-8"))
        self._schemas = {name: _adapted(schema) for name, schema in text["components"]["schemas"].items()}
        # Literal segments win over parameters: `@me` is not an id.
        paths = sorted(text["paths"], key=lambda path: [part.startswith("{") for part in path.split("/")])
        self._routes = [
            (method.upper(), re.compile(re.sub(r"\\{\w+\\}", "[^/]+", re.escape(path))), operation)
            for path in paths
            for method, operation in text["paths"][path].items()
            if method != "parameters"
        ]
        self._validators: dict[int, Any] = {}

    def complaints(self, request: Request) -> list[str]:
        """What Discord's description says against one request; empty if it is fine."""
        fits = (
            route for method, path, route in self._routes if method == request.method and path.fullmatch(request.path)
        )
        operation = next(fits, None)
        if operation is None:
            return [f"{request.method} {request.path}: no such route"]
        contents = operation.get("requestBody", {}).get("content", {})
        schema = next((contents[kind]["schema"] for kind in _CONTENT if kind in contents), None)
        if schema is None or request.body is None:
            return [] if schema is request.body else [f"{request.method} {request.path}: body expected or refused"]
        if id(schema) not in self._validators:
            whole = _adapted(schema) | {"components": {"schemas": self._schemas}}
            self._validators[id(schema)] = jsonschema_rs.Draft202012Validator(whole)
        errors = self._validators[id(schema)].iter_errors(request.body)
        return [f"{request.method} {request.path}: {reason}" for error in errors for reason in _reasons(error)]


@cache
def describe() -> Description:
    """The description as it lies beside the checkout."""
    return Description()


def _adapted(schema: Any, key: str = "") -> Any:
    """The schema with ids and permission sets widened, and objects closed."""
    if isinstance(schema, list):
        return [_adapted(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    new = {name: _adapted(part, name) for name, part in schema.items() if name != "oneOf"}
    if "oneOf" in schema:  # both words mean "exactly one" in this file, and branches overlap
        new["anyOf"] = _adapted(schema["oneOf"])
    types = new.get("type", [])
    if new.get("format") == "snowflake":
        new["type"] = ["string", "integer"] + (["null"] if "null" in types else [])
    if key in _PERMISSIONS and "integer" in types:
        new["type"] = ["string", "integer", "null"]
    if isinstance(new.get("properties"), dict) and "type" in new:
        new["properties"] = _ALSO | new["properties"]
        new["additionalProperties"] = False
    return new


def _reasons(error: Any) -> list[str]:
    """The error, or in a union the errors of the branch that fits best: of the same `type`, with few complaints."""
    branches = getattr(error.kind, "context", None)
    if not branches:
        return ["/".join(map(str, error.instance_path)) + ": " + error.message[:200]]

    def misfit(branch: Any) -> tuple[bool, int]:
        other = [part for part in branch if part.kind.name == "type" and part.instance_path == error.instance_path]
        return bool(other) or any(part.instance_path[-1:] == ["type"] for part in branch), len(branch)

    return [reason for part in min(branches, key=misfit) for reason in _reasons(part)]
