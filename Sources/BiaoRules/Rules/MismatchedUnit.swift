// mismatched-unit: a unit that does not fit what is measured.

import BiaoModel
import BiaoSyntax
import BiaoValues

extension Rule {
  static let mismatchedUnit = Rule(
    name: "mismatched-unit", family: .values, severity: .warning,
    summary: Bilingual(zh: "计量单位与指标不符", en: "a unit that does not fit what is measured"),
    why: Bilingual(
      zh: "平台数写成“%”、项目写成“人”，或者指标值和单位栏各写各的，到底考核数量还是比率就说不清。",
      en:
        "Platforms in “%”, projects in “人”, a target in one unit and its unit column in another: nobody can say what is to be counted."
    ),
    examples: [
      .flagged("- 改善了农民生产生活条件: ‹100%›\n- 激发干部为民办事的热情: ‹100%›", in: .tier("社会效益指标")),
      .fine("- 改善农民生产生活条件的户数: 100户\n- 激活闲置设备比率: 100%", in: .tier("社会效益指标")),
      .flagged("- 更新玩教具班级数: ≥ 12 ‹%›", in: .tier("数量指标")),
      .fine("- 开齐课程班级数占比: ≥ 95 %\n- 更新玩教具班级数: ≥ 12 个", in: .tier("数量指标")),
      .flagged(
        "绩效目标: 全年除治疫木8600株，除治面积1.2万亩。\n绩效指标:\n  产出指标:\n    数量指标:\n      - 疫木除治株数: ≥ 8600 株\n      - 疫木除治面积: ≥ 1.2 ‹万公顷›\n      - 诱捕器布设数: ≥ 520 套",
        in: .form),
      .flagged("- 新增省级及以上创新平台: ≥ 10 ‹%›"),
      .flagged("- 油茶亩产提升: ≥ 26 公斤\n  实际完成值: 提升12‹%›\n- 单产增幅: ≥ 5%\n  实际完成值: 提高6%", in: .tier("经济效益指标")),
      .flagged("- 培训人数: ≥ 95‹%›"),
      .flagged("- 奖补项目数: 8‹人›以上"),
      .flagged("- 培训人数: ≥ 30 ‹场›"),
      .flagged("- 工程验收合格率: ≥ 12 ‹个›", in: .tier("质量指标")),
      .flagged("- 种薯抽检合格率: ≥ 98 ‹个百分点›", in: .tier("质量指标")),
      .flagged("- 种植户满意度: ≥ 90 ‹个百分点›", in: .tier("满意度指标")),
      .fine("- 抽检合格率提升: ≥ 3 个百分点\n- 验收合格率: 较上年提高3个百分点", in: .tier("质量指标")),
      .flagged("- 服务对象满意度: ≥ 200‹人›", in: .tier("满意度指标")),
      .flagged("- 房屋修缮面积: ≥ 12 ‹栋›"),
      .flagged("- 管线长度: ≥ 3000 ‹平方米›"),
      .flagged("- 项目总成本: ≤ 30‹人›", in: .tier("成本指标")),
      .flagged("- 培育规上企业: ≥ 30‹%›\n  计量单位: 家"),
      .flagged("- 服务群众 (人次): ≥ 3000 ‹人›"),
      .flagged("- 培训村医: ≥ 60 人\n  绩效标准: ≥ 60‹%›"),
      .flagged("- 培训村医: ≥ 60 人\n  实际完成值: 100‹%›"),
      .flagged("绩效指标:\n  - 壁画高清采集: ≥ 5200 平方米\n    上半年执行情况: 2310‹幅›", template: withProgress),
      .fine(
        "绩效指标:\n  - 壁画高清采集: ≥ 5200 平方米\n    上半年执行情况: 45%\n    全年预计完成情况: 0.52 公顷", template: withProgress),
      .flagged(
        "绩效指标:\n  | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 | 偏差原因 |\n  | 数量指标 | 受训农户 | ≥1.2万人 | 1.3‹万元› | 30 | 30 | |\n  | | 修渠长度 | ≥6公里 | 6100米 | 30 | 30 | |\n  | | 受训覆盖 | ≥6个村 | 98% | 30 | 30 | |",
        in: .document),
      .flagged("- 食品抽检: ≥ 1800 批次\n  实际完成值: 1832‹家›"),
      .flagged("- 户均改厕成本: ≤ 5000 元\n  实际完成值: 4870‹万元›", in: .tier("成本指标")),
      .flagged("- 抢修到场用时: ≤ 45 分钟\n  实际完成值: 40‹小时›", in: .tier("时效指标")),
      .flagged("- 茶农户均年增收: ≥ 3500 ‹万元›", in: .tier("经济效益指标")),
      .fine("- 孕产妇建册数: ≥ 96 人\n- 家庭医生签约数: ≥ 310 户", in: .tier("数量指标")),
      .fine("- 茶农户均年增收: ≥ 0.35 万元\n- 人均产值: ≥ 120 万元\n- 亩均税收: ≥ 300 万元", in: .tier("经济效益指标")),
      .flagged("- 志愿者注册人数: ≥ 200 ‹小时›"),
      .fine("- 志愿服务时长: ≥ 200 小时"),
      .flagged("- 飞防作业面积: ≥ 26000 ‹元›\n- 护林员人数: ≥ 36 ‹万元›\n- 渠道清淤长度: ≥ 800 ‹元›"),
      .fine("- 造林补助面积: ≥ 300 元\n- 护林员人数补贴: ≥ 36 万元\n- 奖励资金数量: ≥ 20 万元\n- 飞防作业面积: ≥ 26000 亩"),
      .fine("- 户均改厕成本: ≤ 5000 元\n  实际完成值: 0.48万元", in: .tier("成本指标")),
      .flagged(
        "绩效指标:\n  - Hedges planted: ≥ 220 ha\n    Baseline: 0 ‹km›\n  - Ditches cleared: ≥ 30 km\n    Baseline: 4 km",
        template: "绩效指标: indicators\n  - *: target\n    Baseline: text"),
      .fine(
        "绩效指标:\n  - Hedges planted: ≥ 220 ha\n    Baseline: 12%\n  - Reduction of burnt area: ≥ 30%\n    Baseline: 1,000 ha",
        template: "绩效指标: indicators\n  - *: target\n    Baseline: text"),
      .flagged(
        "Objective: Crews clear 220 km of fuel breaks.\n绩效指标:\n  产出指标:\n    数量指标:\n      - Fuel breaks cleared: ≥ 220 ‹ha›\n      - Services online: ≥ 30 services\n      - Staff trained in data protection: ≥ 400 ‹services›",
        template: "Objective: prose\n绩效指标: indicators\n  产出指标: tier\n    数量指标: tier"),
      .fine(
        "Objective: Crews clear 220 km of fuel breaks.\n绩效指标:\n  产出指标:\n    数量指标:\n      - Fuel breaks cleared: ≥ 220 km\n      - Women trained: ≥ 30 women\n      - Masons trained: ≥ 60 women\n      - Visits to schools: ≥ 12 visits\n      - Visitors received: ≥ 300 visits",
        template: "Objective: prose\n绩效指标: indicators\n  产出指标: tier\n    数量指标: tier"),
      .flagged(
        "绩效指标:\n  - Gowns in store: ≥ 400,000 ‹litres›\n    Baseline: 55,000 gowns\n  - Schools with a library: ≥ 64 schools\n    Baseline: 12 ‹km›",
        template: "绩效指标: indicators\n  - *: target\n    Baseline: text"),
      .fine(
        "绩效指标:\n  - Gowns in store: ≥ 400,000 gowns\n    Baseline: 1.2 million gowns\n  - Milk sold: ≥ 400,000 litres\n    Baseline: 55,000 litres\n  - Schools with a library: ≥ 64 schools\n    Baseline: 12 of them",
        template: "绩效指标: indicators\n  - *: target\n    Baseline: text"),
      .flagged(
        "Objective: Crews lay 36,000 m² of permeable pavement.\n绩效指标:\n  产出指标:\n    数量指标:\n      - Permeable pavement laid: ≥ 36,000 ‹metres›",
        template: "Objective: prose\n绩效指标: indicators\n  产出指标: tier\n    数量指标: tier"),
      .flagged("- 防溺水宣讲覆盖人次: ≥ 30 ‹万人›"),
      .fine("- 防溺水宣讲覆盖人次: ≥ 30 万人次\n- 防溺水宣讲覆盖人数: ≥ 30 万人次"),
      .flagged("- 驻训队员: = 48 ‹%›"),
      .flagged("- 培训教师: ≥ 200 ‹平方米›\n- 栽植苗木: ≥ 5000 ‹人›\n- 举办讲座: ≥ 12 ‹吨›"),
      .flagged("- 档案数字化: ≥ 3000 ‹人›\n- 安装变压器: ≥ 12 ‹户›\n- 新修公路: ≥ 12 ‹人›\n- 查处案件: ≥ 12 ‹公里›"),
      .flagged("- 故障响应时间: ≤ 2 ‹公里›", in: .tier("时效指标")),
      .flagged("- 年销售收入: ≥ 300 ‹户›\n- 人均增收: ≥ 300 ‹亩›", in: .tier("经济效益指标")),
      .flagged("- 设备采购成本: ≤ 300 ‹台›", in: .tier("成本指标")),
      .flagged("- 清运土石方: ≥ 3600 ‹平方米›\n- 公路里程: ≥ 30 ‹千瓦›\n- 变压器容量: ≥ 300 ‹公里›\n- 受益户数: ≥ 300 ‹公里›"),
      .flagged("- Length of pipeline laid: ≥ 300 ‹people›\n- Farmers trained: ≥ 300 ‹km›"),
      .flagged(
        "绩效目标: 沿河步道新建护栏1200米。\n绩效指标:\n  产出指标:\n    数量指标:\n      - 新建沿河步道护栏: ≥ 1200 ‹平方米›",
        in: .form),
      .flagged(
        "已完成指标:\n  | 指标名称 | 实际值 |\n  | 领取补贴的护林员人数 | ‹100%› |\n  | 补贴发放时间 | ‹100.00%› |\n  | 补助标准 | ‹100%› |\n  | 护林员满意度 | 96% |",
        template: "已完成指标: table\n  *: text"),
      .flagged("- 网格员队伍230人: ≥ 230 ‹个›\n- 秸秆利用数量: 5 ‹个›\n- 安置小区物业费: 8 ‹个›\n- 草原过火面积: ≤ 0.6 ‹‰›"),
      .fine(
        "- 网格员队伍230人: ≥ 230 人\n- 秸秆利用网点数量: 5 个\n- 种子基地数量: 5 个\n- 草原过火面积: ≤ 60 亩\n- 百岁老人慰问（100岁）: 100 人\n- 6个乡镇的网格员: ≥ 230 人"
      ),
      .flagged("- 按时上缴租金: = 1 ‹年›", in: .tier("时效指标")),
      .fine("- 按时上缴租金: ≤ 3 天\n- 按时拨付: 3 个工作日\n- 按时上缴租金的期限: 1 年", in: .tier("时效指标")),
      .flagged("- 家庭医生签约服务覆盖率: 村卫生室37‹个›", in: .tier("质量指标")),
      .fine(
        "- 土方工程施工面积: ≥ 3000 平方米\n- 光伏装机容量: ≥ 3000 千瓦\n- 冷库库容: ≥ 300 吨\n- Length of road built: ≥ 30 km\n- Roads built: ≥ 30 km"
      ),
      .fine(
        "- 培训教师: ≥ 12 期\n- 发放种子: ≥ 200 户\n- 文艺演出: 3 台\n- 建设粮仓: 3 万吨\n- 安装水表: ≥ 1200 户\n- 编制规划: 300 平方公里\n- 义务植树: ≥ 600 人次"
      ),
      .fine("- 带动农户增收: ≥ 300 户\n- 旅游收入: ≥ 12%", in: .tier("经济效益指标")),
      .flagged("- 培训人数: ≥ 95\n  计量单位: ‹%›"),
      .flagged("- Number of wells: ≥ 40‹%›"),
      .flagged("- 受益人口: ≥ 3.2‹万户›", in: .tier("社会效益指标")),
      .flagged("- 承载业务系统: ≥ 96‹%›"),
      .flagged("- 税收增长率: ≥ 300 ‹万元›", in: .tier("经济效益指标")),
      .flagged("- 建设农技推广服务中心: 8 ‹人›"),
      .flagged("- 新增观测点数量: 20 ‹户›"),
      .flagged("- 采购救灾帐篷: 1200 ‹人›"),
      .flagged("- 疫苗接种剂次: ≥ 90 ‹人›"),
      .flagged("- 受益农户数: ≥ 900 ‹人›", in: .tier("社会效益指标")),
      .flagged("- 资金使用合规率: ≥ 98 ‹分›", in: .tier("质量指标")),
      .flagged("- 通村道路硬化率: ≥ 3 ‹公里›", in: .tier("质量指标")),
      .flagged("- 服务考生人次: ≥ 186 ‹万场›"),
      .flagged("- 采购变压器: ≥ 3 ‹人›"),
      .flagged("- 细颗粒物年均浓度: ≤ 35 ‹毫克/立方米›", in: .tier("生态效益指标")),
      .fine("- 细颗粒物年均浓度: ≤ 35 微克/立方米\n- 烟尘排放浓度: ≤ 20 毫克/立方米", in: .tier("生态效益指标")),
      .flagged("- 新建社区养老服务站: ≥ 12 ‹张›"),
      .flagged("- 检查锅炉使用单位数: ≥ 120 ‹台›"),
      .fine("- 检查锅炉使用单位数: ≥ 120 家\n- 企业锅炉数: ≥ 120 台"),
      .fine("- 安装水表: ≥ 300 户\n- 发放疫苗: 900 人次"),
      .flagged("- 数字化改造中小企业: ≥ 500 ‹人›"),
      .fine("- 培训中小企业: ≥ 500 人\n- 返乡创办企业: ≥ 60 人"),
      .flagged("- 新建气象观测站: ≥ 5 ‹人›"),
      .flagged("- 实施示范项目: 6 ‹人›"),
      .fine("- 新增入驻创业中心: ≥ 20 户\n- 养老服务中心: ≥ 12 人\n- 参加培训项目: 60 人\n- 新建服务中心: ≥ 3 家\n- 新增集中安置点: ≥ 3 处"),
      .flagged(
        "绩效目标: 扶持家庭农场20个，培训农技员120人次。\n绩效指标:\n  产出指标:\n    数量指标:\n      - 扶持家庭农场: ≥ 20 ‹户›\n      - 培训农技员: ≥ 120 ‹人›",
        in: .form),
      .flagged(
        "绩效目标: 硬化园区道路3.6公里，组织岗位练兵12场次。\n绩效指标:\n  产出指标:\n    数量指标:\n      - 硬化园区道路: ≥ 3.6 ‹平方米›\n      - 组织岗位练兵: ≥ 12 ‹万元›",
        in: .form),
      .flagged(
        "绩效指标:\n  - 边坡复绿面积: ≥ 2.6 万平方米\n    上半年执行情况: 1.2‹万亩›\n    全年预计完成情况: 2.6万平方米",
        template: withProgress),
      .fine(
        "绩效指标:\n  - 边坡复绿面积: ≥ 2.6 万平方米\n    上半年执行情况: 18亩\n    全年预计完成情况: 2.6公顷",
        template: withProgress),
      .flagged(
        "绩效目标: 维护雨量站86处。\n绩效指标:\n  产出指标:\n    数量指标:\n      - 维护雨量站: ≥ 86 ‹人›", in: .form),
      .flagged(
        "绩效目标: 单票查验时长压缩到3.5小时以内。\n绩效指标:\n  效益指标:\n    社会效益指标:\n      - 单票查验时长: ≤ 3.5 ‹天›",
        in: .form),
      .flagged("- 从业人员培训人次: ≥ 3200 ‹%›"),
      .fine("- 从业人员培训人次: ≥ 3200 人次\n- 培训人次增长: ≥ 120%"),
      .fine(
        "绩效目标: 扶持家庭农场20家，培训农技员120名，新建8座塘坝。\n绩效指标:\n  产出指标:\n    数量指标:\n      - 扶持家庭农场: ≥ 20 户\n      - 培训农技员: ≥ 120 人\n      - 新建塘坝: 8 处",
        in: .form),
      .flagged(
        "绩效目标: By 2028 the office trains 60 masons and 12 young guides.\n绩效指标:\n  产出指标:\n    数量指标:\n      - Masons trained: ≥ 60 ‹%›\n      - Guides trained: ≥ 12 guides",
        in: .form),
      .fine(
        "绩效目标: By 2028 the office trains 60 masons, of whom 80% find work, and 90 schools have water.\n绩效指标:\n  产出指标:\n    数量指标:\n      - Masons trained: ≥ 60 masons\n      - Masons who find work: ≥ 80%\n      - Share of schools with water: ≥ 90%",
        in: .form),
      .flagged("- Kilometres of road: ≥ 40 ‹people›\n- Hectares of forest: ≥ 300 ‹km›\n- Masons trained: ≥ 60 ‹ha›"),
      .fine(
        "- Kilometres of road: ≥ 40 km\n- Hectares of forest: ≥ 300\n- Masons trained: ≥ 60 people\n- Trees planted: ≥ 30 ha"
      ),
      .fine("- 应用系统: ≥ 96%", in: .tier("质量指标")),
      .fine("- 受益人口: ≥ 3.2 万人", in: .tier("社会效益指标")),
      .fine("- 新增规上企业: ≥ 10 户\n  计量单位: 家"),
      .fine("- 培训人数: ≥ 300 人次"),
      .fine("- 培训人数: 较上年增长10%"),
      .fine("- 企业数量增长率: ≥ 10%"),
      .fine("- 园区企业: ≥ 95%"),
      .fine("- 项目投入: ≤ 800 元\n  计量单位: 万元", in: .tier("成本指标")),
      .fine("- 采购设备: ≥ 3 批\n  计量单位: 台"),
      .fine("- 举办讲座: ≥ 1 次/月\n  计量单位: 次"),
      .fine("- 工作完成时间: 12月31日前\n  计量单位: 天", in: .tier("时效指标")),
      .fine("- 办事效率: 提速3天", in: .tier("时效指标")),
      .fine("- 统防统治面积: ≥ 10 万亩次"),
      .fine("- 巡查频率: ≥ 2 次/周"),
      .fine("- 孕产妇死亡率: ≤ 12/10万", in: .tier("社会效益指标")),
      .fine("- 服务对象满意度: ≥ 90 分", in: .tier("满意度指标")),
      .fine("- 培训村医: ≥ 60 人\n  实际完成值: 62人，合格率100%"),
      .fine("- 设备利用率: ≥ 1400 小时", in: .tier("质量指标")),
      .fine("- 营业收入: ≥ 8%", in: .tier("经济效益指标")),
      .fine("- 任务完成情况: 3个项目全部完工"),
      .flagged("- 督导差旅费: 380 ‹人/天›\n- 骨干培训费: 320 ‹人/次›\n- 误餐补助标准: ≤ 50 ‹人·天›", in: .tier("成本指标")),
      .fine("- 督导差旅费: 380 元/人·天\n- 骨干培训费: 320 元/人次\n- 误餐补助标准: 50元/人/天", in: .tier("成本指标")),
      .flagged("- 外出督导人次: = 36 ‹人/次›"),
      .fine("- 外出督导人次: = 36 人次\n- 每次演练参加人数: 36 人/次\n- 执勤力量: 6 人/天"),
      .flagged("- 报告审核及时率: ≤ 5 ‹工作日›", in: .tier("时效指标")),
      .fine("- 报告审核时限: ≤ 5 工作日\n- 设备正常使用率: ≤ 300 天", in: .tier("时效指标")),
      .flagged("- 印制防溺水宣传册（年）: = 1 ‹年›\n- 安装禁渔公示牌: 1‹年›"),
      .fine("- 宣传栏更新周期: 1 年\n- 公示牌维护: 1年\n- 租用展板: 1年\n- 印制防溺水宣传册: 900 册"),
      .flagged("- 专业合作社实现产值（%）: 6500‹%›", in: .tier("经济效益指标")),
      .fine("- 专业合作社产值增长（%）: 12%\n- 专业合作社实现产值（%）: 15%", in: .tier("经济效益指标")),
      .flagged(
        "- 推动县域经济平稳发展: ‹100%›\n- 维护辖区社会和谐: ≥ ‹100%›\n- 帮助留守儿童提高生活水平: ‹95%›\n- 村民居住条件得到改善: = ‹100%›", in: .tier("社会效益指标")
      ),
      .fine(
        "- 保障工资按时发放: 100%\n- 促进易地搬迁户就业全覆盖: 100%\n- 推进监控设施建设: = 100%\n- 提升群众安全感: 100%\n- 促进产业发展: ≥ 15%\n- 空气质量优良率得到提升: ≥ 85%\n- 居民出行条件改善覆盖面: = 100%\n- 村民居住条件得到改善: ≥ 12%",
        in: .tier("社会效益指标")),
      .fine("- Wells drilled: ≥ 40 wells"),
      .flagged("- 保障驻村干部人数: = 38 ‹个›", in: .tier("数量指标")),
      .fine("- 保障驻村干部人数: = 38 人\n- 补助名额: ≥ 38 个", in: .tier("数量指标")),
    ] + GoalUnit.examples + UnitClass.examplesOfMeasures + OtherMagnitude.examples
      + UnitCost.examples,
    checks: [
      .target(.figure) { list, indicator, form, report in
        UnitCost.find(list, indicator, form, report)?.say(report)
        if let (unit, measured) = NamedMisfits.perPerson(indicator, form.tree.bytes) {
          return say(unit, measured, indicator.name, report)
        }
        if let unit = countOfRate(list, indicator, form, report) {
          return say(unit, .rate, indicator.name, report)
        }
        for index in list.targets.indices where list.targets[index].figure != nil {
          if check(list, index, indicator, form, report) { continue }
        }
        if list.targets.count == 1, EnglishWords.mayBegin(form.tree.bytes, indicator.name),
          let (unit, measured) = LatinUnits.misfit(indicator, list.targets[0], form.tree.bytes)
        {
          say(unit, measured, indicator.name, report)
        }
        checkNouns(list, indicator, form, report)
        guard form.tree.lines[indicator.line].subtreeEnd > indicator.line + 1, list.targets.count == 1,
          let figure = list.targets[0].figure, let unit = figure.unit, let kind = UnitClass(unit),
          list.isPlainFigure(0)
        else { return OtherUnit.checkQuotient(list, indicator, form, report) }
        let attributes = report.attributes(of: indicator, in: form)
        for role in [AttributeRole.standard, .actual, .progress, .forecast] {
          guard let line = attributes[role] else { continue }
          checkBeside(line, kind, figure, isShareFitting: role == .progress || role == .forecast, form, report)
        }
        // A share of what was, and a fall by so many percent, are fitting.
        if kind != .ratio, let line = attributes[.baseline] {
          checkBeside(line, kind, figure, isShareFitting: true, form, report)
        }
      },
      .form(.besidesRemarks) { form, report in
        report.eachTableIndicator(of: form) { row in
          guard case .value(let list) = row.indicator.target, list.targets.count == 1,
            let figure = list.targets[0].figure, let unit = figure.unit, let kind = UnitClass(unit),
            list.isPlainFigure(0)
          else { return }
          for result in [row.actual, row.progress, row.forecast].lazy.compactMap({ $0 }) {
            OtherUnit.check(result, kind, figure, isShareFitting: true, form, report)
          }
        }
      },
      .form([.rows, .entries]) { form, report in
        for table in report.resultTables(of: form) {
          for other in OtherMagnitude.all(in: table, form) { other.say(report) }
        }
        for misfit in report.percentTables(of: form).lazy.flatMap({ TableMisfit.all(in: $0, form.tree.bytes) }) {
          misfit.say(report)
        }
      },
      .form([.entries, .indicators, .results]) { form, report in
        for misfit in EnglishObjects.find(in: form) {
          let (words, name) = (report.quote(misfit.object), report.quote(misfit.other))
          report.add(
            misfit.object, zh: "“\(words)”是“\(name)”数的，不是这一项数的：核对单位",
            en: "“\(words)” is what “\(name)” counts, not this one: check the unit",
            related: [report.place(misfit.other, zh: "数这个的指标", en: "the indicator that counts them")])
        }
      },
      .form([.rows, .prose, .entries, .indicators]) { form, report in
        guard !form.indicators.isEmpty else { return }
        var examined = 0
        var left = EnglishGoal.maximumPromises
        for text in report.goals(of: form).lazy.flatMap(\.texts) {
          EnglishGoal.checkUnits(text, form, report, left: &left)
          for figure in report.figures(ofGoal: text) {
            examined += 1
            guard examined <= maximumExamined else { return }
            GoalUnit.check(figure, form, report)
          }
        }
      },
    ])

