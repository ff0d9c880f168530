"""Which language each person's simulated Discord speaks."""

from collections.abc import Mapping
from typing import Any

import simcord


def speak(env: simcord.Env, locales: Mapping[int, str], *, guild_locale: str = "en-US") -> None:
    """Let what people do reach the bot in their own language: `locales` by user id, `en-US` for those not in it.

    Looks at `locales` each time, so that people can be added to it later.
    """
    # SimCord 3.2.1 says en-US for everybody and has no setting for it (interactions.base_payload), so the language
    # is put into each interaction on its way to the bot.
    emit = env.backend.emit

    def emit_in_language(event: str, payload: Mapping[str, Any]) -> None:
        if event == "INTERACTION_CREATE":
            user = payload.get("member", payload).get("user", {})
            locale = locales.get(int(user.get("id", 0)), "en-US")
            payload = {**payload, "locale": locale, "guild_locale": guild_locale}
        emit(event, payload)

    env.backend.emit = emit_in_language
