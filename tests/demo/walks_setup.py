"""The flows of who sets a server up, and keeps its catalogue, cohorts and questions, for the handbook's pictures."""

from tests.demo.camera import ADA, BO, MO, OLU, Photographer

_PAPERS = b"""title,arxiv_id,year
Attention Is All You Need,1706.03762,2017
Deep Residual Learning for Image Recognition,1512.03385,2015
A paper of no year,,20x6
"""
_PEOPLE = b"""team,user_id
Fourth Run,4711471147114711
Fourth Run,bo
"""


def walk_setup(visitor: Photographer) -> None:
    """Choose roles, language and where acts are posted; ask why somebody cannot use a command."""
    visitor.become(OLU)
    visitor.say("/setup")
    visitor.open_form("Roles")
    visitor.keep("setup-roles")
    visitor.choose(0, "Participant")
    visitor.hand_over()
    visitor.sees("Helpers")
    visitor.open_form("Language, zone and audit")
    visitor.choose(1, "papers")
    visitor.hand_over()
    visitor.sees("at most once a minute")
    visitor.keep("setup")
    visitor.say("/doctor", member=BO, command="announce draft")
    visitor.keep("doctor-member")
    visitor.say("/challenge stop", message="Back on Monday")
    visitor.say("/challenge resume")
    visitor.forward("2m")
    visitor.forward("1m")
    visitor.open("#papers", MO)
    visitor.sees("edition:stop")
    visitor.keep("audit-channel")


def walk_catalog(visitor: Photographer) -> None:
    """Take a list of papers in after a trial, and make one paper of two."""
    visitor.become(OLU)
    visitor.attach("/catalog import", "papers", "papers.csv", _PAPERS)
    visitor.sees("What this list would do")
    visitor.keep("catalog-import")
    visitor.press("Take 2 papers")
    visitor.sees("The list is in the catalogue")
    visitor.say("/catalog add", paper="Attention is all you need (preprint)")
    visitor.say("/catalog merge", paper="Attention is all you need (preprint)", into="Attention Is All You Need")
    visitor.keep("catalog-merge")
    visitor.press("Make them one")
    visitor.sees("is now the same paper")
    visitor.press("Undo")
    visitor.sees("are two papers again")
    visitor.attach("/challenge import", "people", "people.csv", _PEOPLE)
    visitor.sees("What this list would do")
    visitor.keep("import-people")


def walk_cohorts(visitor: Photographer) -> None:
    """Say what the edition takes, and make a cohort for a course."""
    visitor.become(OLU)
    visitor.say("/challenge rules")
    visitor.open_form("Papers and reports")
    visitor.write("NeurIPS 2020, ICML 2020")
    visitor.keep("rules-demands")
    visitor.hand_over()
    visitor.sees("are recommended: NeurIPS 2020")
    visitor.answer("Cohorts")
    visitor.open_form("Add a cohort")
    visitor.write("Course on fairness", "GANSpace\nInterpretations are useful", "Second Run")
    visitor.hand_over()
    visitor.sees("Course on fairness")
    visitor.keep("cohorts")
    visitor.become(ADA)
    visitor.say("/help", question="Can I have an extension?")
    visitor.sees("2026-05-01")
    visitor.become(OLU)
    visitor.say("/help", question="Can I have an extension?")
    visitor.keep("answer")
