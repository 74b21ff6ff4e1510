// Events in a reader's words.

const day = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" });
const weekday = new Intl.DateTimeFormat("en-GB", { weekday: "long", day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
const moment = new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeStyle: "short", timeZone: "UTC" });
const date = (said) => (typeof said === "number" ? said * 86400000 : new Date(`${said}T00:00Z`));
let names = {};

/** Take the names of countries by ISO 3166-1 alpha-3 code. */
export const nameCountries = (known) => { names = known; };

/** "Ukraine" of "UKR"; a code without a name stays. */
export const country = (code) => names[code] ?? code;

/** "20 Jul 2025" of an ISO date or a day's number since 1970. */
export const onDay = (said) => day.format(date(said));

/** "Sunday 20 July 2025". */
export const onWeekday = (said) => weekday.format(date(said));

/** Date and time in UTC, of seconds since 1970 or an ISO time. */
export const at = (time) => `${moment.format(typeof time === "number" ? time * 1000 : new Date(time))} UTC`;

/** One day, or a range of days. */
export const dates = (start, end) => (start === end ? onDay(start) : day.formatRange(date(start), date(end)));

/** "West of Yablunivka", "Between Sumy and Kherson", "Kherson". */
export function where({ place, relation }) {
  if (!place) return "Place unknown";
  const kind = relation && relation !== "at" ? relation.replaceAll("_", " ") : "";
  if (!kind) return place;
  return `${kind[0].toUpperCase()}${kind.slice(1)} ${kind === "between" ? place.replace(" - ", " and ") : place}`;
}

/** "Russia → civilians", or "Russia – Ukraine" where two sides fight. */
export function sides({ by, on, mutual }) {
  const [one, two] = [by, on].map((side) => side.map(country).join(", "));
  if (!one && !two) return "";
  return mutual ? [one, two].filter(Boolean).join(" – ") : `${one || "unknown"}${two ? ` → ${two}` : ""}`;
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
