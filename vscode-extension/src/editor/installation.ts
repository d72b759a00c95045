// Which compiler is used: the launcher of the setting, or the jars that came with the extension.

import { existsSync } from "node:fs";
import { join } from "node:path";
import type * as vscode from "vscode";
import { findJdk } from "../core/jdk.js";
import type { Installation } from "../core/launch.js";
import { machine } from "./machine.js";
import { settings } from "./settings.js";

export type Found = { readonly installation: Installation } | { readonly problem: string };

export function findInstallation(context: vscode.ExtensionContext): Found {
  const path = settings.launcher();
  if (path !== "") {
    return existsSync(path)
      ? { installation: { kind: "launcher", path, javaHome: settings.javaHome() } }
      : { problem: `The setting nnet.launcher is ${path}, but there is no such file.` };
  }
  const search = findJdk(settings.javaHome(), machine);
  if ("problem" in search) return search;
  const { version } = context.extension.packageJSON as { version: string };
  const build = `${version}-${search.jdk.build}`.replace(/[^\w.+-]/g, "_");
  return {
    installation: {
      kind: "bundled",
      jars: join(context.extensionPath, "server"),
      jdk: search.jdk,
      cache: join(context.globalStorageUri.fsPath, `${build}.aot`),
    },
  };
}
