" Completion of Biao forms by ALE's client. ALE's own function takes words of Latin letters only.

function! hebiao#Complete(findstart, base) abort
  if a:findstart
    " All that the server offers at this place: what was typed may be pinyin, which no word begins with.
    if !ale#completion#GetCompletions('ale-omnifunc', {'prefix': ''})
      return -3
    endif

    return match(strpart(getline('.'), 0, col('.') - 1), '[^ \t　:：|｜()（）,，.@＠]*$')
  endif

  " Vim 9.0 puts a proposal into one line; what belongs under it is proposed there.
  let l:items = map(ale#completion#OmniFunc(0, a:base), 'extend(v:val, {"word": matchstr(v:val.word, "^[^\n]*")})')
  let l:begun = filter(copy(l:items), 'stridx(v:val.word, a:base) == 0')

  return empty(l:begun) ? l:items : l:begun
endfunction
