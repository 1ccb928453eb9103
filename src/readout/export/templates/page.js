
(() => {
  "use strict";
  const all = (selector, root = document) => Array.from(root.querySelectorAll(selector));
  const records = all(".record");
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const evidence = new WeakMap();
  let pinned = null;
  let current = null;
  let lit = [];

  // Which pieces of the text belong to whom, read once for each document: owner -> [[piece, field], ...].
  function piecesOf(owner) {
    const article = owner.closest(".document");
    if (!evidence.has(article)) {
      const found = new Map();
      for (const piece of all("[data-ev]", article)) {
        for (const token of piece.dataset.ev.split(" ")) {
          const dot = token.indexOf(".");
          const key = token.slice(0, dot);
          if (!found.has(key)) found.set(key, []);
          found.get(key).push([piece, token.slice(dot + 1)]);
        }
      }
      evidence.set(article, found);
    }
    return evidence.get(article).get(owner.dataset.r) || [];
  }

  function dim() {
    for (const [element, name] of lit) element.classList.remove(name);
    lit = [];
  }

  function mark(element, name) {
    element.classList.add(name);
    lit.push([element, name]);
  }

  function light(owner) {
    dim();
    current = owner;
    if (!owner) return;
    mark(owner, "lit");
    for (const [piece, field] of piecesOf(owner)) mark(piece, "f-" + field);
  }

  function bring(element, block) {
    if (element) element.scrollIntoView({ block, behavior: calm ? "auto" : "smooth" });
  }

  function first(owner, field) {
    const found = piecesOf(owner).find(([, name]) => name === field) || piecesOf(owner)[0];
    return found && found[0];
  }

  function release() {
    if (pinned) open(pinned, false);
    pinned = null;
    light(null);
  }

  function open(record, yes) {
    record.classList.toggle("pinned", yes);
    record.querySelector(".pick").setAttribute("aria-expanded", String(yes));
    record.querySelector(".more").hidden = !yes;
  }

  function pin(record) {
    release();
    pinned = record;
    open(record, true);
    light(record);
  }

  function spell(details) {
    const article = details.closest(".document");
    const number = Number(details.closest(".record").dataset.r.slice(1));
    const values = JSON.parse(article.querySelector(".records-json").textContent);
    details.querySelector("pre").textContent = JSON.stringify(values[number], null, 1);
  }

  // A piece may belong to several records: those it triggers come first, and each further click takes the next.
  function fromText(piece) {
    const article = piece.closest(".document");
    const tokens = piece.dataset.ev.split(" ").filter((token) => token[0] === "r");
    tokens.sort((a, b) => Number(b.endsWith(".trigger")) - Number(a.endsWith(".trigger")));
    const keys = Array.from(new Set(tokens.map((token) => token.split(".")[0])));
    const owners = all(".record", article).filter((r) => keys.includes(r.dataset.r) && !r.hidden);
    owners.sort((a, b) => keys.indexOf(a.dataset.r) - keys.indexOf(b.dataset.r));
    if (!owners.length) return;
    const next = owners[(owners.indexOf(pinned) + 1) % owners.length];
    pin(next);
    for (const owner of owners) if (owner !== next) mark(owner, "also");
    bring(next, "nearest");
  }

  function fromRecord(record, target) {
    if (target.closest("details, a, dl")) return;
    const jump = target.closest(".jump");
    if (jump) return bring(first(record, jump.dataset.field), "center");
    if (target.closest(".more")) return;
    if (record === pinned) return release();
    pin(record);
    bring(first(record, "trigger"), "center");
  }

  document.addEventListener("click", (event) => {
    const piece = event.target.closest(".piece");
    const record = event.target.closest(".record");
    const rejected = event.target.closest("li[data-r]");
    if (piece) fromText(piece);
    else if (record) fromRecord(record, event.target);
    else if (rejected) { light(rejected); bring(first(rejected, "rejected"), "center"); }
    else if (event.target.closest("main")) release();
  });

  document.addEventListener("mouseover", (event) => {
    const owner = event.target.closest(".record, li[data-r]");
    if ((owner || pinned) !== current) light(owner || pinned);
  });

  document.addEventListener("focusin", (event) => {
    const pick = event.target.closest(".pick");
    if (pick) light(pick.closest(".record"));
  });

  document.addEventListener("toggle", (event) => {
    if (event.target.matches(".source-json") && event.target.open) spell(event.target);
  }, true);

  document.addEventListener("keydown", (event) => {
    const pick = event.target.closest(".pick");
    const piece = event.target.closest(".piece");
    if (event.key === "Escape") release();
    else if (event.key === "/" && !event.target.matches("input, select")) focus(event, filter);
    else if (piece && (event.key === "Enter" || event.key === " ")) { event.preventDefault(); fromText(piece); }
    else if (pick && (event.key === "ArrowDown" || event.key === "ArrowUp")) {
      const picks = all(".pick").filter((p) => p.offsetParent);
      focus(event, picks[picks.indexOf(pick) + (event.key === "ArrowDown" ? 1 : -1)]);
    }
  });

  function focus(event, element) {
    event.preventDefault();
    if (element) element.focus();
  }

  const type = document.getElementById("type");
  const filter = document.getElementById("filter");
  const count = document.getElementById("count");
  const names = records.map((r) => r.dataset.type);
  for (const name of Array.from(new Set(names)).sort()) {
    type.add(new Option(name + " (" + names.filter((n) => n === name).length + ")", name));
  }

  function apply() {
    const wanted = filter.value.trim().toLowerCase().split(/\s+/).filter(Boolean);
    let shown = 0;
    for (const article of all(".document")) {
      const title = article.querySelector("header").textContent.toLowerCase();
      let any = false;
      for (const record of all(".record", article)) {
        const words = title + " " + record.textContent.toLowerCase();
        record.hidden = Boolean(type.value && record.dataset.type !== type.value) || !wanted.every((w) => words.includes(w));
        if (!record.hidden) { any = true; shown += 1; }
      }
      article.hidden = !any && Boolean(type.value || wanted.length);
    }
    if (pinned && pinned.hidden) release();
    const documents = all(".document").filter((a) => !a.hidden).length;
    count.textContent = shown + " of " + records.length + " records, in " + documents + (documents === 1 ? " document" : " documents");
  }

  type.addEventListener("input", apply);
  filter.addEventListener("input", apply);
  filter.form.addEventListener("submit", (event) => event.preventDefault());
  apply();
})();
