import { clean, readCode, readToken } from './token.js';

const BURST = 50; // milliseconds from key to key; nobody types so quickly
const PAUSE = 2000;
const SHORTEST = 4;

/**
 * Listens to a scanner that types, anywhere on the page. Its keyboard is an American one whatever this device takes it for, so
 * besides the letters the keys themselves are noted.
 */
export class ScannerKeys {
  #keys = [];
  #found;

  constructor(found) { this.#found = found; }

  /** Takes a key; says whether it ended a code, which then nobody else should see. */
  key({ key, code, timeStamp, ctrlKey, metaKey, altKey, target }) {
    if (ctrlKey || metaKey || altKey && key.length !== 1) return false;
    const last = this.#keys.at(-1);
    if (last && timeStamp - last.at > PAUSE) this.#keys = [];
    if (key === 'Enter' || key === 'Tab') return this.#ended(key, target, timeStamp);
    if (key === 'Escape' || key === 'Backspace') this.#keys = [];
    else if (key.length === 1 || code) this.#keys.push({ key: key.length === 1 ? key : '', code, at: timeStamp });
    return false;
  }

  /** What was typed into a field, as the keys say; and forgets it. */
  take(text) {
    const keys = this.#keys;
    this.#keys = [];
    return best(text, keys.map(it => it.code));
  }

  #ended(key, target, at) {
    const keys = this.#keys, field = isField(target);
    if (field && !isBurst(keys, at) || keys.length < SHORTEST) {
      if (!field) this.#keys = [];
      return false;
    }
    if (key === 'Tab' && !isBurst(keys, at)) return false;
    this.#keys = [];
    const typed = keys.map(it => it.key).join('');
    if (field) withdraw(target, typed);
    this.#found(best(typed, keys.map(it => it.code)));
    return true;
  }
}

const isField = target => /^(INPUT|TEXTAREA|SELECT)$/.test(target?.nodeName ?? '');

const isBurst = (keys, end) => keys.length >= SHORTEST && (end - keys[0].at) / keys.length <= BURST;

/** What the scanner typed into a field that was not meant. */
function withdraw(field, typed) {
  if (field.value?.endsWith(typed)) field.value = field.value.slice(0, -typed.length);
}

/** Of what the letters say and what the keys say, what can be a ticket. */
export function best(text, codes) {
  const candidates = [clean(text), clean(physical(codes))];
  return candidates.find(it => readToken(it)) ?? candidates.find(it => readCode(it)) ?? candidates[0];
}

const PUNCTUATION = { Minus: '-', NumpadSubtract: '-', BracketRight: ']', Backslash: '\\' };

/** What the keys say on an American keyboard. */
export function physical(codes) {
  return codes.map(code => PUNCTUATION[code] ?? /^(?:Key([A-Z])|Digit(\d)|Numpad(\d))$/.exec(code)?.slice(1).find(Boolean) ?? '').join('');
}
