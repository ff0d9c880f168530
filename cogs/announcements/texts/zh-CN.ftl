# 公告：组织者如何撰写，大家如何看到。

announcements-description = 面向个人、队伍和频道的公告
announcements-draft-description = 撰写公告；在你确认之前不会有人看到
announcements-draft-audience-description = 发给谁
announcements-draft-channel-description = 面向所有人或身份组时发布在哪个频道；不填则为当前频道
announcements-draft-role-description = 面向哪个身份组
announcements-draft-days-description = 面向无动态的队伍：多少天没有动态（默认 14）
announcements-draft-crosspost-description = 同时发布到关注该公告频道的服务器
announcements-preview-description = 查看公告发出时的样子，以及会发给谁
announcements-list-description = 本服务器的所有公告
announcements-edit-description = 修改公告内容，发出后也可以修改
announcements-schedule-description = 定时发送公告，或定期重复发送
announcements-schedule-when-description = 如“明天 18:00 北京时间”；只写日期表示当天 9:00
announcements-schedule-every-description = 如“每周一 9:00”或“每月第一个周一 9:00”；最多每小时一次
announcements-send-description = 立即发送公告；发送前会再次确认
announcements-cancel-description = 取消公告；已发出的可以撤回
announcements-which-description = 哪一则公告
announcements-menu-use = 用作公告
announcements-choice-everyone = 所有人（在频道中）
announcements-choice-role = 某个身份组（在频道中）
announcements-choice-no-team = 没有队伍的人
announcements-choice-no-claim = 没有认领论文的队伍
announcements-choice-silent = 无动态的队伍
announcements-audience = { $audience ->
    [everyone] 所有人（在频道中）
    [role] 某个身份组（在频道中）
    [no-team] 没有队伍的人
    [no-claim] 没有认领论文的队伍
   *[silent] 无动态的队伍
}
announcements-crosspost = { $crosspost ->
    [yes] 发布到关注的服务器
   *[no] 仅限本服务器
}

announcements-from = { $guild } · { $edition } 公告
announcements-deadline = { $deadline }（{ $at }）
announcements-no-deadline = 之后没有截止日期

