// Opens a page of a history in Chromium as a delegate would and checks what only a browser can tell.
//
//   node history.mjs CHROMIUM PAGE.html
//
// Each problem is one line; the exit status is 1 where there is any.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const [, , executablePath, file] = process.argv;
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const url = pathToFileURL(file).href;
const problems = [];
const check = (fact, what) => { if (!fact) problems.push(what); };

const open = async (browser, options) => {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  page.on("console", (message) => problems.push(`console: ${message.text()}`));
  page.on("pageerror", (error) => problems.push(`script: ${error.message}`));
  page.on("request", (request) => { if (!request.url().startsWith(url)) problems.push(`request ${request.url()}`); });
  page.setDefaultTimeout(300_000);
  await page.goto(url);
  return page;
};
const accessible = async (page, name) => {
  const result = await page.evaluate(`${axe}; axe.run(document, { resultTypes: ["violations"] })`);
  result.violations.forEach((it) => problems.push(`${name}: ${it.id}: ${it.help}: ${it.nodes[0].html.slice(0, 200)}: ${it.nodes[0].failureSummary}`));
};
const fits = async (page, name) => {
  const [wide, room] = await page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.clientWidth]);
  check(wide <= room, `${name}: ${wide} pixels wide in ${room}`);
};

const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
for (const [width, scheme] of [[320, "light"], [1600, "light"], [1600, "dark"]]) {
  const name = `${width} ${scheme}`;
  const page = await open(browser, { viewport: { width, height: 900 }, colorScheme: scheme, bypassCSP: true });
  await accessible(page, name);
  await fits(page, name);
  await page.close();
}

// Two versions by a click on their heads, and by the slider.
const page = await open(browser, { viewport: { width: 1600, height: 900 } });
const heads = page.locator(".versions thead button");
const count = await heads.count();
const shown = () => page.locator(".versions thead [data-version]").evaluateAll((all) => all.filter((it) => it.checkVisibility()).length);
check(await shown() === count, "all versions are shown first");
await heads.nth(0).click();
await heads.nth(2).click();
check(await shown() === 2, `${await shown()} versions are shown beside each other`);
check(await page.locator("#table del").count() > 0 && await page.locator("#table ins:visible").count() > 0, "two versions differ by words");
const words = (version, without) => page.locator(`.versions tbody td[data-version="${version}"] p.beside`).evaluateAll((all, without) => all.map((it) => {
  const copy = it.cloneNode(true);
  copy.querySelectorAll(without).forEach((gone) => gone.remove());
  return copy.textContent;
}).join("|"), without);
check((await words(0, "del")).length > 0, "what both have is left of the old");
await page.locator("#step").fill("1");
check(await page.locator("#chosen").textContent() !== "", "what is chosen is said");
check(await shown() === 2, "the slider shows two");
await page.locator("#all").click();
check(await shown() === count, "all versions come back");
check(await page.locator("p.beside").count() === 0, "nothing is left of two");
// The heads stay.
await page.locator("#table").evaluate((it) => { it.scrollTop = 400; });
const top = await page.locator(".versions thead th").first().evaluate((it) => it.getBoundingClientRect().top - document.querySelector("#table").getBoundingClientRect().top);
check(Math.abs(top) < 3, `the heads are ${top} pixels away`);
await page.close();

// Without scripts everything can be read, and the controls are not there.
const still = await open(browser, { viewport: { width: 1600, height: 900 }, javaScriptEnabled: false });
check(await still.locator("#tools").isHidden(), "no controls without scripts");
check(await still.locator(".versions tbody td p").count() > 0 && await still.locator("#lives article").count() > 0, "the words stand in the page");
await still.close();

// Ten columns on A3.
const paper = await open(browser, { viewport: { width: 1600, height: 900 } });
await paper.emulateMedia({ media: "print" });
await paper.setViewportSize({ width: 1496, height: 1032 });
const [columns, overflow] = await paper.evaluate(() => {
  const table = document.querySelector(".versions");
  const heads = [...table.querySelectorAll("thead [data-version]")].filter((it) => it.checkVisibility());
  return [heads.length, table.getBoundingClientRect().right - document.documentElement.clientWidth];
});
check(columns === Math.min(10, count), `${columns} columns on paper`);
check(overflow <= 1, `the table is ${overflow} pixels too wide for A3`);
await paper.close();
await browser.close();
problems.forEach((it) => console.log(it));
process.exit(problems.length ? 1 : 0);
