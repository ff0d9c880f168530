"""What people call zones beside the names of the IANA: cities and countries that lie in one zone, in two languages.

Left out on purpose: what lies in several zones (the United States, Russia, Brazil, Australia, Spain with its islands),
and names that two places in different zones share (Cambridge, Birmingham, 奥克兰).
"""

_ALSO = {
    "Asia/Shanghai": (
        "China Beijing Guangzhou Shenzhen Hangzhou Nanjing Wuhan Chengdu Xian Hefei Tianjin Suzhou Xiamen 中国 "
        "北京 北京时间 上海 广州 深圳 杭州 南京 武汉 成都 西安 合肥 天津 苏州 厦门 重庆 长沙 哈尔滨 大连 青岛 济南 "
        "沈阳 长春 郑州 昆明"
    ),
    "Asia/Hong_Kong": "HKT 香港",
    "Asia/Macau": "澳门",
    "Asia/Taipei": "Taiwan Hsinchu 台北 台湾 新竹",
    "Asia/Tokyo": "JST Osaka Kyoto Yokohama 日本 东京 大阪 京都 横滨",
    "Asia/Seoul": "KST South_Korea Korea Daejeon 韩国 首尔",
    "Asia/Singapore": "SGT 新加坡",
    "Asia/Bangkok": "Thailand 泰国 曼谷",
    "Asia/Ho_Chi_Minh": "Vietnam Hanoi 越南 河内 胡志明市",
    "Asia/Kuala_Lumpur": "Malaysia 马来西亚 吉隆坡",
    "Asia/Jakarta": "雅加达",
    "Asia/Manila": "Philippines 菲律宾 马尼拉",
    "Asia/Kolkata": "India Delhi New_Delhi Mumbai Bangalore Bengaluru Chennai Pune 印度 新德里 孟买 班加罗尔",
    "Asia/Karachi": "Pakistan Lahore Islamabad 巴基斯坦",
    "Asia/Dhaka": "Bangladesh 孟加拉国",
    "Asia/Kathmandu": "Nepal 尼泊尔",
    "Asia/Dubai": "UAE Abu_Dhabi United_Arab_Emirates 阿联酋 迪拜",
    "Asia/Riyadh": "Saudi_Arabia Thuwal 沙特阿拉伯",
    "Asia/Tehran": "伊朗 德黑兰",
    "Asia/Jerusalem": "Haifa 以色列 特拉维夫",
    "Europe/Istanbul": "Ankara 土耳其 伊斯坦布尔",
    "Europe/Moscow": "MSK 莫斯科 圣彼得堡",
    "Europe/Kyiv": "Ukraine 乌克兰 基辅",
    "Europe/London": (
        "UK United_Kingdom England Scotland Wales Britain Great_Britain Oxford Edinburgh Manchester Bristol 英国 "
        "伦敦 牛津 爱丁堡 曼彻斯特"
    ),
    "Europe/Dublin": "Ireland 爱尔兰 都柏林",
    "Europe/Paris": "Grenoble Lyon Toulouse 巴黎 里昂",
    "Europe/Berlin": (
        "Germany Munich Muenchen München Hamburg Tuebingen Tübingen Heidelberg Frankfurt Stuttgart Cologne Koeln "
        "Köln 德国 柏林 慕尼黑 汉堡 法兰克福"
    ),
    "Europe/Amsterdam": "Netherlands Holland Delft Utrecht Rotterdam 荷兰 阿姆斯特丹",
    "Europe/Brussels": "Belgium Ghent Leuven 比利时 布鲁塞尔",
    "Europe/Zurich": "Switzerland Geneva Lausanne Basel 瑞士 苏黎世 日内瓦 洛桑",
    "Europe/Vienna": "Austria Graz 奥地利 维也纳",
    "Europe/Rome": "Italy Milan Turin Bologna 意大利 罗马 米兰",
    "Europe/Madrid": "Barcelona 马德里 巴塞罗那",
    "Europe/Lisbon": "里斯本",
    "Europe/Stockholm": "Sweden Gothenburg Uppsala 瑞典 斯德哥尔摩",
    "Europe/Copenhagen": "Denmark Aarhus 丹麦 哥本哈根",
    "Europe/Oslo": "Norway Trondheim 挪威 奥斯陆",
    "Europe/Helsinki": "Finland Espoo 芬兰 赫尔辛基",
    "Europe/Warsaw": "Krakow 波兰 华沙",
    "Europe/Prague": "Czechia Czech_Republic Brno 捷克 布拉格",
    "Europe/Budapest": "Hungary 匈牙利 布达佩斯",
    "Europe/Athens": "Greece 希腊 雅典",
    "Europe/Bucharest": "Romania 罗马尼亚",
    "Africa/Cairo": "埃及 开罗",
    "Africa/Lagos": "Nigeria Abuja 尼日利亚",
    "Africa/Nairobi": "Kenya 肯尼亚 内罗毕",
    "Africa/Johannesburg": "South_Africa Cape_Town Pretoria 南非 约翰内斯堡 开普敦",
    "America/New_York": (
        "Boston Pittsburgh Philadelphia Princeton Atlanta Washington_DC 纽约 波士顿 匹兹堡 费城 亚特兰大"
    ),
    "America/Chicago": "Austin Houston Dallas 芝加哥 休斯敦 奥斯汀",
    "America/Denver": "丹佛",
    "America/Los_Angeles": (
        "San_Francisco Seattle San_Diego Stanford Berkeley Palo_Alto 洛杉矶 旧金山 西雅图 圣迭戈 硅谷"
    ),
    "America/Toronto": "Ottawa 多伦多 蒙特利尔 渥太华",
    "America/Vancouver": "温哥华",
    "America/Mexico_City": "墨西哥城",
    "America/Bogota": "Colombia 哥伦比亚",
    "America/Lima": "Peru 秘鲁",
    "America/Argentina/Buenos_Aires": "Argentina 阿根廷",
    "America/Sao_Paulo": "Rio_de_Janeiro 圣保罗",
    "Australia/Sydney": "悉尼",
    "Australia/Melbourne": "墨尔本",
    "Pacific/Auckland": "New_Zealand Wellington 新西兰",
}
ALSO_CALLED = {name: zone for zone, names in _ALSO.items() for name in names.split()}

