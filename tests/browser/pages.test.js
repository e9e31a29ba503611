// Every page that a link leads to: no serious fault of accessibility, nothing too wide, no error, in light and dark.
import { after, before, test } from "node:test";
import assert from "node:assert/strict";
import { join } from "node:path";
import { ROOT, browser, clean, faults, invented, overflow, serve, visitor } from "./harness.js";

let server, chrome;
before(async () => {
  server = await serve({ stories: [join(ROOT, "examples")], lines: invented(60) });
  chrome = await browser();
});
after(async () => { await chrome?.close(); await server?.close(); });

// Addresses of one shape are one page: numbers are put aside, and what stands behind each key.
const shape = (url) => url.pathname.replace(/\d+|[0-9a-f]{16,}/g, "N") + "?" + [...url.searchParams.keys()].sort().join("&");

// Some pages of each shape, found by their links from the first one.
async function pages(page) {
  const waiting = ["/"], seen = new Set(["/"]), of = new Map(), found = [];
  while (waiting.length) {
    const path = waiting.shift();
    const answer = await page.request.get(path, { headers: { "accept-language": "tr" } });
    assert.equal(answer.status(), 200, path);
    if (!(answer.headers()["content-type"] || "").startsWith("text/html")) continue;
    found.push(path);
    await page.goto(path);
    for (const href of await page.locator("a[href]").evaluateAll((all) => all.map((one) => new URL(one.getAttribute("href"), document.baseURI).href))) {
      const url = new URL(href);
      if (url.origin !== server.base || url.searchParams.has("lang") || url.pathname.startsWith("/api/")) continue;
      const next = url.pathname + url.search, kind = shape(url);
      if (seen.has(next) || (of.get(kind) || 0) >= 2) continue;
      of.set(kind, (of.get(kind) || 0) + 1);
      seen.add(next);
      waiting.push(next);
    }
  }
  return found;
}

const FAULTS = ["/story/999999", "/search?q=a&since=d%C3%BCn"];

async function look(page, where) {
  assert.deepEqual(await faults(page), [], `${where}: accessibility`);
  assert.deepEqual(await overflow(page), [], `${where}: too wide`);
}

test("every page, light and dark, wide and narrow", async () => {
  const first = await visitor(chrome, server.base);
  const all = [...await pages(first), ...FAULTS];
  clean(first);
  assert.ok(all.length > 10, all.join(" "));
  for (const [scheme, width] of [["light", 1280], ["dark", 360]]) {
    const page = await visitor(chrome, server.base, { colorScheme: scheme, viewport: { width, height: 800 }, locale: width > 400 ? "tr-TR" : "en-GB" });
    for (const path of all) {
      await page.goto(path);
      // What is folded away is looked at too.
      await page.evaluate(() => document.querySelectorAll("details").forEach((one) => { one.open = true; }));
      await look(page, `${path} (${scheme}, ${width} px)`);
    }
    clean(page);
    await page.context().close();
  }
  const narrow = await visitor(chrome, server.base, { viewport: { width: 360, height: 740 } });
  const dark = await visitor(chrome, server.base, { colorScheme: "dark" });
  for (const path of all) {
    await narrow.goto(path);
    assert.deepEqual(await overflow(narrow), [], `${path}: too wide`);
    await dark.goto(path);
    assert.deepEqual(await faults(dark), [], `${path} (dark)`);
  }
});

test("pages that only a form leads to", async () => {
  for (const colorScheme of ["light", "dark"]) {
    const page = await visitor(chrome, server.base, { colorScheme, viewport: { width: 360, height: 800 } });
    await page.goto("/paste");
    await page.fill("#text", "Vali Kemal Sınar, \"Yol açıldı.\" dedi. Sınar, 2030'a kadar 12 milyon lira harcanacağını söyledi.");
    await page.click("#pasting button[value=read]");
    await page.locator("#pasted h4").first().waitFor();
    await look(page, "the record of a pasted story");
    const lines = ["yolun", "tünelin"].map((what) => JSON.stringify({ text: `Vali Kemal Sınar, ${what} açıldığını söyledi.` })).join("\n");
    await page.goto("/paste");
    await page.setInputFiles("#file", { name: "iki.jsonl", mimeType: "application/json", buffer: Buffer.from(lines) });
    await page.waitForURL(/\/paste\/file\//);
    await look(page, "stories of a file");
    await page.goto("/people");
    await page.locator(".list a").first().click();
    await page.locator("a[href$='?correct=1']").click();
    await page.fill("#correct-merge", "Yok Biri");
    await page.locator("form[action='/decide/merge'] button").click();
    await page.waitForURL(/\/decide\/merge/);
    await look(page, "a name that is nobody's");
    await page.goBack();
    await page.locator("details.correct").evaluate((one) => { one.open = true; });
    await page.fill("#correct-name", `Ayşe Örnek ${colorScheme}`);
    await page.locator("form[action='/decide/rename'] button").click();
    await page.goto("/decisions");
    assert.ok(await page.locator(".decisions li").count());
    await look(page, "the log");
    clean(page);
  }
});
