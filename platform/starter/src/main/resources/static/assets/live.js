// What a page shows changes while somebody looks at it. One tab of a browser has a stream of events; the others hear it from that
// tab or ask every five seconds, as everybody does where there is no stream.
'use strict';
globalThis.marqueeLive = (() => {
  const FIRST = 1000, LONGEST = 60000, OFTEN = 5000, SELDOM = 60000, SETTLED = 3000, LONG_ENOUGH = 10000, SILENCE = 30000;
  const about = time => time * (0.5 + Math.random()); // not all browsers at once
  const tabs = 'BroadcastChannel' in globalThis ? new BroadcastChannel('marquee-live') : null, here = new Set(), modest = new Set();

  const pause = (time, signal) => new Promise(resolve => {
    const over = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', over);
      resolve();
    };
    const timer = setTimeout(over, time);
    signal.addEventListener('abort', over);
    if (signal.aborted) over();
  });

  // Passes each message on: { id, event, data }, or {} for one that says only that the stream is there.
  const read = async (body, pass) => {
    const pieces = body.pipeThrough(new TextDecoderStream()).getReader();
    let text = '';
    for (;;) {
      const { value, done } = await pieces.read();
      if (done) return;
      const whole = (text + value).split('\n\n');
      text = whole.pop();
      for (const lines of whole) {
        const message = {};
        for (const line of lines.split('\n')) {
          const colon = line.indexOf(':');
          if (colon > 0) message[line.slice(0, colon)] = line.slice(colon + 1).trim();
        }
        pass(message);
      }
    }
  };

  /**
   * Watches an address as long as the page is looked at.
   *
   * headers()            more headers of the request
   * credentials          as of fetch
   * message(name, data)  is called with each message
   * ask(signal)          is called every few seconds while no messages come; returns a promise
   * givesWay             whether it leaves the stream to whatever else is watched in this browser, and asks seldom instead
   *
   * Returns a function that ends it.
   */
  const watch = (address, { headers = () => ({}), credentials = 'same-origin', message, ask, givesWay = false }) => {
    const often = givesWay ? SELDOM : OFTEN;
    let visit = null, turn = null, connection = null, heardAt = -Infinity, lastId = '';
    const hear = ({ event, data }) => {
      heardAt = performance.now();
      if (event && data) message(event, JSON.parse(data));
    };
    const told = message => { if (visit && message.address === address) hear(message); };

    const open = async signal => {
      const known = lastId ? { 'Last-Event-ID': lastId } : {};
      const answer = await fetch(address, { headers: { Accept: 'text/event-stream', ...headers(), ...known }, credentials, cache: 'no-store', redirect: 'error', signal });
      if (!answer.ok) return answer;
      heardAt = performance.now();
      await read(answer.body, ({ id, event, data }) => {
        if (id) lastId = id;
        for (const each of here) each({ address, event, data });
        tabs?.postMessage({ address, event, data });
      });
      return answer;
    };

    const stream = async signal => {
      let wait = FIRST;
      while (!signal.aborted) {
        const began = performance.now(), mine = new AbortController();
        connection = mine;
        const answer = await open(mine.signal).catch(() => null); // the network is away, or the page
        if (connection === mine) heardAt = -Infinity;
        if (answer && answer.status >= 400 && answer.status < 500 && answer.status !== 429) return; // not for this person
        if (performance.now() - began > LONG_ENOUGH) wait = FIRST;
        const later = Number(answer?.headers.get('Retry-After')) * 1000 || 0;
        await pause(about(Math.max(wait, later)), signal);
        wait = Math.min(2 * wait, LONGEST);
      }
    };

    const askAgainAndAgain = async signal => {
      if (!givesWay) await pause(about(2 * FIRST), signal); // the stream may say it
      while (!signal.aborted) {
        const silent = performance.now() - heardAt > SILENCE;
        if (silent && heardAt > 0) connection?.abort(); // nobody is there, and nothing said so
        if (silent) await ask(signal).catch(() => {});
        await pause(often * (0.9 + 0.2 * Math.random()), signal);
      }
    };

    // Takes the stream while nobody else wants it.
    const streamInBetween = async signal => {
      await pause(about(SETTLED), signal); // the page may want it
      while (!signal.aborted) {
        turn = new AbortController();
        const mine = turn;
        signal.addEventListener('abort', () => mine.abort(), { once: true });
        await navigator.locks.request('marquee-live', { ifAvailable: true }, lock => lock && stream(mine.signal));
        await pause(about(LONG_ENOUGH), signal);
      }
    };
    const giveWay = () => {
      if (!turn) return;
      turn.abort();
      connection?.abort();
    };

    const begin = () => {
      if (visit || document.hidden) return;
      visit = new AbortController();
      const { signal } = visit;
      askAgainAndAgain(signal);
      if (givesWay) {
        if (navigator.locks) streamInBetween(signal).catch(() => {});
        return;
      }
      for (const other of modest) other();
      tabs?.postMessage({ wanted: true });
      if (navigator.locks) navigator.locks.request('marquee-live', { signal }, () => stream(signal)).catch(() => {});
      else stream(signal);
    };
    const end = () => {
      visit?.abort();
      connection?.abort();
      visit = null;
    };
    const look = () => document.hidden ? end() : begin();
    here.add(told);
    if (givesWay) modest.add(giveWay);
    document.addEventListener('visibilitychange', look);
    addEventListener('pagehide', end);
    addEventListener('pageshow', look);
    look();
    return () => {
      end();
      here.delete(told);
      modest.delete(giveWay);
      document.removeEventListener('visibilitychange', look);
      removeEventListener('pagehide', end);
      removeEventListener('pageshow', look);
    };
  };

  tabs?.addEventListener('message', ({ data: message }) => { for (const each of message.wanted ? modest : here) each(message); });
  return { watch };
})();

