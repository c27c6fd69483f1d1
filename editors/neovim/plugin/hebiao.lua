-- Starts `hebiao lsp` for forms. `let g:hebiao_disable = 1` before this is read leaves that to you.
if vim.g.loaded_hebiao or vim.g.hebiao_disable then
  return
end
vim.g.loaded_hebiao = true

if vim.fn.has('nvim-0.11') == 1 then
  vim.lsp.enable('hebiao')
  -- The server folds by meaning; until it is there, and without it, indentation does.
  vim.api.nvim_create_autocmd('LspAttach', {
    group = vim.api.nvim_create_augroup('hebiao', {}),
    callback = function(args)
      local client = vim.lsp.get_client_by_id(args.data.client_id)
      if client and client.name == 'hebiao' and client:supports_method('textDocument/foldingRange') then
        for _, window in ipairs(vim.fn.win_findbuf(args.buf)) do
          vim.wo[window][0].foldmethod = 'expr'
          vim.wo[window][0].foldexpr = 'v:lua.vim.lsp.foldexpr()'
        end
      end
    end,
  })
else
  vim.api.nvim_create_autocmd('FileType', {
    group = vim.api.nvim_create_augroup('hebiao', {}),
    pattern = 'biao',
    callback = function(args)
      require('hebiao').attach(args.buf)
    end,
  })
end
