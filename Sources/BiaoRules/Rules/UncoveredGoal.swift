// uncovered-goal: a figure that a goal promises and no indicator carries.

import BiaoModel
import BiaoSyntax
import BiaoValues

extension Rule {
  static let uncoveredGoal = Rule(
    name: "uncovered-goal", family: .targets, severity: .info, presets: .advisory,
    summary: Bilingual(zh: "目标里的数字没有哪项指标承接", en: "a figure of the goal that no indicator carries"),
    why: Bilingual(
      zh: "指标是目标的分解。目标里写了的数量，指标里却没有或另写一个数，年底考核哪一个就说不清。",
      en:
        "Indicators break the goal down. Where a figure of the goal is in none of them, or differs, nobody knows which one is judged."
    ),
    examples: [
      .flagged(
        "绩效目标: 为4260名学生提供营养膳食，供餐天数200天。\n绩效指标:\n  产出指标:\n    数量指标:\n      - 膳食补助学生数: ‹4620人›\n      - 供餐天数: 200 天\n      - 供餐学校: 26 所",
        in: .form),
      .flagged(
        "绩效目标: 投入86万元对12所农村学校食堂进行维修改造，火灾起数较上年下降5%以上，培训食堂人员36人次。\n绩效指标:\n  产出指标:\n    数量指标:\n      - 食堂维修改造学校数: ‹= 8 所›\n      - 食堂人员培训: 36 人次\n      - 投入资金: 86 万元\n  效益指标:\n    社会效益指标:\n      - 火灾起数下降率: ‹≥ 3%›",
        in: .form),
      .fine(
        "绩效目标: 投入86万元对12所农村学校食堂进行维修改造，火灾起数较上年下降5%以上，培训食堂人员36人次。\n绩效指标:\n  产出指标:\n    数量指标:\n      - 食堂维修改造学校数: ≥ 15 所\n      - 新建食堂: ≥ 12 所\n      - 食堂人员培训: 36 人次\n      - 投入资金: 86 万元\n  效益指标:\n    社会效益指标:\n      - 火灾起数下降率: ≥ 6%",
        in: .form),
      // What is done with them stands at the other end of the name, and the number before them.
      .flagged(
        "绩效目标: 全年编印统计月报12期，改造油茶低产林4万亩，保障80人的综合应急救援队伍，新建18处街头游园；修缮维护烈士纪念设施6处，对20座区域自动气象站开展巡检维护。\n绩效指标:\n  产出指标:\n    数量指标:\n      - 统计月报编印期数: ‹≥ 10 期›\n      - 油茶低产林改造面积: ‹≥ 3 万亩›\n      - 综合应急救援队伍人数: ‹≥ 60 人›\n      - 街头游园新建数: ‹≥ 16 处›\n      - 烈士纪念设施修缮维护数量: ‹8 处›\n      - 维护区域自动气象站数量: ‹≥ 22 座›",
        in: .form),
      .fine(
        "绩效目标: 农村网络零售额达到32亿元，较2024年的28亿元增长14.3%，建成服务站点260个。\n绩效指标:\n  产出指标:\n    数量指标:\n      - 农村网络零售额: ≥ 32 亿元\n      - 建成服务站点: ≥ 260 个\n      - 培训电商人才: ≥ 3000 人次",
        in: .form),
      .fine(
        "绩效目标: 全年编印统计月报12期以上，改造油茶低产林4万亩，保障80人的综合应急救援队伍，新建18处街头游园，改造6处街头游园厕所。\n绩效指标:\n  产出指标:\n    数量指标:\n      - 统计月报编印期数: ≥ 14 期\n      - 油茶低产林改造面积: ≥ 4 万亩\n      - 综合应急救援队伍人数: 80 人\n      - 街头游园新建数: 18 处\n      - 街头游园厕所改造数: 6 处",
        in: .form),
      .flagged(
        "绩效目标: 新增入规企业‹30户›，实现利润‹2000万元›。\n绩效指标:\n  产出指标:\n    数量指标:\n      - 认定智能车间: ≥ 8 个\n      - 举办推介会: ≥ 2 场\n    质量指标:\n      - 项目验收合格率: = 100%",
        in: .form),
      .flagged(
        "绩效目标: 培训学员600人，取证率85%以上。\n绩效指标:\n  产出指标:\n    数量指标:\n      - 培训学员人数: ‹≥ 500 人›\n      - 举办培训班: ≥ 12 期\n    质量指标:\n      - 学员取证率: ≥ 85%",
        in: .form),
      .flagged(
        "绩效目标: 建成厂房 3 栋，实现租金收入120万元。\n绩效指标:\n  产出指标:\n    数量指标:\n      - 建成厂房: = 3 栋\n      - 入驻企业: ≥ 18 家\n  效益指标:\n    经济效益指标:\n      - 租金收入: ‹≥ 100 万元›",
        in: .form),
      .flagged(
        "绩效目标: 巡检站点744站次，新装显示屏‹15块›，争取新增景区‹2家›，解决历史遗留信访‹8件›。\n绩效指标:\n  产出指标:\n    数量指标:\n      - 巡检站点: ≥ 744 站次\n      - 参评短视频奖次: ≥ 6 个\n    质量指标:\n      - 作品获奖等级: 定性 二等奖及以上\n    时效指标:\n      - 预警发布用时: ≤ 15 分钟\n      - 奖补兑付时间: 8个工作日内",
        in: .form),
      .fine(
        "绩效目标: 2025年改建公路12.6公里、错车道24处，11月底前交工，4个建制村受益，投入资金860万元。\n绩效指标:\n  产出指标:\n    数量指标:\n      - 改建公路里程: ≥ 12.6 公里\n      - 新建错车道: ≥ 24 处\n      - 受益建制村数: = 4 个",
        in: .form),
      .flagged(
        "绩效目标: 修复古井36眼，整治巷道4条。\n绩效指标:\n  产出指标:\n    数量指标:\n      - 整治巷道: = 4 条\n      - 修复古井数量: ‹≥ 32 眼›\n      - 新建公厕: = 2 座",
        in: .form),
      .flagged(
        "绩效目标: 修复古井36眼，饮水水质达标率达到100%，井台完好率不低于98%，栽植行道树80株。\n绩效指标:\n  产出指标:\n    数量指标:\n      - 修复古井: = 36 眼\n      - 栽植行道树数量: ‹≥ 60 株›\n      - 补种苗木: = 80 株\n    质量指标:\n      - 饮水水质达标率: ‹≥ 95%›\n      - 井台完好率: ‹≥ 90%›\n      - 井房验收合格率: = 100%",
        in: .form),
      // One figure of two things, of which the goal says the parts, too.
      .fine(
        "绩效目标: 新修和整治灌渠38公里，其中新修灌渠26公里、整治灌渠12公里，项目区灌渠水利用率达到90%以上。\n绩效指标:\n  产出指标:\n    数量指标:\n      - 新修灌渠长度: ≥ 26 公里\n      - 整治灌渠长度: ≥ 12 公里\n  效益指标:\n    社会效益指标:\n      - 灌渠水利用率: ≥ 90%",
        in: .form),
      .flagged(
        "绩效目标: 新修灌渠38公里，项目区灌渠水利用率达到90%以上，新增稻谷产能260吨。\n绩效指标:\n  产出指标:\n    数量指标:\n      - 新修灌渠长度: ‹≥ 26 公里›\n      - 整治灌渠长度: ≥ 12 公里\n      - 新增稻谷产能: ‹≥ 240 吨›\n  效益指标:\n    社会效益指标:\n      - 灌渠水利用率: ‹≥ 85%›",
        in: .form),
      .flagged(
        "绩效目标: 新修灌渠38公里，灌渠水利用率达到90%以上，亩均补助1548元，每亩管护费1326元。\n绩效指标:\n  产出指标:\n    数量指标:\n      - 新修灌渠长度: ≥ 38 公里\n    质量指标:\n      - 灌渠水利用率: ≥ 90%\n        指标解释: 按渠首渠尾计量\n    成本指标:\n      - 亩均补助标准: ≤ 1548元/亩\n      - 每亩灌渠管护费: ‹≤ 1236元/亩›\n  效益指标:\n    社会效益指标:\n      - 灌渠水利用率: ‹≥ 85%›\n        指标解释: 按灌区抽样",
        in: .form),
      // A limit of time, and a name of which the first part stands in the clause before.
      .flagged(
        "绩效目标: 受理噪声投诉860件，现场处置时限不超过6个工作日，单件办理用时12小时以内；隔声屏改造16处。\n绩效指标:\n  产出指标:\n    数量指标:\n      - 受理噪声投诉: ≥ 860 件\n      - 隔声屏改造: = 16 处\n    时效指标:\n      - 噪声投诉现场处置时限: ‹≤ 9 个工作日›\n      - 单件办理用时: ‹≤ 18 小时›",
        in: .form),
      .fine(
        "绩效目标: 受理噪声投诉860件，现场处置时限不超过6个工作日，单件办理用时12小时以内；隔声屏改造16处，维护时限不超过8个工作日。\n绩效指标:\n  产出指标:\n    数量指标:\n      - 受理噪声投诉: ≥ 860 件\n      - 隔声屏改造: = 16 处\n    时效指标:\n      - 噪声投诉现场处置时限: ≤ 6 个工作日\n      - 单件办理用时: ≤ 8 小时\n      - 公厕设备维护时限: ≤ 12 个工作日\n      - 路灯设备维护时限: ≤ 16 个工作日",
        in: .form),
      // Where the indicators are a table.
      .flagged(
        "年度绩效目标:\n  > 清淤河段68公里，加固堤防12公里。\n绩效指标:\n  | 二级指标 | 三级指标 | 年度指标值 | 上半年执行情况 |\n  | 数量指标 | 河段清淤里程 | ‹≥86公里› | 41公里 |\n  | 数量指标 | 加固堤防 | ≥12公里 | 6公里 |\n  | 质量指标 | 验收合格率 | 100% | 尚未验收 |",
        in: .document),
      .fine(
        "年度绩效目标:\n  > 清淤河段86公里，巡查河段68公里，其中清淤支流68公里。\n绩效指标:\n  | 二级指标 | 三级指标 | 年度指标值 | 上半年执行情况 |\n  | 数量指标 | 河段清淤里程 | ≥86公里 | 41公里 |\n  | 数量指标 | 加固堤防 | ≥12公里 | 6公里 |\n  | 质量指标 | 验收合格率 | 100% | 尚未验收 |",
        in: .document),
      .fine(
        "绩效目标: 修复古井36眼，水质达标率达到95%以上，漏损率控制在8%以内，老人体检率90%，栽植行道树600株以上，上年发放宣传册300册。\n绩效指标:\n  产出指标:\n    数量指标:\n      - 修复古井: = 36 眼\n      - 栽植行道树数量: ≥ 660 株\n      - 发放宣传册: ≥ 360 册\n    质量指标:\n      - 水质达标率: ≥ 98%\n      - 漏损率: ≤ 6%\n      - 人体检率: ≥ 60%\n      - 老人体检率: ≥ 90%",
        in: .form),
      .fine(
        "绩效目标: 购置洒水车3辆、清扫车2辆、垃圾车1辆，建公厕2座。\n绩效指标:\n  产出指标:\n    数量指标:\n      - 购置环卫洒水车等车辆: = 6 辆\n      - 新建公厕: = 2 座\n      - 保洁面积: ≥ 30 万平方米",
        in: .form),
      .flagged(
        "绩效目标: 6月底前完成招标，11月底前全部通水，通水建制村18个。\n绩效指标:\n  产出指标:\n    数量指标:\n      - 通水建制村: = 18 个\n    时效指标:\n      - 招标完成时间: 6月30日前\n      - 全部通水时间: ‹12月15日前›",
        in: .form),
      .flagged(
        "年度: 2025\n绩效目标: 购置清扫车9辆，2025年9月底前全部投入夜间清扫。\n绩效指标:\n  产出指标:\n    数量指标:\n      - 购置清扫车: = 9 辆\n      - 清扫面积: ≥ 30 万平方米\n    时效指标:\n      - 投入夜间清扫时间: ‹2025年10月20日前›",
        in: .form),
      .fine(
        "绩效目标: 6月底前首批通水，11月底前全部通水，8月底前完成验收，3月底前完成招标2个。\n绩效指标:\n  产出指标:\n    数量指标:\n      - 新建机井: = 18 眼\n      - 招标数: = 2 个\n    时效指标:\n      - 全部通水时间: 11月20日前\n      - 首批通水时间: 6月30日前\n      - 管网验收完成时间: 10月底前\n      - 招标完成时间: 4月30日前",
        in: .form),
      .flagged(
        "Objective: By the end of 2026, ‹75%› of permit applications are filed online. Cuts stray-dog bites by ‹30%›. Sign the twinning treaty by 30 September 2026.\n绩效指标:\n  产出指标:\n    数量指标:\n      - Online share of permit applications: ≥ 70%\n      - Reduction of stray-dog bites: ≥ 25%\n      - Twinning treaty signed: ‹by 31 October 2026›",
        template: englishTemplate),
      .fine(
        "Objective: The share of permit applications filed online rises from 48% to 75%. Stray-dog bites fall by 30%. 90% of rural households sort waste. Sign the twinning treaty by 30 September 2026, and the ferry treaty by 30 June 2026.\n绩效指标:\n  产出指标:\n    数量指标:\n      - Online share of permit applications: ≥ 75%\n      - Stray-dog bites treated within a day: ≥ 90%\n      - Fall of bites by dogs: ≥ 30%\n      - Households sorting waste: ≥ 60%\n      - Twinning treaty signed: by 15 September 2026",
        template: englishTemplate),
      .flagged(
        "Objective: The depot delivers vaccines to rural clinics within 36 hours. Build 48 rain gardens, and a network of ‹14› measuring stations.\n绩效指标:\n  产出指标:\n    数量指标:\n      - Delivery of vaccines to clinics: ‹≤ 24 hours›\n      - Rain gardens built: ‹≥ 40 gardens›\n      - Repair of a lamp: ≤ 48 hours",
        template: englishTemplate),
      .fine(
        "Objective: The depot delivers vaccines to rural clinics within 36 hours and repairs a dark lamp within 72 hours; permits take up to 30 days.\n绩效指标:\n  产出指标:\n    数量指标:\n      - Delivery of vaccines to clinics: ≤ 36 hours\n      - Repair of a dark lamp: at most 3 days\n      - Average delivery time of vaccines to clinics: ≤ 20 hours",
        template: englishTemplate),
      .flagged(
        "绩效目标: 完成320户1463人签约落户，发放补贴95.6万元。\n绩效指标:\n  产出指标:\n    数量指标:\n      - 签约户数: = 320 户\n      - 签约人数: ‹≥ 1436 人›\n      - 走访困难家庭: ≥ 60 户\n  效益指标:\n    经济效益指标:\n      - 补贴发放金额: ‹≥ 96.5 万元›",
        in: .form),
      .fine(
        "绩效目标: 修缮3所学校，共3600平方米，建成不小于80平方米的值班室。\n绩效指标:\n  产出指标:\n    数量指标:\n      - 修缮学校: = 3 所\n      - 屋面修缮面积: ≥ 2400 平方米\n      - 运动场修缮面积: ≥ 1200 平方米",
        in: .form),
      .fine(
        "绩效目标: 1.现有企业120家；2.新购文献2.6万册，建5G基站，落实财发〔2021〕8号文件。\n绩效指标:\n  产出指标:\n    数量指标:\n      - 新购文献: ≥ 26000 册\n      - 举办阅读活动: ≥ 120 场\n      - 修复古籍: ≥ 60 册",
        in: .form),
      .fine(
        "绩效目标: 租用办公用房6间或600平方米，距离服务中心2公里以内，半径500米的居民就近办事，接待群众9000人次。\n绩效指标:\n  产出指标:\n    数量指标:\n      - 租用办公用房: = 6 间\n      - 接待群众: ≥ 9000 人次\n      - 开设办事窗口: ≥ 12 个",
        in: .form),
      .flagged(
        "绩效目标: 城镇新增就业1.8万人，失业人员再就业‹5000人›，就业困难人员就业1600人。\n绩效指标:\n  产出指标:\n    数量指标:\n      - 城镇新增就业人数: ≥ 1.8 万人\n      - 就业困难人员就业人数: ≥ 1600 人\n      - 举办招聘会: ≥ 60 场",
        in: .form),
      .flagged(
        "绩效目标: By 2026 96,000 bed nets are in use and 310 health workers trained.\n绩效指标:\n  产出指标:\n    数量指标:\n      - Bed nets distributed: ‹≥ 69,000› nets\n      - Health workers trained: ≥ 310 workers\n      - Slides read: ≥ 1,200 slides",
        in: .form),
      .flagged(
        "绩效目标: 38 schools receive safe water.\n绩效指标:\n  产出指标:\n    数量指标:\n      - Schools supplied: ‹≥ 83› schools\n      - Wells drilled: ≥ 12 wells\n      - Pumps installed: ≥ 11 pumps",
        in: .form),
      .flagged(
        "Objective: By 2028 60 masons are trained, and ‹5› guesthouses hold a licence. Open ‹two› mobile test stations.\n绩效指标:\n  产出指标:\n    数量指标:\n      - Masons trained: ‹≥ 45› masons\n      - Facades conserved: ≥ 46 facades\n      - Lanes repaved: ≥ 2.4 km",
        template: englishTemplate),
      .fine(
        "Objective: The 1,900 residents in nine quarters live in safe houses within 5 working days; 46 facades are conserved, 12 children under 5 years and 3 per 1,000 births are helped, two test stations open, and 81 masons are trained.\n绩效指标:\n  产出指标:\n    数量指标:\n      - Masons trained: ≥ 45 masons\n      - Women masons trained: ≥ 36 masons\n      - Facades conserved: ≥ 46 facades\n      - Test stations opened in two towns: 1 station\n      - Children helped: ≥ 12 children",
        template: englishTemplate),
      .fine(
        "绩效目标: By December 2026 nine legal aid offices advise clients.\n绩效指标:\n  产出指标:\n    数量指标:\n      - Legal aid offices opened: = 9 offices\n      - Clients advised: ≥ 24,000 clients\n      - Judges trained: ≥ 118 people",
        in: .form),
      .fine(
        "绩效目标: 900 farmers use 40 ponds.\n绩效指标:\n  产出指标:\n    数量指标:\n      - Women trained: ≥ 500 farmers\n      - Men trained: ≥ 400 farmers\n      - Ponds dug: ≥ 40 ponds",
        in: .form),
      .fine(
        "绩效目标: 18 villages have safe water within 500 m of their homes.\n绩效指标:\n  产出指标:\n    数量指标:\n      - 通水建制村: = 18 个\n      - 新建机井: ≥ 12 眼\n      - 新建蓄水池: ≥ 6 座",
        in: .form),
    ],
    checks: [
      .form([.rows, .prose, .entries, .indicators, .results]) { form, report in
        guard form.indicators.count >= 3 else { return }
        let goals = report.goals(of: form)
        let hasAnnual = goals.contains { isAnnual($0, form.tree.bytes) }
        var covered: Coverage?
        var examined = 0
        var left = EnglishGoal.maximumPromises
        var commitments = EnglishGoal.maximumPromises
        var deadlines = maximumExamined
        var targets: [ResultValue]?
        for goal in goals where !goal.isLongTerm && (!hasAnnual || isAnnual(goal, form.tree.bytes)) {
          for text in goal.texts {
            let figures = report.figures(ofGoal: text)
            examined += figures.count
            guard examined <= maximumExamined else { return }
            for index in figures.indices {
              if let named = NamedFigure.indicator(
                of: figures[index], among: figures, names: report.figureNames(of: form), in: form)
                ?? NamedFigure.indicator(
                  behind: figures[index], among: figures, names: report.figureNames(of: form), in: form),
                !NameTraits.holds(form.tree.bytes, figures[index].clause, otherNumbers)
              {
                if let twin = named.twin {
                  if !isDuplicate(named.indicator, report) {
                    report.addContradiction(
                      of: named.indicator, by: twin, promise: figures[index].figure.range)
                  }
                } else if named.isOther {
                  report.addContradiction(
                    of: figures[index].figure.range, by: named.indicator, target: named.indicator.value)
                }
                continue
              }
              if let other = report.spreadNames(of: form).indicator(of: figures[index], among: figures, in: form) {
                report.addContradiction(of: figures[index].figure.range, by: other, target: other.value)
                continue
              }
              // Nearly every figure of a goal is settled by a target that says the very number.
              guard !isSaid(figures[index], form, report), !isSlip(index, figures, &targets, form, report) else {
                continue
              }
              if figures[index].figure.unit == nil {
                checkCounted(figures[index], form, report)
                continue
              }
              guard isPromise(figures[index], form.tree.bytes) else { continue }
              var coverage = covered ?? Coverage(form)
              if !isDetail(figures, index, coverage, form) {
                check(figures[index], among: figures, &coverage, form, report)
                coverage.seen.append(figures[index].figure)
              }
              covered = coverage
            }
          }
          EnglishGoal.checkCovered(goal, form, report, left: &left)
          for text in goal.texts {
            EnglishCommitment.check(text, form, report, left: &commitments)
            GoalDeadline.check(text, form, report, left: &deadlines)
          }
        }
      },
      .form([.rows, .prose, .entries, .indicators, .results]) { form, report in TaskText.check(form, report) },
      .form(.besidesRemarks) { form, report in
        // Where the indicators are a table.
        guard form.indicators.count < 3, report.indicatorTables(of: form).contains(where: { $0.rows.count >= 3 }) else {
          return
        }
        var (examined, targets) = (0, [ResultValue]?.none)
        for text in report.goals(of: form).lazy.filter({ !$0.isLongTerm }).flatMap(\.texts) {
          let figures = report.figures(ofGoal: text)
          examined += figures.count
          guard examined <= maximumExamined else { return }
          for index in figures.indices { _ = isSlip(index, figures, &targets, form, report) }
        }
      },
    ])

