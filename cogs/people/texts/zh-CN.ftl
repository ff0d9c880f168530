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
