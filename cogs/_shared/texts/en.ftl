# Words used by more than one feature.

shared-bug = Something broke on our side, and nothing was changed. If it happens again, quote **{ $reference }** to the organizers.
shared-command-outdated = This command was changed a moment ago. Press Ctrl+R in Discord, or wait a minute, then try again.
shared-control-outdated = This button or form is from an older version. Please run the command again.
shared-not-allowed = This server's settings keep you from using this command. A server administrator can change that under Integrations.
shared-discord-trouble = Discord did not carry this out. Nothing was changed; please try again in a minute.
shared-store-busy = Too many people are at it right now, and nothing was changed. Please try again in a few seconds.
shared-store-unavailable = The bot lost its database for a moment. Please look whether it was done, and if not, try again in a minute.
shared-nothing-changed = All right, nothing was changed.
shared-back = Previous
shared-forth = Next
shared-page = Page { $page } of { $pages }
