/* What is drawn on the canvas of a chart beside its series: hatched gaps below, incidents on top. */

/** Runs of windows in view that were not collected. */
function gapsOf(namespace) {
  const found = [];
  const end = windowAt(state.to);
  for (let index = windowAt(state.from); index < end; index++) {
    if (namespace.counts[index] === null) {
      const first = index;
      while (index < end && namespace.counts[index] === null) {
        index++;
      }
      found.push([first, index]);
    }
  }
  return found;
}

/** Hatching: not the same as a count of 0, which is an empty place. */
function drawGaps(chart, namespace) {
  const { ctx, bbox } = chart;
  const ratio = devicePixelRatio || 1;
  ctx.save();
  for (const [first, end] of gapsOf(namespace)) {
    const left = Math.max(bbox.left, chart.valToPos(timeOf(first) / 1000, "x", true));
    const right = Math.min(bbox.left + bbox.width, chart.valToPos(timeOf(end) / 1000, "x", true));
    const width = Math.max(right - left, ratio);
    ctx.save();
    ctx.beginPath();
    ctx.rect(left, bbox.top, width, bbox.height);
    ctx.fillStyle = colour("gap-ground");
    ctx.fill();
    ctx.clip();
    ctx.beginPath();
    for (let x = left - bbox.height; x < left + width; x += 7 * ratio) {
      ctx.moveTo(x, bbox.top + bbox.height);
      ctx.lineTo(x + bbox.height, bbox.top);
    }
    ctx.strokeStyle = colour("gap");
    ctx.lineWidth = ratio;
    ctx.stroke();
    ctx.restore();
  }
  ctx.restore();
}

/** A mark on top of each count that is an incident: form and colour say how bad. */
function drawIncidents(chart, namespace) {
  const { ctx } = chart;
  const ratio = devicePixelRatio || 1;
  ctx.save();
  for (const [x, incident] of apart(chart, namespace, 8 * ratio)) {
    const y = chart.valToPos(incident.count, "y", true);
    ctx.beginPath();
    markPath(ctx, incident.severity, x, y, ratio);
    ctx.fillStyle = colour(incident.severity);
    ctx.strokeStyle = colour("surface");
    ctx.lineWidth = ratio;
    ctx.fill();
    ctx.stroke();
  }
  ctx.restore();
}

/** Incidents in view with their places; of those closer to each other than a mark is wide, the worst. */
function apart(chart, namespace, width) {
  const places = new Map();
  for (const incident of namespace.incidents.values()) {
    if (incident.time >= state.from && incident.time < state.to) {
      const x = chart.valToPos((incident.time + STEP / 2) / 1000, "x", true);
      const place = Math.floor(x / width);
      const [, other] = places.get(place) || [];
      if (!other || incident.score > other.score) {
        places.set(place, [x, incident]);
      }
    }
  }
  return [...places.values()];
}

function markPath(ctx, severity, x, y, ratio) {
  if (severity === "critical") {
    polygon(ctx, [[x, y - 7 * ratio], [x + 6 * ratio, y], [x, y + 7 * ratio], [x - 6 * ratio, y]]);
  } else if (severity === "high") {
    polygon(ctx, [[x, y - 6 * ratio], [x + 6 * ratio, y + 5 * ratio], [x - 6 * ratio, y + 5 * ratio]]);
  } else {
    ctx.arc(x, y, (severity === "medium" ? 4 : 2.5) * ratio, 0, 2 * Math.PI);
  }
}

function polygon(ctx, points) {
  points.forEach(([x, y], number) => (number === 0 ? ctx.moveTo(x, y) : ctx.lineTo(x, y)));
  ctx.closePath();
}
