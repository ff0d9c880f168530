# 论文库（主办方管理）。

catalog-description = 主办方管理论文库
catalog-approve-description = 查看成员推荐的论文，决定是否收录

catalog-waiting-heading = 有 { $count } 篇推荐论文待处理
catalog-waiting-empty = 目前没有待处理的推荐。成员可用 { COMMAND("paper suggest") } 推荐论文。
catalog-line-title = **{ $paper }**
catalog-line-source = { $source ->
    [huggingface] 信息来自 Hugging Face
    [arxiv] 信息来自 arXiv
    [crossref] 信息来自 Crossref
    [datacite] 信息来自 DataCite
    [catalogue] 论文库中已有，但不在本届论文列表中
   *[none] 未核实：按推荐人填写
}
catalog-line-by = 由 { $who } 推荐，{ $at }
catalog-answered = { $outcome ->
    [approved] { $who } 已批准收录 *{ $paper }*，论文库中现在可以查到。推荐人会收到通知。
   *[declined] { $who } 未批准收录 *{ $paper }*。推荐人会收到通知。
}
catalog-suggestion-over = 这条推荐已经处理过了。用 { COMMAND("catalog approve") } 查看其余待处理的推荐。

catalog-button-approve = 批准
catalog-button-decline = 不收录
catalog-button-page = 打开论文页面
catalog-button-namesake = 库中同名论文
catalog-button-show = 查看
catalog-button-waiting = 其余待处理

catalog-letter-suggested = 有人推荐收录一篇论文。
catalog-letter-answered = { $outcome ->
    [approved] { $guild } 的主办方批准了你推荐的论文：*{ $paper }*。论文库中现在可以查到。
   *[declined] { $guild } 的主办方没有收录你推荐的论文：*{ $paper }*。如有疑问，请在服务器上联系主办方。
}
