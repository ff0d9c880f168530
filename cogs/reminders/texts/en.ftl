# Reminders that people set for themselves.

reminders-description = Reminders that you set for yourself
reminders-set-description = Be reminded of something by direct message
reminders-set-when-description = Such as in 3 days, fri 18:00, 4 June 9:00 Berlin; a day alone means 9:00. With “every”: from when on
reminders-set-text-description = What to remind you of, at most 200 characters
reminders-set-every-description = To repeat it, at most hourly: daily 18:00, every monday 9:00, first monday 9:00
reminders-list-description = Your reminders, to look at and cancel
reminders-cancel-description = Cancel one of your reminders
reminders-cancel-reminder-description = Which one: pick it, or type a part of its text
reminders-menu = Remind me

reminders-every-daily = daily 9:00
reminders-every-weekdays = weekdays 9:00
reminders-every-weekly = every monday 9:00
reminders-every-monthly = first monday 9:00
reminders-every-hours = every 2 hours

reminders-set = I will remind you by direct message: **{ $text }**
reminders-set-once = When: { $at }
reminders-set-every = How often: { $every }. The next three times:
reminders-run = { $at }
reminders-zone = Read in your time zone or the one that you named: { $zone }.
reminders-zone-unknown = Read in { $zone }: I don't know your time zone. Tell me with { COMMAND("me timezone") }, then set reminders anew.
reminders-dms-closed = **My last direct message to you was refused**, so this reminder may not reach you. Allow direct messages in this server's privacy settings; there is nothing else to do.
reminders-button-cancel = Cancel it
reminders-button-list = My reminders

reminders-list-heading = Your reminders ({ $count } of { $limit })
reminders-list-empty = You have no reminders. Set one with { COMMAND("remind set") }, or from the menu on a message: Apps, Remind me.
reminders-line = **{ $text }**
    { $at }
reminders-line-every = Repeats: { $every }
reminders-line-unreached = Could not be delivered last time: your direct messages were closed, or Discord refused it.
reminders-unreached-help = Allow direct messages in this server's privacy settings. Then press “Try again”; what repeats comes by itself the next time.
reminders-button-message = Open the message
reminders-button-again = Try again
reminders-button-remove = Remove

reminders-letter = **{ $text }**
reminders-letter-once = You asked on { $guild } to be reminded at { $at }.
reminders-letter-every = You asked on { $guild } to be reminded: { $every }. This is the reminder of { $at }.
reminders-button-hour = In 1 hour
reminders-button-tomorrow = Tomorrow
reminders-button-stop = Stop
reminders-put-off = I will remind you again: **{ $text }**
    { $at }
reminders-cancelled = Cancelled: **{ $text }**. You will not be reminded of it.

reminders-form-title = Remind me of this message
reminders-form-when = When
reminders-form-when-hint = Such as in 3 days, tomorrow, fri 18:00, 4 June 9:00 Berlin. A day alone means 9:00
reminders-form-text = What to remind you of
reminders-form-text-hint = The reminder has a button that leads back to the message
reminders-form-text-now = A message in { $channel }

reminders-past = That is past already: { $at }. Nothing was set. Write a later time, such as `in 3 days` or `fri 18:00`.
reminders-too-many = You have { $limit } reminders waiting, and that is the limit. Cancel one under { COMMAND("remind list") }, then try again.
reminders-none-such = You have no such reminder any more, or several fit. See yours with { COMMAND("remind list") }.
