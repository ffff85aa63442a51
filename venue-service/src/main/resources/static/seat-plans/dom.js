export const byId = id => document.getElementById(id);

/** An element with attributes, properties such as onclick, and children. Texts are texts, never markup. */
export function make(name, properties = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(properties)) {
    if (value === null || value === undefined || value === false) continue;
    if (key in element && typeof value !== 'string') element[key] = value;
    else element.setAttribute(key === 'className' ? 'class' : key, value === true ? '' : value);
  }
  element.append(...children.flat().filter(it => it !== null && it !== undefined && it !== false));
  return element;
}

/** The choices of a select, each as [value, text]; keeps what is chosen, if it is still there. */
export function fill(select, choices, chosen = select.value) {
  select.replaceChildren(...choices.map(([value, text]) => make('option', { value, selected: value === chosen }, text)));
}

/** A number from a field, within its own limits. */
export function numberOf(field) {
  const value = Number(field.value), least = Number(field.min || -Infinity), most = Number(field.max || Infinity);
  const within = Number.isFinite(value) ? Math.min(most, Math.max(least, value)) : Number(field.defaultValue);
  field.value = String(within);
  return within;
}
