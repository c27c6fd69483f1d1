// The form as it is printed.

import BiaoFeatures
import BiaoModel
import BiaoRules
import BiaoSyntax
import TestSupport
import Testing

@Suite struct PreviewTests {
  private let form = """
    @form 财政部/项目支出绩效自评表
    @unit 万元

    项目名称: 助餐
    年度: 2024年
    主管部门: 民政局
    项目资金:
      |              | 全年预算数 | 全年执行数 |
      | 年度资金总额 | 180.00 | 176.40 |
        | 其他资金 | 30 | — |
    年度总体目标:
      预期目标:
        > 一是供餐。
        > 二是抽检。
    绩效指标:
      成本指标: /
      产出指标 (50分):
        数量指标:
          - 人数 (10分): ≥ 620
            计量单位: 人
            得分: 10
          - 人次: ≥ 14.8 万人次
            实际完成值: 14.2万人次
        质量指标:
      - 其他: 1
    """

  /// What stands between the tags of the body, one tag a line left out.
  private func body(_ html: String) -> String {
    html.firstRange(of: "<body>").map { String(html[$0.upperBound...]) } ?? html
  }

  @Test func selfEvaluationAsPrinted() {
    let preview = view(form).preview()
    #expect(preview.title == "项目支出绩效自评表")
    #expect(preview.subtitle == "（2024年度）")
    #expect(preview.note == "金额单位：万元")
    #expect(
      body(preview.html) == """

        <h1>项目支出绩效自评表</h1>
        <p class="subtitle">（2024年度）</p>
        <p class="note">金额单位：万元</p>
        <table>
        <tr><th class="label">项目名称</th><td>助餐</td><th class="label">年度</th><td>2024年</td></tr>
        <tr><th class="label">主管部门</th><td colspan="3">民政局</td></tr>
        <tr><th class="label">项目资金</th><td colspan="3" class="inner">
        <table>
        <tr><th></th><th>全年预算数</th><th>全年执行数</th></tr>
        <tr><th class="row">年度资金总额</th><td class="figure">180.00</td><td class="figure">176.40</td></tr>
        <tr><th class="row">　其他资金</th><td class="figure">30</td><td class="figure">—</td></tr>
        </table>
        </td></tr>
        <tr><th class="label">年度总体目标</th><td colspan="3" class="inner">
        <table>
        <tr><th class="label">预期目标</th><td colspan="3"><p>一是供餐。</p><p>二是抽检。</p></td></tr>
        </table>
        </td></tr>
        <tr><th class="label">绩效指标</th><td colspan="3" class="inner">
        <table>
        <tr><th>一级指标</th><th>二级指标</th><th>三级指标</th><th>指标值</th><th>计量单位</th><th>实际完成值</th><th>分值</th><th>得分</th></tr>
        <tr><th class="name">成本指标</th><td colspan="2">/</td><td>/</td><td>/</td><td>/</td><td>/</td><td>/</td></tr>
        <tr><th class="name" rowspan="3">产出指标（50分）</th><th class="name" rowspan="2">数量指标</th><td>人数</td><td>≥ 620</td><td>人</td><td></td><td class="figure">10</td><td class="figure">10</td></tr>
        <tr><td>人次</td><td>≥ 14.8 万人次</td><td></td><td>14.2万人次</td><td class="figure"></td><td class="figure"></td></tr>
        <tr><th class="name">质量指标</th><td></td><td></td><td></td><td></td><td></td><td></td></tr>
        <tr><td colspan="3">其他</td><td>1</td><td></td><td></td><td class="figure"></td><td class="figure"></td></tr>
        </table>
        </td></tr>
        </table>
        </body>
        </html>

        """)
  }

  @Test func markdownHoldsTheSameGrid() {
    let markdown = view(form).preview().markdown
    #expect(markdown.hasPrefix("# 项目支出绩效自评表\n\n（2024年度）\n\n金额单位：万元\n\n| 栏目 | 内容 |\n| --- | --- |\n| 项目名称 | 助餐 |\n"))
    #expect(markdown.contains("### 预期目标\n\n一是供餐。\n\n二是抽检。\n"))
    #expect(
      markdown.contains(
        """
        | 产出指标（50分） | 数量指标 | 人数 | ≥ 620 | 人 |  | 10 | 10 |
        |  |  | 人次 | ≥ 14.8 万人次 |  | 14.2万人次 |  |  |
        |  | 质量指标 |  |  |  |  |  |  |
        | 其他 |  |  | 1 |  |  |  |  |
        """))
  }

  @Test func templateIsTheEmptyForm() {
    let template = """
      @template 甲市/绩效表
      名称 (万元): amount
        > 填批复数
      等级: choice
        - 优
        - 良
      表: table
        甲: amount
        乙: amount
        @total 合计
      绩效: indicators, total 100
        成本: tier
        产出 (50分): tier
          数量: tier
        - *: target
          得分: number
          计量单位: unit
      """
    let preview = view(template, language: .zh).preview()
    #expect(preview.title == "绩效表")
    #expect(
      preview.markdown == """
        # 绩效表

        | 栏目 | 内容 |
        | --- | --- |
        | 名称（万元） | *填批复数* |
        | 等级 | ☐ 优　☐ 良 |

        ## 表

        |  | 甲 | 乙 |
        | --- | --- | --- |
        | 合计 |  |  |
        |  |  |  |
        |  |  |  |

        ## 绩效

        | 一级指标 | 二级指标 | 三级指标 | 指标值 | 计量单位 | 分值 | 得分 |
        | --- | --- | --- | --- | --- | --- | --- |
        | 成本 |  |  |  |  |  |  |
        | 产出（50分） | 数量 |  |  |  |  |  |

        """)
    let filled = view("@form 甲市/绩效表\n等级: 良\n", templates: [template]).preview()
    #expect(filled.html.contains("☐ 优　☑ 良"))
  }

  @Test func wordsOfADocumentCannotBecomeMarkup() {
    let hostile = """
      <script>alert(1)</script>: <img src=x onerror="y">
      目标:
        > </td></table><b>x</b> [a](javascript:b)
        | a<b | c'd" |
        | e\\|f | &amp; |
      # <i>
      """
    let preview = view(hostile).preview()
    let allowed = try? Regex("</?(table|tr|th|td|p|h1|body|html|br)( (class|rowspan|colspan)=\"[a-z0-9]+\")*>")
    var rest = body(preview.html)
    if let allowed { rest = rest.replacing(allowed, with: "") }
    #expect(allowed != nil && !rest.contains("<") && !rest.contains(">"), "\(rest)")
    #expect(preview.html.contains("e|f") && preview.html.contains("&amp;amp;"))
    #expect(!preview.markdown.contains("<") && !preview.markdown.contains("[a]("))
  }

  @Test(arguments: Document.examples) func gridsAreWhole(_ document: Document) {
    func check(_ parts: [Preview.Part]) {
      for part in parts {
        switch part {
        case .field: continue
        case .group(_, _, let inner): check(inner)
        case .grid(_, _, let grid):
          // Every place of the grid is covered once, unless a row of the document has more cells than its header.
          var covered = Array(repeating: 0, count: grid.header.count)
          for row in grid.rows where row.count <= grid.header.count {
            var column = 0
            for cell in row {
              while column < covered.count, covered[column] > 0 {
                covered[column] -= 1
                column += 1
              }
              for _ in 0..<cell.columns {
                #expect(column < covered.count)
                if column < covered.count { covered[column] = cell.rows - 1 }
                column += 1
              }
            }
            while column < covered.count {
              #expect(covered[column] > 0)
              covered[column] -= 1
              column += 1
            }
          }
          #expect(covered.allSatisfy { $0 == 0 })
        }
      }
    }
    for bytes in [document.bytes] + document.broken {
      let view = Document.view(bytes)
      let preview = view.preview()
      check(preview.parts)
      #expect(preview.html.hasSuffix("</html>\n") && preview.markdown.hasPrefix("# "))
      let opened =
        preview.html.components(of: "<td") + preview.html.components(of: "<th>") + preview.html.components(of: "<th ")
      #expect(opened == preview.html.components(of: "</td>") + preview.html.components(of: "</th>"))
      #expect(preview.html.components(of: "<table>") == preview.html.components(of: "</table>"))
    }
  }

  /// No target of an indicator is lost on the way to the page.
  @Test(arguments: Document.examples) func holdsEveryIndicator(_ document: Document) {
    let view = document.view()
    let markdown = view.preview().markdown
    for indicator in view.form?.indicators ?? [] {
      #expect(markdown.contains(Markdown.escaped(view.text(indicator.name))))
      #expect(markdown.contains(Markdown.escaped(view.text(indicator.value))))
    }
  }
}

extension String {
  fileprivate func components(of part: String) -> Int { ranges(of: part).count }
}
