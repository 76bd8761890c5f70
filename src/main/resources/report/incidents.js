/* The incidents that fit the filters, the worst first. What is inside is made when it is opened. */

const PAGE = 25;
/** What is printed of long lists, and how many of the worst are printed with all they say. */
const ON_PAPER = 400;
const OPEN_ON_PAPER = 20;
let shownStories = PAGE;
const doubted = report.incidents.filter((incident) => !incident.confirmed).length;

/** The incidents that fit, those of one story together; stories in the order of their worst. */
function foundStories() {
  const stories = new Map();
  for (const incident of report.incidents.filter(isFound)) {
    const key = incident.story || incident;
    stories.set(key, [...(stories.get(key) || []), incident]);
  }
  return [...stories.values()];
}

function drawIncidentList() {
  const found = foundStories();
  const shown = found.slice(0, shownStories);
  tellHowMany(found, shown);
  byId("incident-list").replaceChildren(...(found.length > 0 ? shown.map(storyCard) : [noIncidents()]));
  const more = byId("more");
  more.hidden = found.length <= shown.length;
  more.textContent = `Show ${count(Math.min(PAGE, found.length - shown.length), "more episode")}`;
}

function tellHowMany(found, shown) {
  const left = report.summary.incidents_left_out;
  const all = report.incidents.length + left;
  const size = (stories) => stories.reduce((sum, story) => sum + story.length, 0);
  byId("incident-count").textContent = `${whole(size(shown))} of ${count(all, "incident")} shown, in `
    + `${whole(shown.length)} of ${count(found.length, "episode")} that fit the filters`
    + (left > 0 ? `; the ${whole(left)} least important are not in this page` : "")
    + (doubted > 0 ? `; ${whole(doubted)} no longer confirmed, which the totals leave out` : "");
}

function noIncidents() {
  return nothing(report.incidents.length === 0 ? "There was no incident in this range." : "No incident fits the filters.");
}

/** The worst window of a story, and the others below it on demand. */
function storyCard(incidents) {
  const [worst, ...others] = incidents;
  if (others.length === 0) {
    return incidentCard(worst);
  }
  const first = Math.min(...incidents.map((incident) => incident.time));
  const last = Math.max(...incidents.map((incident) => incident.time));
  const rest = el("details", { class: "rest" }, el("summary", {},
    `${count(others.length, "more window")} of this episode, ${rangeText(first, last + STEP)}`));
  others.sort((one, other) => one.time - other.time);
  fillWhenOpened(rest, () => others.map(incidentCard));
  return el("div", { class: "story" }, incidentCard(worst), rest);
}

/** Makes what is inside of details when they are opened, by the reader or by unfold(). */
function fillWhenOpened(details, make) {
  details.fill = () => {
    if (details.childElementCount === 1) {
      details.append(...make());
    }
  };
  details.addEventListener("toggle", () => details.open && details.fill());
}

function unfold(details) {
  details.fill();
  details.open = true;
}

function incidentCard(incident) {
  const against = incident.threshold === null ? "" : `, threshold ${decimal(incident.threshold)}`;
  const sentence = incident.evidence.length > 0 ? incident.evidence[0].sentence : "";
  const card = el("details", { class: `incident ${incident.severity}`, id: `incident-${incident.id}` },
    el("summary", {},
      severityChip(incident.severity),
      el("span", { class: "who" }, incident.namespace),
      el("span", { class: "when" }, momentText(incident.time)),
      el("span", { class: "much" }, `${count(incident.count, "error")}${against}`),
      el("span", { class: "flags" }, flagChips(incident.flags),
        incident.confirmed ? null : el("span", { class: "flag doubt" }, "no longer confirmed")),
      el("span", { class: "what" }, el("b", {}, short(incident.error_type || incident.app || "", 60)), ` ${sentence}`)));
  fillWhenOpened(card, () => [incidentBody(incident)]);
  return card;
}

function incidentBody(incident) {
  const show = el("button", { type: "button" }, "Show in charts");
  show.addEventListener("click", () => {
    chooseNamespace(incident.namespace);
    look(incident.time - 24 * STEP, incident.time + 24 * STEP);
    byId("charts").scrollIntoView();
  });
  return el("div", { class: "body" },
    part("Why", el("ul", { class: "evidence" }, incident.evidence.map(evidence))),
    facts(incident),
    message(incident.error_message),
    part("Affected services", services(incident.affected_services)),
    part("Most frequent errors", signatures(incident.signatures)),
    knownIssue(incident.known_issue),
    corrections(incident.corrections),
    cascades(incident.cascades),
    el("p", { class: "actions" }, show));
}

function part(title, content) {
  return content && (content.childElementCount > 0 || content.textContent)
    ? el("div", { class: "part" }, el("h3", {}, title), content) : null;
}

