# 论文：查找、查看、认领、放弃。

papers-description = 查找论文并为队伍认领
papers-find-description = 搜索本届的论文
papers-find-words-description = 标题、作者或会议期刊中的词
papers-find-free-description = 只看还能认领的论文
papers-find-venue-description = 只看某个会议或期刊，如 NeurIPS
papers-find-year-description = 只看某一年
papers-show-description = 查看论文：谁在复现、你能做什么
papers-show-paper-description = 标题、链接、arXiv 编号、DOI 或 OpenReview 编号
papers-claim-description = 为你的队伍认领一篇论文
papers-claim-paper-description = 标题、链接、arXiv 编号、DOI 或 OpenReview 编号
papers-release-description = 放弃队伍已认领的论文
papers-release-paper-description = 你的队伍认领的论文

papers-not-found = 找不到论文“{ $text }”。请用 { COMMAND("paper find") } 搜索标题中的几个词，或粘贴 arXiv 链接。如果确实没有收录，请联系主办方添加。
papers-ambiguous = “{ $text }”匹配到 { $count } 篇论文，无法确定是哪一篇。请在输入时从建议中选择，或用 { COMMAND("paper find") } 查看。
papers-taken = *{ $paper }* 已被 **{ $teams }** 认领，{ $slots ->
    [1] 唯一的名额已满
   *[other] { $slots } 个名额已满
}。用 { COMMAND("paper find") } 并选择 `free: True` 查找还能认领的论文。
papers-already-claimed = **{ $team }** 已经认领了 *{ $paper }*。用 { COMMAND("paper show") } 查看。
papers-too-many-claims = **{ $team }** 已认领 { $held } 篇论文（{ $papers }），达到本届上限。队长可以用 { COMMAND("paper release") } 放弃{ $held ->
    [1] 这篇论文
   *[other] 其中一篇
}。
papers-not-claimed = **{ $team }** 没有认领 *{ $paper }*。用 { COMMAND("team show") } 查看队伍认领的论文。
papers-not-on-list = *{ $paper }* 不在 **{ $edition }** 的论文列表中。用 { COMMAND("paper find") } 查找列表中的论文。

papers-card-authors = { $authors }
papers-card-taken-none = **可认领**：{ $edition } 中还没有队伍复现它{ $slots ->
    [0] ，队伍数量不限。
    [1] ，只限 1 支队伍认领。
   *[other] ，最多可由 { $slots } 支队伍认领。
}
papers-card-taken-some = { $places ->
    [full] **已被认领**：{ $edition } 的{ $slots ->
        [1] 唯一名额已满。
       *[other] {" "}{ $slots } 个名额已满。
    }
    [open] { $edition } 中已有 **{ $count } 支队伍**认领，队伍数量不限。
   *[some] { $edition } 中已有 **{ $count } 支队伍**认领，最多 { $slots } 支，还有名额。
}
papers-card-taker = { $state ->
    [published] **{ $team }** 于 { $since } 发表报告
   *[other] **{ $team }** 于 { $since } 认领
}
papers-card-earlier = 往届：
papers-card-earlier-taker = { $edition }：{ $state ->
    [published] **{ $team }** 已完成复现
   *[other] **{ $team }** 曾认领
}
papers-card-project = 项目主页
papers-may-claim = 你可以为 **{ $team }** 认领它。
papers-may-make-team = 认领之前，请先用 { COMMAND("team create") } 组建队伍，或从 { COMMAND("team list") } 中选一支加入。
papers-may-release = 你的队伍正在复现它。如需放弃，请点击下方按钮。
papers-may-ask-lead = 你的队伍正在复现它，队长可以放弃认领。
papers-may-full = 名额已满。用 { COMMAND("paper find") } 找其他论文。
papers-may-closed = { $edition } 目前不接受认领。
papers-may-not-on-list = 它不在 { $edition } 的论文列表中，无法认领。
papers-may-team-busy = **{ $team }** 认领的论文数已达上限。队长可以用 { COMMAND("paper release") } 放弃一篇。

papers-list-heading = { $edition } 的论文{ $searched ->
    [yes] ：{ $words }
   *[no] {""}
}
papers-list-empty = 没有符合条件的论文。请减少或更换关键词，或去掉筛选条件：{ COMMAND("paper find") }。
papers-list-page = 第 { $page } 页
papers-line = **{ $title }**
papers-line-state = { $places ->
    [full] 已被认领
    [none] 可认领
   *[some] { $count } 支队伍认领，还有名额
}

papers-button-show = 查看
papers-button-claim = 为队伍认领
papers-button-release = 放弃认领
papers-button-team = 队伍 { $team }

papers-claim-ask = 要为 **{ $team }** 认领这篇论文吗？
papers-button-claim-yes = 认领
papers-button-claim-no = 暂不
papers-claimed = **{ $team }** 已在 { $edition } 中认领 *{ $paper }*。{ $others ->
    [0] 祝顺利！
   *[other] **{ $teams }** 也在复现它。祝顺利！
}
papers-release-ask = 要放弃 *{ $paper }* 吗？放弃后其他队伍可以认领。
papers-button-release-yes = 放弃
papers-button-release-no = 保留
papers-released = **{ $team }** 已放弃 *{ $paper }*。用 { COMMAND("paper find") } 找其他论文。
papers-claim-finished = **{ $team }** 已发表对 *{ $paper }* 的复现报告，认领将保留。用 { COMMAND("paper show") } 查看。
papers-may-finished = **{ $team }** 已发表对它的复现报告。
