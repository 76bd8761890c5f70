/* What the reader chose: the range in view and the filters. Parts of the page listen to it. */

const state = {
  from: FROM,
  to: TO,
  namespace: "",
  group: "",
  flag: "",
  text: "",
  severities: new Set(SEVERITIES),
};

const listeners = [];

function onChange(listener) {
  listeners.push(listener);
}

/** @param change the fields of the state that are other than before */
function choose(change) {
  Object.assign(state, change);
  for (const listener of listeners) {
    listener(change);
  }
}

/** Shows from one time to another, widened to windows and kept inside the report's range. */
function look(from, to) {
  const begin = Math.max(FROM, FROM + Math.floor((from - FROM) / STEP) * STEP);
  const end = Math.min(TO, FROM + Math.ceil((to - FROM) / STEP) * STEP);
  if (end > begin) {
    choose({ from: begin, to: end });
  }
}

/**
 * Calls listeners with true when the page goes to paper and with false when it is back. Browsers tell it once or twice, before
 * and after the styles of paper apply.
 */
function onPaper(listener) {
  const turn = (isPaper) => {
    document.documentElement.classList.toggle("paper", isPaper);
    listener(isPaper);
  };
  const paper = matchMedia("print");
  paper.addEventListener("change", () => turn(paper.matches));
  window.addEventListener("beforeprint", () => turn(true));
  window.addEventListener("afterprint", () => turn(false));
}

function isWhole() {
  return state.from === FROM && state.to === TO;
}

/** Moves the range in view by its own length, as far as there is something. */
function shift(direction) {
  const length = state.to - state.from;
  const from = Math.min(Math.max(FROM, state.from + direction * length), TO - length);
  look(from, from + length);
}

/** From windows to their day, from days to the whole range. */
function widen() {
  const day = Math.floor(state.from / DAY) * DAY;
  if (state.to - state.from < DAY && state.to <= day + DAY && TO - FROM > DAY) {
    look(day, day + DAY);
  } else {
    look(FROM, TO);
  }
}

function isShown(namespace) {
  return (!state.namespace || namespace.name === state.namespace)
    && (!state.group || namespace.groups.includes(state.group));
}

function isFound(incident) {
  const namespace = namespaceByName.get(incident.namespace);
  return incident.time >= state.from && incident.time < state.to
    && state.severities.has(incident.severity)
    && (!state.flag || incident.flags.includes(state.flag))
    && (namespace ? isShown(namespace) : !state.namespace && !state.group)
    && (!state.text || textOf(incident).includes(state.text));
}

function shownNamespaces() {
  return namespaces.filter(isShown);
}
