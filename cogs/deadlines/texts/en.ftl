# Deadlines.

deadlines-description = See what is due, and take it into your calendar

deadlines-calendar-description = Take the deadlines into your calendar
deadlines-calendar-file = { $count ->
    [0] There are no deadlines yet, so there is no file to take along. Look again once some are announced: { COMMAND("deadline calendar") }.
    [one] One deadline for your calendar, at your team's own date if it got more time. Open the file with Google, Apple or Outlook Calendar. It stays as it is: take it anew when the date changes, and the entry is moved.
   *[other] { $count } deadlines for your calendar, at your team's own dates where it got more time. Open the file with Google, Apple or Outlook Calendar. It stays as it is: take it anew when dates change, and the entries are moved.
}
deadlines-calendar-address =
    **A calendar that follows every change**: subscribe to this address, in Google Calendar under *Other calendars → From URL*, in Outlook under *Add calendar → Subscribe from web*.
    `{ $address }`
    Apple Calendar and phones open this one: `{ $follow }`
    Whoever has the address can read your calendar, so keep it to yourself. Calendars look for changes every few hours.
deadlines-calendar-button-new = New address
deadlines-calendar-button-keep = Keep the old one
deadlines-calendar-ask-new = Give your calendar a new address? Whatever is subscribed to the old one hears of no more changes, until you subscribe it to the new one.
deadlines-calendar-renewed = Your calendar has a new address, and the old one has ended. Please subscribe anew where you used it.

deadlines-calendar-name = { $known ->
    [yes] { $edition }: deadlines
   *[no] Deadlines
}
deadlines-calendar-title = { $removed ->
    [yes] Cancelled: { $edition }: { $name }
   *[no] { $edition }: { $name }
}
deadlines-calendar-kind = { $hard ->
    [yes] Hard deadline.
   *[no] Soft deadline.
}
deadlines-calendar-aoe = { $at }, anywhere on Earth (UTC-12)
deadlines-calendar-words = Announced as: { $words }

deadlines-event-about =
    { $hard ->
        [yes] **Hard deadline** of { $edition }, at the end of this event.
       *[no] **Soft deadline** of { $edition }, at the end of this event.
    }
    { $aoe }, anywhere on Earth (announced as: { $words })
    { $link }
