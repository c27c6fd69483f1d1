" Folding by indentation, where no server does it: a line and what stands deeper under it.

" Columns of indentation; a full-width space counts as two.
function! s:Indentation(line) abort
  return strdisplaywidth(matchstr(getline(a:line), '^[ \t\u00a0\u3000]*'))
endfunction

function! biao#Fold(line) abort
  let l:next = nextnonblank(a:line + 1)
  let l:under = l:next > 0 ? s:Indentation(l:next) : 0
  " A blank line belongs to what follows it.
  if getline(a:line) =~# '^[ \t\u00a0\u3000]*$'
    return l:under / 2
  endif
  let l:own = s:Indentation(a:line)
  return l:under > l:own ? '>' . (l:own / 2 + 1) : l:own / 2
endfunction
