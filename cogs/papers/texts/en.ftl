# Papers: find one, look at it, claim it for the team, give it back.

papers-description = Find papers and claim one for your team
papers-find-description = Search the papers of this challenge
papers-find-words-description = Words of the title, the authors or the venue
papers-find-free-description = Only papers that can still be claimed
papers-find-venue-description = Only this venue, such as NeurIPS
papers-find-year-description = Only this year
papers-show-description = Show a paper: who works on it, what you can do
papers-show-paper-description = Title, link, arXiv id, DOI or OpenReview id
papers-claim-description = Claim a paper for your team
papers-claim-paper-description = Title, link, arXiv id, DOI or OpenReview id
papers-release-description = Give back a paper that your team claimed
papers-release-paper-description = One of your team's papers

papers-not-found = I can't find a paper called “{ $text }”. Try a few words of its title with { COMMAND("paper find") }, or paste its arXiv link. If it is missing, suggest it: { COMMAND("paper suggest") }.
papers-ambiguous = “{ $text }” fits { $count ->
    [one] one paper
   *[other] { $count } papers
}; please pick one from the suggestions while you type, or look at them with { COMMAND("paper find") }.
papers-already-claimed = **{ $team }** already holds *{ $paper }*. See it with { COMMAND("paper show") }.
papers-too-many-claims = **{ $team }** already holds { $held ->
    [one] one paper
   *[other] { $held } papers
} ({ $papers }), as many as this edition allows. The lead can give { $held ->
    [one] it
   *[other] one
} back with { COMMAND("paper release") }.
papers-not-claimed = **{ $team }** does not hold *{ $paper }*. See what it holds with { COMMAND("team show") }.
papers-not-on-list = *{ $paper }* is not on the list of **{ $edition }**. Find papers that are: { COMMAND("paper find") }.

papers-card-authors = { $authors }
papers-card-taken-none = **Free.** Nobody is working on it in { $edition }{ $slots ->
    [0] ; any number of teams may.
    [one] ; one team may.
   *[other] ; up to { $slots } teams may.
}
papers-card-taken-some = { $places ->
    [kept] **No place is free** in { $edition }: what is not taken is kept for a team that waited.
    [full] **Taken** in { $edition }: { $slots ->
        [one] the one place is filled.
       *[other] all { $slots } places are filled.
    }
    [open] **Claimed by { $count ->
        [one] one team
       *[other] { $count } teams
    }** in { $edition }; any number of teams may work on it.
   *[some] **Claimed by { $count } of { $slots } teams** in { $edition }: there is room.
}
papers-card-earlier = In earlier editions:
papers-card-earlier-taker = { $edition }: { $state ->
    [published] **{ $team }** reproduced it
   *[other] **{ $team }** worked on it
}
papers-card-project = its project
papers-may-claim = You can claim it for **{ $team }**.
papers-may-make-team = To claim it, first form a team with { COMMAND("team create") } or join one: { COMMAND("team list") }.
papers-may-closed = { $edition } is not taking claims at the moment. Ask an organizer when papers can be claimed.
papers-may-not-on-list = It is not on the list of { $edition }, so it cannot be claimed there. Find papers that are: { COMMAND("paper find") }.
papers-may-team-busy = **{ $team }** already holds as many papers as it may. Its lead can give one back with { COMMAND("paper release") }.

papers-list-heading = Papers in { $edition }{ $searched ->
    [yes] : { $words }
   *[no] {""}
}
papers-list-empty = No paper fits. Try fewer or other words, or leave out the filters: { COMMAND("paper find") }.
papers-list-page = Page { $page }
papers-line = **{ $title }**
papers-line-state = { $places ->
    [kept] kept for a team that waited
    [full] taken
    [none] free
   *[some] { $count ->
        [one] 1 team
       *[other] { $count } teams
    }, room for more
}

papers-button-show = Show
papers-button-claim = Claim for my team
papers-button-team = Team { $team }

