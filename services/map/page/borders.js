// Countries of the world, from npm's world-atlas (Natural Earth): coarse at first, 1:10 m when looked at closely.
const FINE_FROM = 6; // zoom

async function countries(scale) {
  const [{ default: feature }, answer] = await Promise.all([
    import("../library/topojson-client/src/feature.js"), fetch(`library/world-atlas/countries-${scale}.json`)]);
  const world = await answer.json();
  const found = feature(world, world.objects.countries);
  for (const { geometry } of found.features) {
    const polygons = geometry?.type === "Polygon" ? [geometry.coordinates] : geometry?.coordinates ?? [];
    for (const rings of polygons) rings.forEach((ring, i) => { rings[i] = unrolled(ring); });
  }
  return found;
}

/** A ring whose longitudes do not jump at the antimeridian; one that goes around a pole is closed behind it. */
export function unrolled(ring) {
  let turns = 0;
  const made = ring.map(([x, y], i) => {
    const step = i ? x - ring[i - 1][0] : 0;
    if (step > 180) turns -= 1;
    if (step < -180) turns += 1;
    return [x + 360 * turns, y];
  });
  if (!turns) return made;
  const pole = made[0][1] < 0 ? -90 : 90;
  return [...made, [made.at(-1)[0], pole], [made[0][0], pole], made[0]];
}

/** Put the countries into the map's source "land", and the fine ones once they can be seen. */
export async function borders(map) {
  map.getSource("land").setData(await countries("50m"));
  const finer = async () => {
    if (map.getZoom() < FINE_FROM) return;
    map.off("zoomend", finer);
    map.getSource("land").setData(await countries("10m"));
  };
  map.on("zoomend", finer);
  await finer();
}

/** Put the gazetteer's places in view into the source "labels", whenever the view has moved. */
export function names(map) {
  let asked = 0;
  const ask = async () => {
    const number = ++asked;
    const view = map.getBounds();
    const box = [Math.max(-180, view.getWest()), view.getSouth(), Math.min(180, view.getEast()), view.getNorth()];
    const answer = await fetch(`labels.json?bbox=${box.map((x) => x.toFixed(4)).join(",")}`);
    if (answer.ok && number === asked) map.getSource("labels").setData(await answer.json());
  };
  map.on("moveend", ask);
  return ask();
}
