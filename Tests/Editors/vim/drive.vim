" What an author does in Vim with ALE; what was seen goes into files that run.py judges.
let s:out = $HEBIAO_EDITORS_OUT
let s:here = expand('<sfile>:p:h')
let s:failed = 0

function! s:Log(text) abort
  call writefile(split(a:text, "\n"), '/dev/stdout', 'a')
endfunction

function! s:Wait(what, condition) abort
  let l:start = reltime()
  while !a:condition()
    if reltimefloat(reltime(l:start)) > 20
      throw 'waited in vain for ' . a:what
    endif
    sleep 10m
  endwhile
endfunction

function! s:Buffer() abort
  return getline(1, '$')
endfunction

function! s:Found() abort
  return get(get(g:ale_buffer_info, bufnr(''), {}), 'loclist', [])
endfunction

function! s:Open() abort
  if !exists('g:loaded_ale')
    throw 'no ALE on ' . &runtimepath
  endif
  execute 'edit' fnameescape($HEBIAO_EDITORS_FORM)
  if &filetype isnot# 'biao'
    throw 'filetype is ' . &filetype
  endif
  " Started with -S, before the events of a start-up that ALE waits for.
  call ale#Queue(0, 'lint_file', bufnr(''))
endfunction

function! s:Diagnostics() abort
  call s:Wait('diagnostics', {-> !empty(s:Found())})
  let l:names = {'E': 'error', 'W': 'warning', 'I': 'info'}
  let l:rows = []
  for l:item in s:Found()
    call add(l:rows, join([l:item.code, l:names[l:item.type], l:item.lnum, l:item.col, l:item.end_col + 1], "\t"))
  endfor
  call writefile(l:rows, s:out . '/diagnostics')
  " And what the author looks at, which ALE fills a little later.
  call s:Wait('the location list', {-> len(getloclist(0)) == len(l:rows)})
endfunction

function! s:Hover() abort
  let g:ale_hover_to_preview = 1
  call cursor(12, 3)
  ALEHover
  call s:Wait('the hover', {-> !empty(filter(range(1, winnr('$')), 'getwinvar(v:val, "&previewwindow")'))})
  for l:window in range(1, winnr('$'))
    if getwinvar(l:window, '&previewwindow')
      call writefile(getbufline(winbufnr(l:window), 1, '$'), s:out . '/hover')
    endif
  endfor
  pclose!
endfunction

" What Vim has folded, level by level.
function! s:Folding() abort
  let l:rows = {}
  for l:level in range(5, 0, -1)
    let &l:foldlevel = l:level
    let l:line = 1
    while l:line <= line('$')
      let l:last = foldclosedend(l:line)
      if l:last >= 0
        let l:rows[l:line . ' ' . l:last] = 1
      endif
      let l:line = max([l:line, l:last]) + 1
    endwhile
  endfor
  setlocal foldlevel=99
  call writefile(keys(l:rows), s:out . '/folding')
endfunction

" Looks until the menu is there, then leaves it and insert mode.
function! s:Look(timer) abort
  let s:looks += 1
  let s:labels = map(copy(complete_info(['items']).items), 'v:val.word')
  if !empty(s:labels) || s:looks > 1000
    call timer_stop(a:timer)
    call feedkeys("\<Esc>", 'nt')
  endif
endfunction

function! s:Completion() abort
  if &omnifunc isnot# 'hebiao#Complete'
    throw 'omnifunc is ' . &omnifunc
  endif
  " The first proposal is inserted.
  setlocal completeopt=menuone
  let l:last = line('$')
  call append(l:last, '  满')
  call cursor(l:last + 1, 1)
  let [s:labels, s:looks] = [[], 0]
  call timer_start(10, function('s:Look'), {'repeat': -1})
  call feedkeys("A\<C-x>\<C-o>", 'tx!')
  call writefile(s:labels, s:out . '/completion')
  " The first was taken: what was typed is replaced, not continued.
  let l:line = getline('$')
  call deletebufline('%', l:last + 1, '$')
  if l:line isnot# '  ' . get(s:labels, 0, '')
    throw 'the line is ' . string(l:line)
  endif
endfunction