  private static let withProgress = "绩效指标: indicators\n  - *: target\n    上半年执行情况: text\n    全年预计完成情况: text"

  /// A goal with more figures is a report; each is held against each indicator.
  private static let maximumExamined = 64

  /// Whether something was found.
  private static func check(
    _ list: TargetList, _ index: Int, _ indicator: Indicator, _ form: Form, _ report: Report
  ) -> Bool {
    guard list.isPlainFigure(index), list.targets[index].object == nil, let figure = list.targets[index].figure,
      figure.divisor == 1
    else { return false }
    let written = list.targets.count == 1 ? report.writtenUnit(of: indicator, in: form) : nil
    if let written, let unit = figure.unit, let place = figure.unitRange, let kind = UnitClass(unit),
      let other = UnitClass(written.unit), !kind.agrees(with: other)
    {
      let (mine, theirs) = (report.quote(place), report.quote(written.range))
      report.add(
        place, zh: "“\(mine)”与写明的单位“\(theirs)”不符：核对是哪一个",
        en: "“\(mine)” is not the unit “\(theirs)” that is given: check which one is right",
        related: [report.place(written.range, zh: "写明的单位", en: "the unit that is given")])
      return true
    }
    guard let unit = figure.unit ?? written?.unit, let place = figure.unitRange ?? written?.range else { return false }
    guard let kind = UnitClass(unit) else {
      guard let measured = NamedMisfits.particles(unit, indicator.name, form.tree.bytes) else { return false }
      say(place, measured, indicator.name, report)
      return true
    }
    if kind == .time, NamedMisfits.isPrintedByYear(unit, indicator.name, form.tree.bytes) {
      say(place, NamedMisfits.things, indicator.name, report)
      return true
    }
    if kind == .ratio, list.targets.count == 1,
      NamedMisfits.isPromiseInPercent(unit, figure.number, indicator, form)
    {
      let (words, share) = (report.quote(indicator.name), report.quote(figure.range))
      report.add(
        figure.range, zh: "“\(words)”不是比率，“\(share)”无从计算：改成能数的指标，如数量、比率，写明统计什么",
        en: "“\(words)” is no rate, so that “\(share)” of it means nothing: name what is counted",
        related: [report.place(indicator.name, zh: "指标名称", en: "the name")])
      return true
    }
    let part = report.namePart(of: indicator, list, index)
    if unit.dimension == .money, let name = part,
      let value = figure.base(in: unit), value >= Decimal(1_000_000), isPaidToOne(form.tree.bytes, name)
    {
      say(
        place,
        MeasuredNoun(
          zh: "一户、一人的金额", en: "an amount for one household or person", adviceZh: "核对是不是“元”",
          adviceEn: "check whether “元” is meant"),
        name, report)
      return true
    }
    if let name = part,
      let named = NamedMisfits.namedFigure(figure.number, unit, kind, name, form.tree.bytes)
    {
      let (words, own) = (report.quote(place), report.quote(named))
      report.add(
        place, zh: "名称里写的是“\(own)”，指标值的单位却是“\(words)”：改成一致",
        en: "the name says “\(own)”, but the target's unit is “\(words)”: make them agree",
        related: [report.place(named, zh: "指标名称", en: "the name")])
      return true
    }
    let traits = report.traits(of: indicator, list, index)
    if let name = part,
      let measured = NamedMisfits.measured(list.targets[index], figure, unit, kind, traits, name, form.tree.bytes)
    {
      say(place, measured, name, report)
      return true
    }
    if kind == .time, let name = part,
      NamedMisfits.isShareInTime(traits, name, form.tree.bytes)
    {
      say(place, .rate, name, report)
      return true
    }
    if kind == .ratio, let name = part,
      NamedMisfits.isRevenueInPercent(traits, unit, figure.number, name, form.tree.bytes)
    {
      say(place, .amount, name, report)
      return true
    }
    guard let name = part,
      let measured = (traits.isEmpty && kind != .ratio ? nil : misfit(traits, kind, unit, name, form.tree.bytes))
        ?? NounUnits.misfit(traits, kind, unit, list.targets[index], name, form.tree.bytes)
    else { return false }
    say(place, measured, name, report)
    return true
  }

