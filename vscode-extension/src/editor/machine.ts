import { homedir } from "node:os";
import { parse } from "node:path";
import type { Machine } from "../core/jdk.js";

/** The machine that the editor runs on. */
export const machine: Machine = {
  platform: process.platform,
  environment: process.env,
  user: homedir(),
  root: parse(homedir()).root,
};
