# 截止日期：什么时候之前要做完什么，以及组织者如何设定和调整日期。

deadlines-description = 本届活动的截止日期
deadlines-list-description = 全部截止日期（按你的本地时间显示），以及你还没做完的事
deadlines-next-description = 你接下来要做的事
deadlines-list-heading = { $edition }的截止日期
deadlines-list-empty = 目前还没有截止日期。{ $organizes ->
    [yes] 用 { COMMAND("schedule add") } 设定第一个。
   *[no] 组织者设定后会显示在这里，到时也会提醒你。
}
deadlines-line-head = **{ $name }** · { $kind ->
    [hard] 硬性截止
   *[soft] 弹性截止
}
deadlines-line-when = { $at } · { $written }{ $extended ->
    [yes] {" "}· 你的队伍已获延期
   *[no] {""}
}{ $grace ->
    [0] {""}
   *[other] {" "}· 宽限 { $grace } 分钟
}
deadlines-line-mine = { $mine ->
    [done] 已完成{ $asks ->
        [team] ：你已在队伍中
        [claim] ：你的队伍已认领论文
        [plan] ：计划都写好了
        [report] ：报告都交了
       *[decision] ：结果都有了
    }
    [said] 你的队伍表示已完成
    [not-asked] { $asks ->
        [nothing] 仅供知悉的日期，你不需要做什么
       *[other] 这是对队伍的要求：{ COMMAND("team list") }
    }
   *[owed] { $state ->
        [past] 已过期，但还缺：
       *[open] 还要做：
    }{ $asks ->
        [team] 加入一个队伍
        [claim] 认领一篇论文：{ COMMAND("paper claim") }
        [plan] { $count } 篇论文的计划：{ COMMAND("paper mine") }
        [report] { $count } 篇论文的报告：{ COMMAND("paper submit") }
        [decision] { $count } 篇论文的评审结果：{ COMMAND("paper mine") }
       *[word] 队伍完成后，按“我们已完成”
    }
}
deadlines-line-muted = 不会提醒你这一项
deadlines-owed-papers = 涉及：{ $papers }
deadlines-source = 具体规定见{ $link }。如有出入，以组织者的决定为准。
deadlines-source-name = 组织者的页面
deadlines-closed-dms = 你对我关闭了私信，{ $known ->
    [yes] 因此本该私信的内容会发到你队伍的专属空间
   *[no] 因此无法提醒你
}。可在本服务器的隐私设置中打开私信。
deadlines-nothing-next = **{ $edition }**没有还未到的截止日期了。
deadlines-nothing-owed = 你目前没有要做的事。接下来的日期是：
deadlines-button-show = 查看
deadlines-button-list = 全部截止日期
deadlines-button-done = 我们已完成
deadlines-button-undone = 其实还没完成
deadlines-button-snooze = 稍后再提醒我
deadlines-button-mute = 不再提醒这一项
deadlines-button-how = 提醒设置
deadlines-button-unmute = 恢复提醒
deadlines-done = 好的：你的队伍已完成**{ $name }**，不会再提醒队伍里的任何人。
deadlines-undone = 会再次提醒你的队伍**{ $name }**。
deadlines-muted = 不会再提醒你**{ $name }**。其他人仍会收到提醒。
deadlines-unmuted = 会再次提醒你**{ $name }**。
deadlines-snoozed = 如果到时还没完成，我会私信提醒你：{ $at }。
deadlines-too-late = 已经过了截止日期，没有可提醒的了。

deadlines-no-such = { $named ->
    [yes] 没有“{ $text }”这个截止日期。请从输入时给出的选项中选择
   *[no] 这个截止日期已经不在了：它被取消了，或属于另一届活动。请选择别的
}，或查看 { COMMAND("deadline list") }。
deadlines-name-taken = 已经有一个叫**{ $name }**的截止日期：{ $at }。请换个名字，或调整它的日期：{ COMMAND("schedule move") }
deadlines-instant-past = “{ $words }”是{ $at }，已经过去了。请给出一个还没到的日期。
deadlines-not-later = **{ $deadline }**对所有人都是{ $due_at }，而{ $at }并不更晚。请给出更晚的日期。
deadlines-not-a-ladder = 看不懂“{ $text }”是截止前多久。请写最多 { $most } 个，例如 `14d 7d 72h 24h 3h`，不提醒写 `none`。
deadlines-not-a-shift = “{ $text }”没有说明调整多少。请写成 `+7 days`、`推迟一周` 或 `-3h`。
deadlines-nothing-to-move = 这样什么都不会变：没有还未到的截止日期会改动。
deadlines-no-such-plan = 本服务器没有另一届叫“{ $text }”的活动，或它没有截止日期。请从输入时给出的选项中选择。
deadlines-draft-over = 这已经执行过了，或者日程之后又有变化。请重新运行命令，看看现在会改变什么。

