" Writes for each line of the documents named in $BIAO_FOLDER/paths the syntax group of each character.
set encoding=utf-8 nomodeline noswapfile fileformats=unix,dos,mac fileencodings=ucs-bom,utf-8
syntax on
let s:rows = []
try
  for s:path in readfile($BIAO_FOLDER . '/paths')
    execute 'silent noautocmd edit' fnameescape(s:path)
    unlet! b:current_syntax
    execute 'source' fnameescape($BIAO_SYNTAX)
    for s:line in range(1, line('$'))
      let s:text = getline(s:line)
      let s:names = []
      let s:byte = 1
      for s:character in split(s:text, '\zs')
        call add(s:names, synIDattr(synID(s:line, s:byte, 1), 'name'))
        " A combining character may be drawn with the one before it, and is one of split()'s all the same.
        call extend(s:names, repeat([s:names[-1]], strchars(s:character) - 1))
        let s:byte += strlen(s:character)
      endfor
      call add(s:rows, join(map(s:names, {_, name -> empty(name) ? '-' : name}), ' '))
    endfor
    bwipeout!
  endfor
  call writefile(s:rows, $BIAO_FOLDER . '/classes')
catch
  call writefile([v:exception, v:throwpoint], $BIAO_FOLDER . '/errors')
endtry
qall!
