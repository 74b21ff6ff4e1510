// What is drawn, from the bottom to the top.
import { ground } from "./colours.js";

const METRES_A_PIXEL = 78271.517; // at the equator, zoom 0, tiles of 512 pixels
const nothing = { type: "FeatureCollection", features: [] };
const geojson = () => ({ type: "geojson", data: nothing });

/** An event's radius in pixels at zoom 0: it doubles with each step. */
export const pixels = (event) => event.radius / (METRES_A_PIXEL * Math.cos((event.lat * Math.PI) / 180));

const inMetres = ["interpolate", ["exponential", 2], ["zoom"], 0, ["get", "u"], 24, ["*", ["get", "u"], 16777216]];
// outlines stay thinner than the dots that they are around
const edge = ["interpolate", ["linear"], ["zoom"], 2, ["*", 0.4, ["get", "width"]], 7, ["get", "width"]];
const dot = ["interpolate", ["linear"], ["zoom"], 2, 2.5, 6, 5, 10, 8];

/** The map's style: everything comes from this machine, unless tiles are set. */
export function style(tiles) {
  const sources = { land: geojson(), labels: geojson(), events: geojson(), areas: geojson(), chosen: geojson() };
  if (tiles) sources.tiles = { type: "raster", tiles: [tiles], tileSize: 256 };
  return { version: 8, sources, layers: layers(Boolean(tiles)) };
}

function layers(tiled) {
  const colours = ground();
  return [
    { id: "water", type: "background", paint: { "background-color": colours.water } },
    !tiled && { id: "land", type: "fill", source: "land", paint: { "fill-color": colours.land } },
    tiled && { id: "tiles", type: "raster", source: "tiles" },
    { id: "borders", type: "line", source: "land", paint: { "line-color": colours.border, "line-width": 0.8 } },
    { id: "areas", type: "fill", source: "areas", paint: { "fill-color": ["get", "colour"], "fill-opacity": 0.15 } },
    { id: "area-edges", type: "line", source: "areas",
      paint: { "line-color": ["get", "colour"], "line-dasharray": [3, 2], "line-opacity": 0.8 } },
    { id: "uncertainty", type: "circle", source: "events", minzoom: 5, paint: {
      "circle-radius": inMetres, "circle-pitch-alignment": "map", "circle-color": ["get", "colour"],
      "circle-opacity": 0.06, "circle-stroke-color": ["get", "colour"], "circle-stroke-width": 1,
      "circle-stroke-opacity": 0.35 } },
    { id: "labels", type: "symbol", source: "labels",
      layout: { "text-field": ["get", "name"], "text-size": 12, "symbol-sort-key": ["get", "rank"],
        "text-font": ["sans-serif"], "text-anchor": "top", "text-offset": [0, 0.5] },
      paint: { "text-color": colours.label, "text-halo-color": colours.halo, "text-halo-width": 1.5 } },
    { id: "events", type: "circle", source: "events", paint: {
      "circle-radius": dot, "circle-color": ["get", "colour"], "circle-opacity": ["get", "opacity"],
      "circle-stroke-color": ["get", "edge"], "circle-stroke-width": edge } },
    { id: "chosen-circle", type: "circle", source: "chosen", paint: {
      "circle-radius": inMetres, "circle-pitch-alignment": "map", "circle-color": ["get", "colour"],
      "circle-opacity": 0.15, "circle-stroke-color": colours.chosen, "circle-stroke-width": 1.5 } },
    { id: "chosen", type: "circle", source: "chosen", paint: {
      "circle-radius": ["interpolate", ["linear"], ["zoom"], 2, 7, 10, 13], "circle-opacity": 0,
      "circle-stroke-color": colours.chosen, "circle-stroke-width": 2.5 } },
  ].filter(Boolean);
}

/** Repaint the ground after a change between light and dark. */
export function repaint(map) {
  const colours = ground();
  const paint = [["water", "background-color", "water"], ["land", "fill-color", "land"],
    ["borders", "line-color", "border"], ["labels", "text-color", "label"], ["labels", "text-halo-color", "halo"],
    ["chosen", "circle-stroke-color", "chosen"], ["chosen-circle", "circle-stroke-color", "chosen"]];
  for (const [layer, property, colour] of paint) {
    if (map.getLayer(layer)) map.setPaintProperty(layer, property, colours[colour]);
  }
}
