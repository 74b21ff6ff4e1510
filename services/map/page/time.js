// Events by day as columns, and two sliders over them that say which days are shown.
import { element } from "./dom.js";
import { all } from "./events.js";
import { dates, onDay } from "./words.js";

const COLUMNS = 92; // more days than this share columns

/** Build the timeline; `changed` is called with {from, to} in days since 1970. */
export function timeline(form, changed) {
  const from = element("input", { type: "range", name: "from", "aria-label": "From" });
  const to = element("input", { type: "range", name: "to", "aria-label": "Until" });
  const said = element("output", {});
  const columns = element("div", { class: "columns", "aria-hidden": "true" });
  form.append(said, columns, element("div", { class: "sliders" }, from, to));
  form.addEventListener("submit", (event) => event.preventDefault());

  // the thumbs stand between days: what is shown goes from the one to the day before the other
  const first = () => Number(from.value);
  const last = () => Number(to.value) - 1;
  const show = () => {
    said.value = dates(first(), last());
    from.setAttribute("aria-valuetext", onDay(first()));
    to.setAttribute("aria-valuetext", onDay(last()));
    for (const column of columns.children) column.classList.toggle("out", column.day < first() || column.day > last());
  };
  const moved = (event) => {
    if (first() > last()) event.target.value = event.target === from ? last() : first() + 1;
    show();
    // at its end a slider holds nothing back, so that what comes next is seen
    changed({
      from: from.value === from.min ? -Infinity : first(),
      to: to.value === to.max ? Infinity : last(),
    });
  };
  from.addEventListener("input", moved);
  to.addEventListener("input", moved);
  return {
    refresh: () => stretch(from, to) && show(),
    /** Draw how many of these events each day has. */
    count: (events) => { columns.replaceChildren(...heights(events, Number(from.min), Number(to.max))); show(); },
  };
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
  for (const slider of [from, to]) Object.assign(slider, { min: first, max: last + 1, step: 1 });
  if (atStart) from.value = first;
  if (atEnd) to.value = last + 1;
  return true;
}

/** A column for each day, or for so many days together that there is room. */
function heights(events, first, end) {
  const width = Math.max(1, Math.ceil((end - first) / COLUMNS));
  const counts = new Array(Math.max(0, Math.ceil((end - first) / width))).fill(0);
  for (const event of events) {
    const column = Math.floor((event.firstDay - first) / width);
    if (counts[column] !== undefined) counts[column] += 1;
  }
  const most = Math.max(1, ...counts);
  return counts.map((count, i) => {
    const column = element("div", {});
    column.style.height = `${(100 * count) / most}%`;
    column.day = first + i * width;
    return column;
  });
}
