/* The figures of a chart as a table, for those who don't see it or want the numbers; by the columns of the heat map. */

function figures(namespace) {
  const place = el("div", { class: "scroll", role: "region", tabindex: 0, "aria-label": `Figures of ${namespace.name}` });
  const all = el("details", { class: "figures" }, el("summary", {}, "Figures"), place);
  const draw = () => all.open && place.replaceChildren(figureTable(namespace));
  all.addEventListener("toggle", draw);
  onChange((change) => "from" in change && draw());
  return all;
}

function figureTable(namespace) {
  return table(`Errors of ${namespace.name}`,
    heads("When", "#Errors", "#Worst window", "#Threshold", "#Incidents", "#Not collected"),
    columns(columnLength()).map((column) => figureRow(cellOf(namespace, column))));
}

function figureRow(cell) {
  const { namespace, column } = cell;
  const isUnknown = cell.missing === column.end - column.first;
  const incidents = cell.incidents > 0 ? `${whole(cell.incidents)}, at most ${cell.severity}` : "0";
  return el("tr", {},
    el("th", { scope: "row" }, rangeText(column.from, column.to)),
    number(isUnknown ? "–" : whole(cell.errors)),
    number(isUnknown ? "–" : whole(cell.peak < 0 ? 0 : namespace.counts[cell.peak])),
    number(decimal(thresholdAt(namespace, column.from))),
    number(isUnknown ? "–" : incidents),
    number(cell.missing > 0 ? count(cell.missing, "window") : "0", cell.missing > 0 && "strong"));
}
