// outside-fiscal-year: a deadline in another year than the form's.

import BiaoModel
import BiaoSyntax
import BiaoValues

extension Rule {
  static let outsideFiscalYear = Rule(
    name: "outside-fiscal-year", family: .values, severity: .warning, presets: .advisory,
    summary: Bilingual(zh: "完成时限不在表的年度内", en: "a deadline outside of the form's year"),
    why: Bilingual(
      zh: "年度目标要在年度内完成才能考核；时限落在别的年度，多半是沿用了往年的表，或者写错年份。",
      en:
        "What is due in another year cannot be judged in this one; most often an old form was copied, or the year is mistyped."
    ),
    examples: [
      .flagged(
        "年度: 2025年\n项目实施期: ‹2024年1月—2024年12月›\n绩效指标:\n  - 清淤长度: ≥ 12 公里",
        template: "年度: year\n项目实施期: period\n绩效指标: indicators\n  - *: target"),
      .fine(
        "年度: 2025年\n项目实施期: 2023年1月—2025年12月\n绩效指标:\n  - 清淤长度: ≥ 12 公里",
        template: "年度: year\n项目实施期: period\n绩效指标: indicators\n  - *: target"),
      .flagged(
        "年度: 2020\n实际完成情况:\n  > 组织“百名教师下基层”宣讲26场。‹2019年›度各项培训任务全面完成。\n绩效指标:\n  产出指标:\n    数量指标:\n      - 宣讲场次 (10分): ≥ 20 场\n        实际完成值: 26场\n        得分: 10",
        template:
          "年度: year\n实际完成情况: prose\n绩效指标: indicators\n  产出指标: tier\n    数量指标: tier\n    - *: target\n      实际完成值: target\n      得分: number"
      ),
      .flagged(inYear("2024", "- 完工时间: ‹2023年11月底›前"), template: template),
      .flagged(inYear("2024年度", "- 完工时间: ‹2025年11月底›前"), template: template),
      .flagged(inYear("2024", "- 建设时间: ‹2023年1-10月›"), template: template),
      .flagged(
        "# 2024年度项目支出绩效目标表\n绩效指标:\n  产出指标:\n    时效指标:\n      - 完工时间: ‹2023年12月底›前\n      - 验收时间: 2025年1月底前",
        template: "绩效指标: indicators\n  产出指标: tier\n    时效指标: tier"),
      .flagged(
        "年度: 2024年度\n进度计划:\n  | 内容 | 计划开始时间 | 计划完成时间 |\n  | 站点改造 | 2024年3月 | 2024年9月 |\n  | 人才培训 | 2024年4月 | 2024年11月 |\n  | 基地建设 | 2023年5月 | ‹2023年12月› |",
        template: "年度: year\n*: group"),
      .fine(
        "年度: 2024年度\n进度计划:\n  | 内容 | 计划开始时间 | 计划完成时间 |\n  | 前期工作 | 2023年3月 | 2023年9月 |\n  | 勘察设计 | 2023年9月 | 2023年12月 |\n  | 工程施工 | 2024年5月 | 2024年12月 |\n  | 竣工验收 | 2024年12月 | 2024年12月 |",
        template: "年度: year\n*: group"),
      .flagged(
        inYear("2024", "- 补贴发放时间: 2024年12月20日前\n        实际完成值: ‹2023年12月15日›"),
        template: template + "\n          - *: target\n            实际完成值: target"),
      .fine(
        inYear("2024", "- 水泵采购时间: 2024年3月31日前\n        实际完成值: 2023年12月15日"),
        template: template + "\n          - *: target\n            实际完成值: target"),
      .flagged("项目期: 2024年1月-2025年12月\n" + inYear("2024", "- 完工时间: ‹2026年3月31日›前"), template: template),
      .flagged(
        "项目期: 2023年1月-2024年12月\n绩效指标:\n  产出指标:\n    时效指标:\n      - 完工时间: ‹2025年3月底›前",
        template: template),
      .flagged(
        "预算年度: 2025\n项目名称: 芦川县泵站检修\n绩效指标:\n  产出指标:\n    时效指标:\n      - 检修完工时限: ‹2026年9月底›前\n  效益指标:\n    社会效益指标:\n      - 受益村数: ≥ 20 个",
        in: .document),
      .fine(
        "预算年度: 2025\n项目名称: 芦川县泵站检修\n项目期: 2025年3月至2026年12月\n绩效指标:\n  产出指标:\n    时效指标:\n      - 检修完工时限: 2026年9月底前\n  效益指标:\n    社会效益指标:\n      - 受益村数: ≥ 20 个",
        in: .document),
      .fine(
        "评价年度: 2025年\n项目名称: 芦川县泵站检修\n绩效指标:\n  产出指标:\n    时效指标:\n      - 检修竣工结算时限: 2026年3月底前\n  效益指标:\n    社会效益指标:\n      - 受益村数: ≥ 20 个",
        in: .document),
      .fine(
        "项目期: 2023年1月-2024年12月\n绩效指标:\n  产出指标:\n    时效指标:\n      - 完工时间: 2024年3月底前",
        template: template),
      .flagged(
        "项目期: 2025-04 .. 2028-03\n绩效指标:\n  产出指标:\n    时效指标:\n      - Visitor route opened: ‹2028-09-30›\n      - First closure gazetted: by ‹the end of 2028›\n      - School opened: ‹30 June 2028›",
        template: template),
      .fine(
        "项目期: 2025-04 .. 2028-03\n绩效指标:\n  产出指标:\n    时效指标:\n      - Visitor route opened: 2028-03-31\n      - First closure gazetted: by March 2028\n      - School opened: by 2028\n      - Final report sent: 30 June 2028",
        template: template),
      .flagged(
        "项目期: 2026年3月—2026年11月\n" + inYear("2026", "- 工程完工时间: ‹2026年12月20日›前\n      - 设备安装时间: ‹12月15日›前"),
        template: template),
      .flagged(
        "项目名称: 2026年海堤巡护\n绩效指标:\n  产出指标:\n    时效指标:\n      - 汛期巡护时间: ‹2025年5月1日—2025年9月30日›\n      - 巡护船下水时间: ‹2025年4月底›前",
        template: "项目名称: text\n" + template),
      .fine(
        "项目期: 2026年3月—2026年11月\n"
          + inYear("2026", "- 工程完工时间: 2026年11月20日前\n      - 工程款支付时间: 12月20日前\n      - 竣工验收时间: 2026年12月底前"),
        template: template),
      .fine(
        "项目名称: 2026年海堤巡护\n绩效指标:\n  产出指标:\n    时效指标:\n      - 汛期巡护时间: 2026年5月1日—2026年9月30日\n      - 巡护船下水时间: 2027年4月底前\n      - 船坞招标完成时间: 2025年11月底前",
        template: "项目名称: text\n" + template),
      .fine(
        "项目名称: 2035年海堤布局规划编制\n绩效指标:\n  产出指标:\n    时效指标:\n      - 文本定稿时间: 2026年10月底前",
        template: "项目名称: text\n" + template),
      .fine(
        "项目名称: 2024—2026年海堤巡护\n绩效指标:\n  产出指标:\n    时效指标:\n      - 巡护船下水时间: 2025年4月底前",
        template: "项目名称: text\n" + template),
      .flagged(
        "年度: 2026\n监控期: ‹2025年1月—2025年7月›", template: "监控期: period\n" + template),
      .fine(
        "年度: 2026\n评价期间: 2025年1月—2025年12月", template: "评价期间: period\n" + template),
      .fine(
        "监控期: 2026年1月—2026年7月\n绩效指标:\n  产出指标:\n    时效指标:\n      - 完工时间: 2026年11月底前",
        template: "监控期: period\n" + template),
      .fine(inYear("2024", "- 完工时间: 2024年11月底前"), template: template),
      .fine(inYear("2024", "- 完工时间: 11月底前"), template: template),
      .fine("项目期: 2023年6月-2026年5月\n" + inYear("2024", "- 完工时间: 2026年3月底前"), template: template),
      .fine("项目期: 三年\n" + inYear("2024", "- 完工时间: 2026年3月底前"), template: template),
      .fine(inYear("2024", "- 决算报送时间: 2025年3月底前"), template: template),
      .fine(inYear("2024", "- 办公用房租赁期限: 2029年12月止"), template: template),
      .fine(inYear("2024", "- 建设时间: 2023年9月-2024年8月"), template: template),
      .fine("- 完工时间: 2023年11月底前", in: .tier("时效指标")),
      .fine(
        "年度: 2024\n绩效指标:\n  中期目标指标:\n    时效指标:\n      - 完工时间: 2026年底前",
        template: "年度: year\n绩效指标: indicators\n  中期目标指标: tier\n    时效指标: tier"),
      .flagged(
        "年度: 2026\n绩效目标:\n  > 1.在‹2025年11月30日前›给沿线9座泵站换好水泵。\n  > 2.全年巡查堤防不少于140公里。",
        template: goalTemplate),
      .flagged(inYear("2026", "- ‹2025年11月30日前›付清工程款: 100%"), template: template),
      .flagged("年度: 2026\n绩效目标: ‹2025年›水务站计划清淤渠道36公里，维修泵站9座。", template: goalTemplate),
      .fine(
        "年度: 2026\n绩效目标:\n  > 2025年底前已建成的9座泵站全部通电；2025年结转资金全部用完，清淤36公里。\n  > 根据2025年工作计划的要求，巡查堤防不少于140公里，比2025年多20公里。\n  > 2024年—2026年计划换水泵27台，本年9台。",
        template: goalTemplate),
      .flagged(
        "年度: 2026\n绩效目标:\n  > ‹2025年›，全市水务工作坚持节水优先，重点实现以下目标。\n  > 加快泵站更新，全面完成‹2025年›清淤任务。\n  > 主体工程于‹2025年›8月底汛期结束前全部完工。\n  > 新购水泵9台，确保‹2025年›汛期到来前投入使用。",
        template: goalTemplate),
      .fine(
        "年度: 2026\n绩效目标:\n  > 2025年，全市清淤渠道30公里，力争2026年清淤36公里。\n  > 在完成2025年清淤任务的基础上，换好9座泵站的水泵；已于2025年8月底汛期前完工的泵站全部通电。",
        template: goalTemplate),
      .flagged("年度: 2026\n绩效目标:\n  > 目标1：到‹2025年›底，清淤渠道36公里，水质达标率达到95%。", template: goalTemplate),
      .fine(
        "年度: 2026\n绩效目标:\n  > 到2025年底，清淤渠道36公里，2026年再清淤60公里。\n  > 到2025年底，已清淤渠道36公里，今年清淤60公里。\n  > 水质达标率由到2025年底的90%提高到95%。",
        template: goalTemplate),
      .flagged(
        "年度: 2026\n完成情况:\n  > 完成1：‹2025年›，全县清淤渠道36公里。\n  > 完成2：维修泵站9座。\n绩效指标:\n  - 清淤渠道: ≥ 36 公里\n    实际完成值: 36公里",
        template: "年度: year\n完成情况: prose\n绩效指标: indicators\n  - *: target\n    实际完成值: target"),
      .fine(
        "年度: 2026\n完成情况:\n  > 完成1：2025年，全县清淤渠道36公里。\n  > 完成2：2026年维修泵站9座。\n绩效指标:\n  - 清淤渠道: ≥ 36 公里\n    实际完成值: 36公里",
        template: "年度: year\n完成情况: prose\n绩效指标: indicators\n  - *: target\n    实际完成值: target"),
      .flagged(
        "项目期: 2025年6月-2026年12月\n年度: 2026\n总体目标:\n  年度目标:\n    > 到‹2025年›底，水质达标率达到95%，更换水泵9台。\n  中期目标:\n    > 到2025年底，水质达标率达到92%，更换水泵6台。",
        template: "项目期: period\n年度: year\n总体目标: group\n  年度目标: prose\n  中期目标: prose"),
      .fine("项目期: 2025年6月-2026年12月\n年度: 2026\n绩效目标: 2025年11月30日前换好9座泵站的水泵。", template: "项目期: period\n" + goalTemplate),
      .flagged(
        inYear("2026", "- 清淤进度: ≥ 80%\n        指标说明: 截至‹2025年12月底›"), template: template),
      .fine(
        inYear(
          "2026", "- 清淤进度: ≥ 80%\n        指标说明: 截至2025年12月底的欠清里程已清的比例\n      - 换泵进度: ≥ 80%\n        指标说明: 截至2026年12月底"),
        template: template),
      .flagged(
        "年度: 2025\n整改措施:\n  | 问题 | 措施 | 完成时限 |\n  | 欠账 | 催缴 | ‹2025年5月20日› |\n  | 缺员 | 招聘 | 2025年8月底前 |\n填报日期: 2025年7月11日",
        in: .document),
      .fine(
        "年度: 2025\n进度:\n  | 内容 | 完成时限 |\n  | 清淤 | 2025年5月20日 |\n整改措施:\n  | 问题 | 措施 | 完成时限 | 完成情况 |\n  | 欠账 | 催缴 | 2025年5月20日 | 已完成 |\n填报日期: 2025年7月11日",
        in: .document),
      .flagged(
        "年度: 2025\n存在问题及改进措施:\n  > 改进措施：‹2024年›，我局将进一步压实镇街责任。\n  > 主要问题：2024年，我局未核对名册。",
        template: "年度: year\n存在问题及改进措施: prose"),
      .flagged(
        "年度: 2025\n下一步工作措施:\n  > 一是对照计划倒排工期，确保‹2024年底前完成›年度任务。\n  > 二是于2025年10月底前完成验收，2024年底前已完成的标段先行移交。",
        template: "年度: year\n下一步工作措施: prose"),
      .flagged(
        "项目期: 2026年1月-2025年12月\n年度: 2026\n绩效目标: 确保‹2025年12月底前›全面完成清淤任务。",
        template: "项目期: period\n" + goalTemplate, others: ["reversed-period"]),
    ] + ContentDate.examples,
    checks: [
      .target([.date, .period]) { list, indicator, form, report in
        for index in list.targets.indices {
          switch list.targets[index].kind {
          case .deadline, .date:
            let target = list.targets[index]
            guard let deadline = target.deadline, !deadline.isRelative else { continue }
            if FiscalYear.isBeyondPeriod(deadline.date, form, report.dates(of: form)) {
              checkBeyond(deadline.dateRange, indicator, form, report)
              continue
            }
            guard deadline.date.year != nil else { continue }
            checkReached(deadline.date, indicator, form, report)
            check(deadline.date, deadline.dateRange, target, indicator, form, report)
          case .period:
            let target = list.targets[index]
            // One that reaches into the year is none of another.
            guard let period = target.period, period.hasDates, period.start.year != nil, let end = period.end.year,
              let year = report.dates(of: form).year ?? report.dates(of: form).titleYear, end < year
            else { continue }
            check(period.end, period.range, target, indicator, form, report)
          default: continue
          }
        }
      },
      .indicator([.explanation, .content]) { indicator, form, report in
        checkCutOff(indicator, form, report)
        ContentDate.find(indicator, form, report)?.say(form, report)
      },
      .target(.beyondFigure) { list, indicator, form, report in
        let bytes = form.tree.bytes
        guard EnglishWords.mayBegin(bytes, indicator.name), let target = list.targets.first,
          target.kind != .date, target.kind != .deadline,
          let deadline = EnglishDate(bytes, indicator.value), !deadline.isNext, deadline.date.year != nil
        else { return }
        check(deadline.date, deadline.range, target, indicator, form, report)
      },
      .form(.besidesRemarks) { form, report in
        let dates = report.dates(of: form)
        // What is told of a project that is over is no plan.
        guard let year = dates.year, let place = dates.yearRange, !report.tellsResults(form) else { return }
        for line in dates.periods where !dates.reportPeriods.contains(line) {
          guard let value = form.tree.value(ofLine: line),
            case .value(let period) = Read.period(form.tree.bytes, value),
            period.isReversed != true, period.start.year != nil, let end = period.end.year, end < year
          else { continue }
          let (words, own) = (report.quote(value), report.quote(place))
          report.add(
            value, zh: "“\(words)”在表的年度“\(own)”之前就结束了：核对年份",
            en: "“\(words)” is over before the form's year “\(own)”: check the year",
            related: [report.place(place, zh: "表的年度", en: "the form's year")])
        }
      },
      .form(.besidesRemarks) { form, report in
        let dates = report.dates(of: form)
        // An evaluation may well be of another year than that in which it is made; who monitors does so in the year.
        guard let year = dates.year, let place = dates.yearRange else { return }
        for line in dates.reportPeriods {
          guard let name = form.tree.readLabel(ofLine: line)?.name, monitoring.isIn(form.tree.bytes, name),
            let value = form.tree.value(ofLine: line), case .value(let period) = Read.period(form.tree.bytes, value),
            let start = period.start.year, let end = period.end.year, end < year || start > year
          else { continue }
          let (words, own) = (report.quote(value), report.quote(place))
          report.add(
            value, zh: "监控的是“\(words)”，表的年度却是“\(own)”：核对年份",
            en: "“\(words)” is monitored, but the form's year is “\(own)”: check the year",
            related: [report.place(place, zh: "表的年度", en: "the form's year")])
        }
      },
      .form(.besidesRemarks) { form, report in
        let dates = report.dates(of: form)
        guard let (year, place) = dates.workYear else { return }
        for index in form.indicators.indices {
          let name = form.indicators[index].name
          guard let first = name.first, form.tree.bytes[first] == 0x32,
            let found = GoalYear.find(form.tree.bytes, name, before: year),
            FiscalYear.relation(of: found.date, in: form, dates) == .before,
            !FiscalYear.isLongTerm(line: form.indicators[index].line, form)
          else { continue }
          let words = report.quote(found.range)
          report.add(
            found.range, zh: "指标名称里的“\(words)”早于表的年度 \(year) 年：改为年度内的时限，或核对年度",
            en: "“\(words)” in the name is before the form's year \(year): name a date in it, or check the form's year",
            related: [report.place(place, zh: "表的年度", en: "the form's year")])
        }
        for text in report.taskTexts(of: form) {
          guard let found = GoalYear.find(form.tree.bytes, text, before: year),
            FiscalYear.relation(of: found.date, in: form, dates) == .before
          else { continue }
          let words = report.quote(found.range)
          report.add(
            found.range, zh: "任务写的是“\(words)”，早于表的年度 \(year) 年：改为当年的，或核对年度",
            en:
              "the tasks say “\(words)”, which is before the form's year \(year): name that year, or check the form's",
            related: [report.place(place, zh: "表的年度", en: "the form's year")])
        }
        for goal in report.goals(of: form) where !goal.isLongTerm && !goal.isSummary {
          for text in goal.texts {
            // A project of several years has goals for each, but those of a year name it.
            guard let found = GoalYear.find(form.tree.bytes, text, before: year),
              FiscalYear.relation(of: found.date, in: form, dates) == .before
                || found.isUntil && GoalYear.isOfYear(goal.name, form.tree.bytes)
            else { continue }
            let words = report.quote(found.range)
            report.add(
              found.range, zh: "目标写的是“\(words)”，早于表的年度 \(year) 年：改为当年的，或核对年度",
              en:
                "the goal says “\(words)”, which is before the form's year \(year): name that year, or check the form's",
              related: [report.place(place, zh: "表的年度", en: "the form's year")])
          }
        }
      },
      .form(.besidesRemarks) { form, report in
        let dates = report.dates(of: form)
        guard let year = dates.year, let place = dates.yearRange, report.selfEvaluation(of: form) != nil,
          let found = GoalYear.stale(form.tree.bytes, ResultText.all(in: form), before: year),
          FiscalYear.relation(of: found.date, in: form, dates) == .before
        else { return }
        let words = report.quote(found.range)
        report.add(
          found.range, zh: "完成情况写的是“\(words)”，表的年度是 \(year) 年：核对年份",
          en: "what was done is told of “\(words)”, but the form's year is \(year): check the year",
          related: [report.place(place, zh: "表的年度", en: "the form's year")])
      },
      .form(.besidesRemarks) { form, report in
        let dates = report.dates(of: form)
        guard let year = dates.year, let place = dates.yearRange, !report.tellsResults(form) else { return }
        for (cell, name) in PassedMeasure.beforeYear(year, in: form, report) {
          let (words, column, own) = (report.quote(cell), report.quote(name), report.quote(place))
          report.add(
            cell, zh: "“\(column)”写的是“\(words)”，早于表的年度“\(own)”：核对年份",
            en: "“\(column)” is “\(words)”, before the form's year “\(own)”: check the year",
            related: [report.place(place, zh: "表的年度", en: "the form's year")])
        }
      },
      .form(.besidesRemarks) { form, report in
        let dates = report.dates(of: form)
        guard let year = dates.filing?.date.date.year ?? dates.year,
          let place = dates.filing?.date.range ?? dates.yearRange
        else { return }
        for (cell, name) in PassedMeasure.all(in: form, report) {
          let (words, column) = (report.quote(cell), report.quote(name))
          report.add(
            cell, zh: "“\(column)”写的是“\(words)”，早于填报的日期：核对日期",
            en: "“\(column)” is “\(words)”, before the form was filled in: check the date",
            related: [report.place(place, zh: "填报的日期", en: "when the form was filled in")])
        }
        for text in measures(of: form) {
          guard let found = GoalYear.find(form.tree.bytes, text, before: year) else { continue }
          let words = report.quote(found.range)
          report.add(
            found.range, zh: "打算做的事写的是“\(words)”，已经过去：核对年份",
            en: "“\(words)” of what shall be done is over already: check the year",
            related: [report.place(place, zh: "表的日期", en: "the form's date")])
        }
      },
    ])

