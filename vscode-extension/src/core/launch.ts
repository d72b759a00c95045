// The command line that starts the compiler: with the jars of the extension, or a launcher of the user's.

import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { executable, type Jdk } from "./jdk.js";

export interface Bundled {
  readonly kind: "bundled";
  /** The folder with the jars. */
  readonly jars: string;
  readonly jdk: Jdk;
  /** Classes loaded beforehand; used if the file is there. */
  readonly cache: string;
}

export interface Launcher {
  readonly kind: "launcher";
  /** The script `nnet` of a checkout. */
  readonly path: string;
  /** Empty to let it search. */
  readonly javaHome: string;
}

export type Installation = Bundled | Launcher;

export interface Launch {
  readonly command: string;
  readonly args: readonly string[];
  /** What is added to the environment. */
  readonly environment: Readonly<Record<string, string>>;
}

export interface LaunchOptions {
  /** Whether a person sees the output in a terminal, so that it may have colours. */
  readonly terminal?: boolean;
  /** Instead of the option for the cache. */
  readonly cacheOption?: string;
}

const MAIN = "nnet.compiler.cli.Main";
const COMPILER = "nnet-compiler.jar";

/** The server lives long: its heap is collected before it grows. */
const SMALL_HEAP = ["-Xms24m", "-Xmn8m"];

export function launch(
  installation: Installation,
  words: readonly string[],
  machine: { readonly platform: NodeJS.Platform; readonly environment: Readonly<Record<string, string | undefined>> },
  options: LaunchOptions = {},
): Launch {
  const environment = locale(machine);
  switch (installation.kind) {
    case "launcher": {
      const java = installation.javaHome === "" ? {} : { NNET_JAVA_HOME: installation.javaHome };
      const start = script(installation.path, words, machine.platform);
      return { ...start, environment: { ...environment, ...java } };
    }
    case "bundled": {
      const java = join(installation.jdk.home, "bin", executable("java", machine.platform));
      const heap = words[0] === "lsp" ? SMALL_HEAP : [];
      const args = [...javaOptions(installation, java, machine.platform, options), ...heap, MAIN, ...words];
      return { command: java, args, environment };
    }
  }
}

/** Windows starts `nnet.cmd` only by its shell. */
function script(path: string, words: readonly string[], platform: NodeJS.Platform): { command: string; args: readonly string[] } {
  return platform === "win32" ? { command: "cmd.exe", args: ["/d", "/c", path, ...words] } : { command: path, args: words };
}

function javaOptions(
  { jars, cache }: Bundled,
  java: string,
  platform: NodeJS.Platform,
  { terminal = false, cacheOption }: LaunchOptions,
): string[] {
  return [
    cacheOption ?? (existsSync(cache) ? `-XX:AOTCache=${cache}` : "-Xshare:auto"),
    "-XX:TieredStopAtLevel=1",
    "-XX:+UseSerialGC",
    "-Xlog:disable",
    "-Xlog:all=error:stderr",
    "-Dstdout.encoding=UTF-8",
    "-Dstderr.encoding=UTF-8",
    `-Dnnet.home=${jars}`,
    `-Dnnet.java=${java}`,
    `-Dnnet.terminal=${terminal ? "12" : ""}`,
    "-cp",
    classPath(jars, platform),
  ];
}

/** The compiler first, then its libraries: the same order each time, as a cache wants it. */
function classPath(jars: string, platform: NodeJS.Platform): string {
  const libraries = readdirSync(jars).filter((name) => name.endsWith(".jar") && name !== COMPILER);
  const files = [COMPILER, ...libraries.sort()].map((name) => join(jars, name));
  return files.join(platform === "win32" ? ";" : ":");
}

/** Without a UTF-8 locale Java could not even open a file with an umlaut in its name. */
function locale({ platform, environment }: Parameters<typeof launch>[2]): Record<string, string> {
  const said = environment["LC_ALL"] ?? environment["LC_CTYPE"] ?? environment["LANG"] ?? "";
  return platform === "linux" && ["", "C", "POSIX"].includes(said) ? { LC_ALL: "C.UTF-8" } : {};
}
