"""What colours a page shows, told by the browser itself: a map is one canvas, and its dots are no elements."""

from __future__ import annotations

import base64
from typing import Any, NamedTuple

_COUNT = """async ([image, wanted, tolerance]) => {
  const shown = new Image();
  shown.src = `data:image/png;base64,${image}`;
  await shown.decode();
  const canvas = new OffscreenCanvas(shown.width, shown.height);
  const pen = canvas.getContext("2d");
  pen.drawImage(shown, 0, 0);
  const { data } = pen.getImageData(0, 0, shown.width, shown.height);
  let found = 0, x = 0, y = 0;
  for (let i = 0; i < data.length; i += 4) {
    if (wanted.every((channel, j) => Math.abs(channel - data[i + j]) <= tolerance)) {
      found += 1; x += (i / 4) % shown.width; y += Math.floor(i / 4 / shown.width);
    }
  }
  return [found, found && x / found, found && y / found];
}"""


class Found(NamedTuple):
    """How many pixels have a colour, and their middle in the element's own pixels."""

    count: int
    x: float
    y: float


def of_colour(page: Any, colour: str, where: str = "#map", tolerance: int = 6) -> Found:
    """Pixels of an element that are of this colour ("#rrggbb") or nearly."""
    channels = [int(colour[i : i + 2], 16) for i in (1, 3, 5)]
    image = base64.b64encode(page.locator(where).screenshot()).decode()
    count, x, y = page.evaluate(_COUNT, [image, channels, tolerance])
    return Found(count, x, y)