  /// The texts below entries that say what shall be done next.
  private static func measures(of form: Form) -> [ByteRange] {
    let tree = form.tree
    var texts: [ByteRange] = []
    for line in tree.lines.indices where tree.lines[line].kind == .entry && tree.lines[line].subtreeEnd > line + 1 {
      guard let name = tree.readLabel(ofLine: line)?.name else { continue }
      let isNext = next.isIn(tree.bytes, name)
      for child in tree.children(of: line) where tree.lines[child].kind == .prose {
        // 改进措施：…… among what was done and what is open.
        guard let text = tree.text(ofLine: child),
          isNext || openings.contains(where: { tree.bytes[text].starts(with: $0) })
        else { continue }
        texts.append(text)
      }
      if texts.count > maximumTexts { break }
    }
    return texts
  }

  private static let maximumTexts = 64
  private static let next = WordSet("建议 下一步 下步 打算 措施 整改")
  private static let openings = NameTraitWords.words("改进措施 整改措施 下一步 下步")
  private static let monitoring = WordSet("监控 onitoring")
  private static let goalTemplate = "年度: year\n绩效目标: prose"

  private static let template = """
    年度: year
    项目期: period
    绩效指标: indicators
      产出指标: tier
        时效指标: tier
    """

  private static func inYear(_ year: String, _ item: String) -> String {
    "年度: \(year)\n绩效指标:\n  产出指标:\n    时效指标:\n      \(item)"
  }

