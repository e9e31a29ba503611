// A server with a store of its own, and Debian's Chromium to look at it with.
import { execFileSync, spawn } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import assert from "node:assert/strict";
import axe from "axe-core";
import { chromium } from "playwright-core";

export const ROOT = join(dirname(fileURLToPath(import.meta.url)), "../..");
const ZABIT = process.env.ZABIT_BIN || join(process.env.CARGO_TARGET_DIR || join(ROOT, "target"), "release/zabit");
const CHROMIUM = process.env.CHROMIUM || ["/usr/bin/chromium", "/usr/bin/chromium-browser"].find(existsSync);
const FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
  "--disable-component-update", "--disable-sync"];

// A server at work; `stories` are files or folders for `zabit add`, texts as JSON Lines come in by `lines`.
export async function serve({ stories = [], lines = "" }) {
  const folder = mkdtempSync(join(tmpdir(), "zabit-browser-"));
  const store = join(folder, "kayit.db");
  const add = (args, input) => execFileSync(ZABIT, ["add", "--quiet", "--store", store, ...args], { input, stdio: ["pipe", "ignore", "inherit"] });
  if (stories.length) add(stories);
  if (lines) add(["-"], lines);
  const server = spawn(ZABIT, ["serve", "--store", store, "--listen", "127.0.0.1:0", "--rate", "100000"], { stdio: ["ignore", "ignore", "pipe"] });
  const base = await new Promise((done, failed) => {
    let told = "";
    server.stderr.on("data", (some) => {
      told += some;
      const address = told.match(/http:\/\/[^/\s]+/);
      if (address) done(address[0]);
    });
    server.on("exit", () => failed(new Error(`zabit serve ended: ${told}`)));
  });
  const close = () => new Promise((done) => {
    server.removeAllListeners("exit");
    server.on("exit", () => { rmSync(folder, { recursive: true, force: true }); done(); });
    server.kill("SIGTERM");
  });
  return { base, close };
}

export function invented(count) {
  return execFileSync("python3", [join(ROOT, "bench/stories.py"), String(count)], { maxBuffer: 1 << 28 }).toString();
}

export const browser = () => {
  assert(CHROMIUM, "chromium is needed: apt-get install -y chromium");
  return chromium.launch({ executablePath: CHROMIUM, args: FLAGS });
};

// A page that notes whatever goes wrong on it: errors of scripts, of the console, of the policy, windows that open.
export async function visitor(browser, base, options = {}) {
  const context = await browser.newContext({ baseURL: base, locale: "tr-TR", viewport: { width: 1280, height: 800 }, ...options });
  const page = await context.newPage();
  page.faults = [];
  page.on("pageerror", (error) => page.faults.push(`script: ${error.message}`));
  page.on("dialog", (dialog) => { page.faults.push(`dialog: ${dialog.message()}`); dialog.dismiss(); });
  // The browser itself notes answers like 404 as errors; those are meant where they are asked for.
  const meant = (text) => /Failed to load resource.*status of (400|404|422)/.test(text);
  page.on("console", (line) => {
    if (["error", "warning"].includes(line.type()) && !meant(line.text())) page.faults.push(`console: ${line.text()}`);
  });
  page.on("request", (request) => {
    if (!request.url().startsWith(base) && !/^(data|blob|about):/.test(request.url())) page.faults.push(`asks for ${request.url()}`);
  });
  return page;
}

export const clean = (page, where = page.url()) => assert.deepEqual(page.faults, [], where);

// What axe finds that is serious or critical, each in a line.
export async function faults(page) {
  await page.evaluate(axe.source);
  const found = await page.evaluate(() => window.axe.run(document, { resultTypes: ["violations"] }));
  return found.violations
    .filter((one) => ["serious", "critical"].includes(one.impact))
    .flatMap((one) => one.nodes.map((node) => `${one.id}: ${node.target.join(" ")}: ${node.failureSummary.replaceAll("\n", " ")}`));
}

// What is wider than the window, if the page is.
export const overflow = (page) => page.evaluate(() => {
  const width = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= width) return [];
  return [...document.querySelectorAll("body *")].filter((one) => one.getBoundingClientRect().right > width + 1)
    .slice(0, 5).map((one) => `${one.tagName}.${one.className} ${Math.round(one.getBoundingClientRect().right)}px`);
});
