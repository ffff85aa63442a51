// What a choice costs, and how long it is held. The pages say both without this script as well.
'use strict';

// The total of a choice: whole minor units, as the server counts them.
for (const form of document.querySelectorAll('form[data-currency]')) {
  const { currency, locale } = form.dataset, digits = Number(form.dataset.digits);
  const unit = 10 ** digits, total = form.querySelector('[data-total]'), button = form.querySelector('[data-priced]');
  const format = amount => {
    const decimals = amount % unit ? digits : Number(form.dataset.shown);
    return new Intl.NumberFormat(locale, { style: 'currency', currency, minimumFractionDigits: decimals, maximumFractionDigits: decimals }).format(amount / unit);
  };
  const reading = (whole, decimals = '') => { // undefined where the currency has fewer decimals
    const kept = /^00?$/.test(decimals) && decimals.length > digits ? '' : decimals;
    return kept.length > digits ? undefined : Number(whole.replace(/[., '’]/g, '') + kept.padEnd(digits, '0'));
  };
  const minor = text => { // as MoneyInput reads it; null where it has no reading, or two
    const typed = text.trim().replace(/\s/g, ' ');
    const plain = /^(\d{1,12})(?:[.,](\d{1,6}))?$/.exec(typed), grouped = /^([1-9]\d{0,2}([., '’])\d{3}(?:\2\d{3}){0,2})(?:(?!\2)[.,](\d{1,6}))?$/.exec(typed);
    const found = [plain && reading(plain[1], plain[2]), grouped && reading(grouped[1], grouped[3])].filter(value => value != null);
    return found.length === 1 ? found[0] : null;
  };
  const show = () => {
    let sum = 0, clear = true;
    for (const kind of form.querySelectorAll('[data-kind]')) {
      const many = Number(kind.querySelector('[data-quantity]').value), price = kind.querySelector('[data-price]');
      if (!many) continue;
      let one = price ? minor(price.value) : Number(kind.dataset.unit);
      if (one === null) clear = false;
      else if (price && kind.dataset.rate) one += Math.round(one * kind.dataset.rate / 10000);
      sum += many * one;
    }
    total.textContent = clear ? format(sum) : '…';
    button.textContent = sum || !clear ? button.dataset.priced : button.dataset.free;
  };
  // Discounts are the server's to compute: its answer stands in for the sum, if the choice is still the same.
  const offer = form.querySelector('.offer'), code = form.elements.offerCode, seen = form.elements.seen_total, less = form.querySelector('[data-discount]');
  const problem = document.getElementById('offerCode-error'), refused = form.querySelector('[data-refused]');
  let asked = 0, timer;
  const refuse = text => {
    problem.hidden = !text;
    refused.textContent = text ?? '';
    code.classList.toggle('is-invalid', Boolean(text));
  };
  const items = () => {
    const all = [];
    for (const field of form.querySelectorAll('[data-quantity]')) {
      const id = field.name.split('_')[1], price = form.elements[`price_${id}`], chosen = price && minor(price.value);
      if (!Number(field.value)) continue;
      if (price && chosen === null) return [];
      all.push({ ticket_type_id: Number(id), quantity: Number(field.value), ...price && { price: (chosen / unit).toFixed(digits) } });
    }
    return all;
  };
  const quote = async () => {
    const number = ++asked, chosen = items();
    if (!chosen.length) return;
    const answer = await fetch('/api/quotes', { method: 'POST', headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ event_id: Number(offer.dataset.event), items: chosen, offer_code: code.value }) }).catch(() => null);
    const body = await answer?.json().catch(() => null);
    if (number !== asked || !body) return;
    if (answer.ok) {
      const amount = text => format(Math.round(Number(text) * unit));
      refuse();
      total.textContent = amount(body.total);
      button.textContent = Number(body.total) ? button.dataset.priced : button.dataset.free;
      less.hidden = !body.offer || !Number(body.discount);
      less.querySelector('[data-offer]').textContent = body.offer?.name ?? '';
      less.querySelector('[data-less]').textContent = amount(body.discount);
      seen.value = body.total;
    } else if (code.value.trim()) {
      if (answer.status === 429) refuse(offer.dataset.often);
      else if (body.reason && body.type?.endsWith(':offer-refused')) refuse(body.detail);
      else if (body.errors?.some(error => error.field === 'offer_code')) refuse(offer.dataset.unknown);
    }
  };
  const changed = event => {
    asked++;
    seen.value = '';
    less.hidden = true;
    clearTimeout(timer);
    if (event.target === code) return refuse(); // asked when it is complete: a guess counts
    if (event.target.matches('[data-quantity], [data-price]')) timer = setTimeout(quote, 300);
  };
  form.addEventListener('input', show);
  form.addEventListener('input', changed);
  code.addEventListener('change', quote);
  if (code.value) addEventListener('pageshow', quote);
  addEventListener('pageshow', show); // the browser may have kept what was chosen
}

// Time left: the difference of two times of the server, so this device's clock does not matter.
const status = document.getElementById('time-left'), title = document.title;
for (const hold of document.querySelectorAll('[data-until]')) {
  const clock = hold.querySelector('.clock'), over = hold.dataset.over, until = Date.parse(hold.dataset.until);
  let end = performance.now() + until - Date.parse(hold.dataset.now), shown = '', said;
  clock.hidden = false;
  const tick = () => {
    const seconds = Math.max(0, Math.ceil((end - performance.now()) / 1000)), minutes = Math.ceil(seconds / 60);
    const text = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
    if (text !== shown) clock.textContent = shown = text;
    if (over) document.title = `${text} · ${title}`;
    if (over && status && said !== undefined && said !== minutes) status.textContent = status.dataset[`at${minutes}`] ?? '';
    said = minutes;
    if (seconds) setTimeout(tick, 250);
    else if (over) location.replace(over);
  };
  tick();
  if (over) addEventListener('pageshow', event => { // the back button: it may be paid by now
    if (event.persisted) location.reload();
  });
  document.addEventListener('visibilitychange', async () => { // a device that slept may not have counted
    if (document.hidden) return;
    const answer = await fetch(location.pathname, { method: 'HEAD' }).catch(() => null), date = answer?.ok && answer.headers.get('Date');
    if (date) end = performance.now() + until - Date.parse(date);
  });
}
