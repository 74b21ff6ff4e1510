// What is drawn, from the bottom to the top.
import { STATUS_NAMES, TYPES, colour, ground, outline } from "./colours.js";

const METRES_A_PIXEL = 78271.517; // at the equator, zoom 0, tiles of 512 pixels
const nothing = { type: "FeatureCollection", features: [] };
const geojson = () => ({ type: "geojson", data: nothing });

/** An event's radius in pixels at zoom 0: it doubles with each step. */
export const pixels = (event) => event.radius / (METRES_A_PIXEL * Math.cos((event.lat * Math.PI) / 180));

const inMetres = ["interpolate", ["exponential", 2], ["zoom"], 0, ["get", "u"], 24, ["*", ["get", "u"], 16777216]];
/** A size in pixels at zoom 2, 6 and 10, with something added to it that is finer from far away. */
const sized = (sizes, more = 0) => ["interpolate", ["linear"], ["zoom"],
  ...[2, 6, 10].flatMap((zoom, i) => [zoom, ["+", sizes[i], ["*", [0.5, 0.8, 1][i], more]]])];
const DOT = [2.4, 4.6, 7.5];
/** An expression of what a property's number stands for. */
const by = (property, values) => ["match", ["get", property], ...values.flatMap((value, i) => [i, value]), values.at(-1)];
const type = by("t", Object.keys(TYPES).map(colour));
const width = by("s", STATUS_NAMES.map((name) => outline(name).width));
const gap = by("s", STATUS_NAMES.map((name) => outline(name).gap));
const edges = () => by("s", STATUS_NAMES.map((name) => outline(name).colour));

/** The map's style: everything comes from this machine, unless tiles are set. */
export function style(tiles) {
  const sources = Object.fromEntries(
    ["land", "labels", "events", "areas", "circles", "chosen", "chosen-circle", "chosen-area"].map((name) => [name, geojson()]));
  if (tiles) sources.tiles = { type: "raster", tiles: [tiles], tileSize: 256 };
  return { version: 8, sources, layers: layers(Boolean(tiles)) };
}

function layers(tiled) {
  const colours = ground();
  return [
    { id: "water", type: "background", paint: { "background-color": colours.water } },
    !tiled && { id: "land", type: "fill", source: "land", paint: { "fill-color": colours.land } },
    tiled && { id: "tiles", type: "raster", source: "tiles" },
    { id: "borders", type: "line", source: "land", paint: { "line-color": colours.border,
      "line-width": ["interpolate", ["linear"], ["zoom"], 2, 0.6, 8, 1.4] } },
    { id: "areas", type: "fill", source: "areas",
      paint: { "fill-color": type, "fill-opacity": 0.07 } },
    { id: "area-edges", type: "line", source: "areas",
      paint: { "line-color": type, "line-dasharray": [3, 2], "line-opacity": 0.5 } },
    { id: "uncertainty", type: "circle", source: "circles", paint: {
      "circle-radius": inMetres, "circle-pitch-alignment": "map", "circle-color": type,
      "circle-opacity": 0.035, "circle-stroke-color": type, "circle-stroke-width": 1,
      "circle-stroke-opacity": 0.3 } },
    { id: "labels", type: "symbol", source: "labels",
      layout: { "text-field": ["get", "name"], "symbol-sort-key": ["get", "rank"], "text-padding": 6,
        "text-size": ["interpolate", ["linear"], ["get", "rank"], 0.2, 13, 0.8, 11],
        "text-font": ["Inter Variable"], "text-anchor": "top", "text-offset": [0, 0.7] },
      paint: { "text-color": colours.label, "text-halo-color": colours.halo, "text-halo-width": 1.4 } },
    { id: "chosen-area", type: "fill", source: "chosen-area",
      paint: { "fill-color": colours.chosen, "fill-opacity": 0.12 } },
    { id: "chosen-area-edge", type: "line", source: "chosen-area",
      paint: { "line-color": colours.chosen, "line-width": 1.6 } },
    { id: "chosen-circle", type: "circle", source: "chosen-circle", paint: {
      "circle-radius": inMetres, "circle-pitch-alignment": "map", "circle-color": colours.chosen,
      "circle-opacity": 0.1, "circle-stroke-color": colours.chosen, "circle-stroke-width": 1.6 } },
    { id: "events", type: "circle", source: "events", paint: {
      "circle-radius": sized(DOT), "circle-color": type, "circle-opacity": ["+", 0.3, ["*", 0.7, ["get", "c"]]],
      "circle-stroke-color": edges(), "circle-stroke-width": ["case", ["==", gap, 0], width, 0] } },
    { id: "rings", type: "circle", source: "events", filter: [">", gap, 0], paint: {
      "circle-radius": sized(DOT, gap), "circle-opacity": 0, "circle-stroke-color": edges(),
      "circle-stroke-width": sized([0, 0, 0], width) } },
    { id: "chosen", type: "circle", source: "chosen", paint: {
      "circle-radius": sized(DOT, 6), "circle-opacity": 0,
      "circle-stroke-color": colours.chosen, "circle-stroke-width": 3 } },
  ].filter(Boolean);
}

/** Repaint the ground after a change between light and dark. */
export function repaint(map) {
  const colours = ground();
  const chosen = ["chosen-area fill-color", "chosen-area-edge line-color", "chosen-circle circle-color",
    "chosen-circle circle-stroke-color", "chosen circle-stroke-color"].map((said) => [...said.split(" "), "chosen"]);
  const paint = [["water", "background-color", "water"], ["land", "fill-color", "land"],
    ["borders", "line-color", "border"], ["labels", "text-color", "label"], ["labels", "text-halo-color", "halo"], ...chosen];
  for (const [layer, property, name] of paint) {
    if (map.getLayer(layer)) map.setPaintProperty(layer, property, colours[name]);
  }
  for (const layer of ["events", "rings"]) map.setPaintProperty(layer, "circle-stroke-color", edges());
}
