# Announcements, as organizers write them and everybody reads them.

announcements-description = Announcements to people, teams and channels
announcements-draft-description = Write an announcement; nobody reads it before you say so
announcements-draft-audience-description = For whom it is
announcements-draft-channel-description = Where it is posted, for everyone or a role; without it, in this channel
announcements-draft-role-description = The role that it is for
announcements-draft-days-description = For silent teams: after how many days without a sign of life (14)
announcements-draft-crosspost-description = Publish it to servers that follow the announcement channel
announcements-preview-description = See an announcement exactly as it will be sent, and whom it reaches
announcements-list-description = All announcements of this server
announcements-edit-description = Change what an announcement says, also after it was sent
announcements-schedule-description = Send an announcement at a time, or again and again
announcements-schedule-when-description = Such as tomorrow 18:00 Europe/Berlin; a day alone means 9:00
announcements-schedule-every-description = Such as every monday 9:00, or first monday 9:00; at most hourly
announcements-send-description = Send an announcement now; you are asked once more
announcements-cancel-description = Cancel an announcement, or recall it after it was sent
announcements-which-description = Which announcement
announcements-menu-use = Use as announcement
announcements-choice-everyone = Everyone, in a channel
announcements-choice-role = A role, in a channel
announcements-choice-no-team = People without a team
announcements-choice-no-claim = Teams without a claim
announcements-choice-silent = Silent teams
announcements-audience = { $audience ->
    [everyone] Everyone, in a channel
    [role] A role, in a channel
    [no-team] People without a team
    [no-claim] Teams without a claim
   *[silent] Silent teams
}
announcements-crosspost = { $crosspost ->
    [yes] Publish to following servers
   *[no] This server only
}

announcements-from = Announcement of { $edition } on { $guild }
announcements-deadline = { $deadline }, { $at }
announcements-no-deadline = no further deadline

