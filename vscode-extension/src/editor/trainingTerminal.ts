// A terminal in which a training writes what it tells, for people; Ctrl-C stops it.

import { spawn, type ChildProcess } from "node:child_process";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import * as vscode from "vscode";
import type { Launch } from "../core/launch.js";
import { describe, parseEvent, type TrainingEvent } from "../core/trainingEvents.js";

export interface Listener {
  told(event: TrainingEvent): void;
  /** Without an exit code it was stopped. */
  ended(exitCode: number | undefined): void;
}

const CTRL_C = "\x03";

export class TrainingTerminal implements vscode.Pseudoterminal {
  private readonly written = new vscode.EventEmitter<string>();
  private readonly closed = new vscode.EventEmitter<number>();
  private process: ChildProcess | undefined;
  private stopped = false;

  readonly onDidWrite = this.written.event;
  readonly onDidClose = this.closed.event;

  constructor(
    private readonly start: Launch,
    private readonly folder: string,
    private readonly listener: Listener,
  ) {}

  open(): void {
    const { command, args, environment } = this.start;
    const child = spawn(command, args, { cwd: this.folder, env: { ...process.env, ...environment }, stdio: ["ignore", "pipe", "pipe"] });
    this.process = child;
    this.lines(child.stdout, (line) => {
      const event = parseEvent(line);
      this.listener.told(event);
      this.write(...describe(event));
    });
    this.lines(child.stderr, (line) => { this.write(line); });
    child.on("error", (problem) => { this.write(`error: ${problem.message}`); });
    child.on("close", (code) => { this.end(code ?? 1); });
  }

  /** The terminal was closed by the user. */
  close(): void {
    this.stop();
  }

  handleInput(data: string): void {
    if (data === CTRL_C) this.stop();
  }

  private end(code: number): void {
    this.process = undefined;
    this.listener.ended(this.stopped ? undefined : code);
    this.closed.fire(code);
  }

  /** As Ctrl-C in a shell: a checkpoint is written, and `--resume` goes on from it. */
  private stop(): void {
    if (!this.process?.pid) return;
    this.stopped = true;
    if (process.platform === "win32") spawn("taskkill", ["/pid", String(this.process.pid), "/T", "/F"]);
    else this.process.kill("SIGINT");
  }

  private lines(stream: Readable, take: (line: string) => void): void {
    createInterface({ input: stream }).on("line", take);
  }

  private write(...lines: readonly string[]): void {
    for (const line of lines) this.written.fire(`${line}\r\n`);
  }
}
