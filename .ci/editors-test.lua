-- Runs in Neovim, with a file that has one mistake: what a user would see and do.

local failed = false

local function expect(what, condition)
  io.stdout:write((condition and "ok " or "not ok ") .. "Neovim: " .. what .. "\n")
  failed = failed or not condition
end

local function wait(condition)
  return vim.wait(60000, condition, 50)
end

--- The first answer to a request about the place of a word.
local function ask(method, word, more)
  local line, column
  for number, text in ipairs(vim.api.nvim_buf_get_lines(0, 0, -1, true)) do
    local start = text:find(word, 1, true)
    if start and not line then
      line, column = number - 1, start
    end
  end
  local position = { line = line, character = column }
  local parameters = { textDocument = vim.lsp.util.make_text_document_params(), position = position, range = { start = position, ["end"] = position } }
  local answers = vim.lsp.buf_request_sync(0, method, vim.tbl_extend("force", parameters, more or {}), 20000)
  for _, answer in pairs(answers or {}) do
    return answer.result
  end
end

expect("an error shows by itself", wait(function()
  return #vim.diagnostic.get(0) == 1
end))

local wrong = vim.diagnostic.get(0)[1]
local diagnostics = wrong and wrong.user_data and { wrong.user_data.lsp and vim.tbl_extend("keep", wrong.user_data.lsp, {
  message = wrong.message,
  severity = wrong.severity,
  source = wrong.source,
  range = { start = { line = wrong.lnum, character = wrong.col }, ["end"] = { line = wrong.end_lnum, character = wrong.end_col } },
}) } or {}
local actions = ask("textDocument/codeAction", "dens(", { context = { diagnostics = diagnostics } }) or {}
local edit
for _, action in ipairs(actions) do
  edit = edit or action.edit
end
expect("the error has a fix", edit ~= nil)
if edit then
  vim.lsp.util.apply_workspace_edit(edit, "utf-16")
end
expect("the fix mends it", wait(function()
  return #vim.diagnostic.get(0) == 0
end) and vim.fn.search("dense(3)") > 0)

expect("a hover tells of a layer", vim.inspect(ask("textDocument/hover", "dense(")):find("dense") ~= nil)
expect("completion knows the layers", vim.inspect(ask("textDocument/completion", "dense(")):find("dense") ~= nil)
expect("hints have shapes", vim.inspect(ask("textDocument/inlayHint", "dense(", {
  range = { start = { line = 0, character = 0 }, ["end"] = { line = 8, character = 0 } },
})):find("3") ~= nil)

for _, client in ipairs(vim.lsp.get_active_clients()) do
  vim.lsp.stop_client(client.id)
end
expect("the server ends", wait(function()
  return #vim.lsp.get_active_clients() == 0
end))
vim.cmd(failed and "cquit" or "qall!")
