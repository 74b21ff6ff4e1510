// Two sliders, by day, over the time that the events span.
import { element } from "./dom.js";
import { all } from "./events.js";
import { onDay } from "./words.js";

/** Build the sliders; `changed` is called with {from, to} in days since 1970. */
export function timeline(form, changed) {
  const from = element("input", { type: "range", name: "from", "aria-label": "From" });
  const to = element("input", { type: "range", name: "to", "aria-label": "Until" });
  const said = element("output", {});
  form.append(from, to, said);
  form.addEventListener("submit", (event) => event.preventDefault());

  const moved = (event) => {
    if (Number(from.value) > Number(to.value)) (event.target === from ? to : from).value = event.target.value;
    show();
    // at its end a slider holds nothing back, so that what comes next is seen
    changed({
      from: from.value === from.min ? -Infinity : Number(from.value),
      to: to.value === to.max ? Infinity : Number(to.value),
    });
  };
  const show = () => {
    said.value = `${onDay(Number(from.value))} – ${onDay(Number(to.value))}`;
    from.setAttribute("aria-valuetext", onDay(Number(from.value)));
    to.setAttribute("aria-valuetext", onDay(Number(to.value)));
  };
  from.addEventListener("input", moved);
  to.addEventListener("input", moved);
  return { refresh: () => stretch(from, to) && show() };
}

/** Let the sliders span all events; one that stood at its end stays there. */
function stretch(from, to) {
  let first = Infinity;
  let last = -Infinity;
  for (const event of all()) {
    first = Math.min(first, event.firstDay);
    last = Math.max(last, event.lastDay);
  }
  if (first > last) return false;
  const atStart = from.value === from.min || !from.min;
  const atEnd = to.value === to.max || !to.max;
  for (const slider of [from, to]) Object.assign(slider, { min: first, max: last, step: 1 });
  if (atStart) from.value = first;
  if (atEnd) to.value = last;
  return true;
}
