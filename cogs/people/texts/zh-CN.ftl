# 个人设置。

people-description = 机器人知道你的哪些信息，以及如何给你发消息
people-timezone-description = 设置、查看或删除你的时区
people-timezone-zone-description = 城市（如 北京）、名称（如 Asia/Shanghai）、UTC+8 或 AoE。留空：查看当前设置
people-notifications-description = 选择提醒方式和免打扰时段

people-zone = 你的时区是 **{ $zone }**，当地现在是 { $time }。你输入的时间如果没有写时区，就按它理解。
people-zone-private = 其他人看不到。如果想让别人看到你的当地时间，请使用队伍卡片上的“我的当地时间”。
people-zone-shown = 其他人可以在队伍卡片上看到你的当地时间。选择“删除”后就看不到了。
people-zone-none = 你还没有设置时区。我显示的时间本来就是你的当地时间（由 Discord 换算）。你输入的时间如果没有写时区，会按 UTC 理解；你也没有免打扰时段。请用 { COMMAND("me timezone") } 设置。
people-zone-forgotten = 已删除你的时区，别人也不再能看到你的当地时间。你输入的时间如果没有写时区，会按 UTC 理解；你也没有免打扰时段。要重新设置，请使用 { COMMAND("me timezone") }。
people-button-forget-zone = 删除

people-notifications-heading = 你的提醒方式
people-way = { $way ->
    [room] 对你尚未完成的事项的提醒会发到**队伍的专属空间**；没有时，用私信发给你。
    [dm] 对你尚未完成的事项的提醒会用**私信**发给你。
    [digest] 对你尚未完成的事项的提醒会合并成**每天一条私信**。
   *[off] 你**不会收到**截止日期提醒。随时可以用 { COMMAND("deadline next") } 查看。
}
people-dms-closed = **我上次发给你的私信被拒收。**在你于本服务器的隐私设置中允许私信之前，只发给你的消息无法送达。
people-button-way = { $way ->
    [room] 队伍专属空间
    [dm] 私信
    [digest] 每天一条
   *[off] 不提醒
}
people-quiet = 免打扰时段：你所在时区的 **{ $begins }–{ $ends }**。可以等的消息会在这之后发送。
people-quiet-unknown = 免打扰时段：**{ $begins }–{ $ends }**，设置时区后生效。请用 { COMMAND("me timezone") } 设置。
people-quiet-never = 你没有设置免打扰时段：任何时间都可能收到提醒。
people-notifications-personal = 你自己设置的提醒总会在你指定的时间用私信发送。
people-button-quiet = 免打扰时段
people-form-quiet-title = 免打扰时段
people-form-quiet-begins = 开始
people-form-quiet-ends = 结束
people-form-quiet-hint = 一天中的时间，如 22:00 或 10 pm。两项都留空表示不设免打扰时段
people-illegal-quiet-hours = { $fault ->
    [half] 免打扰时段需要开始和结束时间，没有任何改动。请都填写；如果不需要，就都留空。
    [same] 免打扰时段的开始和结束时间不能相同（{ $text }），没有任何改动。请填写两个不同的时间；如果不需要，就都留空。
   *[no-time] “{ $text }”不是一天中的时间，没有任何改动。请写成 `22:00` 或 `8 am` 这样的形式，然后重试。
}

people-show-description = 查看我保存了你的哪些信息
people-export-description = 以文件形式获取我保存的所有你的信息
people-delete-description = 删除我保存的所有你的信息
people-language-description = 选择我对你使用的语言
people-language-option = 语言
people-language-as-discord = 跟随我的 Discord
people-language-set = { $own ->
    [yes] 从现在起，无论你的 Discord 是什么语言，我都用简体中文与你交流。
   *[no] 我重新跟随你 Discord 的语言。
}
people-nothing-known = 我没有保存你的任何信息。请在服务器上从 { COMMAND("start") } 开始。
people-kept-heading = 我保存的你的信息
people-kept-settings = 时区：{ $zone ->
    [no] 未设置
   *[other] **{ $zone }**
}。语言：{ $language ->
    [no] 未知
   *[other] **{ $language }**
}。
people-kept-team = 你在 **{ $team }**（{ $edition }）。
people-kept-counts = 在 { $guilds } 个服务器上，我保存了：
    • 你的设置：{ $settings } 条
    • 队伍、邀请、寻找队伍：{ $teams } 条
    • 你在队伍、认领、公告中的工作和文字：{ $work } 条
    • 提醒：{ $reminders } 条
    • 发给你的消息：{ $messages } 条
    • 提到你的操作记录：{ $acts } 条
people-kept-never = 我从不保存你的电子邮箱、你在服务器上的消息，也不保存任何密码。
people-button-export = 全部导出为文件
people-button-forget = 全部删除
people-exported = 我保存的你在所有服务器上的全部信息：{ $kilobytes } kB，JSON 格式。只有你能看到这个文件。
people-forget-heading = 要删除你的全部信息吗？
people-forget-changed = **情况已有变化。** 现在的后果如下。
people-forget-goes = **会删除：** { $things } 条记录：你的设置、日历和提醒，你的队伍成员身份和邀请，你寻找队伍时写的内容，以及我欠你或发给你的消息。其他所有地方都会去掉你的名字。
people-forget-team = 你将离开 **{ $team }**（{ $edition }）{ $count ->
    [0] 。
   *[other] ，它的论文将重新开放：{ $papers }。
}
people-forget-posts = 我在频道中提到你的 { $count } 条消息会被移除。
people-forget-stays = **会保留但不含你的名字：** 你的队伍的工作（名称、计划、日志、结论、链接），你为服务器写的截止日期和公告，以及“发生过某事”这一事实。这些也是他人的工作。如果组织者将你排除在某一届之外，该决定会保留到期满。我发给你的私信在你的 Discord 里，请在那里删除。备份由运行本机器人的人保管，期限以其说明为准。
people-forget-ask = 此操作无法撤销。
people-button-forget-yes = 全部删除
people-button-forget-no = 保留
people-forgotten = 完成。我在任何服务器上都不再保存你的任何信息。如果你回来，一切从头开始。
people-forgotten-left = 我提到你的 { $count } 条消息无法移除：我已无法访问那些频道。请让组织者移除。
people-member-gone = 有人离开了 **{ $team }** 并删除了自己的全部信息。{ COMMAND("team show") } 显示现在的成员；你可以邀请别人补上空位：{ COMMAND("team invite") }。
