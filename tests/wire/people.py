"""People on the stand-in: they use commands, press buttons, fill in forms, and read what the bot answers."""

import asyncio
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tests.wire.discord_server import Discord

Json = dict[str, Any]

ANSWER_WITHIN_S = 3.0  # Discord's own limit for the first answer
_COMMAND, _COMPONENT, _AUTOCOMPLETE, _MODAL = 2, 3, 4, 5
MODAL = 9
_SELECT, _TEXT_INPUT = 3, 4
_SELECTS = (_SELECT, 5, 6, 7, 8)  # of texts, people, roles, both, channels
_DIRECT_MESSAGES = 1
_THINKING = (5, 6)


def _now_s() -> float:
    return asyncio.get_running_loop().time()


@dataclass
class Interaction:
    """One act of one person, and what the bot has answered so far."""

    id: str
    token: str
    type: int
    channel_id: int  # where it was done and is answered
    source: Json | None = None  # the message whose button was pressed
    callback: Json | None = None  # the first answer
    original: Json | None = None  # the message of the first answer
    follow_ups: list[Json] = field(default_factory=list)
    is_edited: bool = False  # the first answer was edited, as one that only said "thinking" has to be
    begun_s: float = field(default_factory=_now_s)

    @property
    def is_late(self) -> bool:
        return self.callback is None and _now_s() - self.begun_s > ANSWER_WITHIN_S

    @property
    def message(self) -> Json | None:
        """The newest answer that can be read, if there is one yet."""
        if self.follow_ups:
            return self.follow_ups[-1]
        thinks = self.callback is not None and self.callback["type"] in _THINKING and not self.is_edited
        return None if thinks else self.original


@dataclass
class Member:
    """One person of the server. A command's options are found by the commands the bot has told Discord."""

    discord: "Discord"
    user: Json
    permissions: int
    locale: str

    @property
    def id(self) -> int:
        return int(self.user["id"])

    async def uses(self, command: str, **options: Any) -> Json:
        """Run a command such as "team create"; return the answer to read. Raises TimeoutError after 3 s."""
        return await self.read(await self.begins(command, **options))

    async def begins(self, command: str, **options: Any) -> Interaction:
        """Run a command without waiting for an answer."""
        return await self._act(_COMMAND, self._data(command, options))

    async def types(self, command: str, option: str, text: str, **others: Any) -> list[Json]:
        """Type into one option and return the choices that the bot offers."""
        data = self._data(command, others | {option: text}, focused=option)
        return (await self.answer(await self._act(_AUTOCOMPLETE, data)))["data"]["choices"]

    async def presses(self, message: Json, button: str, values: list[str] | None = None) -> Json:
        """Press the button (or choose in the select) of that label or custom id; return the answer to read."""
        return await self.read(await self.begins_press(message, button, values))

    async def begins_press(self, message: Json, button: str, values: list[str] | None = None) -> Interaction:
        """Press without waiting for an answer."""
        found = find_component(message, button)
        data: Json = {"custom_id": found["custom_id"], "component_type": found["type"]}
        if found["type"] in _SELECTS:
            data |= {"values": values or []}
        return await self._act(_COMPONENT, data, source=message)

    async def submits(self, opener: Interaction, *typed: str) -> Json:
        """Fill in the text inputs of the form that answered `opener`, from top to bottom; return the answer to read.

        Texts that are not given stay as the form shows them. Raises LookupError for what Discord would not send.
        """
        form = (await self.answer(opener))["data"]
        texts = iter(typed)
        rows = [_filled(component, texts) for component in form["components"]]
        act = await self._act(_MODAL, {"custom_id": form["custom_id"], "components": rows}, source=opener.source)
        return await self.read(act)

    async def read(self, interaction: Interaction) -> Json:
        """Wait for the answer a person can read."""
        await self.answer(interaction)
        if interaction.callback and interaction.callback["type"] == MODAL:
            raise AssertionError("the answer is a form: use `begins` and `submits`")
        return await self.discord.until(lambda: interaction.message, within_s=ANSWER_WITHIN_S)

    async def receives(self, number: int = 1) -> Json:
        """Wait until the bot has written so many direct messages; return the newest. Raises TimeoutError."""

        def seen() -> list[Json] | None:
            letters = self.discord.messages_in(self.discord.direct_channels.get(self.id))
            return letters if len(letters) >= number else None

        return (await self.discord.until(seen))[-1]

    def as_member(self) -> Json:
        """What the server knows of this person, without the account itself."""
        joined_at = "2021-01-01T00:00:00+00:00"
        return {"roles": [], "flags": 0, "joined_at": joined_at, "permissions": str(self.permissions)}

    async def answer(self, interaction: Interaction) -> Json:
        """Wait for the first answer as it was sent: a message, a sign of thinking, a form, choices."""
        return await self.discord.until(lambda: interaction.callback, within_s=ANSWER_WITHIN_S)

    async def _act(self, kind: int, data: Json, source: Json | None = None) -> Interaction:
        interaction_id = str(self.discord.new_id())
        channel_id = int(source["channel_id"]) if source else self.discord.channel_id
        interaction = Interaction(interaction_id, f"token-{interaction_id}", kind, channel_id, source)
        self.discord.interactions[interaction.token] = interaction
        facts: Json = {
            "id": interaction.id,
            "application_id": str(self.discord.application_id),
            "type": kind,
            "token": interaction.token,
            "version": 1,
            "data": data,
            "app_permissions": "2048",
            "locale": self.locale,
            "entitlements": [],
            "attachment_size_limit": 10 * 1024**2,
        } | self._place(channel_id)
        await self.discord.gateway.dispatch("INTERACTION_CREATE", facts | ({"message": source} if source else {}))
        return interaction

    def _place(self, channel_id: int) -> Json:
        """What an interaction says about where it was done: in direct messages nothing of a server or a member."""
        channel = self.discord.find_channel(channel_id)
        if channel is None:
            raise LookupError(f"no channel {channel_id}")
        place: Json = {"channel": channel, "channel_id": channel["id"]}
        if channel["type"] == _DIRECT_MESSAGES:
            return place | {"user": self.user, "context": 1, "authorizing_integration_owners": {"0": "0"}}
        guild = {"id": str(self.discord.guild_id), "locale": "en-US", "features": []}
        return place | {
            "guild": guild,
            "guild_id": guild["id"],
            "guild_locale": "en-US",
            "member": self.as_member() | {"user": self.user, "deaf": False, "mute": False},
            "context": 0,
            "authorizing_integration_owners": {"0": guild["id"]},
        }

    def _data(self, path: str, options: Json, *, focused: str | None = None) -> Json:
        """The `data` of a command: options nested under its subcommands, each with its declared type.

        A person is given as a `Member` and told by id and, as Discord does, in full under `resolved`.
        """
        scopes = self.discord.commands.values()
        name, *subcommands = path.split()
        command = _named([command for scope in scopes for command in scope], name)
        chain = [command]
        for subcommand in subcommands:
            chain.append(_named(chain[-1]["options"], subcommand))
        declared = {option["name"]: option for option in chain[-1].get("options", [])}
        people = {str(value.id): value for value in options.values() if isinstance(value, Member)}
        resolved = {
            "users": {key: person.user for key, person in people.items()},
            "members": {key: person.as_member() for key, person in people.items()},
        }
        given: list[Json] = [
            {
                "type": declared[name]["type"],
                "name": name,
                "value": str(value.id) if isinstance(value, Member) else value,
                "focused": name == focused,
            }
            for name, value in options.items()
        ]
        missing = {name for name, option in declared.items() if option.get("required")} - options.keys()
        if focused is None and missing:
            raise LookupError(f"/{path} also needs {sorted(missing)}")
        for part in reversed(chain[1:]):
            given = [{"type": part["type"], "name": part["name"], "options": given}]
        scope = {"guild_id": command["guild_id"]} if "guild_id" in command else {}
        return {"id": command["id"], "type": 1, "name": command["name"], "options": given, "resolved": resolved} | scope


