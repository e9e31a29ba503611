// What a person does with the pages.
import { after, before, test } from "node:test";
import assert from "node:assert/strict";
import { join } from "node:path";
import { ROOT, browser, clean, serve, visitor } from "./harness.js";

const STORY = (title, text, outlet = "Deneme Ajansı") => JSON.stringify({ title, text, outlet, date: "2025-03-01" });
const LINES = [
  STORY("Iğdır'da ırmak temizlendi", "Iğdır Belediye Başkanı Ayşe Denemez, \"Irmağın temizliği bitti.\" dedi. Denemez, 12 milyon lira " +
    "harcandığını söyledi. Toplantıya İzmit Valisi Işıl İnce de katıldı."),
  STORY("İzmit'te sergi", "İzmit Valisi Işıl İnce, serginin açıldığını söyledi. İnce, \"İlgi büyük.\" dedi."),
  STORY("Ticaret", "Ticaret Bakanı Murat Yalçıner, Türkiye ile Kazakistan arasındaki ticaret hacminin 5 milyar dolara ulaştığını söyledi. " +
    "Türkiye ile Kazakistan arasında Yol Protokolü imzalandı."),
  STORY("Festival", "Belediye Başkanı Mehmet Yalçıner, \"Filmimiz Kazakistan'da gösterilecek.\" dedi."),
].join("\n");
const HOSTILE = "<script>window.ran = 1</script><img src=x onerror=\"window.ran = 1\"> Vali Ayşe Denemez, \"<svg onload=window.ran=1> " +
  "{{ 7*7 }} <a href='javascript:window.ran=1'>yol</a> açıldı.\" dedi. </textarea><script>window.ran = 1</script>";

let server, chrome;
before(async () => { server = await serve({ stories: [join(ROOT, "examples")], lines: LINES }); chrome = await browser(); });
after(async () => { await chrome?.close(); await server?.close(); });

const looking = async (options) => visitor(chrome, server.base, options);
const story = async (page, words) => {
  await page.goto(`/search?q=${encodeURIComponent(words)}`);
  await page.locator(".hits h3 a").first().click();
};

test("a story is pasted, its speakers are seen, and one is followed", async () => {
  const page = await looking();
  await page.goto("/paste");
  await page.fill("#text", "Örnek Birliği Genel Sekreteri Kemal Sınar, \"Yeni okul açıldı.\" dedi. Sınar, 3 milyon lira harcandığını söyledi.");
  await page.click("button[value=read]");
  await page.locator("#pasted h4", { hasText: "Kemal Sınar" }).waitFor();
  assert.equal(new URL(page.url()).pathname, "/paste", "the record appears in place");
  assert.match(await page.locator("#pasted").innerText(), /3\.000\.000 TRY/);
  assert.equal((await page.request.get("/search?q=okul&newest=1")).ok(), true);
  await page.fill("#title", "Okul açıldı");
  await page.fill("#published", "2025-08-01");
  await page.click("#pasting button[value=keep]");
  await page.waitForURL(/\/story\/\d+$/);
  assert.match(await page.locator("h1").innerText(), /Okul açıldı/);
  assert.match(await page.locator(".story header").innerText(), /1 Ağustos 2025/);
  await page.locator(".speakers h3 a", { hasText: "Kemal Sınar" }).click();
  await page.waitForURL(/\/entity\/e\d+/);
  assert.match(await page.locator("h1").innerText(), /Kemal Sınar/);
  assert.match(await page.locator("main").innerText(), /Yeni okul açıldı/);
  clean(page);
});

