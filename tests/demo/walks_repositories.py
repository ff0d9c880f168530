"""The flows around repositories, for the pictures of the handbook."""

from tests.demo.camera import ADA, BO, OLU, Photographer


def walk_repositories(visitor: Photographer) -> None:
    """Link a repository, and see how it and others are doing."""
    visitor.say("/repo link", repository="https://dagshub.com/example/second-run.git")
    visitor.keep("repo-link")
    visitor.say("/repo status", repository="example/second-run")
    visitor.sees("Last commit")
    visitor.keep("repo-status")
    visitor.say("/repo score", repository="example/second-run")
    visitor.sees("Next")
    visitor.keep("repo-score")
    visitor.press("Share")
    visitor.sees("Share it here?")
    visitor.press("Share it here")
    visitor.sees("Shared by")
    visitor.say("/repo status", repository="https://dagshub.com/midsterx/Re-GANSpace/src/main")
    visitor.sees("A recording")
    visitor.keep("repo-status-recorded")


def walk_watching(visitor: Photographer) -> None:
    """Let a card stand in the channel, and read what is new a day later."""
    visitor.say("/repo link", repository="https://dagshub.com/example/second-run.git")
    visitor.order("/repo watch")
    visitor.sees("kept up to date")
    visitor.forward("1w")
    visitor.sees("v0.1")
    visitor.keep("repo-card")
    visitor.open("#News of Second Run", ADA)
    visitor.keep("repo-news", last=2)


def walk_disputes(visitor: Photographer) -> None:
    """Dispute another team's link, and decide."""
    visitor.say("/repo link", repository="https://dagshub.com/example/second-run.git")
    visitor.become(BO)
    visitor.say("/team create", name="Third Run")
    visitor.say("/repo link", repository="example/second-run")
    visitor.open_form("Not Second Run’s")
    visitor.write("It is my own, and I can prove it")
    visitor.hand_over()
    visitor.become(OLU)
    visitor.say("/repo disputes")
    visitor.keep("repo-disputes")
