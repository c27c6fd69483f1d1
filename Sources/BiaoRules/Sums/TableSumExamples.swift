// By what the checks of rows and columns, which no template declares, are shown and tested.

extension ImpliedTotal {
  static let tableExamples: [Example] = [
    .flagged(
      "构成:\n  | 序号 | 类别 | 支出数 | 占比 |\n  | 1 | 田间道路 | 6300 | 45% |\n  | 2 | 灌排渠系 | 2800 | ‹22%› |\n  | 3 | 田块整治 | 3500 | 25% |\n  | 4 | 防护林网 | 1400 | 10% |\n  | | 合计 | 14000 | 100% |",
      in: .document),
    .flagged(
      "构成:\n  | 项目 | 金额 | 占比 |\n  | 合计 | 14000 | 100% |\n  | 绿道 | 6300 | 45% |\n  | 口袋公园 | 2800 | ‹22%› |\n  | 林荫道 | 3500 | 25% |\n  | 养护 | 1400 | 10% |",
      template: "构成: table\n  项目: text\n  金额: number\n  占比: percent"),
    .fine(
      "构成:\n  | 项目 | 金额 | 占比 |\n  | 合计 | 14000 | 100% |\n  | 绿道 | 6300 | 45% |\n  | 口袋公园 | 2800 | 20% |\n  | 林荫道 | 3500 | 25% |\n  | 养护 | 1400 | 10% |",
      template: "构成: table\n  项目: text\n  金额: number\n  占比: percent"),
    .flagged(
      "分配:\n  | 乡镇 | 里程 | 省补 | 自筹 | 小计 |\n  | 东岭 | 4.6 | 230 | 69 | 299 |\n  | 西坪 | 3.2 | 160 | 48 | 208 |\n  | 南渡 | 5.8 | 290 | 87 | ‹397› |\n  | 北塘 | 2.0 | 100 | 30 | 130 |",
      template: "分配: table\n  乡镇: text\n  里程: number\n  省补: number\n  自筹: number\n  小计: number"),
    .fine(
      "分配:\n  | 乡镇 | 里程 | 省补 | 自筹 | 小计 |\n  | 东岭 | 4.6 | 230 | 69 | 299 |\n  | 西坪 | 3.2 | 160 | 48 | 208 |\n  | 南渡 | 5.8 | 290 | 87 | 377 |\n  | 北塘 | 2.0 | 100 |  | 100 |",
      template: "分配: table\n  乡镇: text\n  里程: number\n  省补: number\n  自筹: number\n  小计: number"),
    .flagged(
      "测算:\n  | 内容 | 数量 | 单位 | 单价 | 金额（万元） |\n  | 育苗 | 12000 | 盘 | 25 | 30.00 |\n  | 追肥 | 800 | 公斤 | 60 | 4.80 |\n  | 机插 | 3600 | 亩 | 15 | ‹4.50› |",
      template: "测算: table\n  内容: text\n  数量: number\n  单位: text\n  单价: number\n  金额（万元）: number"),
    .fine(
      "测算:\n  | 内容 | 数量 | 单位 | 单价 | 金额（万元） |\n  | 育苗 | 12000 | 盘 | 25 | 30.00 |\n  | 追肥 | 800 | 公斤 | 60 | 4.80 |\n  | 机插 | 3600 | 亩 | 15 | 5.40 |\n  | 监理 | 1 | 项 | 3 | 3 |",
      template: "测算: table\n  内容: text\n  数量: number\n  单位: text\n  单价: number\n  金额（万元）: number"),
  ]
}
