"""Where GitHub is, and how it is asked."""

from dataclasses import dataclass, field

from bot.sites import Limits, ensure_base, ensure_token


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings(Limits):
    """Address, token and limits. Raises ValueError for what cannot be used, without repeating the token.

    `api_url` is that of the API, such as `https://git.example.org/api/v3` on a server of one's own. Without a token
    GitHub answers 60 questions an hour, with one 5,000. Source: GitHub's page on the limits of its REST API.
    """

    api_url: str = "https://api.github.com"
    token: str | None = field(default=None, repr=False)
    timeout_s: float = 10
    body_max: int = 8 * 1024 * 1024  # the whole tree comes in one answer, of up to 7 MB

    def __post_init__(self) -> None:
        Limits.__post_init__(self)
        ensure_base(self.api_url)
        if self.token is not None:
            ensure_token(self.token)
