/* Thresholds, coverage, runs. */

const LEAST_SAMPLES = 10;
const MOST_ROWS = 500;

function number(text, kind) {
  return el("td", { class: `number${kind ? ` ${kind}` : ""}` }, text);
}

function heads(...texts) {
  return texts.map((text) => (text.startsWith("#") ? { text: text.slice(1), class: "number" } : { text }));
}

function drawThresholds() {
  const shown = shownNamespaces();
  const rows = shown.map((namespace) => el("tr", {},
    el("th", { scope: "row" }, namespace.name),
    namespace.thresholds.map((threshold, day) => el("td",
      { class: `number${namespace.samples[day] < LEAST_SAMPLES ? " few" : ""}` }, twoDecimals(threshold),
      namespace.samples[day] < LEAST_SAMPLES ? el("span", { class: "hidden" }, ", too few samples of its own") : null)),
    number(twoDecimals(namespace.cap), "strong"),
    number(whole(namespace.samples.reduce((sum, samples) => sum + samples, 0)))));
  const few = shown.some((namespace) => namespace.samples.some((samples) => samples < LEAST_SAMPLES));
  byId("threshold-table").replaceChildren(shown.length === 0 ? nothing("No namespace fits the filters.")
    : table("Effective thresholds by namespace and day of the week",
      heads("Namespace", ...DAYS.map((day) => `#${day}`), "#CAP", "#Samples"), rows));
  if (few) {
    byId("threshold-table").append(el("p", { class: "muted note" },
      `In italics: fewer than ${LEAST_SAMPLES} samples on that day, so that CAP or the default is in force.`));
  }
}

/** Days with the same figures that follow each other are one row. */
function joined(days) {
  const rows = [];
  for (const day of days) {
    const last = rows[rows.length - 1];
    const time = Date.parse(day.day);
    const same = last && last.namespace === day.namespace && last.end === time && last.missing === day.missing
      && last.partial === day.partial && last.complete === day.complete;
    if (same) {
      last.end += DAY;
    } else {
      rows.push({ ...day, begin: time, end: time + DAY });
    }
  }
  return rows;
}

function drawCoverage() {
  const summary = report.summary;
  byId("coverage-note").textContent =
    `${whole(summary.collected)} of ${count(summary.windows, "window")} complete for all namespaces.`;
  const days = report.coverage.filter((day) => day.missing > 0 || day.partial > 0)
    .filter((day) => !namespaceByName.has(day.namespace) || isShown(namespaceByName.get(day.namespace)));
  const rows = joined(days);
  if (rows.length === 0) {
    byId("coverage-table").replaceChildren(nothing("Every window was collected completely."));
    return;
  }
  byId("coverage-table").replaceChildren(table("Days that were not collected completely",
    heads("Namespace", "Days", "#Complete", "#Partly read", "#Not collected", "#Windows a day"),
    rows.slice(0, MOST_ROWS).map((row) => el("tr", {},
      el("th", { scope: "row" }, row.namespace), el("td", {}, rangeText(row.begin, row.end)),
      number(whole(row.complete)), number(whole(row.partial)), number(whole(row.missing), "strong"),
      number(whole(row.windows))))));
  if (rows.length > MOST_ROWS) {
    byId("coverage-table").append(el("p", { class: "muted note" }, `${MOST_ROWS} of ${whole(rows.length)} rows shown.`));
  }
}

function drawRuns() {
  const rows = report.runs.slice(0, MOST_ROWS).map((run) => el("tr", {},
    number(String(run.id)), el("th", { scope: "row" }, run.job),
    el("td", {}, rangeText(Date.parse(run.from), Date.parse(run.to))),
    el("td", {}, run.started_at ? momentText(Date.parse(run.started_at)) : "–"),
    number(run.seconds === null ? "–" : `${decimal(run.seconds)} s`),
    el("td", { class: run.status === "COMPLETED" ? "" : "strong" }, run.status.toLowerCase()),
    number(whole(run.windows)), number(whole(run.documents))));
  byId("run-table").replaceChildren(rows.length === 0 ? nothing("No execution is known that worked on this range.")
    : table("Executions that worked on this range",
      heads("#Execution", "Job", "Range", "Started", "#Took", "Status", "#Windows", "#Documents"), rows));
  if (report.runs.length > MOST_ROWS) {
    byId("run-table").append(el("p", { class: "muted note" },
      `The newest ${MOST_ROWS} of ${whole(report.runs.length)} shown.`));
  }
}

function drawTables() {
  const filtered = () => {
    drawThresholds();
    drawCoverage();
  };
  onChange((change) => "namespace" in change && filtered());
  filtered();
  drawRuns();
}
