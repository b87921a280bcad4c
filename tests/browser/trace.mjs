// Opens the page of a trace in Chromium as a delegate would: with a pointer, without scripts, narrow, in the dark, on paper.
//
//   node trace.mjs CHROMIUM PAGE
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
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  const page = await context.newPage();
  page.on("console", (message) => problems.push(`console: ${message.text()}`));
  page.on("pageerror", (error) => problems.push(`script: ${error.message}`));
  page.on("request", (request) => { if (!request.url().startsWith(url)) problems.push(`request ${request.url()}`); });
  page.setDefaultTimeout(120_000);
  await page.goto(url);
  return page;
};
const accessible = async (page, name) => {
  const result = await page.evaluate(`${axe}; axe.run(document, { resultTypes: ["violations"] })`);
  for (const violation of result.violations) {
    problems.push(`${name}: axe: ${violation.id}: ${violation.nodes.slice(0, 3).map((node) => `${node.html.slice(0, 160)} ${node.failureSummary}`).join(" | ")}`);
  }
};
const fits = async (page, name) => check(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth), `${name}: wider than the window`);
const shown = (page) => page.locator(".quotes").first().evaluate((it) => getComputedStyle(it).visibility === "visible");
const below = (page) => page.locator(".quotes").first().evaluate((it) => getComputedStyle(it).position === "static");

const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
for (const colorScheme of ["light", "dark"]) {
  const page = await open(browser, { colorScheme, bypassCSP: true });
  await accessible(page, colorScheme);
  await fits(page, colorScheme);
  await page.context().close();
}
{
  // Where there is a pointer, the words of a source are shown while it is on the paragraph. A headless browser has none of its own, and then they are below.
  const page = await open(browser, {});
  const hovers = await page.evaluate(() => matchMedia("(hover: hover) and (scripting: enabled)").matches);
  if (hovers) {
    check(!(await shown(page)), "the words of a source are shown before anybody asks");
    await page.locator("article:has(.quotes)").first().hover();
    check(await shown(page), "the words of a source are not shown under the pointer");
    await page.mouse.move(0, 0);
    await page.locator("article:has(.quotes) a").first().focus();
    check(await shown(page), "the words of a source are not shown at the focus");
  } else check(await below(page), "without a pointer the words of a source are not below it");
  const overlap = await page.evaluate(() => [...document.querySelectorAll("article")].every((it, at, all) => at === 0 || it.getBoundingClientRect().top >= all[at - 1].getBoundingClientRect().bottom - 1));
  check(overlap, "paragraphs overlap");
  await page.context().close();
}
for (const width of [320, 1600]) {
  const page = await open(browser, { viewport: { width, height: 800 }, bypassCSP: true });
  await fits(page, `${width} px`);
  await accessible(page, `${width} px`);
  if (width === 320) check(await below(page), "narrow: the words of a source are not below it");
  await page.context().close();
}
{
  const page = await open(browser, { javaScriptEnabled: false });
  check(await page.locator(".quotes").first().isVisible(), "without scripts the words of a source are hidden");
  await page.context().close();
}
{
  const page = await open(browser, {});
  await page.emulateMedia({ media: "print" });
  check(await page.locator(".quotes").first().isVisible(), "on paper the words of a source are hidden");
  await page.context().close();
}
await browser.close();
for (const problem of problems) console.log(problem);
process.exit(problems.length > 0 ? 1 : 0);
