// Says that this page is looked at, and which page led here. Nothing is kept on the device, and nothing is read from it.
'use strict';
(() => {
  const asked = new URLSearchParams(location.search);
  const from = ['via', 'utm_source', 'utm_medium', 'utm_campaign'].filter(name => asked.get(name)).map(name => [name, asked.get(name).slice(0, 60)]);
  const before = document.referrer && new URL(document.referrer).host;
  if (before && before !== location.host) from.push(['referrer', before.slice(0, 60)]);

  function tell() {
    const said = { path: location.pathname, ...Object.fromEntries(from) };
    if (asked.get('q')) said.q = asked.get('q').slice(0, 60);
    navigator.sendBeacon('/b', new Blob([JSON.stringify(said)], { type: 'application/json' }));
  }
  if (document.prerendering) document.addEventListener('prerenderingchange', tell, { once: true });
  else tell();

  // Where somebody came from goes on with them, to the next page and to the booking.
  if (!from.length) return;
  for (const form of document.querySelectorAll('form[method=post][action^="/e/"]'))
    for (const [name, value] of from) form.append(Object.assign(document.createElement('input'), { type: 'hidden', name, value }));
  for (const link of document.querySelectorAll('a[href^="/e/"]')) {
    const next = new URL(link.href);
    for (const [name, value] of from) if (name !== 'referrer') next.searchParams.set(name, value);
    link.href = next;
  }
})();