papers-claim-ask = Claim this paper for **{ $team }**?
papers-button-claim-yes = Claim it
papers-button-claim-hidden = Claim anonymously
papers-button-claim-no = Not now
papers-claimed = **{ $team }** now works on *{ $paper }* in { $edition }. { $others ->
    [0] Good luck!
    [one] **{ $teams }** works on it too. Good luck!
   *[other] So do **{ $teams }**. Good luck!
}
papers-release-ask = Give *{ $paper }* back? Other teams can claim it then.
papers-button-release-yes = Give it back
papers-button-release-no = Keep it
papers-released = **{ $team }** gave *{ $paper }* back. Find another with { COMMAND("paper find") }.
papers-taken = *{ $paper }* has no free place: { $slots ->
    [one] the one place is
   *[other] all { $slots } places are
}{ $held ->
    [0] {" "}kept for teams on the waiting list
   *[other] {" "}held by **{ $teams }** or kept for a team on the waiting list
}. Wait for a place with { COMMAND("paper waitlist") }, or find papers that are free: { COMMAND("paper find") } with `free: True`.
papers-card-taker = { $state ->
    [claimed] **{ $team }** claimed it { $since }
    [working] **{ $team }** has been working on it since { $since }
    [submitted] **{ $team }** handed in its report { $since }
    [in-review] **{ $team }**: report in review since { $since }
    [accepted] **{ $team }**: report accepted { $since }
    [rejected] **{ $team }**: report not accepted { $since }
   *[published] **{ $team }** published its report { $since }
}
papers-card-unverified = Unverified: these facts are just as somebody typed them.
papers-card-waiting = { $count ->
    [one] One team is waiting for a place.
   *[other] { $count } teams are waiting for a place.
}
papers-may-full = No place is free. Find another with { COMMAND("paper find") }, or form a team and wait for a place.
papers-may-own = Your team holds it. Open it below to see everything and what you can do next.
papers-may-wait = No place is free. **{ $team }** can wait for one; places are offered in order.
papers-may-waiting = **{ $team }** is waiting for a place, and will be told when one is free.
papers-may-take-offer = A place is kept for **{ $team }** until { $until }.
papers-may-swap = **{ $team }** already holds as many papers as it may. You can give one back and take this one, in one step.
papers-may-entry-past = The last day to claim a paper in { $edition } has passed. If you have a special reason, ask an organizer.

papers-mine-description = Your team's papers, and what to do next
papers-waitlist-description = Who is waiting for a paper, or what your team is waiting for
papers-waitlist-paper-description = A paper; without one, everything that your team is waiting for
papers-checkin-description = Say in one line where your work stands
papers-checkin-line-description = One line, for your team and the organizers
papers-own-paper-description = Which paper, if your team holds several
papers-submit-description = Hand in your team's report
papers-submit-link-description = OpenReview, TMLR, arXiv, DagsHub, or the report's own address

papers-nothing-claimed = **{ $team }** holds no paper that you could do this with. See what it holds with { COMMAND("paper mine") }.
papers-which-claim = Your team holds several papers: { $papers }. Please say which one, with the option `paper`.
papers-no-such-claim = This claim no longer exists. See your team's papers with { COMMAND("paper mine") }.
papers-illegal-step = *{ $paper }* is { $state ->
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
}, and from there it cannot become “{ $step ->
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
}”. { $state ->
    [claimed] Next, you can start work, hand in the report, or give it back.
    [working] Next, you can hand in the report, or give it back.
    [submitted] Next, it can be in review.
    [in-review] Next, it can be accepted or not accepted.
    [accepted] Next, it can be published.
    [rejected] Next, it can be handed in elsewhere, or be published.
    [lapsed] Its team can ask for it back once, within two weeks.
   *[other] Nothing more can be done with it.
} See your papers with { COMMAND("paper mine") }.
papers-nothing-to-undo = You have taken no step in the last { $minutes } minutes that could be taken back. See your team's papers with { COMMAND("paper mine") }.
papers-cannot-undo = Your last step with *{ $paper }* cannot be taken back any more: something came after it, or the place went to somebody else. See where it stands with { COMMAND("paper show") }.
papers-cannot-appeal = You cannot ask for *{ $paper }* back: that is possible once, within { $days } days after it lapsed. If its place is free, claim it: { COMMAND("paper claim") }.
papers-appeal-over = This appeal has already been answered, or its team no longer exists. See what is still waiting with { COMMAND("challenge rules") }.
papers-place-free = There is a free place: nobody has to wait for *{ $paper }*. Claim it with { COMMAND("paper claim") }.
papers-already-waiting = Your team is already waiting for *{ $paper }*, at place { $place }. See the list with { COMMAND("paper waitlist") }.
papers-not-waiting = Your team is not waiting for *{ $paper }*, or its offer has expired. See what it is waiting for with { COMMAND("paper waitlist") }.
papers-too-many-findings = Your team has already noted { $limit } statements, which is as many as are kept. Change one of them instead: { COMMAND("paper mine") }.
papers-no-such-finding = This statement no longer exists. Open your team's paper again: { COMMAND("paper mine") }.
papers-link-refused = { $fault ->
    [no-address] That is not a web address. Paste the whole link, such as `https://openreview.net/forum?id=…`.
    [not-https] Only addresses that begin with `https://` are accepted. Please paste another.
    [credentials] That address contains a user name or password. Nothing of it was kept; please paste it without, and change the password.
    [private] That address leads into a private network, or to an unusual port. Please paste one that everybody can open.
    [too-long] That address is too long. Please paste a shorter one.
   *[not-a-paper] That leads to the site, but to no paper on it. Please paste the link of the paper's own page.
}

