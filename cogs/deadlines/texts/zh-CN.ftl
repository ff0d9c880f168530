# 截止日期。

deadlines-description = 查看截止日期，并加入你的日历

deadlines-calendar-description = 把截止日期加入你的日历
deadlines-calendar-file = { $count ->
    [0] 目前还没有截止日期，所以没有可下载的文件。公布之后请再用 { COMMAND("deadline calendar") } 查看。
   *[other] 共 { $count } 个截止日期，可加入你的日历；如果你们队伍获得延期，则以延期后的日期为准。用 Google、Apple 或 Outlook 日历打开文件即可。文件不会自动更新：日期变动后请重新下载导入，原有条目会随之移动。
}
deadlines-calendar-address =
    **自动跟随变动的日历**：订阅下面的地址。Google 日历：*其他日历 → 通过网址添加*；Outlook：*添加日历 → 从 Web 订阅*。
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
