// The map itself: events as points with their uncertainty, relational areas as shapes.
import * as maplibre from "../library/maplibre-gl/dist/maplibre-gl.mjs";
import { borders, names } from "./borders.js";
import { STATUSES, TYPES, onGround } from "./colours.js";
import { pixels, repaint, style } from "./layers.js";

/** Build the map in `container`; `open` is called with the id of an event that was clicked. */
export function view(container, settings, open) {
  const map = new maplibre.Map({
    container, style: style(settings.tiles), center: [33, 30], zoom: 2.2, maxZoom: 16,
    attributionControl: { customAttribution: "Borders: Natural Earth · Places: GeoNames, KATOTTG", compact: true },
  });
  map.addControl(new maplibre.NavigationControl({ showCompass: false }), "top-right");
  map.addControl(new maplibre.ScaleControl(), "bottom-right");
  const ready = new Promise((loaded) => map.once("style.load", loaded));
  ready.then(() => {
    borders(map);
    if (settings.labels) names(map);
  });
  const put = (source, features) => ready.then(() => map.getSource(source).setData({ type: "FeatureCollection", features }));
  onGround(() => repaint(map));
  let current = null;
  map.on("click", "events", ({ features }) => {
    // several events at one place: each further click opens the next
    const ids = [...new Set(features.map((feature) => feature.properties.id))];
    open(ids[(ids.indexOf(current) + 1) % ids.length]);
  });
  map.on("mouseenter", "events", () => { map.getCanvas().style.cursor = "pointer"; });
  map.on("mouseleave", "events", () => { map.getCanvas().style.cursor = ""; });
  return {
    /** Call back once all that was given to the map is drawn. */
    drawn: (done) => ready.then(() => map.once("idle", done)),
    show: (events) => {
      const placed = events.filter((event) => event.lat !== undefined);
      put("events", placed.map(point));
      put("areas", placed.filter((event) => event.area).map(area));
    },
    choose: (event, fly = false) => {
      current = event?.id ?? null;
      const placed = event?.lat !== undefined ? [point(event)] : [];
      put("chosen", placed);
      if (fly && placed.length) {
        map.easeTo({ center: [event.lon, event.lat], zoom: Math.max(map.getZoom(), nearness(event)), offset: beside() });
      }
    },
    /** Look at all events at once. */
    fit: (events) => {
      const bounds = new maplibre.LngLatBounds();
      for (const event of events) if (event.lat !== undefined) bounds.extend([event.lon, event.lat]);
      if (!bounds.isEmpty()) map.fitBounds(bounds, { padding: 60, maxZoom: 8, animate: false });
    },
  };
}

/** Where the event comes to lie, so that the panel does not hide it: left of the middle, on a phone above it. */
const beside = () => (window.innerWidth > 720 ? [-216, 0] : [0, -0.11 * window.innerHeight]);

/** So close that the circle of uncertainty is some 100 pixels wide. */
const nearness = (event) => Math.min(9, Math.max(4, Math.log2(60 / Math.max(pixels(event), 1e-6))));

/** An event's point, made once. */
function point(event) {
  const [edge, width] = STATUSES[event.status] ?? STATUSES.reported;
  event.point ??= {
    type: "Feature",
    geometry: { type: "Point", coordinates: [event.lon, event.lat] },
    properties: {
      id: event.id, colour: TYPES[event.type] ?? "#707a85", opacity: 0.25 + 0.75 * event.confidence,
      edge, width, u: pixels(event),
    },
  };
  return event.point;
}

const area = (event) => ({
  type: "Feature",
  geometry: { type: "Polygon", coordinates: event.area },
  properties: { id: event.id, colour: TYPES[event.type] ?? "#707a85" },
});
