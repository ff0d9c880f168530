# 多个功能共用的文字。

shared-bug = 我们这边出了错。请先确认操作是否已完成；如果再次出现，请把编号 **{ $reference }** 告诉主办方。
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
shared-text-refused = { $fault ->
    [empty] 这里需要填写内容，请重试。
    [too-long] 内容过长：最多 { $limit } 个字符。请缩短后重试。
    [too-many-words] 内容过长：最多 { $limit } 个词（汉字按字计）。请缩短后重试。
    [email] 内容包含电子邮箱地址，这里不保存此类信息。请删除后重试。
    [invite] 内容包含 Discord 服务器邀请。请删除后重试。
   *[mention] 内容提及了某人或某个频道。请直接写出名字，去掉提及后重试。
}
shared-too-many-acts = 操作过于频繁：每小时最多 { $limit } 次。请在 { $again }之后再试。
