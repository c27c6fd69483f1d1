// likely-misspelling: a word that is written wrong.

import BiaoModel
import BiaoSyntax
import BiaoValues

extension Rule {
  static let likelyMisspelling = Rule(
    name: "likely-misspelling", family: .notation, severity: .warning, presets: .advisory,
    summary: Bilingual(zh: "疑似错别字", en: "a word that is written wrong"),
    why: Bilingual(
      zh: "绩效表要公开，错别字有损严肃性；名称里的错别字还会让同一个指标对不上。只报几乎不会错的词。",
      en:
        "Performance forms are published, and a wrong word in a name keeps it from matching. Only words are reported that are hardly ever right."
    ),
    examples: [
      .flagged(
        "部门名称: 芦川县应急管理局\n工作概况:\n  > 我局组织演练12次。\n  > ‹县水利局›将进一步完善指标库。", template: "部门名称: text\n工作概况: prose"),
      .fine(
        "部门名称: 芦川县应急管理局\n项目名称: 县水利局联合演练\n工作概况:\n  > 县水利局将进一步提供水情，县财政局将进一步加强监管，县应急管理局将进一步完善指标库。",
        template: "部门名称: text\n项目名称: text\n工作概况: prose"),
      .flagged("工作概况:\n  > 认真落实年度工作‹布署›，‹按排›专人负责。", template: "工作概况: prose"),
      .flagged(
        "Lead department: Office of Information ‹Technolgy›\nProgramme manager: A. Moss, Office of Information Technology\nSteering: Neighbouring municipalities, ‹Municpal› Association of Municipal Treasurers",
        template: "Lead department: text\nProgramme manager: text\nSteering: text"),
      .fine(
        "Lead department: Counties and countries of the Neighborhood programme\nProgramme manager: Complaint desk, compliant with the Neighbourhood charter\nSteering: technology, technologies, technological",
        template: "Lead department: text\nProgramme manager: text\nSteering: text"),
      .flagged(
        "主管部门: 芦川州残疾人联合会\n工作概况:\n  > 芦‹洲›州残疾人联合会全年适配辅具1863人。\n  > 芦川州残疾人联合会办公室负责填报。",
        template: "主管部门: text\n工作概况: prose"),
      .flagged(
        "主管部门: 芷溪县水务管理中心\n实施单位: 芷‹希›县水务管理中心", template: "主管部门: text\n实施单位: text"),
      .fine(
        "主管部门: 芦川州残疾人联合会\n实施单位: 芦川县残疾人联合会\n工作概况:\n  > 会同芦山州残疾人联合会适配辅具1863人。\n  > 芦川县残疾人联合会配合。",
        template: "主管部门: text\n实施单位: text\n工作概况: prose"),
      .flagged(
        "绩效目标: 到2026年底，全县管道气通‹汽›率达到92%。\n绩效指标:\n  效益指标:\n    社会效益指标:\n      - 管道气通气率: ≥ 92%",
        in: .form),
      .flagged("- 帮扶‹对像›人数: ≥ 60 人\n  指标解释: ‹无害化处里›场的服务人数"),
      .fine("- 帮扶对象人数: ≥ 60 人\n  指标解释: 面对像素不足的旧照片和到处里程碑的登记"),
      .flagged("- 群众对培训工作‹普片›满意: ≥ 95%", in: .tier("满意度指标")),
      .flagged("工作概况:\n  > 组织农民‹业务培›，及时‹拔付›补助资金。", template: "工作概况: prose"),
      .flagged("- 培训场次: ≥ 6 场\n  指标解释: ‹己完成›的培训场次"),
      .flagged(
        "工作概况:\n  > The ‹goverment› has ‹recieved› the reports of all health posts. ‹Maintainance› is done by the district.",
        template: "工作概况: prose"),
      .flagged("- Clinics ‹equiped› for births: ≥ 12 clinics"),
      .fine(
        "工作概况:\n  > The government has received the reports; write to office@goverment.example or see goverment.example/recieved.\n  > Programmes and programs, licences and licenses, organised and organized, enrolment and enrollment are all right.",
        template: "工作概况: prose"),
      .flagged("工作概况:\n  > ‹既使›资金不足，也要完成水渠清淤。", template: "工作概况: prose"),
      .flagged(slipExample(["州水利监测中心", "州水利监测中心", "‹州水监测中心›"]), template: slipTemplate),
      .flagged(slipExample(["西片水文站", "西片水文站", "西片水文站", "‹西片水文›"]), template: slipTemplate),
      .fine(slipExample(["西片水文站", "西片水文站", "西片水文"]), template: slipTemplate),
      .fine(slipExample(["州水利监测一队", "州水利监测一队", "州水利监测二队"]), template: slipTemplate),
      .fine(slipExample(["州水利监测中心", "州水监测中心", "州林业监测中心"]), template: slipTemplate),
      .flagged("- 灌区渠道清淤长度: ≥ 12 公里\n  指标解释: 灌区渠道清‹於›长度，以验收为准"),
      .flagged("- 老年人家庭适老化改造户数: ≥ 250 户\n  评分标准: 完成老年人家庭适老‹话›改造250户得5分，否则不得分"),
      .flagged(
        "绩效目标: 新建农村公路安全防护工程30公里。\n绩效指标:\n  产出指标:\n    数量指标:\n      - 农村公路安全防‹沪›工程: ≥ 30 公里", in: .form),
      .flagged(
        "绩效目标: 完成增‹才›制造车间改造，推广一级种‹暑›2.5万亩。\n绩效指标:\n  产出指标:\n    数量指标:\n      - 增材制造车间改造面积: ≥ 1450 平方米\n      - 增材制造工位: ≥ 6 个\n      - 推广一级种薯: ≥ 2.5 万亩\n      - 脱毒种薯繁育面积: ≥ 600 亩\n    质量指标:\n      - 种薯抽检合格率: ≥ 98%",
        in: .form, others: ["uncovered-goal"]),
      .fine(
        "绩效目标: 改造乡镇中心校6所，农户收益稳定，中药材种植基地建成。\n绩效指标:\n  产出指标:\n    数量指标:\n      - 乡镇中心小学改造: ≥ 6 所\n      - 乡镇中心小学操场: ≥ 6 个\n  效益指标:\n    社会效益指标:\n      - 农户受益户数: ≥ 60 户\n      - 受益农户: ≥ 60 户",
        in: .form),
      .fine("- 新建城市公厕数量: ≥ 6 座\n  指标解释: 当年在乡村和城市新建的公厕\n- 第一批危房改造户数: ≥ 200 户\n  指标解释: 与第二批危房改造户数分开统计"),
      .fine("- 中型灌区改造长度: ≥ 6 公里\n  指标解释: 中型灌渠改造长度\n- 农户受益户数统计: ≥ 60 户\n  指标解释: 农户收益户数统计"),
      .fine("工作概况:\n  > 按排名确定补助对象，按排放标准检查，究竟争取几家由评审确定。", template: "工作概况: prose"),
      .fine("工作概况:\n  > 既使农民受益，又使企业增收；组织业务培训和技能培养。", template: "工作概况: prose"),
      .fine("工作概况:\n  > 由农民自己完成播种，周末完成验收，年末发生额不计。", template: "工作概况: prose"),
      .fine("工作概况:\n  > 制作科普片3部，选拨付及时的单位评优，给予预算支持。", template: "工作概况: prose"),
      .flagged(
        "工作概况:\n  > ‹因由于›资金未到，‹贯落实›河长制的经费未拨，经费上‹有尚有›缺口；完成县‹人民政府办的其他›事项。\n  > 粮食产量42万吨，‹长›4.6%；灌溉面积同‹比下›1.2%，提振‹12.46›了农户信心。",
        template: "工作概况: prose"),
      .fine(
        "工作概况:\n  > 原因由于资金未到；一贯落实河长制，所有尚有缺口的村；承办县政府办公室和领导交办的其他事项。\n  > 渠道总长4.6公里，长4.6公里的支渠和下5.2米的涵洞已修；产值完成12.46亿元，提高了3.5个百分点，比去年长一岁的苗木。",
        template: "工作概况: prose"),
      .flagged(
        "工作概况:\n  > 拟订茶叶产业发展规划，落实茶叶产业发展资金。\n  > 宣传茶叶‹发展产业›的政策。", template: "工作概况: prose"),
      .fine(
        "工作概况:\n  > 拟订茶叶产业发展规划，落实茶叶产业发展资金。\n  > 大力发展产业，推进发展产业，推进产业发展和产业发展。", template: "工作概况: prose"),
      .flagged(
        "工作概况:\n  > 本局负责河道管护，本局设6个股室。\n  > 本局全年清淤12公里，提高‹本中心›管理水平。", template: "工作概况: prose"),
      .flagged(
        "单位名称: 芦川县水利局\n工作概况:\n  > 我局全年清淤12公里。\n  > ‹我校›按月公开经费。", template: "单位名称: text\n工作概况: prose"),
      .fine(
        "主管部门: 芦川县水利局\n实施单位: 芦川县水土保持中心\n工作概况:\n  > 本局负责河道管护，本局设6个股室，本局全年清淤12公里。\n  > 委托本中心管护。",
        template: "主管部门: text\n实施单位: text\n工作概况: prose"),
      .fine(
        "工作概况:\n  > 本局负责河道管护，本局设6个股室，本局全年清淤12公里。\n  > 本单位成本中心核算，本所有权证，非本校学生不计，我局属各站，本办法和我委托的机构，本局部水域。",
        template: "工作概况: prose"),
      .flagged(
        "填报单位: 芦川县柳溪镇人民政府\n工作概况:\n  > 芦川县柳溪镇人民政府全年清淤12公里。\n  > ‹芦川县竹坪镇人民政府›2025年收到补助60万元。",
        template: "填报单位: text\n工作概况: prose"),
      .fine(
        "填报单位: 芦川县柳溪镇人民政府\n工作概况:\n  > 芦川县柳溪镇人民政府全年清淤12公里，会同芦川县竹坪镇人民政府管护。\n  > 芦川县竹坪镇人民政府、芦川县杏林镇人民政府配合。",
        template: "填报单位: text\n工作概况: prose"),
      .flagged(
        "工作概况:\n  > 落实‹强农慧民›政策，办理‹法律援住›案件120件，入户‹随仿›老人，修‹村砌›渠道6公里。\n  > 开展‹救业帮扶›，加强‹应急管里›，灌区‹提质该造›，‹旅游收人›增长，群众‹印响›好。",
        template: "工作概况: prose"),
      .fine(
        "工作概况:\n  > 支援住房建设，智慧民生平台上线，抢救业务档案，跟随仿真演练，全村砌筑护坡，打印响应文件。\n  > 按应收人数核定，该造价由第三方审核，公共养老服务和森林防灭火、森林防灭火队伍。",
        template: "工作概况: prose"),
      .flagged(
        "工作概况:\n  > 落实‹管户机制›，完成‹雨污分硫›3公里，‹增直放流›鱼苗60万尾，‹戒污纳管›2处。\n  > 绩效‹取的成效›，群众诉求‹的到解决›，‹事实求是›填报。",
        template: "工作概况: prose"),
      .fine(
        "工作概况:\n  > 分管户籍机关的同志参加，污水分硫化物和氨氮两项检测，增值放在首位。\n  > 采取的措施有效，项目的到期资金收回，事实求证后填报，绩效意识增强。",
        template: "工作概况: prose"),
      .flagged(
        "工作概况:\n  > 体育场馆‹收益›12.6万人次，夜校‹收益›约320名学员。‹以完成›清淤12.6公里，检修闸门32座。\n  > ‹截止›2025年10月31日，清淤12.6公里，目前‹以拨付›320万元。",
        template: "工作概况: prose"),
      .fine(
        "工作概况:\n  > 光伏收益12.6万元，户均收益3200元，股金收益60%归村集体。以完成12处改造为目标，争取补助，以完成全年12处改造。\n  > 报名截止2025年10月31日，共报名320人。收费截止2025年10月31日前，均以支付凭证12份为准。",
        template: "工作概况: prose"),
      .fine("部门职贵: 水利管理", template: "部门职责: text\n部门职贵: text"),
      .fine("工作概况:\n  > 推进第一批淮河治理，第二批拨付上海拨来的款项。", template: "工作概况: prose"),
      .flagged(
        "工作概况:\n  > 对照‹2021度›目标，基本‹支›989312.11元，年初结余‹未›19.8万元。\n评价标准: 在职人员控制率‹Q›100%，计8分；每超过一个百分点扣0.5分。",
        template: "工作概况: prose\n评价标准: text"),
      .flagged("工作概况:\n  > 较好‹的›完成了年初目标，圆满‹的›完成各项任务。", template: "工作概况: prose"),
      .fine("工作概况:\n  > 较好的完成率，很好的完成情况，有效的保障措施，较好地完成了年初目标。", template: "工作概况: prose"),
      .fine(
        "工作概况:\n  > 水温20度，转速2021度每秒，收支2000元，尚未19点，用IQ100题，型号Q100，2021年度结余为19.8万元。",
        template: "工作概况: prose"),
    ] + RivalBodies.examples + OtherCounty.examples + OtherTown.examples,
    checks: [
      .document { report in
        var end = 0
        for mark in report.notation.words where mark.at >= end {
          let line = report.tree.lines[mark.line]
          guard
            let (range, right) = MisspellingTable.shared.match(
              report.tree.bytes, secondAt: mark.at, in: line.content..<max(line.content, line.end)),
            range.lowerBound >= end
          else { continue }
          end = range.upperBound
          // A field's name that the template does not know is a finding of its own.
          if line.kind == .entry, range.lowerBound < line.colon ?? line.end { continue }
          say(range, right, report)
        }
      },
      .document { report in
        let bytes = report.tree.bytes
        var searches = 0
        for mark in report.notation.asked {
          let line = report.tree.lines[mark.line]
          let text = line.content..<max(line.content, min(line.end, bytes.count))
          if let (range, right) = LostGrowth.rate(bytes, mark.at, text.upperBound) {
            say(range, right, report)
          } else if let (range, right) = FigureSlips.find(bytes, mark.at, text) {
            say(range, right, report)
          } else if let (range, right) = DigitSlips.find(bytes, mark.at, text)
            ?? AdverbSlips.find(bytes, mark.at, text)
          {
            say(range, right, report)
          } else if let number = LostGrowth.strayNumber(bytes, mark.at, text) {
            let words = report.quote(number)
            report.add(
              number, zh: "“\(words)”夹在词的中间，不计什么的数：删去，或写到该写的地方",
              en: "“\(words)” stands inside of a word and counts nothing: delete it, or write it where it belongs",
              fixes: [
                report.fix(
                  .suggested, zh: "删去“\(words)”", en: "delete “\(words)”", edits: [TextEdit(range: number, text: "")])
              ])
          } else if let swapped = SwappedWords.find(mark.at, text, &searches, report) {
            let words = report.quote(swapped.term)
            report.add(
              swapped.written, zh: "“\(words)”的词序与别处不同，疑为“\(swapped.right)”之误",
              en: "the words of “\(words)” stand in the other order elsewhere: “\(swapped.right)” is probably meant",
              fixes: [report.rewriting(.suggested, swapped.written, as: swapped.right)])
          }
        }
      },
      .form { form, report in
        for body in OwnBody.find(in: form, report) {
          let (odd, usual) = (report.quote(body.odd), report.quote(body.usual))
          report.add(
            body.odd, zh: "别处自称“\(usual)”，这里写“\(odd)”，多半是从别的单位抄来的：改成一致",
            en: "the form says “\(usual)” of itself elsewhere and “\(odd)” here, which may be copied: make them agree",
            related: [report.place(body.usual, zh: "别处的自称", en: "as it is called elsewhere")],
            fixes: [report.rewriting(.suggested, body.odd, as: usual)])
        }
        for body in OtherBody.find(in: form, report) {
          let (other, name) = (report.quote(body.other), report.quote(body.name))
          report.add(
            body.other, zh: "本表是“\(name)”的，这里写“\(other)”，多半是从别处抄来的：核对",
            en: "the form is that of “\(name)”, but here stands “\(other)”, which may be copied: check it",
            related: [report.place(body.name, zh: "本表的单位", en: "the form's own body")])
        }
        OtherCounty.find(in: form, report)?.say(report)
        if let town = OtherTown.find(in: form, report) {
          let (other, name) = (report.quote(town.other), report.quote(town.name))
          report.add(
            town.other, zh: "本表是“\(name)”的，这里写“\(other)”，多半是从别处抄来的：核对",
            en: "the form is that of “\(name)”, but here stands “\(other)”, which may be copied: check it",
            related: [report.place(town.name, zh: "本表的单位", en: "the form's own body")])
        }
      },
      .form { form, report in
        guard let rivals = RivalBodies.find(in: form, report) else { return }
        let (body, other) = (report.quote(rivals.body), report.quote(rivals.other))
        let (name, otherName) = (report.quote(rivals.name), report.quote(rivals.otherName))
        if rivals.isOne {
          return report.add(
            rivals.body, zh: "“\(name)”写“\(body)”，“\(otherName)”写“\(other)”：单位名称写成一致",
            en: "“\(name)” is “\(body)”, “\(otherName)” “\(other)”: write the name of the body in one way",
            related: [report.place(rivals.other, zh: "另一种写法", en: "the other way")])
        }
        report.add(
          rivals.body, zh: "“\(name)”写“\(body)”，“\(otherName)”却是“\(other)”，多半有一处是从别处抄来的：核对",
          en: "“\(name)” is “\(body)”, but “\(otherName)” is “\(other)”, one of which may be copied: check them",
          related: [report.place(rivals.other, zh: "另一个单位", en: "the other body")])
      },
      .document { report in
        for mark in report.notation.latinLines {
          let line = report.tree.lines[mark.line]
          for slip in EnglishMisspellings.find(report.tree.bytes, line.content..<max(line.content, line.end)) {
            if line.kind == .entry, slip.range.lowerBound < line.colon ?? line.end { continue }
            say(slip.range, slip.right, report)
          }
        }
      },
      .form { form, report in
        guard report.notation.latinLines.count > 1 else { return }
        let lines = report.notation.latinLines.compactMap { mark -> ByteRange? in
          let line = form.tree.lines[mark.line]
          return line.content < line.end ? line.content..<line.end : nil
        }
        for slip in EnglishOwnSpelling.find(form.tree.bytes, lines: lines) {
          if report.findings.contains(where: {
            $0.rule == "likely-misspelling" && ($0.range.overlaps(slip.written) || $0.range.overlaps(slip.right))
          }) {
            continue
          }
          let (words, right) = (report.quote(slip.written), report.quote(slip.right))
          report.add(
            slip.written, zh: "“\(words)”在本表另一处写作“\(right)”：其中一处有错漏字母，改成一致",
            en: "“\(words)” is “\(right)” in another place of this form: one of both is misspelt, make them agree",
            related: [report.place(slip.right, zh: "另一处的写法", en: "the other spelling")],
            fixes: slip.isCertain
              ? [report.rewriting(.suggested, slip.written, as: form.tree.text(slip.right))] : [])
        }
      },
      .indicator(.any) { indicator, form, report in
        guard form.tree.lines[indicator.line].subtreeEnd > indicator.line + 1, indicator.name.count >= 15 else {
          return
        }
        let attributes = report.attributes(of: indicator, in: form)
        var name: OwnSpelling.Name?
        for role in [AttributeRole.explanation, .scoring, .content] {
          guard let line = attributes[role], let text = form.tree.value(ofLine: line), text.count >= 15 else {
            continue
          }
          name = name ?? OwnSpelling.Name(form.tree.bytes, indicator.name)
          guard let name else { return }
          compare(name, text, report)
        }
      },
      .form([.prose, .entries, .indicators]) { form, report in
        guard !form.indicators.isEmpty else { return }
        var examined = 0
        for text in report.goals(of: form).lazy.flatMap(\.texts) {
          for promise in report.figures(ofGoal: text) {
            examined += 1
            guard examined <= maximumExamined else { return }
            // What a goal calls an indicator stands beside the same number.
            report.targetNumbers(of: form).first(saying: promise.figure.number) { index in
              OwnSpelling.Name(form.tree.bytes, form.indicators[index].name)
                .map { compare($0, promise.clause, report) } ?? false
            }
          }
        }
      },
      .line(.entry, .long) { line, form, report in
        guard let text = form.tree.value(ofLine: line), let sign = DigitSlips.garbledSign(form.tree.bytes, text) else {
          return
        }
        say(sign, "≤", report)
      },
      .indicator([.content, .explanation]) { indicator, form, report in
        OtherCounty.find(below: indicator, form, report)?.say(report)
      },
      .form([.prose, .entries, .indicators]) { form, report in
        guard !form.indicators.isEmpty else { return }
        for slip in TermSlip.find(in: form, report) { say(slip.wrong, slip.term, slip.right, report) }
      },
      .form { form, report in
        for slip in OwnName.find(in: form) { say(slip.wrong, slip.used, slip.right, report) }
      },
      .form([.rows, .entries]) { form, report in
        for slip in RowNameSlip.find(in: form) {
          let words = report.quote(slip.written)
          let right = report.quote(slip.right)
          report.add(
            slip.written, zh: "“\(words)”在本表另外\(slip.count)处写作“\(right)”：疑有错漏字，改成一致",
            en: "“\(words)” is “\(right)” in \(slip.count) other places of this form: make them agree",
            related: [report.place(slip.right, zh: "另一处的写法", en: "the name there")],
            fixes: [
              report.fix(
                .suggested, zh: "改为“\(right)”", en: "write “\(right)”",
                edits: [TextEdit(range: slip.written, text: form.tree.text(slip.right))])
            ])
        }
      },
    ])

