import * as vscode from "vscode";

const section = (): vscode.WorkspaceConfiguration => vscode.workspace.getConfiguration("nnet");

/** What users have set; `package.json` says what each means. */
export const settings = {
  javaHome: (): string => section().get<string>("java.home", "").trim(),
  launcher: (): string => section().get<string>("launcher", "").trim(),
  showCurve: (): boolean => section().get<boolean>("train.showCurve", true),
  setJavaHome: (home: string): Thenable<void> =>
    section().update("java.home", home, vscode.ConfigurationTarget.Global),
};

/** Those that the server is started with. */
export function startsAnew(event: vscode.ConfigurationChangeEvent): boolean {
  return ["nnet.java.home", "nnet.launcher"].some((name) => event.affectsConfiguration(name));
}
