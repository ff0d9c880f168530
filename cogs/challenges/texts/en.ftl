# The edition as a whole, and the first steps in it.

challenges-start-description = What to do next in this challenge

challenges-no-edition = This server is not running a challenge at the moment. Ask an organizer to open an edition.
challenges-not-open = **{ $edition }** is { $state ->
    [draft] not open yet: teams and claims start when the organizers open it. Ask one of them when that is.
   *[other] closed: teams and claims stay as they are. Ask an organizer about the next edition.
}
challenges-stopped = **{ $edition }** is stopped for now: no new teams or claims. The organizers say: { $message }

challenges-start-heading = { $edition }: what to do next
challenges-start-newcomer =
    1. Find a paper you would like to reproduce: { COMMAND("paper find") }
    2. Form a team with { COMMAND("team create") }, or join { $teams ->
        [0] the first one that opens
        [one] the team that is already there
       *[other] one of { $teams } teams
    }: { COMMAND("team list") }
    3. Claim the paper for your team: { COMMAND("paper claim") }
challenges-start-in-team =
    1. You are in **{ $team }**{ $lead ->
        [yes] {" "}and lead it: invite people with { COMMAND("team invite") }
       *[no] , see who else is there with { COMMAND("team show") }
    }
    2. Find a paper you would like to reproduce: { COMMAND("paper find") }
    3. Claim it for your team: { COMMAND("paper claim") }
challenges-start-at-work =
    1. **{ $team }** works on: { $papers }
    2. Look at your team and its papers: { COMMAND("team show") }
    3. To give a paper back, the lead uses { COMMAND("paper release") }
challenges-start-late =
    1. In **{ $edition }** no more teams are formed and no more papers claimed
    2. { $known ->
        [yes] See who else is in **{ $team }**: { COMMAND("team show") }
       *[no] Ask a team that has room to let you in: { COMMAND("team list") }
    }
    3. See what others work on: { COMMAND("paper find") }
challenges-start-closed =
    1. **{ $edition }** is closed: no new teams or claims
    2. See which papers were reproduced: { COMMAND("paper find") }
    3. Ask an organizer when the next edition opens
