// Events as dots: one buffer on the graphics card and one call to draw it, so that tens of thousands are there at once.
import { STATUS_NAMES, TYPES, colour, outline } from "./colours.js";
import { drawing } from "./paint.js";
import { uppermost } from "./thin.js";

const WORLD = 512; // pixels of the world at zoom 0
const REACH = 3; // pixels beside a dot where a finger still means it
const BYTES = 20; // of a dot: x and y, each as a coarse and a fine float, then type, status, confidence
const types = Object.keys(TYPES);

/** Web Mercator of degrees: x and y from 0 to 1. */
export const x = (lon) => (lon + 180) / 360;
export const y = (lat) => 0.5 - Math.log(Math.tan(Math.PI / 4 + (lat * Math.PI) / 360)) / (2 * Math.PI);

/** What lies between the values at zoom 2, 6 and 10. */
const between = ([a, b, c], zoom) => {
  const part = (from, to, low) => from + (to - from) * Math.min(1, Math.max(0, (zoom - low) / 4));
  return zoom < 6 ? part(a, b, 2) : part(b, c, 6);
};
export const SIZES = [2.4, 4.6, 7.5]; // radius in pixels
export const FINER = [0.5, 0.8, 1]; // outlines are finer from far away

/** A layer of the map; `put(events)` changes what it shows, `at(point)` finds it again. */
export function dots() {
  let map = null;
  let paint = null;
  let stale = { bytes: true, colours: true }; // only while it renders may a layer touch what it shares with the map
  let shown = []; // in the order in which they are drawn
  let places = new Float64Array();
  let step = null; // of zoom, for which they were thinned out
  const size = () => [between(SIZES, map.getZoom()), between(FINER, map.getZoom())];
  let asked = false; // to show something
  let finished = null;
  return {
    id: "events",
    type: "custom",
    /** Kept once what was put first can be seen. */
    drawn: new Promise((done) => { finished = done; }),
    onAdd(on, gl) { map = on; paint = drawing(gl); },
    onRemove() { paint.remove(); },
    render() {
      if (stale.colours) paint.colour(types.map(colour), STATUS_NAMES.map(outline));
      if (stale.bytes || step !== Math.floor(map.getZoom())) {
        step = Math.floor(map.getZoom());
        paint.fill(buffer(shown, places, uppermost(places, WORLD * 2 ** step)));
      }
      stale = {};
      const { clientWidth: wide, clientHeight: high } = map.getCanvas();
      const world = WORLD * 2 ** map.getZoom();
      const { lng, lat } = map.getCenter();
      const half = wide / 2 / world;
      for (let copy = Math.floor(x(lng) - half); copy <= Math.floor(x(lng) + half); copy += 1) {
        paint.draw([x(lng) - copy, y(lat)], [(2 * world) / wide, (-2 * world) / high], size(), map.getPixelRatio());
      }
      if (asked && finished) paint.done().then(finished);
      if (asked) finished = null;
    },
    /** Take the colours of the reader's system. */
    repaint() {
      stale.colours = true;
      map?.triggerRepaint();
    },
    /** Show these, the first on top, but for those whose outline stands off: no crowd covers what is disputed. */
    put(events) {
      const plain = (event) => outline(event.status).gap === 0;
      shown = [...events.filter((event) => !plain(event)), ...events.filter(plain)].reverse();
      places = new Float64Array(2 * shown.length);
      shown.forEach((event, i) => { places[2 * i] = x(event.lon); places[2 * i + 1] = y(event.lat); });
      stale.bytes = asked = true;
      map?.triggerRepaint();
    },
    /** The events whose dots are at a point of the screen, the uppermost first. */
    at({ x: left, y: top }) {
      const world = WORLD * 2 ** map.getZoom();
      const { lng, lat } = map.unproject([left, top]);
      const [radius, finer] = size();
      const found = [];
      for (let i = places.length / 2 - 1; i >= 0; i -= 1) {
        const aside = places[2 * i] - x(lng);
        const away = Math.hypot(aside - Math.round(aside), places[2 * i + 1] - y(lat)) * world;
        const { width, gap } = away < radius + 10 ? outline(shown[i].status) : { width: 0, gap: 0 };
        if (away <= radius + finer * (width + gap) + REACH) found.push(shown[i]);
      }
      return found;
    },
  };
}

/** What the graphics card is given of those with these numbers: single floats alone would let a dot jump when looked at closely. */
function buffer(events, places, numbers) {
  const bytes = new ArrayBuffer(BYTES * numbers.length);
  const floats = new Float32Array(bytes);
  const small = new Uint8Array(bytes);
  numbers.forEach((number, i) => {
    const event = events[number];
    for (const axis of [0, 1]) {
      floats[5 * i + axis] = places[2 * number + axis];
      floats[5 * i + 2 + axis] = places[2 * number + axis] - floats[5 * i + axis];
    }
    small[BYTES * i + 16] = types.indexOf(event.type in TYPES ? event.type : types.at(-1));
    small[BYTES * i + 17] = Math.max(0, STATUS_NAMES.indexOf(event.status));
    small[BYTES * i + 18] = Math.round(255 * event.confidence);
  });
  return bytes;
}
