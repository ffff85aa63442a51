// Keeps the pages of tickets that were opened in this browser, for doors without a network. What the network says comes first.
'use strict';
const CACHE = 'marquee-tickets-1';
const PATIENCE = 4000; // ms until a kept page is shown instead of waiting
const UNTIL = 'Ticket-Valid-Until';
const isPage = path => /^\/t\/[0-9a-z]{1,13}-[0-9a-z]{25}$/.test(path);
const isEnd = answer => answer.status === 404 || answer.status === 410;
const isOver = answer => !(Date.parse(answer.headers.get(UNTIL)) > Date.now());

self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', event => event.waitUntil(self.clients.claim()));

self.addEventListener('fetch', event => {
  const { request } = event, { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== location.origin) return;
  if (request.mode === 'navigate') {
    if (isPage(pathname)) event.respondWith(page(event, pathname));
  } else if (pathname.startsWith('/assets/') || pathname === '/t/page.js') event.respondWith(asset(request, pathname));
});

async function page(event, path) {
  const kept = await keptPage(path), network = fetch(event.request);
  if (!kept) return network;
  const answered = network.then(async answer => {
    if (isEnd(answer)) await forget(path);
    return answer;
  }, () => null);
  event.waitUntil(answered);
  const answer = await Promise.race([answered, new Promise(late => setTimeout(late, PATIENCE))]);
  return answer && answer.status !== 429 && answer.status < 500 ? answer : kept;
}

async function keptPage(path) {
  const kept = await (await caches.open(CACHE)).match(path);
  if (!kept || !isOver(kept)) return kept;
  await forget(path);
}

// Addresses of assets name their content; that of the page's own script does not.
async function asset(request, path) {
  const kept = () => caches.match(path, { ignoreVary: true });
  if (path.startsWith('/assets/')) return await kept() ?? fetch(request);
  return fetch(request).catch(async e => await kept() ?? Promise.reject(e));
}

self.addEventListener('message', event => {
  const { keep, assets, forget: path } = event.data;
  const done = keep ? store(keep, assets) : forget(path);
  event.waitUntil(done.then(answer => event.ports[0].postMessage(answer), () => event.ports[0].postMessage(false)));
});

// As nobody: a kept page shows no name of whoever is signed in.
async function store(path, assets) {
  const answer = await fetch(path, { credentials: 'omit', cache: 'no-store' });
  if (isEnd(answer)) await forget(path);
  if (!answer.ok || isOver(answer)) return false;
  const cache = await caches.open(CACHE);
  const missing = await Promise.all(assets.map(async asset => await cache.match(asset) ? null : asset));
  await cache.addAll(missing.filter(Boolean));
  await cache.put(path, answer);
  await sweep(cache);
  return true;
}

async function sweep(cache) {
  for (const request of await cache.keys()) {
    if (isPage(new URL(request.url).pathname) && isOver(await cache.match(request))) await cache.delete(request);
  }
}

// With the last page goes all the rest.
async function forget(path) {
  const cache = await caches.open(CACHE);
  await cache.delete(path);
  const left = (await cache.keys()).some(request => isPage(new URL(request.url).pathname));
  if (left) return true;
  await caches.delete(CACHE);
  return self.registration.unregister();
}
