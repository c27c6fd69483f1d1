-- Starting the server in a Neovim that does not yet do so by itself (0.7 to 0.10).
local M = {}

-- One client a root, as far as this module started it: root → client id.
local clients = {}
local warned = false

local function configuration()
  local file = vim.api.nvim_get_runtime_file('lsp/hebiao.lua', false)[1]
  return vim.tbl_deep_extend('force', dofile(file), vim.g.hebiao or {})
end

-- The nearest folder above the buffer's file that holds one of the markers, the first marker first; else its own folder.
local function root(bufnr, markers)
  local folder = vim.fn.fnamemodify(vim.api.nvim_buf_get_name(bufnr), ':p:h')
  for _, marker in ipairs(markers) do
    local above = folder
    while true do
      if vim.loop.fs_stat(above .. '/' .. marker) then
        return above
      end
      local next = vim.fn.fnamemodify(above, ':h')
      if next == above then
        break
      end
      above = next
    end
  end
  return folder
end

--- Attaches a buffer to the server, which is started if none runs for the buffer's root.
--- @param bufnr number
function M.attach(bufnr)
  local config = configuration()
  if vim.fn.executable(config.cmd[1]) ~= 1 then
    if not warned then
      warned = true
      vim.notify('hebiao: ' .. config.cmd[1] .. ' 不在 PATH 中 (not found in PATH)', vim.log.levels.WARN)
    end
    return
  end
  config.name = 'hebiao'
  config.root_dir = root(bufnr, config.root_markers)
  config.workspace_folders = { { uri = vim.uri_from_fname(config.root_dir), name = config.root_dir } }
  local id = clients[config.root_dir]
  if not (id and vim.lsp.get_client_by_id(id)) then
    id = vim.lsp.start_client(config)
    clients[config.root_dir] = id
  end
  if id then
    vim.lsp.buf_attach_client(bufnr, id)
    vim.bo[bufnr].omnifunc = 'v:lua.vim.lsp.omnifunc'
  end
end

return M
