import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import assert from 'node:assert/strict';
import vm from 'node:vm';

const SCRIPT = readFileSync(new URL('../../../../platform/starter/src/main/resources/static/assets/live.js', import.meta.url), 'utf8');
const FASTER = 100;

/** A tab whose clock runs a hundred times as fast. `answers` are what the server says, in turn; the last one again and again. */
function tab(answers, { locks, hidden = false } = {}) {
  const document = Object.assign(new EventTarget(), { hidden, querySelectorAll: () => [], documentElement: { lang: 'en' } });
  const asked = [], window = new EventTarget();
  const context = vm.createContext({
    document, AbortController, TextDecoderStream, EventTarget, Event, JSON, Math, Promise, Number, Intl,
    performance: { now: () => performance.now() * FASTER },
    navigator: { locks },
    setTimeout: (work, time) => setTimeout(work, time / FASTER), clearTimeout,
    addEventListener: (...all) => window.addEventListener(...all), removeEventListener: (...all) => window.removeEventListener(...all),
    fetch: async (address, options) => {
      asked.push({ address, ...options });
      const answer = answers.length > 1 ? answers.shift() : answers[0];
      return answer(options);
    },
  });
  vm.runInContext(SCRIPT, context);
  return {
    asked, watch: context.marqueeLive.watch,
    hide(yes) { document.hidden = yes; document.dispatchEvent(new Event('visibilitychange')); },
  };
}

/** A stream of these pieces of text; it stays open unless it ends. */
const stream = (pieces, { ends = false } = {}) => ({ signal }) => new Response(new ReadableStream({
  start(to) {
    for (const piece of pieces) to.enqueue(new TextEncoder().encode(piece));
    if (ends) to.close();
    else signal.addEventListener('abort', () => to.error(new Error('aborted')), { once: true });
  },
}));
const refusal = (status, headers = {}) => () => new Response('', { status, headers });
const away = () => { throw new TypeError('network'); };

async function until(condition) {
  while (!condition()) await new Promise(resolve => setTimeout(resolve, 2));
}

function listen(one) {
  const messages = [], asks = [];
  const end = one.watch('/live', { message: (name, data) => messages.push([name, { ...data }]), ask: async () => { asks.push(1); } });
  return { messages, asks, end };
}

test('messages come whole, whatever pieces they come in', async () => {
  const one = tab([stream(['retry: 5000\n\n:\n\nid: a:1\nev', 'ent: availability\nda', 'ta: {"left": 3}\n', '\nid: a:2\nevent: seats\ndata: {"seq": 2}\n\n'])]);
  const { messages, end } = listen(one);
  await until(() => messages.length === 2);
  assert.deepEqual(messages, [['availability', { left: 3 }], ['seats', { seq: 2 }]]);
  assert.equal(one.asked[0].headers.Accept, 'text/event-stream');
  end();
});

test('a stream that ended is opened again with what is known, later and later, and asked for meanwhile', async () => {
  const one = tab([stream(['id: a:1\nevent: x\ndata: {}\n\n'], { ends: true }), away, refusal(503, { 'Retry-After': '10' }), away, stream([])]);
  const { asks, end } = listen(one);
  await until(() => one.asked.length === 5);
  assert.ok(asks.length > 0);
  assert.ok(one.asked.slice(1).every(it => it.headers['Last-Event-ID'] === 'a:1'));
  end();
});

test('what is not for this person is not asked for as a stream again', async () => {
  const one = tab([refusal(404)]);
  const { asks, end } = listen(one);
  await until(() => asks.length === 3);
  assert.equal(one.asked.length, 1);
  end();
});

test('a hidden tab has no stream and asks nothing; shown again, it has', async () => {
  const one = tab([stream(['event: x\ndata: {}\n\n'])], { hidden: true });
  const { messages, end } = listen(one);
  assert.equal(one.asked.length, 0);
  one.hide(false);
  await until(() => messages.length === 1);
  one.hide(true);
  assert.ok(one.asked[0].signal.aborted);
  one.hide(false);
  await until(() => messages.length === 2);
  end();
  assert.ok(one.asked[1].signal.aborted);
});

test('only the tab whose turn it is opens a stream, and gives the turn back', async () => {
  const turns = [];
  const locks = { request: (name, { signal }, work) => new Promise((resolve, reject) => {
    turns.push(() => work().then(resolve, reject));
    signal.addEventListener('abort', () => reject(new Error('aborted')), { once: true });
  }) };
  const one = tab([stream(['event: x\ndata: {}\n\n'])], { locks });
  const { messages, asks, end } = listen(one);
  await until(() => asks.length === 2);
  assert.equal(one.asked.length, 0);
  const turn = turns[0]();
  await until(() => messages.length === 1);
  one.hide(true);
  await turn;
  end();
});

test('a stream that falls silent is given up', async () => {
  const one = tab([stream(['event: x\ndata: {}\n\n']), stream(['event: y\ndata: {}\n\n'])]);
  const { messages, end } = listen(one);
  await until(() => messages.some(([name]) => name === 'y'));
  assert.ok(one.asked[0].signal.aborted);
  end();
});
