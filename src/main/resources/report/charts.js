/* A chart for each namespace: counts, threshold, CAP, incidents, and what was not collected. */

const CHART_HEIGHT = 200;
const ON_PAPER_CHARTS = 40;
const seconds = Array.from({ length: WINDOWS }, (_, index) => timeOf(index) / 1000);
const live = new Map();

function colour(name) {
  return getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
}

/** The range in view, less the first pixel, on which the step of the day before would end. */
function inView() {
  return [(state.from + 0.003 * (state.to - state.from)) / 1000, state.to / 1000];
}

/** A series for each line of the chart, each with a value for every window. */
function seriesOf(namespace) {
  return [
    seconds,
    namespace.counts,
    Array.from(dayOfWindow, (day) => namespace.thresholds[day]),
    seconds.map(() => namespace.cap),
  ];
}

/** One line moves over all charts, so that they can be read at the same time; what is dragged is one chart's. */
const CURSOR = {
  y: false,
  points: { show: false },
  drag: { x: true, y: false, setScale: false, dist: 5 },
  sync: { key: "windows", filters: { pub: (type) => type === "mousemove" } },
  bind: { dblclick: () => () => { look(FROM, TO); return null; } },
};

function chartOptions(namespace, width, readout) {
  const line = { width: 1, stroke: colour("border"), size: 5 };
  const axis = { stroke: colour("muted"), grid: line, ticks: line, font: "12px system-ui, sans-serif" };
  return {
    width,
    height: CHART_HEIGHT,
    legend: { show: false },
    padding: [12, 24, 0, 0],
    tzDate: (second) => uPlot.tzDate(new Date(second * 1000), "Etc/UTC"),
    cursor: CURSOR,
    scales: {
      x: { range: inView },
      y: { range: (chart, low, high) => [0, high > 0 ? high * 1.1 : 1] },
    },
    axes: [
      { ...axis, size: 30, space: 70, values: (chart, times, number, space, step) => times.map((at) => tick(at, step)) },
      { ...axis, size: 56, space: 32, values: (chart, numbers) => numbers.map((number) => decimal(number)) },
    ],
    series: [
      {},
      { fill: colour("count"), stroke: colour("count"), width: 0, points: { show: false },
        paths: uPlot.paths.bars({ size: [1, Infinity, 1], align: 1 }) },
      { stroke: colour("threshold"), width: 1.5, points: { show: false }, paths: uPlot.paths.stepped({ align: 1 }) },
      { stroke: colour("cap"), width: 1.5, dash: [6, 4], points: { show: false } },
    ],
    hooks: {
      drawClear: [(chart) => drawGaps(chart, namespace)],
      draw: [(chart) => drawIncidents(chart, namespace)],
      setCursor: [(chart) => readAt(chart, namespace, readout)],
      setSelect: [(chart) => zoomTo(chart)],
    },
  };
}

function tick(second, step) {
  const time = second * 1000;
  if (step >= 86400) {
    return dayText(time).slice(4);
  }
  return time % DAY === 0 ? dayText(time).slice(4) : clockText(time);
}

/** The window under the cursor; bars begin at the start of their window. */
function indexAt(chart) {
  const { left } = chart.cursor;
  if (left === null || left === undefined || left < 0) {
    return -1;
  }
  const index = windowAt(chart.posToVal(left, "x") * 1000);
  return index >= 0 && index < WINDOWS ? index : -1;
}

function readAt(chart, namespace, readout) {
  const index = indexAt(chart);
  if (index < 0) {
    say(readout, metaOf(namespace));
    return;
  }
  const time = timeOf(index);
  const errors = namespace.counts[index];
  const incident = namespace.incidents.get(index);
  const limits = `threshold ${decimal(thresholdAt(namespace, time))}, CAP ${decimal(namespace.cap)}`;
  say(readout, `${momentText(time)}: `
    + (errors === null ? "not collected" : `${count(errors, "error")}, ${limits}`)
    + (incident ? `, ${incident.severity} incident` : ""));
}

function zoomTo(chart) {
  const { left, width } = chart.select;
  if (width > 0) {
    const from = chart.posToVal(left, "x") * 1000;
    const to = chart.posToVal(left + width, "x") * 1000;
    chart.setSelect({ left: 0, width: 0, top: 0, height: 0 }, false);
    look(from, to);
  }
}

/** A click beside no drag opens the incident under it. */
function openUnder(chart, namespace) {
  const x = chart.cursor.left;
  let nearest = null;
  let least = 8;
  for (const incident of namespace.incidents.values()) {
    const distance = Math.abs(chart.valToPos((incident.time + STEP / 2) / 1000, "x") - x);
    if (distance < least && incident.time >= state.from && incident.time < state.to) {
      least = distance;
      nearest = incident;
    }
  }
  if (nearest) {
    openIncident(nearest.id);
  }
}

