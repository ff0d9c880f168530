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