// Numbers of an event for its buyers, and whether it can be booked.
for (const box of document.querySelectorAll('[data-availability]')) {
  const { availability: address, watch } = box.dataset, numbers = new Intl.NumberFormat(document.documentElement.lang);
  const news = box.querySelector(':scope > [role=status]'), form = () => box.querySelector('form[novalidate]');
  let open = box.dataset.open === 'true', typed = false, changing = null;
  const write = (element, text, ...values) => {
    const said = text.replace(/\{(\d)\}/g, (all, n) => numbers.format(values[n]));
    if (element.textContent !== said) element.textContent = said;
  };
  const count = ({ capacity, sold, left, ticket_types: types }) => {
    for (const element of document.querySelectorAll('[data-left]')) write(element, element.dataset.left, left, capacity);
    for (const bar of box.querySelectorAll('[data-bar]')) {
      const progress = bar.querySelector('progress'), text = bar.dataset.bar.replace('{0}', numbers.format(sold)).replace('{1}', numbers.format(capacity));
      progress.max = Math.max(1, capacity);
      progress.value = sold;
      progress.setAttribute('aria-label', text);
    }
    for (const type of types) {
      const element = box.querySelector(`[data-left-of="${type.id}"]`);
      if (element) write(element, type.left > 0 ? element.dataset.some : element.dataset.none, type.left);
    }
  };
  // The words are the server's. The page may be kept for a moment longer than the stream says.
  const change = async isOpen => {
    for (let attempt = 0; attempt < 5 && open !== isOpen; attempt++) {
      await new Promise(resolve => setTimeout(resolve, 500 + 1500 * Math.random()));
      const answer = await fetch(location.href, { headers: { Accept: 'text/html' }, cache: 'no-cache' }).catch(() => null);
      const page = answer?.ok ? new DOMParser().parseFromString(await answer.text(), 'text/html') : null;
      const fresh = page?.querySelector('[data-availability]');
      if (!fresh || (fresh.dataset.open === 'true') !== isOpen) continue;
      open = isOpen;
      const present = form();
      if (!isOpen) news.replaceChildren(...fresh.querySelectorAll('[data-closed] > *'));
      else {
        news.replaceChildren(document.getElementById('live-open').content.cloneNode(true));
        if (present) news.querySelector('a').remove(); // it is below
      }
      for (const part of box.querySelectorAll('[data-closed], [data-offered]')) part.hidden = part.matches('[data-closed]') ? isOpen : !isOpen;
      if (present) present.hidden = !isOpen && !typed; // what somebody typed stays
      for (const dock of document.querySelectorAll('.dock')) dock.hidden = !isOpen;
    }
  };
  const show = now => {
    count(now);
    const isOpen = now.on_sale && now.left > 0;
    if (isOpen !== open) changing ??= change(isOpen).finally(() => { changing = null; });
  };
  box.addEventListener('input', () => { typed = true; });
  marqueeLive.watch(watch, {
    message: (name, data) => { if (name === 'availability') show(data); },
    ask: async signal => {
      const answer = await fetch(address, { headers: { Accept: 'application/json' }, cache: 'no-cache', signal });
      if (answer.ok) show(await answer.json());
    },
  });
}

