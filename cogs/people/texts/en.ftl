# What people set for themselves.

people-description = What the bot knows of you, and how it writes to you
people-timezone-description = Tell the bot your time zone, see it, or have it forgotten
people-timezone-zone-description = A city, such as Berlin; a name, such as Asia/Shanghai; UTC+2; or AoE. Empty: see what is set
people-notifications-description = Choose how you are reminded, and your quiet hours

people-zone = Your time zone is **{ $zone }**; there it is { $time } now. Times that you type without a zone are read in it.
people-zone-private = Nobody else sees it. “My local time” on your team's card is where you can show the time to others.
people-zone-shown = Others see what time it is there, on your team's card. “Forget it” ends that too.
people-zone-none = Your time zone is not set. Times that I show you are in your own time anyway: Discord does that. Times that you type without a zone are read as UTC, and you have no quiet hours. Set it with { COMMAND("me timezone") }.
people-zone-forgotten = Your time zone is forgotten, and nobody sees your local time any more. Times that you type without a zone are read as UTC, and you have no quiet hours. To set it again: { COMMAND("me timezone") }.
people-button-forget-zone = Forget it

people-notifications-heading = How you are reminded
people-way = { $way ->
    [room] Reminders of what you still owe come **in your team's room**; without one, by direct message.
    [dm] Reminders of what you still owe come **by direct message**.
    [digest] Reminders of what you still owe come as **one direct message a day**.
   *[off] You get **no reminders** of deadlines. You can still see them with { COMMAND("deadline next") }.
}
people-dms-closed = **My last direct message to you was refused.** What is for you alone does not arrive until you allow direct messages in this server's privacy settings.
people-button-way = { $way ->
    [room] Team room
    [dm] Direct messages
    [digest] One a day
   *[off] None
}
people-quiet = Quiet hours: **{ $begins }–{ $ends }** in your time zone. What can wait comes after them.
people-quiet-unknown = Quiet hours: **{ $begins }–{ $ends }**, once your time zone is known. Set it with { COMMAND("me timezone") }.
people-quiet-never = You have no quiet hours: reminders come at any time.
people-notifications-personal = Reminders that you set yourself always come when you said, by direct message.
people-button-quiet = Quiet hours
people-form-quiet-title = Quiet hours
people-form-quiet-begins = From
people-form-quiet-ends = Until
people-form-quiet-hint = A time of your day, such as 22:00 or 10 pm. Leave both empty for no quiet hours
people-illegal-quiet-hours = { $fault ->
    [half] Quiet hours need a beginning and an end; nothing was changed. Fill in both, or leave both empty for none.
    [same] Quiet hours cannot begin and end at the same time ({ $text }); nothing was changed. Choose two different times, or leave both empty for none.
   *[no-time] “{ $text }” is not a time of day; nothing was changed. Write it like `22:00` or `8 am`, and try again.
}

people-show-description = See what I keep about you
people-export-description = Get everything I keep about you, as a file
people-delete-description = Have everything about you deleted
people-language-description = Choose the language in which I speak with you
people-language-option = The language
people-language-as-discord = As my Discord says
people-language-set = { $own ->
    [yes] I speak English with you from now on, whatever language your Discord is set to.
   *[no] I go by the language of your Discord again.
}
people-nothing-known = I keep nothing about you. Begin on a server with { COMMAND("start") }.
people-kept-heading = What I keep about you
people-kept-settings = Time zone: { $zone ->
    [no] not set
   *[other] **{ $zone }**
}. Language: { $language ->
    [no] not known
   *[other] **{ $language }**
}.
people-kept-team = You are in **{ $team }** ({ $edition }).
people-kept-counts = On { $guilds ->
    [one] one server
   *[other] { $guilds } servers
}, I keep:
    • settings of yours: { $settings }
    • teams, invitations, being looked for: { $teams }
    • work and words of yours in teams, claims, announcements: { $work }
    • reminders: { $reminders }
    • messages to you: { $messages }
    • acts in which you are named: { $acts }
people-kept-never = I never keep your e-mail address, your messages on the server, or your password anywhere.
people-button-export = Everything as a file
people-button-forget = Delete it all
people-exported = Everything I keep about you, of all servers: { $kilobytes } kB, as JSON. Only you see this file.
people-forget-heading = Delete everything about you?
people-forget-changed = **Something has changed meanwhile.** This is what it means now.
people-forget-goes = **Deleted:** { $things } entries: your settings, calendars and reminders, your memberships and invitations, what you wrote on being looked for, and the messages I owe or sent you. Your name is taken out of everything else.
people-forget-team = You leave **{ $team }** ({ $edition }){ $count ->
    [0] .
    [one] , and its paper is free again: { $papers }.
   *[other] , and its papers are free again: { $papers }.
}
people-forget-posts = { $count ->
    [one] One message of mine that names you in a channel is removed.
   *[other] { $count } messages of mine that name you in channels are removed.
}
people-forget-stays = **What stays, without your name:** your teams' work (names, plans, logbooks, findings, links), deadlines and announcements that you wrote for a server, and that something was done. It is the work of others too. If organizers excluded you from an edition, that stays until it ends. What I wrote to you by direct message is in your Discord: delete it there. Backups are kept by whoever runs this bot, as long as they say.
people-forget-ask = This cannot be taken back.
people-button-forget-yes = Delete everything
people-button-forget-no = Keep it
people-forgotten = Done. I keep nothing about you any more, on any server. If you come back, you begin anew.
people-forgotten-left = { $count ->
    [one] One message of mine that names you could not be removed: I cannot reach its channel any more. Ask the organizers to remove it.
   *[other] { $count } messages of mine that name you could not be removed: I cannot reach their channels any more. Ask the organizers to remove them.
}
people-member-gone = Somebody left **{ $team }** and had themselves deleted. { COMMAND("team show") } says who is in the team now; you can invite somebody to the free seat: { COMMAND("team invite") }.