function! s:Choose(data, items) abort
  for [l:kind, l:item] in a:items
    if get(l:item, 'kind', '') is# 'quickfix' || has_key(l:item, 'command')
      call s:Log('ALE applies: ' . l:item.title)
      call ale#codefix#ApplyLSPCodeAction(a:data, l:item)
      return
    endif
  endfor
  call s:Log('no fix among ' . string(a:items))
endfunction

function! s:Fix() abort
  call cursor(31, 1)
  call search('≥', 'c', 31)
  let l:line = getline(31)
  call ale#codefix#Execute(0, function('s:Choose'))
  call s:Wait('the fix', {-> getline(31) isnot# l:line})
  call writefile(s:Buffer(), s:out . '/fixed')
  ALELint
  call s:Wait('the diagnostics after the fix', {-> match(map(copy(s:Found()), 'v:val.code'), '^capped-rate$') < 0})
  call writefile(map(copy(s:Found()), 'v:val.code'), s:out . '/diagnostics-after-fix')
endfunction

function! s:Format() abort
  let l:before = b:changedtick
  ALEFix
  call s:Wait('the formatted buffer', {-> b:changedtick != l:before})
  call writefile(s:Buffer(), s:out . '/formatted')
endfunction

" Findings in all buffers but the first.
function! s:Rows() abort
  let l:rows = {}
  for [l:buffer, l:info] in items(g:ale_buffer_info)
    if str2nr(l:buffer) == s:first
      continue
    endif
    for l:item in l:info.loclist
      let l:rows[join([fnamemodify(bufname(str2nr(l:buffer)), ':p'), l:item.code, l:item.lnum, l:item.col], "\t")] = 1
    endfor
  endfor
  return keys(l:rows)
endfunction

function! s:Forms() abort
  let s:first = bufnr('')
  silent write
  for l:path in readfile(s:out . '/other-forms')
    execute 'silent edit' fnameescape(l:path)
    call ale#Queue(0, 'lint_file', bufnr(''))
  endfor
  " Judged is what is there in the end.
  let l:start = reltime()
  while len(s:Rows()) != str2nr($HEBIAO_EDITORS_FINDINGS) && reltimefloat(reltime(l:start)) < 20
    sleep 50m
  endwhile
  call writefile(s:Rows(), s:out . '/forms')
endfunction

function! s:Colours() abort
  execute 'source' fnameescape(s:here . '/colours.vim')
  call ColoursOfForms(s:out)
endfunction

" `:make` fills the quickfix list, in both languages.
function! s:Compiler() abort
  execute 'edit!' fnameescape($HEBIAO_EDITORS_FORM)
  compiler hebiao
  for l:language in ['zh', 'en']
    execute 'silent make! --lang' l:language '%:S'
    let l:seen = join(map(getqflist(), 'v:val.lnum . ":" . v:val.col'))
    " The form was fixed, formatted and saved before: a line more, a finding fewer.
    if l:seen isnot# '12:9 21:1 38:20'
      throw 'quickfix has ' . l:seen . ' in ' . l:language
    endif
  endfor
endfunction

" For a picture: the form with its findings, until it is taken.
if !empty($HEBIAO_EDITORS_PICTURE)
  set number
  call s:Open()
  call s:Wait('diagnostics', {-> !empty(s:Found())})
  call cursor(12, 3)
  call s:Wait('the location list', {-> !empty(getloclist(0))})
  lopen 6
  wincmd p
  redraw!
  call writefile([], s:out . '/ready')
  call s:Wait('the picture', {-> filereadable(s:out . '/taken')})
  qall!
endif

for s:step in ['Open', 'Diagnostics', 'Hover', 'Folding', 'Completion', 'Fix', 'Format', 'Forms', 'Colours', 'Compiler']
  try
    call function('s:' . s:step)()
  catch
    let s:failed = 1
    call s:Log(s:step . ': ' . v:exception . ' at ' . v:throwpoint)
  endtry
endfor

if s:failed
  call s:Log(execute('messages') . execute('ALEInfo'))
endif
" As `:q` of an author: ALE stops its servers on VimLeavePre.
execute s:failed ? 'cquit 1' : 'qall!'
