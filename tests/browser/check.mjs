// Opens pages in Chromium as a delegate would and checks what only a browser can tell.
//
//   node check.mjs CHROMIUM FOLDER
//
// The folder holds pairs NAME.html and NAME.json. Each problem is one line; the exit status is 1 where there is any.
import { readFileSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const [, , executablePath, folder] = process.argv;
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const problems = [];
let checks = 0;
const check = (fact, what) => {
  checks += 1;
  if (!fact) problems.push(what);
};

// Opens a page and reports everything that no page may do.
const open = async (browser, name, options = {}) => {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  const page = await context.newPage();
  const url = pathToFileURL(join(folder, `${name}.html`)).href;
  page.on("console", (message) => problems.push(`${name}: console: ${message.text()}`));
  page.on("pageerror", (error) => problems.push(`${name}: script: ${error.message}`));
  page.on("dialog", (dialog) => { problems.push(`${name}: dialog`); dialog.dismiss(); });
  page.on("popup", () => problems.push(`${name}: popup`));
  page.on("request", (request) => { if (!request.url().startsWith(url)) problems.push(`${name}: request ${request.url()}`); });
  page.setDefaultTimeout(20_000);
  await page.goto(url);
  return page;
};
const layout = (page, value) => page.locator(`input[name=layout][value=${value}]`).check();
const visible = (page, selector) => page.locator(selector).evaluateAll((all) => all.filter((it) => it.checkVisibility()).length);

// The words of each side, as the page's own script takes them out of `words.rs`.
const texts = (page, selector, side) => page.locator(selector).evaluateAll((all, side) => {
  const others = side === "old" ? "ins, .n" : "del, .o";
  const read = (node) => [...node.childNodes].map((child) => {
    if (child.nodeType === Node.TEXT_NODE) return child.data;
    return child.matches(`.v, .m, ${others}`) ? "" : read(child);
  }).join("");
  return all.map(read);
}, side);
// What the page may write for a text; see `letters` in `words.rs`.
const hidden = /[\u0080-\u009f\u034f\u180e\u2028-\u202e\u2061-\u206f\ufff9-\ufffb\u{e0000}-\u{e007f}]/u;
const shown = (text) => [...text].map((c) => {
  const code = c.codePointAt(0);
  if (c === "\n") return c;
  if (code < 0x20) return String.fromCodePoint(0x2400 + code);
  if (code === 0x7f) return "␡";
  return hidden.test(c) ? `\\u{${code.toString(16)}}` : c;
}).join("");
const side = (entry, which) => entry.edits.map((edit) => edit[which]).join("");

const sameWords = async (page, name, report) => {
  for (const which of ["old", "new"]) {
    const wanted = report.entries.map((entry) => shown(side(entry, which)));
    const found = await texts(page, "#comparison .entry > .text", which);
    check(found.length === wanted.length, `${name}: ${found.length} entries, not ${wanted.length}`);
    wanted.forEach((text, index) => check(found[index] === text, `${name}: ${which} words of entry ${index}: ${JSON.stringify(found[index])}, not ${JSON.stringify(text)}`));
    await layout(page, which);
    const lines = await texts(page, "#reading .line > div", which);
    const inOrder = report[which].provisions.map((provision) => shown(provision.text.replaceAll("\n", "")));
    // The hostile report does not bother to keep its provisions like its edits; a real text reads as it was written.
    if (name === "hostile") check(lines.length === inOrder.length, `${name}: layout '${which}' shows ${lines.length} paragraphs, not ${inOrder.length}`);
    else check(JSON.stringify(lines) === JSON.stringify(inOrder), `${name}: layout '${which}' is not the text`);
  }
  await layout(page, "sides");
  for (const which of ["old", "new"]) {
    const columns = await page.locator(`.sides > .${which}`).count();
    check(columns === report.entries.length, `${name}: ${columns} columns side by side`);
    check(await page.locator(`.sides > .${which} ${which === "old" ? "ins" : "del"}`).count() === 0, `${name}: the ${which} column has words of the other text`);
  }
  await layout(page, "inline");
};

const accessible = async (page, name) => {
  // The policy of the page forbids any other script, also this one; Chromium's own channel may still run it.
  const result = await page.evaluate(`${axe}; axe.run(document, { resultTypes: ["violations"] })`);
  for (const violation of result.violations) {
    problems.push(`${name}: axe: ${violation.id}: ${violation.nodes.slice(0, 3).map((node) => `${node.html.slice(0, 160)} ${node.failureSummary}`).join(" | ")}`);
  }
  checks += result.passes.length;
};

const noSidewaysScroll = async (page, name) => {
  const widths = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
  check(widths[0] <= widths[1], `${name}: ${widths[0]} px wide on a screen of ${widths[1]} px`);
};

const behaves = async (browser, name) => {
  const report = JSON.parse(readFileSync(join(folder, `${name}.json`), "utf8"));
  const page = await open(browser, name);
  await sameWords(page, name, report);
  check(await page.evaluate(() => window.hurt === undefined), `${name}: a text ran`);
  check(await page.locator("script").count() === 1, `${name}: a second script`);
  await page.context().close();
};

const worksForPeople = async (browser, name) => {
  const report = JSON.parse(readFileSync(join(folder, `${name}.json`), "utf8"));
  const page = await open(browser, name);
  const total = report.entries.length;

  for (const value of ["inline", "sides", "changes", "old", "new"]) {
    await layout(page, value);
    if (name === "canonical" || value === "inline" || value === "sides") await accessible(page, `${name} ${value}`);
    await noSidewaysScroll(page, `${name} ${value}`);
  }
  await page.locator(".filter > summary").click();
  await accessible(page, `${name} filter`);
  await page.keyboard.press("Escape");

  await layout(page, "changes");
  const changed = await page.locator("#comparison .entry[data-w]").count();
  check(await visible(page, "#comparison .entry[data-w]") === changed, `${name}: 'changes only' hides a change`);
  check(await visible(page, "#comparison .entry:not([data-w], .heading)") === 0, `${name}: 'changes only' shows unchanged paragraphs`);
  await layout(page, "inline");

  // Keys and buttons walk through the changes in order and back.
  const focused = () => page.evaluate(() => document.activeElement.id);
  const ids = await page.locator("#comparison .entry[data-w]").evaluateAll((all) => all.map((it) => it.id));
  await page.evaluate(() => scrollTo(0, 0));
  const walked = [];
  for (const key of ["j", "n", "j", "k", "p"]) { await page.keyboard.press(key); walked.push(await focused()); }
  check(JSON.stringify(walked) === JSON.stringify([ids[0], ids[1], ids[2], ids[1], ids[0]]), `${name}: keys went ${walked}`);
  await page.locator("#next").click();
  check(await focused() === ids[1], `${name}: the button went to ${await focused()}`);
  check((await page.locator("#place").textContent()) === `2 of ${ids.length}`, `${name}: ${await page.locator("#place").textContent()}`);
  await page.locator("#search").fill("j");
  check(await page.locator("#search").inputValue() === "j", `${name}: a key is taken from the search`);
  await page.locator("#search").fill("");

  // Search finds words across the border of an edit, in either text, whatever the quotation marks.
  const entry = report.entries.find((it) => it.edits.length > 2 && it.edits[0].op !== "equal") ?? report.entries.find((it) => it.edits.length > 2);
  for (const which of ["old", "new"]) {
    const words = side(entry, which).slice(0, 40).split("\n")[0].toUpperCase();
    await page.locator("#search").fill(words);
    await page.waitForTimeout(250);
    check(await visible(page, "#comparison .entry") >= 1, `${name}: search does not find ${words}`);
    check(await visible(page, "#comparison .entry") < total, `${name}: search hides nothing`);
  }
  await page.locator("#search").fill("there are no such words");
  await page.waitForTimeout(250);
  check(await page.locator("#nothing").isVisible(), `${name}: nothing says that nothing was found`);
  await page.locator("#search").fill("");
  await page.waitForTimeout(250);

  // Filters by relation and class.
  await page.locator(".filter > summary").click();
  for (const box of await page.locator("input[name=relation]").all()) await box.uncheck();
  await page.locator("input[name=relation][value=inserted]").check();
  const inserted = report.entries.filter((it) => it.relation === "inserted").length;
  check(await visible(page, "#comparison .entry:not(.heading)") <= inserted && await visible(page, "#comparison .entry.inserted") === inserted, `${name}: filter by relation`);
  await page.locator("#all").click();
  check(await visible(page, "#comparison .entry") === total, `${name}: 'show all' does not show all`);
  await page.locator("input[name=class][value=substantive]").uncheck();
  check(await visible(page, "#comparison .entry[data-c=substantive]:not(.heading)") === 0, `${name}: filter by class`);

  // A deep link finds its paragraph although the filter hides it.
  const deep = await page.locator("#comparison .entry[data-c=substantive]").first().getAttribute("id");
  await page.evaluate((id) => { location.hash = id; }, deep);
  await page.waitForTimeout(100);
  check(await page.locator(`#${deep.replaceAll(".", "\\.")}`).isVisible(), `${name}: #${deep} stays hidden`);
  const dashes = await page.locator("#map i").count();
  check(dashes === changed, `${name}: the map has ${dashes} dashes for ${changed} changes`);
  await page.context().close();
};

// Every change can be told without colour: by a line through or under it, and by words for those who hear the page.
const tellsWithoutColour = async (browser, name) => {
  const page = await open(browser, name);
  const silent = await page.locator("#comparison .entry ins, #comparison .entry del").evaluateAll((all) => all.filter((it) => {
    const line = getComputedStyle(it).textDecorationLine;
    const said = it.querySelector(".v") !== null;
    return !said || line !== (it.localName === "ins" ? "underline" : "line-through");
  }).length);
  check(silent === 0, `${name}: ${silent} changes are told by colour alone`);
  await page.emulateMedia({ media: "print" });
  const marks = await page.locator("#comparison .entry ins, #comparison .entry del").evaluateAll((all) => all.filter((it) =>
    !it.matches(".m") && !getComputedStyle(it, "::before").content.includes(it.localName === "ins" ? "{" : "[")).length);
  check(marks === 0, `${name}: ${marks} changes have no bracket in print`);
  check(await visible(page, "#tools, #map, .copy") === 0, `${name}: tools are printed`);
  check((await page.pdf({ preferCSSPageSize: true })).length > 1000, `${name}: no print`);
  await page.context().close();
};

const readableWithoutScript = async (browser, name) => {
  const page = await open(browser, name, { javaScriptEnabled: false });
  check(await page.locator("#comparison").isVisible(), `${name}: nothing without script`);
  check(!(await page.locator("#tools").isVisible()), `${name}: tools that do nothing without script`);
  await page.context().close();
};

const fitsEveryScreen = async (browser, name) => {
  for (const options of [
    { viewport: { width: 320, height: 640 } },
    { viewport: { width: 1600, height: 1000 } },
    { viewport: { width: 390, height: 844 }, colorScheme: "dark" },
    { viewport: { width: 1280, height: 900 }, colorScheme: "dark" },
    { viewport: { width: 1280, height: 900 }, forcedColors: "active" },
    { viewport: { width: 1280, height: 900 }, reducedMotion: "reduce" },
  ]) {
    const page = await open(browser, name, options);
    const what = `${name} ${JSON.stringify(options)}`;
    await noSidewaysScroll(page, what);
    if (name === "canonical" || options.viewport.width === 390) await accessible(page, what);
    await layout(page, "sides");
    await noSidewaysScroll(page, what);
    await page.context().close();
  }
};

const isQuick = async (browser, name) => {
  const page = await open(browser, name);
  const ready = await page.evaluate(() => performance.getEntriesByType("navigation")[0].domContentLoadedEventEnd);
  check(ready < 3000, `${name}: ready after ${Math.round(ready)} ms`);
  const took = await page.evaluate(async () => {
    const start = performance.now();
    document.querySelector("input[name=layout][value=sides]").click();
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    return performance.now() - start;
  });
  check(took < 3000, `${name}: side by side after ${Math.round(took)} ms`);
  console.log(`${name}: ready after ${Math.round(ready)} ms, side by side after ${Math.round(took)} ms`);
  await page.context().close();
};

const browser = await chromium.launch({
  executablePath,
  args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
});
try {
  const names = readdirSync(folder).filter((file) => file.endsWith(".html")).map((file) => file.slice(0, -5)).sort();
  for (const name of names) {
    await behaves(browser, name);
    await readableWithoutScript(browser, name);
    if (name === "long") { await isQuick(browser, name); continue; }
    await tellsWithoutColour(browser, name);
    if (name === "hostile") continue;
    await worksForPeople(browser, name);
    await fitsEveryScreen(browser, name);
  }
} catch (error) {
  problems.push(String(error.stack ?? error));
} finally {
  await browser.close();
}
console.log(`${checks} checks, ${problems.length} problems`);
for (const problem of problems.slice(0, 40)) console.log(problem.slice(0, 900));
process.exit(problems.length > 0 ? 1 : 0);