  /// Whether the two names are found to be one indicator already.
  private static func isDuplicate(_ indicator: Indicator, _ report: Report) -> Bool {
    report.asksOfText = true
    return report.findings.contains { $0.rule == "conflicting-duplicate" && $0.range.overlaps(indicator.value) }
  }

  /// Whether the figure is a target's with two digits swapped, or one changed, and was said to be.
  private static func isSlip(
    _ index: Int, _ figures: [GoalFigure], _ targets: inout [ResultValue]?, _ form: Form, _ report: Report
  ) -> Bool {
    let bytes = form.tree.bytes
    guard figures[index].figure.number >= Decimal(10),
      !NameTraits.holds(bytes, figures[index].clause, otherNumbers) || figures[index].isPerEach(bytes)
    else { return false }
    let known = targets ?? ResultValue.targets(of: form, report)
    targets = known
    guard let value = known.meant(by: figures[index], at: index, among: figures, bytes),
      let line = form.indicators.first(where: { $0.value == value.place })
        ?? report.indicatorTables(of: form).lazy.flatMap(\.rows).first(where: { $0.indicator.value == value.place })?
        .indicator
    else { return false }
    report.addContradiction(of: figures[index].figure.range, by: line, target: value.place)
    return true
  }

  private static let otherNumbers = NameTraitWords.words(
    "目前 现有 上年 去年 同期 累计 历年 同比 其中 每 平均 总投资 季度 上半年 下半年 首批 一期 二期 另 到20")

