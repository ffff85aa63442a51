import assert from 'node:assert/strict';
import { test } from 'node:test';
import { choose } from '../../main/resources/static/entry/finder.js';
import { signedToken } from './signed-token.mjs';

const { sign } = await signedToken();
const [one, two] = await Promise.all([160, 161].map(number => sign({ event: 7, number, ticketId: 1000 + number, revision: 0 })));

test('a ticket is read, whatever hangs beside it', () => {
  assert.deepEqual(choose(['https://example.org/poster', one]), { shown: [one], areTwo: false });
  assert.deepEqual(choose(['https://example.org/poster']), { shown: ['https://example.org/poster'], areTwo: false });
  assert.deepEqual(choose([]), { shown: [], areTwo: false });
});

test('the same ticket twice is one, and two tickets are too many', () => {
  assert.equal(choose([one, one.toLowerCase(), ` ${one}`].map(it => it.toUpperCase())).areTwo, false);
  assert.equal(choose([one, two]).areTwo, true);
});