deadlines-schedule-description = 本届活动的日期（组织者用）
deadlines-add-description = 添加一个截止日期
deadlines-add-name-description = 大家看到的名称，例如：报告
deadlines-when-description = 例如：4 June 2026 23:59 AoE · 下周五 18:00 北京时间 · 三天后
deadlines-add-asks-description = 到时队伍要做完什么；只提醒还没做完的
deadlines-add-kind-description = 过期之后是否还能提交
deadlines-add-link-description = 写有此规定的官方页面
deadlines-add-reminders-description = 提前多久提醒；不填则为 14d 7d 72h 24h 3h
deadlines-add-grace-description = 截止后仍算数的分钟数
deadlines-asks-team = 加入队伍（正在找队伍的人）
deadlines-asks-claim = 认领论文（还没有论文的队伍）
deadlines-asks-plan = 写计划（还没写的认领）
deadlines-asks-report = 交报告（还没交的认领）
deadlines-asks-decision = 得知评审结果（还没有结果的认领）
deadlines-asks-word = 其他事情；由队伍自己说明已完成
deadlines-asks-nothing = 不要求什么：仅供知悉
deadlines-kind-soft = 弹性：迟交仍接受
deadlines-kind-hard = 硬性：迟交不接受
deadlines-move-description = 调整一个或全部还未到的截止日期；会先让你看到影响
deadlines-move-deadline-description = 哪一个，或全部
deadlines-move-to-description = 新日期，或调整多少：+7 days
deadlines-all = 全部还未到的截止日期
deadlines-shift = { $direction ->
    [earlier] 提前
   *[later] 推迟
} { $span }
deadlines-reason-description = 原因；收到通知的人都会看到
deadlines-deadline-description = 哪个截止日期
deadlines-extend-description = 给一个队伍延期
deadlines-extend-team-description = 哪个队伍
deadlines-extend-reason-description = 原因；该队伍会看到
deadlines-remove-description = 取消一个截止日期；会先让你看到影响
deadlines-correct-description = 更正名称、类型、链接、提醒或宽限
deadlines-copy-description = 沿用另一届活动的截止日期
deadlines-copy-edition-description = 沿用哪一届
deadlines-copy-by-description = 整体推迟多少，例如：+365 days
deadlines-history-description = 谁在什么时候添加、调整、延期或取消了什么，以及原因
deadlines-history-deadline-description = 哪个截止日期；不填则为全部
deadlines-added = 已设定**{ $name }**：{ $at } · { $written }
deadlines-reminders = { $count ->
    [0] 不会再提醒任何人。
   *[other] 会提醒还没做完的人：{ $times }
}
deadlines-copied = { $count ->
    [0] 没有沿用任何日期：名称都已存在，或日期都已过去。
   *[other] 沿用了 { $count } 个截止日期：
}
deadlines-copied-line = **{ $name }**：{ $at } · { $written }
deadlines-button-correct = 更正
deadlines-button-apply = { $kind ->
    [remove] 取消它
   *[move] 确认调整
}
deadlines-button-keep = 保持不变
deadlines-plan-heading = { $kind ->
    [remove] 取消这个截止日期？
   *[move] 这样调整？
}
deadlines-plan-moved = **{ $name }**：{ $before } → **{ $after }** · { $written }
deadlines-plan-removed = **{ $name }**（{ $at }）将被取消。不会再提醒任何人，日历中也会删除。
deadlines-plan-effects = { $teams ->
    [0] 没有队伍还欠这一项
   *[other] 还有 { $teams } 个队伍没做完
}{ $claims ->
    [0] {""}
   *[other] ，涉及 { $claims } 篇论文
}{ $keep ->
    [0] {""}
   *[other] ，{ $keep } 个队伍保留自己更晚的日期
}{ $event ->
    [yes] ，Discord 活动会随之更新
   *[no] {""}
}。
deadlines-plan-told = { $count ->
    [0] 不需要通知任何人。
   *[other] 会通知 { $count } 个队伍或个人。
}{ $kind ->
    [remove] 取消它吗？
   *[move] 确认调整吗？
}
deadlines-applied-heading = { $kind ->
    [remove] 已取消
   *[move] 已调整
}
deadlines-applied-told = { $count ->
    [0] 不需要通知任何人。
   *[other] 正在通知 { $count } 个队伍或个人。
}
deadlines-extended = **{ $team }**的**{ $name }**延期到{ $at }（{ $written }）。正在通知该队伍。
deadlines-history-heading = 日期的变更记录
deadlines-history-empty = 还没有任何变更。
deadlines-history-line = { $when }，{ $who }：{ $kind ->
    [add] 添加了**{ $name }**，{ $after }（“{ $typed }”）
    [move] 把**{ $name }**从 { $before } 调整到 { $after }（“{ $typed }”）
    [extend] 给**{ $team }**的**{ $name }**延期到 { $after }
    [remove] 取消了**{ $name }**（原为 { $before }）
    [copy] 沿用了**{ $name }**，{ $after }
   *[correct] 更正了**{ $name }**
}
deadlines-history-reason = {"-# "}{ $reason }
deadlines-form-title = 更正截止日期
deadlines-form-name = 名称
deadlines-form-name-hint = 大家看到的名称
deadlines-form-kind = 类型
deadlines-form-link = 官方页面
deadlines-form-link-hint = 留空表示没有
deadlines-form-ladder = 提前多久提醒
deadlines-form-ladder-hint = 例如 14d 7d 72h 24h 3h，不提醒写 none
deadlines-form-grace = 宽限分钟数
deadlines-form-grace-hint = 截止后多久之内仍算数

