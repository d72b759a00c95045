// Runs in the extension host of the real editor: what the editor gets from the extension through its API.

const assert = require("node:assert/strict");
const vscode = require("vscode");

const tests = {
  async "errors come with fixes while one types"(document) {
    await replace(document, "-> dense(64) -> relu ->", "-> dens(64) -> relu ->");
    const [problem] = await until(() => errors(document), (found) => found.length > 0);
    assert.match(problem.message, /dens/);
    const actions = await vscode.commands.executeCommand("vscode.executeCodeActionProvider", document.uri, problem.range, "quickfix");
    const fix = actions.find((action) => action.edit);
    assert.ok(fix, "a quick fix");
    assert.ok(await vscode.workspace.applyEdit(fix.edit));
    await until(() => errors(document), (found) => found.length === 0);
    assert.match(document.getText(), /-> dense\(64\) -> relu -> dense\(64\)/);
  },

  async "hovers, hints and definitions"(document) {
    const position = at(document, "dense");
    const hovers = await vscode.commands.executeCommand("vscode.executeHoverProvider", document.uri, position);
    assert.match(hovers.flatMap((hover) => hover.contents.map((part) => part.value)).join("\n"), /dense/);
    const whole = new vscode.Range(0, 0, document.lineCount, 0);
    const hints = await vscode.commands.executeCommand("vscode.executeInlayHintProvider", document.uri, whole);
    assert.ok(hints.some((hint) => text(hint.label).includes("64")), JSON.stringify(hints));
    const [definition] = await vscode.commands.executeCommand("vscode.executeDefinitionProvider", document.uri, position);
    const target = await vscode.workspace.openTextDocument(definition.targetUri ?? definition.uri);
    assert.match(target.getText(), /layer dense/);
  },

  async "completes, outlines, formats"(document) {
    const list = await vscode.commands.executeCommand("vscode.executeCompletionItemProvider", document.uri, at(document, "relu"));
    assert.ok(list.items.some((item) => text(item.label?.label ?? item.label) === "relu"));
    const symbols = await vscode.commands.executeCommand("vscode.executeDocumentSymbolProvider", document.uri);
    assert.ok(symbols.some((symbol) => symbol.name.includes("Spiral")));
    const edits = await vscode.commands.executeCommand("vscode.executeFormatDocumentProvider", document.uri, { tabSize: 4, insertSpaces: true });
    assert.deepEqual(edits ?? [], []);
  },

  async "navigates by meaning"(document) {
    const ask = (provider, word, ...more) =>
      vscode.commands.executeCommand(`vscode.${provider}`, document.uri, at(document, word), ...more);
    const [type] = await ask("executeTypeDefinitionProvider", "hidden =");
    const library = await vscode.workspace.openTextDocument(type.targetUri ?? type.uri);
    assert.match(library.getText(), /activation relu/);
    assert.equal((await ask("executeReferenceProvider", "hidden =")).length, 2);
    assert.equal((await ask("executeDocumentHighlights", "hidden =")).length, 2);
    const renamed = await ask("executeDocumentRenameProvider", "hidden =", "wide");
    assert.deepEqual(renamed.get(document.uri).map((edit) => edit.newText), ["wide", "wide"]);
    const [dense] = await ask("prepareCallHierarchy", "dense");
    const callers = await vscode.commands.executeCommand("vscode.provideIncomingCalls", dense);
    assert.deepEqual(callers.map((call) => call.from.name), ["Spiral"]);
    const help = await ask("executeSignatureHelpProvider", "64)", "(");
    assert.match(help.signatures[0].label, /^dense\(units: int/);
  },

  async "lenses, links, ranges, colours and symbols"(document) {
    const ask = (provider, ...more) => vscode.commands.executeCommand(`vscode.${provider}`, document.uri, ...more);
    const lenses = await ask("executeCodeLensProvider", 20);
    const titles = lenses.map((lens) => lens.command.title);
    for (const title of ["4,547 parameters", "Check", "Graph", "Gradcheck", "Train"]) assert.ok(titles.includes(title), titles);
    assert.ok((await ask("executeFoldingRangeProvider")).some((range) => range.start === lineOf(document, "network Spiral")));
    const [selection] = await ask("executeSelectionRangeProvider", [at(document, "64)")]);
    assert.equal(document.getText(selection.range), "64");
    assert.equal(document.getText(selection.parent.range), "dense(64)");
    assert.ok((await ask("provideDocumentSemanticTokens")).data.length > 0);
    const symbols = await vscode.commands.executeCommand("vscode.executeWorkspaceSymbolProvider", "Spir");
    assert.ok(symbols.some((symbol) => symbol.name === "Spiral"));
  },

  async "settings switch hints off and on"(document) {
    const hints = async () => {
      const whole = new vscode.Range(0, 0, document.lineCount, 0);
      const all = await vscode.commands.executeCommand("vscode.executeInlayHintProvider", document.uri, whole);
      return all.map((hint) => text(hint.label)).join(" ");
    };
    const settings = vscode.workspace.getConfiguration("nnet");
    await settings.update("inlayHints.parameters", false, vscode.ConfigurationTarget.Global);
    await until(hints, (labels) => labels.includes("[64]") && !labels.includes("params"));
    await settings.update("inlayHints.parameters", undefined, vscode.ConfigurationTarget.Global);
    await until(hints, (labels) => labels.includes("params"));
  },

  async "the server can be started anew, and its log shown"(document) {
    await vscode.commands.executeCommand("nnet.restartServer");
    const hover = () => vscode.commands.executeCommand("vscode.executeHoverProvider", document.uri, at(document, "dense"));
    await until(hover, (found) => found.length > 0);
    await vscode.commands.executeCommand("nnet.showLog");
    await vscode.commands.executeCommand("workbench.action.closePanel");
  },

  async "shows the generated Java"(document) {
    await vscode.commands.executeCommand("nnet.showJava", document.uri);
    const java = await until(() => vscode.workspace.textDocuments.filter((each) => each.uri.scheme === "nnet-java"), (found) => found.length === 1);
    assert.match(java[0].getText(), /class Spiral/);
  },

  async "offers tasks and runs one to its end"(document) {
    await vscode.window.showTextDocument(document);
    const tasks = await vscode.tasks.fetchTasks({ type: "nnet" });
    assert.deepEqual(tasks.map((task) => task.definition.command).sort(), ["check", "gradcheck", "test", "train"]);
    const check = tasks.find((task) => task.definition.command === "check");
    const ended = new Promise((resolve) => vscode.tasks.onDidEndTaskProcess((event) => resolve(event.exitCode)));
    await vscode.tasks.executeTask(check);
    assert.equal(await ended, 0);
  },

  async "trains and keeps what came out"(document) {
    const ended = new Promise((resolve) => vscode.tasks.onDidEndTask(resolve));
    await vscode.commands.executeCommand("nnet.train", document.uri.toString(), "Spiral");
    await ended;
    const weights = vscode.Uri.joinPath(document.uri, "..", "runs", "Spiral", "model.safetensors");
    assert.ok((await vscode.workspace.fs.stat(weights)).size > 0);
  },
};

exports.run = async () => {
  const [folder] = vscode.workspace.workspaceFolders;
  const document = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(folder.uri, "spiral.nnet"));
  await vscode.window.showTextDocument(document);
  await vscode.extensions.getExtension("nnet.nnet").activate();
  let failed = 0;
  for (const [name, run] of Object.entries(tests)) {
    try {
      await run(document);
      console.log(`ok ${name}`);
    } catch (problem) {
      failed++;
      console.log(`not ok ${name}\n${problem.stack}`);
    }
  }
  if (failed > 0) throw new Error(`${failed} failed`);
};

const text = (label) => (Array.isArray(label) ? label.map((part) => part.value).join("") : label);
const at = (document, word) => document.positionAt(document.getText().indexOf(word) + 1);
const lineOf = (document, words) => document.positionAt(document.getText().indexOf(words)).line;
const errors = (document) =>
  vscode.languages.getDiagnostics(document.uri).filter((each) => each.severity === vscode.DiagnosticSeverity.Error);

async function replace(document, from, to) {
  const start = document.getText().indexOf(from);
  const edit = new vscode.WorkspaceEdit();
  edit.replace(document.uri, new vscode.Range(document.positionAt(start), document.positionAt(start + from.length)), to);
  assert.ok(await vscode.workspace.applyEdit(edit));
}

/** Looks again and again, at most for half a minute. */
async function until(look, isRight) {
  const end = Date.now() + 30_000;
  let seen = await look();
  while (!isRight(seen) && Date.now() < end) {
    await new Promise((resolve) => setTimeout(resolve, 100));
    seen = await look();
  }
  assert.ok(isRight(seen), JSON.stringify(seen));
  return seen;
}
