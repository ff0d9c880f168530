# 队伍：组建、加入、邀请、退出。

teams-description = 组建或加入队伍，查看队员
teams-create-description = 组建队伍并担任队长
teams-create-name-description = 队名，2 至 32 个字符
teams-join-team-description = 队伍
teams-invite-member-description = 要邀请的人
teams-leave-description = 退出你的队伍
teams-show-description = 查看队伍的队员和论文
teams-show-team-description = 队伍；不填则为你自己的队伍
teams-list-description = 查看本届所有队伍

teams-not-in-team = 你还没有加入队伍。用 { COMMAND("team create") } 组建一支，或从 { COMMAND("team list") } 中选一支加入。
teams-only-lead-may = 只有 **{ $team }** 的队长可以执行此操作。用 { COMMAND("team show") } 查看谁是队长。
teams-illegal-name = { $fault ->
    [length] 队名应为 { $shortest } 至 { $longest } 个字符。请换一个再试。
    [link] **{ $name }** 看起来像链接，不能用作队名。请换一个再试。
    [look-alike] **{ $name }** 混用了不同字母表中外形相近的字母。请改用同一种字母后重试。
    [reserved] **{ $name }** 是保留名称，不能用作队名。请换一个再试。
   *[other] **{ $name }** 含有队名不能使用的字符。可以使用文字、数字、空格和除冒号外的常见标点；请换一个再试。
}
teams-name-taken = **{ $name }** 与已有队伍 **{ $taken }** 相同或过于相似。请换一个名字，或加入该队：{ COMMAND("team join") }。
teams-already-in-team = 你已经在 **{ $team }** 中，每人同时只能加入一支队伍。如需更换，请先退出：{ COMMAND("team leave") }。
teams-not-found = 本届没有名为 **{ $name }** 的队伍。用 { COMMAND("team list") } 查看所有队伍。
teams-full = **{ $team }** 没有空位：{ $seats } 个席位都有人了。用 { COMMAND("team list") } 查看其他队伍。
teams-cannot-invite = 你可以邀请其他人，但不能邀请自己或机器人。用 { COMMAND("team match") } 查看谁在找队伍。

teams-leaving-changed = 情况有变，退出 **{ $team }** 的结果和刚才提示的不同了。请重新查看：{ COMMAND("team leave") }。
teams-created = 你已成为 { $edition } 中 **{ $team }** 的队长。接下来：用 { COMMAND("team invite") } 邀请队友，用 { COMMAND("paper claim") } 认领论文。

teams-card-heading = { $team }
teams-card-extension = **{ $name }**已延期到{ $at }
teams-card-edition = { $edition }
teams-card-people = 队员（{ $count }/{ $seats }）：{ $members }
teams-card-nobody = 本服务器上没有这支队伍的成员。
teams-card-lead = { $member }（队长）
teams-card-no-papers = 尚未认领论文。
teams-card-papers = 论文：
teams-list-heading = { $edition } 的队伍
teams-list-empty = 还没有队伍。来组建第一支吧：{ COMMAND("team create") }。
teams-button-show = 查看
teams-button-leave = 退出
teams-button-create = 组建队伍

teams-form-title = 组建队伍

teams-invitation-accepted = { $invitee } 已加入队伍 **{ $team }**。
teams-invitation-declined = { $invitee } 谢绝了队伍 **{ $team }** 的邀请。
teams-button-accept = 接受
teams-button-decline = 谢绝

teams-button-leave-yes = 退出队伍
teams-button-leave-no = 留下
teams-card-invite = 用 { COMMAND("team invite") } 邀请队友。
teams-button-find = 找论文
teams-only-team-may = 只有 **{ $team }** 的队员可以执行此操作。用 { COMMAND("paper mine") } 查看你自己队伍的论文。
teams-no-such-zone = { $fault ->
    [ambiguous] “{ $text }”可以指多个时区。请填写城市（如 `上海`）、时区名（如 `Asia/Shanghai`）或偏移（如 `UTC+8`）后重试。
    [part-of-an-hour] “{ $text }”不是整小时的偏移。请改填该时区的城市（如 UTC+5:30 填 `Kolkata`）后重试。
   *[unknown] 没有名为“{ $text }”的时区。请填写城市（如 `上海`）、时区名（如 `Asia/Shanghai`）或偏移（如 `UTC+8`）后重试。
}

