/* The first screen: what is wrong now, what was worst. */

const STORIES = 5;
/** So long after the newest collected window nothing of it is news. */
const LATE = 120 * MINUTE;

function drawSummary() {
  const summary = report.summary;
  const range = `${dateText(FROM)} ${clockText(FROM)} – ${dateText(TO)} ${clockText(TO)} UTC`;
  document.title = `Error report, ${rangeText(FROM, TO)}`;
  byId("subtitle").textContent = `${range}, ${durationText(TO - FROM)}, ${count(namespaces.length, "namespace")}; `
    + `made on ${momentText(Date.parse(report.generated_at))} UTC`;
  byId("now").replaceChildren(verdict(summary));
  byId("totals").replaceChildren(...totals(summary));
  const ongoing = report.episodes.filter((episode) => episode.ongoing);
  const over = report.episodes.filter((episode) => !episode.ongoing);
  byId("ongoing").replaceChildren(stories(ongoing, "No incident reaches the newest collected window."));
  byId("worst").replaceChildren(stories(over, "No incident of this range is over."));
}

function verdict(summary) {
  const worst = report.episodes.filter((episode) => episode.ongoing)
    .reduce((severity, episode) => worse(severity, episode.severity), null);
  const headline = headlineOf(summary);
  return el("div", { class: `verdict ${worst || moodOf(headline)}` },
    el("p", { class: "headline" }, headline),
    el("ul", {}, summary.sentences.map((sentence) => el("li", {}, sentence))));
}

function isCollected() {
  return namespaces.some((namespace) => namespace.counts.some((errors) => errors !== null));
}

/** A range of the past says nothing of now, and neither do logs that nobody collected. */
function headlineOf(summary) {
  const newest = summary.newest_window === null ? null : Date.parse(summary.newest_window);
  const isLate = newest !== null && Date.parse(report.generated_at) - newest - STEP > LATE;
  if (summary.ongoing > 0) {
    const goes = summary.ongoing === 1 ? "goes" : "go";
    return `${count(summary.ongoing, "problem")} ${isLate ? "went on when last collected" : `${goes} on`}`;
  }
  if (!isCollected()) {
    return "Nothing of this range was collected";
  }
  if (newest >= TO) {
    return "Nothing of this range goes on";
  }
  return isLate ? "Nothing was wrong when last collected" : "Nothing is wrong now";
}

/** Calm is only what is known to be. */
function moodOf(headline) {
  return headline === "Nothing is wrong now" || headline === "Nothing of this range goes on" ? "calm" : "info";
}

function totals(summary) {
  const severities = SEVERITIES.map((severity) => total(whole(summary.incidents[severity]), severity, severity));
  const complete = summary.windows > 0 ? Math.floor((1000 * summary.collected) / summary.windows) / 10 : 0;
  return [
    ...severities,
    total(whole(summary.errors), "errors", "plain"),
    total(`${decimal(complete)} %`, `of ${whole(summary.windows)} windows collected for all`, "plain"),
  ];
}

function total(number, name, kind) {
  return el("li", { class: `total ${kind}${number === "0" ? " none" : ""}` },
    el("strong", {}, number), " ", el("span", {}, name));
}

function stories(episodes, empty) {
  if (episodes.length === 0) {
    return nothing(empty);
  }
  const list = el("ol", { class: "story-list" }, episodes.slice(0, STORIES).map(story));
  if (episodes.length > STORIES) {
    const rest = el("ol", { class: "story-list", start: STORIES + 1 });
    const more = el("details", {}, el("summary", {}, `${count(episodes.length - STORIES, "more episode")}`), rest);
    more.addEventListener("toggle", () => {
      if (more.open && rest.childElementCount === 0) {
        rest.append(...episodes.slice(STORIES).map(story));
      }
    });
    return el("div", {}, list, more);
  }
  return list;
}

/** Adjoining incidents of a namespace, with a way to see them. */
function story(episode) {
  const from = Date.parse(episode.from);
  const to = Date.parse(episode.to);
  const peak = incidentById.get(episode.incidents.find((id) => incidentById.get(id)?.window === episode.peak));
  const what = peak ? peak.error_type || peak.app : null;
  const when = episode.ongoing
    ? `since ${momentText(from)}, ${durationText(to - from)}`
    : rangeText(from, to);
  const show = el("button", { type: "button", class: "link" }, episode.namespace);
  show.addEventListener("click", () => {
    const margin = Math.max(12 * STEP, to - from);
    look(from - margin, to + margin);
    if (peak) {
      openIncident(peak.id);
    } else {
      byId("incidents").scrollIntoView();
    }
  });
  return el("li", {},
    severityChip(episode.severity),
    el("div", {},
      el("p", {}, show, what ? el("span", { class: "what" }, ` ${short(what, 90)}`) : null),
      el("p", { class: "muted" }, `${when}; ${peakText(episode)}`)));
}

function peakText(episode) {
  const peak = Date.parse(episode.peak);
  const namespace = namespaceByName.get(episode.namespace);
  const threshold = namespace ? `, threshold ${decimal(thresholdAt(namespace, peak))}` : "";
  return `peak ${whole(episode.peak_count)}${threshold}`;
}
