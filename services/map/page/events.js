// All events that the page knows, and which of them the reader wants to see.

const DAY = 86400000;
const events = new Map();
const numbered = []; // ids; an event's number stays, whatever its revision: the map's dots carry it

/** Take in changed summaries. */
export function take(summaries) {
  for (const event of summaries) {
    if (event.gone) events.delete(event.id);
    else {
      event.firstDay = Date.parse(event.start) / DAY;
      event.lastDay = event.end === event.start ? event.firstDay : Date.parse(event.end) / DAY;
      event.sides = [...event.by, ...event.on];
      event.number = events.get(event.id)?.number ?? numbered.push(event.id) - 1;
      events.set(event.id, event);
    }
  }
}

/** Forget all, before a new beginning. */
export const clear = () => events.clear();

export const find = (id) => events.get(id);
export const idOf = (number) => numbered[number];
export const all = () => events.values();
export const size = () => events.size;

/** Nothing is filtered out: sets of types and statuses that are shown, a side or a country or "", sources, days. */
export const everything = () =>
  ({ types: null, statuses: null, side: "", country: "", sources: 1, from: -Infinity, to: Infinity });

/** Whether the reader wants to see an event, its days aside. */
function wanted(event, filter) {
  return (
    (!filter.types || filter.types.has(event.type)) &&
    (!filter.statuses || filter.statuses.has(event.status)) &&
    (!filter.side || event.sides.includes(filter.side)) &&
    (!filter.country || event.country === filter.country) &&
    event.sources >= filter.sources
  );
}

/** The events that are wanted on any day, and of them those of the days that are; the latest day and report first. */
export function chosen(filter) {
  const anyDay = [];
  for (const event of events.values()) if (wanted(event, filter)) anyDay.push(event);
  anyDay.sort((a, b) => b.firstDay - a.firstDay || b.reported - a.reported || (a.id < b.id ? -1 : 1));
  return { anyDay, shown: anyDay.filter((event) => event.lastDay >= filter.from && event.firstDay <= filter.to) };
}

/** How many events each of `of(event)`'s values has, the commonest first: [[value, number], …]. */
export function tally(found, of) {
  const counts = new Map();
  for (const event of found) for (const value of of(event)) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
}
