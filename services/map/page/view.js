// The map itself: events as points with their uncertainty, relational areas as shapes.
import * as maplibre from "../library/maplibre-gl/dist/maplibre-gl.mjs";
import { borders, names } from "./borders.js";
import { onGround } from "./colours.js";
import { dots } from "./dots.js";
import { element } from "./dom.js";
import { areas, collection, point } from "./features.js";
import { BARE, furnish, pixels, repaint } from "./layers.js";
import { dates, where } from "./words.js";

const PATIENCE = 1500; // ms that borders and names wait for the dots: they are much work too

const MANY = 2000; // events in view: more areas and circles than this are a blur, and slow
const SPREAD = 40; // degrees: events further apart are not looked at together unless the reader asks

/** Build the map in `container`; `open` is called with an event that was clicked, `home` by the button. */
export function view(container, settings, { open, home }) {
  const map = new maplibre.Map({
    container, style: BARE, center: [33, 30], zoom: 2.2, maxZoom: 16, attributionControl: false,
    dragRotate: false, touchPitch: false, maxPitch: 0, fadeDuration: 0,
  });
  map.touchZoomRotate.disableRotation();
  map.keyboard.disableRotation();
  map.addControl(new maplibre.NavigationControl({ showCompass: false }), "top-left");
  map.addControl(button("Show all events", "⤢", home), "top-left");
  map.addControl(new maplibre.ScaleControl(), "bottom-left");
  const ready = new Promise((loaded) => map.once("style.load", loaded));
  const layer = dots();
  const seen = ready.then(() => {
    map.addLayer(layer);
    return layer.drawn;
  });
  const soon = Promise.race([seen, new Promise((late) => setTimeout(late, PATIENCE))]);
  const furnished = ready.then(() => soon).then(() => furnish(map, settings.tiles));
  const ground = furnished.then(() => Promise.all([borders(map), settings.labels && names(map)]));
  const put = (source, features) => furnished.then(() => map.getSource(source).setData(collection(features)));
  let current = null;
  let placed = [];
  const near = () => {
    const view = map.getBounds();
    const seen = map.getZoom() < 5 ? [] : placed.filter(({ lon, lat }) => view.contains([lon, lat]));
    const told = seen.length > MANY ? [] : seen;
    put("areas", told.flatMap(areas));
    put("circles", told.filter((event) => !event.area).map(point));
  };
  map.on("moveend", near);
  onGround(() => { repaint(map); layer.repaint(); });
  map.on("click", ({ point: place }) => {
    // several events at one place: each further click opens the next
    const ids = layer.at(place).map((event) => event.id);
    if (ids.length) open(ids[(ids.indexOf(current) + 1) % ids.length]);
  });
  hints(map, container, layer);
  return {
    /** Call back once the events can be seen, and once all is drawn, borders and names too. */
    drawn: ({ shown, drawn }) => {
      seen.then(shown);
      Promise.all([seen, ground]).then(() => map.once("idle", drawn));
    },
    show: (events) => {
      placed = events.filter((event) => event.lat !== undefined);
      layer.put(placed);
      near();
      if (map.isStyleLoaded()) map.redraw(); // the graphics card is at work while the page goes on with the list
    },
    choose: (event, fly = false) => {
      current = event?.id ?? null;
      const chosen = event?.lat !== undefined ? [event] : [];
      put("chosen", chosen.map(point));
      put("chosen-area", chosen.flatMap(areas));
      put("chosen-circle", chosen.filter(({ area }) => !area).map(point));
      if (fly && chosen.length) {
        map.easeTo({ center: [event.lon, event.lat], zoom: nearness(event, map.getZoom()), offset: beside() });
      }
    },
    /** Look at the events: at all of them, or at where most are. */
    fit: (events, { most = false, animate = true } = {}) => {
      const bounds = new maplibre.LngLatBounds();
      for (const { lon, lat } of most ? together(events) : events) if (lat !== undefined) bounds.extend([lon, lat]);
      const { clientWidth: wide, clientHeight: high } = container;
      const padding = { top: 0.06 * high, left: 0.08 * wide, right: 0.06 * wide, bottom: Math.min(130, 0.25 * high) };
      if (!bounds.isEmpty()) map.fitBounds(bounds, { padding, maxZoom: 8, animate });
    },
  };
}

/** In place of a map that this browser cannot draw: says so, and leaves the page to its list. */
export function unseen(container) {
  container.replaceChildren(element("p", { class: "none" }, "No map: this browser has no WebGL 2 here. The list holds the same events."));
  return { drawn: ({ shown, drawn }) => { shown(); drawn(); }, show() {}, choose() {}, fit() {} };
}

/** The events of the commonest country and those near it; all where they are not far apart. */
function together(events) {
  const placed = events.filter((event) => event.lat !== undefined);
  const counts = new Map();
  for (const { country } of placed) counts.set(country, (counts.get(country) ?? 0) + 1);
  const [commonest] = [...counts].sort(([, m], [, n]) => n - m)[0] ?? [];
  const span = (of) => Math.max(...placed.map(of)) - Math.min(...placed.map(of));
  const wide = placed.length < 10_000 ? span(({ lon }) => lon) > SPREAD || span(({ lat }) => lat) > SPREAD : true;
  return wide ? placed.filter(({ country }) => country === commonest) : placed;
}

/** A few words on what the pointer is over. */
function hints(map, container, layer) {
  const hint = element("p", { id: "hint", hidden: true });
  container.after(hint);
  map.on("mousemove", ({ point: place }) => {
    const [event, ...others] = layer.at(place);
    map.getCanvas().style.cursor = event ? "pointer" : "";
    hint.hidden = !event;
    if (!event) return;
    hint.replaceChildren(element("b", {}, where(event)), element("span", {}, event.sub),
      element("span", {}, [dates(event.firstDay, event.lastDay), event.status, others.length && `and ${others.length} more here`]
        .filter(Boolean).join(" · ")));
    hint.style.left = `${Math.min(place.x + 14, container.clientWidth - 240)}px`;
    hint.style.top = `${place.y + 14}px`;
  });
  map.on("mouseout", () => { hint.hidden = true; });
}

/** A button beside the map's own. */
function button(label, sign, onclick) {
  const made = element("div", { class: "maplibregl-ctrl maplibregl-ctrl-group" },
    element("button", { type: "button", "aria-label": label, title: label, onclick }, element("span", { "aria-hidden": "true" }, sign)));
  return { onAdd: () => made, onRemove: () => made.remove() };
}

/** Where the event comes to lie, so that the panel does not hide it: left of the middle, on a phone above it. */
const beside = () => (window.innerWidth > 720 ? [-216, -40] : [0, -0.12 * window.innerHeight]);

/** So close that the circle of uncertainty is well seen among its neighbours; a reader who is closer stays there. */
const nearness = (event, now) => Math.max(Math.min(now, 11), Math.min(8, Math.max(5, Math.log2(100 / Math.max(pixels(event), 1e-6)))));
