// What the first examination would have to make is made beside it, as soon as the client has been greeted.

import BiaoModel
import BiaoRules
import BiaoSyntax

/// The tables that are made once in a process, of names, units, words and readings: all threads share them, and whoever
/// needs one that another thread is making waits for that alone.
///
/// The thread on which it runs goes on as the helper.
enum WarmUp {
  /// A form that makes the rules ask for the tables that are made once: of names, units, words and readings.
  private static let sample = """
    项目名称: 一
    年度: 2025年
    项目资金 (万元):
      资金总额: 2
      其中:
        财政拨款: 1
    绩效指标:
      产出指标 (50分):
        数量指标:
          - 培训人次 (10分): ≥ 100 人次
            评分标准: 达到100人次得10分，每少1人次扣1分，扣完为止。
          - 植树: 较多
      效益指标:
        社会效益指标:
          - 知晓率: １２％

    """

  /// Takes about 4 ms on a core that nobody needs yet, of which the first document would have to wait for 2 to 3. Touches
  /// nothing of the server's state.
  static func run() {
    let source = SourceFile(path: "untitled:", tree: Tree(Array(sample.utf8)))
    let templates = TemplateStore(workspace: [], provided: [ConfigurationTemplate.provided])
    _ = Linter(templates: templates, options: LintOptions()).examine(source)
  }
}
