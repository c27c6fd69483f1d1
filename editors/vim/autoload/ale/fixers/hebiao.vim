" Description: hebiao format, the formatter of Biao forms

call ale#Set('biao_hebiao_executable', 'hebiao')

function! ale#fixers#hebiao#Fix(buffer) abort
    let l:executable = ale#Var(a:buffer, 'biao_hebiao_executable')

    return {
    \   'command': ale#Escape(l:executable) . ' format --stdin-filename %s -',
    \}
endfunction
