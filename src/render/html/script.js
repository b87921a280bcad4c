// Everything a reader needs is in the page before this runs; it adds other layouts, filters, search and keys.
// It loads nothing, stores nothing, and makes elements only by name, never from text.
"use strict";
(() => {
  const id = (name) => document.getElementById(name);
  const root = document.documentElement;
  const comparison = id("comparison");
  const reading = id("reading");
  const entries = [...comparison.querySelectorAll(".entry")];
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
  // The provisions of each side of each entry; what the page leaves out follows from the entry before.
  const provisions = { old: new Map(), new: new Map() };
  for (const [side, fact] of [["old", "o"], ["new", "n"]]) {
    let next = 0;
    for (const entry of entries) {
      const given = entry.dataset[fact];
      const own = given === undefined
        ? [{ position: next, lines: 1, name: entry.querySelector(".name a").textContent }]
        : given.split("\n").filter(Boolean).map((line) => {
          const [position, lines, ...name] = line.split(" ");
          return { position: Number(position), lines: Number(lines), name: name.join(" ") };
        });
      provisions[side].set(entry, own);
      if (own.length > 0) next = own[own.length - 1].position + 1;
    }
  }
  const named = (entry, side) => provisions[side].get(entry);
  const relations = ["unchanged", "amended", "split", "merged", "inserted", "deleted"];
  const relation = (item) => relations.find((word) => item.classList.contains(word));
  const kind = (item) => item.dataset.c || "none";

  let sidesMade = false;
  const makeSides = () => {
    if (sidesMade) return;
    sidesMade = true;
    for (const entry of entries) {
      const text = entry.querySelector(".text");
      const columns = ["old", "new"].map((side) => {
        const title = side === "old" ? "Old text" : "New text";
        const there = named(entry, side).length > 0;
        const words = there ? paragraphs(text, side) : [make("p", "absent", side === "old" ? "Not in the old text." : "Not in the new text.")];
        const column = make("div", side, ...words);
        column.dataset.side = title;
        return column;
      });
      text.after(make("div", "sides", ...columns));
    }
    comparison.querySelector(".legend").after(make("div", "column-names", make("span", "", "Old text"), make("span", "", "New text")));
  };
  const makeReading = (side) => {
    const lines = [];
    for (const entry of entries) {
      const names = named(entry, side);
      const words = names.length ? paragraphs(entry.querySelector(".text"), side) : [];
      let from = 0;
      names.forEach(({ position, lines: number, name }, index) => {
        const link = make("a", "", name);
        link.href = "#" + entry.id;
        const to = index === names.length - 1 ? words.length : from + number;
        const line = make("div", "line", link, make("div", "", ...words.slice(from, to)));
        from = to;
        for (const look of ["heading", "in1", "in2", "in3"]) line.classList.toggle(look, entry.classList.contains(look));
        line.classList.add(relation(entry));
        for (const fact of ["c", "w", "m", "u"]) if (fact in entry.dataset) line.dataset[fact] = entry.dataset[fact];
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
    for (const text of item.querySelectorAll(".text")) {
      if (!text.checkVisibility()) continue;
      for (const side of ["old", "new"]) {
        const nodes = [];
        let joined = "";
        const walk = (node) => {
          for (const child of node.childNodes) {
            if (child.nodeType === Node.TEXT_NODE) {
              nodes.push({ node: child, start: joined.length });
              joined += child.data;
            } else if (!child.matches(`.v, .m, ${others[side]}`)) walk(child);
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
    const name = item.querySelector(".name, .line > a");
    return fits || (name !== null && fold(name.textContent).includes(wanted));
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
    for (const item of all) item.hidden = false;
    const shown = all.map((item) => {
      const facts = item.dataset;
      return wantedRelations.includes(relation(item)) && wantedClasses.includes(kind(item)) && (!only.includes("moved") || "m" in facts) &&
        (!only.includes("renumbered") || "u" in facts) && (!changesOnly || "w" in facts) && fitsSearch(item);
    });
    // A heading is shown with whatever it introduces.
    let introduces = false;
    for (let index = all.length - 1; index >= 0; index -= 1) {
      if (all[index].classList.contains("heading")) {
        if (!wanted) shown[index] = shown[index] || introduces;
        introduces = false;
      } else introduces = introduces || shown[index];
    }
    all.forEach((item, index) => { item.hidden = !shown[index]; });
    const narrowed = wantedRelations.length + wantedClasses.length < document.querySelectorAll("input[name=relation], input[name=class]").length || only.length > 0;
    for (const stub of comparison.querySelectorAll(".stub")) stub.hidden = narrowed || wanted !== "";
    for (const group of comparison.querySelectorAll(".group")) group.hidden = !group.querySelector(".entry:not([hidden])");
    if (globalThis.CSS && CSS.highlights) CSS.highlights.set("found", new Highlight(...ranges));
    const number = shown.filter(Boolean).length;
    id("nothing").hidden = number > 0;
    id("filtered").textContent = narrowed ? ` (${number} of ${all.length})` : "";
    id("said").textContent = narrowed || wanted ? `${number} of ${all.length} paragraphs shown` : "";
    draw();
  };
  const setLayout = (value) => {
    document.querySelector(`input[name=layout][value=${value}]`).checked = true;
    root.dataset.layout = value;
    const one = value === "old" || value === "new";
    if (one) makeReading(value);
    if (value === "sides") makeSides();
    comparison.hidden = one;
    reading.hidden = !one;
    apply();
  };
  const showAll = () => {
    for (const box of document.querySelectorAll("input[name=relation], input[name=class]")) box.checked = true;
    for (const box of document.querySelectorAll("input[name=only]")) box.checked = false;
    id("search").value = "";
    apply();
  };

  // From change to change
  let current = null;
  const changes = () => items().filter((item) => "w" in item.dataset && !item.hidden);
  const tell = (all) => {
    const at = all.indexOf(current);
    id("place").textContent = at < 0 ? `${all.length} change${all.length === 1 ? "" : "s"}` : `${at + 1} of ${all.length}`;
  };
  const step = (by) => {
    const all = changes();
    if (all.length === 0) return;
    const line = 120;
    let index = all.indexOf(current);
    const box = index < 0 ? null : current.getBoundingClientRect();
    if (box === null || box.bottom < 0 || box.top > innerHeight) {
      // The reader scrolled away: go on from what is on the screen.
      const below = all.findIndex((item) => item.getBoundingClientRect().top > line);
      index = by > 0 ? (below < 0 ? all.length : below) - 1 : below < 0 ? all.length : below;
    }
    current = all[Math.min(all.length - 1, Math.max(0, index + by))];
    current.tabIndex = -1;
    current.focus({ preventScroll: true });
    current.scrollIntoView({ block: current.offsetHeight > innerHeight / 2 ? "start" : "center" });
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
      const dash = make("i", relation(item) + ("m" in item.dataset ? " moved" : ""));
      dash.style.top = `${(100 * (boxes[index].top + scrollY)) / height}%`;
      dash.style.height = `${(100 * boxes[index].height) / height}%`;
      return dash;
    }));
    tell(all);
    follow();
  };
  map.addEventListener("click", (event) => scrollTo({ top: (event.clientY / innerHeight) * root.scrollHeight - innerHeight / 3 }));
  addEventListener("scroll", follow, { passive: true });
  let waiting = 0;
  new ResizeObserver(() => {
    cancelAnimationFrame(waiting);
    waiting = requestAnimationFrame(draw);
  }).observe(document.body);

  // A link must find its paragraph whatever is filtered
  const reveal = () => {
    let target = null;
    try {
      const name = decodeURIComponent(location.hash.slice(1));
      target = id(name) ?? id(name.replace(/^old-/, ""));
    } catch { return; }
    if (target === null || !comparison.contains(target)) return;
    if (comparison.hidden) setLayout("inline");
    if (!target.checkVisibility()) { setLayout("inline"); showAll(); }
    const item = target.closest(".entry, .stub");
    if (item !== null && item.classList.contains("entry")) { current = item; tell(changes()); }
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
    const entry = event.target instanceof Element ? event.target.closest(".entry") : null;
    if (entry === null || entry.querySelector(".copy") !== null) return;
    const title = entry.querySelector(".name");
    const button = make("button", "copy");
    label(button);
    button.type = "button";
    button.addEventListener("click", async () => {
      try {
        await navigator.clipboard.writeText(title.textContent);
        say(button, "Copied");
      } catch {
        getSelection().selectAllChildren(title);
        say(button, "Selected: press Ctrl+C");
      }
    });
    entry.querySelector(".head").append(button);
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
    if (event.key === "Escape" && filter.open) { filter.open = false; filter.firstElementChild.focus(); return; }
    if (event.ctrlKey || event.metaKey || event.altKey || !id("keys").checked) return;
    if (event.target.matches("input:not([type=radio], [type=checkbox]), textarea, select")) return;
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
  addEventListener("afterprint", () => { for (const part of folded) part.open = false; });

  root.classList.add("scripted");
  root.dataset.layout = "inline";
  id("tools").hidden = false;
  map.hidden = false;
  apply();
  reveal();
})();
