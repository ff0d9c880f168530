# What the doctor says of a server.

doctor-description = Check whether everything works on this server, and what to do where it does not
doctor-heading = { $count ->
    [0] All is well
    [one] One thing to look at
   *[other] { $count } things to look at
}
doctor-rights = **{ $feature }** lacks a right: { $rights }. Give it to my role under *Server Settings, Roles*, or invite me again with the link that `reprobot invite-link` prints; everything else works.
doctor-no-channel = Nobody is told what waits for organizers. Choose a channel with { COMMAND("setup") }.
doctor-channel-gone = { $what ->
    [organizers] The organizers' channel is gone
    [audit] The channel where what people do is posted is gone
   *[rooms] The channel under which rooms are made is gone
}. Choose another with { COMMAND("setup") }.
doctor-channel-closed = { $what ->
    [organizers] I may not write in the organizers' channel { $channel }
    [audit] I may not write in { $channel }, where what people do is to be posted
   *[rooms] I may not write in { $channel }, under which rooms are made
}. Let me see it and send messages there.
doctor-clock = The clock of the machine I run on is { $seconds } seconds off Discord's, so that reminders come early or late. Ask whoever runs me to set it by network time.
doctor-no-edition = No edition runs here. Open one with { COMMAND("challenge open") }.
doctor-dead = { $count ->
    [one] One message could not be sent.
   *[other] { $count } messages could not be sent.
} The last button under { COMMAND("challenge rules") } says why.
doctor-audit = { $fault ->
    [changed] Entry { $number } of the audit was changed by hand
    [removed] Entry { $number } of the audit was removed
   *[broken] The audit's chain is broken at entry { $number }
}. Tell whoever runs me: `reprobot doctor` says the same.
doctor-well = Checked: token and commands (I am here), no privileged intents, the database (brought to this version at my start), my rights by feature, channels, clock, messages, repositories, the audit ({ $sealed } entries sealed). Edition: { $edition ->
    [no] none
   *[other] { $edition }
}.

doctor-option-member = Whose rights to look at: why can they not use a command here?
doctor-option-command = The command that they cannot use
doctor-unseen = The last look at { $repositories } brought nothing: its host did not answer, or did not let me see it. { COMMAND("repo status") } says which; I look again by myself.
doctor-more = What each right is for, and how to put things right: { $address } of the handbook
doctor-member-heading = What { $who } can use here
doctor-member-channel = { $may ->
    [yes] In { $channel } they may use commands of apps.
   *[no] In { $channel } they may not use commands of apps: let their role use application commands there.
}
doctor-member-no-command = There is no command called { $command }. See those that there are with { COMMAND("help") }.
doctor-member-command = { $offered ->
    [all] Discord offers { $command } to everybody.
    [yes] Discord offers { $command } to those with the right to { $rights }, and they have it.
   *[no] Discord offers { $command } to those with the right to { $rights }, which they lack. Give it to them, or let their role use the command under *Server Settings, Integrations*.
}
doctor-member-rank = { $rank ->
    [administrator] To me they are an administrator.
    [organizer] To me they are an organizer.
    [edition] To me they are an organizer of the current edition alone.
    [moderator] To me they are a moderator.
    [helper] To me they are a helper.
   *[none] To me they are neither helper, moderator, organizer nor administrator: choose roles with { COMMAND("setup") }.
}
doctor-member-excluded = { $ends ->
    [yes] They are kept out of the edition until { $until }.
   *[no] They are kept out of the edition to its end.
} A moderator can take that back with { COMMAND("moderate undo") }.
doctor-member-team = { $standing ->
    [none] They are in no team of { $edition }: what is a team's, they cannot do yet.
    [lead] They lead { $team } in { $edition }.
   *[member] They are in { $team } in { $edition }, and do not lead it: what is the lead's, they cannot do.
}
doctor-member-more = Under Server Settings, Integrations, a server can also offer or deny each command by role, person and channel. I cannot see that.