teams-join-description = 申请加入一支有空位的队伍
teams-invite-description = 邀请别人加入你的队伍（限队长）
teams-lead-description = 把队长职务交给一名队员
teams-lead-member-description = 新队长
teams-remove-description = 把某人移出你的队伍（限队长）
teams-remove-member-description = 要移出的队员
teams-rename-description = 修改队名和队伍简介
teams-merge-description = 提议与另一支队伍合并
teams-merge-team-description = 另一支队伍
teams-menu-show = 查看队伍
teams-menu-invite = 邀请加入我的队伍

teams-member-already-in-team = 对方已经在一支队伍中，需要先退出：{ COMMAND("team leave") }。
teams-member-in-no-team = 此人不在你能看到的任何队伍中。用 { COMMAND("team list") } 查看所有队伍。
teams-not-a-member = 此人不在 **{ $team }** 中。用 { COMMAND("team show") } 查看队员。
teams-nobody-there = **{ $team }** 已没有队员。用 { COMMAND("team list") } 查看其他队伍。
teams-cannot-remove-self = 不能移出自己。如需退出，请使用 { COMMAND("team leave") }。
teams-leads-already = 此人已是 **{ $team }** 的队长。如需转交，请选择另一名队员：{ COMMAND("team lead") }。
teams-not-your-invitation = 这份邀请是发给别人的。如需加入队伍，请使用 { COMMAND("team join") }。
teams-invitation-over = 这份邀请已失效。请联系队长重新邀请，或用 { COMMAND("team join") } 申请加入。
teams-request-over = 这份申请已失效：已有答复、已撤回或已过期。用 { COMMAND("team show") } 查看你的队伍。
teams-merge-over = 这份合并提议已失效：已有答复、已撤回或已过期。可用 { COMMAND("team merge") } 重新提议。
teams-merge-changed = 情况有变，与 **{ $team }** 合并的结果和刚才提示的不同了。请重新查看：{ COMMAND("team show") }。
teams-merge-asked-already = **{ $team }** 已向你的队伍提出合并。请在你的队伍卡片上答复：{ COMMAND("team show") }。
teams-cannot-merge-alone = 只能与另一支有队员的队伍合并。用 { COMMAND("team list") } 查看所有队伍。
teams-merge-too-big = **{ $team }** 和 **{ $other }** 共有 { $people } 人，而每队最多 { $seats } 人。用 { COMMAND("team list") } 找一支人数更少的队伍。
teams-merge-same-paper = **{ $team }** 和 **{ $other }** 都认领了 { $papers }。其中一队需要先放弃：{ COMMAND("paper release") }。
teams-merge-too-many-claims = **{ $team }** 和 **{ $other }** 一共在复现 { $papers }，而每队同时最多 { $limit } 篇。请先放弃 { $surplus } 篇：{ COMMAND("paper release") }。