announcements-desk-heading = Announcement: { $name }
announcements-desk-state = **{ $state }** · by { $author }{ $edited ->
    [yes] , last changed by { $editor }
   *[no] {""}
}
announcements-line-state = { $state ->
    [draft] Draft
    [waiting] Waiting for approval
    [approved] Ready to be sent
    [scheduled] Planned
    [sent] Sent
    [cancelled] Cancelled
   *[recalled] Recalled
}
announcements-desk-audience = { $audience ->
    [everyone] For everyone who reads { $channel }: one message{ $known ->
        [yes] , and up to { $people ->
            [one] one person
           *[other] { $people } people
        }
       *[no] {""}
    }.
    [role] For { $role } in { $channel }: one message, { $known ->
        [yes] and { $people ->
            [one] one person has
           *[other] { $people } people have
        } the role
       *[no] and how many have the role is not known, since Discord tells only bots that may manage roles
    }.
    [no-team] For people without a team, each by direct message: { $people } now. These are people who look for a team and people who were in one before; nobody else without a team is known to the bot.
    [no-claim] For teams that hold no paper: { $teams } now, with { $people ->
        [one] one person
       *[other] { $people } people
    }, in { $messages ->
        [one] one message
       *[other] { $messages } messages
    }. Each team reads it in its room, where { $pointed ->
        [one] one person is pointed out
       *[other] { $pointed } people are pointed out
    } in all, or each member by direct message where it has none.
   *[silent] For teams that hold a paper and gave no sign of life for { $days ->
        [one] one day
       *[other] { $days } days
    }: { $teams } now, with { $people ->
        [one] one person
       *[other] { $people } people
    }, in { $messages ->
        [one] one message
       *[other] { $messages } messages
    }. Each team reads it in its room, where { $pointed ->
        [one] one person is pointed out
       *[other] { $pointed } people are pointed out
    } in all, or each member by direct message where it has none.
}
announcements-desk-mention = { $mention ->
    [everyone] It mentions everyone{ $known ->
        [yes] : { $people ->
            [one] one person is
           *[other] up to { $people } people are
        } notified
       *[no] {""}
    }.
    [role] It mentions { $role }{ $known ->
        [yes] : { $people ->
            [one] one person is
           *[other] { $people } people are
        } notified
       *[no] , who are all notified
    }.
   *[none] It mentions nobody.
}
announcements-desk-crosspost = It is published to the servers that follow the channel.
announcements-plan-once = Goes out { $at }, typed as “{ $typed }” ({ $zone }).
announcements-plan-again = Goes out again and again: “{ $typed }” ({ $zone }). Next: { $runs }.
announcements-plan-passed = Was to go out “{ $typed }” ({ $zone }). That is past: send it now, or choose another time.
announcements-desk-sent = The last time: { $there ->
    [one] one message is there
   *[other] { $there } messages are there
}{ $owed ->
    [0] {""}
   *[other] , { $owed } on their way
}{ $behind ->
    [0] {""}
   *[other] , { $behind } with an earlier text
}{ $removed ->
    [0] {""}
   *[other] , { $removed } removed
}{ $failed ->
    [0] {""}
   *[other] , { $failed } could not be delivered
}{ $unpublished ->
    [0] {""}
   *[other] , { $unpublished } could not be published
}.
announcements-desk-approved = Approved by { $who }.
announcements-desk-approval = In this edition another organizer has to approve it first.
announcements-desk-asks-nobody = Nobody was asked, since this server has no channel for its organizers. Ask another organizer to open it with { COMMAND("announce preview") } and approve it, or choose such a channel under { COMMAND("challenge rules") }.
announcements-button-approve = Approve
announcements-button-show = Show
announcements-button-send = Send now
announcements-button-ask = Ask for approval
announcements-button-schedule = Schedule
announcements-button-edit = Edit
announcements-button-aim = For whom
announcements-button-mention = Mention them
announcements-button-hush = Mention nobody
announcements-button-cancel = Cancel
announcements-button-withdraw = Withdraw the change
announcements-button-recall = Recall
announcements-button-keep = No, leave it
announcements-button-again = Try again
announcements-ask-send = Send **{ $name }** now?
announcements-ask-ask = Ask another organizer to approve **{ $name }**? It can be sent after that.
announcements-ask-mention = Let **{ $name }** mention all of them? { $known ->
    [yes] { $people ->
        [one] One person is
       *[other] Up to { $people } people are
    } notified.
   *[no] How many people are notified is not known.
}
announcements-ask-cancel = Cancel **{ $name }**? It does not go out any more; what was sent before stays.
announcements-ask-withdraw = Withdraw the change of **{ $name }** that waits for approval? What was sent stays as it is.
announcements-ask-recall = Recall **{ $name }**? { $messages ->
    [one] The message of the last time is removed
   *[other] The { $messages } messages of the last time are removed
}, and it does not go out any more. Who has read it has read it.
announcements-yes-send = Send it
announcements-yes-ask = Ask for approval
announcements-yes-mention = Mention them
announcements-yes-cancel = Cancel it
announcements-yes-withdraw = Withdraw it
announcements-yes-recall = Recall it
announcements-list-heading = Announcements
announcements-list-empty = There are none yet. Write one with { COMMAND("announce draft") }.
announcements-line = **{ $name }**
    { $state } · { $audience } · { $author }{ $next }
announcements-line-next = {" "}· { $at }
announcements-approved = { $who } approved **{ $name }**. { $state ->
    [scheduled] It goes out when it is planned.
    [sent] The messages that were sent are changed now.
    [passed] It was to go out { $at }, which is past: it does not go out by itself. Send it now, or choose another time.
   *[other] It can be sent now.
}
announcements-letter-waiting = { $writer } wrote the announcement **{ $name }**{ $changed ->
    [yes] , and { $editor } changed it last
   *[no] {""}
}. It waits for another organizer to approve it.
announcements-letter-missed = The announcement **{ $name }** on { $guild } should have gone out { $at }. The bot could not do it then, and it is too late now. Send or schedule it anew: { COMMAND("announce preview") }