  private static let maximumExamined = 64

  private static func say(_ wrong: ByteRange, _ right: String, _ report: Report) {
    let words = report.quote(wrong)
    report.add(
      wrong, zh: "“\(words)”疑为“\(right)”之误", en: "“\(words)” is probably meant to be “\(right)”",
      fixes: [report.rewriting(.suggested, wrong, as: right)])
  }

  /// Holds the name of an indicator against a text that speaks of it; whether something was found.
  @discardableResult
  private static func compare(_ name: OwnSpelling.Name, _ text: ByteRange, _ report: Report) -> Bool {
    guard let spelling = OwnSpelling.find(report.tree.bytes, name: name, text: text) else { return false }
    report.depend(on: .everything)
    guard let (wrong, term, right) = spelling.slip(report) else { return false }
    say(wrong, term, right, report)
    return true
  }

  private static func say(_ wrong: ByteRange, _ term: ByteRange, _ right: ByteRange, _ report: Report) {
    // A listed word says as much.
    if report.findings.contains(where: { $0.rule == "likely-misspelling" && $0.range.overlaps(wrong) }) { return }
    let (written, meant) = (report.quote(term), report.quote(right))
    let character = report.quote(wrong)
    report.add(
      wrong, zh: "“\(written)”里的“\(character)”疑为“\(meant)”之误：同一个词另一处写“\(meant)”",
      en: "“\(character)” in “\(written)” is probably meant to be “\(meant)”, as the same term is written elsewhere",
      related: [report.place(right, zh: "另一处的写法", en: "the other spelling")],
      fixes: [report.rewriting(.suggested, wrong, as: meant)])
  }

  /// Three tables with the same rows but for the names given.
  private static func slipExample(_ names: [String]) -> String {
    zip(["收入", "支出", "资产", "负债"], names).map { "\($0):\n  | 单位 | 金额 |\n  | 局本级 | 60.00 |\n  | \($1) | 20.00 |" }
      .joined(separator: "\n")
  }

  private static let slipTemplate = ["收入", "支出", "资产", "负债"].map { "\($0): table\n  单位: text\n  金额: amount" }
    .joined(separator: "\n")
}