  /// 覆盖率: 乡镇卫生院37个: so many of something, where a share is due.
  private static func countOfRate(
    _ list: TargetList, _ indicator: Indicator, _ form: Form, _ report: Report
  ) -> ByteRange? {
    guard list.targets.count == 1, list.targets[0].subject != nil, let figure = list.targets[0].figure,
      let unit = figure.unit, let place = figure.unitRange, UnitClass(unit)?.isCount ?? false,
      report.traits(of: indicator).contains([.share, .ratio])
    else { return nil }
    return place
  }

  /// What is counted one by one.
  private static let numbers = WordSet("班级数 班数 学校数 园所数 村数 乡镇数 企业数 机构数 单位数 点位数 站点数 床位数 车辆数 设备数")

  /// 户均增收, 人均补助标准: what one household or person gets, which is no million.
  private static func isPaidToOne(_ bytes: [UInt8], _ name: ByteRange) -> Bool {
    NameTraits.holds(bytes, name, singles) && NameTraits.holds(bytes, name, gains)
  }

  private static let singles = NameTraitWords.words("户均 人均 每户 每人 生均")
  private static let gains = NameTraitWords.words("增收 收入 补助 补贴 救助 奖励 工资 补偿 低保 生活费 养老金")

  private static func say(_ place: ByteRange, _ measured: MeasuredNoun, _ name: ByteRange, _ report: Report) {
    // Of one unit one thing is said.
    if let last = report.findings.last, last.rule == "mismatched-unit", last.range == place { return }
    let words = report.quote(place)
    // Chinese classifiers are no advice for a name in English.
    let isLatin = EnglishWords.mayBegin(report.tree.bytes, name)
    let advice = isLatin && measured.adviceEn.utf8.contains { $0 >= 0xE3 } ? "use one that fits" : measured.adviceEn
    report.add(
      place, zh: "“\(words)”不是\(measured.zh)的单位：\(measured.adviceZh)，或改指标名称",
      en: "“\(words)” is no unit of \(measured.en): \(advice), or change the name",
      related: [report.place(name, zh: "这里说的是\(measured.zh)", en: "this is \(measured.en)")])
  }

