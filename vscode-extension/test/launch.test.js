// The command line of the compiler.

import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { launch } from "../out/core/launch.js";

let jars;

before(() => {
  jars = mkdtempSync(join(tmpdir(), "nnet jars-"));
  for (const name of ["nnet-runtime.jar", "antlr4-runtime.jar", "nnet-compiler.jar", "readme.txt"]) writeFileSync(join(jars, name), "");
});
after(() => { rmSync(jars, { recursive: true }); });

const jdk = { home: "/jdk", version: "25", build: "25" };
const bundled = (cache = "/nowhere.aot") => ({ kind: "bundled", jars, jdk, cache });
const linux = { platform: "linux", environment: { LANG: "de_DE.UTF-8" } };

test("the compiler is first on the class path, its libraries in order", () => {
  const { command, args } = launch(bundled(), ["lsp"], linux);
  assert.equal(command, "/jdk/bin/java");
  const classPath = args[args.indexOf("-cp") + 1].split(":").map((file) => file.slice(jars.length + 1));
  assert.deepEqual(classPath, ["nnet-compiler.jar", "antlr4-runtime.jar", "nnet-runtime.jar"]);
  assert.deepEqual(args.slice(-2), ["nnet.compiler.cli.Main", "lsp"]);
});

test("the cache is used if it is there", () => {
  assert.equal(launch(bundled(), [], linux).args[0], "-Xshare:auto");
  const cache = join(jars, "made.aot");
  writeFileSync(cache, "");
  assert.equal(launch(bundled(cache), [], linux).args[0], `-XX:AOTCache=${cache}`);
});

test("a locale that cannot name every file is replaced", () => {
  assert.deepEqual(launch(bundled(), [], linux).environment, {});
  assert.deepEqual(launch(bundled(), [], { platform: "linux", environment: {} }).environment, { LC_ALL: "C.UTF-8" });
});

test("a launcher is told the JDK of the setting", () => {
  const launcher = { kind: "launcher", path: "/nnet/nnet", javaHome: "/jdk" };
  assert.deepEqual(launch(launcher, ["lsp"], linux), { command: "/nnet/nnet", args: ["lsp"], environment: { NNET_JAVA_HOME: "/jdk" } });
  assert.deepEqual(launch({ ...launcher, javaHome: "" }, [], linux).environment, {});
  const windows = launch({ ...launcher, path: "C:\\nnet\\nnet.cmd" }, ["lsp"], { platform: "win32", environment: {} });
  assert.deepEqual([windows.command, ...windows.args], ["cmd.exe", "/d", "/c", "C:\\nnet\\nnet.cmd", "lsp"]);
});