  private static let englishTemplate = "Objective: prose\n绩效指标: indicators\n  产出指标: tier\n    数量指标: tier"

  /// A goal with more figures than this is no goal but a report; each figure is held against each indicator.
  private static let maximumExamined = 64

  private static func isAnnual(_ goal: GoalText, _ bytes: [UInt8]) -> Bool {
    NameTraits.holds(bytes, goal.name, annualWords)
  }

  private static let annualWords = NameTraitWords.words("年度 本年 Annual annual")

  /// Whether a target says the number, of the same thing as far as the units tell. That it has another unit where the names
  /// agree is said of the unit.
  private static func isSaid(_ promise: GoalFigure, _ form: Form, _ report: Report) -> Bool {
    let figure = promise.figure
    var isSaid = false
    report.targetNumbers(of: form).first(saying: figure.number) { index in
      guard case .value(let list) = form.indicators[index].target else { return false }
      isSaid =
        list.targets.contains {
          guard let other = $0.figure, other.number == figure.number else { return false }
          return !isOtherThing(other.unit ?? form.indicators[index].unit, figure.unit)
        } || GoalUnit.isNamed(form.indicators[index].name, beside: promise, form.tree.bytes)
      return isSaid
    }
    return isSaid
  }

  /// 15分钟 and 15块: one counts things, the other says how long, how much or what share.
  private static func isOtherThing(_ unit: BiaoValues.Unit?, _ other: BiaoValues.Unit?) -> Bool {
    guard let unit, let other else { return false }
    return unit.dimension.isCount && isMeasure(other) || isMeasure(unit) && other.dimension.isCount
  }

