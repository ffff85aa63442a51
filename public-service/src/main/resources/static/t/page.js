// The page of a booking's tickets works without this. With it, it works without a network too.
'use strict';
const passes = document.querySelector('.passes'), dots = document.querySelectorAll('.dots a');
const note = document.querySelector('[data-kept]'), off = document.querySelector('[data-forget]');

// The number of the ticket in view is lit.
if (passes && dots.length) {
  const seen = new IntersectionObserver(found => {
    for (const { target } of found.filter(each => each.isIntersecting))
      for (const dot of dots) dot.hash === `#${target.id}` ? dot.setAttribute('aria-current', 'true') : dot.removeAttribute('aria-current');
  }, { root: passes, threshold: .6 });
  for (const pass of passes.children) seen.observe(pass);
}

// Everything the page needs, by address.
function assets() {
  const used = document.querySelectorAll('link[rel=stylesheet], link[rel=icon], script[src], main img, header img, use');
  const addresses = [...used].map(one => one.href?.baseVal ?? one.href ?? one.src);
  return [...new Set(addresses.map(address => new URL(address, location.href).pathname))];
}

async function ask(message) {
  const { active } = await navigator.serviceWorker.ready;
  return new Promise(answered => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = event => answered(event.data);
    active.postMessage(message, [port2]);
  });
}

async function keep() {
  await navigator.serviceWorker.register('/t/worker.js', { scope: '/t/' });
  if (await ask({ keep: location.pathname, assets: assets() }) || !navigator.onLine) note.hidden = off.hidden = false;
}

if (note && 'serviceWorker' in navigator) {
  keep().catch(() => { note.hidden = true; }); // a browser that keeps nothing, as in a private window
  off.addEventListener('click', async () => {
    off.disabled = true;
    await ask({ forget: location.pathname });
    location.replace('/');
  });
}