teams-joined = 你已加入 **{ $team }**。
teams-invited = { $state ->
    [new] 已私信邀请 { $invitee } 加入 **{ $team }**，有效期至 { $until }。
   *[waiting] 此前已邀请 { $invitee } 加入 **{ $team }**，有效期至 { $until }。
}
teams-invited-in = { $invitee } 此前已申请加入，现已在 **{ $team }** 中。
teams-requested = { $state ->
    [new] 已向 **{ $team }** 的队长提出申请，有效期至 { $until }。有答复时会通知你。
   *[waiting] 此前已向 **{ $team }** 的队长提出申请，有效期至 { $until }。
}
teams-uninvited = 已撤回发给 { $invitee } 的 **{ $team }** 入队邀请。
teams-unrequested = 已撤回加入 **{ $team }** 的申请。
teams-unmerged = 已撤回对 **{ $team }** 的合并提议。
teams-invitation-done = 这份邀请已有答复。
teams-declined = 你已谢绝 **{ $team }** 的邀请。
teams-request-declined = 已谢绝 { $invitee } 加入 **{ $team }** 的申请。
teams-merge-declined = 会告知 **{ $team }**：你们不想合并。
teams-merge-sent = 已询问 **{ $team }** 的队长是否合并，有效期至 { $until }。
teams-merge-ask = 要让 **{ $team }** 与 **{ $other }** 合并吗？**{ $other }** 将不复存在，其 { $moving } 名队员加入 **{ $team }**，合并后共 { $people }/{ $seats } 人。{ $count ->
    [0] {""}
   *[other] 其论文一并转入：{ $papers }。
}{ $waits ->
    [0] {""}
   *[other] 其排队位次也一并转入：{ $waited }。
}{ $hides ->
    [yes] 合并后的队伍不向其他人公开队员。
   *[no] {""}
}{ $step ->
    [propose] 会先征求 **{ $other }** 队长的同意，对方可以拒绝。
   *[agree] 合并立即生效，且无法撤销。
}
teams-merged = **{ $other }** 已并入 **{ $team }**。
teams-lead-ask = 要把 **{ $team }** 交给 { $member } 吗？你仍是队员。
teams-remove-ask = 要把 { $member } 移出 **{ $team }** 吗？会通知对方。
teams-removed = { $member } 已不在 **{ $team }** 中。
teams-handed-over = 现在由 { $member } 担任 **{ $team }** 的队长。
teams-renamed = 你的队伍现名为 **{ $team }**。
teams-button-yes = 是
teams-button-no = 否
teams-button-merge = 合并
teams-button-merge-ask = 提议合并
teams-button-look = 查看并答复
teams-button-withdraw = 撤回
teams-button-accept-invitation = 接受邀请
teams-button-ask = 申请加入
teams-button-papers = 我的论文
teams-button-rename = 修改

teams-card-description = { $description }
teams-card-hidden = 队员：{ $count }/{ $seats }。该队不公开队员。
teams-paper = { $title } · { $state ->
    [claimed] 认领于 { $since }
    [working] 复现中，认领于 { $since }
    [submitted] 已提交报告，认领于 { $since }
    [in-review] 报告评审中，认领于 { $since }
    [accepted] 报告已被接收，认领于 { $since }
    [rejected] 报告未被接收，认领于 { $since }
   *[published] 已发表，认领于 { $since }
}
teams-line = **{ $team }** · { $members }/{ $seats } 人 · { $claims ->
    [0] 尚无论文
   *[other] { $claims } 篇论文
}{ $room ->
    [yes] {" "}· 招募队友中
   *[no] {""}
}
teams-waiting-request = { $member } 申请加入，有效期至 { $until }
teams-waiting-invitation = 已邀请 { $member }，有效期至 { $until }
teams-waiting-unreached = 邀请消息未能送达。请直接告诉对方：用 { COMMAND("team join") } 即可加入。
teams-waiting-more = 另有 { $count } 项等待答复，处理完以上各项后会在这里显示。
teams-waiting-merge = { $ours ->
    [yes] 已向 **{ $team }** 提议合并，有效期至 { $until }
   *[no] **{ $team }** 提议与你们合并，有效期至 { $until }
}

teams-form-rename-title = 你的队伍
teams-form-name = 队名
teams-form-name-hint = 2 至 32 个字符，所有人可见
teams-form-description = 队伍简介
teams-form-description-hint = 研究什么，想找什么样的队友

