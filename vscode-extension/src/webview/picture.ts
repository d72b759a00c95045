// Runs in the webview: shows what the extension sends, and says what the user does.

import type { Action, View } from "../editor/picturePanel.js";

declare function acquireVsCodeApi(): { postMessage(action: Action): void };

const editor = acquireVsCodeApi();
const picture = byId("picture", HTMLElement);
const choice = byId("choice", HTMLSelectElement);
const note = byId("note", HTMLElement);
const save = byId("export", HTMLButtonElement);

let drawn = "";

window.addEventListener("message", (event: MessageEvent<View>) => { show(event.data); });
choice.addEventListener("change", () => { editor.postMessage({ kind: "choose", choice: choice.value }); });
save.addEventListener("click", () => { editor.postMessage({ kind: "export" }); });
picture.addEventListener("click", (event) => {
  const node = event.target instanceof Element ? event.target.closest("[data-node]") : null;
  if (node) editor.postMessage({ kind: "click", node: Number(node.getAttribute("data-node")) });
});
editor.postMessage({ kind: "ready" });

function show(view: View): void {
  if (view.svg !== drawn) {
    picture.innerHTML = view.svg;
    drawn = view.svg;
  }
  choice.hidden = view.choices.length < 2;
  choice.replaceChildren(...view.choices.map((each) => new Option(each, each, each === view.choice, each === view.choice)));
  note.textContent = view.note;
  save.disabled = view.svg === "";
  mark(view.marked);
}

function mark(marked: readonly number[]): void {
  for (const node of picture.querySelectorAll("[data-node]")) {
    node.classList.toggle("marked", marked.includes(Number(node.getAttribute("data-node"))));
  }
  picture.querySelector(".marked")?.scrollIntoView({ block: "nearest", inline: "nearest" });
}

function byId<T extends HTMLElement>(id: string, type: abstract new () => T): T {
  const found = document.getElementById(id);
  if (!(found instanceof type)) throw new Error(`the page has no ${id}`);
  return found;
}
