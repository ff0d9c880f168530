# Deadlines: what is owed until when, and how organizers set and move the dates.

deadlines-description = The deadlines of this edition
deadlines-list-description = All deadlines, in your own time, and what you still owe
deadlines-next-description = What comes next for you
deadlines-list-heading = Deadlines of { $edition }
deadlines-list-empty = There are no deadlines yet. { $organizes ->
    [yes] Set the first one with { COMMAND("schedule add") }.
   *[no] Once the organizers set some, they are here, and you are reminded of them.
}
deadlines-line-head = **{ $name }** · { $kind ->
    [hard] hard deadline
   *[soft] soft deadline
}
deadlines-line-when = { $at } · { $written }{ $extended ->
    [yes] {" "}· more time for your team
   *[no] {""}
}{ $grace ->
    [0] {""}
    [one] {" "}· one minute of grace
   *[other] {" "}· { $grace } minutes of grace
}
deadlines-line-mine = { $mine ->
    [done] Done{ $asks ->
        [team] : you are in a team
        [claim] : your team holds a paper
        [plan] : nothing is left to plan
        [report] : no report is missing
       *[decision] : no decision is missing
    }
    [said] Your team says that it has done this
    [not-asked] { $asks ->
        [nothing] A date to know; nothing is asked of you
       *[other] This is for teams: { COMMAND("team list") }
    }
   *[owed] { $state ->
        [past] This is past, and still missing:
       *[open] Still to do:
    } { $asks ->
        [team] be in a team
        [claim] claim a paper: { COMMAND("paper claim") }
        [plan] { $count ->
            [one] the plan for one paper: { COMMAND("paper mine") }
           *[other] the plans for { $count } papers: { COMMAND("paper mine") }
        }
        [report] { $count ->
            [one] the report on one paper: { COMMAND("paper submit") }
           *[other] the reports on { $count } papers: { COMMAND("paper submit") }
        }
        [decision] { $count ->
            [one] the decision on one paper: { COMMAND("paper mine") }
           *[other] the decisions on { $count } papers: { COMMAND("paper mine") }
        }
       *[word] do this as a team, then press *We have done it*
    }
}
deadlines-line-muted = You are not reminded of this
deadlines-owed-papers = It is about: { $papers }
deadlines-source = Read the exact rule on { $link }. If it says something else, the organizers decide.
deadlines-source-name = the organizers' page
deadlines-closed-dms = Your direct messages are closed to me, so { $known ->
    [yes] what would go there is in your team's room
   *[no] I cannot remind you
}. Open them in this server's privacy settings.
deadlines-nothing-next = No deadline of **{ $edition }** is still to come.
deadlines-nothing-owed = You owe nothing at the moment. This comes next:
deadlines-button-show = Show
deadlines-button-list = All deadlines
deadlines-button-done = We have done it
deadlines-button-undone = Not done after all
deadlines-button-snooze = Remind me later
deadlines-button-mute = Mute this deadline
deadlines-button-how = How I am reminded
deadlines-button-unmute = Remind me again
deadlines-done = Good: your team has done **{ $name }**, and nobody of it is reminded any more.
deadlines-undone = Your team is reminded of **{ $name }** again.
deadlines-muted = I will not remind you of **{ $name }** any more. Others still hear of it.
deadlines-unmuted = I will remind you of **{ $name }** again.
deadlines-snoozed = I will remind you by direct message { $at }, unless it is done by then.
deadlines-too-late = The deadline is past, so there is nothing left to remind you of.

deadlines-no-such = { $named ->
    [yes] There is no deadline “{ $text }”. Choose one that is offered while you type
   *[no] That deadline is not there any more: it was taken away, or belongs to another edition. Choose another
}, or see { COMMAND("deadline list") }.
deadlines-name-taken = There is a deadline **{ $name }** already, { $at }. Choose another name, or move that one: { COMMAND("schedule move") }
deadlines-instant-past = “{ $words }” is { $at }, and that is past. Name a date that is still to come.
deadlines-not-later = **{ $deadline }** is { $due_at } for everybody, and { $at } is not later. Name a later date.
deadlines-not-a-ladder = “{ $text }” cannot be read as times before the deadline. Write up to { $most } of them, like `14d 7d 72h 24h 3h`, or `none`.
deadlines-not-a-shift = “{ $text }” does not say by how much. Write it like `+7 days`, `2 weeks later` or `-3h`.
deadlines-nothing-to-move = That changes nothing: no deadline that is still to come would get another date.
deadlines-no-such-plan = No other edition of this server is called “{ $text }”, or it has no deadlines. Choose one that is offered while you type.
deadlines-draft-over = That was done already, or the schedule has changed since. Please run the command again to see what it would do now.

