" A small syntax: the first visible character of a line decides what the line is, so no line needs another.
if exists('b:current_syntax')
  finish
endif

" White space of the language: space, tab, no-break space, full-width space.
syntax match biaoComment   /^[ \t\u00a0\u3000]*[#＃].*/ contains=biaoSuppression,@Spell
syntax match biaoSuppression /hebiao-ignore\%(-file\|-block\|-start\|-end\)\?\%([ \t]\+[a-z][a-z-]*\)*/ contained
syntax match biaoDirective /^[ \t\u00a0\u3000]*[@＠][^ \t\u00a0\u3000:：]*/
syntax match biaoProse     /^[ \t\u00a0\u3000]*[>＞》].*/ contains=biaoProseMark,@Spell
syntax match biaoProseMark /^[ \t\u00a0\u3000]*[>＞》]/ contained
syntax match biaoRow       /^[ \t\u00a0\u3000]*[|｜].*/ contains=biaoBar
syntax match biaoBar       /\\\@1<![|｜]/ contained

" An entry begins with any other character; a hyphen is an item's only where white space or nothing follows.
syntax match biaoLabelStart /^[ \t\u00a0\u3000]*\ze[^ \t\u00a0\u3000#＃@＠>＞》|｜]/ nextgroup=biaoItem,biaoLabel,biaoColon
" A name is quoted only if the marks enclose all of it.
syntax match biaoLabel      /[^:：]\+/ contained contains=biaoWeight nextgroup=biaoColon
syntax match biaoLabel
      \ /\%("[^"]*"\|“[^“”]*\%(“[^“”]*”[^“”]*\)*”\)\ze[ \t\u00a0\u3000]*\%([:：(（]\|$\)[^:：]*/
      \ contained nextgroup=biaoAfterQuote,biaoColon
syntax match biaoAfterQuote /[^:：]\+/ contained contains=biaoWeight nextgroup=biaoColon
" After the labels, since of two that begin at one place the later counts.
syntax match biaoItem       /[-－]\ze\%([ \t\u00a0\u3000]\|$\)/ contained nextgroup=biaoItemSpace
syntax match biaoItemSpace  /[ \t\u00a0\u3000]\+/ contained nextgroup=biaoLabel,biaoColon
syntax match biaoWeight     /[(（][0-9０-９.．]\+[ \t]*\%(分\|pts\?\)[)）]/ contained
syntax match biaoColon      /[:：]/ contained

" Merge conflict markers come before anything else.
syntax match biaoConflict   /^[ \t\u00a0\u3000]*\%(<\{7}\|=\{7}\|>\{7}\||\{7}\)\%([ \t\u00a0\u3000].*\)\?$/

highlight default link biaoComment     Comment
highlight default link biaoSuppression SpecialComment
highlight default link biaoDirective   PreProc
highlight default link biaoProse       String
highlight default link biaoProseMark   Delimiter
highlight default link biaoBar         Delimiter
highlight default link biaoItem        Delimiter
highlight default link biaoLabel       Identifier
highlight default link biaoAfterQuote  Identifier
highlight default link biaoWeight      Number
highlight default link biaoColon       Delimiter
highlight default link biaoConflict    Error

let b:current_syntax = 'biao'
