"""A site that fails is left alone for a while."""

from collections.abc import Callable, Generator
from contextlib import contextmanager
from datetime import datetime, timedelta

from bot.sites.facts import Reason, SiteUnavailable, Trouble


class Breaker:
    """Open after `failures_max` failures in a row for `open_for`; then one attempt decides."""

    def __init__(self, site: str, now: Callable[[], datetime], *, failures_max: int = 5, open_for: timedelta) -> None:
        self._site, self._now = site, now
        self._failures_max, self._open_for = failures_max, open_for
        self._failures = 0
        self._open_until: datetime | None = None
        self._is_trying = False

    @contextmanager
    def attempt(self) -> Generator[None]:
        """One attempt, which fails by SiteUnavailable. Raises it with CIRCUIT_OPEN where none may be made."""
        is_trial = self._open_until is not None
        if self._open_until is not None and (self._is_trying or self._now() < self._open_until):
            raise SiteUnavailable(Trouble(self._site, Reason.CIRCUIT_OPEN, retry_at=self._open_until))
        self._is_trying = is_trial
        try:
            yield
        except SiteUnavailable:
            self._failures += 1
            if is_trial or self._failures >= self._failures_max:
                self.open_until(self._now() + self._open_for)
            raise
        else:
            self._failures = 0
            if is_trial:
                self._open_until = None
        finally:
            # Also when somebody gave up waiting: that says nothing of the site.
            self._is_trying = self._is_trying and not is_trial

    def open_until(self, until: datetime) -> None:
        """Leave the site alone until then, or longer if that was already so."""
        self._open_until = max(until, self._open_until or until)
