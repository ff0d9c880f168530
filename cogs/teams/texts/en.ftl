# Teams: form one, join, ask somebody in, leave.

teams-description = Form a team, join one, see who is in it
teams-create-description = Form a team and lead it
teams-create-name-description = The team's name, 2 to 32 characters
teams-join-team-description = The team
teams-invite-member-description = The person to invite
teams-leave-description = Leave your team
teams-show-description = Show a team: its people, its papers
teams-show-team-description = The team; yours unless you name one
teams-list-description = Show all teams of this edition

teams-not-in-team = You are not in a team yet. Form one with { COMMAND("team create") } or join one: { COMMAND("team list") }.
teams-only-lead-may = Only the lead of **{ $team }** can do this. See who that is with { COMMAND("team show") }.
teams-illegal-name = { $fault ->
    [length] A team's name has { $shortest } to { $longest } characters. Please choose another, and try again.
    [link] **{ $name }** looks like a link, and a team's name must not. Please choose another, and try again.
    [look-alike] **{ $name }** mixes letters of different alphabets that look alike. Please write it in one alphabet, and try again.
    [reserved] **{ $name }** is a reserved name. Please choose another, and try again.
   *[other] **{ $name }** contains characters that a team's name cannot have. Letters, digits, spaces and simple punctuation without colons are fine; please choose another, and try again.
}
teams-name-taken = **{ $name }** is the same as, or too close to, the existing team **{ $taken }**. Please choose another name, or join that team: { COMMAND("team join") }.
teams-already-in-team = You are already in **{ $team }**, and you can be in only one team at a time. To change, leave it first: { COMMAND("team leave") }.
teams-not-found = There is no team called **{ $name }** in this edition. See all with { COMMAND("team list") }.
teams-full = **{ $team }** has no free seat: all { $seats } are taken. See other teams with { COMMAND("team list") }.
teams-cannot-invite = You can invite other people to your team, but neither yourself nor a bot. See who is looking for a team with { COMMAND("team match") }.

teams-leaving-changed = Something has changed, and leaving **{ $team }** now means something else than you were asked. Please look again: { COMMAND("team leave") }.
teams-created = You now lead **{ $team }** in { $edition }. Next: invite people with { COMMAND("team invite") }, and claim a paper with { COMMAND("paper claim") }.

teams-card-heading = { $team }
teams-card-extension = More time for **{ $name }**: until { $at }
teams-card-edition = { $edition }
teams-card-people = People ({ $count } of { $seats }): { $members }
teams-card-nobody = Nobody on this team is on this server.
teams-card-lead = { $member } (lead)
teams-card-no-papers = No paper yet.
teams-card-papers = Papers:
teams-list-heading = Teams in { $edition }
teams-list-empty = There are no teams yet. Form the first one: { COMMAND("team create") }.
teams-button-show = Show
teams-button-leave = Leave
teams-button-create = Form a team

teams-form-title = Form a team

teams-invitation-accepted = { $invitee } is now in **{ $team }**.
teams-invitation-declined = { $invitee } declined the invitation to **{ $team }**.
teams-button-accept = Accept
teams-button-decline = Decline

teams-button-leave-yes = Leave the team
teams-button-leave-no = Stay
teams-card-invite = Invite people with { COMMAND("team invite") }.
teams-button-find = Find a paper
teams-only-team-may = Only the people of **{ $team }** can do this. See your own team's papers with { COMMAND("paper mine") }.
teams-no-such-zone = { $fault ->
    [ambiguous] “{ $text }” can mean several time zones. Write a city such as `Berlin`, a name such as `Asia/Shanghai`, or a distance such as `UTC+2`, and try again.
    [part-of-an-hour] “{ $text }” is not a whole number of hours: name a city of that zone instead, such as `Kolkata` for UTC+5:30, and try again.
   *[unknown] I don't know a time zone called “{ $text }”. Write a city such as `Berlin`, a name such as `Asia/Shanghai`, or a distance such as `UTC+2`, and try again.
}

teams-join-description = Ask to join a team that has a free seat
teams-invite-description = Invite somebody to your team (its lead can)
teams-lead-description = Hand your team over to one of its members
teams-lead-member-description = The member who leads from now on
teams-remove-description = Remove somebody from your team (its lead can)
teams-remove-member-description = The member to remove
teams-rename-description = Change your team's name, and what it says about itself
teams-merge-description = Ask another team to merge with yours
teams-merge-team-description = The other team
teams-menu-show = Show team
teams-menu-invite = Invite to my team

