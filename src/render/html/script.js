// Everything a reader needs is in the page before this runs; it adds other layouts, filters, search and keys.
// It loads nothing, stores nothing, and makes elements only by name, never from text.
"use strict";
(() => {
  const id = (name) => document.getElementById(name);
  const root = document.documentElement;
  const comparison = id("comparison");
  const reading = id("reading");
  const entries = [...comparison.querySelectorAll(".group > div")];
  const make = (name, look, ...content) => {
    const element = document.createElement(name);
    if (look) element.className = look;
    element.append(...content);
    return element;
  };

  // One text out of both: what belongs only to the other side is passed over, and each line end begins a paragraph.
  const others = { old: "ins, .n", new: "del, .o" };
  const paragraphs = (text, side) => {
    const done = [];
    let chain = [];
    const begin = () => {
      const paragraph = make(text.localName, "text");
      paragraph.dir = "auto";
      if (text.lang) paragraph.lang = text.lang;
      done.push(paragraph);
      chain = [];
    };
    const put = (letters, parents) => {
      let kept = 0;
      while (kept < chain.length && kept < parents.length && chain[kept].source === parents[kept]) kept += 1;
      chain.length = kept;
      for (const source of parents.slice(kept)) {
        const copy = source.cloneNode(false);
        (chain.length ? chain[chain.length - 1].copy : done[done.length - 1]).append(copy);
        chain.push({ source, copy });
      }
      (chain.length ? chain[chain.length - 1].copy : done[done.length - 1]).append(letters);
    };
    const walk = (node, parents) => {
      for (const child of node.childNodes) {
        if (child.nodeType === Node.TEXT_NODE) put(child.data, parents);
        else if (child.matches(others[side])) continue;
        else if (child.matches(".p")) begin();
        else walk(child, [...parents, child]);
      }
    };
    begin();
    walk(text, []);
    return done;
  };
  // What the page says of an entry in few words; what it leaves out follows from the rest, see `entries.rs`.
  const relations = ["unchanged", "amended", "split", "merged", "inserted", "deleted"];
  const classes = ["substantive", "consequential", "editorial", "none"];
  const wordsOf = (entry) => {
    for (const child of entry.children) if (child.localName === "p" || (child.localName === "h3" && entry.classList.contains("h"))) return child;
    return entry;
  };
  const nameOf = (entry) => {
    const first = entry.firstElementChild;
    if (first === null) return null;
    if (first.className === "head") return first.firstElementChild;
    return entry.classList.contains("h") ? null : first;
  };
  const known = new WeakMap();
  const facts = (item) => {
    let fact = known.get(item);
    if (fact === undefined) {
      const look = item.classList;
      const relation = relations.find((word) => look.contains(word)) ?? "unchanged";
      const moved = look.contains("moved");
      const changed = relation !== "unchanged" || moved || look.contains("w");
      const renumbered = look.contains("r");
      const whole = classes.find((word) => look.contains(word)) ?? (changed ? "substantive" : renumbered ? "consequential" : "none");
      const kinds = [whole];
      if (changed) {
        if (item.querySelector("ins.e, del.e")) kinds.push("editorial");
        if (item.querySelector("ins.q, del.q")) kinds.push("consequential");
      } else kinds.push("none");
      fact = { relation, moved, changed, renumbered, kinds, heading: look.contains("h"), field: look.contains("f") };
      known.set(item, fact);
    }
    return fact;
  };

  // The provisions of each side of each entry, found when they are first asked for.
  let provisions = null;
  const named = (entry, side) => {
    if (provisions === null) {
      provisions = { old: new Map(), new: new Map() };
      for (const [which, fact] of [["old", "o"], ["new", "n"]]) {
        let next = 0;
        for (const item of entries) {
          const given = item.dataset[fact];
          // A row of the head stands in no layout of one text, but it has two sides.
          const gone = facts(item).relation === (which === "old" ? "inserted" : "deleted");
          const own = given !== undefined
            ? given.split("\n").filter(Boolean).map((line) => {
              const [position, lines, ...name] = line.split(" ");
              return { position: Number(position), lines: Number(lines), name: name.join(" ") };
            })
            : gone ? [] : [{ position: next, lines: 1, name: ownName(item, which) }];
          provisions[which].set(item, own);
          if (!facts(item).field && own.length > 0) next = own[own.length - 1].position + 1;
        }
      }
    }
    return provisions[side].get(entry);
  };
  const ownName = (entry, side) => {
    const name = nameOf(entry);
    if (name === null) return "";
    const former = name.querySelector("small");
    if (side === "old" && former !== null && former.textContent.startsWith("(was ")) return former.textContent.slice(5, -1);
    return (name.querySelector("a") ?? name.firstChild).textContent.trim();
  };

  let sidesMade = false;
  const makeSides = () => {
    if (sidesMade) return;
    sidesMade = true;
    for (const entry of entries) {
      const text = wordsOf(entry);
      const columns = ["old", "new"].map((side) => {
        const title = side === "old" ? "Old text" : "New text";
        const there = named(entry, side).length > 0;
        const words = there ? paragraphs(text, side) : [make("p", "absent", side === "old" ? "Not in the old text." : "Not in the new text.")];
        const column = make("div", side, ...words);
        column.dataset.side = title;
        return column;
      });
      text.after(make("div", "sides", ...columns));
      text.classList.add("both");
    }
    comparison.querySelector(".legend").after(make("div", "column-names", make("span", "", "Old text"), make("span", "", "New text")));
  };
  // What happened, for the margin of a text without marks in it.
  const fate = (entry) => {
    const { relation, moved, changed } = facts(entry);
    if (!changed) return "";
    const told = entry.querySelector(":scope > .head > .what")?.textContent ?? (relation === "inserted" ? "new" : relation);
    return moved ? `${told}; moved` : told;
  };
  // Lines of one text; with marks, what happened stands in the margin, and what is gone has a line where it stood.
  const makeReading = (side, marked) => {
    const lines = [];
    let last = -1;
    for (const entry of entries.filter((item) => !facts(item).field)) {
      const names = named(entry, side);
      if (marked && names.length === 0) {
        const link = make("a", "", ownName(entry, "old") || "Heading");
        link.href = "#" + entry.id;
        const line = make("div", `line gone ${entry.className}`, link, make("p", "absent", "Not in the new text."));
        known.set(line, facts(entry));
        lines.push({ position: last + 0.5, line });
        continue;
      }
      const words = names.length ? paragraphs(wordsOf(entry), side) : [];
      let from = 0;
      names.forEach(({ position, lines: number, name }, index) => {
        const link = make(name ? "a" : "span", "", name);
        if (name) link.href = "#" + entry.id;
        const to = index === names.length - 1 ? words.length : from + number;
        const line = make("div", `line ${entry.className}`, link, make("div", "", ...words.slice(from, to)));
        if (marked && fate(entry)) link.after(make("p", "what", fate(entry)));
        from = to;
        last = position;
        known.set(line, facts(entry));
        lines.push({ position, line });
      });
    }
    lines.sort((one, other) => one.position - other.position);
    reading.replaceChildren(...lines.map(({ line }) => line));
  };

  // What is shown
  const layout = () => document.querySelector("input[name=layout]:checked").value;
  const checked = (name) => [...document.querySelectorAll(`input[name=${name}]:checked`)].map((box) => box.value);
  const items = () => (reading.hidden ? entries : [...reading.children]);
  const fold = (text) =>
    [...text].map((letter) => {
      const plain = letter.replace(/[‘’‛`]/u, "'").replace(/[“”„«»]/u, '"').replace(/[‐‑–—]/u, "-").replace(/\s/u, " ");
      const folded = plain.normalize("NFD").charAt(0).toLowerCase();
      return folded.length === 1 && letter.length === 1 ? folded : letter;
    }).join("");
  const strings = (item) => {
    const found = [];
    for (const text of reading.hidden ? item.querySelectorAll(":scope > p, :scope > h3, .sides .text") : item.querySelectorAll(".text")) {
      if (!text.checkVisibility()) continue;
      for (const side of ["old", "new"]) {
        const nodes = [];
        let joined = "";
        const walk = (node) => {
          for (const child of node.childNodes) {
            if (child.nodeType === Node.TEXT_NODE) {
              nodes.push({ node: child, start: joined.length });
              joined += child.data;
            } else if (!child.matches(`.m, ${others[side]}`)) walk(child);
          }
        };
        walk(text);
        found.push({ joined: fold(joined), nodes });
      }
    }
    return found;
  };
  const place = (nodes, at, end) => {
    let index = nodes.findLastIndex(({ start }) => (end ? start < at : start <= at));
    if (index < 0) index = 0;
    return [nodes[index].node, at - nodes[index].start];
  };
  const mark = (wanted, ranges) => (item) => {
    let fits = false;
    for (const { joined, nodes } of strings(item)) {
      for (let at = joined.indexOf(wanted); at >= 0; at = joined.indexOf(wanted, at + wanted.length)) {
        fits = true;
        const range = new Range();
        range.setStart(...place(nodes, at, false));
        range.setEnd(...place(nodes, at + wanted.length, true));
        ranges.push(range);
      }
    }
    const name = reading.hidden ? nameOf(item) : item.firstElementChild;
    return fits || (name !== null && fold(name.textContent).includes(wanted));
  };

  // On a phone, unchanged paragraphs in a row are one button, unless they are all that is asked for or were called up.
  const narrow = matchMedia("(max-width: 52rem)");
  const unfolded = new WeakSet();
  const foldUnchanged = (shown) => {
    for (const button of comparison.querySelectorAll(".fold")) button.remove();
    for (const item of comparison.querySelectorAll("[data-folded]")) item.removeAttribute("data-folded");
    if (!narrow.matches || !reading.hidden || !shown.some((item) => facts(item).changed)) return;
    // A heading is folded with what it introduces, where all of that is.
    let introduces = false;
    const folds = new Set();
    for (const item of [...shown].reverse()) {
      const { changed, heading } = facts(item);
      const kept = changed || unfolded.has(item) || (heading && introduces);
      introduces = heading ? false : introduces || kept;
      if (!kept) folds.add(item);
    }
    let run = [];
    const close = () => {
      if (run.some((item) => !facts(item).heading)) foldRun(run);
      run = [];
    };
    for (const item of shown) {
      if (run.length && (!folds.has(item) || item.parentElement !== run[0].parentElement)) close();
      if (folds.has(item)) run.push(item);
    }
    close();
  };
  const foldRun = (run) => {
    const named = run.filter((item) => !facts(item).heading);
    const names = [named[0], named[named.length - 1]].map((item) => ownName(item, "new"));
    const which = named.length > 1 ? `${names[0]} to ${names[1]}` : names[0];
    const button = make("button", "fold", `${which}: unchanged`);
    button.type = "button";
    button.addEventListener("click", () => {
      for (const item of run) unfolded.add(item);
      apply();
      run[0].tabIndex = -1;
      run[0].focus({ preventScroll: true });
    });
    for (const item of run) item.dataset.folded = "";
    run[0].before(button);
  };

  const apply = () => {
    const wantedRelations = checked("relation");
    const wantedClasses = checked("class");
    const only = checked("only");
    const changesOnly = layout() === "changes";
    const wanted = fold(id("search").value.trim());
    const ranges = [];
    const fitsSearch = wanted ? mark(wanted, ranges) : () => true;
    const all = items();
    const everyRelation = wantedRelations.length === document.querySelectorAll("input[name=relation]").length;
    const everyClass = wantedClasses.length === document.querySelectorAll("input[name=class]").length;
    const narrowed = !everyRelation || !everyClass || only.length > 0;
    if (wanted) for (const item of all) item.hidden = false;
    const shown = all.map((item) => {
      const { relation, kinds, moved, renumbered, changed } = facts(item);
      return (everyRelation || wantedRelations.includes(relation)) && (everyClass || kinds.some((kind) => wantedClasses.includes(kind))) &&
        (!only.includes("moved") || moved) && (!only.includes("renumbered") || renumbered) && (!changesOnly || changed) && fitsSearch(item);
    });
    // A heading is shown with whatever it introduces.
    let introduces = false;
    for (let index = all.length - 1; index >= 0; index -= 1) {
      if (facts(all[index]).heading) {
        if (!wanted) shown[index] = shown[index] || introduces;
        introduces = false;
      } else introduces = introduces || shown[index];
    }
    all.forEach((item, index) => { if (item.hidden === shown[index]) item.hidden = !shown[index]; });
    foldUnchanged(wanted === "" ? all.filter((item) => !item.hidden) : []);
    for (const stub of comparison.querySelectorAll(".stub")) stub.hidden = narrowed || wanted !== "";
    for (const group of comparison.querySelectorAll(".group")) group.hidden = !group.querySelector(":scope > div:not([hidden])");
    if (globalThis.CSS && CSS.highlights) CSS.highlights.set("found", new Highlight(...ranges));
    const number = shown.filter(Boolean).length;
    id("nothing").hidden = number > 0;
    id("filtered").textContent = narrowed ? ` (${number} of ${all.length})` : "";
    id("said").textContent = narrowed || wanted ? `${number} of ${all.length} shown` : "";
    drawSoon();
  };
  const setLayout = (value) => {
    document.querySelector(`input[name=layout][value=${value}]`).checked = true;
    root.dataset.layout = value;
    const marked = value === "marked";
    const one = value === "old" || value === "new" || marked;
    if (one) makeReading(value === "old" ? "old" : "new", marked);
    if (value === "sides") makeSides();
    comparison.hidden = one;
    reading.hidden = !one;
    apply();
  };
  narrow.addEventListener("change", () => apply());
  const showAll = () => {
    for (const box of document.querySelectorAll("input[name=relation], input[name=class]")) box.checked = true;
    for (const box of document.querySelectorAll("input[name=only]")) box.checked = false;
    id("search").value = "";
    apply();
  };

  // From change to change
  let current = null;
  const changes = () => items().filter((item) => !item.hidden && facts(item).changed);
  const tell = (all) => {
    const at = all.indexOf(current);
    // All changes of the comparison; where not each is a stop on the way (other numbers, footnotes, what is filtered), how many are.
    const total = Number(id("place").dataset.changes);
    const stops = all.length === total ? "" : `, ${all.length} stop${all.length === 1 ? "" : "s"}`;
    id("place").textContent = at < 0 ? `${total} change${total === 1 ? "" : "s"}${stops}` : `${at + 1} of ${all.length}`;
  };
  let wandered = false;
  for (const way of ["wheel", "touchmove"]) addEventListener(way, () => { wandered = true; }, { passive: true });
  // The scroll bar belongs to the page as a whole, and so does the map beside it.
  addEventListener("pointerdown", (event) => { if (event.target === root || id("map").contains(event.target)) wandered = true; });
  const step = (by) => {
    const all = changes();
    if (all.length === 0) return;
    const line = 120;
    let index = all.indexOf(current);
    const box = index < 0 ? null : current.getBoundingClientRect();
    if (box === null || (wandered && (box.bottom < 0 || box.top > innerHeight))) {
      // The reader scrolled away: go on from what is on the screen.
      const below = all.findIndex((item) => item.getBoundingClientRect().top > line);
      index = by > 0 ? (below < 0 ? all.length : below) - 1 : below < 0 ? all.length : below;
    }
    wandered = false;
    current = all[Math.min(all.length - 1, Math.max(0, index + by))];
    current.tabIndex = -1;
    current.focus({ preventScroll: true });
    const show = () => current.scrollIntoView({ block: current.offsetHeight > innerHeight / 2 ? "start" : "center" });
    show();
    // What is laid out only now may have pushed it away.
    requestAnimationFrame(show);
    tell(all);
  };

  // The map of the page beside the scroll bar
  const map = id("map");
  const view = make("b");
  const follow = () => {
    const height = root.scrollHeight || 1;
    view.style.top = `${(100 * scrollY) / height}%`;
    view.style.height = `${(100 * innerHeight) / height}%`;
  };
  const draw = () => {
    const height = root.scrollHeight || 1;
    const all = changes();
    const boxes = all.map((item) => item.getBoundingClientRect());
    map.replaceChildren(view, ...all.map((item, index) => {
      const dash = make("i", facts(item).relation + (facts(item).moved ? " moved" : ""));
      dash.style.top = `${(100 * (boxes[index].top + scrollY)) / height}%`;
      dash.style.height = `${(100 * boxes[index].height) / height}%`;
      return dash;
    }));
    tell(all);
    follow();
  };
  map.addEventListener("click", (event) => scrollTo({ top: (event.clientY / innerHeight) * root.scrollHeight - innerHeight / 3 }));
  addEventListener("scroll", follow, { passive: true });
  // The map needs the height of everything: it is drawn when the reader has the page before them.
  let waiting = 0;
  const drawSoon = () => {
    clearTimeout(waiting);
    waiting = setTimeout(draw, 30);
  };
  new ResizeObserver(drawSoon).observe(document.body);

  // The old number of an unchanged paragraph of a long comparison is written beside its name, and has no anchor.
  const formerly = (anchor) => {
    if (!anchor.startsWith("old-")) return null;
    const plain = (name) => name.toLowerCase().replace(/para\./g, "p").replace(/[^a-z0-9~]/g, "");
    const wanted = plain(anchor.slice(4));
    return entries.find((entry) => named(entry, "old").some(({ name }) => name && plain(name) === wanted)) ?? null;
  };
  // A link must find its paragraph whatever is filtered
  const reveal = () => {
    let target = null;
    try {
      const name = decodeURIComponent(location.hash.slice(1));
      target = id(name) ?? formerly(name) ?? id(name.replace(/^old-/, ""));
    } catch { return; }
    if (target === null || !comparison.contains(target)) return;
    if (comparison.hidden) setLayout("inline");
    const folded = target.closest("[data-folded]");
    if (folded !== null) { unfolded.add(folded); apply(); }
    if (!target.checkVisibility()) { setLayout("inline"); showAll(); }
    const item = target.closest(".group > div");
    if (item !== null) { current = item; tell(changes()); }
    target.scrollIntoView();
  };
  addEventListener("hashchange", reveal);

  // A citation to paste
  const label = (button) => button.replaceChildren("Copy", make("span", "v", " citation"));
  const say = (button, word) => {
    button.replaceChildren(word);
    setTimeout(() => label(button), 1600);
  };
  const offerCopy = (event) => {
    const entry = event.target instanceof Element ? event.target.closest(".group > div") : null;
    const name = entry === null ? null : nameOf(entry);
    if (name === null || entry.querySelector(".copy") !== null) return;
    const citation = name.textContent;
    const button = make("button", "copy");
    label(button);
    button.type = "button";
    button.addEventListener("click", async () => {
      try {
        await navigator.clipboard.writeText(citation);
        say(button, "Copied");
      } catch {
        getSelection().selectAllChildren(name);
        say(button, "Selected: press Ctrl+C");
      }
    });
    if (name.querySelector("a") === null) {
      const link = make("a", "");
      link.href = "#" + entry.id;
      link.append(name.firstChild.data.trim());
      name.firstChild.replaceWith(link, " ");
    }
    name.after(button);
  };
  comparison.addEventListener("pointerover", offerCopy);
  comparison.addEventListener("focusin", offerCopy);

  for (const box of document.querySelectorAll("input[name=layout]")) box.addEventListener("change", () => setLayout(box.value));
  for (const box of document.querySelectorAll("input[name=relation], input[name=class], input[name=only]")) box.addEventListener("change", apply);
  id("all").addEventListener("click", showAll);
  let typing = 0;
  id("search").addEventListener("input", () => { clearTimeout(typing); typing = setTimeout(apply, 120); });
  id("next").addEventListener("click", () => step(1));
  id("previous").addEventListener("click", () => step(-1));
  const filter = document.querySelector(".filter");
  addEventListener("click", (event) => { if (!filter.contains(event.target)) filter.open = false; });
  addEventListener("keydown", (event) => {
    if (["PageUp", "PageDown", "Home", "End", "ArrowUp", "ArrowDown", " "].includes(event.key)) wandered = true;
    if (event.key === "Escape" && filter.open) { filter.open = false; filter.firstElementChild.focus(); return; }
    if (event.ctrlKey || event.metaKey || event.altKey || !id("keys").checked) return;
    if (event.target instanceof Element && event.target.matches("input:not([type=radio], [type=checkbox]), textarea, select")) return;
    if (event.key === "j" || event.key === "n") step(1);
    else if (event.key === "k" || event.key === "p") step(-1);
    else return;
    event.preventDefault();
  });

  // Folded parts are printed too, where the style alone cannot unfold them.
  let folded = [];
  addEventListener("beforeprint", () => {
    folded = [...document.querySelectorAll("section:not(#left-out) > details:not([open])")];
    for (const part of folded) part.open = true;
  });
  addEventListener("afterprint", () => {
    for (const part of folded) part.open = false;
    delete root.dataset.print;
  });
  // One page for the room: what matters, which paragraph answers which, what is still open.
  id("room").addEventListener("click", () => {
    root.dataset.print = "room";
    print();
  });

  root.classList.add("scripted");
  root.dataset.layout = "inline";
  id("tools").hidden = false;
  map.hidden = false;
  apply();
  reveal();
})();