  private static func misfit(
    _ traits: NameTraits, _ kind: UnitClass, _ unit: BiaoValues.Unit, _ name: ByteRange, _ bytes: [UInt8]
  ) -> MeasuredNoun? {
    if traits.contains(.share),
      kind == .length || kind == .area || kind == .money || kind == .score && isRate(name, bytes)
    {
      return .rate
    }
    if traits.contains(.share), unit.dimension == .ratioDifference,
      isRate(name, bytes) || bytes[name].suffix(3).elementsEqual("度".utf8),
      !NameTraits.holds(bytes, name, changes)
    {
      return .rate
    }
    if kind == .money, let measured = NamedMisfits.notPaid(bytes, name) { return measured }
    if traits.contains(.ratio), kind.isCount || kind == .money && NameTraits.holds(bytes, name, growths) {
      return .rate
    }
    if unit == Units.percent,
      !traits.isDisjoint(with: [.count, .thing]) || UnitClass.measures.ends(bytes, name) || numbers.ends(bytes, name)
    {
      guard !NameTraits.holds(bytes, name, notCounted),
        traits.contains(.count) || numbers.ends(bytes, name) || UnitClass.measures.ends(bytes, name)
          || NameTraits.holds(bytes, name, newWords)
      else { return nil }
      return MeasuredNoun(
        zh: "数量", en: "a number", adviceZh: "写明多少个、家或人", adviceEn: "say how many, as “个”, “家” or “人”")
    }
    // Water meters may be counted by the households that get them.
    if kind == .people || unit.dimension == .households && !startsWith(handedOut, bytes, name)
      || kind == .visits && !startsWith(handedOut, bytes, name),
      isPlace(traits, bytes, name, kind), !NameTraits.holds(bytes, name, occupied)
    {
      return MeasuredNoun(
        zh: "个数", en: "a number of places or projects", adviceZh: "写成“个”“家”“处”或“项”",
        adviceEn: "count them in “个”, “处” or “项”")
    }
    if traits.contains(.people), kind == .bodies || kind == .events || kind == .objects {
      return MeasuredNoun(zh: "人数", en: "a number of persons", adviceZh: "人数写成“人”", adviceEn: "count persons in “人”")
    }
    if !traits.isDisjoint(with: [.bodies, .projects]), kind == .people || kind == .visits {
      return MeasuredNoun(
        zh: "家数或项数", en: "a number of firms or projects", adviceZh: "写成“家”“个”或“项”",
        adviceEn: "count them in “家”, “个” or “项”")
    }
    if let measured = NamedMisfits.countedAsThings(bytes, name, traits, kind, unit) { return measured }
    // 个 counts nearly everything, but nobody counts persons in it who has named them.
    if kind == .generic, traits.contains(.people), unit == piece,
      personCounts.contains(where: { bytes[name].suffix($0.count).elementsEqual($0) })
    {
      return MeasuredNoun(zh: "人数", en: "a number of persons", adviceZh: "人数写成“人”", adviceEn: "count persons in “人”")
    }
    // Who comes twice is counted twice.
    if unit.dimension == .persons, visitWords.contains(where: { bytes[name].suffix($0.count).elementsEqual($0) }) {
      return MeasuredNoun(
        zh: "人次", en: "a number of visits", adviceZh: "写成“人次”", adviceEn: "count them in “人次”")
    }
    if traits.contains(.events), kind == .people {
      return MeasuredNoun(
        zh: "次数", en: "a number of events", adviceZh: "次数写成“次”或“场”", adviceEn: "count events in “次” or “场”")
    }
    // 万亩次 is an area that is gone over.
    if traits.contains(.area),
      kind.isCount && kind != .events || kind == .length || kind == .volume
        || kind == .mass || kind == .power
        || kind == .energy
    {
      return MeasuredNoun(
        zh: "面积", en: "an area", adviceZh: "面积写成“平方米”“亩”等", adviceEn: "write an area in “平方米”, “亩” and the like")
    }
    if traits.contains(.length),
      kind.isCount || kind == .area || kind == .volume || kind == .mass
        || kind == .power || kind == .energy
    {
      return MeasuredNoun(
        zh: "长度", en: "a length", adviceZh: "长度写成“米”“公里”等", adviceEn: "write a length in “米”, “公里” and the like")
    }
    if traits.contains(.cost)
      || traits.contains(.spending) && moneyWords.contains(where: { bytes[name].suffix($0.count).elementsEqual($0) }),
      kind == .people || kind == .bodies || kind == .events || kind == .visits
    {
      return .amount
    }
    return nil
  }

