# 多个功能共用的文字。

shared-language = 简体中文
shared-bug = 我们这边出了错。请先确认操作是否已完成；如果再次出现，请把编号 **{ $reference }** 告诉组织者。
shared-command-outdated = 这条命令刚刚更新过。请在 Discord 中按 Ctrl+R，或稍等一分钟再试。
shared-control-outdated = 这个按钮或表单来自旧版本，请重新运行命令。
shared-not-allowed = 本服务器的设置不允许你使用这条命令。服务器管理员可以在“整合”页面中修改。
shared-discord-trouble = Discord 没能显示结果。请先确认操作是否已完成；如果没有，请一分钟后再试。
shared-store-busy = 机器人现在很忙，没有任何改动。请几秒钟后再试。
shared-store-unavailable = 机器人暂时连不上数据库。请先确认操作是否已完成；如果没有，请一分钟后再试。
shared-comma = 、
shared-and-more = { $names }等（另有 { $more } 个）
shared-moment = { $at }（{ $away }）
shared-nothing-changed = 好的，没有任何改动。
shared-back = 上一页
shared-forth = 下一页
shared-page = 第 { $page } 页，共 { $pages } 页
shared-more = 另有 { $count } 项
shared-late = 迟到的消息：原定发送时间为 { $at }。
shared-text-refused = { $fault ->
    [empty] 这里需要填写内容，请重试。
    [too-long] 内容过长：最多 { $limit } 个字符。请缩短后重试。
    [too-many-words] 内容过长：最多 { $limit } 个词（汉字按字计）。请缩短后重试。
    [email] 内容包含电子邮箱地址，这里不保存此类信息。请删除后重试。
    [invite] 内容包含 Discord 服务器邀请。请删除后重试。
   *[mention] 内容提及了某人或某个频道。请直接写出名字，去掉提及后重试。
}
shared-not-a-moment = 无法把“{ $text }”识别为日期。请写成 `2026-06-04 23:59 AoE`、`周五 18:00 北京时间` 或 `三天后`，时间段请写成 `2026-12-21 至 2027-01-03`，然后重试。
shared-ambiguous-moment = “{ $text }”可以指不同的时间。请写明是哪一个：{ $choices }。
shared-not-a-recurrence = { $fault ->
    [ambiguous] “{ $text }”可以指不同的时间。请写明是哪一个，例如：{ $choices }。
    [weekday-numbers] 数字 1 代表星期几，各个程序并不一致。请改写星期的名称：{ $choices }。
    [impossible] “{ $text }”中的日期任何一年都没有。请换一个日期后重试。
    [uneven] “{ $text }”中的小时数不能整除一天。请写每 1、2、3、4、6、8 或 12 小时，或写具体时刻，然后重试。
   *[unknown] 无法把“{ $text }”识别为重复时间。请写成 `每周一 9:00 北京时间`、`工作日 18:00`、`每月第一个周一 9:00` 或 `每2小时`，然后重试。
}
shared-too-often = “{ $text }”超出了每小时一次的上限。请写成 `每小时` 或 `每2小时`，然后重试。
shared-too-many-acts = 操作过于频繁：每小时最多 { $limit } 次。请在 { $again }之后再试。
shared-channel-closed = { $who ->
    [you] 你不能在本频道发言，所以我也不会替你在这里发。请换一个你可以发言的频道。
   *[bot] 我不能在本频道发言。请让服务器管理者允许我发言，或换一个频道。
}
shared-file-too-large = 文件大于 { $limit } KiB。请拆成几份，或联系运行我的人。