function create(card) {
  const { namespace, host, readout } = card;
  if (live.has(card)) {
    return;
  }
  const chart = new uPlot(chartOptions(namespace, host.clientWidth, readout), seriesOf(namespace), host);
  let pressed = 0;
  chart.over.addEventListener("pointerdown", (event) => { pressed = event.clientX; });
  chart.over.addEventListener("click", (event) => {
    if (Math.abs(event.clientX - pressed) < 4) {
      openUnder(chart, namespace);
    }
  });
  host.chart = chart;
  live.set(card, chart);
}

function remove(card) {
  live.get(card)?.destroy();
  live.delete(card);
  card.host.chart = undefined;
}

function chartLabel(namespace) {
  let peak = 0;
  let missing = 0;
  namespace.counts.forEach((errors, index) => {
    missing += errors === null ? 1 : 0;
    peak = errors > namespace.counts[peak] ? index : peak;
  });
  return `Errors per window of ${namespace.name}: ${whole(namespace.errors)} in all, `
    + `most ${whole(namespace.counts[peak] || 0)} on ${momentText(timeOf(peak))}, CAP ${decimal(namespace.cap)}, `
    + `${count(namespace.incidents.size, "incident")}, ${count(missing, "window")} not collected. `
    + "The same figures are in a table below it.";
}

/** What stands over a chart when the mouse is not in it. */
function metaOf(namespace) {
  return `${count(namespace.errors, "error")}; priority ${namespace.priority}; alert rule ${namespace.alert_rule}; `
    + namespace.groups.join(", ");
}

function chartCard(namespace) {
  const host = el("div", { class: "chart", role: "img", "aria-label": chartLabel(namespace) });
  const readout = el("p", { class: "muted reading" }, metaOf(namespace));
  const severities = SEVERITIES
    .map((severity) => [severity, [...namespace.incidents.values()].filter((one) => one.severity === severity).length])
    .filter(([, number]) => number > 0)
    .map(([severity, number]) => el("span", { class: `chip ${severity}` }, `${whole(number)} ${severity}`));
  const element = el("article", { class: "card" },
    el("div", { class: "chart-head" }, el("h3", {}, namespace.name), el("p", { class: "chips" }, severities)),
    readout, host, figures(namespace));
  return { namespace, host, readout, element };
}

function drawCharts() {
  const list = byId("chart-list");
  const cards = namespaces.map(chartCard);
  list.append(...cards.map((card) => card.element));
  const cardOf = new Map(cards.map((card) => [card.host, card]));
  const near = new IntersectionObserver((entries) => entries.filter((entry) => entry.isIntersecting)
    .forEach((entry) => create(cardOf.get(entry.target))), { rootMargin: "400px" });
  // not on paper, where nothing is far
  const far = new IntersectionObserver((entries) => entries
    .filter((entry) => !entry.isIntersecting && !document.documentElement.classList.contains("paper"))
    .forEach((entry) => remove(cardOf.get(entry.target))), { rootMargin: "3000px" });
  const observe = () => cards.forEach((card) => [near, far].forEach((observer) => {
    observer.unobserve(card.host);
    observer.observe(card.host);
  }));
  observe();

  const none = nothing("No namespace fits the filters.");
  list.append(none);
  const filter = () => {
    cards.forEach((card) => { card.element.hidden = !isShown(card.namespace); });
    none.hidden = shownNamespaces().length > 0;
  };
  filter();
  onChange((change) => {
    if ("from" in change) {
      live.forEach((chart) => chart.setData(chart.data));
    }
    filter();
  });

  const redraw = () => [...live.keys()].forEach((card) => { remove(card); create(card); });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", redraw);
  // on paper the charts are light, and those with incidents are there before others
  const note = el("p", { class: "muted only-paper" });
  list.after(note);
  onPaper((isPaper) => {
    if (isPaper) {
      const wanted = cards.filter((card) => isShown(card.namespace));
      wanted.sort((one, other) => other.namespace.incidents.size - one.namespace.incidents.size);
      wanted.slice(0, ON_PAPER_CHARTS).forEach(create);
      const left = wanted.filter((card) => !live.has(card)).length;
      note.textContent = left > 0 ? `${count(left, "chart")} of namespaces with fewer incidents not printed.` : "";
    }
    redraw();
    if (!isPaper) {
      observe();
    }
  });
  new ResizeObserver(() => live.forEach((chart, card) => {
    if (card.host.clientWidth > 0 && card.host.clientWidth !== chart.width) {
      chart.setSize({ width: card.host.clientWidth, height: CHART_HEIGHT });
    }
  })).observe(list);
  drawChartLegend();
}

function drawChartLegend() {
  const mark = (kind, text) => el("li", {}, el("i", { class: `swatch ${kind}` }), text);
  byId("chart-legend").append(
    mark("line count", "errors"), mark("line threshold", "threshold"), mark("line cap", "CAP"),
    mark("gap", "not collected"), mark("shape critical", "critical incident"), mark("shape high", "high"),
    mark("shape medium", "medium"), mark("shape low", "low"));
}
