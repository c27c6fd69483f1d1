// faulty-configuration: a line of a configuration that cannot mean what it says.

import BiaoModel
import BiaoSyntax

extension Rule {
  static let faultyConfiguration = Rule(
    name: "faulty-configuration", family: .files, severity: .error,
    summary: Bilingual(zh: "配置里写了做不到的事", en: "a configuration that cannot mean what it says"),
    why: Bilingual(
      zh: "路径式样写错、计量单位换算不通、要继承的文件不存在时，这一行不起作用：以为排除了的文件照样在查，以为认识的单位照样报错。",
      en:
        "A broken pattern, a unit that converts into nothing or a file that is not there leaves the line without effect: "
        + "what was to be left out is looked at all the same."),
    examples: [
      .flagged("@form hebiao/配置\n\n排除:\n  - ‹归档[一›\n", in: .document),
      .flagged("@form hebiao/配置\n\n排除:\n  - ‹../外面›\n", in: .document),
      .flagged(
        "@form hebiao/配置\n\n计量单位:\n  | 名称 | 换算   |\n  | 垛   | ‹若干› |\n", in: .document),
      .flagged(
        "@form hebiao/配置\n\n计量单位:\n  | 名称   | 换算 |\n  | ‹公斤› | 1 个 |\n", in: .document),
      .flagged("@form hebiao/配置\n‹@extends›\n\n预设: strict\n", in: .document),
      .fine(
        "@form hebiao/配置\n\n排除:\n  - 归档/**\n  - \"!归档/样表.biao\"\n计量单位:\n  | 名称 | 换算    |\n  | 垛   | 0.25 亩 |\n",
        in: .document),
    ],
    checks: [
      .configuration { fault, report in
        let (zh, en) = words(fault, report)
        report.add(fault.range, zh: zh, en: en)
      }
    ])

  private static func words(_ fault: ConfigurationFault, _ report: Report) -> (zh: String, en: String) {
    let quoted = report.quote(fault.range)
    switch fault.kind {
    case .pattern(.empty):
      return ("“\(quoted)”不合乎任何路径：写出文件或文件夹的名称", "“\(quoted)” matches no path: name a file or a folder")
    case .pattern(.badSet):
      return (
        "“\(quoted)”里的 [ 没有写完：补上 ]，方括号本身写作 \\[",
        "the [ in “\(quoted)” is not complete: add ], or write \\[ for a bracket"
      )
    case .pattern(.danglingEscape):
      return ("“\(quoted)”以 \\ 结尾：删去它", "“\(quoted)” ends with \\: remove it")
    case .pattern(.outside):
      return (
        "“\(quoted)”指到了这个文件夹之外，或有空的一级：写相对于本文件的路径",
        "“\(quoted)” leads out of the folder, or has an empty step: write a path from this file's folder"
      )
    case .negatedOverride:
      return ("这里的式样不能以 ! 开头：写出哪些文件另有规则", "a pattern cannot begin with ! here: say which files have other rules")
    case .knownUnit:
      return (
        "“\(quoted)”已经是一个计量单位：换一个名称，或删去这一行", "“\(quoted)” is a unit already: choose another name, or remove the row"
      )
    case .unitSpelling:
      return ("“\(quoted)”里有空格或数字，读不成单位：换一个写法", "“\(quoted)” holds a space or a digit and cannot be read as a unit")
    case .unitFactor:
      return (
        "“\(quoted)”不是一个内建单位的数：写成 0.25 亩、1/3 吨 这样",
        "“\(quoted)” is no figure in a built-in unit: write it as 0.25 km or 1/3 t"
      )
    case .unitDimension:
      return ("“\(quoted)”不是这一量纲的单位：核对量纲和换算", "“\(quoted)” is of another dimension than the row says: check both")
    case .contradictingUnit(let other):
      return (
        "“\(quoted)”在 \(other) 里是另一个意思：一次检查里单位只能有一个意思",
        "“\(quoted)” means something else in \(other): within a run a unit has one meaning"
      )
    case .nothingExtended:
      return (
        "“\(quoted)”后面没有写继承哪个文件：写它的路径", "“\(quoted)” names no file: write the path of the configuration to extend"
      )
    case .circle(let paths):
      let way = paths.joined(separator: " → ")
      return (
        "继承绕回了自己（\(way)）：改为继承别的文件，或删去这一行", "this extends itself (\(way)): extend another file, or remove the line"
      )
    case .missing(let nearest):
      let zh = nearest.map { "，是“\($0)”吗？" } ?? "：核对路径，它相对于本文件所在的文件夹"
      let en = nearest.map { ": did you mean “\($0)”?" } ?? ": paths are relative to this file's folder"
      return ("没有“\(quoted)”这个文件或文件夹\(zh)", "there is no file or folder “\(quoted)”\(en)")
    case .unreadable(let reason):
      return ("“\(quoted)”读不出来：\(reason)", "“\(quoted)” cannot be read: \(reason)")
    case .noConfiguration:
      return (
        "“\(quoted)”不是配置：它应以 @form hebiao/配置 开头",
        "“\(quoted)” is no configuration: it should begin with @form hebiao/配置"
      )
    case .noLibrary:
      return (
        "“\(quoted)”不是指标库：它应以 @form hebiao/指标库 开头",
        "“\(quoted)” is no indicator library: it should begin with @form hebiao/指标库"
      )
    case .noTemplate:
      return (
        "“\(quoted)”里没有模板：写放模板的文件夹，或一个模板",
        "there is no template in “\(quoted)”: name a folder of templates, or a template"
      )
    }
  }
}