challenges-button-find = Find a paper
challenges-button-create = Form a team
challenges-button-list = See the teams
challenges-button-team = My team
challenges-date-passed = { $act ->
    [entry] Teams could be formed and papers claimed in **{ $edition }** until { $until }.
    [merge] Teams could be merged in **{ $edition }** until { $until }.
   *[roster] People could join teams of **{ $edition }**, or be removed from them, until { $until }.
} That date has passed. If you have a special reason, ask an organizer.
challenges-only-organizers-may = Only the organizers can do this: people who may manage this server. Ask one of them.
challenges-description = The edition that this server is running
challenges-state = { $state ->
    [draft] draft
    [open] open
    [closed] closed
   *[archived] archived
}
challenges-option-name = What it is called
challenges-option-edition = Which edition; without it, the one that commands speak of
challenges-option-model = The edition whose rules it has
challenges-option-message = What people read meanwhile
challenges-option-template = A challenge as it was really run, for its rules and dates
challenges-option-first = The day of the template's first date, such as 2027-01-29; the others follow as they did
challenges-created-template = Rules as in { $template }, as far as they are known{ $dates ->
    [0] ; without dates, since none is to come or you gave no first day.
    [one] , and one date that is to come:
   *[other] , and { $dates } dates that are to come:
}
challenges-created-date = • { $name }: { $at }
challenges-list-description = For organizers: the editions of this server
challenges-create-description = For organizers: begin the draft of an edition, with the rules of the one that runs
challenges-copy-description = For organizers: begin the draft of an edition, with the rules of any other
challenges-open-description = For organizers: let teams be formed and papers claimed in an edition
challenges-close-description = For organizers: let no more teams be formed or papers claimed in an edition
challenges-archive-description = For organizers: end an edition for good
challenges-stop-description = For organizers: let nobody form teams or claim for now, and say why
challenges-resume-description = For organizers: let the edition go on that was stopped
challenges-editions-heading = Editions of this server: { $count }
challenges-editions-more = And { $count } older ones.
challenges-edition = **{ $edition }** · { $state ->
    [draft] draft
    [open] open
    [closed] closed
   *[archived] archived
}{ $current ->
    [yes] {" "}· commands speak of it
   *[no] {""}
}{ $stopped ->
    [yes] {" "}· stopped
   *[no] {""}
} · { $teams ->
    [one] one team
   *[other] { $teams } teams
} with { $people ->
    [one] one person
   *[other] { $people } people
} · { $claims ->
    [one] one claim
   *[other] { $claims } claims
}
challenges-created = **{ $edition }** is a draft now, without papers or teams of its own. Let commands speak of it to change its rules ({ COMMAND("challenge rules") }) and copy a plan of dates ({ COMMAND("schedule copy") }), or open it with { COMMAND("challenge open") } when it is to begin.
challenges-switched = Commands speak of **{ $edition }** now.
challenges-stopped-now = **{ $edition }** is stopped: nobody can form teams, join them or claim, and whoever tries reads your message. Teams that work can go on with what they have. Let it go on with { COMMAND("challenge resume") }.
challenges-resumed = **{ $edition }** goes on.
challenges-done-open = **{ $edition }** is open: teams can be formed and papers claimed.
challenges-done-close = **{ $edition }** is closed. Teams go on with what they claimed, and can hand in.
challenges-done-archive = **{ $edition }** is archived. Rooms of its teams are closed.
challenges-ask-open = Open **{ $edition }**? Teams can be formed and papers claimed from then on.{ $instead ->
    [no] {""}
   *[other] {" "}Commands will speak of it instead of **{ $instead }**, which stays as it is.
}
challenges-ask-close = Close **{ $edition }**? No more teams are formed and no more papers claimed; reminders stop. { $teams ->
    [one] Its one team
   *[other] Its { $teams } teams
} ({ $people ->
    [one] one person
   *[other] { $people } people
}) and { $claims ->
    [one] one claim
   *[other] { $claims } claims
} stay as they are{ $waits ->
    [0] {""}
    [one] ; one team waits for a paper in vain
   *[other] ; { $waits } times a team waits for a paper in vain
}. You can open it again.
challenges-ask-archive = Archive **{ $edition }**? It cannot be opened again. The rooms of { $teams ->
    [one] its one team
   *[other] its { $teams } teams
} ({ $people ->
    [one] one person
   *[other] { $people } people
}) are closed; { $claims ->
    [one] one claim stays
   *[other] { $claims } claims stay
} on record.
challenges-button-step = { $step ->
    [open] Open it
    [close] Close it
   *[archive] Archive it
}
challenges-button-switch = Let commands speak of it
challenges-button-no = Leave it as it is
challenges-no-such-edition = This server has no edition “{ $text }”. Choose one that is offered while you type; { COMMAND("challenge list") } shows them all.
challenges-wrong-state = **{ $edition }** is { $state ->
    [draft] a draft
    [open] open
    [closed] closed
   *[archived] archived
}{ $step ->
    [open] { $state ->
        [archived] , and cannot be opened again. Begin another with its rules: { COMMAND("challenge copy") }.
       *[other] {" "}already.
    }
    [close] , and only one that is open can be closed.
   *[archive] { $state ->
        [open] . Close it first, with { COMMAND("challenge close") }.
       *[other] {" "}already.
    }
}
challenges-rules-description = The rules of this edition; organizers can change them
challenges-rules-heading = Rules of { $edition }
challenges-rules-limits =
    A team has at most { $seats } people and can hold { $papers ->
        [0] any number of papers
        [one] one paper
       *[other] up to { $papers } papers
    } at a time. { $teams ->
        [0] Any number of teams
        [one] One team
       *[other] Up to { $teams } teams
    } may work on the same paper.
