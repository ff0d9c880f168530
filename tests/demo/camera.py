"""A person in front of the demo who takes pictures of what they see."""

import os
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from PIL import Image

from tests.demo.browser import Visitor
from tests.demo.process import DemoProcess, a_demo

if TYPE_CHECKING:
    from playwright.sync_api import FloatRect, Locator, Page, ViewportSize

_WITHIN_MS = 10_000
# Taken from a list.
_OFFERED = frozenset({"member", "team", "paper", "deadline", "asks", "kind", "audience", "announcement"}) | {
    *("template", "edition", "question", "into", "language"),
}
_TYPED = {"/paper suggest", "/catalog add"}  # but not with these commands
# Narrow enough that text is read well on a page, and tall enough for the longest card.
_VIEWPORT: "ViewportSize" = {"width": 720, "height": 1600}
_CARD_WIDTH, _MARGIN = 690, 8
# Nothing that shows where the pointer or the cursor is, and the whole form, not a part that scrolls.
_STYLE = """
.message-context-actions { display: none !important; }
.modal-dialog, .modal-body { max-height: none !important; overflow: visible !important; }
.modal-input { outline: none !important; box-shadow: none !important; border-color: #fff2 !important; }
"""
# In direct messages SimCord shows the ids of people who cannot read there; Discord shows the names of those it knows.
_NAME_PEOPLE = """people => {
  const texts = document.createTreeWalker(document.getElementById("channel-message-list"), NodeFilter.SHOW_TEXT);
  const found = [];
  while (texts.nextNode()) if (/^<@\\d+>/.test(texts.currentNode.data)) found.push(texts.currentNode);
  for (const text of found) {
    const id = text.data.match(/\\d+/)[0];
    const name = document.createElement("span");
    name.className = "mention";
    name.textContent = `@${people[id]}`;
    text.data = text.data.replace(`<@${id}>`, "");
    text.before(name);
  }
}"""


ADA, BO, OLU, MO = (f"{name} Example" for name in ("Ada", "Bo", "Olu", "Mo"))