teams-member-already-in-team = This person is already in a team. They would have to leave it first: { COMMAND("team leave") }.
teams-member-in-no-team = This person is in no team that you can see. See the teams with { COMMAND("team list") }.
teams-not-a-member = This person is not in **{ $team }**. See who is with { COMMAND("team show") }.
teams-nobody-there = Nobody is in **{ $team }** any more. See other teams with { COMMAND("team list") }.
teams-cannot-remove-self = You cannot remove yourself. To go, use { COMMAND("team leave") }.
teams-leads-already = This person already leads **{ $team }**. To hand it over, name another member: { COMMAND("team lead") }.
teams-not-your-invitation = This invitation is for somebody else. To join a team, use { COMMAND("team join") }.
teams-invitation-over = This invitation is no longer open. Ask the team's lead for a new one, or ask to join with { COMMAND("team join") }.
teams-request-over = This request is no longer open: it was answered or withdrawn, or it has expired. See your team with { COMMAND("team show") }.
teams-merge-over = This question is no longer open: it was answered or withdrawn, or it has expired. Ask again with { COMMAND("team merge") }.
teams-merge-changed = Something has changed, and merging with **{ $team }** now means something else than you were asked. Please look again: { COMMAND("team show") }.
teams-merge-asked-already = **{ $team }** has already asked your team the same. Answer on your team's card: { COMMAND("team show") }.
teams-cannot-merge-alone = A team can only merge with another team that has people in it. See the teams with { COMMAND("team list") }.
teams-merge-too-big = **{ $team }** and **{ $other }** are { $people } people together, and a team has { $seats } seats. Find a smaller team with { COMMAND("team list") }.
teams-merge-same-paper = **{ $team }** and **{ $other }** both hold { $papers }. One of them has to give it back first: { COMMAND("paper release") }.
teams-merge-too-many-claims = **{ $team }** and **{ $other }** together work on { $papers }, and a team may hold { $limit } at a time. Give { $surplus } back first: { COMMAND("paper release") }.

teams-joined = You are now in **{ $team }**.
teams-invited = { $state ->
    [new] { $invitee } was invited to **{ $team }**, by direct message, and can answer until { $until }.
   *[waiting] { $invitee } was already invited to **{ $team }**, and can answer until { $until }.
}
teams-invited-in = { $invitee } had asked to join, and is now in **{ $team }**.
teams-requested = { $state ->
    [new] The lead of **{ $team }** was asked to let you in, and can answer until { $until }. You will be told.
   *[waiting] The lead of **{ $team }** was already asked, and can answer until { $until }.
}
teams-uninvited = The invitation of { $invitee } to **{ $team }** was withdrawn.
teams-unrequested = Your request to join **{ $team }** was withdrawn.
teams-unmerged = Your proposal to merge with **{ $team }** was withdrawn.
teams-invitation-done = This invitation was answered.
teams-declined = You declined the invitation to **{ $team }**.
teams-request-declined = { $invitee } was not let into **{ $team }**.
teams-merge-declined = **{ $team }** will be told that you do not want to merge.
teams-merge-sent = The lead of **{ $team }** was asked whether the two teams should merge, and can answer until { $until }.
teams-merge-ask = Make **{ $team }** and **{ $other }** one team? **{ $other }** ends, and { $moving ->
    [one] its one member moves
   *[other] its { $moving } people move
} to **{ $team }**, which then has { $people } of { $seats } people.{ $count ->
    [0] {""}
   *[other] {" "}Its papers move too: { $papers }.
}{ $waits ->
    [0] {""}
   *[other] {" "}So do its places on waiting lists: { $waited }.
}{ $hides ->
    [yes] {" "}The team does not show its people to others.
   *[no] {""}
}{ $step ->
    [propose] {" "}The lead of **{ $other }** is asked first, and can say no.
   *[agree] {" "}This happens at once, and cannot be undone.
}
teams-merged = **{ $other }** is now part of **{ $team }**.
teams-lead-ask = Hand **{ $team }** over to { $member }? You stay a member.
teams-remove-ask = Remove { $member } from **{ $team }**? They will be told.
teams-removed = { $member } is no longer in **{ $team }**.
teams-handed-over = { $member } now leads **{ $team }**.
teams-renamed = Your team is called **{ $team }**.
teams-button-yes = Yes
teams-button-no = No
teams-button-merge = Become one team
teams-button-merge-ask = Propose to merge
teams-button-look = Look and answer
teams-button-withdraw = Withdraw
teams-button-accept-invitation = Accept the invitation
teams-button-ask = Ask to join
teams-button-papers = My papers
teams-button-rename = Rename

