-- :checkhealth hebiao — whether the program is there, speaks, and what is in use for the form that is open.
local M = {}

-- Neovim 0.7 has other names for these.
local health = vim.health or require('health')
local start = health.start or health.report_start
local ok = health.ok or health.report_ok
local warn = health.warn or health.report_warn
local err = health.error or health.report_error
local info = health.info or health.report_info

local function clients()
  local all = vim.lsp.get_clients and vim.lsp.get_clients({ name = 'hebiao' }) or vim.lsp.get_active_clients()
  return vim.tbl_filter(function(client) return client.name == 'hebiao' end, all)
end

local function told(command)
  local output = vim.fn.system(command)
  return vim.v.shell_error == 0, vim.trim(output)
end

function M.check()
  start('hebiao')
  local config = vim.lsp.config and vim.lsp.config.hebiao or nil
  local program = config and type(config.cmd) == 'table' and config.cmd[1] or 'hebiao'
  if vim.fn.executable(program) ~= 1 then
    err(program .. ' 不在 PATH 中 (not found in PATH)', { '安装 hebiao，或设置 cmd (install hebiao, or set cmd)' })
    return
  end
  local fine, version = told({ program, '--version' })
  if fine then
    ok(version .. ': ' .. vim.fn.exepath(program))
  else
    err(program .. ' --version: ' .. version)
    return
  end

  if vim.g.hebiao_disable then
    info('g:hebiao_disable：不自行启动 (nothing is started by itself)')
  end
  local running = clients()
  for _, client in ipairs(running) do
    ok('服务器 (server): ' .. tostring(client.config.root_dir) .. ', ' .. tostring(client.offset_encoding))
  end
  if #running == 0 then
    (vim.g.hebiao_disable and info or warn)('没有运行的服务器：打开一张 *.biao (no server runs: open a *.biao)')
  end

  for _, buffer in ipairs(vim.api.nvim_list_bufs()) do
    if vim.api.nvim_buf_is_loaded(buffer) and vim.bo[buffer].filetype == 'biao' then
      local path = vim.api.nvim_buf_get_name(buffer)
      if path ~= '' and vim.fn.filereadable(path) == 1 then
        local _, report = told({ program, 'doctor', path })
        start(vim.fn.fnamemodify(path, ':t'))
        for _, line in ipairs(vim.split(report, '\n')) do
          info(line)
        end
      end
    end
  end
end

return M
