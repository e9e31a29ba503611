// With ZABIT_SHOTS=FOLDER the pictures of the README are written there: every page of the navigation, and what it leads to.
import { after, before, test } from "node:test";
import { join } from "node:path";
import { ROOT, browser, invented, serve, visitor } from "./harness.js";

const SHOTS_TO = process.env.ZABIT_SHOTS;
let server, chrome;
before(async () => {
  if (!SHOTS_TO) return;
  server = await serve({ stories: [join(ROOT, "examples")], lines: invented(60) });
  chrome = await browser();
});
after(async () => { await chrome?.close(); await server?.close(); });

// Pictures for the README: a name, how to get there.
const SHOTS = {
  home: async (page) => page.goto("/"),
  people: async (page) => page.goto("/people"),
  person: async (page) => { await page.goto("/people"); await page.locator(".list a").first().click(); },
  search: async (page) => page.goto("/search?q=k%C3%B6pr%C3%BC"),
  story: async (page) => {
    await page.goto("/search?q=mutabakat");
    await page.locator(".hits h3 a").first().click();
    await page.locator(".speakers .line").first().click();
    await page.locator("#panel.filled").waitFor();
    await page.evaluate(() => scrollTo(0, 0));
  },
  correct: async (page) => {
    await SHOTS.story(page);
    await page.locator("#panel details.correct summary").click();
    await page.locator("#panel details.correct").scrollIntoViewIfNeeded();
  },
  paste: async (page) => {
    await page.goto("/paste");
    await page.fill("#text", "Örnek Birliği Genel Sekreteri Kemal Sınar, \"Yeni köprü yıl sonunda açılacak.\" dedi. Sınar, köprü için 12 milyon lira " +
      "harcandığını söyledi. Toplantıya Deneme Vakfı Başkanı Ayşe Denemez de katıldı.");
    await page.click("#pasting button[value=read]");
    await page.locator("#pasted h4").first().waitFor();
    await page.evaluate(() => scrollTo(0, 0));
  },
  decisions: async (page) => page.goto("/decisions"),
  between: async (page) => page.goto("/between?a=Japonya&b=Kazakistan"),
  figures: async (page) => page.goto("/figures?measure=ticaret%20hacmi"),
};

// Something to see in the log: a figure, and a source that was put back.
async function decided(page) {
  await page.goto("/search?q=mutabakat");
  await page.locator(".hits h3 a").first().click();
  const panel = async (mark, form) => {
    await mark.click();
    await page.locator("#panel details.correct summary").click();
    return page.locator(`#panel form[action='/decide/${form}'] button`).first();
  };
  const source = await panel(page.locator(".speakers .line").first(), "source");
  await page.selectOption("#correct-source", "nobody");
  await source.click();
  await (await panel(page.locator(".text .figure").first(), "figure")).click();
  await page.goto("/decisions");
  await page.locator(".decisions li", { hasText: /belli olmadığına|not known/ }).locator("button").click();
}

test("pictures of the pages", { skip: !SHOTS_TO && "pictures are not asked for" }, async () => {
  await decided(await visitor(chrome, server.base));
  for (const [code, locale] of [["tr", "tr-TR"], ["en", "en-GB"]]) {
    const page = await visitor(chrome, server.base, { locale, colorScheme: "light" });
    await page.goto("/");
    // Pages of others that the navigation leads to get a picture by themselves.
    const nav = await page.locator("header nav a").evaluateAll((all) => all.map((one) => new URL(one.href).pathname));
    const known = new Set(["/", "/people", "/search", "/paste", "/decisions"]);
    const more = Object.fromEntries(nav.filter((path) => !known.has(path)).map((path) => [path.slice(1).replaceAll("/", "-"), (page) => page.goto(path)]));
    for (const [name, go] of Object.entries({ ...more, ...SHOTS })) {
      await go(page);
      await page.screenshot({ path: join(SHOTS_TO, `${name}.${code}.png`) });
    }
  }
});
