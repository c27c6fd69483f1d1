// The words by which facts are known: fields, kinds of forms, departments, what an economy is measured by.

import BiaoModel
import BiaoSyntax

/// Fields by what they say, whatever the template; Chinese names and their English equivalents.
enum FactField {
  case name(Facts.Name.Role)
  case code
  case year
  case amount(Facts.Amount.Role)

  /// Asked for each line outside of the indicators, so looked up by halves and not by a hash of the key.
  static func named(_ key: NameKey) -> FactField? {
    let fields = fields
    let index = partitionPoint(fields.count) { fields[$0].key >= key.value }
    return index < fields.count && fields[index].key == key.value ? fields[index].field : nil
  }

  /// By the key's value, ascending.
  private static let fields: [(key: UInt64, field: FactField)] = {
    let names: [(FactField, [String])] = [
      (
        .name(.department),
        [
          "部门名称", "部门单位名称", "部门（单位）名称", "部门/单位名称", "预算部门名称", "州级预算部门名称", "省级预算部门名称", "市级预算部门名称", "县级预算部门名称",
          "预算部门", "主管部门", "主管部门及代码", "主管部门名称", "项目主管部门", "一级预算部门", "department", "department name", "ministry",
          "responsible department",
        ]
      ),
      (
        .name(.unit),
        [
          "预算单位", "预算单位名称", "填报单位", "填报单位（盖章）", "填报单位名称", "申报单位", "申报单位（盖章）", "单位名称", "budget unit", "unit name",
          "reporting unit",
        ]
      ),
      (
        .name(.executor),
        ["实施单位", "项目单位", "项目实施单位", "承担单位", "项目承担单位", "implementing unit", "implementing agency"]
      ),
      (
        .name(.project),
        ["项目名称", "项目支出名称", "专项名称", "专项资金名称", "二级项目名称", "project", "project name", "project title"]
      ),
      (.code, ["项目编码", "项目代码", "项目编号", "预算项目编码", "project code"]),
      (.year, ["年度", "预算年度", "所属年度", "year", "fiscal year"]),
      (
        .amount(.total),
        [
          "资金总额", "年度资金总额", "项目资金总额", "项目资金", "预算数", "预算总额", "预算金额", "年度预算金额", "年度本级预算金额", "年度预算总额", "部门预算总额",
          "total budget", "total funds",
        ]
      ),
      (.amount(.projectSpending), ["项目支出", "项目支出合计", "project spending", "project expenditure"]),
    ]
    var fields: [UInt64: FactField] = [:]
    for (field, words) in names {
      for word in words { fields[NameKey(word).value] = field }
    }
    return fields.map { (key: $0.key, field: $0.value) }.sorted { $0.key < $1.key }
  }()
}

/// Columns of a department's table of tasks.
enum TaskColumn {
  static let names = keys(["任务名称", "项目名称", "task", "project", "project name"])
  static let amounts = keys(["总额", "预算总额", "资金总额", "预算金额", "金额", "合计金额", "total", "amount"])

  private static func keys(_ words: [String]) -> Set<NameKey> { Set(words.map { NameKey($0) }) }
}

/// What the name of a form's template says of the form.
enum FormKindWords {
  static let evaluation = words(["自评", "评价", "监控", "执行情况", "完成情况", "evaluation", "review", "monitoring"])
  static let department = words(["部门整体", "单位整体", "部门绩效", "部门预算", "department"])
  static let project = words(["项目", "专项", "project"])

  private static func words(_ words: [String]) -> [[UInt8]] { words.map { Array($0.utf8) } }

  /// Whether one of the words stands in `name`; capital letters of the Latin alphabet are as small ones.
  static func contains(_ name: [UInt8], _ words: [[UInt8]]) -> Bool {
    var i = 0
    while i < name.count {
      let first = lowercased(name[i])
      i += 1
      // No word begins with a byte that continues a character.
      if first & 0xC0 == 0x80 { continue }
      for word in words where word[0] == first && word.count <= name.count - i + 1 {
        var k = 1
        while k < word.count, lowercased(name[i - 1 + k]) == word[k] { k += 1 }
        if k == word.count { return true }
      }
    }
    return false
  }

  private static func lowercased(_ byte: UInt8) -> UInt8 { byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte }

  /// Bodies whose templates everybody uses.
  static let national: Set<String> = ["财政部", "通用"]
  /// The documents that tell the program something, and are no forms.
  static let ownFamily = "hebiao"
  /// Funds that pass through a department to others and stand in none of its budgets.
  static let transfer = words(["专项资金", "转移支付", "专项转移", "对下补助", "债券", "transfer"])
}

