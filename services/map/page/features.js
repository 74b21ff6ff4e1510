// What lies around an event, as what the map draws: its point with the circle's radius, and its area.
import { TYPES } from "./colours.js";
import { pixels } from "./layers.js";

const types = Object.keys(TYPES);

const feature = (event, geometry) =>
  ({ type: "Feature", geometry, properties: { t: types.indexOf(event.type), u: pixels(event) } });

/** Where an event is, with the radius of its uncertainty. */
export const point = (event) => feature(event, { type: "Point", coordinates: [event.lon, event.lat] });

/** The area that a relation describes; of an event without one nothing. */
export const areas = (event) => (event.area ? [feature(event, { type: "Polygon", coordinates: event.area })] : []);

export const collection = (features) => ({ type: "FeatureCollection", features });
