// Elements, made without any HTML from strings: whatever an article says stays text.

/** An element with attributes and children; a string child becomes a text node, null and false are left out. */
export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (key.startsWith("on")) made.addEventListener(key.slice(2), value);
    else made.setAttribute(key, value === true ? "" : String(value));
  }
  made.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return made;
}

/** A link where the address is one of the web; else only its text: "javascript:" is no place to go. */
export function link(address, text) {
  try {
    const url = new URL(address);
    if (url.protocol !== "https:" && url.protocol !== "http:") return text;
    return element("a", { href: url.href, rel: "noopener noreferrer", target: "_blank" }, text);
  } catch {
    return text;
  }
}

/** At most one call a pause, with the last state; `pause` in milliseconds. */
export function calmly(action, pause) {
  let waiting = false;
  return () => {
    if (waiting) return;
    waiting = true;
    setTimeout(() => { waiting = false; action(); }, pause);
  };
}
