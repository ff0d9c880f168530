"""The flows of those who run and moderate a challenge, and of one's own data, for the pictures of the handbook."""

from tests.demo.camera import BO, MO, OLU, Photographer


def walk_editions(visitor: Photographer) -> None:
    """Begin an edition, and close the one that runs."""
    visitor.become(OLU)
    visitor.say(
        "/challenge create", name="Class of 2022", template="ML Reproducibility Challenge 2026", first="2022-02-04"
    )
    visitor.keep("edition-create")
    visitor.say("/challenge close")
    visitor.keep("edition-close")
    visitor.say("/challenge board")
    visitor.keep("board")
    visitor.say("/challenge wrapup", edition="Spring 2021")
    visitor.keep("wrap-up")
    visitor.press("Post it here")
    visitor.sees("will read the wrap-up")
    visitor.press("Post it here")
    visitor.sees("Wrapping up Spring 2021")
    visitor.keep("wrap-up-post")


def walk_moderation(visitor: Photographer) -> None:
    """Move somebody by mistake, and take it back."""
    visitor.become(BO)
    visitor.say("/team create", name="Third Run")
    visitor.become(MO)
    visitor.say("/moderate participant", member=BO)
    visitor.keep("moderate-person")
    visitor.open_form("Move to a team…")
    visitor.write("Second Run", "Asked for it by mail")
    visitor.hand_over()
    visitor.sees("are told")
    visitor.keep("moderate-plan")
    visitor.press("Move")
    visitor.sees("Done: Move")
    visitor.press("Take it back")
    visitor.sees("Taken back: Move")
    visitor.say("/moderate undo")
    visitor.sees("nothing to take back")


def walk_rights(visitor: Photographer) -> None:
    """See what is kept of oneself, and what deleting it means."""
    visitor.say("/me show")
    visitor.keep("me-show")
    visitor.press("Delete it all")
    visitor.sees("This cannot be taken back.")
    visitor.keep("me-delete")
    visitor.press("Delete everything")
    visitor.sees("Done. I keep nothing")
