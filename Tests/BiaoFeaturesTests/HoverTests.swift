// What is said of the word under the cursor.

import BiaoFeatures
import BiaoRules
import BiaoSyntax
import TestSupport
import Testing

@Suite struct HoverTests {
  private func shown(_ view: DocumentView, at words: String, past: Int = 0) -> String {
    view.hover(at: view.offset(of: words, past: past))?.plainText ?? "nothing"
  }

  private let template = """
    # 试用模板
    @template 甲/表
    @unit 万元
    总额: amount, required
      > 填批复数
    其中: parts of 总额
      甲款: amount
      乙款: amount
      丙款: amount
    丁: amount
    执行率: percent
    等级: choice, alias 评级
      - 优
      - 良
    表: table
      机构: text
      合计: amount
      拨款: amount
      @check 合计 = 拨款
    绩效: indicators, total 100
      产出: tier
      - *: target, required
        > 写清数量
        评分标准: scoring
    @check 执行率 = 其中.甲款 / 总额
    """
  private let form = """
    @form 甲/表
    总额: 51.52
    其中:
      甲款: 12
      乙款: 30
      丙款: 8 万元
    丁: 1.92 亿元
    执行率: 23%
    等级: 优
    绩效:
      产出 (60分):
        - 群众满意度 (20分): 95%以上
          评分标准: 满意度≥95%得20分，80%—95%得10分，其余不得分
        - 群众满意度提高 (40分): 有效提升
    # hebiao-ignore vague-target: 因为
    """

  @Test func figuresShowTheirRelationsWithNumbers() {
    let view = view(form, templates: [template])
    #expect(
      shown(view, at: "51.52") == """
        51.52 万元 = 515,200 元

        核对：总额 = “其中”各项之和

        - 12.00 + 30.00 + 8.00 = 50.00：写的是 51.52，差 1.52 万元
        - 按印出的小数位，两边相差不超过 0.02 万元算一致

        核对：执行率 = 其中.甲款 / 总额

        - 12 ÷ 51.52 ≈ 23.2919%：一致

        总额 · 金额 · 必填

        金额，可带元、万元、亿元等单位

          填批复数

        - 总额 = “其中”各项之和
        - @check 执行率 = 其中.甲款 / 总额
        """)
    #expect(shown(view, at: "1.92 亿元").hasPrefix("1.92 亿元 = 19,200 万元\n\n丁 · 金额"))
  }

  @Test func targetsShowHowTheyWereRead() {
    let view = view(form, templates: [template], language: .en)
    #expect(
      shown(view, at: "95%以上") == """
        - quantitative: at least (≥); 95%; unit % (a ratio)

        Canonical: ≥ 95%

        Measurable

        Indicator library: 服务对象满意度

        - Tier: 服务对象满意度指标, 满意度指标, 社会公众或服务对象满意度指标, 社会公众满意度, 社会效益指标
        - Usual units: %, 分
        - Usual comparison: ≥ (at least)
        - Cannot exceed: 100%
        - Example: ≥ 90%
        """)
    #expect(
      shown(BiaoFeaturesTests.view(form, templates: [template]), at: "有效") == """
        - 定性

        没法衡量：“有效提升”说了方向，没说到什么程度
        """)
  }

  @Test func scoringRulesAreTables() throws {
    let view = view(form, templates: [template])
    let hover = try #require(view.hover(at: view.offset(of: "满意度≥95%得")))
    #expect(
      hover.markdown == """
        | 满意度 | 得分 |
        | --- | --- |
        | ≥ 95% | 20 分 |
        | 80%—95% | 10 分 |
        | 其他情况 | 0 分 |

        ---

        **评分标准** · 评分标准

        什么情况得多少分，逐档写明
        """)
  }

  @Test func weightsAndTiers() {
    let view = view(form, templates: [template])
    #expect(
      shown(view, at: "60分") == """
        - 60 分，占“绩效”100 分的 60%

        产出：分值合计 60，应为 60
        """)
    #expect(shown(view, at: "产出").hasSuffix("共 2 项指标\n\n分值合计 60，应为 60\n\n- 60 分，占“绩效”100 分的 60%"))
    #expect(shown(view, at: "群众满意度 (").hasPrefix("群众满意度 · 绩效 › 产出\n\n- 20 分，占“产出”60 分的 33.3%\n\n  写清数量\n"))
  }

  @Test func suppressionsAndConfigurationExplainRules() {
    #expect(shown(view(form, templates: [template]), at: "vague").hasPrefix("vague-target：指标值空泛，无法评判\n"))
    let configuration = view("@form hebiao/配置\n规则:\n  vague-target: error\n", language: .en)
    for words in ["vague", "error"] {
      #expect(shown(configuration, at: words).hasPrefix("vague-target: "))
      #expect(shown(configuration, at: words).hasSuffix("By default: warning"))
    }
  }

  @Test func suppressionsSayWhatTheyHide() {
    let text = """
      # hebiao-ignore-start illegal-value until 2099-12-31, placeholder: 电话另附
      联系电话: 见附件
      # hebiao-ignore-end
      # hebiao-ignore-block illegal-value until 2099-02-30: 电话另附
      项目名称: 甲
      """
    let view = view(text)
    #expect(
      shown(view, at: "hebiao-ignore-start")
        == "到第 3 行的 hebiao-ignore-end 为止不再报告这些规则。冒号后面写理由。\n\n"
        + "illegal-value：\(Rule.named("illegal-value")?.summary.zh ?? "")（在此忽略了 1 处）\n\n"
        + "placeholder：\(Rule.named("placeholder")?.summary.zh ?? "")（在此没有可以忽略的）")
    #expect(shown(view, at: "illegal-value").hasSuffix("在此忽略了 1 处"))
    #expect(shown(view, at: "2099-12-31") == "最后一天是 2099-12-31，过了这一天不再忽略。")
    #expect(shown(view, at: "hebiao-ignore-end").hasPrefix("结束第 1 行"))
    #expect(shown(view, at: "hebiao-ignore-block").hasPrefix("对下一行和它下级"))
    #expect(shown(view, at: "2099-02-30").hasPrefix("不是日期"))
    let english = BiaoFeaturesTests.view(text, language: .en)
    #expect(shown(english, at: "illegal-value").hasSuffix("hides 1 finding"))
    #expect(shown(english, at: "until") == "The last day is 2099-12-31; after it nothing is silenced.")
  }

  @Test func wordsOfTemplates() {
    let view = view(template)
    #expect(shown(view, at: "required") == "required 必填：表里必须有这一行，而且要填")
    #expect(shown(view, at: "@unit") == "@unit @单位：没有写单位的金额按这个单位计")
    #expect(shown(view, at: "万元") == "万元 · 单位：金额\n\n1 万元 = 10,000 元")
    #expect(shown(view, at: "其中.甲款", past: 8).hasPrefix("甲款 · 金额"))
    #expect(shown(view, at: "parts of 总额", past: 10).hasPrefix("总额 · 金额 · 必填"))
    #expect(shown(view, at: "*").hasSuffix("这一组下面的每一项都带有下列各行。"))
    #expect(
      shown(view, at: "甲/表") == "甲/表\n\n  试用模板\n\n本项目的模板：16 栏（必填 2），3 条核对关系\n\n金额单位：万元")
    let extending = BiaoFeaturesTests.view("@template 乙/表\n@extends 甲/表\n总额: amount\n", templates: [template])
    #expect(shown(extending, at: "总额").hasSuffix("继承自模板“甲/表”"))
  }

  @Test(arguments: Document.examples) func neverOutsideOfItsWord(_ document: Document) {
    var count = 0
    for (bytes, language) in [(document.bytes, Language.en)] + document.broken.prefix(5).map({ ($0, .zh) }) {
      let view = Document.view(bytes, path: document.name, language)
      for offset in Document.offsets(of: bytes, count: 70) {
        guard let hover = view.hover(at: offset) else { continue }
        count += 1
        #expect(hover.range.lowerBound <= offset && offset <= hover.range.upperBound)
        #expect(hover.range.upperBound <= bytes.count && !hover.markdown.isEmpty && !hover.plainText.isEmpty)
        #expect(!hover.plainText.contains("nil") && !hover.markdown.contains("Optional"))
      }
    }
    #expect(count > 0)
  }
}