challenges-rules-date = { $what ->
    [entry] Forming teams and claiming papers: until { $at }
    [merge] Merging teams: until { $at }
   *[roster] Letting people into teams: until { $at }
}
challenges-rules-no-date = { $what ->
    [entry] Forming teams and claiming papers: no last day
    [merge] Merging teams: no last day
   *[roster] Letting people into teams: no last day
}
challenges-rules-patience = { $silent ->
    [0] Nobody is asked about silent claims.
   *[other] After { $silent } days without a sign of life a team is asked whether it is still at it; without an answer the claim lapses { $lapse } days later.
} A place that becomes free is kept for { $hours } hours for the first team on the waiting list.
challenges-rules-holidays = No sign of life is expected on these days:
challenges-rules-holiday = { $begin } to { $end }
challenges-rules-rooms = { $kind ->
    [thread] Each team has a private thread{ $known ->
        [yes] {" "}in { $where }
       *[no] , in the channel where it was formed
    }.
    [channel] Each team has a private channel{ $known ->
        [yes] {" "}in { $where }
       *[no] {""}
    }.
   *[none] Teams have no room of their own.
} { $told ->
    [yes] What is waiting for the organizers is posted in { $organizers }.
   *[no] There is no channel yet that tells organizers what is waiting for them.
}
challenges-rules-approval = { $wanted ->
    [yes] An announcement goes out once another organizer has approved it.
   *[no] Announcements go out without another organizer's approval.
}
challenges-button-approval = { $wanted ->
    [yes] Announce without approval
   *[no] Let announcements be approved
}
challenges-room-kind = { $kind ->
    [thread] A private thread for each team
    [channel] A private channel for each team
   *[none] No rooms
}
challenges-button-limits = Limits
challenges-button-dates = Dates
challenges-button-patience = Signs of life
challenges-button-holidays = Holidays
challenges-button-events = Discord events
challenges-button-rooms = Rooms and channels
challenges-button-appeals = { $count ->
    [one] One appeal is waiting
   *[other] { $count } appeals are waiting
}
challenges-button-disputes = { $count ->
    [one] One repository is disputed
   *[other] { $count } repositories are disputed
}
challenges-button-dead-letters = { $count ->
    [one] One message could not be sent
   *[other] { $count } messages could not be sent
}
challenges-form-papers = Papers that a team may hold at a time
challenges-form-papers-hint = 0 means any number
challenges-form-teams = Teams that may work on one paper
challenges-form-teams-hint = 0 means any number; a lower limit takes nothing from anybody
challenges-form-seats = People in a team
challenges-form-seats-hint = 1 to 100
challenges-form-entry = Forming teams and claiming papers, until
challenges-form-entry-hint = Such as 2026-06-04 23:59 AoE; empty: no last day
challenges-form-merge = Merging teams, until
challenges-form-merge-hint = Same format; a day alone means the end of that day
challenges-form-roster = Letting people into teams, until
challenges-form-roster-hint = Same format
challenges-form-zone = The zone of this edition's dates
challenges-form-zone-hint = Where a date names none: AoE, UTC or a city such as Berlin
challenges-form-silent = Days of silence until a team is asked
challenges-form-silent-hint = 0 means never
challenges-form-lapse = Days to answer until the claim lapses
challenges-form-lapse-hint = The team is warned before that
challenges-form-offer = Hours that a free place is kept
challenges-form-offer-hint = For the first team on the waiting list
challenges-form-spans = Days on which no sign of life is expected
challenges-form-spans-hint = One span on each line: 2026-12-21 to 2027-01-03
challenges-form-kind = Rooms
challenges-form-kind-hint = Threads need the fewest rights
challenges-form-place = Where
challenges-form-place-hint = A channel for threads, a category for channels
challenges-form-organizers = Organizers' channel
challenges-form-organizers-hint = Where the bot says what is waiting for them
challenges-not-a-number = “{ $text }” does not fit: a whole number from { $lowest } to { $highest } is needed. Please try again.