  /// Whether the name says that places are built (新建观测点, 观测点数量) or projects carried out, of which no persons and no
  /// households can be counted.
  private static func isPlace(_ traits: NameTraits, _ bytes: [UInt8], _ name: ByteRange, _ kind: UnitClass) -> Bool {
    if traits == .count {
      guard let noun = withoutCount(bytes, name) else { return false }
      return NameTraits(bytes, noun).contains(.place)
    }
    if traits.contains(.place) { return startsWith(buildings, bytes, name) }
    guard traits.contains(.thing), kind == .people, name.count > 6 else { return false }
    if bodies.contains(where: { bytes[name].suffix($0.count).elementsEqual($0) }) {
      return !NameTraits.holds(bytes, name, byPersons)
    }
    return bytes[(name.upperBound - 6)..<name.upperBound].elementsEqual(project)
      && startsWith(undertakings, bytes, name)
  }

  /// 合规率 has no points; a satisfaction may have.
  private static func isRate(_ name: ByteRange, _ bytes: [UInt8]) -> Bool {
    bytes[name].suffix(3).elementsEqual("率".utf8)
  }

  /// 观测点 of 观测点数量.
  private static func withoutCount(_ bytes: [UInt8], _ name: ByteRange) -> ByteRange? {
    for word in countWords where name.count > word.count + 3 {
      let end = name.upperBound - word.count
      if bytes[end..<name.upperBound].elementsEqual(word) { return ByteRange(clamping: name.lowerBound, end) }
    }
    return nil
  }

