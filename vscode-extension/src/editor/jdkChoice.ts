// Lets the user choose a JDK among those of the machine.

import * as vscode from "vscode";
import { allJdks, isRight, jdkIn } from "../core/jdk.js";
import { machine } from "./machine.js";
import { settings } from "./settings.js";

const BROWSE = "$(folder) Choose a folder ...";

export async function chooseJdk(): Promise<void> {
  const found = allJdks(machine).map((jdk) => ({
    label: `${isRight(jdk) ? "$(check)" : "$(circle-slash)"} Java ${jdk.version}`,
    description: jdk.home,
  }));
  const picked = await vscode.window.showQuickPick([...found, { label: BROWSE, description: "" }], {
    title: "The JDK that nnet runs with",
    placeHolder: "nnet needs a JDK 25",
  });
  if (!picked) return;
  const home = picked.label === BROWSE ? await browse() : picked.description;
  if (home === undefined) return;
  const jdk = jdkIn(home, machine.platform);
  if (jdk && isRight(jdk)) await settings.setJavaHome(home);
  else void vscode.window.showErrorMessage(`${home} has ${jdk ? `Java ${jdk.version}` : "no JDK"}; nnet needs a JDK 25.`);
}

async function browse(): Promise<string | undefined> {
  const folders = await vscode.window.showOpenDialog({ canSelectFiles: false, canSelectFolders: true, openLabel: "Use this JDK" });
  return folders?.[0]?.fsPath;
}