challenges-wrapup-description = Make the article about an edition: what each team reproduced, in their own words
challenges-option-wrapup = Which edition; the current one unless you name another
challenges-wrapup-heading = Wrap-up of { $edition }
challenges-wrapup-nothing = No team has handed in a report yet, so there is nothing to write about. Teams do so with { COMMAND("paper submit") }.
challenges-wrapup-line = • **{ $paper }** · { $team } · { $story ->
    [told] told and approved
    [waits] told, waits for the team's lead
   *[missing] nothing told yet
}
challenges-wrapup-missing = { $count ->
    [0] Every team has told what came of its work. The article is below, as Markdown.
    [one] One team has told nothing that is approved yet. The article as far as it goes is below, as Markdown.
   *[other] { $count } teams have told nothing that is approved yet. The article as far as it goes is below, as Markdown.
}
challenges-wrapup-ask-post = Everybody in this channel will read the wrap-up of { $edition } with { $works ->
    [one] one work
   *[other] { $works } works
}, and can open the article. Post it here?
challenges-wrapup-posted = The wrap-up of { $edition } stands in this channel now.
challenges-wrapup-asked = { $count ->
    [0] There is no team left to ask.
    [one] One team is asked to tell what came of its work.
   *[other] { $count } teams are asked to tell what came of their work.
}
challenges-button-post = Post it here
challenges-button-ask-teams = Ask the teams
challenges-button-tell = Tell what came of it
challenges-button-approve-story = Approve it
challenges-button-about = Guide and sponsor
challenges-form-guide = Guide page
challenges-form-guide-hint = The page to send people to. Empty: none
challenges-form-sponsor = Sponsor
challenges-form-sponsor-hint = Whom the wrap-up thanks. Empty: nobody
challenges-rules-guide = How it works: the guide page
challenges-rules-sponsor = Supported by { $sponsor }.
challenges-form-story-title = What came of it
challenges-form-story-named = Who did it
challenges-form-story-named-hint = As you wish to be named. Empty: the team's name alone
challenges-form-story-text = What you did and found
challenges-form-story-text-hint = A few sentences for readers who do not know your report
challenges-form-story-quote = In your words
challenges-form-story-quote-hint = One sentence that is printed as a quote. Empty: none
challenges-story-told = This will be printed about **{ $paper }**. Change it any time before the article is out.
challenges-story-waits = Kept. Your team's lead is asked to approve what will be printed about **{ $paper }**.
challenges-story-approved = Approved. This will be printed about **{ $paper }**.
challenges-too-early-to-tell = The report on *{ $paper }* is not handed in yet. Hand it in with { COMMAND("paper submit") }, then tell what came of it.
challenges-nothing-to-tell = Nobody has told anything about *{ $paper }* yet. Press “Tell what came of it” under { COMMAND("paper mine") }.
challenges-letter-tell = **{ $edition }** gets a wrap-up. What came of your work on **{ $paper }**? Tell it in a few sentences, as you wish to be named; your lead approves what is printed.
challenges-letter-story-waits = Somebody of your team told what came of **{ $paper }**. This is how it would be printed; it waits for your approval.
challenges-article-title = Wrapping up { $edition }
challenges-article-opening = { $works ->
    [one] One work came out of { $edition }. This is what was reproduced, and where everything can be seen and run.
   *[other] { $works } works came out of { $edition }. This is what was reproduced, and where everything can be seen and run.
}
challenges-article-anonymous = A team that stays anonymous
challenges-article-team = { $people ->
    [no] { $team }
   *[other] { $team } ({ $people })
}
challenges-article-by = Team: { $team }
challenges-article-repository = Repository: { $page }
challenges-article-result = Result: { $state ->
    [submitted] report handed in
    [in-review] in review
    [accepted] accepted
    [rejected] not accepted
   *[published] published
}
challenges-article-marks = Reproducibility: { $found } of { $items } things found in the repository, { $stars } of 5 stars
challenges-article-thanks = Thanks
challenges-article-thank-people = { $people ->
    [0] Thanks to everybody who took part, in { $teams ->
        [one] one team
       *[other] { $teams } teams
    }.
    [one] Thanks to the one person who took part.
   *[other] Thanks to everybody who took part: { $people } people in { $teams ->
        [one] one team
       *[other] { $teams } teams
    }.
}
challenges-article-thank-sponsor = Thanks to { $sponsor } for the support.
challenges-article-next = { $state ->
    [open] **{ $edition }** is open: find a team and claim a paper.
   *[draft] Next comes **{ $edition }**.
}
challenges-article-guide = How to take part

