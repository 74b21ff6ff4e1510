// Events in a reader's words.

const day = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" });
const moment = new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeStyle: "short", timeZone: "UTC" });

/** "20 Jul 2025" of an ISO date or a day's number since 1970. */
export const onDay = (date) => day.format(typeof date === "number" ? date * 86400000 : new Date(`${date}T00:00Z`));

/** Date and time in UTC, of seconds since 1970 or an ISO time. */
export const at = (time) => `${moment.format(typeof time === "number" ? time * 1000 : new Date(time))} UTC`;

/** One day, or a range of days. */
export const dates = (start, end) => (start === end ? onDay(start) : `${onDay(start)} – ${onDay(end)}`);

/** "west of Yablunivka, UKR". */
export function where(event) {
  if (!event.place) return "place unknown";
  const relation = event.relation && event.relation !== "at" ? `${event.relation.replaceAll("_", " ")} ` : "";
  return `${relation}${event.place}${event.country ? `, ${event.country}` : ""}`;
}

/** "5 km", "300 m". */
export const distance = (metres) => (metres < 1000 ? `${Math.round(metres)} m` : `${Math.round(metres / 1000)} km`);

/** "1 source", "2 sources". */
export const counted = (number, one, many = `${one}s`) => `${number.toLocaleString("en")} ${number === 1 ? one : many}`;

/** "3 killed (2 to 5), 4 injured" of {killed: {low, best, high}, …}; empty where nothing is said. */
export function casualties(figures) {
  const said = ["killed", "injured", "captured"].filter((kind) => figures?.[kind]);
  return said.map((kind) => {
    const { low, best, high } = figures[kind];
    return `${best} ${kind}${low === high ? "" : ` (${low} to ${high})`}`;
  }).join(", ");
}
