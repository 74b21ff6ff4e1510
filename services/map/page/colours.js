// What colours and outlines mean. Types after Okabe and Ito (2008), which colour-blind people tell apart.

export const TYPES = {
  "Battles": "#d1495b",
  "Explosions/Remote violence": "#e08e1b",
  "Violence against civilians": "#8e3b8c",
  "Protests": "#2b7fc4",
  "Riots": "#17936f",
  "Strategic developments": "#6f7a86",
};
const OTHER = "#6f7a86";

export const colour = (type) => TYPES[type] ?? OTHER;

/** Outline of a status: colours on a light and on a dark ground, width in pixels, and the gap between it and the dot. */
const STATUSES = {
  reported: { light: "#ffffff", dark: "#10161d", width: 1, gap: 0 },
  claimed: { light: "#5b6671", dark: "#c3ccd5", width: 1.3, gap: 0 },
  confirmed: { light: "#137a43", dark: "#4fd18b", width: 2.4, gap: 0 },
  disputed: { light: "#16191d", dark: "#ffffff", width: 1.8, gap: 2.6 },
  denied: { light: "#c8102e", dark: "#ff5c6f", width: 1.8, gap: 2.6 },
};
export const STATUS_NAMES = Object.keys(STATUSES);

const LIGHT = {
  land: "#f7f6f3", border: "#b9b6ae", label: "#55585c", halo: "#f7f6f3", chosen: "#0b5cad",
};
const DARK = {
  land: "#1c232b", border: "#414c57", label: "#a3aeb9", halo: "#161c22", chosen: "#8cc2ff",
};
const dark = window.matchMedia("(prefers-color-scheme: dark)");

/** Colours of the base map as the reader's system has it; the water is the style sheet's. */
export const ground = () => (dark.matches ? DARK : LIGHT);

/** {colour, width, gap} of a status's outline as the reader's system has it. */
export function outline(status) {
  const { light, dark: onDark, width, gap } = STATUSES[status] ?? STATUSES.reported;
  return { colour: dark.matches ? onDark : light, width, gap };
}

/** Call back when the reader's system changes between light and dark. */
export const onGround = (changed) => dark.addEventListener("change", changed);

/** A round sample of a type's colour and a status's outline, for legends and lists; the style sheet has the colours. */
export function swatch(type, status) {
  const made = document.createElement("span");
  made.className = `swatch ${status ? `status-${status}` : ""}`;
  made.setAttribute("aria-hidden", "true");
  if (type) made.style.background = colour(type);
  return made;
}
