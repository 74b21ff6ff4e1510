// All events at first, then each change as it comes.

/** Follow the server from the promised first answer on; calls `begin(events)`, `change(events)`, and `trouble(why)` with null once it is over. */
export async function follow(coming, { begin, change, trouble }) {
  const { sequence, events } = await coming;
  begin(events);
  const source = new EventSource(`changes?after=${sequence}`);
  source.onopen = () => trouble(null);
  source.onmessage = (message) => change(JSON.parse(message.data));
  source.onerror = () => trouble("The connection is lost; trying again…");
  const anew = () => { source.close(); follow(fetch("events.json").then((again) => again.json()), { begin, change, trouble }); };
  source.addEventListener("restart", anew);
  source.addEventListener("trouble", (message) => {
    source.close();
    trouble(`Nothing new will come: ${JSON.parse(message.data)}`);
  });
}