papers-swapped = *{ $paper }* was given back.
papers-claimed-next = You can take this back within ten minutes. Next: write down your plan, and check in once a week with { COMMAND("paper checkin") }.
papers-undone = *{ $paper }*: “{ $before ->
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
}” was taken back; it is now “{ $after ->
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
}”.
papers-alive-noted = Good to know: your team is still at *{ $paper }*. You will not be asked again for a while.
papers-unwaited = Your team is no longer waiting for *{ $paper }*.
papers-waiting = **{ $team }** is waiting for *{ $paper }*, at place { $place }. When a place is free, it is offered to the waiting teams in order, and you will be told.
papers-offer-taken = **{ $team }** took the place: *{ $paper }* is yours. Good luck!
papers-appeal-sent = The organizers were asked to give *{ $paper }* back to your team. You will be told what they say.
papers-appeal-done = { $outcome ->
    [granted] **{ $team }** has *{ $paper }* again.
    [waits] No place on *{ $paper }* is free. **{ $team }** is now the first on the waiting list.
   *[declined] *{ $paper }* stays lapsed. **{ $team }** will be told.
}

papers-claim-of = **{ $team }** in { $edition }
papers-claim-state = { $state ->
    [claimed] **Claimed** { $since }
    [working] **Being worked on** since { $since }
    [submitted] **Handed in** { $since }
    [in-review] **In review** since { $since }
    [accepted] **Accepted** { $since }
    [rejected] **Not accepted** { $since }
    [published] **Published** { $since }
    [released] **Given back** { $since }
    [lapsed] **Lapsed** { $since }
   *[revoked] **Revoked** { $since }
}
papers-claim-elsewhere = Waiting for a decision elsewhere.
papers-claim-report = The report
papers-claim-signed = Last sign of life: { $at }
papers-claim-lapses = **Please check in:** without an answer the claim lapses { $at }.
papers-claim-excused = No sign of life is expected until { $until }.
papers-claim-anonymous = Anonymous: others see the team's name, but neither its people nor its project.
papers-claim-plan = **Plan** (for your team and the organizers)
    { $plan }
