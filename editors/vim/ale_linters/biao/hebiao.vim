" Description: hebiao, the language server of Biao forms

call ale#Set('biao_hebiao_executable', 'hebiao')
call ale#Set('biao_hebiao_options', {})

" ALE's columns are bytes, whatever the protocol says, so that the server must count in bytes, too.
function! ale_linters#biao#hebiao#GetOptions(buffer) abort
    return extend({'positionEncoding': 'utf-8'}, ale#Var(a:buffer, 'biao_hebiao_options'))
endfunction

" The folder of the configuration form, else of the repository, else of the file: ALE starts no server without one.
function! ale_linters#biao#hebiao#GetProjectRoot(buffer) abort
    let l:configuration = ale#path#FindNearestFile(a:buffer, 'hebiao.biao')

    if !empty(l:configuration)
        return fnamemodify(l:configuration, ':h')
    endif

    let l:repository = ale#path#FindNearestDirectory(a:buffer, '.git')

    if !empty(l:repository)
        return fnamemodify(l:repository, ':h:h')
    endif

    return fnamemodify(bufname(a:buffer), ':p:h')
endfunction

call ale#linter#Define('biao', {
\   'name': 'hebiao',
\   'lsp': 'stdio',
\   'executable': {b -> ale#Var(b, 'biao_hebiao_executable')},
\   'command': '%e lsp',
\   'initialization_options': function('ale_linters#biao#hebiao#GetOptions'),
\   'project_root': function('ale_linters#biao#hebiao#GetProjectRoot'),
\})
