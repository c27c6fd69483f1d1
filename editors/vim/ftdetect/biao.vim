" Forms and templates in Biao.
autocmd BufRead,BufNewFile *.biao setfiletype biao