teams-leave-ask = { $outcome ->
    [dissolves] 要退出 **{ $team }** 吗？你是最后一名队员：退出后队伍将解散{ $count ->
        [0] 。
       *[other] ，它认领的 { $count } 篇论文将重新开放：{ $papers }
    }
    [stays] 要退出 **{ $team }** 吗？你是最后一名队员；已提交的成果将保留。
    [hands-over] 要退出 **{ $team }** 吗？退出后，入队最久的 { $successor } 将成为队长。如需另选他人，请先使用 { COMMAND("team lead") }。
   *[other] 要退出 **{ $team }** 吗？有空位时才能重新加入。
}
teams-left = 你已退出 **{ $team }**。{ $outcome ->
    [dissolves] 队伍已解散。
    [stays] 已提交的成果将保留。
    [hands-over] 现在由 { $successor } 担任队长。
   *[other] 可以用 { COMMAND("team list") } 寻找其他队伍。
}

teams-letter-invited = { $lead } 邀请你加入 **{ $team }**（{ $guild }），有效期至 { $until }。
teams-letter-requested = { $member } 申请加入你的队伍 **{ $team }**（{ $guild }），有效期至 { $until }。
teams-letter-merge-asked = **{ $team }** 提议与你的队伍 **{ $other }** 合并（{ $guild }），有效期至 { $until }。
teams-letter-invitation-answered = { $outcome ->
    [accepted] { $invitee } 接受了邀请，现已在 **{ $team }**（{ $guild }）中。
    [declined] { $invitee } 谢绝了加入 **{ $team }**（{ $guild }）的邀请。
   *[expired] { $invitee } 没有及时答复加入 **{ $team }**（{ $guild }）的邀请，邀请已过期。
}
teams-letter-request-answered = { $outcome ->
    [accepted] 你已加入 **{ $team }**（{ $guild }）。
    [declined] **{ $team }**（{ $guild }）谢绝了你的申请。用 { COMMAND("team list") } 查看其他队伍。
    [expired] **{ $team }**（{ $guild }）没有及时答复你的申请。用 { COMMAND("team list") } 查看其他队伍。
   *[closed] 你申请加入的 **{ $team }**（{ $guild }）已不存在。用 { COMMAND("team list") } 查看其他队伍。
}
teams-letter-merge-answered = { $outcome ->
    [declined] **{ $team }**（{ $guild }）不想与你的队伍合并。
    [expired] **{ $team }**（{ $guild }）没有及时答复合并提议。
   *[closed] 你提议合并的 **{ $team }**（{ $guild }）已不存在。
}
teams-letter-merged = **{ $other }** 与 **{ $team }** 已合并为一支队伍：**{ $team }**（{ $guild }）。
teams-letter-removed = 队长已把你移出 **{ $team }**（{ $guild }）。
teams-letter-lead-yours = 你现在是 **{ $team }**（{ $guild }）的队长。

teams-looking-description = 寻找队伍：填写你的兴趣，或修改、续期、结束
teams-looking-form-title = 寻找队伍
teams-looking-form-interests = 你的兴趣
teams-looking-form-interests-hint = 主题或论文，例如：扩散模型、排序中的公平性
teams-looking-form-skills = 你的技能
teams-looking-form-skills-hint = 例如：PyTorch、统计、写作
teams-looking-form-zone = 你的时区
teams-looking-form-zone-hint = 城市、时区名（如 Asia/Shanghai）或 UTC+8；别人只能看到时间
teams-looking-form-hours = 每周小时数
teams-looking-form-hours-hint = 你每周能投入的时间，整数小时
teams-looking-form-languages = 你会的语言
teams-looking-form-languages-hint = 例如：中文、英语
teams-looking-heading = 你正在寻找队伍
teams-looking-line-interests = 兴趣：{ $said }
teams-looking-line-skills = 技能：{ $said }
teams-looking-line-languages = 语言：{ $said }
teams-looking-own-time = 每周 { $hours } 小时 · { $zone }（别人看到的是：{ $time }）
teams-looking-until = 在 { $until }之前，同样在找队伍的人和队伍有空位的队长可以看到这些内容，队长可以通过机器人私信邀请你。你加入队伍后会自动结束。
teams-looking-button-change = 修改
teams-looking-button-renew = 续期两周
teams-looking-button-stop = 不再寻找
teams-looking-stopped = 你已不再寻找队伍，填写的内容已删除。如需重新开始：{ COMMAND("team looking") }。
teams-looking-none = 你没有在寻找队伍，或期限已过。如需重新开始：{ COMMAND("team looking") }。
teams-looking-over = 对方已不再寻找队伍。查看还有谁在找：{ COMMAND("team match") }。
teams-looking-illegal-hours = “{ $typed }”不是 { $least } 至 { $most } 之间的小时数。请用 { COMMAND("team looking") } 重新填写，例如 `8`。
teams-looking-letter-ending = 你在 { $guild } 寻找队伍的期限到 { $until }为止。还要继续找吗？如果不操作，届时将自动结束，填写的内容也会删除。
teams-looking-letter-ended = 你在 { $guild } 寻找队伍的两周期限已过，现已结束，填写的内容已删除。可以在那里用 { COMMAND("team looking") } 重新开始。

