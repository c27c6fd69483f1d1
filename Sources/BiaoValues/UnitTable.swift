// The units that amounts and targets know, as a table.

/// The catalogue's text. `[dimension]` opens the units of a dimension; then one unit a line: its symbol, its factor to
/// the dimension's reference unit (a decimal, or a fraction where no decimal is exact), and further spellings. 个 before
/// a unit is listed only where the two make one word. Multipliers (万 before any unit) and composites (元/人) are made by
/// the reader and are not listed. Factors are the legal units of measurement of the People's Republic of China (《中华
/// 人民共和国法定计量单位》 and its conversion table); 1 吨标准煤 is 8141 kWh, as 29307 MJ rounded.
///
/// A noun stands only with its 个 (个项目), or the name of a column, 部门(单位), would read as a unit; after a slash it stands
/// without (元/项目). A word that measures many things (个, 项, 套, 件 …) is a `count`; only a word that names what it counts has a narrower
/// dimension.
enum UnitTable {
  static let text: StaticString = """
    [money]
    元 1 圆 块钱 元整 元人民币 人民币元
    角 0.1
    [ratio]
    % 1 百分比 个百分比 百分率
    ‰ 0.1 千分比
    ‱ 0.01 万分比
    比例 100
    成 10
    折 10
    倍 100
    [ratioDifference]
    个百分点 1 百分点 %点 pp
    个千分点 0.1 千分点
    个基点 0.01 基点 bp BP
    [count]
    个 1 箇 個
    项 1 個项 子项
    件 1
    套 1 件套 件/套 套件
    条 1
    处 1
    座 1
    类 1 大类
    种 1
    批 1
    批次 1 批/次
    组 1
    支 1
    只 1
    口 1
    部 1
    款 1
    笔 1
    宗 1
    例 1
    对 1
    副 1
    级 1
    个等级 1
    档 1
    门 1
    个系列 1
    个方面 1
    样 1
    个样品 1
    批样 1
    项次 1
    点 1 点位
    个点位 1
    个标段 1
    个单元 1
    个课题 1 项课题
    个项目 1
    个品种 1
    [persons]
    人 1 口人
    名 1
    位 1
    [visits]
    人次 1 人/次 人(次) 人·次
    [households]
    户 1
    个家庭 1 户家庭
    [organisations]
    家 1 家次
    所 1
    村 1 个村 行政村 个行政村 村庄 个村庄
    个村民小组 1
    镇 1 个镇
    乡 1 个乡
    乡镇 1 个乡镇 乡(镇) 个乡(镇) 个乡镇街道 镇街 个镇街
    街道 1 个街道
    社区 1 个社区 村(社区) 个村(社区)
    个县 1 个县区 个县(区) 个县市区 个县(市、区)
    个市 1 个市州 个州市
    个省 1 个省份
    个园区 1
    个企业 1 家企业 户企业
    个单位 1 家单位
    个部门 1
    个学校 1 所学校
    [events]
    次 1
    场 1
    场次 1 场/次 场(次)
    期 1
    期次 1
    轮 1
    轮次 1
    届 1
    班 1
    班次 1
    趟 1
    起 1
    遍 1
    回 1
    车次 1
    航次 1
    架次 1
    艘次 1
    辆次 1
    台次 1
    件次 1
    册次 1
    种次 1
    亩次 1
    户次 1
    剂次 1
    针次 1
    例次 1
    人份 1
    点次 1
    样次 1
    头次 1
    [documents]
    篇 1
    册 1
    本 1
    份 1
    张 1
    幅 1
    集 1
    卷 1
    页 1
    字 1
    版 1
    封 1
    幅次 1
    [things]
    台 1
    台套 1 台(套) 台/套 台、套 套/台 套(台)
    台件 1 台(件) 台/件 台、件 件/台 件(台)
    辆 1
    架 1
    艘 1
    块 1
    根 1
    盏 1
    枚 1
    片 1
    具 1
    把 1
    床 1
    扇 1
    眼 1
    瓶 1
    盒 1
    桶 1
    顶 1
    双 1
    杆 1
    节 1
    颗 1
    粒 1
    剂 1
    面 1
    樘 1
    标箱 1 个标箱 TEU
    机柜 1 个机柜
    基站 1 个基站 座基站
    个充电桩 1
    [buildings]
    间 1
    栋 1
    幢 1
    层 1
    床位 1 张床位 个床位
    车位 1 个车位 泊位 个泊位 停车位 个停车位
    学位 1 个学位
    [living]
    株 1
    棵 1
    穴 1
    头 1
    羽 1
    匹 1
    尾 1
    箱 1
    袋 1
    丛 1
    头(只) 1 头只
    [length]
    米 1 m 公尺
    延米 1 延长米
    毫米 0.001 mm MM
    厘米 0.01 cm CM 公分
    分米 0.1 dm
    微米 0.000001 μm um µm
    公里 1000 千米 km KM Km 华公里
    里 500 华里
    海里 1852
    [area]
    平方米 1 ㎡ m² m2 M2 M² 平米 平方 平方公尺 m^2
    平方厘米 0.0001 cm² cm2
    亩 2000/3 市亩
    公顷 10000 hm² hm2 ha
    平方公里 1000000 平方千米 km² km2 KM² KM2 k㎡ ㎢
    [volume]
    立方米 1 m³ m3 M3 M³ ㎥ 立方 方 立方公尺 m^3
    升 0.001 L l 公升
    毫升 0.000001 mL ml ML
    [mass]
    千克 1 公斤 kg KG Kg ㎏
    克 0.001 g
    毫克 0.000001 mg ㎎
    微克 0.000000001 μg µg ug
    斤 0.5 市斤
    两 0.05
    担 50
    吨 1000 t 公吨 吨位
    [time]
    秒 1 s 秒钟
    毫秒 0.001 ms
    分钟 60 min mins minutes
    小时 3600 h 个小时 钟头 个钟头 时 hour hours
    天 86400 days 日 自然日 个自然日 日历日 日历天
    周 604800 星期 个星期 礼拜 个礼拜
    旬 864000
    [workTime]
    工作日 1 个工作日 工作天 个工作天
    [months]
    个月 1 月 个自然月 月份
    季度 3 个季度 季
    半年 6 个半年
    年 12 年度 周年 个年度 学年 个学年 个周年
    [lessons]
    学时 1 课时 个学时 个课时 节课
    [energy]
    千瓦时 1 kWh KWh kwh KWH kW·h kW.h 千瓦·时 千瓦小时 度 度电
    兆瓦时 1000 MWh mwh 兆瓦小时
    吉瓦时 1000000 GWh
    焦耳 1/3600000 J 焦
    兆焦 5/18 MJ
    吨标准煤 8141 吨标煤 tce TCE
    千克标准煤 8.141 kgce 公斤标准煤
    [power]
    千瓦 1 kW KW kw Kw
    瓦 0.001 W 瓦特
    兆瓦 1000 MW
    吉瓦 1000000 GW
    [information]
    字节 1 Byte
    KB 1024 kB
    MB 1048576
    GB 1073741824
    TB 1099511627776
    PB 1125899906842624
    [bandwidth]
    bps 1 bit/s b/s
    kbps 1000 Kbps kb/s Kb/s
    Mbps 1000000 mbps MBPS Mb/s M 兆
    Gbps 1000000000 gbps Gb/s
    [environment]
    mg/m³ 1 毫克/立方米 毫克每立方米 mg/m3 mg/㎥
    mg/L 1000 mg/l 毫克/升 毫克每升
    μg/m³ 0.001 μg/m3 µg/m³ µg/m3 ug/m3 ug/m³ μg/㎥ 微克/立方米 微克每立方米
    [sound]
    dB 1 dB(A) dBA db db(A) DB 分贝
    [temperature]
    ℃ 1 °C 摄氏度
    [score]
    分 1
    [other]
    美元 1
    港元 1 港币
    欧元 1
    日元 1
    英镑 1
    人日 1 人天 人工日
    人月 1
    人年 1
    千伏安 1 kVA KVA kva
    兆伏安 1 MVA
    千伏 1 kV KV kv
    赫兹 1 Hz
    兆帕 1 MPa
    帕 1 Pa
    """
}
