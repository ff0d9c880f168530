"""What a person does with the demo's page in a real browser."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

SCREENSHOTS = Path(__file__).with_name("screenshots")
_WITHIN_MS = 30_000
# The page tells what it shows; the list of people changes before the rest does.
_SHOWS = "person => window.simcordPreview.ready && window.simcordPreview.viewerId === person"


class Visitor:
    """Somebody in front of the page."""

    def __init__(self, page: "Page") -> None:
        from playwright.sync_api import expect

        self._page = page
        self._expect = expect

    @property
    def messages(self) -> "Locator":
        """What the person sees of the channel."""
        return self._page.locator("#channel-message-list")

    @property
    def said(self) -> "Locator":
        """What people and the bot said there: not Discord's own lines, such as that a thread was started."""
        return self.messages.locator("article").filter(has_not=self._page.locator(".message-system"))

    def visit(self, url: str) -> None:
        self._page.goto(url)
        self.sees_place("#challenge")

    def reload(self) -> None:
        self._page.reload()

    def sees_place(self, name: str) -> None:
        """Wait until the page shows this channel."""
        self._expect(self._page.locator("#channel-name")).to_have_text(name.lstrip("#@"), timeout=_WITHIN_MS)

    def sees_viewer(self, name: str) -> None:
        """Wait until the page shows what this person sees."""
        chosen = self._page.locator("#viewer-picker option:checked")
        self._expect(chosen).to_have_text(name, timeout=_WITHIN_MS)
        self._page.wait_for_function(_SHOWS, arg=chosen.get_attribute("value"), timeout=_WITHIN_MS)

    def become(self, name: str) -> None:
        """Look at the server as this person."""
        self._page.get_by_label("Viewing as").select_option(label=name)
        self.sees_viewer(name)

    def choose_command(self, command: str) -> None:
        """Type a command's name and take it from the list."""
        box = self._page.locator("#channel-composer-input")
        box.fill(command)
        self._page.get_by_role("option").filter(has_text=command).first.click(timeout=_WITHIN_MS)

    def fill_option(self, option: str, typed: str) -> None:
        """Type into an option of the chosen command."""
        self._page.locator(f".command-option-input[data-option='{option}']").fill(typed, timeout=_WITHIN_MS)

    def pick_suggestion(self, text: str) -> None:
        """Take what autocomplete offers."""
        self._page.get_by_role("option").filter(has_text=text).click(timeout=_WITHIN_MS)

    def send(self) -> None:
        """Send the command and wait for the answer."""
        before = self.said.count()
        self._page.locator("#send-message").click()
        self._expect(self.said).to_have_count(before + 1, timeout=_WITHIN_MS)

    def press(self, label: str) -> None:
        """Press a button under the last message."""
        self.said.last.get_by_role("button", name=label, exact=True).click(timeout=_WITHIN_MS)

    def sees(self, text: str) -> None:
        """Wait until the last message holds this text."""
        self._expect(self.said.last).to_contain_text(text, timeout=_WITHIN_MS)

    def sees_not(self, text: str) -> None:
        """Wait until the last message does not hold this text any more."""
        self._expect(self.said.last).not_to_contain_text(text, timeout=_WITHIN_MS)

    def end_session(self) -> None:
        """End the demo from the page."""
        self._page.get_by_text("More", exact=True).click()
        self._page.get_by_role("button", name="End preview session").click(timeout=_WITHIN_MS)

    def keep_screenshot(self, name: str) -> None:
        """For people to look at; no test does."""
        SCREENSHOTS.mkdir(exist_ok=True)
        self._page.screenshot(path=SCREENSHOTS / f"{name}.png")


@contextmanager
def a_visitor() -> Iterator[Visitor]:
    """Somebody with a Chromium; the test is skipped where there is none."""
    sync_api = pytest.importorskip("playwright.sync_api", reason="needs Playwright")
    chromium = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if chromium is None:
        pytest.skip("needs a Chromium")
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        try:
            # The page forbids evaluation, which waiting for a condition needs.
            yield Visitor(browser.new_page(bypass_csp=True, viewport={"width": 1280, "height": 900}))
        finally:
            browser.close()
