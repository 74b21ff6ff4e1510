// The form by which an analyst corrects an event, where the map's operator lets people do so.
import { element } from "./dom.js";

const text = (name, more = {}) => element("input", { type: "text", name, required: true, autocomplete: "off", ...more });
const labelled = (label, input) => element("label", {}, label, input);
const options = (pairs) => pairs.map(([value, label, selected]) => element("option", { value, selected }, label));

/** What can be corrected: a title, the fields that it needs, and how they become what the server is asked. */
const KINDS = {
  place: {
    title: "The place",
    fields: () => [labelled("Its name, or latitude, longitude, and radius in km",
      text("place", { placeholder: "Sumy    or    50.91, 34.80, 2" }))],
    asked: (said) => ({ place: said.get("place") }),
  },
  type: {
    title: "The type",
    fields: ({ sub_event_type: now }, { types }) =>
      [labelled("Type", element("select", { name: "type" }, options(types.map((type) => [type, type, type === now]))))],
    asked: (said) => ({ sub_event_type: said.get("type") }),
  },
  date: {
    title: "The date",
    fields: ({ when }) => [
      labelled("From", element("input", { type: "date", name: "start", value: when.start, required: true })),
      labelled("Until", element("input", { type: "date", name: "end", value: when.end, required: true })),
    ],
    asked: (said) => ({ dates: `${said.get("start")}..${said.get("end")}` }),
  },
  merge: {
    title: "It is the same as another event",
    fields: () => [labelled("The other event's id", text("other", { pattern: "[0-9a-fA-F\\-]{8,}" }))],
    asked: (said) => ({ merge_with: said.get("other") }),
  },
  split: {
    title: "Some reports tell of another event",
    fields: ({ reports }) => reports.map((report) => element("label", { class: "box" },
      element("input", { type: "checkbox", name: "report", value: report.report_id }), report.title || report.source.name)),
    asked: (said) => ({ split_reports: said.getAll("report") }),
  },
  retract: { title: "It did not happen", fields: () => [], asked: () => ({ retract: true }) },
  undo: {
    title: "Undo a correction",
    fields: ({ corrections }) => [labelled("Which", element("select", { name: "which", required: true },
      options([...new Map(corrections.map((made) =>
        [made.correction_id, [made.correction_id, `${made.field}, by ${made.by}: ${made.why}`]])).values()])))],
    asked: (said) => ({ undoes: said.get("which") }),
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
