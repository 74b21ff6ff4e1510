// All events that the page knows, and which of them the reader wants to see.

const events = new Map();

/** An event of its row, whose order services/map/summary.py has. */
function read([
  id, type, sub, status, confidence, by, on, mutual, sources, firstDay, lastDay, reported, killed, corrected,
  place, country, lat, lon, radius, relation, area,
]) {
  return {
    id, type, sub, status, confidence, by, on, mutual, sources, firstDay, lastDay, reported, killed, corrected,
    place, country, lat, lon, radius, relation, area, order: firstDay * 2 ** 32 + reported,
  };
}

/** Take in changed rows; one with nothing but an id is of an event that is no more. */
export function take(rows) {
  for (const row of rows) {
    if (row.length === 1) events.delete(row[0]);
    else events.set(row[0], read(row));
  }
}

/** Forget all, before a new beginning. */
export const clear = () => events.clear();

export const find = (id) => events.get(id);
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
    (!filter.side || event.by.includes(filter.side) || event.on.includes(filter.side)) &&
    (!filter.country || event.country === filter.country) &&
    event.sources >= filter.sources
  );
}

/** The events that are wanted on any day, and of them those of the days that are; the latest day and report first. */
export function chosen(filter) {
  const anyDay = [];
  for (const event of events.values()) if (wanted(event, filter)) anyDay.push(event);
  anyDay.sort((a, b) => b.order - a.order || (a.id < b.id ? -1 : 1));
  return { anyDay, shown: anyDay.filter((event) => event.lastDay >= filter.from && event.firstDay <= filter.to) };
}

/** How many events each of `of(event)`'s values has, the commonest first: [[value, number], …]. */
export function tally(found, of) {
  const counts = new Map();
  for (const event of found) for (const value of of(event)) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
}
