import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ScannerKeys } from '../../main/resources/static/entry/scanner-keys.js';
import { signedToken } from './signed-token.mjs';

const { sign } = await signedToken();
const TOKEN = await sign({ event: 7, number: 160, ticketId: 1185, revision: 0 });

/** What a French keyboard makes of the keys that a scanner presses for an American one. */
const FRENCH = { KeyA: 'q', KeyQ: 'a', KeyZ: 'w', KeyW: 'z', KeyM: ',', Minus: ')', Digit2: 'é', Digit3: '"', Digit4: "'", Digit5: '(', Digit6: '-', Digit7: 'è', Digit0: 'à', Digit1: '&' };

const codeOf = letter => letter === '-' ? 'Minus' : /\d/.test(letter) ? `Digit${letter}` : `Key${letter}`;

function scan(scanner, text, { from = 0, gap = 5, key = letter => letter, target = { nodeName: 'BODY' }, end = 'Enter' } = {}) {
  let at = from;
  for (const letter of text) scanner.key({ key: key(letter), code: codeOf(letter), timeStamp: at += gap, target });
  return scanner.key({ key: end, code: end, timeStamp: at + gap, target });
}

function listening() {
  const found = [];
  return { found, scanner: new ScannerKeys(code => found.push(code)) };
}

test('a code anywhere on the page, ended by Enter or Tab', () => {
  for (const end of ['Enter', 'Tab']) {
    const { found, scanner } = listening();
    assert.equal(scan(scanner, 'EV07-160', { end }), true);
    assert.deepEqual(found, ['EV07-160']);
  }
});

test('a French keyboard with caps lock, five milliseconds a key', () => {
  const { found, scanner } = listening();
  const french = letter => FRENCH[codeOf(letter)] ?? letter.toLowerCase();
  scan(scanner, TOKEN, { key: french });
  scan(scanner, 'EV07-160', { key: french, from: 90 });
  assert.deepEqual(found, [TOKEN, 'EV07-160']);
});

test('two scans within a tenth of a second are two', () => {
  const { found, scanner } = listening();
  scan(scanner, 'EV07-160');
  scan(scanner, 'EV07-161', { from: 50 });
  assert.deepEqual(found, ['EV07-160', 'EV07-161']);
});

test('into a field that was not meant, and whose text stays', () => {
  const { found, scanner } = listening();
  const field = { nodeName: 'INPUT', value: 'Ana EV07-160' };
  assert.equal(scan(scanner, 'EV07-160', { target: field }), true);
  assert.deepEqual(found, ['EV07-160']);
  assert.equal(field.value, 'Ana ');
});

test('whoever types into a field is left alone', () => {
  const { found, scanner } = listening();
  assert.equal(scan(scanner, 'EV07-160', { gap: 180, target: { nodeName: 'INPUT', value: 'EV07-160' } }), false);
  assert.deepEqual(found, []);
  assert.equal(scanner.take('ev07-160'), 'ev07-160');
});

test('letters from before are not part of it', () => {
  const { found, scanner } = listening();
  scanner.key({ key: 'x', code: 'KeyX', timeStamp: 0, target: { nodeName: 'BODY' } });
  scan(scanner, 'EV07-160', { from: 5000 });
  assert.deepEqual(found, ['EV07-160']);
});
