// A quotation with the words behind each slot marked.
import { element } from "./dom.js";

const MAX_QUOTE = 300; // as schemas/report.py has it

/** Slots that share a colour. */
const KINDS = {
  perpetrator: "who", target: "who", participant: "who", claimant: "says", place: "place", date: "date",
  killed: "figure", injured: "figure", captured: "figure", losses: "figure",
};

/** Where the quotation begins in the article, in code points: a long sentence is cut around its trigger. */
function begins({ start, end, spans }) {
  const trigger = spans.trigger;
  return end - start <= MAX_QUOTE || !trigger ? start : Math.max(start, trigger[1] - MAX_QUOTE);
}

/** The quotation in pieces, each with the names of the slots that it tells: [{text, slots}]. */
export function pieces(evidence) {
  const text = Array.from(evidence.text); // code points, as the offsets count
  const from = begins(evidence);
  const spans = Object.entries(evidence.spans ?? {})
    .map(([slot, [start, end]]) => [slot, start - from, end - from])
    .filter(([, start, end]) => start >= 0 && end <= text.length && start < end);
  const cuts = [...new Set([0, text.length, ...spans.flatMap(([, start, end]) => [start, end])])].sort((a, b) => a - b);
  return cuts.slice(0, -1).map((cut, i) => ({
    text: text.slice(cut, cuts[i + 1]).join(""),
    slots: spans.filter(([, start, end]) => start <= cut && cuts[i + 1] <= end).map(([slot]) => slot.replaceAll("_", " ")),
  }));
}

/** The quotation as an element; each slot's words have its colour, and its name for who points at them. */
export function quotation(evidence) {
  const marked = pieces(evidence).map(({ text, slots }) =>
    slots.length ? element("mark", { title: slots.join(", "), class: KINDS[slots[0]], "data-slots": slots.join(" ") }, text) : text);
  return element("blockquote", {}, marked);
}