announcements-desk-heading = 公告：{ $name }
announcements-desk-state = **{ $state }** · 作者 { $author }{ $edited ->
    [yes] ，最近由 { $editor } 修改
   *[no] {""}
}
announcements-line-state = { $state ->
    [draft] 草稿
    [waiting] 等待批准
    [approved] 可以发送
    [scheduled] 已排定
    [sent] 已发送
    [cancelled] 已取消
   *[recalled] 已撤回
}
announcements-desk-audience = { $audience ->
    [everyone] 面向能看到 { $channel } 的所有人：一条消息{ $known ->
        [yes] ，最多 { $people } 人
       *[no] {""}
    }。
    [role] 面向 { $channel } 中的 { $role }：一条消息，{ $known ->
        [yes] 该身份组有 { $people } 人
       *[no] 人数未知，因为 Discord 只告诉有权管理身份组的机器人
    }。
    [no-team] 面向没有队伍的人，逐一私信：目前 { $people } 人。包括正在找队伍的人和曾经在队伍中的人；其他没有队伍的人，机器人并不知道。
    [no-claim] 面向没有认领论文的队伍：目前 { $teams } 支，共 { $people } 人，{ $messages } 条消息。发到各队的专属空间，共点名 { $pointed } 人；没有专属空间的，私信每位队员。
   *[silent] 面向已认领论文但 { $days } 天没有动态的队伍：目前 { $teams } 支，共 { $people } 人，{ $messages } 条消息。发到各队的专属空间，共点名 { $pointed } 人；没有专属空间的，私信每位队员。
}
announcements-desk-mention = { $mention ->
    [everyone] 提及所有人{ $known ->
        [yes] ：最多通知 { $people } 人
       *[no] {""}
    }。
    [role] 提及 { $role }{ $known ->
        [yes] ：通知 { $people } 人
       *[no] ，其中所有人都会收到通知
    }。
   *[none] 不提及任何人。
}
announcements-desk-crosspost = 会发布到关注该频道的服务器。
announcements-plan-once = 将于 { $at } 发出，原文为“{ $typed }”（{ $zone }）。
announcements-plan-again = 定期发出：“{ $typed }”（{ $zone }）。接下来：{ $runs }。
announcements-plan-passed = 原定“{ $typed }”（{ $zone }）发出，时间已过。请立即发送，或另选时间。
announcements-desk-sent = 最近一次：已送达 { $there } 条{ $owed ->
    [0] {""}
   *[other] ，发送中 { $owed } 条
}{ $behind ->
    [0] {""}
   *[other] ，仍为旧内容 { $behind } 条
}{ $removed ->
    [0] {""}
   *[other] ，已删除 { $removed } 条
}{ $failed ->
    [0] {""}
   *[other] ，无法送达 { $failed } 条
}{ $unpublished ->
    [0] {""}
   *[other] ，无法发布到其他服务器 { $unpublished } 条
}。
announcements-desk-approved = 已由 { $who } 批准。
announcements-desk-approval = 本届要求先由另一位组织者批准。
announcements-desk-asks-nobody = 本服务器没有组织者频道，因此没有通知任何人。请让另一位组织者用 { COMMAND("announce preview") } 打开并批准，或在 { COMMAND("challenge rules") } 中选择组织者频道。
announcements-button-approve = 批准
announcements-button-show = 查看
announcements-button-send = 立即发送
announcements-button-ask = 请求批准
announcements-button-schedule = 定时
announcements-button-edit = 修改
announcements-button-aim = 发给谁
announcements-button-mention = 提及他们
announcements-button-hush = 不提及任何人
announcements-button-cancel = 取消
announcements-button-withdraw = 撤销修改
announcements-button-recall = 撤回
announcements-button-keep = 不，保持原样
announcements-button-again = 重试
announcements-ask-send = 现在发送 **{ $name }** 吗？
announcements-ask-ask = 请另一位组织者批准 **{ $name }** 吗？批准后即可发送。
announcements-ask-mention = 让 **{ $name }** 提及他们所有人吗？{ $known ->
    [yes] 最多通知 { $people } 人。
   *[no] 会通知多少人尚不清楚。
}
announcements-ask-cancel = 取消 **{ $name }** 吗？它将不再发出；此前已发出的保持不变。
announcements-ask-withdraw = 撤销 **{ $name }** 等待批准的修改吗？已发出的内容保持不变。
announcements-ask-recall = 撤回 **{ $name }** 吗？最近一次发出的 { $messages } 条消息会被删除，并且不再发出。已经读过的人仍会知道内容。
announcements-yes-send = 发送
announcements-yes-ask = 请求批准
announcements-yes-mention = 提及他们
announcements-yes-cancel = 取消公告
announcements-yes-withdraw = 撤销修改
announcements-yes-recall = 撤回公告
announcements-list-heading = 公告
announcements-list-empty = 还没有公告。用 { COMMAND("announce draft") } 撰写一则。
announcements-line = **{ $name }**
    { $state } · { $audience } · { $author }{ $next }
announcements-line-next = {" "}· { $at }
announcements-approved = { $who } 批准了 **{ $name }**。{ $state ->
    [scheduled] 它会按排定的时间发出。
    [sent] 已发出的消息现在会更新。
    [passed] 原定于 { $at } 发出，时间已过，不会自动发出。请立即发送，或另选时间。
   *[other] 现在可以发送了。
}
announcements-letter-waiting = { $writer } 撰写了公告 **{ $name }**{ $changed ->
    [yes] ，最近由 { $editor } 修改
   *[no] {""}
}，正在等待另一位组织者批准。
announcements-letter-missed = { $guild } 的公告 **{ $name }** 本应于 { $at } 发出。当时机器人未能发送，现在已经太晚。请重新发送或排定：{ COMMAND("announce preview") }