teams-card-description = { $description }
teams-card-hidden = People: { $count } of { $seats }; the team does not show them.
teams-paper = { $title } · { $state ->
    [claimed] claimed { $since }
    [working] being worked on, claimed { $since }
    [submitted] report handed in, claimed { $since }
    [in-review] report in review, claimed { $since }
    [accepted] report accepted, claimed { $since }
    [rejected] report not accepted, claimed { $since }
   *[published] published, claimed { $since }
}
teams-line = **{ $team }** · { $members } of { $seats } people · { $claims ->
    [0] no paper yet
    [one] 1 paper
   *[other] { $claims } papers
}{ $room ->
    [yes] {" "}· looking for people
   *[no] {""}
}
teams-waiting-request = { $member } asks to join, and can be answered until { $until }
teams-waiting-invitation = { $member } was invited, and can answer until { $until }
teams-waiting-unreached = The message did not reach them. Tell them yourself: { COMMAND("team join") } lets them in.
teams-waiting-more = { $count ->
    [one] 1 more is waiting, and will show here once these are answered.
   *[other] { $count } more are waiting, and will show here once these are answered.
}
teams-waiting-merge = { $ours ->
    [yes] **{ $team }** was asked to merge, and can answer until { $until }
   *[no] **{ $team }** asks your team to merge, and can be answered until { $until }
}

teams-form-rename-title = Your team
teams-form-name = Name
teams-form-name-hint = 2 to 32 characters, for everybody to see
teams-form-description = About your team
teams-form-description-hint = What you work on, who you are looking for

teams-leave-ask = { $outcome ->
    [dissolves] Leave **{ $team }**? You are the last one in it: the team is then dissolved{ $count ->
        [0] .
        [one] {" "}and its paper is free again: { $papers }
       *[other] {" "}and its { $count } papers are free again: { $papers }
    }
    [stays] Leave **{ $team }**? You are the last one in it; what it handed in stays on record.
    [hands-over] Leave **{ $team }**? { $successor }, the longest-standing member, then becomes its lead. To choose somebody else, use { COMMAND("team lead") } first.
   *[other] Leave **{ $team }**? To come back you need a free seat.
}
teams-left = You left **{ $team }**. { $outcome ->
    [dissolves] It was dissolved.
    [stays] What it handed in stays on record.
    [hands-over] { $successor } leads it now.
   *[other] Find another with { COMMAND("team list") }.
}

teams-letter-invited = { $lead } invites you to join **{ $team }** ({ $guild }). You can answer until { $until }.
teams-letter-requested = { $member } asks to join your team **{ $team }** ({ $guild }). You can answer until { $until }.
teams-letter-merge-asked = **{ $team }** asks your team **{ $other }** to merge with it ({ $guild }). You can answer until { $until }.
teams-letter-invitation-answered = { $outcome ->
    [accepted] { $invitee } accepted your invitation, and is now in **{ $team }** ({ $guild }).
    [declined] { $invitee } declined your invitation to **{ $team }** ({ $guild }).
   *[expired] { $invitee } did not answer your invitation to **{ $team }** ({ $guild }) in time.
}
teams-letter-request-answered = { $outcome ->
    [accepted] You are now in **{ $team }** ({ $guild }).
    [declined] **{ $team }** ({ $guild }) did not let you in. See other teams with { COMMAND("team list") }.
    [expired] **{ $team }** ({ $guild }) did not answer in time. See other teams with { COMMAND("team list") }.
   *[closed] **{ $team }** ({ $guild }) no longer exists. See other teams with { COMMAND("team list") }.
}
teams-letter-merge-answered = { $outcome ->
    [declined] **{ $team }** ({ $guild }) does not want to merge with your team.
    [expired] **{ $team }** ({ $guild }) did not answer in time whether it wants to merge with your team.
   *[closed] **{ $team }** ({ $guild }), which you asked to merge, no longer exists.
}
teams-letter-merged = **{ $other }** and **{ $team }** are one team now: **{ $team }** ({ $guild }).
teams-letter-removed = You are no longer in **{ $team }** ({ $guild }): its lead removed you.
teams-letter-lead-yours = You now lead **{ $team }** ({ $guild }).

