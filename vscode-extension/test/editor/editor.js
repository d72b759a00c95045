// A real editor in a browser without a window: a server of its own, a fresh user, a copy of the example.

import { spawn, spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const path = (name) => fileURLToPath(new URL(`../../${name}`, import.meta.url));
const require = createRequire(path("out/editor/package.json"));
const { chromium } = require("playwright-core");
const entry = path("out/editor/node_modules/code-server/out/node/entry.js");

const BROWSER = process.env.CHROMIUM ?? "/usr/bin/chromium";
const BROWSER_ARGUMENTS = [
  "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
  "--disable-background-networking", "--disable-component-update", "--disable-sync",
];
const SETTINGS = {
  "workbench.startupEditor": "none",
  "workbench.tips.enabled": false,
  "workbench.secondarySideBar.defaultVisibility": "hidden",
  "workbench.colorTheme": "Default Light Modern",
  "editor.minimap.enabled": false,
  "files.autoSave": "off",
  "telemetry.telemetryLevel": "off",
  "window.newWindowDimensions": "default",
};

/** Opens it with a file; `payload` is what else the workbench is told. */
export async function openEditor({ example, port, payload = [], vsix }) {
  const room = mkdtempSync(join(tmpdir(), "nnet-editor-"));
  const workspace = join(room, "workspace");
  const user = join(room, "user");
  mkdirSync(workspace);
  mkdirSync(join(user, "User"), { recursive: true });
  writeFileSync(join(user, "User", "settings.json"), JSON.stringify(SETTINGS));
  const file = join(workspace, "spiral.nnet");
  cpSync(example, file);

  const folders = ["--user-data-dir", user, "--extensions-dir", join(room, "extensions")];
  if (vsix) {
    const { status, stderr } = spawnSync(process.execPath, [entry, ...folders, "--install-extension", vsix], { encoding: "utf8" });
    if (status !== 0) throw new Error(stderr);
  }
  const server = spawn(
    process.execPath,
    [
      entry, "--auth", "none", "--bind-addr", `127.0.0.1:${port}`, "--disable-telemetry", "--disable-update-check",
      "--disable-getting-started-override", "--disable-workspace-trust", ...folders,
    ],
    { detached: true, stdio: ["ignore", "pipe", "inherit"] },
  );
  await new Promise((resolve) => {
    server.stdout.on("data", (text) => { if (String(text).includes("listening on")) resolve(); });
  });
  const browser = await chromium.launch({ executablePath: BROWSER, headless: true, args: BROWSER_ARGUMENTS });
  const page = await browser.newPage({ viewport: { width: 1400, height: 860 } });
  const remote = (name) => `vscode-remote://127.0.0.1:${port}${name}`;
  const told = JSON.stringify([["openFile", remote(file)], ...payload.map(([name, value]) => [name, remote(value)])]);
  const url = `http://127.0.0.1:${port}/?folder=${encodeURIComponent(workspace)}&payload=${encodeURIComponent(told)}`;
  const close = async () => {
    await browser.close();
    process.kill(-server.pid, "SIGTERM");
    await new Promise((resolve) => server.on("close", resolve));
    rmSync(room, { recursive: true, force: true, maxRetries: 5 });
  };
  return { page, url, file, close };
}

export { path };
