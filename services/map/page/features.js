// Events as what the map draws.
import { STATUS_NAMES, TYPES } from "./colours.js";
import { pixels } from "./layers.js";

const types = Object.keys(TYPES);
const properties = (event) => ({
  n: event.number, t: types.indexOf(event.type), s: STATUS_NAMES.indexOf(event.status), c: event.confidence, u: pixels(event),
});

/** An event's point, as JSON that is made once: tens of thousands are handed to the map as one text. */
export function point(event) {
  event.point ??= JSON.stringify({
    type: "Feature", geometry: { type: "Point", coordinates: [event.lon, event.lat] }, properties: properties(event),
  });
  return event.point;
}

/** The area that a relation describes; of an event without one nothing. */
export const areas = (event) => (event.area
  ? [JSON.stringify({ type: "Feature", geometry: { type: "Polygon", coordinates: event.area }, properties: properties(event) })] : []);

/** Features as the address of a collection: the map's own thread reads it, the page's does not copy it piece by piece. */
export function collection(features) {
  const address = URL.createObjectURL(new Blob([`{"type":"FeatureCollection","features":[${features.join(",")}]}`]));
  setTimeout(() => URL.revokeObjectURL(address), 120_000);
  return address;
}
