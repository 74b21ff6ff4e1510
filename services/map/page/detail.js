// One event in full: what, who, where; who says so and who denies it; each report's own words; each revision.
import { swatch } from "./colours.js";
import { correcting } from "./correct.js";
import { element, link } from "./dom.js";
import { quotation } from "./evidence.js";
import { at, casualties, counted, country, dates, distance, where } from "./words.js";

const ROLES = { perpetrator: "By", target: "Against", participant: "Between" };
const STANCES = { asserts: "Said by", confirms: "Confirmed by", doubts: "Doubted by", denies: "Denied by" };

/** Build the panel; `closed` is called when the reader closes it. */
export function detail(panel, settings, closed) {
  let open = null;
  const close = () => { open = null; panel.hidden = true; closed(); };
  return {
    close,
    /** Fetch and show an event; without `focus` one that is open is only brought up to date. */
    async show(id, focus = true) {
      open = id;
      const answer = await fetch(`events/${encodeURIComponent(id)}`);
      if (open !== id) return; // the reader has gone on
      if (!focus && panel.querySelector("form:focus-within")) return; // somebody is filling it in
      const scrolled = focus ? 0 : panel.scrollTop;
      panel.replaceChildren(...(answer.ok ? full(await answer.json(), settings, close) : [bar("This event is not here", "", close)]));
      panel.hidden = false;
      panel.scrollTop = scrolled;
      if (focus) panel.querySelector("h2").focus({ preventScroll: true });
    },
  };
}

function bar(title, over, close) {
  return element("header", {}, element("div", {}, element("p", { class: "over" }, over), element("h2", { tabindex: "-1" }, title)),
    element("button", { type: "button", "aria-label": "Close", onclick: close }, "✕"));
}

function full({ event, revisions }, settings, close) {
  const place = event.where;
  return [
    bar(where({ place: place?.name, relation: place?.relation.kind }), event.sub_event_type, close),
    standing(event),
    facts(event),
    section("Who says so", event.claims.map(claim), "claims"),
    section("Figures of each party", event.casualties_by_party.map(party)),
    section("Corrected by analysts", event.corrections.map(correction)),
    section(counted(event.reports_total, "report"), event.reports.map(report), "reports"),
    section(counted(revisions.length, "revision"), revisions.toReversed().map(revision), "revisions"),
    settings.corrections && event.state === "active" ? correcting(event, settings) : "",
    element("p", { class: "note" }, `Event ${event.event_id}`),
  ];
}

/** What to think of it, at a glance. */
function standing(event) {
  const percent = Math.round(event.confidence * 100);
  return element("p", { class: "standing" },
    element("span", { class: "badge" }, swatch(event.event_type, event.status), event.state === "active" ? event.status : event.state),
    element("span", { class: "badge" }, element("meter", { min: 0, max: 100, value: percent, "aria-label": "Confidence" }), `${percent} % confidence`),
    element("span", { class: "badge" }, counted(event.independent_sources, "independent source")));
}

function facts(event) {
  const place = event.where;
  const rows = [
    ["When", dates(event.when.start, event.when.end)],
    ...event.actors.map((actor) => [ROLES[actor.role], named(actor)]),
    ["Where", place && [place.name, place.admin3, place.admin2, place.admin1, place.country && country(place.country)].filter(Boolean).join(", ")],
    ["Within", place && `${distance(place.uncertainty_m)}, 9 times in 10`],
    ["Written", place && place.written !== place.name && `“${place.written}”`],
    ["Chosen as", place?.reason],
    ["Casualties", casualties(event.casualties)],
    ["Losses", event.losses.map((loss) => [loss.side, loss.count, loss.description, loss.status].filter(Boolean).join(" ")).join("; ")],
    ["Means", event.means.join(", ")],
    ["Territory", event.territory && [event.territory.change, event.territory.by && `by ${country(event.territory.by)}`].filter(Boolean).join(" ")],
  ];
  return element("dl", {}, rows.filter(([, said]) => said).flatMap(([name, said]) =>
    [element("dt", {}, name), element("dd", {}, said)]));
}

/** "Wagner Group (Russia)", "Ukraine". */
function named({ name, country: code }) {
  const nation = code ? country(code) : "";
  return nation && !name.includes(nation) ? `${name} (${nation})` : name;
}

function section(title, items, name = null) {
  if (!items.length) return element("span", { hidden: true });
  return element("section", {}, element("h3", {}, title), element("ul", { class: name }, items));
}

const claim = ({ claimant, via, stance }) =>
  element("li", { class: `stance-${stance}` }, element("span", {}, STANCES[stance] ?? stance), ` ${claimant}${via ? `, via ${via}` : ""}`);

const party = (told) =>
  element("li", {}, `${told.side ? country(told.side) : "All"}: ${casualties(told)}${told.said_by ? `, says ${told.said_by}` : ""}`);

const correction = ({ field, by, why, at: when, ...set }) => {
  const value = set.where?.name ?? set.sub_event_type ?? (set.when && dates(set.when.start, set.when.end));
  return element("li", {}, `${field}${value ? ` (${value})` : ""}: ${by}, ${at(when)} – ${why}`);
};

function report(told) {
  const title = told.title || told.url || told.source.name;
  return element("li", {},
    element("p", { class: "title" }, told.url ? link(told.url, title) : title),
    element("p", { class: "facts" }, [told.source.name, at(told.published_at), told.status, casualties(told.casualties)]
      .filter(Boolean).join(" · ")),
    quotation(told.evidence));
}

const revision = (step) => element("li", {}, element("b", {}, `${step.revision} ${step.change}`), element("p", { class: "facts" }, [
  at(step.reported), step.sub, step.place, step.status, casualties(step.casualties), counted(step.sources, "source"),
  step.merged_into && `into ${step.merged_into}`,
].filter(Boolean).join(" · ")));
