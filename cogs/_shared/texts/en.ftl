# Words used by more than one feature.

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
shared-text-refused = { $fault ->
    [empty] This cannot be empty. Please try again.
    [too-long] That is too long: at most { $limit } characters. Please shorten it and try again.
    [too-many-words] That is too long: at most { $limit } words. Please shorten it and try again.
    [email] That contains an e-mail address, and none are kept here. Please take it out and try again.
    [invite] That contains an invitation to a Discord server. Please take it out and try again.
   *[mention] That mentions somebody or a channel. Please write names as plain text and try again.
}
shared-too-many-acts = That is a lot at once: { $limit } an hour is the limit. Please try again { $again }.