test("a file is chosen: one story fills the form, several are a list", async () => {
  const page = await looking();
  await page.goto("/paste");
  const one = STORY("Liman büyüyor", "Vali Veli Denemez, limanın büyüyeceğini söyledi.");
  await page.setInputFiles("#file", { name: "bir.jsonl", mimeType: "application/json", buffer: Buffer.from(one) });
  await page.locator("#pasted h4", { hasText: "Veli Denemez" }).waitFor();
  assert.equal(await page.inputValue("#title"), "Liman büyüyor");
  await page.goto("/paste");
  const two = [one, STORY("Tünel hazır", "Vali Veli Denemez, tünelin hazır olduğunu söyledi.")].join("\n");
  await page.setInputFiles("#file", { name: "iki.jsonl", mimeType: "application/json", buffer: Buffer.from(two) });
  await page.waitForURL(/\/paste\/file\//);
  await page.uncheck("#item-1");
  await page.click("main form button");
  assert.match(await page.locator("[role=status]").innerText(), /1 haber artık depoda/);
  await page.getByRole("link", { name: "Tünel hazır" }).click();
  await page.waitForURL(/\/story\/\d+/);
  clean(page);
});

test("what was typed stays when something is wrong", async () => {
  const page = await looking();
  await page.goto("/paste");
  await page.fill("#text", "The minister said that the bridge will be opened at the end of the year, and nobody was hurt.");
  await page.fill("#outlet", "Örnek");
  await page.click("button[value=read]");
  await page.locator("#paste-wrong", { hasText: "Türkçe değil" }).waitFor();
  assert.match(await page.inputValue("#text"), /bridge/);
  assert.equal(await page.inputValue("#outlet"), "Örnek");
  await page.route("**/paste", (route) => route.abort());
  await page.click("button[value=read]");
  await page.locator("#paste-wrong", { hasText: "yanıt vermedi" }).waitFor();
  assert.match(await page.inputValue("#text"), /bridge/);
});

test("a wrong source is corrected and put back", async () => {
  const page = await looking();
  await story(page, "ırmak temizlendi");
  await page.locator(".speakers .line").first().click();
  await page.locator("#panel details.correct summary").click();
  await page.selectOption("#correct-source", { label: "Işıl İnce" });
  await page.locator("#panel form[action='/decide/source'] button").click();
  await page.waitForURL(/mark=s\d+/);
  assert.match(await page.locator("#panel dl").innerText(), /Işıl İnce/);
  await page.goto("/decisions");
  assert.match(await page.locator(".decisions li").first().innerText(), /“Işıl İnce” sayıldı/);
  await page.locator(".decisions li button").first().click();
  assert.match(await page.locator(".decisions li").first().innerText(), /geri alındı/);
  await story(page, "ırmak temizlendi");
  assert.doesNotMatch(await page.locator(".speakers section").first().innerText(), /Işıl İnce/);
  clean(page);
});

test("a name that several have is asked for; a figure is corrected", async () => {
  const page = await looking();
  await story(page, "ırmak temizlendi");
  await page.locator(".speakers .line").first().click();
  await page.locator("#panel details.correct summary").click();
  await page.fill("#correct-other", "Yalçıner");
  await page.locator("#panel form[action='/decide/source'] button").click();
  await page.locator(".choices button", { hasText: "Mehmet Yalçıner" }).click();
  await page.waitForURL(/\/story\/\d+/);
  assert.match(await page.locator("#panel dl").innerText(), /Mehmet Yalçıner/);
  await page.locator("#panel details.correct summary").click();
  await page.locator("#panel form[action='/decide/undo'] button").click();
  await page.waitForURL(/\/story\/\d+/);
  await page.locator(".text .figure").first().click();
  await page.locator("#panel details.correct summary").click();
  await page.fill("#correct-value", "13,5");
  await page.locator("#panel form[action='/decide/figure'] button").first().click();
  await page.waitForURL(/mark=q\d+/);
  assert.match(await page.locator("#panel dl").innerText(), /13,5 TRY/);
  assert.match(await page.locator("#panel dl").innerText(), /12\.000\.000 TRY/, "what was read is shown too");
  clean(page);
});

test("search knows İ, I, ı and i", async () => {
  const page = await looking();
  for (const [typed, found] of [["IĞDIR", "Iğdır'da"], ["ırmağın", "Iğdır'da"], ["izmit", "İzmit'te"], ["İZMİT", "İzmit'te"]]) {
    await page.goto("/");
    await page.fill("#seek", typed);
    await page.press("#seek", "Enter");
    await page.waitForURL(/\/search/);
    assert.match(await page.locator(".hits").innerText(), new RegExp(found), typed);
    assert.ok(await page.locator(".hits mark").count(), typed);
  }
  clean(page);
});

test("pages speak Turkish and English; the switch stays", async () => {
  const page = await looking({ locale: "en-GB" });
  await page.goto("/people");
  assert.equal(await page.locator("html").getAttribute("lang"), "en");
  await page.click("a.switch");
  assert.equal(await page.locator("html").getAttribute("lang"), "tr");
  await page.locator("nav a[href='/decisions']").click();
  assert.match(await page.locator("h1").innerText(), /Kararlar/);
  clean(page);
});

test("the keyboard is enough", async () => {
  const page = await looking();
  const focused = () => page.evaluate(() => document.activeElement.outerHTML.slice(0, 200));
  const tabTo = async (what, most = 120) => {
    for (let at = 0; at < most; at++) {
      await page.keyboard.press("Tab");
      if (await page.evaluate((what) => document.activeElement.matches(what), what)) return;
    }
    assert.fail(`${what} is not reached; at ${await focused()}`);
  };
  await page.goto("/");
  await page.keyboard.press("Tab");
  assert.match(await focused(), /class="skip"/);
  await tabTo("#seek");
  await page.keyboard.type("ırmak temizlendi");
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/search/);
  await tabTo(".hits h3 a");
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/story\//);
  await tabTo(".text .sign");
  await page.keyboard.press("Enter");
  await page.locator("#panel.filled").waitFor();
  await tabTo("#panel details.correct summary", 20);
  await page.keyboard.press("Enter");
  await tabTo("#correct-source", 5);
  await page.keyboard.press("Escape");
  assert.equal(await page.locator("#panel.filled").count(), 0);
  assert.match(await focused(), /class="sign"/, "the way back leads to the mark");
  clean(page);
});

