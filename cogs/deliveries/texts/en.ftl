# Messages that the bot owes somebody. Their words stand with the feature that writes them.

deliveries-letter-dead = { $count ->
    [one] A message could not be sent. Look at the reason, and send it again or drop it.
   *[other] { $count } messages could not be sent. Look at the reasons, and send them again or drop them.
}
deliveries-button-look = Look
deliveries-button-retry = Try again
deliveries-button-drop = Drop
deliveries-dead-heading = { $count ->
    [one] One message could not be sent
   *[other] { $count } messages could not be sent
}
deliveries-dead-empty = Everything was sent. Messages that cannot be sent appear here, with the reason.
deliveries-dead-line =
    { $about ->
        [papers] About a paper
        [teams] About a team
        [rooms] About a team's room
        [catalog] About a suggested paper
        [looking] About looking for a team
        [deadlines] About a deadline
        [announcements] An announcement
       *[other] A message
    } to { $to }, due { $at }
    { $fault ->
        [dm-closed] Their direct messages are closed. Ask them to open those for this server, then try again.
        [gone] The channel or the person is gone. Drop the message.
        [forbidden] The bot may not write there. Give it the right to see the channel and send messages, then try again.
        [refused] Discord did not take the message as it is. Please report this to the operator.
        [away] The bot was not on this server when it was due. If it is still of use, try again.
       *[outside] Discord could not be reached for three days. Try again.
    }
deliveries-over = This message is no longer waiting, or its time is over, and nothing was changed. Open { COMMAND("challenge rules") } to see what is.