  private static func startsWith(_ words: [[UInt8]], _ bytes: [UInt8], _ name: ByteRange) -> Bool {
    words.contains { bytes[name].starts(with: $0) }
  }

  private static let piece = Units.unit(named: Array("个".utf8))
  private static let personCounts = NameTraitWords.words("人数 人员数 人员数量")
  private static let buildings = NameTraitWords.words(
    "建设 新建 改建 扩建 续建 建成 建立 设立 设置 布设 增设 新设 新增 改造 维修 维护 修缮 修建 创建 打造 完成建设 完成新建 完成改造 采购 购置 购买 更换 添置 印制 铺设 安装 发放")
  private static let handedOut = NameTraitWords.words("采购 购置 购买 更换 添置 铺设 安装 发放")
  private static let undertakings = NameTraitWords.words("实施 奖补 资助 立项 申报 新建 建设 开工 新开工 新增 完工 竣工 储备 谋划 争取")
  /// Who moves in, is served or found work there is counted in persons.
  private static let occupied = NameTraitWords.words("入驻 进驻 入园 入住 进站 孵化 培训 就业 救助 服务对象 人才 补贴对象 覆盖 安置人 人员 人数 户数")
  private static let bodies = NameTraitWords.words("企业 合作社 经营主体 市场主体")
  /// Whose people are trained, sent or found work, or who founds them.
  private static let byPersons = NameTraitWords.words("员 人 工 培训 参训 就业 引进 派驻 创办 领办 返乡 创业 参加 参与 走进 进 服务 惠及")
  private static let project = Array("项目".utf8)
  private static let visitWords = NameTraitWords.words("人次 人次数")
  private static let countWords = NameTraitWords.words("数量 个数 数")

