/* The heat map: namespaces down, time across, coloured by the worst window against its threshold. */

const LEVELS = [
  { limit: 0, text: "no errors" },
  { limit: 0.5, text: "to half of the threshold" },
  { limit: 1, text: "to the threshold" },
  { limit: 2, text: "to 2 ×" },
  { limit: 5, text: "to 5 ×" },
  { limit: 10, text: "to 10 ×" },
  { limit: Infinity, text: "above" },
];
const HOUR = 60 * MINUTE;
/** Columns that have room for figures. */
const MOST_FIGURES = 31;

/** The width of a column: a day for long ranges, an hour for some days, else a window. */
function columnLength() {
  const length = state.to - state.from;
  if (length <= 2 * DAY) {
    return STEP;
  }
  return length <= 8 * DAY ? HOUR : DAY;
}

/** The columns in view; the first and the last may be cut by the range. */
function columns(length) {
  const found = [];
  for (let time = Math.floor(state.from / length) * length; time < state.to; time += length) {
    const from = Math.max(time, state.from);
    const to = Math.min(time + length, state.to);
    found.push({ from, to, first: windowAt(from), end: windowAt(to) });
  }
  return found;
}

/** What is known of a namespace in a column. */
function cellOf(namespace, column) {
  const cell = { namespace, column, errors: 0, missing: 0, ratio: 0, peak: -1, severity: null, incidents: 0 };
  const { counts, thresholds } = namespace;
  for (let index = column.first; index < column.end; index++) {
    const errors = counts[index];
    if (errors === null) {
      cell.missing++;
      continue;
    }
    cell.errors += errors;
    const ratio = errors === 0 ? 0 : errors / Math.max(thresholds[dayOfWindow[index]], 1e-9);
    if (ratio > cell.ratio) {
      cell.ratio = ratio;
      cell.peak = index;
    }
    const incident = namespace.incidents.size > 0 ? namespace.incidents.get(index) : undefined;
    if (incident) {
      cell.incidents++;
      cell.severity = worse(cell.severity, incident.severity);
    }
  }
  return cell;
}

function levelOf(cell) {
  return LEVELS.findIndex((level) => cell.ratio <= level.limit);
}

function cellClass(cell) {
  const windows = cell.column.end - cell.column.first;
  if (cell.missing === windows) {
    return "gap";
  }
  const mark = cell.severity === "critical" || cell.severity === "high" ? ` mark ${cell.severity}` : "";
  return `heat-${levelOf(cell)}${cell.missing > 0 ? " partly" : ""}${mark}`;
}

function cellText(cell) {
  const { namespace, column } = cell;
  const windows = column.end - column.first;
  const when = `${namespace.name}, ${rangeText(column.from, column.to)}: `;
  if (cell.missing === windows) {
    return `${when}not collected`;
  }
  const parts = [count(cell.errors, "error")];
  if (cell.peak >= 0) {
    const at = windows > 1 ? `, most in ${clockText(timeOf(cell.peak))}: ${whole(namespace.counts[cell.peak])}` : "";
    parts[0] += `${at} (threshold ${decimal(thresholdAt(namespace, timeOf(cell.peak)))})`;
  }
  if (cell.incidents > 0) {
    parts.push(`${count(cell.incidents, "incident")}, at most ${cell.severity}`);
  }
  if (cell.missing > 0) {
    parts.push(`${cell.missing} of ${count(windows, "window")} not collected`);
  }
  return when + parts.join("; ");
}

/** The head's second row names spans of columns: months, days or hours. */
function spans(all, length) {
  const part = (column) => {
    if (length === DAY) {
      return { key: Math.floor((column.from / DAY + 3) / 7), text: () => dayText(column.from).slice(4) };
    }
    return length === HOUR
      ? { key: Math.floor(column.from / DAY), text: () => dayText(column.from) }
      : { key: Math.floor(column.from / (2 * HOUR)), text: () => clockText(column.from) };
  };
  const found = [];
  let key = null;
  for (const column of all) {
    const own = part(column);
    if (own.key !== key) {
      key = own.key;
      found.push({ text: own.text(), width: 0 });
    }
    found[found.length - 1].width++;
  }
  return found;
}

/** A span whose name has no room in it, on narrow screens at least. */
function isTight(span, all) {
  return span.width < (all.length > 45 ? 5 : 3) && all.length > 14;
}

const cellOfElement = new WeakMap();

