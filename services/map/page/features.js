// Events as what the map draws.
import { colour, outline } from "./colours.js";
import { pixels } from "./layers.js";

/** An event's point; what follows from the event alone is made once. */
export function point(event) {
  const { colour: edge, width, gap } = outline(event.status);
  event.point ??= {
    type: "Feature",
    geometry: { type: "Point", coordinates: [event.lon, event.lat] },
    properties: {
      id: event.id, colour: colour(event.type), opacity: 0.3 + 0.7 * event.confidence, u: pixels(event),
      shaped: Boolean(event.area), width, gap,
    },
  };
  event.point.properties.edge = edge;
  return event.point;
}

/** The area that a relation describes. */
export const area = (event) => ({
  type: "Feature",
  geometry: { type: "Polygon", coordinates: event.area },
  properties: { id: event.id, colour: colour(event.type) },
});
