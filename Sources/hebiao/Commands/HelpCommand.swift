// `hebiao --help`, `hebiao help`, `hebiao --version`.

import BiaoRules

/// The version that `--version` prints.
let version = "0.1.0"

func helpText(_ topic: HelpTopic, _ language: Language) -> String {
  switch (topic, language) {
  case (.all, .zh):
    """
    核表 hebiao \(version)：检查用 Biao 写的绩效表

    用法:
      hebiao lint PATH…       检查文件和文件夹
      hebiao format PATH…     排版：缩进、冒号、空行、表格对齐
      hebiao rules            列出所有规则：级别、预设、改法
      hebiao explain RULE     说明一条规则
      hebiao lsp              语言服务器，由编辑器启动
      hebiao replay FILE      重放录下的编辑会话
      hebiao doctor [FILE]    说明版本、环境，以及某个文件用到的配置和模板
      hebiao help [COMMAND]   显示帮助

    选项:
      --lang zh|en    输出语言（默认依语言环境，否则中文）
      -h, --help      显示帮助
      -V, --version   显示版本

    hebiao help lint、hebiao help format 列出各自的选项和退出码。

    """
  case (.all, .en):
    """
    hebiao \(version): checks performance forms written in Biao

    Usage:
      hebiao lint PATH…       lint files and folders
      hebiao format PATH…     lay out: indentation, colons, blank lines, aligned tables
      hebiao rules            list all rules: severity, presets, fixes
      hebiao explain RULE     explain a rule
      hebiao lsp              the language server, started by an editor
      hebiao replay FILE      replay a recorded session
      hebiao doctor [FILE]    say what versions, configuration and template are in use, and why
      hebiao help [COMMAND]   show help

    Options:
      --lang zh|en    language of the output (default: from the locale, else Chinese)
      -h, --help      show help
      -V, --version   show the version

    hebiao help lint and hebiao help format list the options and exit codes of each.

    """
  case (.lint, .zh):
    """
    检查文件和文件夹，报告每一处问题

    用法: hebiao lint [选项] PATH…

      PATH            文件，或文件夹（其中所有 .biao 文件，隐藏文件夹除外）；- 为标准输入

    选项:
      --preset recommended|strict|submission|all
                                  用哪一组规则（默认 recommended，或依 hebiao.biao 里的“预设”）
      --report text|json          输出形式（默认 text）
      --fix[=safe|suggested]      先改，再报告剩下的；safe（默认）只做不改变意思的，suggested 也做唯一的建议
      --fix-only                  只改，不报告
      --diff                      只显示会改什么（可交给 patch）；有就以 1 退出
      --show-fixes                逐条列出改了什么、没改什么
      --profile                   最后在标准错误上说明时间花在哪里
      --lang zh|en                输出语言（默认依语言环境，否则中文）
      --color auto|always|never   是否着色（默认 auto：仅在终端上；遵从 NO_COLOR 和 CLICOLOR_FORCE）
      -h, --help                  显示帮助

    改动在各文件里反复进行到没有可改的为止；互相矛盾的、会带来新错误的不做。“-”改好的内容写到标准输出，问题写到标准错误。

    退出码:
      0   没有错误和警告
      1   有错误或警告
      2   用法或配置有误，或路径不存在
      3   没有找到可检查的文件
      4   有文件无法读取，或输出无法写入
      同时有几种情况时，按 2、4、1、3 取先者。

    """
  case (.lint, .en):
    """
    Lints files and folders and reports every fault

    Usage: hebiao lint [OPTIONS] PATH…

      PATH            a file, or a folder (all .biao files in it but for hidden folders); - is standard input

    Options:
      --preset recommended|strict|submission|all
                                  which rules (default: recommended, or as hebiao.biao says)
      --report text|json          form of the output (default: text)
      --fix[=safe|suggested]      fix first, then report what is left; safe (default) keeps the meaning, suggested also
                                  takes a suggestion that is the only one
      --fix-only                  fix and report nothing
      --diff                      only show what would be fixed (patch takes it); exits with 1 if anything
      --show-fixes                list what was fixed and what was not
      --profile                   say on standard error where the time went
      --lang zh|en                language of the output (default: from the locale, else Chinese)
      --color auto|always|never   colour (default: auto, only on a terminal; NO_COLOR and CLICOLOR_FORCE are respected)
      -h, --help                  show help

    Fixes are applied until there are none left; those that contradict each other or would make a new error are not. Of
    standard input the fixed text goes to standard output and the findings to standard error.

    Exit codes:
      0   no error and no warning
      1   errors or warnings
      2   wrong usage or configuration, or a path that does not exist
      3   no file to lint
      4   a file could not be read, or the output not be written
      Where several apply, the first of 2, 4, 1, 3.

    """
  case (.format, .zh):
    """
    按标准版式改写文件：缩进、冒号、半角标点、空行、表格对齐。名称、值、文字、注释一字不动

    用法: hebiao format [选项] PATH…

      PATH            文件，或文件夹（其中所有 .biao 文件，隐藏文件夹除外）；- 为标准输入，结果写到标准输出

    选项:
      --check                     不改写，只列出需要排版的文件
      --diff                      不改写，显示会有的改动（可交给 patch）
      --range START:END           只排这些行（从 1 数起，含两端；START: 为直到末尾）；可写多次，只限一个文件；表格整张对齐
      --canonical-targets         指标值也改成统一写法：15家以上 → ≥ 15 家
      --line-ending auto|lf|crlf  换行符（默认 auto：文件里多数行所用的）
      --stdin-filename PATH       标准输入在消息里的名称
      --lang zh|en                输出语言（默认依语言环境，否则中文）
      --color auto|always|never   --diff 是否着色（默认 auto：仅在终端上；遵从 NO_COLOR 和 CLICOLOR_FORCE）
      -h, --help                  显示帮助

    有语法错误的行只调整缩进；有未解决的合并冲突的文件不动。

    退出码:
      0   排好了；用 --check 或 --diff 时：没有要改的
      1   用 --check 或 --diff 时：有要改的
      2   用法有误，或路径不存在
      3   没有找到文件
      4   有文件无法读取、写入或排版，或输出无法写入
      同时有几种情况时，按 2、4、1、3 取先者。

    """
  case (.format, .en):
    """
    Rewrites files in the canonical layout: indentation, colons, half-width signs, blank lines, aligned tables. Names,
    values, prose and comments stay word for word

    Usage: hebiao format [OPTIONS] PATH…

      PATH            a file, or a folder (all .biao files in it but for hidden folders); - is standard input, whose
                      layout goes to standard output

    Options:
      --check                     change nothing, list the files that would be formatted
      --diff                      change nothing, show what would be (patch takes it)
      --range START:END           these lines only (from 1, both ends; START: to the end); several times if need be, for
                                  one file; a table is aligned as a whole
      --canonical-targets         write targets in one spelling, too: 15家以上 as ≥ 15 家
      --line-ending auto|lf|crlf  line terminators (default: auto, that of most lines of the file)
      --stdin-filename PATH       how messages call standard input
      --lang zh|en                language of the output (default: from the locale, else Chinese)
      --color auto|always|never   colour in --diff (default: auto, only on a terminal; NO_COLOR and CLICOLOR_FORCE are
                                  respected)
      -h, --help                  show help

    Of lines with a syntax error only the indentation changes; files with an unresolved merge conflict are left alone.

    Exit codes:
      0   formatted; with --check or --diff: nothing to change
      1   with --check or --diff: something would change
      2   wrong usage, or a path that does not exist
      3   no file found
      4   a file could not be read, written or formatted, or the output not be written
      Where several apply, the first of 2, 4, 1, 3.

    """
  case (.rules, .zh):
    """
    列出所有规则：名称、级别、所属预设、能给出的改法、一句话说明

    用法: hebiao rules [选项]

    选项:
      --report text|json|markdown   输出形式（默认 text；markdown 是 grammar/rules.md 的全文）
      --lang zh|en                  输出语言（默认依语言环境，否则中文）
      -h, --help                    显示帮助

    """
  case (.rules, .en):
    """
    Lists all rules: name, severity, presets, fixes offered, summary

    Usage: hebiao rules [OPTIONS]

    Options:
      --report text|json|markdown   form of the output (default: text; markdown is the text of grammar/rules.md)
      --lang zh|en                  language of the output (default: from the locale, else Chinese)
      -h, --help                    show help

    """
  case (.lsp, .zh):
    """
    语言服务器：在标准输入和输出上使用语言服务器协议（LSP 3.17，及 3.18 的增补），由编辑器启动

    用法: hebiao lsp [选项]

    选项:
      --record FILE   把整个会话记录到文件，供 hebiao replay 重放
      --stdio         无须填写；有的编辑器总会带上
      -h, --help      显示帮助

    """
  case (.lsp, .en):
    """
    The language server: speaks the Language Server Protocol (3.17 and what 3.18 adds) on standard input and output;
    started by an editor

    Usage: hebiao lsp [OPTIONS]

    Options:
      --record FILE   record the whole session in a file, for hebiao replay
      --stdio         not needed; some editors always pass it
      -h, --help      show help

    """
  case (.replay, .zh):
    """
    重放 hebiao lsp --record 录下的会话，逐字节比较当时和现在的回应

    用法: hebiao replay FILE

    文件里有会话中各文件的全文，转交他人之前请留意。

    退出码: 0 完全相同；1 有不同；2 文件不是会话记录

    """
  case (.replay, .en):
    """
    Replays a session that hebiao lsp --record took down, and compares then and now byte for byte

    Usage: hebiao replay FILE

    The file holds the whole text of the documents of the session: mind that before it is passed on.

    Exit codes: 0 all the same; 1 something differs; 2 the file is no recorded session

    """
  case (.doctor, .zh):
    """
    说明程序的版本和环境；给出文件时，还说明它的编码、所属工作区、适用的配置和模板及其缘由、各步用时

    用法: hebiao doctor [FILE]

    """
  case (.doctor, .en):
    """
    Says what the program and its surroundings are; of a file also its encoding, its workspace, which configuration and
    template apply and why, and what each step takes

    Usage: hebiao doctor [FILE]

    """
  case (.explain, .zh):
    """
    说明一条规则：查什么、为什么、例子

    用法: hebiao explain [RULE]

      RULE            规则名称，如 mismatched-sum；不写则列出所有规则

    选项:
      --lang zh|en    输出语言（默认依语言环境，否则中文）
      -h, --help      显示帮助

    """
  case (.explain, .en):
    """
    Explains a rule: what it finds, why, and examples

    Usage: hebiao explain [RULE]

      RULE            a rule's name, such as mismatched-sum; without it all rules are listed

    Options:
      --lang zh|en    language of the output (default: from the locale, else Chinese)
      -h, --help      show help

    """
  }
}
