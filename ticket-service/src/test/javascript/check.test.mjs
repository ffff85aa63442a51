import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ApiError } from '../../main/resources/static/entry/api.js';
import { DoorCheck } from '../../main/resources/static/entry/check.js';
import { aDoor } from './a-door.mjs';

/** A check at a door whose server answers with what `post` gives. */
async function aCheck(post) {
  const door = await aDoor();
  door.connection.isDown = post === undefined;
  door.api = { key: null, post: async (address, body) => post(body) };
  const check = new DoorCheck(door), told = [];
  for (const type of ['answer', 'correction', 'refused']) check.addEventListener(type, ({ detail }) => told.push([type, detail.answer?.result ?? detail.status]));
  return { door, check, told };
}

const settled = door => new Promise(resolve => {
  if (door.queue.size === 0) return resolve();
  door.queue.addEventListener('change', () => door.queue.size === 0 && resolve());
});

test('online the server decides, and nothing is left to send', async () => {
  const { door, check, told } = await aCheck(() => ({ result: 'admitted', ticket: { code: 'EV07-1' }, details: {} }));
  await check.check({ code: 'EV07-1' });
  assert.deepEqual(told, [['answer', 'admitted']]);
  await settled(door);
});

test('a scan is kept before anybody is told', async () => {
  const { door, check } = await aCheck();
  let keptWhenTold = null;
  check.addEventListener('answer', async ({ detail }) => { keptWhenTold = await door.store.get('scans', detail.scan.scan_id); });
  const { scan } = await check.check({ token: await door.token(1) });
  await null;
  assert.equal(keptWhenTold.result_shown, 'admitted');
  assert.equal(door.queue.get(scan.scan_id).passed, true);
});

test('one that is refused does not stop the next, and the second time it is in', async () => {
  const { door, check, told } = await aCheck();
  for (const number of [5, 1, 1]) await check.check({ token: await door.token(number) });
  assert.deepEqual(told.map(([, result]) => result), ['cancelled', 'admitted', 'already_used']);
  assert.equal(door.queue.size, 3);
});

test('an error of the server and an expired sign-in are no reason to close the door', async () => {
  for (const status of [0, 401, 429, 503]) {
    const { door, check, told } = await aCheck(() => { throw new ApiError(status); });
    await check.check({ token: await door.token(1) });
    assert.deepEqual(told, [['answer', 'admitted']], `status ${status}`);
    assert.equal(door.queue.size, 1);
  }
});

test('who may not scan is told so, and a revoked link ends at once', async () => {
  for (const [status, key] of [[403, null], [401, 'key'], [422, null]]) {
    const { door, check, told } = await aCheck(() => { throw new ApiError(status); });
    door.api.key = key;
    await check.check({ token: await door.token(1) });
    assert.deepEqual(told, [['refused', status]]);
    assert.equal(door.queue.size, 0);
  }
});

test('a late answer that agrees changes nothing; one that does not is said loudly', async () => {
  for (const [late, then] of [['admitted', []], ['already_used', [['correction', 'already_used']]]]) {
    let answer;
    const { door, check, told } = await aCheck(() => new Promise(resolve => { answer = resolve; }));
    await check.check({ token: await door.token(1) });
    assert.deepEqual(told, [['answer', 'admitted']]);
    assert.equal(door.connection.isDown, true, 'the next one is not kept waiting');
    const [before] = door.queue.all;
    answer({ result: late, ticket: { code: 'EV07-1' }, details: {} });
    await new Promise(resolve => setTimeout(resolve, 20));
    assert.deepEqual(told.slice(1), then);
    assert.deepEqual(door.queue.all.map(it => it.passed), late === 'admitted' ? [] : [true], 'somebody is inside: that is sent as a scan of its own');
    assert.notEqual(door.queue.all[0]?.scan_id, before.scan_id);
  }
});

test('what is unchecked is sent with what was done', async () => {
  const { door, check } = await aCheck();
  const sent = [];
  const send = () => door.queue.send(async page => { sent.push(...page); return { scans: page.map(it => ({ scan_id: it.scan_id, outcome: 'stored' })) }; }, () => true, async () => {});
  const { scan } = await check.check({ token: await door.token(9) });
  await send();
  assert.equal(sent.length, 0, 'it is not decided yet');
  await check.settle(scan, true);
  await send();
  assert.deepEqual(sent.map(it => [it.result_shown, it.passed]), [['unchecked', true]]);
});

test('a phone that has no room says so and lets nobody in by itself', async () => {
  const { door, check, told } = await aCheck();
  door.store.put = async () => { throw new Error('QuotaExceededError'); };
  const { answer } = await check.check({ token: await door.token(1) });
  assert.deepEqual([told, answer.reason], [[['answer', 'unchecked']], 'not_kept']);
});

test('a supervisor lets in in spite of the answer, also without network', async () => {
  const { door, check } = await aCheck();
  const { scan, answer } = await check.check({ token: await door.token(5), why: 'On the guest list' });
  assert.deepEqual([answer.result, answer.forced, door.queue.get(scan.scan_id).why], ['admitted', true, 'On the guest list']);
});
