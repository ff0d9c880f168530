# What moderators see and put right.

moderation-description = See whole records, put things right, and take it back
moderation-participant-description = See all of a person: team, notes, what they did; move them, take them out, exclude them
moderation-option-member = Whom
moderation-team-description = See all of a team; rename it, hand it over, dissolve it
moderation-option-team = Which team
moderation-claim-description = See all of a claim; release it, revoke it, give it more time, give it to another team
moderation-option-claim = Which claim: begin with its team or paper
moderation-undo-description = Take back what a moderator did
moderation-audit-description = See everything that was done on this server, newest first
moderation-option-audit-member = Only what this person did, or what was done to them
moderation-option-audit-about = Only acts of this kind

moderation-person-heading = { $who } in { $edition }
moderation-person-team = In **{ $team }**{ $lead ->
    [yes] , and leads it
   *[no] { "" }
}.
moderation-person-no-team = In no team.
moderation-person-earlier = Earlier: { $teams }.
moderation-person-excluded = **Excluded**: { $reason }
moderation-person-excluded-until = **Excluded** until { $until }: { $reason }
moderation-team-heading = { $team } in { $edition }
moderation-team-people = { $people }. { $lead } leads.
moderation-team-nobody = Nobody of this team is on the server.
moderation-claim-line = • **{ $paper }** · { $state ->
    [claimed] claimed
    [working] being worked on
    [submitted] handed in
    [in-review] in review
    [accepted] accepted
    [rejected] rejected
    [published] published
    [released] given back
    [lapsed] lapsed
   *[revoked] revoked
}
moderation-claim-of = Claimed by **{ $team }** { $at }; it is { $state ->
    [claimed] claimed
    [working] being worked on
    [submitted] handed in
    [in-review] in review
    [accepted] accepted
    [rejected] rejected
    [published] published
    [released] given back
    [lapsed] lapsed
   *[revoked] revoked
}.
moderation-claim-excused = No sign of life is expected until { $until }.
moderation-claim-plan = The team has written a plan.
moderation-note-line = “{ $text }” { $who }, { $at }
moderation-nobody = the bot
moderation-audit-line = `{ $tag }` { $who } { $at } { $facts }
moderation-audit-heading = { $count ->
    [one] One act
   *[other] { $count } acts
}
moderation-audit-none = Nothing of this kind was done here. Ask for less to see more.
moderation-audit-exported = The acts as CSV, newest first, at most 10,000. Only you see this file.
moderation-act = { $kind ->
    [seat] Move { $who } to **{ $team }**
    [unseat] Take { $who } out of their team
    [rename] Rename **{ $team }** to **{ $name }**
    [lead] Let { $who } lead **{ $team }**
    [dissolve] Dissolve **{ $team }**
    [exclude] Exclude { $who } from the edition
    [release] Release **{ $paper }**, which **{ $team }** holds
    [revoke] Revoke the claim of **{ $team }** on **{ $paper }**
    [extend] Give **{ $team }** { $days } more days for **{ $paper }**
   *[reassign] Give **{ $paper }** to **{ $team }**
}
moderation-changed = **Something has changed meanwhile.** This is what it does now.
moderation-reason = Reason: { $reason }
moderation-leads-on = { $who } leads on.
moderation-dissolves = This ends { $teams }: nobody is left in it.
moderation-ask = { $papers ->
    [0] No paper becomes free.
    [one] **One paper becomes free**: { $titles }.
   *[other] **{ $papers } papers become free**: { $titles }.
} { $people ->
    [0] Nobody is told.
    [one] **One person is told**, with the reason.
   *[other] **{ $people } people are told**, with the reason.
}
moderation-button-begin = { $kind ->
    [seat] Move to a team…
    [unseat] Take out of the team…
    [rename] Rename…
    [lead] Hand over…
    [dissolve] Dissolve…
    [exclude] Exclude…
    [release] Release…
    [revoke] Revoke…
    [extend] More time…
   *[reassign] Give to a team…
}
moderation-button-act = { $kind ->
    [seat] Move
    [unseat] Take out
    [rename] Rename
    [lead] Hand over
    [dissolve] Dissolve
    [exclude] Exclude
    [release] Release
    [revoke] Revoke
    [extend] Give more time
   *[reassign] Give to the team
}
moderation-button-no = Change nothing
moderation-button-undo = Take it back
moderation-button-note = Note…
moderation-button-export = All of it as a file
moderation-done = Done: { $act }. { $people ->
    [0] Nobody had to be told.
    [one] One person is told.
   *[other] { $people } people are told.
}
moderation-undone = Taken back: { $act }. { $people ->
    [0] Nobody had to be told.
    [one] One person is told.
   *[other] { $people } people are told.
}
moderation-nothing-to-undo = There is nothing to take back: no moderator did anything here that still stands.
moderation-undo-heading = What moderators did last
moderation-undo-line = { $act }
    { $who }, { $at }
moderation-noted = Noted. Only organizers see it; the person does when they export their own data.
moderation-form-name-seat = Team
moderation-form-name-seat-hint = The name of the team that the person comes into
moderation-form-name-reassign = Team
moderation-form-name-reassign-hint = The name of the team that gets the paper
moderation-form-name-rename = New name
moderation-form-name-rename-hint = No other team of the edition may be called so
moderation-form-name-extend = Days
moderation-form-name-extend-hint = How many days from now nobody expects a sign of life
moderation-form-name-exclude = Until
moderation-form-name-exclude-hint = Such as 2026-06-04 or in 30 days. Empty: to the end of the edition
moderation-form-person = Who leads
moderation-form-person-hint = Somebody of the team
moderation-form-reason = Reason
moderation-form-reason-hint = Everybody whom it concerns reads it
moderation-form-note = Note
moderation-form-note-hint = For organizers
moderation-letter = { $undone ->
    [yes] A moderator of **{ $guild }** took back: { $act }.
   *[no] A moderator of **{ $guild }** did this: { $act }.
}
moderation-no-such-act = This was done, or taken back, before. See what still stands with { COMMAND("moderate undo") }.
moderation-nothing-to-change = It is so already; nothing was changed. Look again with { COMMAND("moderate team") } or { COMMAND("moderate participant") }.
moderation-cannot-take-back = { $later ->
    [moved] This cannot be taken back: the person is elsewhere by now. { $name }
    [renamed] This cannot be taken back: the team was renamed since, to *{ $name }*.
    [led] This cannot be taken back: *{ $name }* is led by somebody else since, or its former lead left.
    [named] This cannot be taken back: another team is called *{ $name }* by now.
    [full] This cannot be taken back: *{ $name }* has no seat left.
    [taken] This cannot be taken back: *{ $name }* was claimed by another team since.
    [changed] This cannot be taken back: the claim on *{ $name }* went on since.
    [gone] This cannot be taken back: *{ $name }* is no more, or its team is.
   *[forgotten] This cannot be taken back: somebody whom it was about had themselves deleted. { $name }
} Nothing was changed; put it right with { COMMAND("moderate team") } or { COMMAND("moderate participant") }.
moderation-excluded = { $is_self ->
    [yes] The organizers excluded you from { $edition }
   *[no] The organizers excluded this person from { $edition }
}{ $ends ->
    [yes] { " " }until { $until }
   *[no] { "" }
}. Ask them if you think that is a mistake.
moderation-only-moderators-may = Only moderators and organizers can do this. Moderators are those who may time members out on this server. If something about your team is wrong, ask one of them.
moderation-until = Until { $until }.

moderation-acts-line = `{ $tag }` { $who } { $at }
moderation-acts-more = and { $count } more: see { COMMAND("moderate audit") }
