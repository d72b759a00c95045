// Makes the cache of loaded classes with which the server starts at once. It belongs to one build of Java
// and one set of jars, so it is made on the user's machine, by a server of its own that nobody talks to else.

import { spawn } from "node:child_process";
import { mkdirSync, renameSync, rmSync } from "node:fs";
import { dirname } from "node:path";
import { launch, type Bundled } from "./launch.js";
import type { Machine } from "./jdk.js";

const SAMPLE = `network Sample {
    input  x: f32[4]
    target y: class(3)
    output probability: simplex(3) = x -> dense(8) -> relu -> dense(3) -> softmax
    loss   = cross_entropy(probability, y)
}
`;

const URI = "untitled:rehearsal.nnet";

/** Resolves to whether the cache is there. */
export async function rehearse(installation: Bundled, machine: Machine): Promise<boolean> {
  const fresh = `${installation.cache}.new`;
  mkdirSync(dirname(installation.cache), { recursive: true });
  const start = launch(installation, ["lsp"], machine, { cacheOption: `-XX:AOTCacheOutput=${fresh}` });
  const server = spawn(start.command, start.args, {
    env: { ...machine.environment, ...start.environment },
    stdio: ["pipe", "ignore", "ignore"],
  });
  const ended = new Promise<number | null>((resolve) => {
    server.on("close", resolve);
    server.on("error", () => { resolve(null); });
  });
  server.stdin.on("error", () => undefined); // a server that does not start ends with a code
  server.stdin.end(conversation().map(frame).join(""));
  const code = await ended;
  if (code === 0) renameSync(fresh, installation.cache);
  else rmSync(fresh, { force: true });
  return code === 0;
}

function conversation(): object[] {
  const textDocument = { uri: URI };
  const position = { line: 3, character: 44 };
  return [
    { id: 1, method: "initialize", params: { processId: null, rootUri: null, capabilities: {} } },
    { method: "initialized", params: {} },
    { method: "textDocument/didOpen", params: { textDocument: { ...textDocument, languageId: "nnet", version: 1, text: SAMPLE } } },
    { id: 2, method: "textDocument/hover", params: { textDocument, position } },
    { id: 3, method: "textDocument/completion", params: { textDocument, position } },
    { id: 4, method: "textDocument/documentSymbol", params: { textDocument } },
    { id: 5, method: "shutdown" },
    { method: "exit" },
  ];
}

function frame(message: object): string {
  const body = JSON.stringify({ jsonrpc: "2.0", ...message });
  return `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
}