deadlines-letter-due = { $known ->
    [yes] **{ $team }**，**{ $guild }**还有 { $count } 件事没做完：
   *[no] **{ $guild }**还有 { $count } 件事没做完：
}
deadlines-letter-when = { $at } · { $written }
deadlines-letter-asks = { $asks ->
    [team] 加入一个队伍
    [claim] 认领一篇论文
    [plan] 为{ $papers }写计划
    [report] 提交{ $papers }的报告
    [decision] 说明{ $papers }的评审结果
   *[word] 队伍完成后，按“我们已完成”
}
deadlines-letter-papers = { $papers }
deadlines-letter-silent = **{ $name }**的截止时间是{ $at }，有 { $count } 个一周没有动静的队伍还没做完：{ $teams }
deadlines-letter-moved = **{ $guild }**有 { $count } 个截止日期调整了：
deadlines-letter-moved-line = **{ $name }**：现为{ $after }，原为{ $before }
deadlines-letter-removed = **{ $guild }**取消了截止日期{ $names }。你不需要做什么。
deadlines-letter-extended = 你的队伍在**{ $guild }**的**{ $name }**获得延期：到{ $at }
deadlines-letter-reason = 原因：{ $reason }
deadlines-letter-done = { $who }表示队伍已完成{ $name }，不会再提醒。

deadlines-calendar-description = 把截止日期加入你的日历
deadlines-calendar-file = { $count ->
    [0] 目前还没有截止日期，所以没有可下载的文件。公布之后请再用 { COMMAND("deadline calendar") } 查看。
   *[other] 共 { $count } 个截止日期，可加入你的日历；如果你们队伍获得延期，则以延期后的日期为准。用 Google、Apple 或 Outlook 日历打开文件即可。文件不会自动更新：日期变动后请重新下载导入，原有条目会随之移动。
}
deadlines-calendar-address =
    {"**"}自动跟随变动的日历**：订阅下面的地址。Google 日历：*其他日历 → 通过网址添加*；Outlook：*添加日历 → 从 Web 订阅*。
    `{ $address }`
    Apple 日历和手机请打开：`{ $follow }`
    知道这个地址的人都能看到你的日历，请勿转发。日历每隔几小时检查一次变动。
deadlines-calendar-button-new = 更换地址
deadlines-calendar-button-keep = 保留原地址
deadlines-calendar-ask-new = 要为你的日历更换地址吗？订阅了原地址的日历将不再收到变动，直到你改为订阅新地址。
deadlines-calendar-renewed = 你的日历已换成新地址，原地址已失效。请在用过它的地方重新订阅。

deadlines-calendar-name = { $known ->
    [yes] { $edition }：截止日期
   *[no] 截止日期
}
deadlines-calendar-title = { $removed ->
    [yes] 已取消：{ $edition }：{ $name }
   *[no] { $edition }：{ $name }
}
deadlines-calendar-kind = { $hard ->
    [yes] 硬性截止日期。
   *[no] 弹性截止日期。
}
deadlines-calendar-aoe = { $at }，全球最晚时区（AoE，UTC-12）
deadlines-calendar-words = 公布的写法：{ $words }

deadlines-event-about =
    { $hard ->
        [yes] { $edition } 的**硬性截止日期**，即本活动结束之时。
       *[no] { $edition } 的**弹性截止日期**，即本活动结束之时。
    }
    { $aoe }，全球最晚时区（公布的写法：{ $words }）
    { $link }
deadlines-events-state = { $on ->
    [yes] **每个截止日期都是一个活动**，显示在本服务器的 Discord 活动列表中：截止前一小时开始，截止时结束，日期变动时随之移动，被人删除后会重新创建。
   *[no] **截止日期不是活动**，不会显示在本服务器的 Discord 活动列表中。
}
deadlines-events-fault = { $fault ->
    [forbidden] 我没有在这里创建活动的权限。请为我的身份组开启*创建活动*；我会在十分钟内重试。
    [full] 本服务器已有 100 个活动，Discord 不再接受新的活动。请删除一些；我会在十分钟内重试。
    [outside] Discord 没有响应。我会在十分钟内重试。
   *[refused] Discord 拒绝了一个活动。请检查该截止日期的名称和链接。
}
deadlines-events-button-on = 设为活动
deadlines-events-button-off = 移除活动

deadlines-line-cohort = { $head } · 仅限 { $cohort }
deadlines-add-cohort-description = 只针对某个分组，例如一门课
