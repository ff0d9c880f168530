# Teams: form one, join, ask somebody in, leave.

teams-description = Form a team, join one, see who is in it
teams-create-description = Form a team and lead it
teams-create-name-description = The team's name, 2 to 32 characters
teams-join-description = Join a team that has a free seat
teams-join-team-description = The team
teams-invite-description = Invite somebody to your team (its lead can)
teams-invite-member-description = The person to invite
teams-leave-description = Leave your team
teams-show-description = Show a team: its people, its papers
teams-show-team-description = The team; yours unless you name one
teams-list-description = Show all teams of this edition

teams-not-in-team = You are in no team yet. Form one with { COMMAND("team create") } or join one: { COMMAND("team list") }.
teams-only-lead-may = Only the lead of **{ $team }** can do this. See who that is with { COMMAND("team show") }.
teams-illegal-name = { $fault ->
    [length] A team's name has { $shortest } to { $longest } characters. Please choose another with { COMMAND("team create") }.
    [link] **{ $name }** looks like a link, and a team's name must not. Please choose another with { COMMAND("team create") }.
    [look-alike] **{ $name }** mixes letters of different alphabets that look alike. Please write it in one alphabet with { COMMAND("team create") }.
    [reserved] **{ $name }** is a reserved name. Please choose another with { COMMAND("team create") }.
   *[other] **{ $name }** holds characters that a team's name cannot have. Letters, digits, spaces and simple punctuation without colons are fine; please choose another with { COMMAND("team create") }.
}
teams-name-taken = **{ $name }** is the same as, or too close to, the existing team **{ $taken }**. Please choose another name, or join that team: { COMMAND("team join") }.
teams-already-in-team = You are already in **{ $team }**, and everybody is in one team at a time. To change, leave it first: { COMMAND("team leave") }.
teams-member-already-in-team = This person is already in **{ $team }**. They would have to leave it before you can invite them.
teams-not-found = There is no team called **{ $name }** in this edition. See all with { COMMAND("team list") }.
teams-full = **{ $team }** has no free seat: all { $seats } are taken. See other teams with { COMMAND("team list") }.
teams-cannot-invite = You can invite other people to your team, but neither yourself nor a bot.
teams-not-your-invitation = This invitation is for somebody else. To join a team, use { COMMAND("team join") }.
teams-invitation-over = This invitation is no longer open. Ask the team's lead for a new one, or join with { COMMAND("team join") }.

teams-leaving-changed = Meanwhile, leaving **{ $team }** means something else than you were asked. Please look again: { COMMAND("team leave") }.
teams-created = You now lead **{ $team }** in { $edition }. Next: invite people with { COMMAND("team invite") }, and claim a paper with { COMMAND("paper claim") }.
teams-joined = You are now in **{ $team }**.

teams-card-heading = { $team }
teams-card-edition = { $edition }
teams-card-people = People ({ $count } of { $seats }): { $members }
teams-card-nobody = Nobody on this team is on this server.
teams-card-lead = { $member } (lead)
teams-card-no-papers = No paper yet.
teams-card-papers = Papers:
teams-paper = { $title } · { $state ->
    [published] published { $since }
   *[other] claimed { $since }
}
teams-list-heading = Teams in { $edition }
teams-list-empty = There is no team yet. Form the first: { COMMAND("team create") }.
teams-line = **{ $team }** · { $members } of { $seats } people · { $claims ->
    [0] no paper yet
    [one] 1 paper
   *[other] { $claims } papers
}
teams-button-show = Show
teams-button-join = Join
teams-button-leave = Leave
teams-button-create = Form a team

teams-form-title = Form a team
teams-form-name = Name
teams-form-name-hint = 2 to 32 characters, for everybody to see

teams-invitation = { $invitee }, { $lead } invites you to join **{ $team }**. You can answer until { $expires }.
teams-invitation-accepted = { $invitee } is now in **{ $team }**.
teams-invitation-declined = { $invitee } declined the invitation to **{ $team }**.
teams-button-accept = Accept
teams-button-decline = Decline

teams-leave-ask = { $outcome ->
    [dissolves] Leave **{ $team }**? You are the last one in it: the team is then dissolved{ $count ->
        [0] .
        [one] {" "}and its paper is free again: { $papers }
       *[other] {" "}and its { $count } papers are free again: { $papers }
    }
    [hands-over] Leave **{ $team }**? { $successor }, the longest-standing member, then becomes its lead.
   *[other] Leave **{ $team }**? To come back you need a free seat.
}
teams-left = You left **{ $team }**. { $outcome ->
    [dissolves] It was dissolved.
    [hands-over] { $successor } leads it now.
   *[other] Find another with { COMMAND("team list") }.
}
teams-button-leave-yes = Leave the team
teams-button-leave-no = Stay
teams-card-invite = Invite people with { COMMAND("team invite") }.
teams-button-find = Find a paper
