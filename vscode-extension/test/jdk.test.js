// A JDK 25 is found wherever people have one, and what is wrong is said where there is none.

import assert from "node:assert/strict";
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, test } from "node:test";
import { allJdks, findJdk, jdkIn } from "../out/core/jdk.js";

let root;

beforeEach(() => { root = mkdtempSync(join(tmpdir(), "nnet-jdk-")); });
afterEach(() => { rmSync(root, { recursive: true }); });

/** A folder that looks like a JDK. */
function jdk(folder, version, tools = ["java", "javac"]) {
  const home = join(root, folder);
  mkdirSync(join(home, "bin"), { recursive: true });
  writeFileSync(join(home, "release"), `IMPLEMENTOR_VERSION="Build-${version}"\nJAVA_VERSION="${version}"\n`);
  for (const tool of tools) {
    writeFileSync(join(home, "bin", tool), "");
    chmodSync(join(home, "bin", tool), 0o755);
  }
  return home;
}

const machine = (environment = {}, platform = "linux") => ({ platform, environment, user: join(root, "home/ann"), root });

test("its file `release` tells the version and the build", () => {
  const home = jdk("jdk", "25.0.1");
  assert.deepEqual(jdkIn(home, "linux"), { home, version: "25.0.1", build: "Build-25.0.1" });
});

test("a runtime without a compiler is no JDK", () => {
  assert.equal(jdkIn(jdk("jre", "25", ["java"]), "linux"), undefined);
});

test("JAVA_HOME goes before the PATH, and the PATH before the usual folders", () => {
  const usual = jdk("usr/lib/jvm/temurin-25", "25.0.3");
  assert.equal(findJdk("", machine()).jdk.home, usual);

  const onPath = jdk("opt-path/jdk", "25.0.2");
  mkdirSync(join(root, "bin"));
  symlinkSync(join(onPath, "bin/java"), join(root, "bin/java"));
  const PATH = join(root, "bin");
  assert.equal(findJdk("", machine({ PATH })).jdk.home, onPath);

  const named = jdk("named", "25.0.1");
  assert.equal(findJdk("", machine({ PATH, JAVA_HOME: named })).jdk.home, named);
});

test("an old JAVA_HOME does not hide a JDK 25 elsewhere", () => {
  const old = jdk("jdk-21", "21.0.4");
  const right = jdk("home/ann/.sdkman/candidates/java/25-tem", "25");
  assert.equal(findJdk("", machine({ JAVA_HOME: old })).jdk.home, right);
});

test("the usual folders of macOS and Windows are looked at", () => {
  const mac = jdk("Library/Java/JavaVirtualMachines/temurin-25.jdk/Contents/Home", "25");
  assert.deepEqual(allJdks(machine({}, "darwin")).map((each) => each.home), [mac]);
  const windows = jdk("Program Files/Eclipse Adoptium/jdk-25", "25", ["java.exe", "javac.exe"]);
  assert.deepEqual(allJdks(machine({}, "win32")).map((each) => each.home), [windows]);
});

test("without one the message names what was found", () => {
  const old = jdk("usr/lib/jvm/java-17", "17.0.9");
  const { problem } = findJdk("", machine());
  assert.match(problem, /needs a JDK 25 and found only 17\.0\.9 in /);
  assert.ok(problem.includes(old));
  rmSync(join(root, "usr"), { recursive: true });
  assert.match(findJdk("", machine()).problem, /found none/);
});

test("a setting that is wrong is told, never passed over", () => {
  jdk("usr/lib/jvm/java-25", "25");
  const old = jdk("old", "21");
  assert.match(findJdk(old, machine()).problem, /nnet\.java\.home is .*old, but that is Java 21/);
  assert.match(findJdk("", machine({ NNET_JAVA_HOME: "/nowhere" })).problem, /NNET_JAVA_HOME is \/nowhere, but that is no JDK/);
});
