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

papers-not-found = I can't find a paper called “{ $text }”. Try a few words of its title with { COMMAND("paper find") }, or paste its arXiv link. If it is missing, ask the organizers to have it added.
papers-ambiguous = “{ $text }” fits { $count ->
    [one] one paper
   *[other] { $count } papers
}; please pick one from the suggestions while you type, or look at them with { COMMAND("paper find") }.
papers-taken = *{ $paper }* is taken by **{ $teams }**{ $slots ->
    [one] , and one team may work on it
   *[other] : all { $slots } places are filled
}. Find papers that are free: { COMMAND("paper find") } with `free: True`.
papers-already-claimed = **{ $team }** holds *{ $paper }* already. See it with { COMMAND("paper show") }.
papers-too-many-claims = **{ $team }** holds { $held ->
    [one] one paper
   *[other] { $held } papers
} already ({ $papers }), which is as many as this edition allows. The lead can give { $held ->
    [one] it
   *[other] one
} back with { COMMAND("paper release") }.
papers-not-claimed = **{ $team }** does not hold *{ $paper }*. See what it holds with { COMMAND("team show") }.
papers-not-on-list = *{ $paper }* is not on the list of **{ $edition }**. Find papers that are: { COMMAND("paper find") }.

papers-card-authors = { $authors }
papers-card-taken-none = **Free.** Nobody works on it in { $edition }{ $slots ->
    [0] ; any number of teams may.
    [one] ; one team may.
   *[other] ; up to { $slots } teams may.
}
papers-card-taken-some = { $places ->
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
papers-card-taker = { $state ->
    [published] **{ $team }** published its report { $since }
   *[other] **{ $team }** claimed it { $since }
}
papers-card-earlier = In earlier editions:
papers-card-earlier-taker = { $edition }: { $state ->
    [published] **{ $team }** reproduced it
   *[other] **{ $team }** worked on it
}
papers-card-project = its project
papers-may-claim = You can claim it for **{ $team }**.
papers-may-make-team = To claim it, first form a team with { COMMAND("team create") } or join one: { COMMAND("team list") }.
papers-may-release = Your team works on it. To give it back, press the button below.
papers-may-ask-lead = Your team works on it. Its lead can give it back.
papers-may-full = No place is free. Find another with { COMMAND("paper find") }.
papers-may-closed = { $edition } takes no claims now.
papers-may-not-on-list = It is not on the list of { $edition }, so it cannot be claimed there.
papers-may-team-busy = **{ $team }** already holds as many papers as it may. Its lead can give one back with { COMMAND("paper release") }.

papers-list-heading = Papers in { $edition }{ $searched ->
    [yes] : { $words }
   *[no] {""}
}
papers-list-empty = No paper fits. Try fewer or other words, or leave out the filters: { COMMAND("paper find") }.
papers-list-page = Page { $page }
papers-line = **{ $title }**
papers-line-state = { $places ->
    [full] taken
    [none] free
   *[some] { $count ->
        [one] 1 team
       *[other] { $count } teams
    }, room for more
}

papers-button-show = Show
papers-button-claim = Claim for my team
papers-button-release = Give back
papers-button-team = Team { $team }

papers-claim-ask = Claim this paper for **{ $team }**?
papers-button-claim-yes = Claim it
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
papers-claim-finished = **{ $team }** has published its report on *{ $paper }*; that stays. See it with { COMMAND("paper show") }.
papers-may-finished = **{ $team }** has published its report on it.
