# Cohorts: parts of an edition, such as courses.

cohorts-heading = { $count ->
    [0] No cohorts yet
    [one] One cohort
   *[other] { $count } cohorts
}
cohorts-about = A cohort is a part of this edition, such as a course: its teams choose from papers of its own, and have dates of its own beside the edition's. People name it when they form a team: { COMMAND("team create") }. Give it a date with { COMMAND("schedule add") }.
cohorts-brief = **{ $name }** · { $papers ->
    [0] all papers
    [one] one paper
   *[other] { $papers } papers
} · { $teams ->
    [0] no teams yet
    [one] one team
   *[other] { $teams } teams
} · { $dates ->
    [0] no date of its own
    [one] one date of its own
   *[other] { $dates } dates of its own
}
cohorts-line = **{ $name }**
    { $papers ->
        [0] Its teams choose from all papers
        [one] One paper: { $titles }
       *[other] { $papers } papers: { $titles }
    }
    { $teams ->
        [0] No teams yet
        [one] One team: { $names }
       *[other] { $teams } teams: { $names }
    } · { $dates ->
        [0] no date of its own
        [one] one date of its own
       *[other] { $dates } dates of its own
    }
cohorts-next = Give it an inner deadline with { COMMAND("schedule add") }, and name this cohort there.
cohorts-remove-ask = Remove the cohort **{ $name }**? { $teams ->
    [0] Nobody is in it.
    [one] Its one team stays, with its paper, as others are.
   *[other] Its { $teams } teams stay, with their papers, as others are.
}
cohorts-no-such = There is no cohort like this in this edition. See those that are with *Cohorts* under { COMMAND("challenge rules") }, or leave it empty.
cohorts-name-taken = There is a cohort called **{ $name }** already. Choose another name.
cohorts-too-many = That is more than the { $limit } that there can be. Leave some out.
cohorts-has-dates = **{ $name }** has { $count ->
    [one] a date of its own
   *[other] { $count } dates of its own
}. Remove that first, with a reason for its teams: { COMMAND("schedule remove") }
cohorts-paper-of-others = Your team is of **{ $cohort }**, and *{ $paper }* is none of its papers. Choose from: { $papers }

cohorts-button-list = All cohorts
cohorts-button-add = Add a cohort
cohorts-button-change = Change
cohorts-button-remove = Remove
cohorts-button-keep = Keep it
cohorts-form-title = A cohort
cohorts-form-name = Name
cohorts-form-name-hint = Such as that of a course
cohorts-form-papers = Papers
cohorts-form-papers-hint = A title, link or identifier on each line; nothing: all papers
cohorts-form-teams = Teams
cohorts-form-teams-hint = A name on each line; people can also name the cohort themselves
