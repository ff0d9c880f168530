# Words used by more than one feature.

shared-bug = Something broke on our side. Please check whether it worked; if it happens again, quote **{ $reference }** to the organizers.
shared-command-outdated = This command was changed a moment ago. Press Ctrl+R in Discord, or wait a minute, then try again.
shared-control-outdated = This button or form is from an older version. Please run the command again.
shared-not-allowed = This server's settings keep you from using this command. A server administrator can change that under Integrations.
shared-discord-trouble = Discord did not show the answer. Please check whether it worked; if not, try again in a minute.
shared-store-busy = The bot is very busy, and nothing was changed. Please try again in a few seconds.
shared-store-unavailable = The bot lost its database for a moment. Please check whether it worked; if not, try again in a minute.
shared-comma = { ", " }
shared-and-more = { $names } and { $more } more
shared-moment = { $at } ({ $away })
shared-nothing-changed = All right, nothing was changed.
shared-back = Previous
shared-forth = Next
shared-page = Page { $page } of { $pages }
shared-more = and { $count } more
