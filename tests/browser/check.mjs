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
  page.setDefaultTimeout(300_000);
  await page.goto(url);
  return page;
};
// How the page marks up an entry, its words, and one that changed; see `entries.rs`.
const ENTRY = "#comparison .group > div:not(.f)";
const WORDS = "#comparison .group > div:not(.f) > p, #comparison .group > .h > h3";
// A row of the head, which is filtered, searched and walked like an entry.
const ROW = "#comparison #head > .f";
const ANY = "#comparison .group > div";
const CHANGED = `${ANY}:is(.amended, .split, .merged, .inserted, .deleted, .moved, .w)`;
const layout = (page, value) => page.locator(`input[name=layout][value=${value}]`).check();
const visible = (page, selector) => page.locator(selector).evaluateAll((all) => all.filter((it) => it.checkVisibility()).length);

// The words of each side, as the page's own script takes them out of `words.rs`.
const texts = (page, selector, side) => page.locator(selector).evaluateAll((all, side) => {
  const others = side === "old" ? "ins, .n" : "del, .o";
  const read = (node) => [...node.childNodes].map((child) => {
    if (child.nodeType === Node.TEXT_NODE) return child.data;
    return child.matches(`.m, ${others}`) ? "" : read(child);
  }).join("");
  return all.map(read);
}, side);
// What the page may write for a text; see `letters` in `words.rs`.
const hidden = /[\u0080-\u009f\u034f\u180e\u2028-\u202e\u2061-\u206f\ufff9-\ufffb\u{e0000}-\u{e007f}]/u;
const shown = (text) => [...text].map((c) => {
  const code = c.codePointAt(0);
  if (c === "\n") return c;
  // The border between two cells.
  if (c === "\t") return " │ ";
  if (code < 0x20) return String.fromCodePoint(0x2400 + code);
  if (code === 0x7f) return "␡";
  return hidden.test(c) ? `\\u{${code.toString(16)}}` : c;
}).join("");
const side = (entry, which) => entry.edits.map((edit) => edit[which]).join("");

