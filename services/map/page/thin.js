// Which of many dots are worth drawing: where they lie over each other, those below cannot be seen.

const CELL = 2; // pixels, up to twice that before the next step of zoom

/** The numbers of the dots that are drawn from a zoom on, in their order: of a cell of a fine grid the uppermost. */
export function uppermost(places, world) {
  const cell = CELL / world;
  const taken = new Set();
  const kept = [];
  for (let i = places.length / 2 - 1; i >= 0; i -= 1) {
    const key = Math.floor(places[2 * i] / cell) * 2 ** 26 + Math.floor(places[2 * i + 1] / cell);
    if (taken.has(key)) continue;
    taken.add(key);
    kept.push(i);
  }
  return kept.reverse();
}
