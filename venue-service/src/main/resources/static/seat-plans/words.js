const root = globalThis.document?.getElementById('seat-plan');
const words = root ? JSON.parse(root.dataset.words) : {};
const lang = globalThis.document?.documentElement.lang || 'en';
const plurals = new Intl.PluralRules(lang);

/** A text of messages.properties, without the prefix `planner.`. */
export const say = (key, ...values) => (words[key] ?? key).replace(/\{(\d)\}/g, (_, i) => values[i] ?? '');

/** A text for a number of things: `key.one` or `key.other`. */
export const sayNumber = (key, number, ...values) => say(words[`${key}.${plurals.select(number)}`] ? `${key}.${plurals.select(number)}` : `${key}.other`, number.toLocaleString(lang), ...values);

/** The first few of a list of names, and how many more there are. */
export const list = (names, most = 8) => names.length > most ? say('and-more', names.slice(0, most).join(', '), String(names.length - most)) : names.join(', ');
