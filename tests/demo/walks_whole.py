"""A whole edition, from a template to its wrap-up, with what goes wrong on the way; in the language of who looks."""

from cogs._shared.texts import Words
from tests.demo.camera import ADA, BO, MO, OLU, Photographer

_EDITION, _GANSPACE, _TEAM = "Second Fall 2021", "GANSpace: Discovering Interpretable GAN Controls", "Third Run"
_REPORT = "https://openreview.net/forum?id=HJgl6REKvS"


def walk_whole_edition(visitor: Photographer, words: Words, language: str) -> None:
    """Begin it, form a team, claim, work, hand in, close it, tell of it, and show that to everybody.

    On the way a moderator moves somebody by mistake and takes that back; at the end somebody has themselves forgotten.
    """
    for person in (OLU, ADA, BO, MO):
        visitor.become(person)
        visitor.say("/me language", language=language)
    _begin(visitor, words)
    _work(visitor, words)
    _repair(visitor, words)
    visitor.become(OLU)
    visitor.say("/challenge board")
    visitor.sees(_EDITION)
    visitor.keep("whole-board")
    visitor.say("/challenge close")
    visitor.press(str(words("challenges-button-step", step="close")))
    visitor.sees(_plain(words, "challenges-done-close"))
    _wrap_up(visitor, words)
    _forget(visitor, words)


def _repair(visitor: Photographer, words: Words) -> None:
    visitor.become(BO)
    visitor.say("/team create", name="Fourth Run")
    visitor.become(MO)
    visitor.say("/moderate participant", member=BO)
    visitor.open_form(str(words("moderation-button-begin", kind="seat")))
    visitor.write(_TEAM, "Asked for it by mail")
    visitor.hand_over()
    visitor.keep("whole-repair")
    visitor.press(str(words("moderation-button-act", kind="seat")))
    visitor.settle()
    visitor.press(str(words("moderation-button-undo")))
    visitor.sees(str(words("moderation-undone", act="", people=1))[:3])


def _forget(visitor: Photographer, words: Words) -> None:
    visitor.become(BO)
    visitor.say("/me export")
    visitor.sees(".json")
    visitor.say("/me delete")
    visitor.press(str(words("people-button-forget-yes")))
    visitor.settle()
    visitor.keep("whole-forgotten")


def _begin(visitor: Photographer, words: Words) -> None:
    visitor.become(OLU)
    template = "ML Reproducibility Challenge 2020"
    visitor.say("/challenge create", name=_EDITION, template=template, first="2021-10-20")
    visitor.keep("whole-created")
    visitor.say("/challenge open", edition=_EDITION)
    visitor.press(str(words("challenges-button-step", step="open")))
    visitor.sees(_plain(words, "challenges-done-open"))


def _work(visitor: Photographer, words: Words) -> None:
    visitor.become(ADA)
    visitor.say("/team create", name=_TEAM)
    visitor.say("/paper claim", paper="GANSpace")
    visitor.press(str(words("papers-button-claim-yes")))
    visitor.sees(str(words("papers-button-undo")))
    visitor.forward("10d")
    visitor.open("#challenge", ADA)
    visitor.say("/paper mine")
    visitor.answer(str(words("papers-button-open")))
    visitor.press(str(words("papers-button-step", step="working")))
    visitor.sees(str(words("papers-button-checkin")))
    visitor.sees_not(str(words("papers-button-step", step="working")))
    visitor.forward("20d")
    visitor.open("#challenge", ADA)
    visitor.say("/paper submit", link=_REPORT)
    visitor.sees(_GANSPACE)
    visitor.keep("whole-handed-in")


def _wrap_up(visitor: Photographer, words: Words) -> None:
    visitor.become(ADA)
    visitor.say("/paper mine")
    visitor.answer(str(words("papers-button-open")))
    visitor.open_form(str(words("papers-button-tell")))
    visitor.write("Third Run", "We rebuilt the edits of GANSpace, and most of them hold.", "It just took patience.")
    visitor.hand_over()
    visitor.become(OLU)
    visitor.say("/challenge wrapup")
    visitor.sees(_GANSPACE)
    for _ in range(2):  # the second time it is the answer to a question
        visitor.press(str(words("challenges-button-post")))
        visitor.settle()
    visitor.sees("We rebuilt the edits of GANSpace")
    visitor.keep("whole-wrap-up")


def _plain(words: Words, key: str) -> str:
    """The words after the edition's name, which stands in bold letters on the page."""
    return str(words(key, edition="x")).split("**")[-1].strip()
