(() => {
  "use strict";
  const all = (selector, root = document) => Array.from(root.querySelectorAll(selector));
  const pieces = all("mark.piece");
  const items = all(".points li");
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  let chosen = null;

  const ownersOf = (piece) => piece.dataset.p.split(" ");
  const piecesOf = (number) => pieces.filter((piece) => ownersOf(piece).includes(number));

  function bring(element) {
    if (element) element.scrollIntoView({ block: "nearest", behavior: calm ? "auto" : "smooth" });
  }

  function release() {
    for (const piece of pieces) piece.classList.remove("lit");
    for (const item of items) item.querySelector(".pick").setAttribute("aria-pressed", "false");
    chosen = null;
  }

  function choose(number, from) {
    const again = chosen === number;
    release();
    if (again) return;
    chosen = number;
    const found = piecesOf(number);
    for (const piece of found) piece.classList.add("lit");
    const item = items.find((one) => one.dataset.p === number);
    item.querySelector(".pick").setAttribute("aria-pressed", "true");
    for (const side of ["a", "b"]) {
      const first = found.find((piece) => piece.closest(".account").dataset.side === side);
      if (first && first !== from) bring(first);
    }
  }

  // A piece may belong to several points: each further choice takes the next that is shown.
  function fromText(piece) {
    const owners = ownersOf(piece).filter((n) => !items.find((item) => item.dataset.p === n).hidden);
    if (owners.length) choose(owners[(owners.indexOf(chosen) + 1) % owners.length], piece);
  }

  document.addEventListener("click", (event) => {
    const piece = event.target.closest("mark.piece");
    const pick = event.target.closest(".pick");
    if (piece) fromText(piece);
    else if (pick) choose(pick.closest("li").dataset.p, null);
  });

  document.addEventListener("keydown", (event) => {
    const piece = event.target.closest("mark.piece");
    const pick = event.target.closest(".pick");
    if (event.key === "Escape") release();
    else if (piece && (event.key === "Enter" || event.key === " ")) { event.preventDefault(); fromText(piece); }
    else if (pick && (event.key === "ArrowDown" || event.key === "ArrowUp")) {
      const picks = all(".pick").filter((one) => one.offsetParent);
      const next = picks[picks.indexOf(pick) + (event.key === "ArrowDown" ? 1 : -1)];
      event.preventDefault();
      if (next) next.focus();
    }
  });

  const boxes = all("input.kind");
  function apply() {
    const wanted = boxes.filter((box) => box.checked).map((box) => box.value);
    for (const item of items) item.hidden = !wanted.includes(item.dataset.kind);
    const shown = items.filter((item) => !item.hidden).map((item) => item.dataset.p);
    for (const piece of pieces) piece.classList.toggle("muted", !ownersOf(piece).some((n) => shown.includes(n)));
    if (chosen && !shown.includes(chosen)) release();
    document.getElementById("shown").textContent = shown.length + " of " + items.length + " points";
  }
  for (const box of boxes) box.addEventListener("input", apply);
  apply();
})();