  private static func isMeasure(_ unit: BiaoValues.Unit) -> Bool {
    switch unit.dimension {
    case .time, .workTime, .months, .money, .ratio, .ratioDifference, .score: true
    default: false
    }
  }

  // MARK: - Promises

  /// Whether a figure says how much will be done: not what money is put in, what there is already, what one thing among
  /// the things promised is like.
  private static func isPromise(_ promise: GoalFigure, _ bytes: [UInt8]) -> Bool {
    let figure = promise.figure
    guard let unit = figure.unit, figure.divisor == 1, !figure.missingBase, !figure.number.isZero, figure.number != .one
    else { return false }
    let isMoney = unit.dimension == .money
    switch unit.dimension {
    case .money, .ratio, .length, .area, .volume, .mass: break
    default: guard unit.dimension.isCount else { return false }
    }
    let after = bytes[figure.range.upperBound..<min(promise.clause.upperBound, bytes.count)]
    if modifiers.contains(where: { after.starts(with: $0) }) { return false }
    let before = promise.wordsBefore
    if NameTraits.holds(bytes, before, brackets) || NameTraits.holds(bytes, promise.clause, known) { return false }
    if isCompared(bytes, before) { return false }
    let start = figure.range.lowerBound
    if start - 6 >= before.lowerBound, wholes.contains(where: { bytes[(start - 6)..<start].elementsEqual($0) }) {
      return false
    }
    // Within what distance something has to be says what counts.
    if unit.dimension == .length {
      if limits.contains(where: { after.starts(with: $0) }) { return false }
      let near = ByteRange(clamping: max(before.lowerBound, start - 24), start)
      if NameTraits.holds(bytes, near, distances) { return false }
    }
    // What the unit does not fit is no promise that an indicator could carry: 奖补项目8人.
    if people.contains(where: { bytes[figure.numberRange.upperBound..<figure.range.upperBound].elementsEqual($0) }),
      things.contains(where: {
        start - $0.count >= before.lowerBound && bytes[(start - $0.count)..<start].elementsEqual($0)
      })
    {
      return false
    }
    return !isMoney || NameTraits.holds(bytes, before, gains) || !NameTraits.holds(bytes, promise.clause, inputs)
  }