// The page is asked for again, and what is marked on it taken over; a table that somebody has opened stays open.
async function takeOver() {
  const answer = await fetch(location.href, { headers: { Accept: 'text/html' }, redirect: 'error' });
  if (!answer.ok) return false;
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  for (const part of document.querySelectorAll('[data-live-part]')) {
    const fresh = page.getElementById(part.id);
    if (!fresh || part.contains(document.activeElement)) continue;
    for (const opened of part.querySelectorAll('details[open][id]')) page.getElementById(opened.id)?.setAttribute('open', '');
    if (fresh.innerHTML !== part.innerHTML) part.replaceChildren(...fresh.childNodes);
  }
  return true;
}

// What another service says about something on the page; without it, nothing is missing.
for (const part of document.querySelectorAll('[data-part]')) {
  fetch(part.dataset.part, { headers: { Accept: 'text/html' }, redirect: 'error' })
    .then(async answer => { if (answer.ok) part.textContent = new DOMParser().parseFromString(await answer.text(), 'text/html').body.textContent.trim(); })
    .catch(() => {});
}

// Pages whose figures are counted every minute or so, while they are looked at.
for (const box of document.querySelectorAll('[data-refresh]')) {
  const again = () => setTimeout(async () => {
    if (!document.hidden && await takeOver().catch(() => false)) box.dataset.refreshed = String(Number(box.dataset.refreshed ?? 0) + 1);
    again();
  }, Number(box.dataset.refresh) * 1000);
  again();
}

// Figures for those who run an event: the page is asked for again, and what is marked on it taken over.
for (const box of document.querySelectorAll('[data-figures]')) {
  const numbers = new Intl.NumberFormat(document.documentElement.lang);
  let asking = null, again = false, figures = null;
  // The number that counts most is there at once, whoever hears of it later.
  const show = () => {
    if (!figures) return;
    for (const element of document.querySelectorAll('[data-figure="sold"]')) element.textContent = numbers.format(figures.sold);
    for (const bar of document.querySelectorAll('[data-figure-bar] progress')) bar.value = figures.sold;
  };
  const refresh = async () => {
    if (!await takeOver()) return;
    show();
    box.dataset.refreshed = String(Number(box.dataset.refreshed ?? 0) + 1);
  };
  const soon = () => {
    again = true;
    asking ??= (async () => {
      while (again) {
        again = false;
        await refresh().catch(() => {});
        await new Promise(resolve => setTimeout(resolve, 500));
      }
      asking = null;
    })();
    return asking;
  };
  marqueeLive.watch(box.dataset.figures, {
    message: (name, data) => {
      if (name !== 'figures') return;
      figures = data;
      show();
      soon();
    },
    ask: () => {
      figures = null;
      return soon();
    },
  });
}
