"use strict";
(() => {
  const table = document.querySelector("#table"), body = document.body;
  const heads = [...table.querySelectorAll("thead [data-version]")];
  const names = heads.map(head => head.querySelector(".name").textContent);
  const step = document.querySelector("#step"), chosen = document.querySelector("#chosen");
  const has = (element, version) => element.dataset.in.split(" ").some(part => {
    const [first, last = first] = part.split("-").map(Number);
    return first <= version && version <= last;
  });
  const when = element => element.dataset.in.split(" ").map(part => {
    const [first, last = first] = part.split("-").map(Number);
    return last === names.length - 1 ? "since " + names[first] : first === last ? "in " + names[first] : "in " + names[first] + " to " + names[last];
  }).join(", again ");
  const rows = [...table.querySelectorAll("tbody tr")].map(row => [...row.querySelectorAll("td")]);
  const kept = new Map();

  // A version that keeps a wording shows it where it stands beside another one.
  const wording = (cells, version) => {
    for (let at = version; at >= 0; at--) {
      if (cells[at].classList.contains("none") && at === version) return null;
      const words = kept.get(cells[at]) || cells[at].querySelector("p");
      if (words) return words;
    }
    return null;
  };
  rows.flat().forEach(cell => { const words = cell.querySelector("p"); if (words) kept.set(cell, words); });

  const beside = (words, other, tag) => {
    const copy = words.cloneNode(true);
    copy.querySelectorAll("[data-in]").forEach(run => {
      const same = has(run, other);
      const now = document.createElement(same ? "span" : tag);
      now.dataset.in = run.dataset.in;
      now.append(...run.childNodes);
      if (same) now.className = run.className.replace("back", "").trim();
      run.replaceWith(now);
    });
    return copy;
  };
  const clear = () => {
    table.querySelectorAll("p.beside").forEach(copy => copy.remove());
    kept.forEach(words => { words.hidden = false; });
    table.querySelectorAll(".same").forEach(same => { same.hidden = false; });
    table.querySelectorAll(".away").forEach(away => away.classList.remove("away"));
    body.classList.remove("pair");
  };
  const show = (one, other) => {
    clear();
    body.classList.add("pair");
    table.querySelectorAll("[data-version]").forEach(cell => {
      const version = Number(cell.dataset.version);
      cell.classList.toggle("away", version !== one && version !== other);
    });
    rows.forEach(cells => [[one, other, "del"], [other, one, "ins"]].forEach(([version, opposite, tag]) => {
      const words = wording(cells, version), cell = cells[version];
      if (!words) return;
      const copy = beside(words, opposite, tag);
      copy.classList.add("beside");
      copy.hidden = false;
      if (kept.has(cell)) kept.get(cell).hidden = true;
      const same = cell.querySelector(".same");
      if (same) same.hidden = true;
      cell.append(copy);
    }));
    chosen.textContent = names[one] + " beside " + names[other];
    press([one, other]);
  };
  const all = () => { clear(); chosen.textContent = "All " + names.length + " versions"; press([]); };
  const buttons = heads.map((head, version) => {
    const name = head.querySelector(".name"), button = document.createElement("button");
    button.type = "button";
    button.textContent = name.textContent;
    // A browser prints no buttons in the heads of later pages, so the name stays for the paper.
    name.classList.add("printed");
    name.after(button);
    button.addEventListener("click", () => choose(version));
    return button;
  });
  const press = pressed => buttons.forEach((button, version) => button.setAttribute("aria-pressed", String(pressed.includes(version))));
  let first = null;
  const choose = version => {
    if (first === null || first === version) {
      first = first === version ? null : version;
      all();
      press(first === null ? [] : [first]);
      if (first !== null) chosen.textContent = names[first] + " beside …";
      return;
    }
    show(Math.min(first, version), Math.max(first, version));
    first = null;
  };
  step.addEventListener("input", () => { first = null; show(step.value - 1, Number(step.value)); });
  document.querySelector("#all").addEventListener("click", () => { first = null; all(); });
  table.addEventListener("mouseover", event => {
    const run = event.target.closest("[data-in]");
    if (run) run.title = when(run);
  });
  document.querySelector("#tools").hidden = false;
  all();
})();