teams-looking-description = Look for a team: say what interests you, or change, renew and end it
teams-looking-form-title = Look for a team
teams-looking-form-interests = What interests you
teams-looking-form-interests-hint = Topics or papers, such as: diffusion models, fairness in ranking
teams-looking-form-skills = What you can do
teams-looking-form-skills-hint = Such as: PyTorch, statistics, writing
teams-looking-form-zone = Your time zone
teams-looking-form-zone-hint = A city, a name such as Europe/Berlin, or UTC+2. Others see only the time
teams-looking-form-hours = Hours a week
teams-looking-form-hours-hint = How much time you have, in whole hours
teams-looking-form-languages = Languages you speak
teams-looking-form-languages-hint = Such as: English, Chinese
teams-looking-heading = You are looking for a team
teams-looking-line-interests = Interests: { $said }
teams-looking-line-skills = Skills: { $said }
teams-looking-line-languages = Languages: { $said }
teams-looking-own-time = { $hours } h a week · { $zone } (others see: { $time })
teams-looking-until = Until { $until }, people who are looking for a team and leads with a free seat can see this, and leads can invite you by direct message. It ends by itself when you join a team.
teams-looking-button-change = Change
teams-looking-button-renew = Renew for two weeks
teams-looking-button-stop = Stop looking
teams-looking-stopped = You are no longer looking for a team, and what you wrote was deleted. To start again: { COMMAND("team looking") }.
teams-looking-none = You are not looking for a team, or your time is up. To start: { COMMAND("team looking") }.
teams-looking-over = This person is no longer looking for a team. See who is: { COMMAND("team match") }.
teams-looking-illegal-hours = “{ $typed }” is not a number of hours from { $least } to { $most }. Please write one, such as `8`, with { COMMAND("team looking") }.
teams-looking-letter-ending = You are looking for a team on { $guild } until { $until }. Are you still looking? If you do nothing, it ends then, and what you wrote is deleted.
teams-looking-letter-ended = You are no longer looking for a team on { $guild }: the two weeks are over, and what you wrote was deleted. You can start again there with { COMMAND("team looking") }.

teams-match-description = See who fits: people looking for a team or, if you are looking yourself, teams with room
teams-match-heading-people = People looking for a team in { $edition }
teams-match-heading-teams = Teams with room in { $edition }
teams-match-empty-people = Nobody else is looking for a team at the moment. Look again in a few days.
teams-match-empty-teams = No team has a free seat at the moment. You can form one yourself: { COMMAND("team create") }.
teams-match-person = **{ $member }** · { $hours } h a week · { $time }
teams-match-team = **{ $team }** · { $people } of { $seats } people
teams-match-hidden-team = **{ $team }**
teams-match-invited = You have invited this person.
teams-match-how-to-invite = If you form a team with { COMMAND("team create") }, you can invite them.
teams-match-why = Why: { $reasons }
teams-match-reason-asked = { $to ->
    [team] it asks for what you offer: *{ $said }*
   *[person] offers what your team asks for: *{ $said }*
}
teams-match-reason-shared = both mention *{ $said }*
teams-match-reason-clocks = { $hours ->
    [0] your clocks agree
   *[other] { $to ->
        [team] clocks at most { $hours } h apart
       *[person] clocks { $hours } h apart
    }
}
teams-match-reason-clocks-unknown = time zone not known
teams-match-reason-languages = both name *{ $said }*
teams-match-reason-no-language = no language in common
teams-match-reason-hours = { $to ->
    [team] you have { $hours } h a week, it asks for { $other }
   *[person] has { $hours } h a week, your team asks for { $other }
}
teams-match-reason-similar-hours = similar time: { $hours } and { $other } h a week
teams-match-button = Find a team
teams-match-button-people = Find people
teams-match-button-invite = Invite
teams-match-refused = { $why ->
    [member] Who is looking for a team is shown only to people who are looking too and to leads with a free seat. You are in a team: ask its lead to look.
    [full] Who is looking for a team is shown only to people who are looking too and to leads with a free seat. Your team is full: try again once a seat is free.
   *[no-team] Who is looking for a team is shown only to people who are looking too and to leads with a free seat. If you are looking too, use { COMMAND("team looking") }.
}

teams-time-button = My local time
teams-time-form-title = Your local time
teams-time-form-zone = Time zone (empty: do not show my time)
teams-time-form-zone-hint = A city, Europe/Berlin, or UTC+2. Your team's card shows the time, matching compares it
teams-time-shown = Your team's card now shows your local time ({ $zone }). To stop that, empty the field.
teams-time-hidden = Your local time is no longer shown.
teams-time-card = Local times: { $times }
teams-time-of = { $member } { $time }

teams-create-cohort-description = The cohort it is of, such as a course
