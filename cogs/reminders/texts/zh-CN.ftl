# 个人提醒。

reminders-description = 你给自己设置的提醒
reminders-set-description = 用私信提醒你一件事
reminders-set-when-description = 如：三天后、周五 18:00、6月4日 9:00 北京时间；只写日期表示 9:00。与 every 一起用时：从何时开始
reminders-set-text-description = 提醒内容，最多 200 个字符
reminders-set-every-description = 重复提醒，最多每小时一次：每天 18:00、每周一 9:00、每月第一个周一 9:00
reminders-list-description = 查看和取消你的提醒
reminders-cancel-description = 取消你的一条提醒
reminders-cancel-reminder-description = 哪一条：从列表选择，或输入部分内容
reminders-menu = 提醒我

reminders-every-daily = 每天 9:00
reminders-every-weekdays = 工作日 9:00
reminders-every-weekly = 每周一 9:00
reminders-every-monthly = 每月第一个周一 9:00
reminders-every-hours = 每 2 小时

reminders-set = 我会用私信提醒你：**{ $text }**
reminders-set-once = 时间：{ $at }
reminders-set-every = 频率：{ $every }。接下来三次：
reminders-run = { $at }
reminders-zone = 按你的时区或你写明的时区理解：{ $zone }。
reminders-zone-unknown = 按 { $zone } 理解：我不知道你的时区。请用 { COMMAND("me timezone") } 告诉我，然后重新设置提醒。
reminders-dms-closed = **我上次发给你的私信被拒收**，所以这条提醒可能发不到你那里。请在本服务器的隐私设置中允许私信，其他什么都不用做。
reminders-button-cancel = 取消提醒
reminders-button-list = 我的提醒

reminders-list-heading = 你的提醒（{ $count }/{ $limit }）
reminders-list-empty = 你没有提醒。请用 { COMMAND("remind set") } 设置，或在消息的菜单中选择“应用”→“提醒我”。
reminders-line = **{ $text }**
    { $at }
reminders-line-every = 重复：{ $every }
reminders-line-unreached = 上次未能送达：你的私信已关闭，或被 Discord 拒绝。
reminders-unreached-help = 请在本服务器的隐私设置中允许私信，然后点“再试一次”；重复的提醒下次会自动发送。
reminders-button-message = 打开消息
reminders-button-again = 再试一次
reminders-button-remove = 移除

reminders-letter = **{ $text }**
reminders-letter-once = 你在 { $guild } 设置了提醒，时间是 { $at }。
reminders-letter-every = 你在 { $guild } 设置了重复提醒：{ $every }。这是 { $at } 的提醒。
reminders-button-hour = 1 小时后
reminders-button-tomorrow = 明天
reminders-button-stop = 停止
reminders-put-off = 我会再次提醒你：**{ $text }**
    { $at }
reminders-cancelled = 已取消：**{ $text }**。不会再提醒你。

reminders-form-title = 提醒我这条消息
reminders-form-when = 时间
reminders-form-when-hint = 如：三天后、明天、周五 18:00、6月4日 9:00 北京时间。只写日期表示 9:00
reminders-form-text = 提醒内容
reminders-form-text-hint = 提醒里有一个按钮可以回到这条消息
reminders-form-text-now = { $channel } 中的一条消息

reminders-past = 这个时间已经过去：{ $at }。没有设置任何提醒。请写一个以后的时间，如 `三天后` 或 `周五 18:00`。
reminders-too-many = 你已有 { $limit } 条等待中的提醒，达到上限。请先在 { COMMAND("remind list") } 中取消一条，然后重试。
reminders-none-such = 你没有这条提醒（或它已经不在了），或者有多条符合。请用 { COMMAND("remind list") } 查看。
