-- What an author does in Neovim, 0.7 and later; what was seen goes into files that run.py judges.
local out = os.getenv('HEBIAO_EDITORS_OUT')
local form = os.getenv('HEBIAO_EDITORS_FORM')
local new = vim.fn.has('nvim-0.11') == 1
local severities = { 'error', 'warning', 'info', 'hint' }

local function write(name, text)
  local file = assert(io.open(out .. '/' .. name, 'wb'))
  file:write(text)
  file:close()
end

local function buffer_text()
  return table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, false), '\n') .. '\n'
end

local function wait(what, condition)
  if not vim.wait(20000, condition, 10) then
    error('waited in vain for ' .. what)
  end
end

local function client()
  local all = new and vim.lsp.get_clients({ bufnr = 0 }) or vim.tbl_values(vim.lsp.buf_get_clients(0))
  return all[1]
end

local function rules()
  local found = {}
  for _, diagnostic in ipairs(vim.diagnostic.get(0)) do
    found[#found + 1] = diagnostic.code
  end
  table.sort(found)
  return found
end

local steps = {}

function steps.open()
  vim.cmd('edit ' .. vim.fn.fnameescape(form))
  assert(vim.bo.filetype == 'biao', 'filetype is ' .. vim.bo.filetype)
  wait('the client', function() return client() ~= nil end)
  print('client: ' .. client().name .. ', ' .. tostring(client().offset_encoding))
end

function steps.diagnostics()
  wait('diagnostics', function() return #vim.diagnostic.get(0) > 0 end)
  local rows = {}
  for _, d in ipairs(vim.diagnostic.get(0)) do
    rows[#rows + 1] = table.concat({ d.code, severities[d.severity], d.lnum + 1, d.col + 1, d.end_col + 1 }, '\t')
  end
  write('diagnostics', table.concat(rows, '\n') .. '\n')
end

function steps.hover()
  local position = { line = 11, character = 3 }
  local params = { textDocument = vim.lsp.util.make_text_document_params(), position = position }
  local answers, problem = vim.lsp.buf_request_sync(0, 'textDocument/hover', params, 20000)
  assert(answers, problem)
  for _, answer in pairs(answers) do
    local lines = vim.lsp.util.convert_input_to_markdown_lines(assert(answer.result, vim.inspect(answer.error)).contents)
    write('hover', table.concat(lines, '\n') .. '\n')
  end
  -- The window that an author sees.
  vim.api.nvim_win_set_cursor(0, { 12, 2 })
  local before = #vim.api.nvim_list_wins()
  vim.lsp.buf.hover()
  wait('the hover window', function() return #vim.api.nvim_list_wins() > before end)
  for _, window in ipairs(vim.api.nvim_list_wins()) do
    if vim.api.nvim_win_get_config(window).relative ~= '' then
      vim.api.nvim_win_close(window, true)
    end
  end
end

function steps.symbols()
  local params = { textDocument = vim.lsp.util.make_text_document_params() }
  local answers, problem = vim.lsp.buf_request_sync(0, 'textDocument/documentSymbol', params, 20000)
  assert(answers, problem)
  for _, answer in pairs(answers) do
    local items = new and vim.lsp.util.symbols_to_items(assert(answer.result), 0, client().offset_encoding)
      or vim.lsp.util.symbols_to_items(assert(answer.result), 0)
    local lines = {}
    for _, item in ipairs(items) do
      lines[#lines + 1] = item.lnum .. '\t' .. item.text
    end
    write('symbols', table.concat(lines, '\n') .. '\n')
  end
end

function steps.folding()
  -- By the server where the client can, else by indentation.
  local due = new and 'v:lua.vim.lsp.foldexpr()' or 'biao#Fold(v:lnum)'
  assert(vim.wo.foldmethod == 'expr' and vim.wo.foldexpr == due, 'foldexpr is ' .. vim.wo.foldexpr)
  -- What Neovim itself has folded, level by level.
  local function folds()
    local seen, rows = {}, {}
    for level = 5, 0, -1 do
      vim.wo.foldlevel = level
      local line = 1
      while line <= vim.api.nvim_buf_line_count(0) do
        local last = vim.fn.foldclosedend(line)
        if last >= 0 and not seen[line .. ' ' .. last] then
          seen[line .. ' ' .. last] = true
          rows[#rows + 1] = line .. ' ' .. last
        end
        line = math.max(line, last) + 1
      end
    end
    vim.wo.foldlevel = 99
    return rows
  end
  wait('folds', function() return #folds() > 0 end)
  write('folding', table.concat(folds(), '\n') .. '\n')
end

function steps.completion()
  local last = vim.api.nvim_buf_line_count(0)
  vim.api.nvim_buf_set_lines(0, last, last, false, { '  满' })
  vim.api.nvim_win_set_cursor(0, { last + 1, 2 })
  local labels, problem
  -- A single proposal is shown, too, and none is inserted by itself.
  vim.o.completeopt = 'menuone,noinsert'
  -- The popup menu lives in insert mode only, and a command that is mapped with <Cmd> does not leave it.
  vim.keymap.set('i', '<F2>', function()
    local shown = vim.wait(20000, function()
      return vim.fn.pumvisible() == 1 and #vim.fn.complete_info({ 'items' }).items > 0
    end, 10)
    if not shown then
      problem = 'no menu'
      return
    end
    labels = {}
    for _, item in ipairs(vim.fn.complete_info({ 'items' }).items) do
      labels[#labels + 1] = item.abbr ~= '' and item.abbr or item.word
    end
  end)
  local keys = vim.api.nvim_replace_termcodes('A<C-x><C-o><F2><C-e><Esc>', true, false, true)
  vim.api.nvim_feedkeys(keys, 'tx', false)
  assert(labels, problem)
  write('completion', table.concat(labels, '\n') .. '\n')
  vim.api.nvim_buf_set_lines(0, last, -1, false, {})
end

function steps.fix()
  vim.api.nvim_win_set_cursor(0, { 31, 0 })
  local line = vim.api.nvim_get_current_line()
  vim.api.nvim_win_set_cursor(0, { 31, line:find('≥', 1, true) - 1 })
  if new then
    vim.lsp.buf.code_action({
      apply = true,
      filter = function(action)
        return action.kind == 'quickfix' and action.isPreferred
      end,
    })
  else
    -- There is neither a filter nor a way past the list; the first fix of the list is taken.
    vim.ui.select = function(items, options, choice)
      for index, item in ipairs(items) do
        if (item[2] or item.action).isPreferred then
          return choice(item, index)
        end
      end
      error('none of ' .. #items .. ' actions is preferred')
    end
    vim.lsp.buf.code_action()
  end
  wait('the fix', function() return vim.api.nvim_buf_get_lines(0, 30, 31, false)[1] ~= line end)
  write('fixed', buffer_text())
  wait('the diagnostics after the fix', function() return not vim.tbl_contains(rules(), 'capped-rate') end)
  write('diagnostics-after-fix', table.concat(rules(), '\n') .. '\n')
end

function steps.format()
  if new then
    vim.lsp.buf.format({ timeout_ms = 20000 })
  else
    vim.lsp.buf.formatting_sync(nil, 20000)
  end
  write('formatted', buffer_text())
end

function steps.forms()
  local due = tonumber(os.getenv('HEBIAO_EDITORS_FINDINGS'))
  local first = vim.api.nvim_get_current_buf()
  vim.cmd('silent write')
  vim.o.hidden = true
  for path in io.lines(out .. '/other-forms') do
    vim.cmd('silent edit ' .. vim.fn.fnameescape(path))
  end
  local function rows()
    local found, seen = {}, {}
    for _, d in ipairs(vim.diagnostic.get()) do
      local row = table.concat({ vim.api.nvim_buf_get_name(d.bufnr), d.code, d.lnum + 1, d.col + 1 }, '\t')
      if d.bufnr ~= first and not seen[row] then
        seen[row] = true
        found[#found + 1] = row
      end
    end
    return found
  end
  -- Judged is what is there in the end.
  vim.wait(20000, function() return #rows() == due end, 50)
  write('forms', table.concat(rows(), '\n') .. '\n')
end

function steps.colours()
  local here = vim.fn.fnamemodify(debug.getinfo(1, 'S').source:sub(2), ':p:h:h')
  vim.cmd('source ' .. vim.fn.fnameescape(here .. '/vim/colours.vim'))
  vim.fn.ColoursOfForms(out)
end

-- `:make` fills the quickfix list, in both languages.
function steps.compiler()
  vim.cmd('edit! ' .. vim.fn.fnameescape(form))
  vim.cmd('compiler hebiao')
  for _, language in ipairs({ 'zh', 'en' }) do
    vim.cmd('silent make! --lang ' .. language .. ' %:S')
    local lines = {}
    for _, item in ipairs(vim.fn.getqflist()) do
      lines[#lines + 1] = item.lnum .. ':' .. item.col
    end
    local seen = table.concat(lines, ' ')
    -- The form was fixed, formatted and saved before: a line more, a finding fewer.
    assert(seen == '12:9 21:1 38:20', 'quickfix has ' .. seen .. ' in ' .. language)
  end
end

function steps.health()
  vim.cmd('checkhealth hebiao')
  local report = buffer_text()
  assert(report:find('OK:? hebiao'), 'the program is not told: ' .. report)
  assert(report:find('(server)', 1, true), 'the server is not told: ' .. report)
  assert(report:find('财政部/项目支出绩效目标表', 1, true), 'the template is not told: ' .. report)
  assert(not report:find('ERROR'), report)
  vim.cmd('bwipeout!')
end

function steps.help()
  local folder = out .. '/doc'
  vim.fn.mkdir(folder)
  vim.fn.writefile(vim.fn.readfile(os.getenv('HEBIAO_EDITORS_FILES') .. '/neovim/doc/hebiao.txt'), folder .. '/hebiao.txt')
  vim.cmd('helptags ' .. vim.fn.fnameescape(folder))
  assert(#vim.fn.readfile(folder .. '/tags') >= 8)
end

-- For a picture: the form with its findings, until it is taken.
if os.getenv('HEBIAO_EDITORS_PICTURE') then
  steps.open()
  vim.o.number = true
  vim.o.signcolumn = 'yes'
  if new then
    vim.diagnostic.config({ virtual_text = true })
  end
  wait('diagnostics', function() return #vim.diagnostic.get(0) > 0 end)
  vim.api.nvim_win_set_cursor(0, { 12, 2 })
  vim.cmd('redraw!')
  write('ready', '')
  wait('the picture', function() return vim.loop.fs_stat(out .. '/taken') ~= nil end)
  vim.cmd('qall!')
end

local failed = false
for _, name in ipairs({ 'open', 'diagnostics', 'hover', 'symbols', 'folding', 'completion', 'fix', 'format', 'forms', 'colours', 'compiler', 'health', 'help' }) do
  local fine, problem = xpcall(steps[name], debug.traceback)
  if not fine then
    failed = true
    print('\n' .. name .. ': ' .. tostring(problem))
    if name == 'open' then
      break
    end
  end
end
for _, line in ipairs(vim.fn.split(vim.fn.execute('messages'), '\n')) do
  print('message: ' .. line)
end
vim.cmd(failed and 'cquit 1' or 'qall!')