# What is offered to somebody who typed nothing yet: where many live, in all regions, from west to east.
COMMON = (
    *("Etc/GMT+12", "UTC", "America/Los_Angeles", "America/Denver", "America/Chicago", "America/New_York"),
    *("America/Sao_Paulo", "Europe/London", "Africa/Lagos", "Europe/Berlin", "Africa/Cairo", "Africa/Johannesburg"),
    *("Europe/Istanbul", "Africa/Nairobi", "Asia/Dubai", "Asia/Karachi", "Asia/Kolkata", "Asia/Dhaka"),
    *("Asia/Jakarta", "Asia/Shanghai", "Asia/Singapore", "Asia/Tokyo", "Asia/Seoul", "Australia/Sydney"),
    "Pacific/Auckland",
)

# Groups of the IANA whose second part is no city: `Central` would be in Canada as much as in the United States.
NO_CITIES = ("Brazil/", "Canada/", "Chile/", "Etc/", "Mexico/", "US/")
NO_CITY = frozenset({f"Australia/{name}" for name in ("ACT", "LHI", "North", "NSW", "South", "West")})
# More than one zone is called so, or one half of the year only is meant. EST and MST are names of the IANA as well.
_SEVERAL = (
    "acst act adt aest akst amt ast bdt bst cdt cest cst ct ect edt eest est et gst ist mdt mst mt pdt pkt pst pt "
    "samoa sst wat west wib"
)
AMBIGUOUS = frozenset(_SEVERAL.split())

# What abbreviations mean where a date is given: the zone in which they are in force in one half of the year, and how
# many hours its clocks are then ahead of UTC.
SEASONS = {
    "adt": ("America/Halifax", -3),
    "aedt": ("Australia/Sydney", 11),
    "akdt": ("America/Anchorage", -8),
    "akst": ("America/Anchorage", -9),
    "cest": ("Europe/Berlin", 2),
    "cet": ("Europe/Berlin", 1),
    "edt": ("America/New_York", -4),
    "eest": ("Europe/Athens", 3),
    "eet": ("Europe/Athens", 2),
    "est": ("America/New_York", -5),
    "idt": ("Asia/Jerusalem", 3),
    "mdt": ("America/Denver", -6),
    "nzdt": ("Pacific/Auckland", 13),
    "nzst": ("Pacific/Auckland", 12),
    "pdt": ("America/Los_Angeles", -7),
    "pst": ("America/Los_Angeles", -8),
    "west": ("Europe/Lisbon", 1),
    "wet": ("Europe/Lisbon", 0),
}
# The same for those that mean one zone or several all year; where its clocks agree, it matters to nobody which.
_MEANT = {
    "acst": "Australia/Darwin Australia/Adelaide",
    "act": "Australia/Darwin Australia/Adelaide America/Rio_Branco",
    "aest": "Australia/Brisbane Australia/Sydney",
    "aet": "Australia/Brisbane Australia/Sydney",
    "amt": "America/Manaus Asia/Yerevan",
    "ast": "America/Halifax America/Puerto_Rico Asia/Riyadh",
    "bdt": "Asia/Dhaka Asia/Brunei",
    "bst": "Europe/London Asia/Dhaka",
    "cat": "Africa/Maputo",
    "cdt": "America/Chicago America/Havana",
    "central": "America/Chicago Europe/Berlin Australia/Darwin",
    "cst": "America/Chicago Asia/Shanghai America/Havana",
    "central european": "Europe/Berlin",
    "cet/cest": "Europe/Berlin",
    "ct": "America/Chicago Asia/Shanghai",
    "eastern": "America/New_York Australia/Sydney",
    "eat": "Africa/Nairobi",
    "ect": "America/Guayaquil America/Puerto_Rico",
    "est/edt": "America/New_York",
    "et": "America/New_York",
    "gst": "Asia/Dubai Atlantic/South_Georgia",
    "ist": "Asia/Kolkata Asia/Jerusalem Europe/Dublin",
    "mountain": "America/Denver America/Phoenix",
    "mst": "America/Denver America/Phoenix",
    "mt": "America/Denver America/Phoenix",
    "pacific": "America/Los_Angeles",
    "pkt": "Asia/Karachi",
    "pst/pdt": "America/Los_Angeles",
    "pt": "America/Los_Angeles",
    "samoa": "Pacific/Apia Pacific/Pago_Pago",
    "sast": "Africa/Johannesburg",
    "sst": "Pacific/Pago_Pago Asia/Singapore",
    "wat": "Africa/Lagos",
    "wib": "Asia/Jakarta",
    "格林威治": "UTC",
    "美东": "America/New_York",
    "美国东部": "America/New_York",
    "太平洋": "America/Los_Angeles",
    "美西": "America/Los_Angeles",
    "美国太平洋": "America/Los_Angeles",
    "美国西部": "America/Los_Angeles",
    "美国中部": "America/Chicago",
    "欧洲中部": "Europe/Berlin",
}
MEANT = {name: tuple(zones.split()) for name, zones in _MEANT.items()}
