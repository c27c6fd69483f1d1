// What types, modifiers, directives, dimensions and comparisons are called and what they mean, in both languages.

import BiaoModel
import BiaoRules
import BiaoSyntax
import BiaoValues

extension FieldType {
  /// The keyword in the author's language.
  func keyword(_ language: Language) -> String { language == .zh ? keywords.zh : keywords.en }

  /// What a field of the type holds.
  var meaning: Bilingual {
    switch self {
    case .text: Bilingual(zh: "一行文字", en: "a line of text")
    case .prose: Bilingual(zh: "成段文字，写在下面以 > 开头的行里", en: "paragraphs, on lines below that begin with >")
    case .amount: Bilingual(zh: "金额，可带元、万元、亿元等单位", en: "an amount of money, with or without its unit")
    case .percent: Bilingual(zh: "以 % 计的数", en: "a number in %")
    case .integer: Bilingual(zh: "整数", en: "a whole number")
    case .number: Bilingual(zh: "数字，可带任何单位", en: "a number with any unit")
    case .year: Bilingual(zh: "年份，如 2024年", en: "a year, like 2024")
    case .month: Bilingual(zh: "年月，如 2024年3月", en: "a month, like 2024-03")
    case .date: Bilingual(zh: "日期，如 2024年3月5日", en: "a date, like 2024-03-05")
    case .period: Bilingual(zh: "起止时间，如 2024年1月—12月", en: "a period, like 2024-01 .. 2024-12")
    case .choice: Bilingual(zh: "从列出的选项里选一个", en: "one of the options listed")
    case .code: Bilingual(zh: "编码", en: "a code")
    case .phone: Bilingual(zh: "电话号码", en: "a telephone number")
    case .unit: Bilingual(zh: "计量单位，如 家、万元、%", en: "a unit of measure")
    case .list: Bilingual(zh: "列表，每项一行，以 - 开头", en: "a list: one line each, beginning with -")
    case .table: Bilingual(zh: "表格，首行是栏目名", en: "a table whose first row names the columns")
    case .group: Bilingual(zh: "下面几栏的总称", en: "a group of the lines below it")
    case .indicators: Bilingual(zh: "分层级的绩效指标", en: "the indicators, in tiers")
    case .tier: Bilingual(zh: "一层指标", en: "a tier of indicators")
    case .target: Bilingual(zh: "指标值，如 ≥ 95%、12月31日前", en: "a target, like ≥ 95%")
    case .scoring: Bilingual(zh: "什么情况得多少分，逐档写明", en: "a scoring rule: which result gives how many points")
    case .parts: Bilingual(zh: "各组成部分，相加等于总数", en: "the parts, which add up to the total")
    }
  }
}

extension Modifier {
  var meaning: Bilingual {
    switch self {
    case .required: Bilingual(zh: "表里必须有这一行，而且要填", en: "a form must have the line, filled in")
    case .alias: Bilingual(zh: "这一行的另一个名称，可以写多个", en: "another name of the line; there may be several")
    case .total: Bilingual(zh: "全部指标的分值相加要等于这个数", en: "what the weights of all indicators add up to")
    case .atLeast: Bilingual(zh: "至少要有几项", en: "the fewest items there may be")
    case .quantitative: Bilingual(zh: "指标值要用数量表示", en: "targets have to be quantitative")
    case .qualitative: Bilingual(zh: "指标值用文字表示", en: "targets are qualitative")
    case .removed: Bilingual(zh: "去掉从上级模板继承来的这一行", en: "takes away the line that is inherited")
    case .of: Bilingual(zh: "指明各部分相加等于哪一行", en: "names the line to which the parts add up")
    }
  }
}

extension DirectiveKind {
  var meaning: Bilingual {
    switch self {
    case .form: Bilingual(zh: "这份表按哪个模板填写和检查", en: "the template that the form fills and is checked against")
    case .template: Bilingual(zh: "这个文件是一个模板，后面是模板名称", en: "this document is a template; its name follows")
    case .extends: Bilingual(zh: "继承另一个模板的全部栏目和核对关系", en: "inherits all lines and relations of another template")
    case .unit: Bilingual(zh: "没有写单位的金额按这个单位计", en: "the unit of amounts that have none of their own")
    case .check:
      Bilingual(
        zh: "核对关系：等式或不等式，可用 + - * / ( ) 和 sum(…)；在表格里逐行核对，在 - * 下逐项核对",
        en:
          "a relation: an equation or inequality of + - * / ( ) and sum(…); in a table it holds for each row, under - * "
          + "for each item")
    case .total:
      Bilingual(
        zh: "这一行是合计行：等于缩进在它下面的各行之和；没有缩进的行时，等于其余各行之和",
        en: "that row is the sum of the rows indented under it, or of all other rows where none is")
    }
  }
}

