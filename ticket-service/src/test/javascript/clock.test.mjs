import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DeviceClock } from '../../main/resources/static/entry/clock.js';

const START = Date.parse('2026-05-12T18:00:00Z');

function clockThat() {
  const it = { wall: START, steady: 0 };
  it.pass = milliseconds => { it.wall += milliseconds; it.steady += milliseconds; };
  it.clock = new DeviceClock({ wall: () => it.wall, steady: () => it.steady });
  return it;
}

test('a clock that is set during the shift changes nothing', () => {
  const it = clockThat();
  it.pass(60_000);
  it.wall += 3 * 3_600_000;
  it.pass(60_000);
  assert.equal(it.clock.now(), START + 120_000);
});

test('what passes while the phone sleeps is added', () => {
  const it = clockThat();
  it.clock.hidden();
  it.wall += 600_000;
  it.clock.shown();
  assert.equal(it.clock.now(), START + 600_000);
});

test('an exchange tells how far the phone is ahead, and how sure that is', () => {
  const it = clockThat();
  assert.equal(it.clock.offset, null);
  it.clock.measured(new Date(START - 172_800_000).toISOString(), START - 100, START + 100);
  assert.equal(it.clock.offset, 172_800_000);
  assert.equal(it.clock.error, 100);
  assert.equal(it.clock.serverNow(), START - 172_800_000);
});

test('after a reload without network, what was measured before says the time', () => {
  const it = clockThat();
  it.clock.remember(3_600_000);
  assert.equal(it.clock.serverNow(), START - 3_600_000);
});
