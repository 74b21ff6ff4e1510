// The form by which an analyst corrects an event, where the map's operator lets people do so.
import { element } from "./dom.js";

const text = (name, more = {}) => element("input", { type: "text", name, required: true, autocomplete: "off", ...more });
const number = (name, value, min, max) => element("input", { type: "number", name, value, min, max, step: "any", required: true });
const labelled = (label, input) => element("label", {}, label, input);
const options = (pairs) => pairs.map(([value, label, selected]) => element("option", { value, selected }, label));

/** What can be corrected: a name, the fields that it needs, and how they become a Correction's. */
const KINDS = {
  place: {
    title: "The place",
    fields: ({ where }) => [
      labelled("Name", text("name", { value: where?.name ?? "" })),
      labelled("Latitude", number("latitude", where?.latitude ?? "", -90, 90)),
      labelled("Longitude", number("longitude", where?.longitude ?? "", -180, 180)),
      labelled("Within, km", number("km", where ? where.uncertainty_m / 1000 : 5, 0.1, 500)),
    ],
    asked: (said) => ({ action: "set", where: {
      name: said.get("name"), latitude: Number(said.get("latitude")), longitude: Number(said.get("longitude")),
      uncertainty_m: 1000 * Number(said.get("km")),
    } }),
  },
  type: {
    title: "The type",
    fields: ({ sub_event_type: now }, { types }) =>
      [labelled("Type", element("select", { name: "type" }, options(types.map((type) => [type, type, type === now]))))],
    asked: (said) => ({ action: "set", sub_event_type: said.get("type") }),
  },
  date: {
    title: "The date",
    fields: ({ when }) => [
      labelled("From", element("input", { type: "date", name: "start", value: when.start, required: true })),
      labelled("Until", element("input", { type: "date", name: "end", value: when.end, required: true })),
    ],
    asked: (said) => ({ action: "set", when_start: said.get("start"), when_end: said.get("end") }),
  },
  merge: {
    title: "It is the same as another event",
    fields: () => [labelled("The other event's id", text("other", { pattern: "[0-9a-fA-F\\-]{8,}" }))],
    asked: (said) => ({ action: "merge", merge_with: said.get("other") }),
  },
  split: {
    title: "Some reports tell of another event",
    fields: ({ reports }) => reports.map((report) => element("label", { class: "box" },
      element("input", { type: "checkbox", name: "report", value: report.report_id }), report.title || report.source.name)),
    asked: (said) => ({ action: "split", split_reports: said.getAll("report") }),
  },
  retract: { title: "It did not happen", fields: () => [], asked: () => ({ action: "retract" }) },
  undo: {
    title: "Undo a correction",
    fields: ({ corrections }) => [labelled("Which", element("select", { name: "which", required: true },
      options(corrections.map((made) => [made.correction_id, `${made.field}, by ${made.by}: ${made.why}`]))))],
    asked: (said) => ({ action: "undo", undoes: said.get("which") }),
  },
};

/** The form for an event, folded away. */
export function correcting(event, settings) {
  const kind = element("select", { name: "kind" }, options(Object.entries(KINDS)
    .filter(([name]) => (name !== "undo" || event.corrections.length) && (name !== "split" || event.reports.length > 1))
    .map(([name, { title }]) => [name, title])));
  const fields = element("div", { class: "fields" });
  const by = text("by", { value: localStorage.getItem("analyst") ?? "", maxlength: 200 });
  const said = element("p", { role: "status", class: "note" });
  const form = element("form", {}, labelled("What is wrong", kind), fields, labelled("Your name", by),
    labelled("Why", element("textarea", { name: "why", required: true, maxlength: 2000, rows: 2 })),
    element("button", { type: "submit" }, "Send the correction"), said);
  const choose = () => fields.replaceChildren(...KINDS[kind.value].fields(event, settings));
  kind.addEventListener("change", choose);
  choose();
  form.addEventListener("submit", async (submitted) => {
    submitted.preventDefault();
    localStorage.setItem("analyst", by.value);
    const filled = new FormData(form);
    said.textContent = await send(event.event_id, { ...KINDS[kind.value].asked(filled), by: by.value, why: filled.get("why") });
  });
  return element("details", { class: "correct" }, element("summary", {}, "Correct this event"), form);
}

/** Send it; says what became of it. */
async function send(id, asked) {
  const answer = await fetch(`events/${encodeURIComponent(id)}/corrections`, {
    method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(asked),
  });
  const { error } = await answer.json();
  return error ?? "Sent. The event changes in a moment; no later report can undo it, you can.";
}