  /// 较2023年的28亿元增长14.3%: neither the amount of another year nor what follows from it.
  private static func isCompared(_ bytes: [UInt8], _ before: ByteRange) -> Bool {
    guard let word = comparing.first(where: { $0.firstRange(in: bytes, before) != nil })?.firstRange(in: bytes, before)
    else { return false }
    return bytes[word.upperBound..<before.upperBound].prefix(2).elementsEqual([0x32, 0x30])
  }

  private static let comparing = NameTraitWords.words("较 比")

  // MARK: - Things that no catalogue of units knows

  /// 96,000 bed nets in the goal, ≥ 69,000 nets in the one indicator that counts nets.
  private static func checkCounted(_ promise: GoalFigure, _ form: Form, _ report: Report) {
    let bytes = form.tree.bytes
    let figure = promise.figure
    guard figure.divisor == 1, figure.power == 0, figure.number > .one,
      // By December 2026 nine offices advise 24,000 clients.
      figure.numberRange.count != 4 || figure.number < Decimal(1900) || figure.number > Decimal(2100),
      // groups of 12 trees
      !bytes[promise.clause.lowerBound..<max(figure.range.lowerBound, promise.clause.lowerBound)].suffix(5)
        .elementsEqual(groupsOf),
      let noun = LatinNoun.head(bytes, ByteRange(clamping: figure.range.upperBound, promise.clause.upperBound))
    else { return }
    var found: (range: ByteRange, indicator: Indicator)?
    for indicator in form.indicators {
      guard case .value(let list) = indicator.target, list.targets.count == 1, let target = list.targets.first,
        target.isPlainFigure, let other = target.figure, other.unit == nil, other.power == 0,
        let object = target.object,
        let counted = LatinNoun.head(bytes, object), LatinNoun.isSame(bytes, noun, counted)
      else { continue }
      // Of several that count such things the goal may mean the sum.
      guard found == nil else { return }
      found = (target.valueRange, indicator)
    }
    guard let found else { return }
    report.addContradiction(of: figure.range, by: found.indicator, target: found.range)
  }

