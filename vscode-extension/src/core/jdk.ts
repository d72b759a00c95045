// Finds a JDK 25 the way the launcher `nnet` does: by the file `release`, without starting Java.

import { existsSync, readdirSync, readFileSync, realpathSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";

export interface Jdk {
  readonly home: string;
  readonly version: string;
  /** Tells two builds of one version apart. */
  readonly build: string;
}

/** What the search depends on. */
export interface Machine {
  readonly platform: NodeJS.Platform;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** The user's folder. */
  readonly user: string;
  /** The folder of all folders, `/` outside of tests. */
  readonly root: string;
}

export type Search = { readonly jdk: Jdk } | { readonly problem: string };

const NEEDED = 25;

/** What is in this folder: a JDK of any version, or nothing. */
export function jdkIn(home: string, platform: NodeJS.Platform): Jdk | undefined {
  const release = join(home, "release");
  if (!existsSync(release)) return undefined;
  const values = new Map(
    readFileSync(release, "utf8")
      .split(/\r?\n/)
      .map((line) => /^(\w+)="?(.*?)"?$/.exec(line))
      .filter((match) => match !== null)
      .map(([, key = "", value = ""]) => [key, value]),
  );
  const version = values.get("JAVA_VERSION");
  if (version === undefined) return undefined;
  const tools = ["java", "javac"].map((tool) => join(home, "bin", executable(tool, platform)));
  if (!tools.every((tool) => existsSync(tool))) return undefined;
  return { home, version, build: values.get("IMPLEMENTOR_VERSION") ?? version };
}

/** The JDK of the setting, or else the first that is found. */
export function findJdk(setting: string, machine: Machine): Search {
  if (setting !== "") return chosen(setting, "The setting nnet.java.home", machine.platform);
  const variable = machine.environment["NNET_JAVA_HOME"] ?? "";
  if (variable !== "") return chosen(variable, "The variable NNET_JAVA_HOME", machine.platform);

  const found = allJdks(machine);
  const jdk = found.find(isRight);
  if (jdk) return { jdk };
  const others = found.map((each) => `${each.version} in ${each.home}`);
  return {
    problem:
      `nnet needs a JDK ${NEEDED} and found ` +
      (others.length === 0 ? "none." : `only ${others.join(", ")}.`) +
      " Install one (https://adoptium.net has it for every system) or choose its folder.",
  };
}

/** All JDKs of the machine, in the order in which they are preferred. */
export function allJdks(machine: Machine): Jdk[] {
  const folders = [...new Set(places(machine))];
  return folders.map((folder) => jdkIn(folder, machine.platform)).filter((jdk) => jdk !== undefined);
}

export function isRight(jdk: Jdk): boolean {
  return Number.parseInt(jdk.version, 10) === NEEDED;
}

export function executable(name: string, platform: NodeJS.Platform): string {
  return platform === "win32" ? `${name}.exe` : name;
}

function chosen(home: string, by: string, platform: NodeJS.Platform): Search {
  const jdk = jdkIn(home, platform);
  if (jdk && isRight(jdk)) return { jdk };
  const what = jdk ? `Java ${jdk.version}` : "no JDK";
  return { problem: `${by} is ${home}, but that is ${what}; nnet needs a JDK ${NEEDED}.` };
}

function places(machine: Machine): string[] {
  const { environment, platform } = machine;
  const java = environment["JAVA_HOME"] ?? "";
  return [
    ...(java === "" ? [] : [java]),
    ...(environment["PATH"] ?? "")
      .split(delimiter)
      .map((folder) => join(folder, executable("java", platform)))
      .filter((file) => existsSync(file))
      .map((file) => dirname(dirname(realpathSync(file)))),
    ...usual(machine),
  ];
}

function usual({ platform, user, root, environment }: Machine): string[] {
  const own = [".sdkman/candidates/java", ".jdks", ".local/share/mise/installs/java", ".asdf/installs/java"];
  const users = own.flatMap((folder) => inside(join(user, folder)));
  if (platform === "win32") {
    const programs = environment["ProgramFiles"] ?? join(root, "Program Files");
    const vendors = ["Eclipse Adoptium", "Java", "Microsoft", "Zulu", "Amazon Corretto", "BellSoft"];
    return [...vendors.flatMap((vendor) => inside(join(programs, vendor))), ...users];
  }
  if (platform === "darwin") {
    const machines = [join(root, "Library/Java/JavaVirtualMachines"), join(user, "Library/Java/JavaVirtualMachines")];
    const brewed = inside(join(root, "opt/homebrew/opt")).filter((folder) => /openjdk(@\d+)?$/.test(folder));
    return [
      ...machines.flatMap(inside).map((folder) => join(folder, "Contents/Home")),
      ...brewed.map((folder) => join(folder, "libexec/openjdk.jdk/Contents/Home")),
      ...users,
    ];
  }
  return [...["usr/lib/jvm", "usr/java", "opt/java", "opt"].flatMap((folder) => inside(join(root, folder))), ...users];
}

function inside(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder).sort().map((name) => join(folder, name));
}
