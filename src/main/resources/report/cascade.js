/* A cascade as a small graph: the service that failed first on the left, those it reached to the right. */

const SVG = "http://www.w3.org/2000/svg";
const BOX = { width: 190, height: 44, gapX: 56, gapY: 14 };
const MOST_SERVICES = 30;

function svg(tag, attributes, ...children) {
  const element = document.createElementNS(SVG, tag);
  Object.entries(attributes).forEach(([name, value]) => element.setAttribute(name, seen(value)));
  element.append(...children.map((child) => (child instanceof Node ? child : seen(child))));
  return element;
}

/** Places each service in the column of its depth. */
function placed(cascade) {
  const root = { ...cascade.root, depth: 0, errors: null, called: [] };
  const nodes = [root, ...cascade.services.slice(0, MOST_SERVICES)];
  const rows = new Map();
  return nodes.map((node) => {
    const row = rows.get(node.depth) || 0;
    rows.set(node.depth, row + 1);
    return { node, key: `${node.namespace}/${node.app}`, x: node.depth * (BOX.width + BOX.gapX) + 4,
      y: row * (BOX.height + BOX.gapY) + 4 };
  });
}

function box(place) {
  const { node, x, y } = place;
  const note = node.depth === 0 ? "failed first" : count(node.errors, "error");
  return svg("g", { class: node.depth === 0 ? "node root" : "node" },
    svg("title", {}, `${node.app} in ${node.namespace}, ${note}`),
    svg("rect", { x, y, width: BOX.width, height: BOX.height, rx: 6 }),
    svg("text", { x: x + 10, y: y + 18, class: "app" }, short(node.app, 22)),
    svg("text", { x: x + 10, y: y + 35 }, short(`${node.namespace}, ${note}`, 30)));
}

/** From the service that was called to its caller, the way the error went; dashed where that is a guess. */
function edges(places) {
  const byKey = new Map(places.map((place) => [place.key, place]));
  return places.filter((place) => place.node.depth > 0).flatMap((place) => {
    const known = place.node.called.map((key) => byKey.get(key)).filter((from) => from && from !== place);
    return known.length > 0 ? known.map((from) => edge(from, place, "edge")) : [edge(places[0], place, "edge guess")];
  });
}

function edge(from, to, kind) {
  const x1 = from.x + BOX.width;
  const y1 = from.y + BOX.height / 2;
  const x2 = to.x;
  const y2 = to.y + BOX.height / 2;
  const bend = Math.max((x2 - x1) / 2, 20);
  return svg("g", { class: kind },
    svg("path", { d: `M${x1},${y1} C${x1 + bend},${y1} ${x2 - bend},${y2} ${x2 - 7},${y2}` }),
    svg("path", { class: "head", d: `M${x2},${y2} l-8,-4 v8 z` }));
}

function cascadeText(cascade) {
  const reached = cascade.services.map((one) => `${one.app} in ${one.namespace} (${count(one.errors, "error")})`);
  return `${cascade.root.app} in ${cascade.root.namespace} failed first`
    + (reached.length > 0 ? `, then ${reached.join(", ")}` : "");
}

function cascadeGraph(cascade) {
  const places = placed(cascade);
  const width = Math.max(...places.map((place) => place.x)) + BOX.width + 4;
  const height = Math.max(...places.map((place) => place.y)) + BOX.height + 4;
  const left = cascade.services.length - MOST_SERVICES;
  return el("figure", { class: "cascade" },
    el("figcaption", { class: "muted" },
      `${cascadeLine(cascade)}${left > 0 ? ` ${count(left, "more service")} not drawn.` : ""}`),
    el("div", { class: "scroll" }, svg("svg", { width, height, viewBox: `0 0 ${width} ${height}`, role: "img",
      "aria-label": cascadeText(cascade) }, ...edges(places), ...places.map(box))));
}

function cascadeLine(cascade) {
  const depth = count(cascade.depth, "call");
  const what = cascade.root.error_type ? ` with ${cascade.root.error_type}` : "";
  return `${cascade.root.app} failed first${what}; ${count(cascade.errors, "error")} in its traces, ${depth} deep, `
    + `${cascade.status}.`;
}
