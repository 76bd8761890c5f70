/* What the report says, indexed for the parts of the page. Nothing here touches the page but el(). */

const report = JSON.parse(document.getElementById("data").textContent);

const MINUTE = 60000;
const DAY = 1440 * MINUTE;
const STEP = report.window_minutes * MINUTE;
const FROM = Date.parse(report.range.from);
const TO = Date.parse(report.range.to);
const WINDOWS = Math.round((TO - FROM) / STEP);

const SEVERITIES = ["critical", "high", "medium", "low", "info"];
const FLAGS = {
  is_spike: "spike",
  is_burst: "burst",
  is_new: "new error",
  is_cross_namespace: "several namespaces",
  is_regression: "regression",
  is_cascade: "cascade",
};
const RULES = { ...FLAGS, known_issue: "known issue" };
const DAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** Characters that no one sees, or that turn, hide or join what stands beside them: all but tabs and ends of lines. */
const UNSEEN = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]/g;

/** Text in which such characters are seen, and do nothing. */
function seen(text) {
  return String(text).replace(UNSEEN, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

/** An element. Children that are no elements become text: nothing of the report is ever read as markup. */
function el(tag, attributes, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes || {})) {
    if (value !== null && value !== undefined && value !== false) {
      element.setAttribute(name, value === true ? "" : seen(value));
    }
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== "")
    .map((child) => (child instanceof Node ? child : seen(child))));
  return element;
}

/** Says something in a place that is there already. */
function say(element, text) {
  element.textContent = seen(text);
}

function byId(id) {
  return document.getElementById(id);
}

/* --- numbers and times in words, all in UTC --- */

const wholes = new Intl.NumberFormat("en", { maximumFractionDigits: 0 });
const decimals = new Intl.NumberFormat("en", { maximumFractionDigits: 2 });

function whole(number) {
  return wholes.format(number);
}

function decimal(number) {
  return number === null || number === undefined ? "–" : decimals.format(number);
}

function twoDecimals(number) {
  return number === null ? "–" : number.toLocaleString("en", { minimumFractionDigits: 2, maximumFractionDigits: 2 });
}

/** "1 incident", "2 incidents". */
function count(number, noun) {
  return `${whole(number)} ${noun}${number === 1 ? "" : "s"}`;
}

function short(text, length) {
  const characters = text.length > length ? [...text] : [];
  return characters.length > length ? `${characters.slice(0, length - 1).join("")}…` : text;
}

function two(number) {
  return String(number).padStart(2, "0");
}

/** 0 = Monday. */
function weekday(time) {
  return (new Date(time).getUTCDay() + 6) % 7;
}

function dayText(time) {
  const date = new Date(time);
  return `${DAYS[weekday(time)]} ${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]}`;
}

function clockText(time) {
  const date = new Date(time);
  return `${two(date.getUTCHours())}:${two(date.getUTCMinutes())}`;
}

function momentText(time) {
  return `${dayText(time)} ${clockText(time)}`;
}

function dateText(time) {
  const date = new Date(time);
  return `${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]} ${date.getUTCFullYear()}`;
}

/** A half-open range; whole days by the last day that is in it. */
function rangeText(from, to) {
  if (from % DAY === 0 && to % DAY === 0) {
    return to - from === DAY ? dayText(from) : `${dayText(from)} – ${dayText(to - DAY)}`;
  }
  const sameDay = Math.floor(from / DAY) === Math.floor((to - 1) / DAY);
  return sameDay && to % DAY !== 0
    ? `${momentText(from)} – ${clockText(to)}`
    : `${momentText(from)} – ${momentText(to)}`;
}

function durationText(length) {
  const minutes = Math.round(length / MINUTE);
  const parts = [
    [Math.floor(minutes / 1440), "d"],
    [Math.floor(minutes / 60) % 24, "h"],
    [minutes % 60, "min"],
  ];
  return parts.filter(([amount]) => amount > 0).map(([amount, unit]) => `${amount} ${unit}`).join(" ") || "0 min";
}

/* --- windows, namespaces, incidents --- */

function windowAt(time) {
  return Math.floor((time - FROM) / STEP);
}

function timeOf(index) {
  return FROM + index * STEP;
}

const namespaces = report.namespaces;
const namespaceByName = new Map(namespaces.map((namespace) => [namespace.name, namespace]));
const cascadeById = new Map(report.cascades.map((cascade) => [cascade.id, cascade]));
const incidentById = new Map(report.incidents.map((incident) => [incident.id, incident]));
const groups = [...new Set(namespaces.flatMap((namespace) => namespace.groups))].sort();

/** The day of the week of each window. */
const dayOfWindow = Uint8Array.from({ length: WINDOWS }, (_, index) => weekday(timeOf(index)));

/** The effective threshold of a namespace in the window that begins then. */
function thresholdAt(namespace, time) {
  return namespace.thresholds[weekday(time)];
}

for (const namespace of namespaces) {
  namespace.incidents = new Map();
}
for (const incident of report.incidents) {
  incident.time = Date.parse(incident.window);
  incident.index = windowAt(incident.time);
  const namespace = namespaceByName.get(incident.namespace);
  if (namespace) {
    namespace.incidents.set(incident.index, incident);
  }
}

/** Incidents of adjoining windows of a namespace are one story, by whichever of them the reader comes to it. */
function tellStories() {
  for (const namespace of namespaces) {
    let story = null;
    const inTime = [...namespace.incidents.values()].sort((one, other) => one.index - other.index);
    for (const incident of inTime) {
      if (!story || story.end !== incident.index) {
        story = { first: incident.index };
      }
      story.end = incident.index + 1;
      incident.story = story;
    }
  }
}
tellStories();

/** The worse of two severities, either of which may be absent. */
function worse(one, other) {
  if (!one || !other) {
    return one || other;
  }
  return SEVERITIES.indexOf(one) <= SEVERITIES.indexOf(other) ? one : other;
}

const searched = new Map();

/** All that a person may look for in an incident, in lower case. */
function textOf(incident) {
  if (!searched.has(incident)) {
    const texts = [
      incident.namespace, incident.app, incident.version, incident.error_type, incident.error_message,
      incident.trace_id, incident.category, incident.subcategory, incident.status,
      ...incident.affected_services,
      ...incident.evidence.map((evidence) => evidence.sentence),
      ...incident.signatures.flatMap((one) => [one.hash, one.error_type, one.message, one.sample]),
      ...(incident.known_issue ? Object.values(incident.known_issue) : []),
    ];
    searched.set(incident, texts.filter(Boolean).join("\n").toLowerCase());
  }
  return searched.get(incident);
}

/* --- pieces that several parts show --- */

function severityChip(severity) {
  return el("span", { class: `chip ${SEVERITIES.includes(severity) ? severity : "info"}` }, severity);
}

function flagChips(flags) {
  return flags.map((flag) => el("span", { class: "flag" }, Object.hasOwn(RULES, flag) ? RULES[flag] : flag));
}

function table(caption, heads, rows) {
  return el("table", {},
    el("caption", { class: "hidden" }, caption),
    el("thead", {}, el("tr", {}, heads.map((head) => el("th", { scope: "col", class: head.class }, head.text)))),
    el("tbody", {}, rows));
}

function nothing(text) {
  return el("p", { class: "nothing" }, text);
}