test("a relation is opened", async () => {
  const page = await looking();
  await page.goto("/");
  await page.locator("nav a[href='/between']").click();
  await page.fill("#a", "Türkiye");
  await page.fill("#b", "Kazakistan");
  await page.locator("form[action='/between'] button").click();
  const told = await page.locator("main").innerText();
  assert.match(told, /Türkiye, Kazakistan Yol Protokolü: imzalandı/);
  clean(page);
});

test("a hostile story runs no script", async () => {
  const page = await looking();
  await page.goto("/paste");
  await page.fill("#text", HOSTILE);
  await page.fill("#title", "<script>window.ran = 1</script>");
  await page.fill("#outlet", "\"><img src=x onerror=window.ran=1>");
  await page.click("button[value=read]");
  await page.locator("#pasted h4").first().waitFor();
  await page.click("#pasting button[value=keep]");
  await page.waitForURL(/\/story\/\d+$/);
  const path = new URL(page.url()).pathname;
  for (const where of [path, `${path}?mark=s1`, "/", "/search?q=%3Cscript%3E+a%C3%A7%C4%B1ld%C4%B1", "/people", "/decisions"]) {
    await page.goto(where);
    assert.equal(await page.evaluate(() => window.ran), undefined, where);
  }
  await page.goto(path);
  for (const line of await page.locator(".speakers .line").all()) await line.click();
  assert.equal(await page.evaluate(() => window.ran), undefined);
  clean(page);
});

test("all of it without a script", async () => {
  const page = await looking({ javaScriptEnabled: false });
  await page.goto("/paste");
  await page.fill("#text", "Vali Kemal Sınar, \"Yeni köy yolu açıldı.\" dedi.");
  await page.click("#pasting button[value=read]");
  assert.match(await page.locator("#pasted").innerText(), /Kemal Sınar/);
  await page.click("#pasting button[value=keep]");
  assert.match(new URL(page.url()).pathname, /\/story\/\d+/);
  await page.locator(".speakers .line").first().click();
  await page.locator("#panel details.correct summary").click();
  await page.selectOption("#correct-source", "nobody");
  await page.locator("#panel form[action='/decide/source'] button").click();
  assert.match(await page.locator("#panel dl").innerText(), /Söyleyen belli değil/);
});