deadlines-schedule-description = The dates of this edition, for organizers
deadlines-add-description = Add a deadline
deadlines-add-name-description = What people read, such as: Report
deadlines-when-description = Such as: 4 June 2026 23:59 AoE · fri 18:00 Europe/Berlin · in 3 days
deadlines-add-asks-description = What teams have to do by then; only those who have not are reminded
deadlines-add-kind-description = Whether anything can still be handed in afterwards
deadlines-add-link-description = The official page that says so
deadlines-add-reminders-description = How long before people are reminded; without it: 14d 7d 72h 24h 3h
deadlines-add-grace-description = Minutes after the deadline that still count
deadlines-asks-team = Be in a team (people who look for one)
deadlines-asks-claim = Claim a paper (teams without one)
deadlines-asks-plan = Write the plan (claims without one)
deadlines-asks-report = Hand in the report (claims without one)
deadlines-asks-decision = Know the decision (claims without one)
deadlines-asks-word = Something else; teams say when they have done it
deadlines-asks-nothing = Nothing: a date to know
deadlines-kind-soft = Soft: late is still accepted
deadlines-kind-hard = Hard: late is not accepted
deadlines-move-description = Move a deadline, or all that are still to come; you see first what that changes
deadlines-move-deadline-description = Which one, or all
deadlines-move-to-description = The new date, or by how much: +7 days
deadlines-all = All deadlines that are still to come
deadlines-shift = { $direction ->
    [earlier] Earlier
   *[later] Later
} by { $span }
deadlines-reason-description = Why; everybody who is told reads it
deadlines-deadline-description = Which deadline
deadlines-extend-description = Give one team more time
deadlines-extend-team-description = Which team
deadlines-extend-reason-description = Why; the team reads it
deadlines-remove-description = Take a deadline away; you see first what that changes
deadlines-correct-description = Correct a deadline's name, kind, link, reminders or grace
deadlines-copy-description = Take over the deadlines of another edition
deadlines-copy-edition-description = From which edition
deadlines-copy-by-description = How much later they are now, such as: +365 days
deadlines-history-description = What was added, moved, extended and removed, by whom and why
deadlines-history-deadline-description = Of which deadline; without it of all
deadlines-added = **{ $name }** is set: { $at } · { $written }
deadlines-reminders = { $count ->
    [0] Nobody is reminded any more.
   *[other] Whoever still owes it is reminded: { $times }
}
deadlines-copied = { $count ->
    [0] Nothing was taken over: the names are all there already, or the dates would be past.
    [one] One deadline was taken over:
   *[other] { $count } deadlines were taken over:
}
deadlines-copied-line = **{ $name }**: { $at } · { $written }
deadlines-button-correct = Correct it
deadlines-button-apply = { $kind ->
    [remove] Take it away
   *[move] Move
}
deadlines-button-keep = Leave it as it is
deadlines-plan-heading = { $kind ->
    [remove] Take this deadline away?
   *[move] Move this?
}
deadlines-plan-moved = **{ $name }**: { $before } → **{ $after }** · { $written }
deadlines-plan-removed = **{ $name }**, which is { $at }, goes away. Nobody is reminded of it any more, and calendars drop it.
deadlines-plan-effects = { $teams ->
    [0] No team still owes it
    [one] One team still owes it
   *[other] { $teams } teams still owe it
}{ $claims ->
    [0] {""}
    [one] {" "}for one paper
   *[other] {" "}for { $claims } papers
}{ $keep ->
    [0] {""}
    [one] , one team keeps a later date of its own
   *[other] , { $keep } teams keep a later date of their own
}{ $event ->
    [yes] , Discord's event follows
   *[no] {""}
}.
deadlines-plan-told = { $count ->
    [0] Nobody has to be told.
    [one] One team or person is told.
   *[other] { $count } teams and people are told.
} { $kind ->
    [remove] Take it away?
   *[move] Move it?
}
deadlines-applied-heading = { $kind ->
    [remove] Taken away
   *[move] Moved
}
deadlines-applied-told = { $count ->
    [0] Nobody had to be told.
    [one] One team or person is being told.
   *[other] { $count } teams and people are being told.
}
deadlines-extended = **{ $team }** has until { $at } ({ $written }) for **{ $name }**. The team is being told.
deadlines-history-heading = What became of the dates
deadlines-history-empty = Nothing was changed yet.
deadlines-history-line = { $when }, { $who }: { $kind ->
    [add] added **{ $name }**, { $after } (“{ $typed }”)
    [move] moved **{ $name }** from { $before } to { $after } (“{ $typed }”)
    [extend] gave **{ $team }** until { $after } for **{ $name }**
    [remove] took **{ $name }** away, which was { $before }
    [copy] took over **{ $name }**, { $after }
   *[correct] corrected **{ $name }**
}
deadlines-history-reason = {"-# "}{ $reason }
deadlines-form-title = Correct a deadline
deadlines-form-name = Name
deadlines-form-name-hint = What people read
deadlines-form-kind = Kind
deadlines-form-link = Official page
deadlines-form-link-hint = Empty: none
deadlines-form-ladder = Reminders before it
deadlines-form-ladder-hint = Such as 14d 7d 72h 24h 3h, or none
deadlines-form-grace = Minutes of grace
deadlines-form-grace-hint = How long after it still counts

