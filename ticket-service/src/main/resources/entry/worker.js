// The service worker of the door's page. The server writes VERSION and FILES before it. All files of a version are taken along at
// once and never mixed with those of another one; answers of the API are never kept here.
const CACHE = `entry-${VERSION}`;
const SHELL = '/entry/';

addEventListener('install', event => event.waitUntil(takeAlong()));
addEventListener('activate', event => event.waitUntil(forgetOlder().then(() => clients.claim())));
addEventListener('message', event => { if (event.data === 'use-new-version') skipWaiting(); });
addEventListener('fetch', event => {
  const url = new URL(event.request.url);
  if (event.request.method !== 'GET' || url.origin !== location.origin) return;
  if (url.pathname === SHELL) event.respondWith(kept(SHELL, event.request));
  else if (url.pathname.startsWith(SHELL) || url.pathname.startsWith('/assets/')) event.respondWith(kept(event.request, event.request));
});

/** Without the person's cookies: the page is the same for all. */
const fresh = address => fetch(new Request(address, { cache: 'reload', credentials: 'omit' }));

async function takeAlong() {
  const cache = await caches.open(CACHE);
  const shell = await fresh(SHELL);
  if (!shell.ok) throw new Error(`the page could not be taken along: ${shell.status}`);
  const html = await shell.clone().text();
  const assets = new Set([...html.matchAll(/(?:href|src)="(\/assets\/[^"#]+)/g)].map(match => match[1]));
  const addresses = [...FILES.map(name => SHELL + name), ...assets];
  const answers = await Promise.all(addresses.map(fresh));
  for (const [i, answer] of answers.entries()) if (!answer.ok) throw new Error(`${addresses[i]}: ${answer.status}`);
  await Promise.all([cache.put(SHELL, shell), ...addresses.map((address, i) => cache.put(address, answers[i]))]);
}

async function forgetOlder() {
  const names = await caches.keys();
  await Promise.all(names.filter(name => name.startsWith('entry-') && name !== CACHE).map(name => caches.delete(name)));
}

async function kept(key, request) {
  const cache = await caches.open(CACHE);
  return await cache.match(key, { ignoreVary: true }) ?? fetch(request);
}
