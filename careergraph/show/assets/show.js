"use strict";
(() => {
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const rows = all(".list li[data-fact]");
  const rowOf = new Map(rows.map((row) => [row.dataset.fact, row]));
  const places = all("rect, mark");
  const numbersOf = (place) => place.dataset.facts.split(" ");
  const placesOf = new Map();
  for (const place of places) {
    for (const number of numbersOf(place)) {
      if (!placesOf.has(number)) placesOf.set(number, []);
      placesOf.get(number).push(place);
    }
  }
  for (const row of rows) {
    const cites = row.dataset.cites?.split(" ") ?? [];
    if (cites.length) placesOf.set(row.dataset.fact, cites.flatMap((number) => placesOf.get(number) ?? []));
  }
  const told = document.querySelector(".told");
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  let chosen = null;

  const mark = (number, name, on) => {
    rowOf.get(number)?.classList.toggle(name, on);
    for (const place of placesOf.get(number) ?? []) place.classList.toggle(name, on);
  };
  const isShown = (number) => rowOf.get(number) && !rowOf.get(number).hidden;
  /* Of facts that lie in one another, the shortest that is not filtered out: it stands first. */
  const factAt = (place) => numbersOf(place).find(isShown);
  const reveal = (element) => {
    element.closest("details:not([open])")?.setAttribute("open", "");
    element.scrollIntoView({ block: "center", inline: "nearest", behavior: calm ? "auto" : "smooth" });
  };
  const isVisible = (element) => element.getClientRects().length > 0;

  const open = (row, on) => {
    row.querySelector(".fact").setAttribute("aria-expanded", String(on));
    row.querySelector("dl").hidden = !on;
  };
  const letGo = () => {
    if (chosen === null) return;
    mark(chosen, "chosen", false);
    open(rowOf.get(chosen), false);
    chosen = null;
  };
  const choose = (number, from) => {
    const again = chosen === number && from === "list";
    letGo();
    if (again) { told.textContent = ""; return; }
    chosen = number;
    mark(number, "chosen", true);
    const row = rowOf.get(number);
    open(row, true);
    stop(row);
    const spots = placesOf.get(number) ?? [];
    const spot = spots.find(isVisible) ?? spots[0];
    if (from === "list" && spot) reveal(spot);
    if (from === "place") reveal(row);
    told.textContent = `${row.querySelector(".what").textContent}: ${row.querySelector(".value").textContent}`;
  };

  /* One stop of the Tab key for the list and one for each page; arrow keys move inside. */
  const buttons = () => rows.filter((row) => !row.hidden && isVisible(row)).map((row) => row.querySelector(".fact"));
  const stop = (row) => {
    for (const other of rows) other.querySelector(".fact").tabIndex = -1;
    row.querySelector(".fact").tabIndex = 0;
  };
  const rectanglesOf = (svg) => all("rect", svg).filter((rect) => !rect.hasAttribute("hidden"))
    .sort((a, b) => Number(a.dataset.facts) - Number(b.dataset.facts));
  const arm = (svg) => {
    const rectangles = rectanglesOf(svg);
    for (const rect of all("rect", svg)) rect.tabIndex = -1;
    if (rectangles[0]) rectangles[0].tabIndex = 0;
  };
  const step = (items, current, key) => {
    const at = items.indexOf(current);
    const to = { ArrowDown: at + 1, ArrowRight: at + 1, ArrowUp: at - 1, ArrowLeft: at - 1, Home: 0, End: items.length - 1 }[key];
    if (to === undefined || !items.length) return null;
    return items[Math.max(0, Math.min(items.length - 1, to))];
  };

  for (const rect of all("rect")) {
    rect.setAttribute("role", "button");
    rect.setAttribute("aria-label", rect.querySelector("title").textContent);
  }
  for (const svg of all("svg")) {
    arm(svg);
    svg.addEventListener("keydown", (event) => {
      if (event.key === "Enter" || event.key === " ") {
        event.preventDefault();
        choose(event.target.dataset.facts, "place");
        return;
      }
      const next = step(rectanglesOf(svg), event.target, event.key);
      if (!next) return;
      event.preventDefault();
      event.target.tabIndex = -1;
      next.tabIndex = 0;
      next.focus();
    });
  }
  for (const place of places) {
    const light = (on) => { const number = factAt(place); if (number) mark(number, "lit", on); };
    place.addEventListener("pointerenter", () => light(true));
    place.addEventListener("pointerleave", () => { for (const number of numbersOf(place)) mark(number, "lit", false); });
    place.addEventListener("focus", () => light(true));
    place.addEventListener("blur", () => light(false));
    place.addEventListener("click", (event) => {
      const here = place.tagName === "rect" ? document.elementsFromPoint(event.clientX, event.clientY) : [place];
      const numbers = here.filter((one) => one.dataset.facts).flatMap(numbersOf).filter(isShown);
      if (!numbers.length) numbers.push(place.dataset.facts);
      /* Once more on the same place: the next fact that stands there. */
      choose(numbers[(numbers.indexOf(chosen) + 1) % numbers.length], "place");
    });
  }
  for (const row of rows) {
    const number = row.dataset.fact;
    const button = row.querySelector(".fact");
    row.addEventListener("pointerenter", () => mark(number, "lit", true));
    row.addEventListener("pointerleave", () => mark(number, "lit", false));
    button.addEventListener("focus", () => { mark(number, "lit", true); stop(row); });
    button.addEventListener("blur", () => mark(number, "lit", false));
    button.addEventListener("click", () => choose(number, "list"));
    button.addEventListener("keydown", (event) => {
      const next = step(buttons(), button, event.key);
      if (!next || event.key === "ArrowLeft" || event.key === "ArrowRight") return;
      event.preventDefault();
      next.focus();
    });
  }
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") letGo(); });

  const boxes = all("input[data-type]");
  const wholes = all("input[data-whole]");
  const find = document.getElementById("find");
  const filter = () => {
    const off = new Set(boxes.filter((box) => !box.checked).map((box) => box.dataset.type));
    const wanted = (find?.value ?? "").trim().toLowerCase();
    for (const row of rows) {
      row.hidden = off.has(row.dataset.type) || (wanted !== "" && !row.textContent.toLowerCase().includes(wanted));
    }
    if (chosen !== null && !isShown(chosen)) letGo();
    for (const group of all(".group")) group.hidden = !all("li", group).some((row) => !row.hidden);
    for (const place of places) {
      const shown = numbersOf(place).some(isShown);
      if (place.tagName === "rect") place.toggleAttribute("hidden", !shown);
      else place.classList.toggle("off", !shown);
    }
    for (const whole of wholes) {
      const inside = boxes.filter((box) => box.dataset.family === whole.dataset.whole);
      const on = inside.filter((box) => box.checked).length;
      whole.checked = on > 0;
      whole.indeterminate = on > 0 && on < inside.length;
    }
    for (const svg of all("svg")) arm(svg);
    const first = buttons()[0];
    if (first && !buttons().some((button) => button.tabIndex === 0)) first.tabIndex = 0;
    const count = rows.filter((row) => !row.hidden).length;
    if (rows.length) told.textContent = `${count} of ${rows.length} facts shown`;
  };
  for (const box of boxes) box.addEventListener("change", filter);
  for (const whole of wholes) {
    whole.addEventListener("change", () => {
      for (const box of boxes) if (box.dataset.family === whole.dataset.whole) box.checked = whole.checked;
      filter();
    });
  }
  find?.addEventListener("input", filter);
  if (rows[0]) stop(rows[0]);
})();
