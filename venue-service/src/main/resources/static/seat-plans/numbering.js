/** How the seats of a row can be numbered; each is a choice in the editor. */
export const SCHEMES = ['left', 'right', 'odd-even', 'skip-13'];

/** The numbers of a row with so many seats, from left to right. */
export function numbers(count, scheme, start = 1) {
  const ordered = Array.from({ length: count }, (_, i) => start + i);
  if (scheme === 'right') return ordered.reverse().map(String);
  if (scheme === 'odd-even') return oddEven(count);
  if (scheme === 'skip-13') return ordered.map(n => String(start <= 13 && n >= 13 ? n + 1 : n));
  return ordered.map(String);
}

/** From the middle outwards: 5 3 1 to the left, 2 4 6 to the right. */
function oddEven(count) {
  const left = Math.ceil(count / 2);
  return Array.from({ length: count }, (_, i) => String(i < left ? 2 * (left - i) - 1 : 2 * (i - left + 1)));
}

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** The name of the n-th row, from 0: 1, 2 …, or A, B … Z, AA, AB …, without I and O, which look like 1 and 0, if so wished. */
export function rowName(n, { letters = true, withoutIO = true } = {}) {
  if (!letters) return String(n + 1);
  const alphabet = withoutIO ? LETTERS.replace(/[IO]/g, '') : LETTERS;
  let name = '';
  for (let rest = n; rest >= 0; rest = Math.floor(rest / alphabet.length) - 1) name = alphabet[rest % alphabet.length] + name;
  return name;
}

/** The first name that no row has yet, named as the others are. */
export function nextRowName(taken) {
  const names = new Set(taken), last = taken.at(-1) ?? '';
  if (/^T\d+$/.test(last)) return firstFree(n => `T${n + 1}`, names);
  return firstFree(n => rowName(n, { letters: !/^\d+$/.test(last), withoutIO: !names.has('I') && !names.has('O') }), names);
}

function firstFree(name, taken) {
  let n = 0;
  while (taken.has(name(n))) n++;
  return name(n);
}
