" Editing of forms: two spaces a level, `#` comments, paragraphs of `>` and items of `-` that go on with Enter.
if exists('b:did_ftplugin')
  finish
endif
let b:did_ftplugin = 1

setlocal expandtab shiftwidth=2 softtabstop=2
setlocal commentstring=#\ %s
setlocal comments=b:#,b:＃,b:>,b:＞,b:》,b:-
setlocal formatoptions+=ro
" Chinese has no spaces to break lines at, and a value is one line.
setlocal formatoptions-=t
setlocal foldmethod=expr foldexpr=biao#Fold(v:lnum) foldlevel=99

let b:undo_ftplugin = 'setlocal expandtab< shiftwidth< softtabstop< commentstring< comments< formatoptions<'
      \ . ' foldmethod< foldexpr< foldlevel<'