  private static let groupsOf = Array("s of ".utf8)
  /// 80平方米的, 50%以上的, 3家以上规模企业: what things are like.
  private static let modifiers = NameTraitWords.words("的 以上的 以下的 以内的 及以上的 左右的 / ／ 每")
  /// 全县12个乡镇: all there are.
  private static let wholes = NameTraitWords.words("全县 全市 全区 全乡 全镇 全省 全州 全国 全村 全校 全院")
  private static let limits = NameTraitWords.words("以内 之内 范围 内的 of_ from_").map { word in
    word.map { $0 == 0x5F ? 0x20 : $0 }
  }
  private static let distances = NameTraitWords.words("距离 相距 半径 方圆 周边 不出 within Within")
  private static let people = NameTraitWords.words("人 名")
  private static let things = NameTraitWords.words("项目 企业 工程 平台 设备")
  private static let brackets = NameTraitWords.words("（ (")
  /// What is so already, what others have laid down, and what is only an example.
  private static let known = NameTraitWords.words(
    "目前 现有 已 去年 上年 截至 截止 现状 共有 辖 原有 以来 据 按照 其中 每 平均 人均 单价 标准 不足 比例 占 如 约 左右 首批 历史上 历史最 历史平均 历年 覆盖 涉及 分布 位于")
  private static let gains = NameTraitWords.words("收入 产值 利润 税收 增收 销售额 营业额")
  private static let inputs = NameTraitWords.words(
    "投入 投资 资金 预算 补助 补贴 安排 经费 下达 拨付 支出 总额 费用 成本 支付 贷款 奖励 奖补 采购 价 造 租")

