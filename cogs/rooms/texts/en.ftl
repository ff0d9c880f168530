# The private rooms of teams.

rooms-welcome-heading = { $team }
rooms-welcome = This room is just for your team: plan the work, share what you find, ask each other questions. I write here when a deadline is near or somebody is waiting for your answer. Whoever joins the team is let in, and whoever leaves it is taken out.
rooms-button-team = Our team
rooms-button-papers = My papers
rooms-departed = { $member } left { $guild } and is therefore no longer in **{ $team }**. You can invite somebody to the free seat: { COMMAND("team invite") }.
rooms-departed-lead = { $member } left { $guild } and is therefore no longer in **{ $team }**. { $lead } leads the team now, and can hand it over: { COMMAND("team lead") }.
