// The extension and the compiler of the last build together: the command lines, what comes back from them,
// and a conversation with the language server. Left out where nothing has been built.

import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { homedir, tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import * as rpc from "vscode-jsonrpc/node";
import { curvePicture } from "../out/core/curvePicture.js";
import { graphPicture } from "../out/core/graphPicture.js";
import { findJdk } from "../out/core/jdk.js";
import { launch } from "../out/core/launch.js";
import { rehearse } from "../out/core/rehearsal.js";
import { parseEvent } from "../out/core/trainingEvents.js";
import { add, begin, measures } from "../out/core/trainingHistory.js";
import { expand, snippets } from "./snippets.js";

const target = fileURLToPath(new URL("../../compiler/target", import.meta.url));
const spiral = fileURLToPath(new URL("../../examples/start/spiral.nnet", import.meta.url));
const machine = { platform: process.platform, environment: process.env, user: homedir(), root: "/" };
const search = findJdk("", machine);
const skip = !existsSync(join(target, "nnet-compiler.jar")) || "problem" in search;

let folder;
let installation;

before(() => {
  if (skip) return;
  folder = mkdtempSync(join(tmpdir(), "nnet-compiler-"));
  const jars = join(folder, "jars");
  mkdirSync(jars);
  symlinkSync(join(target, "nnet-compiler.jar"), join(jars, "nnet-compiler.jar"));
  for (const name of readdirSync(join(target, "lib"))) symlinkSync(join(target, "lib", name), join(jars, name));
  installation = { kind: "bundled", jars, jdk: search.jdk, cache: join(folder, "cache", "server.aot") };
});
after(() => { if (folder) rmSync(folder, { recursive: true }); });

function run(...words) {
  const { command, args, environment } = launch(installation, words, machine);
  const result = spawnSync(command, args, { cwd: folder, env: { ...process.env, ...environment }, encoding: "utf8" });
  return { code: result.status, out: result.stdout, err: result.stderr };
}

test("a training's lines become its curve", { skip }, () => {
  const { code, out, err } = run("train", spiral, "--epochs", "3", "--format", "json");
  assert.equal(code, 0, err);
  const history = out.trim().split("\n").map(parseEvent).reduce(add, begin("spiral"));
  assert.equal(history.epochs, 3);
  assert.deepEqual(history.points.map((point) => point.epoch), [1, 2, 3]);
  assert.ok(measures(history).includes("loss") && measures(history).includes("accuracy"));
  assert.ok(curvePicture(history, "loss").includes('data-points="3"'));
});

test("the problem matchers read what `nnet check` writes", { skip }, () => {
  const file = join(folder, "broken.nnet");
  writeFileSync(file, "network A {\n    input x: f32[2]\n    output y = z\n}\n");
  const { problemMatchers, problemPatterns } = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8")).contributes;

  const human = run("check", file);
  assert.equal(human.code, 1);
  const [head, place] = problemMatchers[0].pattern.map(({ regexp }) => new RegExp(regexp));
  const lines = human.out.split("\n");
  const at = lines.findIndex((line) => head.test(line));
  assert.ok(at >= 0, human.out);
  const [, where, line, column] = place.exec(lines[at + 1]);
  assert.deepEqual([where, line, column], [file, "3", "16"]);

  const [short] = run("check", file, "--format", "short").out.split("\n");
  const [, shortFile, shortLine, shortColumn, severity] = new RegExp(problemPatterns[0].regexp).exec(short);
  assert.deepEqual([shortFile, shortLine, shortColumn, severity], [file, "3", "16", "error"]);
});

test("every snippet of a declaration, and the first network of the walkthrough, is right as it is", { skip }, () => {
  const standing = /^(?:\/\/\/.*\n)*(?:network|layer|cell|activation|loss|metric|optimizer|schedule|record|data)\b/;
  const files = Object.values(snippets)
    .map(({ body }) => expand(body))
    .filter((text) => standing.test(text))
    .map((text, i) => {
      const file = join(folder, `snippet-${i}.nnet`);
      writeFileSync(file, `${text}\n`);
      return file;
    });
  assert.ok(files.length >= 13, `${files.length} snippets`);
  const first = fileURLToPath(new URL("../walkthrough/first.nnet", import.meta.url));
  const { code, out } = run("check", ...files, first, "--format", "short");
  assert.equal(out, "");
  assert.equal(code, 0);
});

/** A server, initialized, with a document that can be changed. */
async function connect() {
  const { command, args, environment } = launch(installation, ["lsp"], machine);
  const server = spawn(command, args, { env: { ...process.env, ...environment }, stdio: ["pipe", "pipe", "inherit"] });
  const ended = new Promise((resolve) => server.on("close", resolve));
  const connection = rpc.createMessageConnection(new rpc.StreamMessageReader(server.stdout), new rpc.StreamMessageWriter(server.stdin));
  const waiting = [];
  connection.onNotification("textDocument/publishDiagnostics", (told) => waiting.shift()?.(told));
  connection.onRequest("workspace/configuration", ({ items }) => items.map(() => null));
  connection.onRequest("client/registerCapability", () => null);
  connection.listen();
  const { capabilities } = await connection.sendRequest("initialize", { processId: process.pid, rootUri: null, capabilities: {} });
  await connection.sendNotification("initialized", {});
  const diagnostics = () => new Promise((resolve) => waiting.push(resolve));
  const stop = async () => {
    await connection.sendRequest("shutdown");
    await connection.sendNotification("exit");
    return ended;
  };
  return { connection, capabilities, diagnostics, stop };
}

test("the server tells errors, hovers, and draws; it ends when told", { skip }, async () => {
  const { connection, capabilities, diagnostics, stop } = await connect();
  assert.ok(capabilities.hoverProvider && capabilities.completionProvider && capabilities.inlayHintProvider);

  const uri = `file://${spiral}`;
  const text = readFileSync(spiral, "utf8");
  const told = diagnostics();
  await connection.sendNotification("textDocument/didOpen", { textDocument: { uri, languageId: "nnet", version: 1, text } });
  assert.deepEqual((await told).diagnostics, []);

  const line = text.split("\n").findIndex((each) => each.includes("hidden ="));
  const hover = await connection.sendRequest("textDocument/hover", { textDocument: { uri }, position: { line, character: 24 } });
  assert.match(JSON.stringify(hover.contents), /dense/);

  const graph = await connection.sendRequest("nnet/graph", { textDocument: { uri } });
  assert.equal(graph.network, "Spiral");
  const boxes = [...graphPicture(graph).matchAll(/data-node=/g)].length;
  assert.ok(boxes === graph.nodes.length && boxes >= 5, `${boxes} boxes`);
  assert.ok(graph.nodes.some((node) => node.range?.start.line === line), "boxes know their places");

  const java = await connection.sendRequest("nnet/java", { textDocument: { uri } });
  assert.equal(java.name, "Spiral.java");
  assert.match(java.text, /class Spiral/);

  const summary = await connection.sendRequest("nnet/summary", { textDocument: { uri } });
  assert.equal(summary.parameters, 4547);

  const broken = diagnostics();
  const contentChanges = [{ text: text.replace("-> dense(3)", "-> dens(3)") }];
  await connection.sendNotification("textDocument/didChange", { textDocument: { uri, version: 2 }, contentChanges });
  assert.ok((await broken).diagnostics.length > 0);
  assert.equal(await connection.sendRequest("nnet/graph", { textDocument: { uri } }), null);
  assert.equal(await stop(), 0);
});

test("the cache that makes the next start faster can be made and used", { skip }, async () => {
  assert.ok(await rehearse(installation, machine));
  assert.ok(launch(installation, ["lsp"], machine).args[0].startsWith("-XX:AOTCache="));
  const { stop } = await connect();
  assert.equal(await stop(), 0);
});