extension Dimension {
  /// What a unit of the dimension measures.
  var title: Bilingual {
    switch self {
    case .money: Bilingual(zh: "金额", en: "money")
    case .ratio: Bilingual(zh: "比率", en: "a ratio")
    case .ratioDifference: Bilingual(zh: "百分点", en: "percentage points")
    case .count: Bilingual(zh: "数量", en: "a count")
    case .persons: Bilingual(zh: "人数", en: "people")
    case .visits: Bilingual(zh: "人次", en: "visits")
    case .households: Bilingual(zh: "户数", en: "households")
    case .organisations: Bilingual(zh: "单位数", en: "organisations")
    case .events: Bilingual(zh: "次数", en: "events")
    case .documents: Bilingual(zh: "份数", en: "documents")
    case .things: Bilingual(zh: "台件数", en: "things")
    case .buildings: Bilingual(zh: "房屋设施数", en: "buildings and rooms")
    case .living: Bilingual(zh: "株只数", en: "plants and animals")
    case .length: Bilingual(zh: "长度", en: "length")
    case .area: Bilingual(zh: "面积", en: "area")
    case .volume: Bilingual(zh: "体积", en: "volume")
    case .mass: Bilingual(zh: "重量", en: "mass")
    case .time: Bilingual(zh: "时间", en: "time")
    case .workTime: Bilingual(zh: "工作日", en: "working days")
    case .months: Bilingual(zh: "月数", en: "months")
    case .lessons: Bilingual(zh: "学时", en: "lessons")
    case .energy: Bilingual(zh: "能量", en: "energy")
    case .power: Bilingual(zh: "功率", en: "power")
    case .information: Bilingual(zh: "数据量", en: "an amount of data")
    case .bandwidth: Bilingual(zh: "带宽", en: "bandwidth")
    case .environment: Bilingual(zh: "浓度", en: "a concentration")
    case .sound: Bilingual(zh: "声级", en: "a sound level")
    case .temperature: Bilingual(zh: "温度", en: "temperature")
    case .score: Bilingual(zh: "分数", en: "a score")
    case .other: Bilingual(zh: "其他量", en: "another quantity")
    case .composite: Bilingual(zh: "单位量（每…）", en: "one quantity for each of another")
    }
  }
}

extension Comparator {
  var title: Bilingual {
    switch self {
    case .atLeast: Bilingual(zh: "不低于", en: "at least")
    case .atMost: Bilingual(zh: "不超过", en: "at most")
    case .greater: Bilingual(zh: "大于", en: "more than")
    case .less: Bilingual(zh: "小于", en: "less than")
    case .equal: Bilingual(zh: "等于", en: "exactly")
    case .notEqual: Bilingual(zh: "不等于", en: "not")
    case .approximately: Bilingual(zh: "约", en: "about")
    case .range: Bilingual(zh: "在两数之间", en: "between")
    }
  }
}

extension TargetKind {
  var title: Bilingual {
    switch self {
    case .quantitative: Bilingual(zh: "定量", en: "quantitative")
    case .range: Bilingual(zh: "区间", en: "a range")
    case .proportion: Bilingual(zh: "比例", en: "a proportion")
    case .frequency: Bilingual(zh: "频次", en: "a frequency")
    case .duration: Bilingual(zh: "时长", en: "a duration")
    case .deadline: Bilingual(zh: "期限", en: "a deadline")
    case .date: Bilingual(zh: "日期", en: "a date")
    case .recurringDeadline: Bilingual(zh: "定期期限", en: "a recurring deadline")
    case .period: Bilingual(zh: "时段", en: "a period")
    case .alternatives: Bilingual(zh: "几个数", en: "several figures")
    case .graded: Bilingual(zh: "分级或达标", en: "graded")
    case .qualitative: Bilingual(zh: "定性", en: "qualitative")
    }
  }
}

extension Severity {
  var title: Bilingual {
    switch self {
    case .hint: Bilingual(zh: "建议", en: "hint")
    case .info: Bilingual(zh: "提示", en: "info")
    case .warning: Bilingual(zh: "警告", en: "warning")
    case .error: Bilingual(zh: "错误", en: "error")
    }
  }
}

extension VagueCategory {
  /// Why such words cannot be judged.
  var reason: Bilingual {
    switch self {
    case .degree: Bilingual(zh: "程度由读者去想", en: "how much is left to the reader")
    case .direction: Bilingual(zh: "说了方向，没说到什么程度", en: "it says whither but not how far")
    case .catchAll: Bilingual(zh: "没说是哪些事", en: "it does not say what")
    case .hedge: Bilingual(zh: "没有承诺", en: "it takes the obligation away")
    case .unquantified: Bilingual(zh: "没有数量", en: "it has no quantity")
    case .slogan: Bilingual(zh: "是口号", en: "it is a slogan")
    case .judgement: Bilingual(zh: "没有判断的依据", en: "nothing says by what to judge")
    case .reference: Bilingual(zh: "指向没有写明的规定", en: "it refers to what is not named")
    }
  }
}
