"""Where DagsHub is, and how it is asked."""

from dataclasses import dataclass, field
from typing import Literal

from bot.sites import Limits, ensure_base, ensure_token


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings(Limits):
    """Address, token and limits. Raises ValueError for what cannot be used, without repeating the token.

    `url` is that of the pages, with a port and a folder where there are any. Without a token only what is public can be
    seen; `scheme` is what stands before it, "token" for older servers. Sources: DagsHub's own client, and Gogs.
    """

    url: str = "https://dagshub.com"
    token: str | None = field(default=None, repr=False)
    scheme: Literal["Bearer", "token"] = "Bearer"
    timeout_s: float = 10
    body_max: int = 4 * 1024 * 1024

    def __post_init__(self) -> None:
        Limits.__post_init__(self)
        ensure_base(self.url)
        if self.token is not None:
            ensure_token(self.token)
