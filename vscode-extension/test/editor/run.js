// The extension in a real editor: its API in the extension host, then what a person sees, with screenshots in
// out/screenshots. Run by `npm run test:editor`, after `npm run package`.

import assert from "node:assert/strict";
import { existsSync, mkdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { openEditor, path } from "./editor.js";

const example = path("../examples/start/spiral.nnet");
const screenshots = path("out/screenshots");
let failed = 0;

mkdirSync(screenshots, { recursive: true });
await hostTests();
await smokeTests();
process.exit(failed === 0 ? 0 : 1);

async function hostTests() {
  const payload = [["extensionDevelopmentPath", path("")], ["extensionTestsPath", path("test/editor/host.cjs")]];
  const editor = await openEditor({ example, port: 8531, payload });
  const ended = new Promise((resolve) => void editor.page.exposeFunction("codeAutomationExit", resolve));
  await editor.page.exposeFunction("codeAutomationLog", (_, values) => {
    for (const line of values.join(" ").split("\n")) if (/^(not )?ok |^\s/.test(line)) console.log(line);
  });
  await editor.page.goto(editor.url);
  const code = await Promise.race([ended, new Promise((resolve) => setTimeout(resolve, 240_000, 1))]);
  if (code !== 0) failed++;
  await editor.close();
}

async function smokeTests() {
  const { page, url, file, close } = await openEditor({ example, port: 8532, vsix: path("nnet.vsix") });
  const shoot = (name) => page.screenshot({ path: `${screenshots}/${name}.png` });
  const see = (selector, text) => page.locator(selector).filter({ hasText: text }).first().waitFor({ timeout: 30_000 });
  const command = async (name) => {
    await page.keyboard.press("F1");
    await page.keyboard.type(name);
    await page.locator(".quick-input-list .monaco-list-row").first().waitFor();
    await page.keyboard.press("Enter");
  };
  /** To a place of the text, `line:column`. */
  const goTo = async (place) => {
    await page.locator(".view-line").filter({ hasText: "network Spiral" }).first().click({ position: { x: 5, y: 5 } });
    await page.keyboard.press("Control+G");
    await page.keyboard.type(place);
    await page.keyboard.press("Enter");
  };
  /** Takes the file that a dialog proposes. */
  const accept = async (name) => {
    const dialog = ".quick-input-widget input.input";
    await page.waitForFunction(([input, end]) => document.querySelector(input)?.value.endsWith(end), [dialog, name], { timeout: 30_000 });
    await page.keyboard.press("Enter");
  };
  /** What a file beside the text holds, once it is there: at most two minutes later, as a busy machine compiles slowly. */
  const written = async (name) => {
    const path = join(dirname(file), name);
    for (let attempt = 0; attempt < 1200 && !(existsSync(path) && statSync(path).size > 0); attempt++) await page.waitForTimeout(100);
    return readFileSync(path, "latin1");
  };
  /** The page of a webview that has something. */
  const picture = async (selector) => {
    for (let attempt = 0; attempt < 300; attempt++) {
      for (const frame of page.frames()) if ((await frame.locator(selector).count().catch(() => 0)) > 0) return frame;
      await page.waitForTimeout(100);
    }
    throw new Error(`no picture has ${selector}`);
  };

  const steps = {
    "keywords are highlighted": async () => {
      await see(".view-line", "network Spiral");
      const colours = await page.waitForFunction(() => {
        const spans = [...document.querySelectorAll(".view-line span[class^=mtk]")];
        const found = ["network", "Spiral"].map((word) => spans.find((span) => span.textContent.trim() === word));
        return found.every((span) => span) && found.map((span) => getComputedStyle(span).color);
      });
      const [keyword, name] = await colours.jsonValue();
      assert.notEqual(keyword, name);
    },
    "shapes stand behind stages": async () => { await see(".view-line", /f32\[64\]|64\]/); },
    "the status bar has the parameters": async () => {
      await see(".statusbar-item", "4,547 parameters");
      await shoot("hints");
    },
    "a hover tells of a layer": async () => {
      await page.locator(".view-line span[class^=mtk]").filter({ hasText: /^\s*dense$/ }).first().hover();
      await see(".monaco-hover", "dense");
      await shoot("hover");
    },
    "the graph is beside the text": async () => {
      await page.keyboard.press("Escape");
      await command("nnet: Show Graph Beside");
      const graph = await picture("[data-node]");
      await graph.locator(".node.layer, .node.operator").first().click();
      await graph.locator(".node.marked").first().waitFor();
      await shoot("graph");
    },
    "the box of what the cursor is at stands out": async () => {
      const graph = await picture("[data-node]");
      await goTo("6:28");
      await graph.locator(".node.marked").filter({ hasText: "dense(64)" }).first().waitFor();
      await goTo("7:50");
      await graph.locator(".node.marked").filter({ hasText: "dense(3)" }).first().waitFor();
    },
    "the graph is saved as SVG": async () => {
      await command("nnet: Export Graph as SVG");
      await accept("Spiral.svg");
      assert.match(await written("Spiral.svg"), /^<svg /);
    },
    "an error is underlined and fixed": async () => {
      await goTo("6:28");
      await page.keyboard.press("Backspace");
      await page.locator(".squiggly-error").first().waitFor({ timeout: 30_000 });
      await see(".statusbar-item", "1 error");
      await page.keyboard.press("Control+.");
      await see(".action-widget", /dense/);
      await shoot("quick-fix");
      await page.keyboard.press("Enter");
      await page.locator(".squiggly-error").first().waitFor({ state: "detached", timeout: 30_000 });
      await see(".statusbar-item", "4,547 parameters");
      await shoot("fixed");
    },
    "the curve is drawn while training": async () => {
      await command("nnet: Train");
      const curve = await picture(".curve");
      await curve.locator('.curve[data-points="40"]').first().waitFor({ timeout: 120_000 });
      await curve.locator("#note").filter({ hasText: "done" }).waitFor({ timeout: 60_000 });
      await shoot("curve");
    },
    "a jar is made": async () => {
      await page.locator(".tab").filter({ hasText: "spiral.nnet" }).first().click();
      await command("nnet: Compile to Jar");
      await accept("spiral.jar");
      assert.match(await written("spiral.jar"), /^PK/);
    },
    "the Java is beside the text": async () => {
      await page.locator(".tab").filter({ hasText: "spiral.nnet" }).first().click();
      await command("nnet: Show Generated Java Beside");
      await see(".tab", "Spiral.java");
      await see(".view-line", "class Spiral");
      await shoot("java");
    },
  };

  await page.goto(url);
  await see(".view-line", "network Spiral");
  await page.keyboard.press("Control+B");
  for (const [name, step] of Object.entries(steps)) {
    try {
      await step();
      console.log(`ok ${name}`);
    } catch (problem) {
      failed++;
      console.log(`not ok ${name}\n${problem.stack}`);
      await shoot(`failed-${Object.keys(steps).indexOf(name)}`);
    }
  }
  await close();
}
