// All events that the page knows, and which of them the reader wants to see.

const DAY = 86400000;
const events = new Map();

/** Take in changed summaries; says which ids changed. */
export function take(summaries) {
  for (const event of summaries) {
    if (event.gone) events.delete(event.id);
    else {
      event.firstDay = Date.parse(event.start) / DAY;
      event.lastDay = Date.parse(event.end) / DAY;
      events.set(event.id, event);
    }
  }
}

/** Forget all, before a new beginning. */
export const clear = () => events.clear();

export const find = (id) => events.get(id);
export const all = () => events.values();
export const size = () => events.size;

/** Nothing is filtered out: sets of types and statuses that are shown, a side or "", sources, first and last day. */
export const everything = () => ({ types: null, statuses: null, side: "", sources: 1, from: -Infinity, to: Infinity });

/** Whether the reader wants to see an event. */
export function wanted(event, filter) {
  return (
    (!filter.types || filter.types.has(event.type)) &&
    (!filter.statuses || filter.statuses.has(event.status)) &&
    (!filter.side || event.sides.includes(filter.side)) &&
    event.sources >= filter.sources &&
    event.lastDay >= filter.from &&
    event.firstDay <= filter.to
  );
}

/** The events that are wanted, the latest report first. */
export function chosen(filter) {
  const found = [];
  for (const event of events.values()) if (wanted(event, filter)) found.push(event);
  return found.sort((a, b) => b.reported - a.reported || (a.id < b.id ? -1 : 1));
}
