// What colours and outlines mean. Types after Okabe and Ito (2008), which colour-blind people tell apart.

export const TYPES = {
  "Battles": "#d55e00",
  "Explosions/Remote violence": "#e69f00",
  "Violence against civilians": "#b0307c",
  "Protests": "#0072b2",
  "Riots": "#009e73",
  "Strategic developments": "#707a85",
};

/** Outline of a status: colour and width in pixels. */
export const STATUSES = {
  reported: ["#ffffff", 0.5],
  claimed: ["#7d8790", 1.5],
  confirmed: ["#2c9b4f", 2.2],
  disputed: ["#f5d000", 3],
  denied: ["#e00020", 3],
};

const LIGHT = { water: "#c9d9e4", land: "#f5f3ee", border: "#a9a59b", label: "#4a4a46", halo: "#f5f3ee", chosen: "#111" };
const DARK = { water: "#10171f", land: "#222a33", border: "#4a5663", label: "#b7c1cb", halo: "#161c22", chosen: "#fff" };
const dark = window.matchMedia("(prefers-color-scheme: dark)");

/** Colours of the base map as the reader's system has it. */
export const ground = () => (dark.matches ? DARK : LIGHT);

/** Call back when the reader's system changes between light and dark. */
export const onGround = (changed) => dark.addEventListener("change", changed);

/** A round sample of a type's colour or a status's outline, for legends and lists. */
export function swatch(type, status) {
  const made = document.createElement("span");
  made.className = "swatch";
  made.setAttribute("aria-hidden", "true");
  if (type) made.style.background = TYPES[type] ?? "#707a85";
  if (status) {
    const [colour, width] = STATUSES[status] ?? STATUSES.reported;
    made.style.outline = `${Math.max(1, width)}px solid ${colour}`;
  }
  return made;
}