papers-claim-findings = **What is tested**
papers-claim-checkins = **Check-ins**
papers-checkin-line = { $at }: { $line }
papers-authors-not-asked = **Authors:** not asked yet.
papers-authors-asked = **Authors:** asked { $asked }; no answer noted.
papers-authors-answered = **Authors:** asked { $asked }, answered { $answered }.
papers-verdict = { $verdict ->
    [holds] Holds
    [fails] Fails
    [partly] Holds in part
    [toy] Tested at toy scale
   *[unclear] Unclear, or not tested yet
}
papers-finding-line = { $number }. { $statement } — **{ $verdict ->
    [holds] holds
    [fails] fails
    [partly] holds in part
    [toy] tested at toy scale
   *[unclear] unclear so far
}**
papers-finding-evidence = evidence
papers-findings-heading = What is tested
papers-timeline-of = **{ $team }**{ $anonymous ->
    [yes] {" "}(anonymous)
   *[no] {""}
}
papers-timeline-empty = Nothing has been written down about this claim yet.
papers-entry = { $at }: { $kind ->
    [step] { $state ->
        [claimed] claimed
        [working] work begun
        [submitted] report handed in
        [in-review] in review
        [accepted] report accepted
        [rejected] report not accepted
        [published] report published
        [released] given back
        [lapsed] lapsed
       *[revoked] revoked
    }
    [undo] a step was taken back
    [checkin] check-in
    [plan] plan written
    [alive] still at it
    [asked] the team was asked whether it is still at it
    [warned] the team was warned
    [excused] { $days ->
        [0] asked to check in again
        [one] excused for one day
       *[other] excused for { $days } days
    }
    [hidden] made anonymous
    [shown] no longer anonymous
    [waiting] waiting elsewhere changed
    [contact] contact with the authors
    [finding] a statement noted
   *[appeal] appeal
}{ $known ->
    [yes] {" "}by { $who }
   *[no] {""}
}{ $undone ->
    [yes] {" "}(taken back)
   *[no] {""}
}
papers-mine-heading = Papers of { $team }
papers-mine-empty = Your team holds no paper yet. Find one that is free.
papers-mine-line = **{ $paper }** · { $state ->
    [claimed] claimed { $since }
    [working] being worked on, claimed { $since }
    [submitted] handed in, claimed { $since }
    [in-review] in review, claimed { $since }
    [accepted] accepted, claimed { $since }
    [rejected] not accepted, claimed { $since }
    [published] published, claimed { $since }
    [released] given back { $since }
    [lapsed] lapsed { $since }
   *[revoked] revoked { $since }
}
papers-wait-line = **{ $paper }** · waiting, place { $place }
papers-wait-offered = **{ $paper }** · a place is kept for you until { $until }
papers-waits-heading = What your team is waiting for
papers-waits-empty = Your team is not waiting for anything. When a paper is taken, its card has a button to wait for a place: { COMMAND("paper show") }.
papers-waitlist-line = { $place }. **{ $team }**
papers-waitlist-offered = { $place }. **{ $team }**: a place is kept until { $until }
papers-waitlist-empty = Nobody is waiting for this paper.
papers-appeals-heading = Appeals
papers-appeals-empty = No appeals are waiting for an answer.
papers-appeal-line = **{ $team }** asked for *{ $paper }* back { $at }: { $reason }

papers-button-open = Open
papers-button-manage = Manage
papers-button-mine = My papers
papers-button-find = Find a paper
papers-button-timeline = Timeline
papers-button-undo = Undo my last step
papers-button-swap = Give back: { $paper }
papers-button-swap-open = Swap …
papers-button-wait = Wait for a place
papers-button-unwait = Stop waiting
papers-button-waitlist = Who is waiting
papers-button-take = Take it
papers-button-pass = Leave it to the next
papers-button-alive = We are still at it
papers-button-appeal = Ask for it back
papers-button-grant = Give it back
papers-button-decline = Leave it lapsed
papers-button-checkin = Check in
papers-button-step = { $step ->
    [working] Start work
    [submitted] Hand in
    [in-review] It is in review
    [accepted] Accepted
    [rejected] Not accepted
    [published] Published
   *[released] Give back
}
papers-button-plan = { $written ->
    [yes] Change plan
   *[no] Write plan
}
papers-button-contact = { $asked ->
    [yes] Authors answered
   *[no] Authors asked
}
papers-button-finding = Add what we test
papers-button-findings = Change what we test
papers-button-change = Change
papers-button-elsewhere = { $waiting ->
    [yes] No longer waiting
   *[no] Waiting elsewhere
}
papers-button-hide = { $hidden ->
    [yes] Show our people
   *[no] Hide our people
}
papers-button-excuse = { $days ->
    [0] Expect check-ins again
   *[other] Excuse for { $days } days
}
papers-button-revoke = Revoke

papers-form-checkin-title = Check in
papers-form-checkin-label = Where does your work stand?
papers-form-checkin-hint = One line, for your team and the organizers
papers-form-submit-title = Hand in the report
papers-form-submit-label = Address
papers-form-submit-hint = OpenReview, TMLR, arXiv, DagsHub, or the report
papers-form-plan-title = Plan
papers-form-plan-label = How will you go about it?
papers-form-plan-hint = At most 500 words; only your team and the organizers read it
papers-form-revoke-title = Revoke the claim
papers-form-revoke-label = Why?
papers-form-revoke-hint = The team reads this
papers-form-appeal-title = Ask for the paper back
papers-form-appeal-label = Why?
papers-form-appeal-hint = The organizers read this
papers-form-finding-title = What is tested
papers-form-finding-statement = The paper's own claim, in short
papers-form-finding-verdict = What came of it
papers-form-finding-evidence = Link to the evidence, if there is one

