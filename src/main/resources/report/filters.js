/* The bar of filters. */

function options(select, all, values) {
  select.append(el("option", { value: "" }, all));
  for (const [value, text] of values) {
    select.append(el("option", { value }, text));
  }
}

function severityBoxes(total) {
  return SEVERITIES.map((severity) => el("label", { class: `toggle ${severity}` },
    el("input", { type: "checkbox", name: "severity", value: severity, checked: true }),
    el("span", {}, severity),
    el("span", { class: "number" }, whole(total[severity]))));
}

function drawFilters() {
  const form = byId("filters");
  options(form.elements.namespace, "all", namespaces.map((namespace) => [namespace.name, namespace.name]));
  options(form.elements.group, "all", groups.map((group) => [group, group]));
  options(form.elements.flag, "any", Object.entries(FLAGS));
  byId("severities").append(...severityBoxes(report.summary.incidents));

  const read = () => choose({
    namespace: form.elements.namespace.value,
    group: form.elements.group.value,
    flag: form.elements.flag.value,
    text: form.elements.text.value.trim().toLowerCase(),
    severities: new Set([...form.querySelectorAll("[name=severity]:checked")].map((box) => box.value)),
  });
  let pause = 0;
  form.addEventListener("change", read);
  form.addEventListener("input", (event) => {
    if (event.target === form.elements.text) {
      clearTimeout(pause);
      pause = setTimeout(read, 120);
    }
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  byId("show-all").addEventListener("click", showAll);

  byId("earlier").addEventListener("click", () => shift(-1));
  byId("later").addEventListener("click", () => shift(1));
  byId("wider").addEventListener("click", widen);
  const drawView = () => {
    byId("view").value = rangeText(state.from, state.to);
    byId("earlier").disabled = state.from === FROM;
    byId("later").disabled = state.to === TO;
    byId("wider").disabled = isWhole();
  };
  onChange(drawView);
  drawView();
}

/** Takes all filters away, and the zoom. */
function showAll() {
  byId("filters").reset();
  choose({ from: FROM, to: TO, namespace: "", group: "", flag: "", text: "", severities: new Set(SEVERITIES) });
}

/** Sets the namespace from elsewhere on the page. */
function chooseNamespace(name) {
  const form = byId("filters");
  form.elements.group.value = "";
  form.elements.namespace.value = name;
  choose({ namespace: name, group: "" });
}
