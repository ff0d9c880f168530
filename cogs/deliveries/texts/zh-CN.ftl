# 机器人要发给别人的消息；文字在各自的功能里。

deliveries-letter-dead = 有 { $count } 条消息未能送达。请查看原因，然后重新发送或放弃。
deliveries-button-look = 查看
deliveries-button-retry = 重新发送
deliveries-button-drop = 放弃
deliveries-dead-heading = { $count } 条消息未能送达
deliveries-dead-empty = 所有消息都已送达。未能送达的消息会连同原因显示在这里。
deliveries-dead-line =
    { $about ->
        [papers] 有关论文的消息
        [teams] 有关队伍的消息
        [rooms] 有关队伍专属空间的消息
        [catalog] 有关推荐论文的消息
        [looking] 有关寻找队伍的消息
        [deadlines] 有关截止日期的消息
        [announcements] 一条公告
       *[other] 一条消息
    }，发给 { $to }，原定时间 { $at }
    { $fault ->
        [dm-closed] 对方关闭了私信。请对方允许来自本服务器的私信，然后重新发送。
        [gone] 频道或成员已不存在。请放弃这条消息。
        [forbidden] 机器人无权在那里发言。请授予它查看频道和发送消息的权限，然后重新发送。
        [refused] Discord 不接受这条消息。请告知机器人的运维人员。
        [away] 到时间时机器人不在本服务器。如果仍有用，请重新发送。
       *[outside] 连续三天无法连接 Discord。请重新发送。
    }
deliveries-over = 这条消息已不再等待处理，或已过时，未作任何更改。用 { COMMAND("challenge rules") } 查看其余消息。
