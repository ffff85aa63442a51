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

  // Where somebody came from goes on with them, to the next page, through a search, and to the booking.
  if (!from.length) return;
  const said = from.filter(([name]) => name !== 'referrer');
  function carry() {
    for (const form of document.querySelectorAll('form[method=post][action^="/e/"], form[role=search][method=get]'))
      for (const [name, value] of form.method === 'post' ? from : said)
        if (!form.elements.namedItem(name)) form.append(Object.assign(document.createElement('input'), { type: 'hidden', name, value }));
    for (const link of document.querySelectorAll('main a[href^="/e/"], main a[href^="/c/"], main a[href^="/o/"], main a[href="/"], main a[href^="/?"]')) {
      const next = new URL(link.href);
      if (next.pathname.endsWith('.ics')) continue;
      for (const [name, value] of said) next.searchParams.set(name, value);
      link.href = next;
    }
  }
  carry();
  document.addEventListener('htmx:afterSettle', carry);
})();