papers-letter-offered = A place on *{ $paper }* is free ({ $guild }), and it is kept for your team until { $until }. Do you want it?
papers-letter-asked = We have heard nothing about *{ $paper }* ({ $guild }) for { $days } days. Is your team still at it? Without an answer the claim lapses { $at }.
papers-letter-warned = **Last reminder:** the claim on *{ $paper }* ({ $guild }) lapses { $at }, unless your team says that it is still at it.
papers-letter-lapsed = The claim on *{ $paper }* ({ $guild }) has lapsed, since nobody answered. Its place is offered to others. If that is a mistake, you have two weeks to ask the organizers for it back.
papers-letter-excused = The organizers expect no sign of life on *{ $paper }* ({ $guild }) until { $until }. Take your time.
papers-letter-expected = From now on, please check in on *{ $paper }* ({ $guild }) again.
papers-letter-revoked = The organizers took *{ $paper }* ({ $guild }) from your team: { $reason }
papers-letter-checked-in = { $who } on *{ $paper }*: { $line }
papers-letter-appealed = **{ $team }** asks for *{ $paper }* back, after it lapsed: { $reason }
papers-letter-appeal-answered = { $outcome ->
    [granted] The organizers gave *{ $paper }* ({ $guild }) back to your team.
    [waits] The organizers agreed to give *{ $paper }* ({ $guild }) back, but its place has been taken meanwhile. Your team is now the first on the waiting list.
   *[declined] The organizers did not give *{ $paper }* ({ $guild }) back.
}
papers-letter-reported = **{ $team }**, *{ $paper }*: { $state ->
    [submitted] the report was handed in
    [in-review] the report is in review
    [accepted] the report was accepted
    [rejected] the report was not accepted
    [lapsed] the claim has lapsed, since nobody answered
    [undone] the team took its last step back
   *[published] the report was published
}.
papers-letter-unreached = The bot cannot reach **{ $team }**: nobody there gets its messages. Unless somebody checks in, the claim on *{ $paper }* lapses { $at }.

papers-suggest-description = Suggest a paper that is missing from the catalogue
papers-suggest-paper-description = Its link, its id such as 2004.02546, or its title
papers-suggest-title-description = Its title, in case no source knows it
papers-suggest-there = *{ $paper }* is already in the catalogue.
papers-suggest-waits = *{ $paper }* was already suggested, { $at }, and is waiting for the organizers' answer.
papers-suggest-done = Thank you! The organizers can now take *{ $paper }* into the catalogue. You will be told what they decide.
papers-suggest-source = { $source ->
    [huggingface] Facts from Hugging Face
    [arxiv] Facts from arXiv
    [crossref] Facts from Crossref
    [datacite] Facts from DataCite
    [catalogue] It is in the catalogue, but not on this edition's list: the organizers can put it there.
   *[none] Unverified: it is kept as you typed it, since no source could confirm it.
}
papers-suggest-elsewhere = On the server, { COMMAND("paper show") } shows who works on it and what you can do.
papers-suggest-not-a-paper = That is a repository. Paste a link or an id of the paper itself, such as `2004.02546`.
papers-suggest-title-needed = { $need ->
    [not-found] None of the paper sources knows “{ $text }”. Please check the link or id. If it is right, suggest it again and write its title into the option `title`.
    [unavailable] No paper source can be reached at the moment, so nothing is known about “{ $text }”. Try again in a few minutes, or write its title into the option `title`.
    [nobody-knows] No paper source can tell what “{ $text }” is. Suggest it again, and write its title into the option `title`.
   *[no-title] “{ $text }” is not a link, id or title that I can read. Paste the paper's link or id, such as `2004.02546`, or write its title.
}
papers-letter-decided = An organizer updated *{ $paper }* ({ $guild }): { $state ->
    [in-review] the report is in review
    [accepted] the report was accepted
    [rejected] the report was not accepted
   *[published] the report was published
}. See it with { COMMAND("paper mine") }.
papers-button-tell = Tell what came of it