  /// Whether the figure only says more of one beside it that the indicators carry: 4个建制村3120人, 6间或600平方米.
  private static func isDetail(_ figures: [GoalFigure], _ index: Int, _ coverage: Coverage, _ form: Form) -> Bool {
    for neighbour in [index - 1, index + 1] where figures.indices.contains(neighbour) {
      guard figures[neighbour].clause == figures[index].clause else { continue }
      let first = figures[min(index, neighbour)].figure.range.upperBound
      let second = figures[max(index, neighbour)].figure.range.lowerBound
      // Items of a list are promises of their own.
      if comma.firstRange(in: form.tree.bytes, ByteRange(clamping: first, second)) != nil { continue }
      if coverage.carries(figures[neighbour].figure, form) { return true }
    }
    return false
  }

  private static let comma = Array("、".utf8)

  // MARK: - What the indicators carry

  /// The figures of the indicators and of the amounts of a form.
  private struct Coverage {
    /// Those of the targets, with the indicator.
    var targets: [(figure: Figure, unit: BiaoValues.Unit?, indicator: Int)] = []
    /// What else stands in the lines of the indicators; read when a promise is in no target.
    private(set) lazy var written = Rule.written(form)
    private let form: Form
    /// Those promises that have been looked at.
    var seen: [Figure] = []

    init(_ form: Form) {
      self.form = form
      targets.reserveCapacity(form.indicators.count)
      for index in form.indicators.indices {
        let indicator = form.indicators[index]
        guard case .value(let list) = indicator.target else { continue }
        for target in list.targets {
          if let figure = target.figure { targets.append((figure, indicator.unit, index)) }
          if let figure = target.upper { targets.append((figure, indicator.unit, index)) }
          for figure in target.alternatives { targets.append((figure, indicator.unit, index)) }
        }
      }
    }

    func carries(_ figure: Figure, _ form: Form) -> Bool {
      targets.contains { isSame($0.figure, $0.unit, figure) }
        || form.figures.contains { isSame($0.figure, $0.inherited, figure) }
    }
  }

  private static func check(
    _ promise: GoalFigure, among figures: [GoalFigure], _ coverage: inout Coverage, _ form: Form, _ report: Report
  ) {
    let figure = promise.figure
    guard !coverage.seen.contains(where: { isSame($0, nil, figure) }),
      !coverage.carries(figure, form), !isWritten(figure, &coverage, report),
      case let rival = rival(of: promise, coverage, form).flatMap({ isPromised($0.figure, figures) ? nil : $0 }),
      !isSum(figure, coverage, ofOneUnit: rival != nil)
    else { return }
    if let rival {
      // 水罐车3辆、云梯车1辆、抢险车1辆, and 5 of them altogether.
      if isPart(promise, of: rival.figure, figures) { return }
      let indicator = form.indicators[rival.indicator]
      report.addContradiction(
        of: figure.range, by: indicator, target: indicator.value, place: rival.figure.range)
    } else {
      let words = report.quote(figure.range)
      report.add(
        figure.range, zh: "目标里的“\(words)”没有哪项指标承接：补一项指标，或从目标里删去",
        en: "no indicator carries “\(words)” of the goal: add one, or take it out of the goal")
    }
  }

  /// Whether the goal says the target itself, so that the other figure is of another thing: 再就业5000人，困难人员就业1600人.
  private static func isPromised(_ target: Figure, _ figures: [GoalFigure]) -> Bool {
    figures.contains { $0.figure.number == target.number && $0.figure.unit == target.unit }
  }

  /// The same number, in whatever unit, or the same amount in another notation.
  private static func isSame(_ figure: Figure, _ inherited: BiaoValues.Unit?, _ promise: Figure) -> Bool {
    if figure.number == promise.number, figure.divisor == promise.divisor {
      return !isOtherThing(figure.unit ?? inherited, promise.unit)
    }
    guard let unit = figure.effectiveUnit(in: inherited) ?? inherited, let other = promise.unit,
      unit.isCommensurable(with: other) || unit.dimension.isCount && other.dimension.isCount
    else {
      return figure.unit == nil && figure.base(in: nil).map { $0 == promise.base(in: nil) } ?? false
    }
    guard let value = figure.base(in: figure.unit == nil ? inherited : nil), let asked = promise.base(in: nil) else {
      return false
    }
    return value == asked
  }

  /// Whether several targets of its kind add up to it: all of them, or two. Where an indicator counts the same thing only
  /// those of its unit do, or of 个: 处 and 条 make no sum by more than chance.
  private static func isSum(_ promise: Figure, _ coverage: Coverage, ofOneUnit: Bool) -> Bool {
    guard let asked = promise.base(in: nil), let unit = promise.unit else { return false }
    var addends: [Decimal] = []
    for target in coverage.targets {
      guard let other = target.figure.unit ?? target.unit, isAddend(other, unit, ofOneUnit),
        let value = target.figure.base(in: target.unit)
      else { continue }
      addends.append(value)
    }
    // More targets of one kind than a form has.
    guard addends.count > 1, addends.count <= 32 else { return addends.count > 32 }
    var sum: Decimal? = .zero
    for (index, addend) in addends.enumerated() {
      sum = sum?.adding(addend)
      if index > 0, sum == asked { return true }
      for other in addends[(index + 1)...] where addend.adding(other) == asked { return true }
    }
    return false
  }