  private static func check(
    _ date: CalendarDate, _ range: ByteRange, _ target: Target, _ indicator: Indicator, _ form: Form, _ report: Report
  ) {
    let dates = report.dates(of: form)
    guard let relation = FiscalYear.relation(of: date, in: form, dates), relation != .within else { return }
    if FiscalYear.isLongTerm(line: indicator.line, form) { return }
    if relation == .after {
      // Only what is due; and what ends the year's work is done after it.
      guard TierKind(indicator, form) == .timeliness || isActivity(indicator, dates, form),
        !FiscalYear.isClosing(form.tree.bytes, indicator.name),
        !FiscalYear.isClosing(form.tree.bytes, indicator.value)
      else { return }
      // Works are paid for in the same year.
      if dates.year == nil, date.year == FiscalYear.soleYears(of: form, dates)?.end,
        FiscalYear.isFollowing(form.tree.bytes, indicator.name)
      {
        return
      }
    }
    let words = report.quote(range)
    guard let year = dates.year else {
      if FiscalYear.soleYears(of: form, dates) == nil, let year = dates.titleYear {
        let source: (zh: String, en: String) =
          switch dates.titleSource {
          case .name: ("项目名称", "the project's name")
          case .heading: ("表题", "the form's heading")
          case .text: ("文字", "the text")
          }
        guard !FiscalYear.isPreparing(form.tree.bytes, indicator.name) else { return }
        report.add(
          range, zh: "“\(words)”早于\(source.zh)里的 \(year) 年：改为当年的时限，或核对年份",
          en:
            "“\(words)” is before \(year), the year in \(source.en): name a date in it, or check the year"
        )
        return
      }
      guard let period = FiscalYear.soleYears(of: form, dates), let value = form.tree.value(ofLine: period.line) else {
        return
      }
      report.sayOutsidePeriod(range, isBefore: relation == .before, period: value)
      return
    }
    report.add(
      range,
      zh:
        "“\(words)”\(relation == .before ? "早于" : "晚于")表的年度 \(year) 年：\(relation == .before ? "改为年度内的时限" : "改为年度内的时限，跨年项目写明项目期")",
      en:
        "“\(words)” is \(relation == .before ? "before" : "after") the form's year \(year): \(relation == .before ? "name a date in that year" : "name a date in that year, or state the project's period")",
      related: dates.yearRange.map { [report.place($0, zh: "表的年度", en: "the form's year")] } ?? [],
      fixes: fix(date, range, year, form, report).map { [$0] } ?? [])
  }

