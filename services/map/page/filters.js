// The form that says which events are shown; its boxes are the legend too.
import { STATUS_NAMES, TYPES, swatch } from "./colours.js";
import { element } from "./dom.js";
import { all, tally } from "./events.js";
import { country } from "./words.js";

const MOST = 200; // choices in a list

/** Build the form; `changed` is called with what to change in the filter. */
export function filters(form, changed) {
  const side = element("select", { name: "side", onchange: () => changed({ side: side.value }) });
  const place = element("select", { name: "country", onchange: () => changed({ country: place.value }) });
  const sources = element("input", {
    type: "number", name: "sources", min: 1, max: 99, value: 1,
    oninput: () => changed({ sources: Math.max(1, Number(sources.value) || 1) }),
  });
  const types = boxes("Type", Object.keys(TYPES), (name) => swatch(name), (on) => changed({ types: on }));
  const statuses = boxes("Status", STATUS_NAMES, (name) => swatch("", name), (on) => changed({ statuses: on }));
  form.append(types.group, statuses.group, element("div", { class: "choices" },
    element("label", {}, "Side", side), element("label", {}, "Country", place),
    element("label", {}, "Sources ≥", sources)));
  form.addEventListener("submit", (event) => event.preventDefault());
  return {
    refresh() {
      types.count(new Map(tally(all(), (event) => [event.type])));
      statuses.count(new Map(tally(all(), (event) => [event.status])));
      offer(side, tally(all(), (event) => new Set([...event.by, ...event.on])));
      offer(place, tally(all(), (event) => (event.country ? [event.country] : [])));
    },
  };
}

/** Boxes that may be unticked, each with its sample and its number of events. */
function boxes(legend, names, sample, changed) {
  const inputs = names.map((name) => element("input", { type: "checkbox", value: name, checked: true }));
  const numbers = names.map(() => element("span", { class: "number" }));
  const group = element("fieldset", {}, element("legend", {}, legend),
    names.map((name, i) => element("label", {}, inputs[i], sample(name), element("span", {}, name), numbers[i])));
  group.addEventListener("change", () => {
    const on = inputs.filter((input) => input.checked).map((input) => input.value);
    changed(on.length === names.length ? null : new Set(on));
  });
  const count = (counts) => names.forEach((name, i) => { numbers[i].textContent = (counts.get(name) ?? 0).toLocaleString("en"); });
  return { group, count };
}

/** The commonest choices with their numbers; the reader's choice stays. */
function offer(select, counts) {
  const before = select.value;
  const offered = counts.slice(0, MOST);
  if (before && !offered.some(([value]) => value === before)) offered.unshift([before, 0]);
  select.replaceChildren(element("option", { value: "" }, "any"), ...offered.map(([value, number]) =>
    element("option", { value, selected: value === before }, `${country(value)} (${number.toLocaleString("en")})`)));
}