  private static func isAddend(_ unit: BiaoValues.Unit, _ other: BiaoValues.Unit, _ isOne: Bool) -> Bool {
    guard unit.isCommensurable(with: other) || unit.dimension.isCount && other.dimension.isCount else { return false }
    guard isOne, unit.dimension.isCount else { return true }
    let (first, second) = (unit.withoutPower, other.withoutPower)
    return first == second || first.id == UnitClass.piece || second.id == UnitClass.piece
  }

  /// The figures anywhere in the lines of the indicators, in names, explanations and standards; and which of 一 to 十
  /// stand there, as bits. Scoring rules carry nothing: their figures are scores and bands.
  private static func written(_ form: Form) -> (figures: [Figure], numerals: UInt16) {
    let bytes = form.tree.bytes
    var figures: [Figure] = []
    var numerals: UInt16 = 0
    for indicator in form.indicators {
      let end = max(form.tree.lines[indicator.line].subtreeEnd, indicator.line + 1)
      for line in indicator.line..<min(end, form.tree.lines.count) {
        if let field = form.bindings[line].field, form.template.fields[field].type == .scoring { continue }
        scan(bytes, form.tree.contentRange(ofLine: line), &figures, &numerals)
      }
    }
    return (figures, numerals)
  }

  private static func scan(_ bytes: [UInt8], _ text: ByteRange, _ figures: inout [Figure], _ numerals: inout UInt16) {
    var i = text.lowerBound
    while i < text.upperBound {
      let byte = bytes[i]
      if byte < 0x80 ? byte &- 0x30 > 9 : byte != 0xEF {
        // The numerals begin with E4, E5 or E6.
        if byte >= 0xE4, byte <= 0xE6, i + 3 <= text.upperBound {
          let character = NotationScan.character(bytes, i)
          // 两
          let number = character == 0xE4_B8A4 ? 2 : ChineseOrdinal.digit(character)
          if let number, !isOrdinal(bytes, i) { numerals |= 1 << UInt16(number) }
        }
        i += byte < 0x80 ? 1 : byte < 0xE0 ? 2 : 3
        continue
      }
      if GoalText.digitLength(bytes, at: i, end: text.upperBound) > 0,
        let figure = Figure.scan(bytes, ByteRange(clamping: i, min(text.upperBound, i + 48)), signed: false)
      {
        figures.append(figure)
        i = max(i + 1, figure.range.upperBound)
      } else {
        i += 1
      }
    }
  }

  /// 第二, 二等, 一、二、三等奖
  private static func isOrdinal(_ bytes: [UInt8], _ at: Int) -> Bool {
    NotationScan.character(bytes, at - 3) == first || ranks.contains(NotationScan.character(bytes, at + 3))
  }

  private static let first = NotationScan.character(Array("第".utf8), 0)
  private static let ranks = NotationScan.characters("等级类期、")

  private static func isWritten(_ promise: Figure, _ coverage: inout Coverage, _ report: Report) -> Bool {
    // The explanations as well.
    report.asksOfText = true
    if let number = promise.number.integer, number >= 1, number <= 10,
      coverage.written.numerals & (1 << UInt16(number)) != 0
    {
      return true
    }
    return coverage.written.figures.contains { isSame($0, nil, promise) }
  }

  /// Whether the promises of the clause that have its unit add up to what the indicator says.
  private static func isPart(_ promise: GoalFigure, of target: Figure, _ figures: [GoalFigure]) -> Bool {
    let parts = figures.filter { $0.clause == promise.clause && $0.figure.unit == promise.figure.unit }
    guard parts.count > 1, parts.count <= 32, let whole = target.base(in: promise.figure.unit) else { return false }
    let sum = parts.reduce(Optional(Decimal.zero)) { sum, part in
      part.figure.base(in: nil).flatMap { sum?.adding($0) }
    }
    return sum == whole
  }

  /// The one indicator that counts the same thing and says another figure: its name holds the two characters before the
  /// promise, and it has the same unit.
  private static func rival(of promise: GoalFigure, _ coverage: Coverage, _ form: Form) -> (
    figure: Figure, indicator: Int
  )? {
    let bytes = form.tree.bytes
    let start = promise.figure.range.lowerBound
    guard start - 6 >= promise.clause.lowerBound else { return nil }
    let noun = Array(bytes[(start - 6)..<start])
    guard noun[0] >= 0xE4, noun[0] <= 0xE9, noun[3] >= 0xE4, noun[3] <= 0xE9 else { return nil }
    var found: (figure: Figure, indicator: Int)?
    for target in coverage.targets {
      guard (target.figure.unit ?? target.unit) == promise.figure.unit,
        noun.firstRange(in: bytes, form.indicators[target.indicator].name) != nil
      else { continue }
      if found != nil { return nil }
      found = (target.figure, target.indicator)
    }
    return found
  }
}