deadlines-letter-due = { $known ->
    [yes] **{ $team }**, { $count ->
        [one] this is still to do
       *[other] these are still to do
    } in **{ $guild }**:
   *[no] { $count ->
        [one] This is still to do
       *[other] These are still to do
    } in **{ $guild }**:
}
deadlines-letter-when = { $at } · { $written }
deadlines-letter-asks = { $asks ->
    [team] Be in a team
    [claim] Claim a paper
    [plan] Write the plan for { $papers }
    [report] Hand in the report on { $papers }
    [decision] Say what was decided on { $papers }
   *[word] Do this as a team, then press *We have done it*
}
deadlines-letter-papers = { $papers }
deadlines-letter-silent = **{ $name }** is { $at }, and { $count ->
    [one] one team that was silent for a week still owes it
   *[other] { $count } teams that were silent for a week still owe it
}: { $teams }
deadlines-letter-moved = { $count ->
    [one] A deadline of **{ $guild }** was moved:
   *[other] Deadlines of **{ $guild }** were moved:
}
deadlines-letter-moved-line = **{ $name }**: now { $after }. Before: { $before }
deadlines-letter-removed = There is no deadline { $names } in **{ $guild }** any more. You need not do anything.
deadlines-letter-extended = Your team has more time for **{ $name }** in **{ $guild }**: until { $at }
deadlines-letter-reason = The reason: { $reason }
deadlines-letter-done = { $who } says that the team has done { $name }. Nobody is reminded of it any more.

deadlines-calendar-description = Take the deadlines into your calendar
deadlines-calendar-file = { $count ->
    [0] There are no deadlines yet, so there is no file to take along. Look again once some are announced: { COMMAND("deadline calendar") }.
    [one] One deadline for your calendar, at your team's own date if it got more time. Open the file with Google, Apple or Outlook Calendar. It stays as it is: take it anew when the date changes, and the entry is moved.
   *[other] { $count } deadlines for your calendar, at your team's own dates where it got more time. Open the file with Google, Apple or Outlook Calendar. It stays as it is: take it anew when dates change, and the entries are moved.
}
deadlines-calendar-address =
    {"**"}A calendar that follows every change**: subscribe to this address, in Google Calendar under *Other calendars → From URL*, in Outlook under *Add calendar → Subscribe from web*.
    `{ $address }`
    Apple Calendar and phones open this one: `{ $follow }`
    Whoever has the address can read your calendar, so keep it to yourself. Calendars look for changes every few hours.
deadlines-calendar-button-new = New address
deadlines-calendar-button-keep = Keep the old one
deadlines-calendar-ask-new = Give your calendar a new address? Whatever is subscribed to the old one hears of no more changes, until you subscribe it to the new one.
deadlines-calendar-renewed = Your calendar has a new address, and the old one has ended. Please subscribe anew where you used it.

deadlines-calendar-name = { $known ->
    [yes] { $edition }: deadlines
   *[no] Deadlines
}
deadlines-calendar-title = { $removed ->
    [yes] Cancelled: { $edition }: { $name }
   *[no] { $edition }: { $name }
}
deadlines-calendar-kind = { $hard ->
    [yes] Hard deadline.
   *[no] Soft deadline.
}
deadlines-calendar-aoe = { $at }, anywhere on Earth (UTC-12)
deadlines-calendar-words = Announced as: { $words }

deadlines-event-about =
    { $hard ->
        [yes] **Hard deadline** of { $edition }, at the end of this event.
       *[no] **Soft deadline** of { $edition }, at the end of this event.
    }
    { $aoe }, anywhere on Earth (announced as: { $words })
    { $link }
deadlines-events-state = { $on ->
    [yes] **Every deadline is an event** in Discord's list of this server: it begins an hour before and ends with the deadline, is moved with it, and is made anew if somebody removes it.
   *[no] **Deadlines are no events** in Discord's list of this server.
}
deadlines-events-fault = { $fault ->
    [forbidden] I may not create events here. Give my role the right *Create Events*; I look again within ten minutes.
    [full] The server has 100 events, and Discord takes no more. Remove some; I look again within ten minutes.
    [outside] Discord did not answer. I look again within ten minutes.
   *[refused] Discord refused an event. Please look at the deadline's name and link.
}
deadlines-events-button-on = Make them events
deadlines-events-button-off = Remove the events

deadlines-line-cohort = { $head } · for { $cohort } alone
deadlines-add-cohort-description = A cohort that it is for alone, such as a course
