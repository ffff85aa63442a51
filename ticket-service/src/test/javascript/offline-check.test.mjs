import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkOffline } from '../../main/resources/static/entry/offline-check.js';
import { aDoor, NOW } from './a-door.mjs';
import { signedToken } from './signed-token.mjs';

const ask = (door, read, at = NOW) => checkOffline(read, door.place, door.known(), at);

test('with a list, a token is answered as the server would', async () => {
  const door = await aDoor();
  for (const [number, revision, result] of [[1, 0, 'admitted'], [4, 0, 'already_used'], [5, 0, 'cancelled'], [6, 0, 'not_paid'], [7, 1, 'replaced'], [7, 2, 'admitted'], [8, 0, 'blocked']])
    assert.equal((await ask(door, { token: await door.token(number, revision) })).result, result, `ticket ${number}, revision ${revision}`);
});

test('the answer has type, code and when it was used', async () => {
  const door = await aDoor();
  const answer = await ask(door, { token: await door.token(4) });
  assert.equal(answer.ticket.code, 'EV07-4');
  assert.equal(answer.ticket.ticket_type, 'Standing');
  assert.equal(answer.details.seconds_ago, 660);
  assert.equal(answer.details.just_admitted, false);
});

test('a typed code is looked up', async () => {
  const door = await aDoor();
  for (const [code, result] of [['ev07-1', 'admitted'], ['EV07-5', 'cancelled'], ['EV07-7', 'replaced'], ['EV07-1-ABCD', 'unknown'], ['EV08-1', 'wrong_event'], ['EV99-1', 'unknown'], ['nonsense', 'unknown']])
    assert.equal((await ask(door, { code })).result, result, code);
  assert.equal((await ask(door, { code: 'EV08-1' })).right, 'Harvest Supper');
});

test('what is newer than the list, and letters, only the server can check', async () => {
  const door = await aDoor();
  for (const [read, reason] of [[{ token: await door.token(9) }, 'not_listed'], [{ code: 'EV07-9' }, 'not_listed'], [{ token: await door.token(1, 1) }, 'not_listed'], [{ code: 'EV07-7-ABCD' }, 'letters']]) {
    const answer = await ask(door, read);
    assert.deepEqual([answer.result, answer.reason], ['unchecked', reason]);
  }
});

test('forged is forged: another key, another ticket id, no token at all', async () => {
  const door = await aDoor(), other = await signedToken();
  for (const token of [await other.sign({ event: 7, number: 1, ticketId: 1001, revision: 0 }), await door.sign({ event: 7, number: 1, ticketId: 999, revision: 0 }), 'https://example.org/'])
    assert.equal((await ask(door, { token })).result, 'forged');
});

test('without a list a genuine token is unchecked, and hours and signature count all the same', async () => {
  const door = await aDoor({ withList: false });
  assert.deepEqual(await ask(door, { token: await door.token(1) }).then(it => [it.result, it.reason]), ['unchecked', 'no_list']);
  assert.equal((await ask(door, { token: await door.token(1) }, NOW - 86_400_000)).result, 'too_early');
  assert.equal((await ask(door, { token: await door.token(1, 0, 8) })).result, 'wrong_event');
  assert.equal((await ask(door, { token: 'A'.repeat(120) })).result, 'forged');
});

test('a browser that cannot check signatures says so, and still refuses what the list refuses', async () => {
  const door = await aDoor();
  door.keys = { verify: async () => null };
  assert.deepEqual(await ask(door, { token: await door.token(1) }).then(it => [it.result, it.reason]), ['unchecked', 'no_key']);
  assert.equal((await ask(door, { token: await door.token(5) })).result, 'cancelled');
});

test('another gate takes the type, and is named', async () => {
  const door = await aDoor({ listId: 1 });
  const answer = await ask(door, { token: await door.token(1) });
  assert.equal(answer.result, 'wrong_gate');
  assert.deepEqual(answer.details.gates, ['Entry']);
  assert.equal((await ask(door, { token: await door.token(2) })).result, 'admitted');
});

test('whoever leaves may leave', async () => {
  const door = await aDoor({ direction: 'exit' });
  assert.equal((await ask(door, { token: await door.token(4) })).result, 'left');
});

test('who passed here counts until a newer list has said it', async () => {
  const door = await aDoor();
  await door.passed.add(7, 0, 0, 1, { at: NOW - 5000, left: false, gate: 'North', scanId: 'a', knownAt: null });
  const answer = await ask(door, { token: await door.token(1) });
  assert.deepEqual([answer.result, answer.details.just_admitted, answer.gate], ['already_used', true, 'North']);
  await door.passed.known('a', door.tickets.time - 60_000);
  assert.equal((await ask(door, { token: await door.token(1) })).result, 'admitted', 'it was undone meanwhile');
});
