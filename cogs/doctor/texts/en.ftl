# What the doctor says of a server.

doctor-description = Check whether everything works on this server, and what to do where it does not
doctor-heading = { $count ->
    [0] All is well
    [one] One thing to look at
   *[other] { $count } things to look at
}
doctor-rights = **{ $feature }** lacks a right: { $rights }. Give it to my role under *Server Settings, Roles*, or invite me again with the link that `reprobot invite-link` prints; everything else works.
doctor-no-channel = Nobody is told what waits for organizers. Choose a channel with *Rooms and channels* under { COMMAND("challenge rules") }.
doctor-channel-gone = { $what ->
    [organizers] The organizers' channel is gone
   *[rooms] The channel under which rooms are made is gone
}. Choose another with *Rooms and channels* under { COMMAND("challenge rules") }.
doctor-channel-closed = { $what ->
    [organizers] I may not write in the organizers' channel { $channel }
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
doctor-well = Checked: my rights by feature, channels, clock, messages, the audit ({ $sealed } entries sealed). Edition: { $edition ->
    [no] none
   *[other] { $edition }
}.