  private static func checkBeside(
    _ line: Int, _ kind: UnitClass, _ figure: Figure, isShareFitting: Bool, _ form: Form, _ report: Report
  ) {
    guard let value = form.tree.value(ofLine: line) else { return }
    OtherUnit.check(value, kind, figure, isShareFitting: isShareFitting, form, report)
  }

  /// 400,000 litres of gowns beside a baseline of 55,000 gowns, 58 km beside a target of 64 schools: one is of what the name
  /// counts, the other is a size.
  private static func checkNouns(_ list: TargetList, _ indicator: Indicator, _ form: Form, _ report: Report) {
    let bytes = form.tree.bytes
    guard form.tree.lines[indicator.line].subtreeEnd > indicator.line + 1, list.targets.count == 1,
      EnglishName.isOne(bytes, indicator.name), let asked = LatinUnits.measure(of: list.targets[0], bytes)
    else { return }
    let attributes = report.attributes(of: indicator, in: form)
    for role in [AttributeRole.baseline, .actual] {
      guard let line = attributes[role], let value = form.tree.value(ofLine: line), value.count <= 60,
        case .value(let beside) = Read.targets(bytes, value), beside.targets.count == 1,
        let other = LatinUnits.measure(of: beside.targets[0], bytes)
      else { continue }
      switch (asked, other) {
      case (.size(let kind, let unit), .things(let noun, let place)):
        guard EnglishNoun(noun).stands(in: indicator.name, bytes) else { continue }
        // Trees may be planted by the hectare, but nothing is counted in litres.
        if kind == .area || kind == .length || kind == .mass {
          sayOther(place, beside: unit, asked: "指标值", "the target", report)
        } else {
          sayOther(unit, beside: place, asked: "下面", "the line below", report)
        }
      case (.things(let noun, let place), .size(_, let unit)):
        guard EnglishNoun(noun).stands(in: indicator.name, bytes) else { continue }
        sayOther(unit, beside: place, asked: "指标值", "the target", report)
      default: continue
      }
    }
  }

  private static func sayOther(
    _ place: ByteRange, beside other: ByteRange, asked zh: String, _ en: String, _ report: Report
  ) {
    if report.findings.contains(where: { $0.rule == "mismatched-unit" && $0.range == place }) { return }
    let (mine, theirs) = (report.quote(place), report.quote(other))
    report.add(
      place, zh: "“\(mine)”与\(zh)的“\(theirs)”不符：核对数的是什么，用同一个单位",
      en: "“\(mine)” is not the unit “\(theirs)” of \(en): check what is counted, and use one unit",
      related: [report.place(other, zh: "\(zh)的写法", en: en)])
  }

  /// Names of changes and shares, although they end as a number does.
  private static let notCounted = NameTraitWords.words("增长 提高 提升 下降 降 比 占 完成 变化 达标 同比 增速 增幅 率 rate growth")
  private static let newWords = NameTraitWords.words("新增 新建 新设 新培育 新认定 新引进 承载")
  private static let changes = NameTraitWords.words("增 升 降 提高 提 减 差 幅 变化 变动 压 缩")
  private static let growths = NameTraitWords.words("增长率")
  private static let moneyWords = NameTraitWords.words("经费 费用 金额")
}
