# Words used by more than one feature.

shared-language = English
shared-bug = Something broke on our side. Please check whether it worked; if it happens again, quote **{ $reference }** to the organizers.
shared-command-outdated = This command has just changed. Press Ctrl+R in Discord, or wait a minute, then try again.
shared-control-outdated = This button or form is from an older version. Please run the command again.
shared-not-allowed = This server's settings keep you from using this command. A server administrator can change that under Integrations.
shared-discord-trouble = Discord did not show the answer. Please check whether it worked; if not, try again in a minute.
shared-store-busy = The bot is very busy, and nothing was changed. Please try again in a few seconds.
shared-store-unavailable = The bot lost its database for a moment. Please check whether it worked; if not, try again in a minute.
shared-comma = { ", " }
shared-and-more = { $names } and { $more } more
shared-moment = { $at } ({ $away })
shared-nothing-changed = All right, nothing has changed.
shared-back = Previous
shared-forth = Next
shared-page = Page { $page } of { $pages }
shared-more = and { $count } more
shared-late = Late: this was to be sent { $at }.
shared-text-refused = { $fault ->
    [empty] This cannot be empty. Please try again.
    [too-long] That is too long: at most { $limit } characters. Please shorten it and try again.
    [too-many-words] That is too long: at most { $limit } words. Please shorten it and try again.
    [email] That contains an e-mail address, and none are kept here. Please take it out and try again.
    [invite] That contains an invitation to a Discord server. Please take it out and try again.
   *[mention] That mentions somebody or a channel. Please write names as plain text and try again.
}
shared-not-a-moment = “{ $text }” is not a date I can read. Write it like `2026-06-04 23:59 AoE`, `fri 18:00 Berlin` or `in 3 days`, or a span like `2026-12-21 to 2027-01-03`, and try again.
shared-ambiguous-moment = “{ $text }” can mean more than one moment. Please write the one you mean: { $choices }.
shared-not-a-recurrence = { $fault ->
    [ambiguous] “{ $text }” can mean different times. Please write what you mean, such as: { $choices }.
    [weekday-numbers] Programs differ on which weekday is number 1. Please write its name: { $choices }.
    [impossible] “{ $text }” names a day that no year has. Please choose another day and try again.
    [uneven] The hours in “{ $text }” do not divide a day evenly. Write every 1, 2, 3, 4, 6, 8 or 12 hours, or a time of day, and try again.
   *[unknown] I cannot read “{ $text }” as something that repeats. Write it like `every monday 9:00 Berlin`, `weekdays 18:00`, `first monday 9:00` or `every 2 hours`, and try again.
}
shared-too-often = “{ $text }” repeats more than once an hour, which is the limit. Write it like `hourly` or `every 2 hours`, and try again.
shared-too-many-acts = That is a lot at once: { $limit } an hour is the limit. Please try again { $again }.
shared-channel-closed = { $who ->
    [you] You may not write in this channel, so that I write nothing here in your stead. Use it in a channel where you may.
   *[bot] I may not write in this channel. Ask the people who run this server to let me, or use it in another channel.
}
shared-file-too-large = The file is larger than { $limit } KiB. Cut it into several, or ask whoever runs me.
