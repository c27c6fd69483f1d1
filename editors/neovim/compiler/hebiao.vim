" `:compiler hebiao`, `:make .`: what `hebiao lint` finds, in the quickfix list, in either language.
if exists('g:current_compiler')
  finish
endif
let g:current_compiler = 'hebiao'

CompilerSet makeprg=hebiao\ lint\ --color\ never\ $*
CompilerSet errorformat=%f:%l:%c:\ %t%*[^[][%m,%f:%l:%c:\ 错误[%m,%f:%l:%c:\ 警告[%m,%f:%l:%c:\ 信息[%m,%f:%l:%c:\ 提示[%m,%-G%.%#
