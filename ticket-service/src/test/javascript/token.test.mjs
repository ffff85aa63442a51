import assert from 'node:assert/strict';
import { webcrypto } from 'node:crypto';
import { test } from 'node:test';
import { clean, readCode, readToken, TicketKeys } from '../../main/resources/static/entry/token.js';
import { signedToken } from './signed-token.mjs';

const { keys: jwks, sign } = await signedToken();
const keys = new TicketKeys(jwks, webcrypto.subtle);

test('a genuine token of both formats', async () => {
  for (const revision of [0, 3]) {
    const token = readToken(await sign({ event: 7, number: 160, ticketId: 300_000, revision }));
    assert.deepEqual([token.event, token.number, token.ticketId, token.revision], [7, 160, 300_000, revision]);
    assert.equal(await keys.verify(token), true);
  }
});

test('lower case, spaces and what scanners put before it do not matter', async () => {
  const text = await sign({ event: 7, number: 160, ticketId: 1185, revision: 0 });
  for (const variant of [text.toLowerCase(), ` ${text}\n`, `]Q1${text}`, `\\000026${text}`]) assert.equal(readToken(variant)?.ticketId, 1185);
});

test('one bit changed anywhere is not genuine', async () => {
  const text = await sign({ event: 7, number: 160, ticketId: 1185, revision: 0 });
  for (let i = 0; i < text.length; i++) {
    const changed = text.slice(0, i) + (text[i] === 'A' ? 'B' : 'A') + text.slice(i + 1);
    const token = readToken(changed);
    assert.notEqual(token === null ? false : await keys.verify(token), true, `letter ${i}`);
  }
});

test('a token of another key is not genuine, and one of an unknown key is not known to be', async () => {
  const other = await signedToken();
  const token = readToken(await other.sign({ event: 7, number: 160, ticketId: 1185, revision: 0 }));
  assert.equal(await keys.verify(token), false);
  assert.equal(await new TicketKeys({ keys: [] }, webcrypto.subtle).verify(token), null);
  assert.equal(await new TicketKeys(jwks, null).verify(token), null);
});

test('what is no token at all', () => {
  const huge = 'A'.repeat(10_000);
  for (const text of ['', 'EV07-160', 'https://example.org', huge, 'A'.repeat(112), '7'.repeat(200)]) assert.equal(readToken(text), null);
});

test('codes that people type', () => {
  assert.deepEqual({ ...readCode(' ev07-160 ') }, { event: 'EV07', number: 160, letters: '' });
  assert.deepEqual({ ...readCode('EV07-160-QK3B') }, { event: 'EV07', number: 160, letters: 'QK3B' });
  for (const text of ['', 'EV07', 'EV07-', '160', 'EV07-1-2-3', `EV07-${'1'.repeat(20)}`]) assert.equal(readCode(text), null);
  assert.equal(clean('\u202AEV07-160\u202C'), 'EV07-160');
});