announcements-form-draft = New announcement
announcements-form-edit = Change the announcement
announcements-form-time = When it goes out
announcements-form-aim = For whom it is
announcements-form-title = Title
announcements-form-title-hint = May be empty
announcements-form-body = Text
announcements-form-body-hint = Markdown; mentions do nothing. { $known }
announcements-form-when = Once, at
announcements-form-when-hint = Such as tomorrow 18:00 Europe/Berlin; a day alone means 9:00
announcements-form-every = Or again and again
announcements-form-every-hint = Such as every monday 9:00, or first monday 9:00; at most hourly
announcements-form-audience = For whom
announcements-form-audience-hint = Whom exactly is looked up again when it goes out
announcements-form-channel = Channel
announcements-form-channel-hint = For everyone and for a role
announcements-form-role = Role
announcements-form-role-hint = For a role
announcements-form-days = Days of silence
announcements-form-days-hint = For silent teams: 1 to 365
announcements-form-crosspost = Publishing
announcements-form-crosspost-hint = In announcement channels only

announcements-none-such = “{ $text }” names no announcement, or more than one. Choose one from the list that appears while you type, or see { COMMAND("announce list") }.
announcements-unknown-variable = { $name } is no variable. Known are { $known }. Correct it and try again, or put its braces twice to show it as it is.
announcements-filled-too-long = As it is sent, this text can have up to { $length } characters, and { $limit } are the limit.{ $room ->
    [0] {""}
   *[other] {" "}Its variables need room for up to { $room } of them.
} Please shorten it and try again.
announcements-changed-meanwhile = **{ $title }** was changed meanwhile, and nothing was done. Look at it again with { COMMAND("announce preview") }, and then do what you want to do.
announcements-cannot-now = **{ $title }** is { $state ->
    [draft] a draft
    [waiting] waiting for approval
    [approved] ready to be sent
    [scheduled] planned
    [sent] sent already
    [cancelled] cancelled
   *[recalled] recalled
}, so { $act ->
    [edit] its text cannot be changed any more
    [aim] whom it is for cannot be changed any more
    [approve] there is nothing to approve
    [schedule] it cannot be planned
    [send] it cannot be sent by hand
    [cancel] there is nothing to cancel
   *[recall] there is nothing to recall
}. See where it stands with { COMMAND("announce preview") }.
announcements-aim-incomplete = { $needs ->
    [role] Choose the role that it is for, and try again.
   *[other] Choose the channel that it is posted in, and try again.
}
announcements-cannot-post = { $fault ->
    [gone] The channel is not there any more. Choose another one under *For whom*.
    [locked] The thread #{ $channel } is locked. Unlock it, or choose another channel under *For whom*.
    [view] The bot cannot see #{ $channel }. Give it the right *View Channel* there, or choose another channel under *For whom*.
    [send] The bot may not write in #{ $channel }. Give it the right *Send Messages* (in a thread: *Send Messages in Threads*) there, or choose another channel under *For whom*.
    [mention] The bot may not mention everyone in #{ $channel }. Give it the right *Mention Everyone* there, or let the announcement mention nobody.
    [news] #{ $channel } is no announcement channel, so nothing can be published from there to other servers. Choose another channel or *This server only* under *For whom*.
   *[yours] You may not write in #{ $channel } yourself, so the bot does not do it for you. Choose another channel under *For whom*.
}
announcements-may-not-mention = Discord does not let you mention everyone in #{ $channel }. Ask somebody who has the right *Mention Everyone* there to press this button.
announcements-nobody-to-mention = **{ $title }** is not posted in a channel, so there is nobody to mention: everyone it is for is written to anyway.
announcements-another-approves = You wrote **{ $title }** or changed it last, so another organizer has to approve it. Ask one of them; where you are only two, the last change must be of whoever wrote it.
announcements-one-time-needed = Say either when it goes out, or how often: one of the two. Please try again.
announcements-time-passed = { $at } is past. Choose a time to come, or send it now with { COMMAND("announce send") }.