class Photographer(Visitor):
    """Somebody at the page and at the demo's terminal, with a camera."""

    def __init__(self, page: "Page", demo: DemoProcess, keyboard: int, folder: Path) -> None:
        super().__init__(page)
        self._demo = demo
        self._keyboard = keyboard
        self._folder = folder
        self._people: dict[str, str] = {}

    def visit(self, url: str) -> None:
        """Come to the main channel, where everybody is."""
        super().visit(url)
        for person in self._page.locator("#viewer-picker option").all():
            self._people[person.get_attribute("value") or ""] = person.inner_text()

    def open(self, place: str, person: str | None = None) -> None:
        """Go to a channel, a thread or somebody's direct messages; become this person there."""
        self._type(f"open {place}", "is open")
        self.reload()
        if person:
            self.become(person)
        else:
            self._page.wait_for_function("() => window.simcordPreview.ready", timeout=_WITHIN_MS)
        self._expect(self._page.locator("#channel-layout")).to_be_visible(timeout=_WITHIN_MS)

    def forward(self, span: str) -> None:
        """Let so much time pass."""
        self._type(f"forward {span}", "It is now")

    def say(self, command: str, /, **options: str) -> None:
        """Send a command, and wait for its answer."""
        self._fill(command, options)
        self.send()

    def ask(self, command: str, /, **options: str) -> None:
        """Send a command that opens a form."""
        self.order(command, **options)
        self.sees_form()

    def order(self, command: str, /, **options: str) -> None:
        """Send a command, whatever comes of it."""
        self._fill(command, options)
        self._page.locator("#send-message").click()

    def attach(self, command: str, option: str, name: str, content: bytes) -> None:
        """Send a command with a file, and wait for its answer."""
        self.choose_command(command)
        file = self._page.locator(f"input[type=file][data-option='{option}']")
        file.set_input_files({"name": name, "mimeType": "text/csv", "buffer": content}, timeout=_WITHIN_MS)
        self.send()

    def answer(self, label: str) -> None:
        """Press a button of the last message that answers with another message."""
        before = self.said.count()
        self.press(label)
        self._expect(self.said).to_have_count(before + 1, timeout=_WITHIN_MS)

    def settle(self) -> None:
        """Wait until what was pressed is done."""
        self._page.wait_for_function("() => window.simcordPreview.ready", timeout=_WITHIN_MS)
        self._page.wait_for_timeout(500)

    def open_form(self, label: str) -> None:
        """Press a button of the last message that opens a form."""
        self.press(label)
        self.sees_form()

    def sees_form(self) -> None:
        """Wait for a form."""
        self._expect(self._form).to_be_visible(timeout=_WITHIN_MS)

    def write(self, *typed: str) -> None:
        """Fill in the text fields of the form, in order."""
        fields = self._form.locator(".modal-input")
        for number, text in enumerate(typed):
            fields.nth(number).fill(text, timeout=_WITHIN_MS)

    def choose(self, number: int, text: str) -> None:
        """Choose from a list of the form."""
        self._form.get_by_role("combobox").nth(number).click(timeout=_WITHIN_MS)
        self._form.locator("[role=option]").filter(has_text=text).first.click(timeout=_WITHIN_MS)

    def hand_over(self, *, answers: bool = True) -> None:
        """Send the form."""
        before = self.said.count()
        self._form.locator(".modal-actions button").last.click(timeout=_WITHIN_MS)
        self._expect(self._form).to_be_hidden(timeout=_WITHIN_MS)
        if answers:
            self._expect(self.said).to_have_count(before + 1, timeout=_WITHIN_MS)

    def close_form(self) -> None:
        """Close the form without sending it."""
        self._page.keyboard.press("Escape")
        self._expect(self._form).to_be_hidden(timeout=_WITHIN_MS)

    def keep(self, name: str, *, last: int = 1) -> None:
        """Keep a picture of the form, or else of the last messages."""
        self._page.add_style_tag(content=_STYLE)
        self._page.evaluate(_NAME_PEOPLE, self._people)
        self._page.mouse.move(0, 0)
        self._page.wait_for_timeout(150)  # what was pressed fades
        path = self._folder / f"{name}.png"
        if self._form.is_visible():
            self._form.screenshot(path=path, animations="disabled")
            return
        self.said.last.scroll_into_view_if_needed()
        first, end = self.said.nth(self.said.count() - last).bounding_box(), self.said.last.bounding_box()
        assert first is not None and end is not None, "they are on the page"
        height = end["y"] + end["height"] - first["y"]
        clip: FloatRect = {"x": 0, "y": first["y"], "width": _CARD_WIDTH, "height": height + _MARGIN}
        self._page.screenshot(path=path, animations="disabled", clip=clip)
        _shrink(path)

    def _fill(self, command: str, options: dict[str, str]) -> None:
        self.choose_command(command)
        for option, typed in options.items():
            self._add_option(option)
            self.fill_option(option, typed)
            if option in _OFFERED and command not in _TYPED:
                self._page.locator("[role=option]").filter(has_text=typed).first.click(timeout=_WITHIN_MS)

    def _add_option(self, option: str) -> None:
        """Show the field of an option that may be left out."""
        self._expect(self._page.locator("[data-command-chip]")).to_be_visible(timeout=_WITHIN_MS)
        if not self._page.locator(f".command-option-input[data-option='{option}']").is_visible():
            more = self._page.get_by_text(re.compile(r"^\+\d+ more$"))
            if more.is_visible():
                more.click(timeout=_WITHIN_MS)
            self._page.locator("[role=option]").filter(has_text=option).first.click(timeout=_WITHIN_MS)

    @property
    def _form(self) -> "Locator":
        return self._page.locator("#modal-root .modal-dialog")

    def _type(self, line: str, answer: str) -> None:
        self._demo.order(self._keyboard, line, answer)


def _shrink(path: Path) -> None:
    """Keep fewer colours: text has few, and clones should be quick."""
    with Image.open(path) as picture:
        small = picture.convert("RGB").quantize(128)
    small.save(path, optimize=True)


@contextmanager
def a_photographer(folder: Path) -> Iterator[Photographer]:
    """Somebody in the main channel of a new demo, whose pictures go into this folder."""
    from playwright.sync_api import sync_playwright

    chromium = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))))
    keyboard, terminal = os.openpty()
    try:
        with (
            sync_playwright() as playwright,
            TemporaryDirectory() as temporary,
            a_demo(Path(temporary), "--port", "0", stdin=terminal) as demo,
            playwright.chromium.launch(
                executable_path=chromium, args=["--no-sandbox", "--disable-lcd-text"]
            ) as browser,
        ):
            page = browser.new_page(bypass_csp=True, viewport=_VIEWPORT)
            photographer = Photographer(page, demo, keyboard, folder)
            photographer.visit(demo.url())
            try:
                yield photographer
            except BaseException:
                page.screenshot(path=folder / "where-it-ended.png")
                raise
            os.write(keyboard, b"quit\n")
            demo.exit_code()
    finally:
        os.close(keyboard)
        os.close(terminal)
