// The events as a list, by day: the map for those who cannot see or point at one.
import { swatch } from "./colours.js";
import { element } from "./dom.js";
import { counted, country, onWeekday, sides, where } from "./words.js";

const PAGE = 100;

/** Build the list; `open` is called with an event's id. */
export function list(place, more, open) {
  let shown = [];
  let length = PAGE;
  more.addEventListener("click", () => { length += PAGE; draw(); });
  place.addEventListener("keydown", walk);

  const draw = () => {
    const focused = place.contains(document.activeElement) ? document.activeElement.dataset.id : null;
    const current = place.dataset.current;
    const items = [];
    let day = null;
    for (const event of shown.slice(0, length)) {
      if (event.firstDay !== day) items.push(element("li", { class: "day" }, onWeekday(day = event.firstDay)));
      items.push(item(event, open, event.id === current));
    }
    if (!shown.length) items.push(element("li", { class: "none" }, "No events here. Widen the filters or the time."));
    place.replaceChildren(...items);
    if (focused) place.querySelector(`[data-id="${CSS.escape(focused)}"]`)?.focus({ preventScroll: true });
    more.hidden = shown.length <= length;
  };
  return {
    show: (events) => { shown = events; draw(); },
    mark: (id) => { place.dataset.current = id ?? ""; draw(); },
    focus: (id) => place.querySelector(`[data-id="${CSS.escape(id)}"]`)?.focus(),
  };
}

function item(event, open, current) {
  const facts = [
    sides(event),
    event.killed ? `${event.killed} killed` : "",
    event.status === "reported" ? "" : event.status,
    event.sources > 1 ? counted(event.sources, "source") : "",
    event.corrected ? "corrected" : "",
  ].filter(Boolean);
  return element("li", {}, element("button",
    { type: "button", "data-id": event.id, "aria-current": current ? "true" : null, onclick: () => open(event.id) },
    swatch(event.type, event.status),
    element("span", { class: "place" }, element("b", {}, where(event)), event.country ? ` ${country(event.country)}` : ""),
    element("span", { class: "what" }, event.sub),
    element("span", { class: "facts" }, facts.join(" · "))));
}

/** Arrow keys, Home and End go through the list. */
function walk(event) {
  const buttons = [...event.currentTarget.querySelectorAll("button")];
  const now = buttons.indexOf(document.activeElement);
  const next = { ArrowDown: now + 1, ArrowUp: now - 1, Home: 0, End: buttons.length - 1 }[event.key];
  if (next === undefined || !buttons[next]) return;
  event.preventDefault();
  buttons[next].focus();
}