  /// A day on which something was done that lies a year before the one that was asked for, by its month: 2023年12月15日 for
  /// what was due on 2024年12月20日.
  private static func checkReached(_ due: CalendarDate, _ indicator: Indicator, _ form: Form, _ report: Report) {
    let dates = report.dates(of: form)
    guard let year = dates.year, due.year == year, let month = due.month,
      let line = report.attributes(of: indicator, in: form)[.actual], let value = form.tree.value(ofLine: line),
      value.count <= 40, case .value(let list) = Read.targets(form.tree.bytes, value), list.targets.count == 1,
      let reached = list.targets[0].deadline, !reached.isRelative, reached.date.year == year - 1,
      let other = reached.date.month, other <= month + 2, other >= month - 5, let place = dates.yearRange
    else { return }
    let (words, own) = (report.quote(reached.dateRange), report.quote(place))
    report.add(
      reached.dateRange, zh: "完成的日期“\(words)”早于表的年度“\(own)”：核对年份",
      en: "“\(words)”, when it was done, is before the form's year “\(own)”: check the year",
      related: [
        report.place(indicator.value, zh: "指标值", en: "the target"),
        report.place(place, zh: "表的年度", en: "the form's year"),
      ])
  }

  /// 截至2025年12月底, which is all that is explained: the day on which this year's result is read off.
  private static func checkCutOff(_ indicator: Indicator, _ form: Form, _ report: Report) {
    let bytes = form.tree.bytes
    guard let line = report.attributes(of: indicator, in: form)[.explanation],
      let value = form.tree.value(ofLine: line),
      value.count <= 48, let word = cutOffs.first(where: { bytes[value].starts(with: $0) }),
      case let dates = report.dates(of: form), let year = dates.year, let place = dates.yearRange
    else { return }
    let day = ByteRange(clamping: value.lowerBound + word.count, value.upperBound)
    guard case .value(let list) = Read.targets(bytes, day), list.targets.count == 1,
      let deadline = list.targets[0].deadline, deadline.dateRange.count >= day.count - 3,
      FiscalYear.relation(of: deadline.date, in: form, dates) == .before,
      !FiscalYear.isLongTerm(line: indicator.line, form)
    else { return }
    let words = report.quote(deadline.dateRange)
    report.add(
      deadline.dateRange, zh: "说明写的是截至“\(words)”，早于表的年度 \(year) 年：改为当年的，或核对年度",
      en:
        "the explanation counts to “\(words)”, which is before the form's year \(year): name that year, or check the form's",
      related: [report.place(place, zh: "表的年度", en: "the form's year")])
  }