challenges-board-description = See on one screen where everybody stands
challenges-board-heading = Board of { $edition }
challenges-board-people = **{ $people }** { $people ->
    [one] person
   *[other] people
} in **{ $teams }** { $teams ->
    [one] team
   *[other] teams
}; { $alone } known without a team. { $working } { $working ->
    [one] team works
   *[other] teams work
} on a paper, { $submitted } handed a report in.
challenges-board-claimless = **Without a paper** ({ $count }): { $teams }
challenges-board-silent = **Silent** for { $days } days ({ $count }): { $teams }
challenges-board-state = { $count } { $state ->
    [claimed] claimed
    [working] being worked on
    [submitted] handed in
    [in-review] in review
    [accepted] accepted
    [rejected] not accepted
    [published] published
    [released] given back
    [lapsed] lapsed
   *[revoked] revoked
}
challenges-board-claims = **Claims**: { $states }. Of all that were ever taken, { $conversion } % were handed in.
challenges-board-papers = **Papers**: { $free } can be claimed; { $waiting } { $waiting ->
    [one] team waits
   *[other] teams wait
} for one.
challenges-board-coming = **{ $name }**: { $at }
challenges-board-dead = { $count ->
    [one] **One message** could not be sent.
   *[other] **{ $count } messages** could not be sent.
}
challenges-board-step = { $step ->
    [claimed] Claimed
    [begun] Begun
    [submitted] Handed in
   *[accepted] Accepted
}
challenges-board-alt = How far claims came: { $claimed } were taken, { $begun } of them begun, { $submitted } handed in, { $accepted } accepted.
challenges-button-write = { $to ->
    [no-team] Write to people without a team
    [no-claim] Write to teams without a paper
   *[silent] Write to silent teams
}
challenges-button-export = Everything as files
challenges-button-anonymous = With anonymous teams
challenges-export-description = Get everything of the edition as CSV and JSON
challenges-exported = { $anonymous ->
    [yes] Everything of the edition, **with the people and projects of teams that work anonymously**: keep it to yourself.
   *[no] Everything of the edition. Of teams that work anonymously, people and projects are left out.
} Only you see these files.
challenges-board-weeks-alt = Claims taken in each week, from the one of { $first } to the one of { $last }: { $counts }.

challenges-button-begin = Begin an edition
challenges-form-begin-name = Name
challenges-form-begin-template = Run it like
challenges-form-begin-first = Day of its first date, such as 2026-06-04

challenges-start-rank = { $rank ->
    [helper] **You help here.** See where everybody stands with { COMMAND("challenge board") }; add papers with { COMMAND("catalog add") }.
    [moderator] **You moderate here.** Put teams right with { COMMAND("moderate team") }; see what was done with { COMMAND("moderate audit") }, and where everybody stands with { COMMAND("challenge board") }.
    [organizer] **You organize here.** See where everybody stands with { COMMAND("challenge board") }; change rules with { COMMAND("challenge rules") }, dates with { COMMAND("deadline list") }, and write to people with { COMMAND("announce draft") }.
   *[administrator] **You administer this server.** Set me up with { COMMAND("setup") }; see where everybody stands with { COMMAND("challenge board") }, and whether all works with { COMMAND("doctor") }.
}{ $suggestions ->
    [0] {""}
    [one] {" "}One suggested paper waits: { COMMAND("catalog approve") }
   *[other] {" "}{ $suggestions } suggested papers wait: { COMMAND("catalog approve") }
}