/// The parts of departments' names.
enum DepartmentWords {
  /// What follows a name and says only that the department itself is meant, without those below it.
  static let ownOnly = ["（本级）", "(本级)", "本级", "（机关）", "(机关)", "机关", "本部"].map { Array($0.utf8) }
  /// Stand around a department's name with its code, beside digits and ASCII punctuation.
  static let marks = ["【", "】", "〔", "〕", "［", "］", "—", "－", "　", "：", "、"].map { Array($0.utf8) }
  /// The last character of an administrative area's name.
  static let areas: Set<Character> = ["省", "市", "州", "县", "区", "旗", "盟"]
  /// Words that are left out of the name of an area by mistake.
  static let autonomous = ["自治州", "自治县", "自治区", "自治旗"]
  /// What departments are called after their area, with the last character of each left off: 局 in a county is 厅 in a
  /// province.
  static let phrases: [String] = [
    "工业和信息化", "科学技术和工业信息化", "工业信息化和科学技术", "科技和工业信息化", "发展和改革", "发展改革", "农业农村", "教育体育", "教育和体育", "科学技术",
    "人力资源和社会保障", "自然资源", "自然资源和规划", "生态环境", "住房和城乡建设", "住房城乡建设", "城市管理", "城市管理和综合执法", "城市管理综合执法", "城市管理行政执法",
    "城市管理和综合执法", "综合行政执法", "交通运输",
    "商务和粮食", "文化和旅游", "文化旅游", "文化旅游广电体育", "文化广电和旅游", "文化广电旅游", "文化广电旅游体育", "卫生健康", "退役军人事务", "应急管理", "市场监督管理",
    "医疗保障", "机关事务管理", "民族宗教事务", "行政审批服务", "政务服务管理", "政务服务和数据管理", "乡村振兴", "林业和草原", "粮食和物资储备", "国有资产监督管理", "地方金融监督管理",
    "招商引资服务", "供销合作社联合", "机构编制", "大数据发展",
  ]
  /// What everybody calls a task, and its names in full.
  static let everydayNames: [(short: String, full: [String])] = [
    ("教体", ["教育体育", "教育和体育"]), ("人社", ["人力资源和社会保障"]), ("发改", ["发展和改革", "发展改革"]),
    ("住建", ["住房和城乡建设", "住房城乡建设"]), ("卫健", ["卫生健康"]), ("文旅", ["文化和旅游", "文化旅游"]),
    ("市场监管", ["市场监督管理"]), ("退役军人", ["退役军人事务"]), ("工信", ["工业和信息化"]), ("医保", ["医疗保障"]),
    ("应急", ["应急管理"]), ("城管", ["城市管理", "城市管理和综合执法"]), ("文旅广体", ["文化旅游广电体育"]), ("国资", ["国有资产监督管理"]),
    ("自规", ["自然资源和规划"]), ("资规", ["自然资源和规划"]), ("科工信", ["科技和工业信息化", "科学技术和工业信息化"]),
  ]
  /// How a name ends, in short and in full.
  static let everydayEndings: [(short: String, full: String)] = [("局", "局"), ("委", "委员会"), ("厅", "厅"), ("委员会", "委员会")]
  /// Shorter ones, from which a change of one character leads to another department: 教育局 and 体育局.
  static let shortPhrases: [String] = [
    "教育", "体育", "科技", "科学", "财政", "民政", "司法", "公安", "审计", "统计", "水利", "水务", "林业", "农业", "畜牧", "渔业", "商务", "信访", "档案",
    "粮食",
    "税务", "气象", "规划", "建设", "环保", "交通", "公路", "旅游", "文化", "卫生", "移民", "扶贫", "城管", "园林", "房产", "人防", "烟草", "邮政", "经信",
    "工信",
    "住建", "人社", "医保", "安监", "药监", "质监", "工商", "物价", "外事", "侨务", "港澳", "金融", "招商", "投资促进", "文物", "广电", "新闻出版", "地震",
    "海洋",
    "能源", "国资", "农机", "盐务", "供销",
  ]
}

/// Words by which the names of indicators differ without meaning anything else.
enum IndicatorWords {
  /// Each is replaced by the second; longer ones stand before those that begin them.
  static let replacements: [(String, String)] = [
    ("规模以上工业增加值", "规模工业"), ("规上工业增加值", "规模工业"), ("规模工业增加值", "规模工业"), ("规模以上工业", "规模工业"), ("规上工业", "规模工业"),
    ("增长速度", "增长率"), ("增长幅度", "增长率"), ("增速", "增长率"), ("增幅", "增长率"), ("地区生产总值", "gdp"), ("生产总值", "gdp"),
    ("固定资产投资额", "固定资产投资"), ("技术改造投资", "技改投资"), ("新增及解决", "新增"), ("新增和解决", "新增"), ("新增带动", "新增"), ("带动新增", "新增"),
    ("带动", "新增"), ("吸纳", "新增"), ("解决", "新增"), ("促进", "新增"), ("全年", ""), ("年度", ""), ("本年", ""), ("实现", ""),
    ("完成", ""), ("人员数量", ""), ("人员数", ""), ("人数", ""), ("次数", ""), ("数量", ""), ("个数", ""), ("家数", ""), ("户数", ""),
    ("指标", ""), ("“", ""), ("”", ""), ("\"", ""), ("《", ""), ("》", ""), ("；", ""), ("。", ""),
  ]

  /// What a place and a year have one of: an indicator that names it has the same target in every form of a department.
  static let ofTheEconomy: [String] = [
    "规模工业", "gdp", "工业增加值", "固定资产投资", "工业投资", "技改投资", "民间投资", "社会消费品零售总额", "税收", "一般公共预算收入", "财政收入", "技工贸",
    "居民人均可支配收入", "居民可支配收入", "进出口总额", "城镇化率", "森林覆盖率", "登记失业率", "调查失业率", "优良天数", "万元gdp能耗", "单位gdp能耗", "农林牧渔业总产值",
    "服务业增加值", "粮食总产量", "旅游总收入", "研发投入强度", "unemployment rate", "industrial output", "tax revenue",
  ]
  /// Counted by everybody for himself.
  static let generic: Set<String> = [
    "项目", "任务", "工作", "资金", "设备", "采购", "购置", "服务", "会议", "检查", "活动", "宣传", "办公", "补助", "受益",
  ]
  /// Names that each project has for itself, whatever they begin with.
  static let ofAProject: [String] = ["企业", "项目", "园区内", "补助", "奖励", "减免", "单位", "平台", "基地", "合作社", "受益", "户均", "社区"]
}