function heatRow(namespace, all) {
  const row = el("tr", {}, el("th", { scope: "row" }, namespace.name));
  const isWide = all.length <= MOST_FIGURES;
  for (const column of all) {
    const cell = cellOf(namespace, column);
    const element = document.createElement("td");
    element.className = cellClass(cell);
    element.tabIndex = -1;
    element.setAttribute("aria-label", seen(cellText(cell)));
    if (isWide && cell.ratio > 1) {
      // so that nobody needs the colours
      element.append(el("span", {}, cell.ratio < 9.95 ? cell.ratio.toFixed(1) : whole(cell.ratio)));
    }
    cellOfElement.set(element, cell);
    row.append(element);
  }
  return row;
}

function drawHeat() {
  const shown = shownNamespaces();
  const length = columnLength();
  const all = columns(length);
  const unit = length === DAY ? "day" : length === HOUR ? "hour" : "window";
  byId("heat-hint").textContent = unit === "window"
    ? "One column a window. Choose a cell with an incident to read it."
    : `One column ${unit === "day" ? "a day" : "an hour"}. Choose a cell to see its windows.`;
  if (all.length <= MOST_FIGURES) {
    byId("heat-hint").append(el("span", { class: "wide" }, " Figures: how many times the threshold."));
  }
  byId("heat-readout").textContent = "Point at a cell, or move with the arrow keys, to read it here.";
  if (shown.length === 0) {
    byId("heat-scroll").replaceChildren(nothing("No namespace fits the filters."));
    return;
  }
  const head = el("tr", {}, el("td", { class: "corner" }),
    spans(all, length).map((span) => el("th", { scope: "colgroup", colspan: span.width,
      class: isTight(span, all) && "tight" }, el("span", {}, span.text))));
  const grid = el("table", { class: `heat ${unit}s`, role: "grid", "aria-labelledby": "heat-title" },
    el("thead", {}, head), el("tbody", {}, shown.map((namespace) => heatRow(namespace, all))));
  grid.style.setProperty("--columns", all.length);
  grid.querySelector("tbody td").tabIndex = 0;
  byId("heat-scroll").replaceChildren(grid);
}

function enterCell(element) {
  const cell = cellOfElement.get(element);
  if (cell.column.end - cell.column.first > 1) {
    look(cell.column.from, cell.column.to);
    byId("heat-scroll").querySelector("tbody td")?.focus({ preventScroll: true });
    return;
  }
  const incident = cell.namespace.incidents.get(cell.column.first);
  if (incident) {
    openIncident(incident.id);
  }
}

function moveFrom(element, key) {
  const row = element.parentElement;
  const at = element.cellIndex;
  const target = {
    ArrowLeft: () => row.cells[at - 1],
    ArrowRight: () => row.cells[at + 1],
    ArrowUp: () => row.previousElementSibling?.cells[at],
    ArrowDown: () => row.nextElementSibling?.cells[at],
    Home: () => row.cells[1],
    End: () => row.cells[row.cells.length - 1],
  }[key]?.();
  if (target && target.tagName === "TD") {
    element.tabIndex = -1;
    target.tabIndex = 0;
    target.focus();
  }
}

function listenToHeat() {
  const area = byId("heat-scroll");
  const readout = byId("heat-readout");
  const read = (event) => {
    const cell = cellOfElement.get(event.target.closest("td"));
    if (cell) {
      say(readout, cellText(cell));
    }
  };
  area.addEventListener("pointerover", read);
  area.addEventListener("focusin", read);
  area.addEventListener("click", (event) => {
    const element = event.target.closest("td");
    if (cellOfElement.has(element)) {
      enterCell(element);
    }
  });
  area.addEventListener("keydown", (event) => {
    if (!cellOfElement.has(event.target)) {
      return;
    }
    if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      enterCell(event.target);
    } else if (event.key === "Escape") {
      widen();
      area.querySelector("tbody td")?.focus({ preventScroll: true });
    } else if (event.key.startsWith("Arrow") || event.key === "Home" || event.key === "End") {
      event.preventDefault();
      moveFrom(event.target, event.key);
    }
  });
  const legend = LEVELS.map((level, number) => el("li", {}, el("i", { class: `swatch heat-${number}` }), level.text));
  byId("heat-legend").append(
    el("li", { class: "title" }, "Worst window against its threshold:"), ...legend,
    el("li", {}, el("i", { class: "swatch gap" }), "not collected"),
    el("li", {}, el("i", { class: "swatch heat-2 partly" }), "partly"),
    el("li", {}, el("i", { class: "swatch heat-4 mark high" }), "high incident"),
    el("li", {}, el("i", { class: "swatch heat-4 mark critical" }), "critical"));
  onChange((change) => {
    if ("from" in change || "namespace" in change || "group" in change) {
      drawHeat();
    }
  });
  drawHeat();
}
