# Setting the bot up on a server.

setup-description = Choose roles, channels, language and edition for this server, step by step
setup-heading = Setting up this server
setup-again = Each step can be taken now, later or again; nothing breaks in between. Only you see this.
setup-roles = { $given ->
    [yes] **1 · Roles.** Beside those whom Discord itself lets manage the server or time members out:
   *[no] **1 · Roles.** None chosen. Whoever may manage this server is an administrator, and whoever may time members out a moderator. Choose roles to let others help.
}
setup-roles-line = • { $rank ->
    [helper] Helpers
    [moderator] Moderators
    [organizer] Organizers
   *[administrator] Administrators
}{ $where ->
    [edition] {" "}of the current edition
   *[server] {""}
}: { $roles }
setup-organizers = **2 · Channels.** { $state ->
    [none] Nobody is told yet what waits for organizers: choose a channel.
    [well] What waits for organizers is posted in { $channel }.
    [closed] I may not write in { $channel }, where organizers are to be told what waits: let me see it and send messages there.
   *[gone] The organizers' channel is gone: choose another.
}
setup-rooms = { $kind ->
    [none] Teams get no rooms.
    [thread] Each team gets a private thread{ $state ->
        [none] { "," } in the channel where it was formed.
        [well] { " " }in { $channel }.
        [closed] { "," } but I may not write in { $channel }.
       *[gone] { "," } but the channel for them is gone: choose another.
    }
   *[channel] Each team gets a private channel{ $state ->
        [none] { "" }.
        [well] { " " }in { $channel }.
        [closed] { "," } but I may not write in { $channel }.
       *[gone] { "," } but the category for them is gone: choose another.
    }
}
setup-server = **3 · Language, time zone, audit.** { $language ->
    [discord] For all to read I write in the language that Discord says of this server.
   *[other] For all to read I write in { $language }.
} { $zone ->
    [none] {""}
   *[other] Dates without a zone are read as { $zone }.
} { $state ->
    [none] What people do is kept in the audit and posted nowhere.
    [well] What people do is posted in { $audit }, at most once a minute.
    [closed] I may not write in { $audit }, where what people do is to be posted.
   *[gone] The channel where what people do was posted is gone: choose another.
}
setup-edition = **4 · Edition.** { $edition ->
    [none] None runs here.
   *[other] *{ $edition }* runs here ({ $state ->
        [draft] a draft
        [open] open
        [closed] closed
       *[archived] archived
    }), with { $teams ->
        [one] one team
       *[other] { $teams } teams
    }.
} Its rules and dates are under { COMMAND("challenge rules") } and { COMMAND("deadline list") }; papers come with { COMMAND("catalog import") }.

setup-button-roles = Roles
setup-button-edition-roles = Roles for this edition
setup-button-rooms = Rooms and channels
setup-button-server = Language, zone and audit
setup-button-begin = Begin an edition
setup-button-check = Check everything
setup-button-refresh = Look again
setup-button-setup = Set up

setup-form-roles = { $edition ->
    [all] Roles on the whole server
   *[other] Roles for { $edition }
}
setup-form-rank = { $rank ->
    [helper] Helpers
    [moderator] Moderators
    [organizer] Organizers
   *[administrator] Administrators
}
setup-form-rank-hint = { $rank ->
    [helper] See the board, answer suggested papers, add papers
    [moderator] See records, put teams and claims right, too
    [organizer] Run editions, deadlines and announcements, too
   *[administrator] Set the bot up, too
}
setup-form-language = Language
setup-form-language-hint = Of what all read in channels; answers are in each person's own
setup-form-zone = Time zone of the current edition
setup-form-zone-hint = AoE, UTC or a city such as Berlin; later editions take it over
setup-form-audit = Where what people do is posted
setup-form-audit-hint = A channel for moderators; nothing: nowhere
setup-as-discord = As Discord says

setup-only-helpers-may = This is for helpers, moderators and organizers. Ask one of them, or ask an administrator to give you such a role.
setup-only-server-organizers-may = This is for those who organize every edition here; you organize the current one. Ask one of them.
setup-only-administrators-may = Only administrators can do this: people who may manage this server, or have a role that they chose in { COMMAND("setup") }. Ask one of them.

setup-hello-heading = Hello! I run reproducibility challenges
setup-hello = Members form teams, claim papers and are reminded of deadlines; organizers run editions. An edition is open already: look around with { COMMAND("start") } and { COMMAND("help") }. { $direct ->
    [yes] You own { $guild }, so you read this: choose roles, channels, language and edition there, with { COMMAND("setup") }.
   *[no] Whoever manages this server: choose roles, channels, language and edition now.
} I read no messages, and every right that I lack costs one feature only.
