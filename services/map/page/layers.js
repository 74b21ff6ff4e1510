// What is drawn below and above the dots, from the bottom to the top.
import { TYPES, colour, ground } from "./colours.js";
import { FINER, SIZES } from "./dots.js";

const METRES_A_PIXEL = 78271.517; // at the equator, zoom 0, tiles of 512 pixels
const nothing = { type: "FeatureCollection", features: [] };
const geojson = () => ({ type: "geojson", data: nothing });

/** An event's radius in pixels at zoom 0: it doubles with each step. */
export const pixels = (event) => event.radius / (METRES_A_PIXEL * Math.cos((event.lat * Math.PI) / 180));

const inMetres = ["interpolate", ["exponential", 2], ["zoom"], 0, ["get", "u"], 24, ["*", ["get", "u"], 16777216]];
/** A dot's size in pixels at zoom 2, 6 and 10, with something around it that is finer from far away. */
const around = (more) => ["interpolate", ["linear"], ["zoom"], ...[2, 6, 10].flatMap((zoom, i) => [zoom, SIZES[i] + FINER[i] * more])];
/** An expression of what a property's number stands for. */
const type = ["match", ["get", "t"], ...Object.keys(TYPES).flatMap((name, i) => [i, colour(name)]), colour("")];

/** Nothing but the dots yet: each kind of layer has a program of the graphics card to make, and they do not wait for it. */
export const BARE = { version: 8, sources: {}, layers: [] };

/** Lay the ground below the layer `events`, and what is chosen above it; all from this machine, unless tiles are set. */
export function furnish(map, tiles) {
  for (const name of ["land", "labels", "areas", "circles", "chosen", "chosen-circle", "chosen-area"]) map.addSource(name, geojson());
  if (tiles) map.addSource("tiles", { type: "raster", tiles: [tiles], tileSize: 256 });
  for (const layer of layers(Boolean(tiles))) map.addLayer(layer, layer.id === "chosen" ? undefined : "events");
}

function layers(tiled) {
  const colours = ground();
  return [
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
    { id: "chosen", type: "circle", source: "chosen", paint: {
      "circle-radius": around(6), "circle-opacity": 0,
      "circle-stroke-color": colours.chosen, "circle-stroke-width": 3 } },
  ].filter(Boolean);
}

/** Repaint the ground after a change between light and dark. */
export function repaint(map) {
  const colours = ground();
  const chosen = ["chosen-area fill-color", "chosen-area-edge line-color", "chosen-circle circle-color",
    "chosen-circle circle-stroke-color", "chosen circle-stroke-color"].map((said) => [...said.split(" "), "chosen"]);
  const paint = [["land", "fill-color", "land"],
    ["borders", "line-color", "border"], ["labels", "text-color", "label"], ["labels", "text-halo-color", "halo"], ...chosen];
  for (const [layer, property, name] of paint) {
    if (map.getLayer(layer)) map.setPaintProperty(layer, property, colours[name]);
  }
}