teams-match-description = 查看谁合适：正在找队伍的人；如果你自己在找，则是有空位的队伍
teams-match-heading-people = { $edition } 中正在找队伍的人
teams-match-heading-teams = { $edition } 中有空位的队伍
teams-match-empty-people = 目前没有其他人在找队伍。过几天再来看看吧。
teams-match-empty-teams = 目前没有队伍有空位。你可以自己组建一支：{ COMMAND("team create") }。
teams-match-person = **{ $member }** · 每周 { $hours } 小时 · { $time }
teams-match-team = **{ $team }** · { $people }/{ $seats } 人
teams-match-hidden-team = **{ $team }**
teams-match-invited = 你已邀请此人。
teams-match-how-to-invite = 用 { COMMAND("team create") } 组建队伍后，就可以邀请他们。
teams-match-why = 理由：{ $reasons }
teams-match-reason-asked = { $to ->
    [team] 队伍需要而你具备：*{ $said }*
   *[person] 你的队伍需要而对方具备：*{ $said }*
}
teams-match-reason-shared = 都提到 *{ $said }*
teams-match-reason-clocks = { $hours ->
    [0] 没有时差
   *[other] { $to ->
        [team] 时差最多 { $hours } 小时
       *[person] 时差 { $hours } 小时
    }
}
teams-match-reason-clocks-unknown = 时区未知
teams-match-reason-languages = 都提到语言 *{ $said }*
teams-match-reason-no-language = 没有共同语言
teams-match-reason-hours = { $to ->
    [team] 你每周有 { $hours } 小时，队伍希望 { $other } 小时
   *[person] 对方每周有 { $hours } 小时，你的队伍希望 { $other } 小时
}
teams-match-reason-similar-hours = 投入时间相近：每周 { $hours } 与 { $other } 小时
teams-match-button = 找队伍
teams-match-button-people = 找人
teams-match-button-invite = 邀请
teams-match-refused = { $why ->
    [member] 只有同样在找队伍的人和队伍有空位的队长，才能看到谁在找队伍。你已在队伍中，可以请队长查看。
    [full] 只有同样在找队伍的人和队伍有空位的队长，才能看到谁在找队伍。你的队伍已满员，有空位后再试。
   *[no-team] 只有同样在找队伍的人和队伍有空位的队长，才能看到谁在找队伍。如果你也在找，请使用 { COMMAND("team looking") }。
}

teams-time-button = 我的当地时间
teams-time-form-title = 你的当地时间
teams-time-form-zone = 时区（留空则不显示我的时间）
teams-time-form-zone-hint = 城市、时区名（如 Asia/Shanghai）或 UTC+8；队伍卡片显示时间，匹配时也会比较
teams-time-shown = 队伍卡片现在会显示你的当地时间（{ $zone }）。清空该栏即可取消。
teams-time-hidden = 不再显示你的当地时间。
teams-time-card = 当地时间：{ $times }
teams-time-of = { $member } { $time }

teams-create-cohort-description = 所属分组，例如一门课
