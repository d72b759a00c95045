// What package.json promises is there, and what the code uses is promised.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";

const read = (path) => readFileSync(new URL(`../${path}`, import.meta.url), "utf8");
const { contributes } = JSON.parse(read("package.json"));
const readme = read("README.md");
const source = ["src", "src/core", "src/editor"]
  .flatMap((folder) => readdirSync(new URL(`../${folder}`, import.meta.url)).filter((name) => name.endsWith(".ts")).map((name) => read(`${folder}/${name}`)))
  .join("\n");

const commands = contributes.commands.map((each) => each.command).sort();
const settings = Object.keys(contributes.configuration.properties);

test("every command is registered, and no other", () => {
  const registered = [...read("src/editor/commands.ts").matchAll(/^ {4}"(nnet\.\w+)":/gm)].map(([, name]) => name);
  assert.deepEqual(registered.sort(), commands);
});

test("menus, the walkthrough and code lenses name commands that are there", () => {
  const menus = Object.values(contributes.menus).flat().map((each) => each.command);
  const steps = JSON.stringify(contributes.walkthroughs);
  const walked = [...steps.matchAll(/(?:command:|onCommand:)([\w.]+)/g)].map(([, name]) => name);
  const lenses = [...read("src/core/protocol.ts").matchAll(/"(nnet\.\w+)"/g)].map(([, name]) => name);
  for (const name of [...menus, ...walked, ...lenses]) assert.ok(commands.includes(name), name);
});

test("every setting is explained in the README", () => {
  for (const name of settings) assert.ok(readme.includes(`\`${name}\``), name);
});

test("every setting that the code reads is there", () => {
  const used = [...source.matchAll(/get<\w+>\("([\w.]+)"/g)].map(([, name]) => `nnet.${name}`);
  assert.ok(used.length > 0);
  for (const name of used) assert.ok(settings.includes(name), name);
});

test("the owner of problems is not the language client", () => {
  for (const matcher of contributes.problemMatchers) assert.notEqual(matcher.owner, "nnet");
});
