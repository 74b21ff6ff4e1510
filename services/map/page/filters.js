// The form that says which events are shown; its boxes are the legend too.
import { STATUSES, TYPES, swatch } from "./colours.js";
import { element } from "./dom.js";
import { all } from "./events.js";

/** Build the form; `changed` is called with what to change in the filter. */
export function filters(form, changed) {
  const side = element("select", { name: "side", onchange: () => changed({ side: side.value }) });
  const sources = element("input", {
    type: "number", name: "sources", min: 1, max: 99, value: 1,
    oninput: () => changed({ sources: Math.max(1, Number(sources.value) || 1) }),
  });
  form.append(
    boxes("Type", Object.keys(TYPES), (name) => swatch(name), (types) => changed({ types })),
    boxes("Status", Object.keys(STATUSES), (name) => swatch(null, name), (statuses) => changed({ statuses })),
    element("label", {}, "Side ", side),
    element("label", {}, "At least ", sources, " independent sources"),
    element("p", { class: "note" }, "Colour is the type, opacity the confidence, the outline the status; ",
      "a circle is where the place lies 9 times in 10."),
  );
  form.addEventListener("submit", (event) => event.preventDefault());
  return { refresh: () => offer(side) };
}

function boxes(legend, names, sample, changed) {
  const inputs = names.map((name) => element("input", { type: "checkbox", value: name, checked: true }));
  const group = element("fieldset", {}, element("legend", {}, legend),
    names.map((name, i) => element("label", {}, inputs[i], sample(name), name)));
  group.addEventListener("change", () => {
    const on = inputs.filter((input) => input.checked).map((input) => input.value);
    changed(on.length === names.length ? null : new Set(on));
  });
  return group;
}

/** The sides that the events name, the commonest first; the reader's choice stays. */
function offer(select) {
  const counts = new Map();
  for (const event of all()) for (const side of event.sides) counts.set(side, (counts.get(side) ?? 0) + 1);
  const sides = [...counts.keys()].sort((a, b) => counts.get(b) - counts.get(a) || (a < b ? -1 : 1)).slice(0, 200);
  const before = select.value;
  if (before && !sides.includes(before)) sides.unshift(before);
  select.replaceChildren(element("option", { value: "" }, "any"),
    ...sides.map((side) => element("option", { value: side, selected: side === before }, side)));
}