function evidence(reason) {
  return el("li", {}, flagChips([reason.rule]), " ", reason.sentence);
}

function facts(incident) {
  const pairs = [
    ["Score", `${decimal(incident.score)} of 100`],
    ["Usual here", incident.baseline_mean === null ? null : `${decimal(incident.baseline_mean)} errors`],
    ["Times usual", incident.ratio === null ? null : `${decimal(incident.ratio)} ×`],
    ["Service", [incident.app, incident.version].filter(Boolean).join(" ")],
    ["Error", incident.error_type],
    ["Category", [incident.category, incident.subcategory].filter(Boolean).join(", ")],
    ["Trace", incident.trace_id],
    ["Status", incident.status],
    ["Incident", String(incident.id)],
  ];
  return el("dl", { class: "facts" }, pairs.filter(([, value]) => value)
    .map(([name, value]) => el("div", {}, el("dt", {}, name), el("dd", {}, value))));
}

function message(text) {
  return text ? part("It says", el("pre", {}, text)) : null;
}

function services(names) {
  return el("p", { class: "chips" }, names.map((name) => el("span", { class: "service" }, name)));
}

function signatures(all) {
  return el("ol", { class: "signatures" }, all.map((one) => el("li", {},
    el("p", {}, el("strong", {}, whole(one.errors)), ` ${one.error_type || "error"}`),
    one.message ? el("p", { class: "normal" }, one.message) : null,
    one.sample ? el("details", {}, el("summary", {}, "Sample"), el("pre", {}, one.sample)) : null)));
}

function knownIssue(issue) {
  if (!issue) {
    return null;
  }
  const name = [issue.id, issue.name].filter(Boolean).join(": ");
  return part("Known issue", el("div", { class: "known" },
    el("p", {}, el("strong", {}, name), issue.ticket ? `, ticket ${issue.ticket}` : ""),
    issue.workaround ? el("p", {}, `Workaround: ${issue.workaround}`) : null));
}

function corrections(all) {
  if (!all) {
    return null;
  }
  const said = (one) => [one.severity, one.errors === null ? null : count(one.errors, "error"),
    one.score === null ? null : `score ${decimal(one.score)}`].filter(Boolean).join(", ") || "nothing";
  return part("Corrected by late logs", el("ul", {}, all.map((one) => el("li", {},
    `${momentText(Date.parse(one.found_at))}: was ${said(one.was)}; now ${said(one.now)}`))));
}

function cascades(ids) {
  const known = ids.map((id) => cascadeById.get(id)).filter(Boolean);
  return part("Cascade", el("div", {}, known.map(cascadeGraph)));
}

/** Opens an incident wherever it is, as far as the filters have to give way. */
function openIncident(id) {
  const incident = incidentById.get(id);
  if (!incident) {
    return;
  }
  if (!isFound(incident)) {
    showAll();
  }
  const place = foundStories().findIndex((story) => story.includes(incident));
  if (place >= shownStories) {
    shownStories = place + 1;
    drawIncidentList();
  }
  if (!byId(`incident-${incident.id}`)) {
    unfold(byId("incident-list").children[place].querySelector(".rest"));
  }
  const card = byId(`incident-${incident.id}`);
  unfold(card);
  card.scrollIntoView({ block: "start" });
  card.querySelector("summary").focus({ preventScroll: true });
}

/** On paper stand all that fit the filters, the worst with all they say. It is taken back afterwards. */
function listenToPaper() {
  let added = [];
  let opened = [];
  onPaper((isPaper) => {
    added.forEach((card) => card.remove());
    opened.forEach((card) => { card.open = false; });
    added = [];
    opened = [];
    const found = foundStories();
    if (isPaper && found.length > 0) {
      added = found.slice(shownStories, ON_PAPER).map(storyCard);
      byId("incident-list").append(...added);
      opened = [...byId("incident-list").querySelectorAll(":is(#incident-list, .story) > :is(.critical, .high):not([open])")]
        .slice(0, OPEN_ON_PAPER);
      opened.forEach(unfold);
    }
    tellHowMany(found, found.slice(0, isPaper ? Math.max(ON_PAPER, shownStories) : shownStories));
  });
}

function openNamedIncident() {
  const named = /^#incident-(\d+)$/.exec(location.hash);
  if (named) {
    openIncident(Number(named[1]));
  }
}

function listenToIncidents() {
  byId("more").addEventListener("click", () => {
    const first = shownStories;
    shownStories += PAGE;
    drawIncidentList();
    byId("incident-list").children[first]?.querySelector("summary").focus();
  });
  onChange(() => {
    shownStories = PAGE;
    drawIncidentList();
  });
  drawIncidentList();
  listenToPaper();
  window.addEventListener("hashchange", openNamedIncident);
}