challenges-rules-venues = { $bound ->
    [yes] Papers have to be of: { $venues }
   *[no] Papers of these are recommended: { $venues }
}
challenges-rules-repository = To hand a report in, a team has to have linked a repository.
challenges-rules-reports = Reports are handed in as: { $kinds }
challenges-rules-anonymous = Claims hide a team's people until its lead shows them.
challenges-rules-ladder = People are reminded of new dates so long before: { $ladder }
challenges-report-kind = { $kind ->
    [openreview] a paper on OpenReview
    [tmlr] a paper in TMLR
    [arxiv] a paper on arXiv
    [dagshub] a page on DagsHub
   *[report] any other page
}
challenges-button-demands = Papers and reports
challenges-button-cohorts = Cohorts
challenges-form-venues = Venues
challenges-form-venues-hint = With commas, each with a year if it matters: ICML 2020, TMLR. Empty: any
challenges-form-required = Papers of other venues
challenges-form-required-choice = { $chosen ->
    [yes] cannot be claimed
   *[no] can be claimed too
}
challenges-form-repository = To hand a report in, a repository is
challenges-form-repository-choice = { $chosen ->
    [yes] needed
   *[no] not needed
}
challenges-form-kinds = Reports are handed in as
challenges-form-kinds-hint = Nothing chosen: any link
challenges-form-anonymous = On a claim, the team's people are
challenges-form-anonymous-choice = { $chosen ->
    [yes] hidden, until their lead shows them
   *[no] shown, unless they claim anonymously
}
challenges-form-ladder = Reminders of new dates
challenges-form-ladder-hint = So long before, such as 14d 7d 72h 24h. Empty: as usual
challenges-too-many-venues = An edition can name { $limit } venues. Leave some out.
challenges-venue-not-taken = **{ $edition }** takes papers of { $venues }, and *{ $paper }* is of none of them. Find one that is with { COMMAND("paper find") }, or ask an organizer.
challenges-repository-needed = **{ $edition }** takes reports of teams that have linked a repository. Link yours with { COMMAND("repo link") }, then hand the report in.
challenges-report-elsewhere = **{ $edition }** does not take a link to this site. Where reports are handed in stands under { COMMAND("challenge rules") }; if you are not sure, ask an organizer.

challenges-import-description = Put people into teams from a list, such as an export; you see first what that would do
challenges-import-people-description = A CSV file with columns team and user_id, and is_lead and cohort if you like
challenges-import-trial = What this list would do in { $edition }
challenges-import-done = The list is in { $edition }
challenges-import-count = **{ $done }** of { $rows } rows bring somebody into a team.
challenges-import-row = • Row { $row }{ $outcome ->
    [no-team] : it names no team
   *[other] , { $team }: { $outcome ->
        [formed] forms the team
        [joined] joins the team
        [known] in the team already
        [no-number] its user_id is not the number of a person
        [bad-name] the team cannot be called so
        [elsewhere] the person is in another team
        [excluded] the person is kept out of this edition
        [full] the team is full
       *[no-cohort] there is no such cohort
    }
}
challenges-people-refused = { $fault ->
    [no-column] The file has no column `{ $detail }`. Its first line has to name the columns: team, user_id, and is_lead and cohort if you like.
    [no-rows] The file has no rows below its first line.
    [too-many] The file has more than { $limit } rows. Cut it into several.
    [not-utf8] The file is not in UTF-8. Save it as CSV in UTF-8.
   *[not-csv] The file is not well-formed CSV: { $detail }. Check the quotes.
}
challenges-button-import = Put { $count ->
    [one] one person
   *[other] { $count } people
} in
challenges-letter-put-in = The organizers of { $guild } put you into the team **{ $team }** of { $edition }. See who is in it with { COMMAND("team show") }; if that is a mistake, leave with { COMMAND("team leave") }.

challenges-board-behind = **Behind** a date that is past ({ $count }): { $teams }
challenges-board-dates-alt = The dates of the edition, with a line for today; those that are past are drawn empty: { $dates }.
challenges-button-teams = { $wanted ->
    [all] All teams
    [no-claim] Without a paper
    [silent] Silent
    [behind] Behind
    [working] At work
   *[submitted] Handed in
}
challenges-teams-heading = { $wanted ->
    [all] All teams
    [no-claim] Teams without a paper
    [silent] Teams silent for { $days } days
    [behind] Teams behind a date
    [working] Teams at work
   *[submitted] Teams that handed in
}: { $count }
challenges-teams-none = There is none at present.
challenges-teams-paper = { $paper } ({ $state ->
    [claimed] claimed
    [working] being worked on
    [submitted] handed in
    [in-review] in review
    [accepted] accepted
    [rejected] not accepted
   *[published] published
})
challenges-teams-line = • **{ $team }**: { $holds ->
    [0] no paper
   *[other] { $papers }
} · last sign of life { $at }{ $behind ->
    [0] {""}
   *[other] {" "}· behind with { $missed }
}
challenges-button-board = The board