def text(message: Json) -> str:
    """Everything a person can read in a message, buttons included, one piece a line."""
    words = ("content", "label", "title", "description", "name", "value", "placeholder")
    parts = (message.get("content"), message.get("embeds"), message.get("components"))
    said = [piece[key] for piece in _pieces({"all": parts}) for key in words if isinstance(piece.get(key), str)]
    return "\n".join([message.get("content", ""), *said])


def list_buttons(message: Json) -> list[str]:
    """The custom ids of everything that can be pressed."""
    return [piece["custom_id"] for piece in _pieces(message["components"]) if _is_live(piece)]


def find_component(message: Json, wanted: str) -> Json:
    """The button or select with this label or custom id. Raises LookupError."""
    live = [piece for piece in _pieces(message["components"]) if _is_live(piece)]
    for piece in live:
        if wanted in (piece["custom_id"], piece.get("label")):
            return piece
    raise LookupError(f"no {wanted!r} among {[(piece['custom_id'], piece.get('label')) for piece in live]}")


def _is_live(piece: Json) -> bool:
    return "custom_id" in piece and not piece.get("disabled")


def _pieces(thing: Any) -> Iterator[Json]:
    if isinstance(thing, dict):
        yield thing
        thing = list(thing.values())
    if isinstance(thing, list | tuple):
        for part in thing:
            yield from _pieces(part)


def _named(things: list[Json], name: str) -> Json:
    for thing in things:
        if thing["name"] == name:
            return thing
    raise LookupError(f"no {name!r} among {sorted(thing['name'] for thing in things)}")


def list_text_inputs(form: Json) -> list[Json]:
    """The text inputs of a form, from top to bottom."""
    return [piece for piece in _pieces(form["components"]) if piece.get("type") == _TEXT_INPUT]


def _filled(component: Json, texts: Iterator[str]) -> Json:
    """One label or row of a form as it comes back: text inputs take the next text, selects what must be chosen."""
    back: Json = {"type": component["type"], "id": 0}
    if "component" in component:
        return back | {"component": _filled(component["component"], texts)}
    if "components" in component:
        return back | {"components": [_filled(part, texts) for part in component["components"]]}
    if component["type"] == _TEXT_INPUT:
        return back | {"custom_id": component["custom_id"], "value": _typed(component, texts)}
    if component["type"] in _SELECTS:
        return back | {"custom_id": component["custom_id"], "values": _chosen(component)}
    return back


def _typed(field: Json, texts: Iterator[str]) -> str:
    """The next text, or what the form shows already. Discord sends no form with a field that does not hold enough."""
    text = next(texts, None)
    text = text if text is not None else field.get("value") or ""
    shortest, longest = field.get("min_length") or 0, field.get("max_length") or 4000
    fits = max(shortest, 1) <= len(text) <= longest if text or field.get("required", True) else True
    if not fits:
        raise LookupError(f"{text!r} does not fit into {field}")
    return text


def _chosen(field: Json) -> list[str]:
    """What the form shows as chosen; the first options where nothing is and something must be."""
    options = field.get("options", [])
    shown = [option["value"] for option in options if option.get("default")]
    shown += [value["id"] for value in field.get("default_values") or []]
    needed = field.get("min_values", 1) if field.get("required", True) else 0
    if len(shown) < needed:
        shown = [option["value"] for option in options[:needed]]
    if len(shown) < needed:
        raise LookupError(f"nothing can be chosen in {field}")
    return shown
