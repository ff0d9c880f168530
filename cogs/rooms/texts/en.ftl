# The private rooms of teams.

rooms-welcome-heading = { $team }
rooms-welcome = This room is for your team alone: plan the work, share what you find, ask each other. I write here when a date comes near or somebody waits for your answer. Whoever joins the team is let in, and whoever leaves it is taken out.
rooms-button-team = Our team
rooms-button-papers = My papers
rooms-departed = { $member } left { $guild } and is therefore no longer in **{ $team }**. The seat is free: { COMMAND("team invite") }.
rooms-departed-lead = { $member } left { $guild } and is therefore no longer in **{ $team }**. { $lead } leads the team now, and can hand it over: { COMMAND("team lead") }.
