const root = globalThis.document?.getElementById('door');
const words = root ? JSON.parse(root.dataset.words) : {};
const lang = globalThis.document?.documentElement.lang || 'en';
/** Days and months as people here write them, in the language of the page. */
const locale = globalThis.navigator?.languages?.find(it => it.startsWith(lang)) ?? lang;
const plurals = new Intl.PluralRules(lang);

/** A text of messages.properties, without the prefix `door.`. */
export const say = (key, ...values) => (words[key] ?? key).replace(/\{(\d)\}/g, (_, i) => values[i] ?? '');

/** A text for a number of things: `key.one` or `key.other`. */
export const sayNumber = (key, number, ...values) => say(words[`${key}.${plurals.select(number)}`] ? `${key}.${plurals.select(number)}` : `${key}.other`, number.toLocaleString(locale), ...values);

/** A moment at the door is read in the event's zone, with the day unless it is today there. */
export function moment(time, timeZone, now = Date.now(), withSeconds = false) {
  const at = new Date(time);
  const day = date => date.toLocaleDateString('en', { timeZone });
  const clock = { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23', ...withSeconds ? { second: '2-digit' } : {} };
  return at.toLocaleString(locale, day(at) === day(new Date(now)) ? clock : { ...clock, weekday: 'short', day: 'numeric', month: 'short' });
}

export function money(amount, currency) {
  try {
    const { maximumFractionDigits } = new Intl.NumberFormat(locale, { style: 'currency', currency }).resolvedOptions();
    const whole = Number(amount) % 1 === 0 && (currency === 'IDR' || maximumFractionDigits === 0);
    return new Intl.NumberFormat(locale, { style: 'currency', currency, ...whole ? { maximumFractionDigits: 0 } : {} }).format(amount);
  } catch {
    return `${amount} ${currency}`;
  }
}

/** How long ago, in the largest unit that says enough. */
export function ago(seconds) {
  if (seconds < 60) return sayNumber('ago.seconds', Math.max(0, Math.round(seconds)));
  if (seconds < 3600) return sayNumber('ago.minutes', Math.round(seconds / 60));
  return sayNumber('ago.hours', Math.round(seconds / 3600));
}

/** An amount several times, digit by digit: amounts are texts, and no fraction of a computer's is like them. */
export function times(amount, number) {
  const [whole, cents = ''] = amount.split('.');
  const product = String(BigInt(whole + cents) * BigInt(number)).padStart(cents.length + 1, '0');
  return cents ? `${product.slice(0, -cents.length)}.${product.slice(-cents.length)}` : product;
}

export const isNothing = amount => /^0+(\.0+)?$/.test(amount);