const sameWords = async (page, name, report) => {
  for (const which of ["old", "new"]) {
    const wanted = report.entries.map((entry) => shown(side(entry, which)));
    const found = await texts(page, WORDS, which);
    const rows = await texts(page, `${ROW} > p`, which);
    report.head.forEach((row, index) => check(rows[index] === shown(side(row, which)), `${name}: ${which} words of the row ${row.field}: ${JSON.stringify(rows[index])}`));
    check(found.length === wanted.length, `${name}: ${found.length} entries, not ${wanted.length}`);
    wanted.forEach((text, index) => check(found[index] === text, `${name}: ${which} words of entry ${index}: ${JSON.stringify(found[index])}, not ${JSON.stringify(text)}`));
    await layout(page, which);
    const lines = await texts(page, "#reading .line > div", which);
    const inOrder = report[which].provisions.map((provision) => shown(provision.text.replaceAll("\n", "")));
    // The hostile report does not bother to keep its provisions like its edits; a real text reads as it was written.
    if (name === "hostile") check(lines.length === inOrder.length, `${name}: layout '${which}' shows ${lines.length} paragraphs, not ${inOrder.length}`);
    else check(JSON.stringify(lines) === JSON.stringify(inOrder), `${name}: layout '${which}' is not the text`);
  }
  // The new text with marks in its margin: its words, clean, and a line for what is gone.
  await layout(page, "marked");
  const marked = await texts(page, "#reading .line > div", "new");
  const clean = report.new.provisions.map((provision) => shown(provision.text.replaceAll("\n", "")));
  if (name !== "hostile") check(JSON.stringify(marked) === JSON.stringify(clean), `${name}: the marked text is not the new one`);
  const gone = report.entries.filter((entry) => entry.new.length === 0).length;
  check(await page.locator("#reading .gone").count() === gone, `${name}: ${gone} paragraphs are gone, the margin says another number`);
  check(await page.locator("#reading ins").evaluateAll((all) => all.every((it) => getComputedStyle(it).textDecorationLine === "none")), `${name}: the marked text has lines under its words`);
  await layout(page, "sides");
  for (const which of ["old", "new"]) {
    const columns = await page.locator(`.sides > .${which}`).count();
    check(columns === report.entries.length + report.head.length, `${name}: ${columns} columns side by side`);
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

  for (const value of ["inline", "sides", "changes", "old", "new", "marked"]) {
    await layout(page, value);
    if (name === "canonical" || value === "inline" || value === "sides") await accessible(page, `${name} ${value}`);
    await noSidewaysScroll(page, `${name} ${value}`);
  }
  await page.locator(".filter > summary").click();
  await accessible(page, `${name} filter`);
  await page.keyboard.press("Escape");

  await layout(page, "changes");
  const changed = await page.locator(CHANGED).count();
  check(await visible(page, CHANGED) === changed, `${name}: 'changes only' hides a change`);
  check(await visible(page, `${ANY}:not(.h, .amended, .split, .merged, .inserted, .deleted, .moved, .w)`) === 0, `${name}: 'changes only' shows unchanged paragraphs`);
  await layout(page, "inline");

  // Keys and buttons walk through the changes in order and back.
  const focused = () => page.evaluate(() => document.activeElement.id);
  const ids = await page.locator(CHANGED).evaluateAll((all) => all.map((it) => it.id));
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
    check(await visible(page, ENTRY) >= 1, `${name}: search does not find ${words}`);
    check(await visible(page, ENTRY) < total, `${name}: search hides nothing`);
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
  check(await visible(page, `${ENTRY}:not(.h)`) <= inserted && await visible(page, `${ENTRY}.inserted`) === inserted, `${name}: filter by relation`);
  await page.locator("#all").click();
  check(await visible(page, ENTRY) === total, `${name}: 'show all' does not show all`);
  await page.locator("input[name=class][value=substantive]").uncheck();
  const kinds = (it) => [it.class, ...it.edits.filter((edit) => edit.op !== "equal").map((edit) => edit.class)];
  const still = await page.locator(ENTRY).evaluateAll((all) => all.map((it) => it.checkVisibility()));
  const changedEntry = (it) => it.relation !== "unchanged" || it.moved || it.class === "substantive" || it.edits.some((edit) => edit.op !== "equal");
  report.entries.forEach((it, index) => {
    if (!changedEntry(it) || report.new.provisions.concat(report.old.provisions).find((one) => one.id === (it.new[0] ?? it.old[0])).kind === "heading") return;
    check(still[index] === kinds(it).some((kind) => kind !== "substantive"), `${name}: filter by class: ${it.old} ${it.new}`);
  });

  // A deep link finds its paragraph although the filter hides it.
  const deep = await page.locator(ENTRY).nth(still.indexOf(false)).getAttribute("id");
  await page.evaluate((id) => { location.hash = id; }, deep);
  await page.waitForTimeout(100);
  check(await page.locator(`#${deep.replaceAll(".", "\\.")}`).isVisible(), `${name}: #${deep} stays hidden`);
  // The map is drawn when the page is at rest, which a busy machine puts off.
  await page.waitForFunction((wanted) => document.querySelectorAll("#map i").length === wanted, changed, { timeout: 5000 }).catch(() => {});
  const dashes = await page.locator("#map i").count();
  check(dashes === changed, `${name}: the map has ${dashes} dashes for ${changed} changes`);
  await page.context().close();
};

// Every change can be told without colour: by a line through or under it, and by words for those who hear the page.
const tellsWithoutColour = async (browser, name) => {
  const page = await open(browser, name);
  const silent = await page.locator(`${ENTRY} ins, ${ENTRY} del`).evaluateAll((all) => all.filter((it) => {
    const line = getComputedStyle(it).textDecorationLine;
    const said = getComputedStyle(it, "::before").content.includes(it.localName === "ins" ? "inserted" : "deleted");
    return !said || line !== (it.localName === "ins" ? "underline" : "line-through");
  }).length);
  check(silent === 0, `${name}: ${silent} changes are told by colour alone`);
  // Without any colour the two kinds of change, and the two kinds of paragraph that are one-sided, look different.
  const channel = await page.context().newCDPSession(page);
  await channel.send("Emulation.setEmulatedVisionDeficiency", { type: "achromatopsia" });
  const edges = await page.locator(`${ENTRY}:is(.inserted, .deleted):not(.h) > :first-child`).evaluateAll((all) =>
    all.map((it) => `${it.parentElement.classList.contains("inserted")} ${getComputedStyle(it).borderInlineStartStyle}`));
  check(edges.every((edge) => edge === "true double" || edge === "false dashed"), `${name}: edges ${[...new Set(edges)]}`);
  await channel.send("Emulation.setEmulatedVisionDeficiency", { type: "none" });
  // Those who hear the page are told where each change begins and ends, though the words stand in the style.
  const { nodes } = await channel.send("Accessibility.getFullAXTree");
  const heard = nodes.filter((node) => !node.ignored).map((node) => node.name?.value ?? "");
  for (const [tag, word] of [["ins", "inserted"], ["del", "deleted"]]) {
    const there = await page.locator(`${ENTRY}:not(.inserted, .deleted) > :is(p, h3) ${tag}:not(.m)`).evaluateAll((all) => all.filter((it) => it.checkVisibility()).length);
    const begins = heard.filter((text) => text.startsWith(`[${word}:`)).length;
    check(begins >= there, `${name}: ${begins} of ${there} ${tag} are heard`);
  }
  await page.emulateMedia({ media: "print" });
  const marks = await page.locator(`${ENTRY} ins, ${ENTRY} del`).evaluateAll((all) => all.filter((it) =>
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

// On a phone the page opens with what matters, and unchanged paragraphs are folded until somebody asks for them.
const foldsOnAPhone = async (browser, name) => {
  const page = await open(browser, name, { viewport: { width: 390, height: 844 } });
  const unchanged = `${ENTRY}:not(.h, .amended, .split, .merged, .inserted, .deleted, .moved, .w)`;
  const number = await page.locator(unchanged).count();
  check(await page.locator("#briefing h2").evaluate((it) => it.getBoundingClientRect().bottom < innerHeight), `${name}: the phone does not open with the briefing`);
  check(await visible(page, unchanged) === 0, `${name}: the phone shows unchanged paragraphs`);
  check(await visible(page, CHANGED) === await page.locator(CHANGED).count(), `${name}: the phone folds a change`);
  if (number > 0) {
    await page.locator(".group:not(#head) > .fold").first().click();
    const called = await visible(page, unchanged);
    check(called > 0, `${name}: the button unfolds nothing`);
    const last = await page.locator(unchanged).last().getAttribute("id");
    await page.evaluate((id) => { location.hash = id; }, last);
    await page.waitForTimeout(100);
    check(await page.locator(`#${last.replaceAll(".", "\\.")}`).isVisible(), `${name}: #${last} stays folded`);
    await page.locator("#search").fill("the");
    await page.waitForTimeout(250);
    check(await visible(page, ".fold") === 0, `${name}: the search leaves paragraphs folded`);
    await page.locator("#search").fill("");
    await page.waitForTimeout(250);
    await page.emulateMedia({ media: "print" });
    check(await visible(page, unchanged) === number && await visible(page, ".fold") === 0, `${name}: folded paragraphs are not printed`);
  }
  await page.context().close();
};

// The print for the room: what matters and which paragraph answers which, without the words.
const printsForTheRoom = async (browser, name) => {
  const page = await open(browser, name);
  await page.evaluate(() => { window.print = () => {}; });
  await page.locator("#room").click();
  await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
  await page.emulateMedia({ media: "print" });
  check(await visible(page, "#comparison, #summary, #texts, tr.quiet") === 0, `${name}: the room gets more than it asked for`);
  check(await visible(page, "#briefing, #concordance tbody tr:has(.kind:not(.consequential, .editorial))") > 1, `${name}: the room gets no briefing, or no table`);
  check(await visible(page, "#brackets li") === await page.locator("#brackets li").count(), `${name}: the room does not see what is open`);
  const paper = (await page.pdf({ preferCSSPageSize: true })).toString("latin1");
  const pages = paper.match(/\/Type\s*\/Page\b/g).length;
  console.log(`${name}: ${pages} for the room`);
  check(pages <= 3 && (name !== "canonical" || pages === 1), `${name}: the room gets ${pages} pages`);
  await page.evaluate(() => dispatchEvent(new Event("afterprint")));
  check(await visible(page, "#comparison") === 1, `${name}: the next print is one for the room, too`);
  await page.context().close();
};

// The head says what matters, with what options, and how it was made.
const tellsWhatMatters = async (browser, name) => {
  const report = JSON.parse(readFileSync(join(folder, `${name}.json`), "utf8"));
  const page = await open(browser, name);
  const substantive = [...report.entries, ...report.head].filter((it) => it.class === "substantive").length;
  const links = await page.locator("#briefing li a").evaluateAll((all) => all.map((it) => it.getAttribute("href").slice(1)));
  check(links.length <= 110 && (links.length > 0) === (substantive > 0), `${name}: ${links.length} sentences for ${substantive} changes`);
  for (const link of links) check(await page.evaluate((id) => document.getElementById(id) !== null, link), `${name}: the briefing leads to #${link}`);
  check(await visible(page, "#briefing li") === Math.min(10, links.length), `${name}: more than ten sentences are unfolded`);
  for (const [word, number] of Object.entries(report.summary.classes)) {
    if (word === "none") continue;
    const all = number + report.summary.footnotes[word] + report.summary.head[word];
    check(await page.locator(`.figures.small .${word} dd`).textContent() === String(all), `${name}: the summary counts ${word}`);
  }
  check(await page.locator(".figures .changes dd").textContent() === String(report.summary.changes), `${name}: the summary counts changes`);
  check((await page.locator("#place").textContent()).startsWith(`${report.summary.changes} change`), `${name}: the tools count changes`);
  check(await page.locator(ROW).count() === report.head.length, `${name}: rows of the head`);
  check(await page.locator(".options li").count() === report.options.length, `${name}: options`);
  await page.locator("#made summary").click();
  for (const which of ["old", "new"]) check(await page.locator("#made", { hasText: report[which].source.sha256 }).isVisible(), `${name}: SHA-256 of the ${which} text`);
  for (const [index, entry] of report.entries.entries()) {
    const told = await page.locator(ENTRY).nth(index).evaluate((it) => [...it.querySelectorAll(".causes li")].map((line) => line.textContent).join("\n"));
    for (const edit of entry.edits) if (edit.cause) check(told.includes(shown(edit.cause)), `${name}: the cause "${edit.cause}" of entry ${index}`);
  }
  await page.context().close();
};

// A page that was asked for some classes only opens with these, and has the others when they are called up.
const opensFiltered = async (browser, name) => {
  const report = JSON.parse(readFileSync(join(folder, `${name}.json`), "utf8"));
  const bare = await open(browser, name, { javaScriptEnabled: false });
  const hidden = await visible(bare, `${ENTRY}`);
  check(hidden < report.entries.length, `${name}: nothing is hidden without script`);
  check(await bare.locator(".options").isVisible(), `${name}: nothing says what is hidden`);
  await bare.context().close();
  const page = await open(browser, name);
  check(await visible(page, ENTRY) === hidden, `${name}: the script shows ${await visible(page, ENTRY)}, not ${hidden}`);
  await page.locator(".filter > summary").click();
  await page.locator("#all").click();
  check(await visible(page, ENTRY) === report.entries.length, `${name}: hidden entries cannot be called up`);
  await page.context().close();
};

// Nothing in the page can act: as the browser itself understood it.
const holdsNothingActive = async (browser, name) => {
  const page = await open(browser, name, { javaScriptEnabled: false });
  const channel = await page.context().newCDPSession(page);
  await channel.send("DOM.enable");
  const { nodes } = await channel.send("DOM.getFlattenedDocument", { depth: -1 });
  const known = new Set("#document html HTML head meta title style script body header main footer section div span p a h1 h2 h3 h4 dl dt dd ul ol li table thead tbody tr th td details summary fieldset legend label input button bdi b em strong br ins del small sup code #text ::before ::after ::marker".split(" "));
  for (const node of nodes) {
    const word = node.localName || node.nodeName;
    if (node.nodeType === 1) check(known.has(word), `${name}: <${word}>`);
    const attributes = node.attributes ?? [];
    for (let at = 0; at < attributes.length; at += 2) {
      check(!attributes[at].startsWith("on") && !["src", "srcdoc", "style", "action", "formaction", "ping"].includes(attributes[at]), `${name}: ${attributes[at]}=${attributes[at + 1]}`);
      if (attributes[at] === "href") check(attributes[at + 1].startsWith("#"), `${name}: href=${attributes[at + 1]}`);
    }
  }
  check(nodes.filter((node) => node.localName === "script").length === 1, `${name}: a second script`);
  await page.context().close();
};

// The longest texts: the page is there, and the first key is answered, in the time that one waits for a page.
const isQuick = async (browser, name) => {
  // The best of three: a busy machine says nothing of the page.
  let ready = Infinity;
  let page;
  for (let turn = 0; turn < 3; turn += 1) {
    await page?.context().close();
    page = await open(browser, name);
    ready = Math.min(ready, await page.evaluate(() => performance.getEntriesByType("navigation")[0].domContentLoadedEventEnd));
  }
  check(ready < 3000, `${name}: ready after ${Math.round(ready)} ms`);
  const measure = (act) => page.evaluate(async (act) => {
    const start = performance.now();
    if (act === "key") document.body.dispatchEvent(new KeyboardEvent("keydown", { key: "j", bubbles: true, cancelable: true }));
    else document.querySelector("input[name=layout][value=sides]").click();
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    return performance.now() - start;
  }, act);
  const key = await measure("key");
  check(key < 3000, `${name}: the first key after ${Math.round(key)} ms`);
  const walked = [];
  for (let press = 0; press < 3; press += 1) {
    await page.keyboard.press("j");
    walked.push(await page.evaluate(() => document.activeElement.id));
  }
  const ids = await page.locator(CHANGED).evaluateAll((all) => all.map((it) => it.id));
  check(new Set(walked).size === 3 && walked.every((id, at) => at === 0 || ids.indexOf(id) === ids.indexOf(walked[at - 1]) + 1), `${name}: keys went ${walked}`);
  const took = await measure("sides");
  check(took < 5000, `${name}: side by side after ${Math.round(took)} ms`);
  console.log(`${name}: ready after ${Math.round(ready)} ms, first key ${Math.round(key)} ms, side by side ${Math.round(took)} ms`);
  await page.context().close();
};

const browser = await chromium.launch({
  executablePath,
  args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
});
try {
  const names = readdirSync(folder).filter((file) => file.endsWith(".html")).map((file) => file.slice(0, -5)).sort();
  for (const name of names) {
    if (name === "filtered") { await opensFiltered(browser, name); continue; }
    await holdsNothingActive(browser, name);
    await behaves(browser, name);
    await readableWithoutScript(browser, name);
    if (name === "long") { await isQuick(browser, name); continue; }
    await tellsWithoutColour(browser, name);
    if (name === "hostile") continue;
    await tellsWhatMatters(browser, name);
    // The comparison of a redline with its base holds few changes.
    if (name !== "verified") await worksForPeople(browser, name);
    await fitsEveryScreen(browser, name);
    // What a verification found stands above all else.
    if (name === "verified") continue;
    await foldsOnAPhone(browser, name);
    await printsForTheRoom(browser, name);
  }
} catch (error) {
  problems.push(String(error.stack ?? error));
} finally {
  await browser.close();
}
console.log(`${checks} checks, ${problems.length} problems`);
for (const problem of problems.slice(0, 40)) console.log(problem.slice(0, 900));
process.exit(problems.length > 0 ? 1 : 0);
