# 分组：一届中的一部分，例如一门课。

cohorts-heading = { $count ->
    [0] 还没有分组
   *[other] { $count } 个分组
}
cohorts-about = 分组是本届中的一部分，例如一门课：它的队伍从自己的论文中选择，除本届的日期外还有自己的日期。组队时可以选择分组：{ COMMAND("team create") }。用 { COMMAND("schedule add") } 给它添加日期。
cohorts-brief = **{ $name }** · { $papers ->
    [0] 所有论文
   *[other] { $papers } 篇论文
} · { $teams ->
    [0] 还没有队伍
   *[other] { $teams } 支队伍
} · { $dates ->
    [0] 没有自己的日期
   *[other] { $dates } 个自己的日期
}
cohorts-line = **{ $name }**
    { $papers ->
        [0] 它的队伍可以选择任何论文
       *[other] { $papers } 篇论文：{ $titles }
    }
    { $teams ->
        [0] 还没有队伍
       *[other] { $teams } 支队伍：{ $names }
    } · { $dates ->
        [0] 没有自己的日期
       *[other] { $dates } 个自己的日期
    }
cohorts-next = 用 { COMMAND("schedule add") } 给它添加内部截止日期，并在那里选择这个分组。
cohorts-remove-ask = 移除分组 **{ $name }**？{ $teams ->
    [0] 里面没有队伍。
   *[other] 它的 { $teams } 支队伍会保留，论文也保留，与其他队伍一样。
}
cohorts-no-such = 本届没有这样的分组。在 { COMMAND("challenge rules") } 下的“分组”中查看，或留空。
cohorts-name-taken = 已经有一个叫 **{ $name }** 的分组。请换一个名称。
cohorts-too-many = 超过了最多 { $limit } 个的限制。请减少一些。
cohorts-has-dates = **{ $name }** 有 { $count } 个自己的日期。请先移除，并向它的队伍说明原因：{ COMMAND("schedule remove") }
cohorts-paper-of-others = 你的队伍属于 **{ $cohort }**，而《{ $paper }》不在它的论文中。请从这些中选择：{ $papers }

cohorts-button-list = 所有分组
cohorts-button-add = 添加分组
cohorts-button-change = 修改
cohorts-button-remove = 移除
cohorts-button-keep = 保留
cohorts-form-title = 分组
cohorts-form-name = 名称
cohorts-form-name-hint = 例如课程名称
cohorts-form-papers = 论文
cohorts-form-papers-hint = 每行一个标题、链接或编号；留空表示所有论文
cohorts-form-teams = 队伍
cohorts-form-teams-hint = 每行一个名称；人们也可以自己选择分组
