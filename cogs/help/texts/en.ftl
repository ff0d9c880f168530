# What the bot can do for whoever asks.

help-description = See what I can do for you here
help-heading = What I can do for you
help-first = New here? { COMMAND("start") } says in three lines what to do next. Below is every command that this server offers you; click one, or a button to read what each is for. One that is for the organizers alone says so.
help-topic = **{ $about }**
    { $commands }
help-command = { $command } { $about }
help-button-all = All topics

help-option-question = A question that is often asked, or a word of it
help-button-questions = Questions that are often asked
help-questions-heading = Questions that are often asked
help-questions = { $count ->
    [0] Nothing has been asked here yet.
   *[other] Press a question to read its answer. Rules differ between challenges and change from year to year: each answer says where it is from, and since when it holds.
}
help-source = Source
help-answer-source = { $source ->
    [none] {""}
   *[other] { $source } ·{" "}
}{ $known ->
    [yes] as of { $day }; your organizers may have other rules
   *[no] the organizers' answer, as of { $day }
}
help-button-write = Add a question
help-button-change = Change
help-button-leave-out = Leave out
help-button-as-it-was = As it was
help-button-restore = Take up again: { $question }
help-form-title = A question and its answer
help-form-question = Question
help-form-answer = Answer
help-form-source = Link to where it is from
help-no-such-question = This question is not asked here any more. See those that are with { COMMAND("help") }.
help-too-many-questions = A server can have { $limit } questions of its own. Leave one out first.

help-question-double-blind = Is the submission double-blind?
help-answer-double-blind = For MLRC 2026, yes: the paper goes through TMLR, which reviews double-blind. Code for the review is to be anonymous too, in the supplementary material or behind an anonymizing link. Here, a lead can hide a team's people with *Work anonymously* under its claim.
help-question-format = What is the format of the report?
help-answer-format = MLRC 2026 takes papers in TMLR's format, after TMLR's author guidelines. Earlier editions had a template of their own, with a summary of reproducibility on the first page.
help-question-extension = Can I have an extension?
help-answer-extension = For MLRC 2026 the date of intent was soft: papers could be sent to TMLR after it, as long as the decision was there by the hard date. Dates of this server, with what is hard and what is soft, are under { COMMAND("deadline list") }; ask an organizer for more time for your team.
help-question-no-reviews = Nobody has reviewed my paper yet. What now?
help-answer-no-reviews = MLRC 2026 leaves this to the authors: write to your action editor at TMLR and, if nobody answers, to the editors-in-chief. Mark the claim as waiting for somebody else's decision, so that your team is not asked for signs of life.
help-question-industry = I am from industry. Can I take part?
help-answer-industry = Yes. MLRC welcomes people from companies as it does students and researchers.
help-question-workshop = May I take a workshop paper?
help-answer-workshop = Up to MLRC 2022, no: only papers of the listed conferences' proceedings. For papers of other venues or years, organizers wanted to be asked first. What this edition takes is under { COMMAND("challenge rules") }.
help-question-code = How much of the authors' code may I use?
help-answer-code = As much as you like, said MLRC 2022: there was no limit. Running it alone says little, though; what is looked for is whether the paper's claims hold.
help-question-authors = May I write to the authors?
help-answer-authors = Yes, MLRC 2022 recommended it highly, to clear up doubts and details. Addresses stand on the paper. Note that you asked, and what came back, under your claim: reports are asked for it.
help-question-course = I teach a course. How do we take part?
help-answer-course = MLRC 2022 listed courses whose teachers wrote to its organizers. Tell an organizer of this server: a course can have a list of papers and a date of its own, before the official one.
