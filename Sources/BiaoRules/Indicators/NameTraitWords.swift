// The words that end indicators' names and say what their figures are.

/// Words are separated by white space; `_` is a space within an English phrase. The longest that ends a name counts, so an
/// exception (效率 is no rate) is a longer word without traits.
enum NameTraitWords {
  static let endings: [(words: StaticString, traits: NameTraits)] = [
    // Shares of which more is better. 完成率, 参与率 and 增长率 may exceed 100 %.
    (
      """
      合格率 优良率 优秀率 达标率 及时率 准确率 正确率 精准率 覆盖率 知晓率 满意度 满意率 满意程度 知晓度 知晓程度 发放率 到位率 出勤率
      通过率 完好率 完整率 有效率 真实率 合规率 合法率 规范率 符合率 一致率 办结率 整改率 处置率 处理率 受理率 回复率 答复率 反馈率
      公开率 公示率 成活率 保存率 存活率 入户率 建档率 随访率 治愈率 就业率 入学率 巩固率 毕业率 响应率 接通率 在线率 正常率 可用率
      收集率 清运率 无害化率 兑现率 兑付率 履约率 验收率 使用率 参训率 参会率 到课率 到岗率 到会率 取证率 持证率 获证率 结业率 签约率 接种率
      筛查率 管理率 服务率 保障率 入库率 安全率 落实率 通畅率 畅通率 通车率 硬化率 亮灯率 拨付率 录用率 上岗率 认可度 认可率 支持率 信任度 好评率
      修复率 排查率 按时完成率 及时完成率 按期完成率 如期完成率 获得感 安全感 覆盖面 安装率 配备率 归档率 报送率 登记率 备案率
      优质率 运行率 结题率 规范化率 标准化率 综合利用率 资源化利用率 回收利用率 齐全率 共享率 网办率 可办率 化解率 成功率 治理率 防治率 复耕率 复垦率 建卡率 建证率 体检率
      校准率 检定率 定检率 检测率 检验率 监测率 巡查率 巡检率 巡护率 检查率 普查率 核查率 核实率 回访率 走访率 审核率 审查率 审计率 评查率 核销率 销号率
      清理率 清除率 清零率 拆除率 采集率 录入率 上传率 上报率 接入率 联网率 联通率 贯通率 开通率 开工率 竣工率 完工率 交付率 投用率 启用率 更换率 更新率 改造率 维修率 保养率 养护率
      管护率 绿化率 净化率 处理达标率 消毒率 消杀率 灭菌率 免疫率 检疫率 评估率 鉴定率 认定率 认证率 注册率 许可率 审批率 发布率 送达率 签收率 签订率 履行率 执结率 执行到位率 调解率
      破案率 侦破率 移交率 上架率 受益率 惠及率 续保率 资助率 救助率 安置率 供养率 治疗率 识别率 定位率 到达率 到场率 出警率 接警率 派单率 接单率 告知率 播出率 传输率
      备份率 修补率 升级率 安全播出率 直播率 保洁率 清扫率 清洗率 分类率 投放率 适配率 配置率 配齐率 到货率 供货率 供应率 保证率 保供率 避风率 进港率 回港率 避险率 
      疏散率 撤离率 建档立卡率 立卡率 入册率 造册率 挂牌率 张贴率 粘贴率 公告率 披露率 开放率 开课率 开出率 到校率 在校率 返校率 复学率 升学率 录取率 报到率 参考率 参赛率
      参评率 参测率 合格证率 发证率 领证率 亮证率 亮码率 赋码率 扫码率 开箱率 开机率 上网率 上线率 登录率 激活率 应用率 采用率 采纳率 转化成功率 孵化率 留存率 留任率
      存续率 稳岗率 稳定率 就位率 值守率 值班率 驻守率 在岗率 覆盖达标率 接种完成率 免疫抗体合格率 抗体合格率 检出符合率 诊断符合率 治疗有效率 显效率 好转率 康复率 脱帽率 脱贫率
      纳入率 纳管率 纳规率 管控率 防控率 封堵率 加固率 除险率 消除率 遵守率 遵从率 守法率 守约率 诚信率 规范使用率 规范填写率 完备率 完善率 健全率 配套率 衔接率 吻合率 匹配率
      相符率 账实相符率 对账率 入账率 报账率 公务卡使用率 电子化率 数字化率 信息化率 智能化率 机械化率 良种率 良种化率 绿色防控率 统防统治率 防治效果达标率 无公害率 秸秆还田率 还田率
      养殖环节处理率 屠宰检疫率 耳标佩戴率 佩戴率 火化率 安葬率 祭扫率 归集率 汇聚率 共享交换率 目录编制率 上链率 上云率 时钟同步率 预报准确率 预警覆盖率 命中率 捕获率 到报率
      来报率 投运率 采集到报率 观测数据可用率 可利用率 供电可靠率 可靠率 可靠性 电压合格率 水压合格率 投产率 就近入学率 控辍保学率 保学率 入保率 参合率 代缴率
      补助覆盖率 应保尽保率 应救尽救率 应助尽助率 尽保率
      satisfied satisfaction satisfaction_rate pass_rate coverage coverage_rate attendance_rate completion_on_time survival_rate literacy_rate
      compliance_rate enrolment_rate immunisation_rate vaccination_rate
      """, [.share, .ratio, .moreIsBetter]
    ),
    ("抽检率 抽查率 复核率 立案率 采信率 调查率 就诊率 报考率 检出率 阳性率 占用率", [.share, .ratio]),
    // What is done for all or not at all, written in %.
    ("按时发放 及时发放 足额发放 按时拨付 及时拨付 足额拨付 按时足额发放 及时足额发放 按时足额拨付 及时足额拨付", [.share, .moreIsBetter]),
    // In English what is measured often stands without “rate”.
    (
      "availability service_availability uptime attendance school_attendance pupil_attendance completion_rate retention retention_rate functionality_rate",
      [.share, .moreIsBetter]
    ),
    (
      "drop-out drop-outs dropout dropouts school_drop-out losses post-harvest_losses harvest_losses water_losses line_losses energy_losses overheads overhead_rate absences_rate stock_loss",
      [.lessIsBetter]
    ),
    (
      "administrative_costs administration_costs overhead_costs management_costs programme_overhead project_overhead overhead",
      [.lessIsBetter, .cost]
    ),
    ("emissions greenhouse_gas_emissions co2_emissions carbon_emissions", [.burden]),
    ("tariff tariffs price prices unit_price purchase_price", [.spending]),
    // Shares of which less is better.
    (
      """
      投诉率 差错率 错误率 出错率 失误率 故障率 事故率 事故发生率 失业率 死亡率 空置率 闲置率 返贫率 发病率 感染率 逾期率 退货率 损失率
      破损率 损坏率 辍学率 流失率 不合格率 不达标率 不满意率 漏损率 超标率 违约率 违规率 违法率 坏账率 不良率 不良贷款率 漏检率 漏报率 误报率
      撂荒率 拖欠率 次品率 不良品率 废品率 旷工率 缺课率 迟到率 错漏率 返修率 退换率 改判率 发改率 失学率 退学率 失约率 毁约率 缺陷率 缺勤率 受害率 成灾率 病虫害发生率 有害生物成灾率 案件发生率 违纪率 延误率 返工率 退回率 复发率 犯罪率 发案率
      停播率 不良反应发生率 不良事件发生率 发生率 误诊率 漏诊率 超员率 超载率 超编率 延迟率 晚点率 停运率 断供率 停电率 断线率 丢包率 掉线率 流标率 废标率 退件率 退单率 差评率 空岗率
      脱岗率 弃耕率 弃管率 欠费率 欠缴率 呆账率 病死率 污染率 溢流率 爆管率 渗漏率 漏失率 漏水率 再犯罪率 重新犯罪率 再犯率 上访率 信访率 越级上访率 宕机率 报错率 死机率 中断率
      停机率 超时率 超期率 积压率 滞留率 拒收率 退票率 退款率 失踪率 溺亡率 伤亡率 致残率 致死率 畸形率 缺失率 缺项率 缺货率 断货率 破碎率 霉变率 虫害率 病株率 病虫率 枯死率 死苗率
      死株率 药损率 杂草率 含杂率 损毁率 被盗率 丢失率 错发率 漏发率 错付率 冒领率 骗保率 弄虚作假率 造假率 抄袭率 违建率 违停率 违章率 酒驾率 逃逸率 闯红灯率 不文明率 乱排率 偷排率
      直排率 报废率 损耗率 耗损率 浪费率 爽约率 失访率 失联率 失信率 早产率 低体重率 贫血率 龋齿率 近视率 肥胖率 患病率 罹患率 复吸率 脱保率 断保率 退保率 弃保率 抛荒率 荒废率 空驶率 误码率 超支率 违停率 违法建设率 撤销率 驳回率 流拍率 弃标率 弃选率 弃考率 缺考率 挂科率 不及格率 不通过率 不覆盖率 未完成率 未办结率 未整改率 滞销率 滞库率 呆滞率 沉没率 塌方率 堵塞率 淤积率 锈蚀率 病害率 破袋率 死苗率 倒伏率 虫口率 带菌率 带毒率 检出不合格率 反弹率 wastage wastage_rate rejection_rate non-revenue_water turnover_rate staff_turnover teacher_turnover repeat_rate breakdown_rate
      error_rate failure_rate complaint_rate dropout_rate drop-out_rate absence_rate absenteeism defect_rate
      poverty_rate malnutrition_rate stunting_rate defecation_rate crime_rate accident_rate infection_rate loss_rate leakage_rate default_rate unemployment_rate mortality mortality_rate
      """, [.share, .ratio, .lessIsBetter]
    ),
    (
      "败诉率 行政败诉率 复议纠错率 诉讼纠错率 被纠错率 行政复议诉讼纠错率 复议被撤销率 发回重审率 重复信访率 重复投诉率 重复上访率 撤稿率 错案率 漏征率",
      [.share, .ratio, .lessIsBetter]
    ),
    ("偏差率 误差率 负债率 结转率 结余率 结转结余率", [.ratio, .lessIsBetter]),
    // Shares and rates of which the words do not say how much they may be, nor which way is better.
    ("率 占比 比重 比例 百分比 rate percentage", [.ratio]),
    ("投入产出比例 收支比例 性别比例 师生比例 配比比例 股权比例 比例尺", []),
    (
      """
      效率 频率 功率 利率 税率 汇率 速率 费率 心率 概率 斜率 采样率 分辨率 清晰率 点击率 上座率 汛限率 出栏率 复种率 收益率 回报率 倍率 曲率 赔率 费效率 汇率 周转率 转速率 投资效率
      interest_rate exchange_rate frequency_rate
      """, []
    ),
    ("完成率 执行率 达成率 支出率 支付率 增长率 参与率 普及率 利用率 产销率 入住率 参保率 收缴率 结案率 回收率", [.ratio, .moreIsBetter]),
    ("控制率 控制数 控制额", [.control]),
    // Money.
    ("单价 采购单价 购置单价", [.cost]),
    ("成本 总成本 costs cost total_cost unit_cost", [.cost]),
    ("经费 费用 支出 造价 工程费 租金 费 总投资 投资 投资额 投入 资金投入 资金 预算 价款 expenditure spending budget", [.spending]),
    ("免费 消费 收费 缴费 付费 减费", []),
    (
      """
      人均增收 户均增收 亩均增收 人均纯收入 户均收入 人均收入 人均可支配收入
      收入 利润 利税 产值 增加值 销售额 营业额 成交额 交易额 零售额 营收 纳税额 税收 税收收入 revenue income sales
      """, [.revenue]
    ),
    ("金额 总额 贷款余额 存款余额 贷款额 担保额 保额 税额 罚没额 增收 增收额", [.money]),
    ("低收入 收入差距", []),
    ("无故障时间 无故障时长 平均无故障时间 无故障运行时间 无中断时间", [.duration]),
    ("时限 用时 耗时 日数", [.duration]),
    (
      "网络延迟 系统延迟 传输延迟 延误天数 延误时长 延误小时 逾期天数 拖欠天数 超期天数 停工天数 停产天数 停课天数 delay delays payment_delay average_delay",
      [.waiting]
    ),
    // How long somebody waits.
    (
      """
      响应时间 办结时间 办理时间 审批时间 等待时间 等候时间 处置时间 处理时间 出警时间 修复时间 平均用时 办理用时 响应时长 办理时长 等候时长
      等待时长 办理时限 办结时限 响应时限 审批时限 处置时限 处理时限 到达现场时间 到场时间 恢复时间 答复时间 答复时限 回复时间
      回复时限 候诊时间 排队时间 受理时限 审核时限 停电时长 停水时长 停电时间 停水时间 建设周期 建设工期 
      宕机时间 停机时间 中断时间 停播时间 断电时间 故障时间 故障时长 宕机时长 停机时长 停播时长 滞留时间 延误时间 晚点时间 通勤时间 平均住院日 平均住院天数 办案周期 平均办案周期 审理周期
      拥堵时间 拥堵时长 断水时间 断网时间 修复时长 抢修时间 抢修时长 处理时长 处置时长 到场时长 候车时间 候车时间间隔 发车间隔 结算周期 报销周期 回款周期 退款时限 拨付时限 转办时限
      交办时限 送达时限 出证时限 出件时间 制证时间 downtime processing_time turnaround_time queueing_time queuing_time queue_time turnout_time dispatch_time arrival_time delivery_time resolution_time settlement_time transfer_time boarding_time travel_time
      outage_time journey_time repair_time delivery_lead_time procurement_lead_time order_lead_time handling_time clearance_time
      施工工期 工期 审批周期 办理周期 response_time waiting_time
      """, [.waiting]
    ),
    // What should not happen.
    (
      """
      事故 事故数 事故起数 事故次数 事故发生数 事故发生次数 事故发生起数 安全事故数 投诉 投诉次数 投诉件数 投诉数 投诉量 投诉起数 处罚
      处罚次数 处罚起数 伤亡人数 死亡人数 
      返工次数 宕机次数 断电次数 停电次数 停水次数 中断次数 跑动次数 跑腿次数 投诉件次 差评数 退件数 失误次数 事件起数 发案数 发案起数 案件发案数 泄漏次数 污染事件数 舆情数 上访人次
      越级上访人次 死亡数 受伤人数 溺亡人数 伤亡数 火灾起数 火灾数 火灾次数 失火次数 停播次数 误播次数 错播次数 停运次数 缺货次数 断供次数 爆管次数 漏水次数 溢流次数 违章次数 违规起数
      违纪人数 违纪起数 投诉举报件数 举报投诉量 信访投诉量 投诉举报量 有责投诉数 有效投诉数 负面报道数 负面舆情数 安全事件数 泄密事件数 中毒人数 感染人数 发病人数 辍学人数 返贫人数
      返贫户数 拖欠人数 重大事故数 一般事故数 较大事故起数 stock-outs stockouts outages power_outages breakdowns deaths
      fatalities injuries stoppages incidents crimes thefts violations infractions drownings spills
      disruptions interruptions complaints_received cancellations absences maternal_deaths road_deaths
      outbreaks defects
      违规次数 违纪次数 差错次数 故障次数 停机次数 负面舆情 责任事故 上访次数 accidents complaints
      """, [.incident]
    ),
    (
      """
      PM2.5浓度 PM2.5平均浓度 PM2.5年均浓度 PM10浓度 PM10平均浓度 PM10年均浓度 颗粒物浓度 颗粒物平均浓度 颗粒物年均浓度 臭氧浓度 臭氧平均浓度 二氧化硫浓度 二氧化氮浓度 氮氧化物浓度 总磷浓度
      总氮浓度 氨氮浓度 化学需氧量浓度 粉尘浓度 挥发性有机物浓度 甲醛浓度 一氧化碳浓度 污染物浓度 污染物平均浓度 噪声 噪声值 噪声级 噪音 噪音值
      """, [.burden]
    ),
    ("能耗 水耗 电耗 物耗 排放浓度 损失 经济损失 直接经济损失 财产损失 灾害损失 损失金额 损失额", [.burden]),
    ("排放量 用水量 用电量 耗水量 耗电量 耗煤量 燃煤量", [.burden, .bulk]),
    (
      """
      产量 总产量 产水量 产气量 发电量 减排量 削减量 节水量 节能量 节电量 供水量 供气量 供热量 清运量 收运量 转运量 填埋量 焚烧量 垃圾处理量 污水处理量 废水处理量 污泥处置量 蓄水量 灌溉用水量 节约用水量 粮食 储备粮 污泥 废水 污水
      """, [.bulk]
    ),
    (
      "土方 石方 土石方 方量 土方量 石方量 土石方量 库容 总库容 兴利库容 调蓄容积 混凝土量 浇筑量 砌筑量 开挖量 回填量 疏浚量 清淤量 处理量 处置量 接收量 收集量 取水量 引水量 输水量 来水量 蓄水量",
      [.bulk]
    ),
    // Counts.
    ("数量 个数 起数 本数 数 总数", [.count]),
    ("指数 系数 倍数 分数 参数 对数 级数 度数 百分数 小数 平均数 比例数 占比数 月数 年数 期数 位数 基数 读数 常数 因数 成数 函数", []),
    ("人数 人员数 人员数量 学员数 户籍人数 职工人数 number_of_people", [.count, .people]),
    ("企业数 企业数量 企业个数 企业户数 企业家数 家数 单位数 单位数量 单位个数 学校数 学校数量 村数 机构数 机构数量 合作社数量", [.count, .bodies]),
    ("项目数 项目数量 项目个数 课题数 课题数量 平台数 平台数量 平台个数 设备数 设备数量 设备台数", [.count, .projects]),
    ("户数 农户数 家庭数 户数量 农户数量", [.count, .bodies]),
    ("件数 台数 套数 份数 册数 株数 辆数 座数 处数 栋数 间数 床位数 批次 批次数 剂次 剂次数", [.count, .projects]),
    ("建册数 造册数 建档数 建卡数 立卡数 签约数", [.count]),
    ("次数 场次 场次数 场数 班次数 批次数 频次", [.count, .events]),
    ("车次 户次", []),
    ("人次 人次数", [.people]),
    ("企业 机构 合作社 车间 经营主体 市场主体", [.thing]),
    ("项目", [.thing]),
    (
      """
      设施 帐篷 桌椅 课桌椅 路灯 摄像头 监控探头 护栏 井盖 垃圾桶 水表 终端
      桥涵 围墙 阀门 配电箱 太阳能板 光伏板 传感器 显示屏 救生衣 雨衣 宣传栏 公示牌 标识牌 健身器材 农机具 被褥 药品 疫苗
      警示牌 指示牌 标志牌 灯 牌 亭 防护服 口罩 救灾物资 应急物资 床位 车位 停车位 泊位
      """, [.place]
    ),
    ("管道 管网 水渠 渠道 道路 公路", [.place, .line]), ("图书", [.place, .document]), ("苗木", [.place, .plant]),
    ("种子 化肥", [.place, .bulk]),
    // Counted one by one; a word is only in one list, so those of one character stand with their exceptions below.
    (
      """
      设备 仪器 电脑 计算机 车辆 消防车 校车 救护车 环卫车 灭火器 灭火机 电梯 无人机 收割机 拖拉机 变压器 锅炉 水泵 空调 打印机 服务器 交换机 检测仪 体检车 垃圾车 洒水车
      车 机 仪 器 泵 艇 船 舰 电视 冰箱 冰柜 投影 白板 机器人 单反 相机 手机 平板 笔记本 除颤仪 呼吸机 超声 心电图 显微镜 望远镜 雷达 浮标
      """, [.place, .machine]
    ),
    (
      """
      传感器 武器 乐器 容器 瓷器 玉器 铜器 法器 漆器 陶器 暗器 时器 大器 祭器 充电器 报警器 热水器 净水器 路由器 采集器 显示器
      """, [.place]
    ),
    ("平台 基地 实验室 示范点 工作站 服务站", [.thing, .place, .point]),
    (
      """
      站点 桥梁 服务区 示范区 示范园 产业园 示范基地 桥 闸 坝 码头 猪舍 牛舍 圈舍 大门 建筑物 建筑 构筑物 涵洞 排水沟 步道口 红绿灯 信号灯 路口 斑马线 候诊区
      """, [.place]
    ),
    (
      """
      停车 通车 发车 堵车 乘车 租车 试车 行车 候车 驾车 骑车 洗车 打车 送车 接车 上车 危机 时机 动机 契机 有机 转机 商机 停机 关机 开机 招飞机 登机 生机 随机 礼仪 威仪 葬仪
      """, []
    ),
    (
      """
      中心 观测点 监测点 服务点 教学点 网点 点位 采样点 安置点 观测站 监测站 气象站 水文站 雨量站 卫生站 充电站 泵站 变电站 供水站 污水站 处理站 水厂 卫生室 活动室 阅览室 农家书屋
      文化广场 停车场 水库 塘坝 公厕 垃圾站 中转站 充电桩 候车亭 站 馆 塔 粮仓 仓库 冷库 书库 库房 校舍 教室 食堂 学校 幼儿园 公园 医院 卫生院 敬老院 养老院 福利院 影院 剧院
      法院 厂房 机房 病房 手术室 门诊楼 住院楼 教学楼 办公楼 综合楼 配电房 泵房 操场 球场 广场 农贸市场 填埋场 屠宰场 展厅 大厅 窗口 驿站 书屋 古建筑 文物建筑 蓄水池 水池 隔离点
      采血点 接种点 监控点 卡口 检查站 收费站 厕所 旅游厕所 厕位 警务室 派出所 墓 烈士墓 断面 监测断面 排污口 助餐点 服务驿站 调解室 值班室 岗亭 病区 病床 诊室 科室 实训室 图书室
      琴房 舞台 展馆 陈列馆 纪念馆 图书馆 博物馆 文化馆 体育馆 游泳馆 托育园 托育点 日间照料中心 幸福院 食堂点 快递点 供销社 便利店 门店 超市 民宿 酒店 加油站 加气站 换电站 消防站
      救助站 血站 急救站 兽医站 农技站 林业站 水利站 司法所 卫生所 财政所
      """, [.place, .point]
    ),
    (
      """
      体检 筛查 签约 能力评估 接种 诊疗 手术 康复 治疗 随访 献血 调解 人民调解 援助 法律援助 公证 仲裁 普法 慰问 救助 资助 帮扶 走访 家访 救援 招聘 评审 课题 科研课题 节目
      电影 短视频 纪录片 专题片 宣传片 放映 电影放映 演出 下乡 送戏下乡 直播 赛事 志愿服务 抽检 食品抽检 药品抽检 抽样检测 检定 检验 备案 受理 办件 答复 接访 养老服务 居家养老服务
      家政服务 上门服务 助餐 送餐 托育 课程 活动 软件 信息系统 应用系统 系统开发 数据库 小程序 网站 接口 功能模块 新品种 品种 执法检查 安全检查 安全生产检查 审计项目 评审项目
      就业援助 技能鉴定 技能培训 资格认定 职称评审 学历提升 心理咨询 心理辅导 健康咨询 健康教育 科普 科普活动 义务劳动 殡葬惠民 火化 标准制修订 制修订 信息发布 预警信息发布 稿件
      新闻报道 报道
      """, [.service]
    ),
    ("造林 植树造林 还林 还草 种草 退耕还林 封山育林", [.land]),
    ("出站 进站 到站 入站 入馆 到馆 进馆 出厂 入厂 进厂", []),
    ("受益人口 惠及人口 覆盖人口 服务人口 供水人口 脱贫人口", [.people]),
    ("业务系统 信息系统 应用系统", [.thing]),
    (
      """
      员 师 者 人 学生 大学生 研究生 毕业生 医生 考生 新生 师生 中小学生 小学生 中学生 实习生 规培生 师范生 困难生 贫困生 住校生 寄宿生 职工 农民工 民工 技工 护工 社工 义工 员工 临时工 儿童 妇女 群众 居民
      村民 农民 牧民 渔民 市民 婴幼儿 幼儿 新生儿 孕产妇 孕妇 产妇 干部 教练 民警 辅警 干警 警察 官兵 士兵 民兵 村医 校医 护士 人才 专家 学者 院士 博士 硕士 骨干 教官 游客 旅客 乘客 观众 听众 患儿 孤儿 家长
      校长 园长 书记 主任 劳动力 劳力 优抚对象 低保对象 帮扶对象 服务对象 救助对象 保障对象 供养对象 特困对象 军属 烈属 遗属 学徒 选手 裁判 评委 残疾人 老年人 老人 退役军人 司机 司仪 青年 青少年 未成年人 失能老人 农户 住户 商户 家庭 贫困户 脱贫户 低保户 养殖户 种植户 困难户 岗位 就业岗位
      """, [.person]
    ),
    ("动员 满员 复员 裁员 减员 超员 缺员 扩员 会师 出师 或者 无人 动人 机构成员 每人 人均每人 法人 社会组织成员 建筑师 集体", []),
    (
      """
      铁路 航道 步道 绿道 河道 堤防 堤坝 海堤 隧道 光缆 电缆 线路 输电线路 供电线路 沟渠 干渠 支渠 机耕路 生产路 通村路 水泥路 沥青路 村道 县道 乡道 国道 省道 护坡 护岸 栈道 轨道
      """, [.line]
    ),
    ("农田 高标准农田 绿地 林地 草地 草原 湿地 耕地 园地 荒地 滩涂 茶园 果园 桑园 盐碱地 水域 海域", [.land]),
    ("树苗 乔木 灌木 果树 行道树 树木 名木 容器苗 种苗 花卉 草花 古树 盆景 树种", [.plant]),
    ("鱼苗 虾苗 蟹苗 种猪 仔猪 生猪 肉牛 奶牛 种牛 肉羊 种羊 家禽 鸡苗 鸭苗 鹅苗 蜂群 牲畜 畜禽 羊羔 犊牛 鱼种", [.animal]),
    (
      """
      讲座 培训班 培训 演练 义诊 运动会 比赛 竞赛 论坛 会议 座谈会 招聘会 宣讲会 推介会 发布会 交流会 研讨会 报告会 展销会 洽谈会 对接会 听证会 茶话会 联欢会 音乐会 夏令营 冬令营 宣讲 轮训 集训 推进会
      动员会 例会 年会 大讲堂 沙龙 路演 公开课 体验课 拉练 比武 宣传活动 主题活动 志愿活动 文体活动
      """, [.gathering]
    ),
    (
      """
      图书 宣传册 宣传手册 宣传单 宣传页 手册 期刊 刊物 论文 专著 教材 读本 软件著作权 著作权 专利 发明专利 年鉴 志书 丛书 报纸 海报 试卷 宣传资料 宣传材料 宣传品 档案 案卷 卷宗 报告 规划 方案 标准 课件 图集 图纸
      """, [.document]
    ),
    ("补助标准 补贴标准 资助标准 救助标准 奖补标准 奖励标准 保障标准 低保标准 执行标准 质量标准 收费标准 建设标准 防洪标准 用房标准", []),
    ("时间 无故障时间 无故障时长 时长 天数 年限 期限 周期 工作时间 运行时间", [.duration]),
    ("案件 纠纷 投诉件 信访件 信访案件 矛盾 事项 诉求 警情 工单 问题", [.matter]),
    ("面积 area surface", [.area]),
    ("里程 长度 管线长度 道路长度 length total_length", [.length]),
  ]

