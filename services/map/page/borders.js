// Countries of the world, from npm's world-atlas (Natural Earth): coarse at first, 1:10 m when looked at closely.
import feature from "../library/topojson-client/src/feature.js";

const FINE_FROM = 5; // zoom

async function countries(scale) {
  const answer = await fetch(`library/world-atlas/countries-${scale}.json`);
  const world = await answer.json();
  return feature(world, world.objects.countries);
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
  ask();
}
