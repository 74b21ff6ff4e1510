// The page: list, map and detail, wired together.
import { detail } from "./detail.js";
import { calmly } from "./dom.js";
import { all, chosen, clear, everything, find, size, take } from "./events.js";
import { filters } from "./filters.js";
import { list } from "./list.js";
import { follow } from "./stream.js";
import { timeline } from "./time.js";
import { unseen, view } from "./view.js";
import { counted, nameCountries } from "./words.js";

const get = (id) => document.getElementById(id);
const filter = everything();
let open = null;

const coming = fetch("events.json").then((answer) => answer.json()); // while the map is being made
const settings = await (await fetch("settings.json")).json();
nameCountries(settings.countries);
if (settings.credit) get("credit").append(` · ${settings.credit}`);
get("filters").open = window.innerWidth > 720;
const map = seen();
const events = list(get("list"), get("more"), select);
const panel = detail(get("detail"), settings, closed);
const draw = calmly(show, 100);
const form = filters(get("filter-form"), (changed) => { Object.assign(filter, changed); draw(); });
const time = timeline(get("time"), (changed) => { Object.assign(filter, changed); draw(); });

/** The map; a browser without WebGL has none, and still a list. */
function seen() {
  try {
    return view(get("map"), settings, { open: select, home: () => map.fit(chosen(filter).shown) });
  } catch (error) {
    console.warn(error);
    return unseen(get("map"));
  }
}

function show() {
  const { anyDay, shown } = chosen(filter);
  map.show(shown);
  events.show(shown);
  time.count(anyDay);
  get("count").textContent = shown.length === size() ? counted(size(), "event")
    : `${shown.length.toLocaleString("en")} of ${counted(size(), "event")}`;
}

function select(id) {
  open = id;
  history.replaceState(null, "", `#${encodeURIComponent(id)}`);
  document.body.classList.add("reading");
  events.mark(id);
  map.choose(find(id), true);
  panel.show(id);
}

function closed() {
  const before = open;
  open = null;
  history.replaceState(null, "", location.pathname);
  document.body.classList.remove("reading");
  events.mark(null);
  map.choose(null);
  if (before) events.focus(before);
}

document.addEventListener("keydown", (event) => event.key === "Escape" && open && panel.close());

const refresh = calmly(() => { form.refresh(); time.refresh(); }, 500);
const mark = (what) => { document.documentElement.dataset[what] = Math.round(performance.now()); };

follow(coming, {
  begin(rows) {
    clear();
    take(rows);
    map.fit([...all()], { most: true, animate: false });
    time.refresh();
    show();
    form.refresh();
    const linked = decodeURIComponent(location.hash.slice(1));
    if (linked) select(linked);
    mark("listed");
    map.drawn({ shown: () => mark("shown"), drawn: () => mark("drawn") });
  },
  change(rows) {
    take(rows);
    refresh();
    draw();
    if (open && rows.some(([id]) => id === open)) {
      map.choose(find(open));
      panel.show(open, false);
    }
  },
  trouble(why) {
    get("live").textContent = why ? "offline" : "live";
    get("live").classList.toggle("on", !why);
    get("trouble").hidden = !why;
    get("trouble").textContent = why ?? "";
  },
});