@Suite struct RichTextTests {
  @Test func wordsOfADocumentAreNothingButWords() {
    let hostile = [
      "[x](javascript:alert(1))", "<img src=x onerror=y>", "![a](b)", "`code` ``", "**bold** _it_ ~~no~~", "# head",
      "- item", "1. one", "a | b", "https://evil.example/x", "www.evil.example", "a@evil.example", "&lt;b&gt;",
      "line\n\n# two", "\\[a]", "===", "$x$",
    ]
    for words in hostile {
      var text = RichText()
      text.paragraph(.plain(words))
      text.list([[.plain(words)]])
      text.quote([words])
      text.table([words], [[words]])
      // Every mark of Markdown that is not the text's own has a backslash before it.
      let markdown = text.markdown.replacing("| --- |", with: "")
      let bare = markdown.replacing(/\\./, with: "")
      #expect(!bare.contains(/[\[\]*_`~@$]/), "\(markdown)")
      #expect(!markdown.contains("<") && !markdown.contains("https://") && !markdown.contains("www.e"))
      #expect(!markdown.contains(/(?m)^[#=+]/) && !markdown.contains(/&(?!amp;|lt;|gt;)/), "\(markdown)")
      #expect(!markdown.contains("\n\n# ") && !markdown.contains(/(?m)^1\./), "\(markdown)")
    }
    #expect(Markdown.escaped("a[b](c) <d> & `e` *f*") == #"a\[b\](c) &lt;d&gt; &amp; \`e\` \*f\*"#)
    #expect(Markdown.escaped("98.5% (6分)") == "98.5% (6分)")
    #expect(Markdown.escaped(#"\[a]"#) == #"\\\[a\]"#)
  }

  @Test func codeFencesAreLongerThanWhatTheyHold() {
    var text = RichText()
    text.paragraph(.code("a`b``c"), .code("`x"), .code("two\nlines"))
    #expect(text.markdown == "```a`b``c```" + "`` `x ``" + "`two lines`")
    #expect(text.plainText == "a`b``c`xtwo lines")
  }
}