announcements-form-draft = 新公告
announcements-form-edit = 修改公告
announcements-form-time = 何时发出
announcements-form-aim = 发给谁
announcements-form-title = 标题
announcements-form-title-hint = 可以留空
announcements-form-body = 正文
announcements-form-body-hint = 支持 Markdown；提及无效。{ $known }
announcements-form-when = 发送一次，时间
announcements-form-when-hint = 如“明天 18:00 北京时间”；只写日期表示当天 9:00
announcements-form-every = 或定期发送
announcements-form-every-hint = 如“每周一 9:00”或“每月第一个周一 9:00”；最多每小时一次
announcements-form-audience = 发给谁
announcements-form-audience-hint = 具体是谁，在发出时会重新查询
announcements-form-channel = 频道
announcements-form-channel-hint = 面向所有人或身份组时
announcements-form-role = 身份组
announcements-form-role-hint = 面向身份组时
announcements-form-days = 无动态天数
announcements-form-days-hint = 面向无动态的队伍：1 至 365
announcements-form-crosspost = 发布范围
announcements-form-crosspost-hint = 仅适用于公告频道

announcements-none-such = “{ $text }”不对应任何公告，或对应不止一则。请从输入时出现的列表中选择，或查看 { COMMAND("announce list") }。
announcements-unknown-variable = { $name } 不是变量。可用的有 { $known }。请改正后重试；如果要原样显示，请把花括号写两遍。
announcements-filled-too-long = 这段文字发出时最多可达 { $length } 个字符，而上限是 { $limit } 个。{ $room ->
    [0] {""}
   *[other] 其中变量最多需要 { $room } 个。
}请缩短后重试。
announcements-changed-meanwhile = **{ $title }** 在此期间有改动，因此未执行任何操作。请用 { COMMAND("announce preview") } 重新查看，然后再操作。
announcements-cannot-now = **{ $title }** { $state ->
    [draft] 还是草稿
    [waiting] 正在等待批准
    [approved] 可以发送
    [scheduled] 已排定
    [sent] 已经发送
    [cancelled] 已取消
   *[recalled] 已撤回
}，因此{ $act ->
    [edit] 不能再修改内容
    [aim] 不能再修改发给谁
    [approve] 没有需要批准的内容
    [schedule] 不能排定时间
    [send] 不能手动发送
    [cancel] 没有可取消的内容
   *[recall] 没有可撤回的内容
}。用 { COMMAND("announce preview") } 查看当前状态。
announcements-aim-incomplete = { $needs ->
    [role] 请选择面向的身份组，然后重试。
   *[other] 请选择发布的频道，然后重试。
}
announcements-cannot-post = { $fault ->
    [gone] 该频道已不存在。请在“发给谁”中另选一个。
    [locked] 子区 #{ $channel } 已锁定。请解锁，或在“发给谁”中另选频道。
    [view] 机器人看不到 #{ $channel }。请在该频道授予它“查看频道”权限，或在“发给谁”中另选频道。
    [send] 机器人不能在 #{ $channel } 发言。请在该频道授予它“发送消息”（子区为“在子区内发送消息”）权限，或在“发给谁”中另选频道。
    [mention] 机器人不能在 #{ $channel } 提及所有人。请在该频道授予它“提及所有人”权限，或让公告不提及任何人。
    [news] #{ $channel } 不是公告频道，无法从中发布到其他服务器。请在“发给谁”中另选频道，或选择“仅限本服务器”。
   *[yours] 你自己不能在 #{ $channel } 发言，机器人也不会代你发言。请在“发给谁”中另选频道。
}
announcements-may-not-mention = Discord 不允许你在 #{ $channel } 提及所有人。请让在该频道有“提及所有人”权限的人按这个按钮。
announcements-nobody-to-mention = **{ $title }** 不在频道中发布，因此无人可提及：所有对象都会直接收到消息。
announcements-another-approves = **{ $title }** 由你撰写，或最近由你修改，因此需要另一位组织者批准。请联系他们；如果只有两位组织者，请由撰写者做最后一次修改。
announcements-one-time-needed = 请只填写发送时间或重复方式其中一项，然后重试。
announcements-time-passed = { $at } 已经过去。请选择将来的时间，或用 { COMMAND("announce send") } 立即发送。
