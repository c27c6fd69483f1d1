" What the syntax makes of each line, for Vim and Neovim: file, line, class of the first visible character, the column of
" the label's colon.
let s:classes = {'biaoComment': 'comment', 'biaoSuppression': 'comment', 'biaoDirective': 'directive',
      \ 'biaoUnknownDirective': 'directive', 'biaoProse': 'prose', 'biaoProseMark': 'prose', 'biaoRow': 'row',
      \ 'biaoBar': 'row', 'biaoItem': 'item', 'biaoBullet': 'item', 'biaoLabel': 'label', 'biaoColon': 'label',
      \ 'biaoWeight': 'label', 'biaoName': 'label', 'biaoQuote': 'label', 'biaoWildcard': 'label',
      \ 'biaoConflict': 'conflict'}
let s:resolved = {'': ''}

" The group of a place that has a class, or the last of those that it links to.
function! s:Name(line, column) abort
  let l:name = synIDattr(synID(a:line, a:column, 1), 'name')
  if !has_key(s:resolved, l:name)
    let l:group = l:name
    while !has_key(s:classes, l:group) && l:group =~# '^biao'
      let l:next = matchstr(execute('highlight ' . l:group), 'links to \zs\S\+')
      if empty(l:next)
        break
      endif
      let l:group = l:next
    endwhile
    let s:resolved[l:name] = l:group
  endif
  return s:resolved[l:name]
endfunction

function! ColoursOfForms(out) abort
  let l:rows = []
  for l:path in readfile(a:out . '/other-forms')
    execute 'silent edit' fnameescape(l:path)
    for l:line in range(1, line('$'))
      let l:text = getline(l:line)
      let l:first = match(l:text, '[^ \t\u00a0\u3000]')
      if l:first < 0
        continue
      endif
      let l:name = s:Name(l:line, l:first + 1)
      let l:class = get(s:classes, l:name, empty(l:name) ? 'nothing' : l:name)
      let l:colon = 0
      let l:at = match(l:text, '[:：]', l:first)
      while l:at >= 0 && !l:colon
        if s:Name(l:line, l:at + 1) is# 'biaoColon'
          let l:colon = l:at + 1
        endif
        let l:at = match(l:text, '[:：]', l:at + 1)
      endwhile
      call add(l:rows, join([expand('%:p'), l:line, l:class, l:colon], "\t"))
    endfor
  endfor
  call writefile(l:rows, a:out . '/colours')
endfunction