  /// What a control rate is one of; that of a disease is another thing.
  static let spending = WordSet("经费 成本 支出 费用 预算 人员 编制 在职 三公 公用 造价 楼堂馆所 资金 投资 概算 采购 行政 车辆 接待 会议")
  /// Rates which exceed 100 % although their last word does not say so: 病床使用率, 毛入学率, 偿债保障率.
  static let notCapped = WordSet("床 毛入 产能 偿 准备金 拨备 备用 风险 系数 超 杠杆 净 供水保障 自给 额度")
  /// After `Share of` these make it a ratio of two things rather than a part of a whole.
  static let notParts = WordSet(
    "plan Plan target Target budget Budget capacity Capacity previous last growth increase rise change recover return profit baseline expected"
  )
  /// Beside a time that somebody waits these make a gain of it.
  static let shortenings = words("减 降 节 缩 省 压 提前 快 服务 开放 save sav reduc")
  /// Beside a fault these make a remedy of it.
  static let remedies = words(
    """
    减 降 节 缩 省 压 挽回 避免 受理 处理 处置 化解 办理 办结 查处 调处 调解 调查 核查 排查 整改 接听 接诉 接访 清 治 防 控 杜绝 免 提前 提高 增长
    追 演练 应急 保险 ithout etween free eporting reduc avoid resolv handl Reduc Avoid Resolv Handl prevent Prevent saved sequester offset
    """)
  /// Beside a cost these make of it a saving, a payment that must not fall short, or money that others give.
  static let savings = words(
    """
    减 降 节 缩 省 压 挽回 避免 提高 盘活 自筹 配套 社会资 社会投 撬动 带动 吸引 争取 引进 招商 到位 收入 收益 效益 利用外资 民间 固定资产投资
    增长 研发 科研 R&D 保障 供养 补助 补贴 奖 标准 救助 救济 低保 抚恤 慰问 工资 薪 津贴 待遇 保险 养老 基金 贷款 生活费 报销 发放 最低 收购 销售 出售 保底
    追 回收 生均公 生均经 生均拨 生均财 生均预 生均教育 生均一般 定额 saving reduc avoid subsidy grant
    """)
  /// Before a good thing these make a limit of it.
  static let limits =
    words("减 降 低 差 控 限 不 未 欠 漏 无 少 负 亏 流失 上限 以下 中等 贫 reduc") + [Array(" not ".utf8), Array(" never ".utf8)]
  /// Figures that go below zero, so that zero is a bound.
  static let signed = words(
    "增 减 净 差 变 盈 余 利 温 涨 跌 升 降 缩 比 GDP change growth balance profit net hange rowth alance rofit Net crease argin eturn emperature"
  )
  /// Costs that are paid as they are: a price list's, a ruling's.
  static let fixedPayments = words(
    """
    补助 补贴 奖 标准 工资 津贴 薪 救助 救济 低保 抚恤 慰问 优待 优抚 补偿 公积金 社保 养老 保险 保费 会费 学费 报销 发放 偿还 还本 付息 利息 贴息 税费 分摊 收购 销售 出售 保底 定额 债券 供养 生活费
    节 减 降 缩 省 压 收入 到位 自筹 配套 争取 回收 追 增 subsidy grant wage salary
    """)

  static func words(_ list: StaticString) -> [[UInt8]] {
    list.description.utf8.split(whereSeparator: { $0 == 0x20 || $0 == 0x0A }).map { Array($0) }
  }
}
