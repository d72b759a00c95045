// Puts the compiler, which is the language server as well, into server/: the jars of the last build.

import { cpSync, existsSync, mkdirSync, readdirSync, rmSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { join } from "node:path";

const target = fileURLToPath(new URL("../../compiler/target", import.meta.url));
const server = fileURLToPath(new URL("../server", import.meta.url));
const compiler = join(target, "nnet-compiler.jar");

if (!existsSync(compiler)) {
  console.error("There is no compiler yet: run ./mvnw -q -Pquick -DskipTests -pl compiler -am package in the folder above.");
  process.exit(1);
}

rmSync(server, { recursive: true, force: true });
mkdirSync(server);
cpSync(compiler, join(server, "nnet-compiler.jar"));
for (const name of readdirSync(join(target, "lib"))) cpSync(join(target, "lib", name), join(server, name));