  private static let cutOffs = NameTraitWords.words("截至 截止 截止到 截至到")

  /// Works that end after the project does.
  private static func checkBeyond(_ range: ByteRange, _ indicator: Indicator, _ form: Form, _ report: Report) {
    let bytes = form.tree.bytes
    guard TierKind(indicator, form) == .timeliness, !FiscalYear.isLongTerm(line: indicator.line, form),
      !FiscalYear.isClosing(bytes, indicator.name), !FiscalYear.isClosing(bytes, indicator.value),
      !FiscalYear.isFollowing(bytes, indicator.name),
      let period = FiscalYear.soleYears(of: form, report.dates(of: form)),
      let value = form.tree.value(ofLine: period.line)
    else { return }
    report.sayOutsidePeriod(range, isBefore: false, period: value)
  }

  /// What is done in a project of which the form states the period alone, in English, where every tier has its deadlines.
  private static func isActivity(_ indicator: Indicator, _ dates: FormDates, _ form: Form) -> Bool {
    dates.year == nil && EnglishWords.mayBegin(form.tree.bytes, indicator.name) && TierKind(indicator, form) == nil
  }

  /// The year changed to the form's, where it stands in digits and once.
  private static func fix(
    _ date: CalendarDate, _ range: ByteRange, _ year: Int, _ form: Form, _ report: Report
  ) -> Fix? {
    guard let written = date.year, range.count >= 4 else { return nil }
    let digits = ByteRange(clamping: range.lowerBound, range.lowerBound + 4)
    guard form.tree.text(digits) == String(written) else { return nil }
    return report.fix(
      .suggested, zh: "改为 \(year) 年", en: "change the year to \(year)",
      edits: [TextEdit(range: digits, text: String(year))])
  }
}

extension Report {
  /// A time that the form's one period does not hold.
  func sayOutsidePeriod(_ time: ByteRange, isBefore: Bool, period: ByteRange) {
    let (words, written) = (quote(time), quote(period))
    add(
      time, zh: "“\(words)”\(isBefore ? "早于" : "晚于")表中的起止时间“\(written)”：改为其间的时限，或核对起止时间",
      en:
        "“\(words)” is \(isBefore ? "before" : "after") the form's period “\(written)”: name a date in it, or check the period",
      related: [place(period, zh: "表中的起止时间", en: "the form's period")])
  }
}
