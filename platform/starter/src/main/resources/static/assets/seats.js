// Choosing seats on the map. What is chosen are the boxes of the list: the page works without this script, and the map follows them.
const form = document.getElementById('seat-form'), map = document.getElementById('map');

const begin = () => {
  const { leftAlone, avoidable, fixes, hallOf, moved, nextBest, changesOf, written } = globalThis.marqueeSeats; // of the modules before
  const words = document.getElementById('seat-words').dataset, status = document.getElementById('seat-status'), house = document.getElementById('hall'), advice = document.getElementById('advice');
  const unit = 10 ** form.dataset.digits, most = Number(form.dataset.most), several = new Set([...map.querySelectorAll('[data-section]')].map(part => part.dataset.section)).size > 1;
  const decimals = amount => {
    const shown = Number(amount % unit ? form.dataset.digits : form.dataset.shown);
    return { minimumFractionDigits: shown, maximumFractionDigits: shown };
  };
  const money = amount => amount ? new Intl.NumberFormat(form.dataset.locale, { style: 'currency', currency: form.dataset.currency, ...decimals(amount) }).format(amount / unit) : words.nothing;
  const numbers = new Intl.NumberFormat(form.dataset.locale);

  // The hall as numbers, from the drawing.
  const elements = [];
  const hall = hallOf([...map.querySelectorAll('[data-row]')].map(row => ({
    section: row.parentNode.dataset.section,
    round: 'round' in row.parentNode.dataset,
    seats: [...row.children].map(seat => {
      elements.push(seat);
      const has = name => seat.classList.contains(name);
      return { id: seat.dataset.id, x: Number(seat.getAttribute('x')), y: Number(seat.getAttribute('y')), kind: has('wheel') ? 'wheelchair' : has('beside') ? 'companion' : 'standard', closed: has('closed'), end: has('end') };
    }),
  })));
  const boxes = new Map([...form.querySelectorAll('[name=seats][type=checkbox]')].map(box => [box.value, box]));
  const shape = new Map(elements.map(seat => [seat, seat.classList.contains('mine') ? seat.closest('[data-section]').classList[0] : seat.getAttribute('href').slice(1)]));
  const taken = new Set(elements.filter(seat => seat.classList.contains('taken') || seat.classList.contains('closed')).map(seat => seat.dataset.id));
  const gone = new Set();
  const part = number => elements[number].closest('[data-section]').dataset;
  const label = number => `${several ? `${part(number).name} ` : ''}${elements[number].parentNode.dataset.row}-${elements[number].dataset.n}`;
  const free = number => number >= 0 && !hall.seats[number].closed && !taken.has(hall.seats[number].id);
  const mine = () => hall.seats.flatMap((seat, number) => boxes.get(seat.id)?.checked ? [number] : []);
  const say = text => { status.textContent = text; };

  const draw = number => {
    const seat = elements[number], box = boxes.get(hall.seats[number].id), chosen = Boolean(box?.checked), away = taken.has(hall.seats[number].id);
    if (hall.seats[number].closed) return;
    seat.classList.toggle('mine', chosen);
    seat.classList.toggle('taken', away && !chosen);
    seat.setAttribute('href', `#${chosen ? 'mine' : shape.get(seat)}`);
    seat.setAttribute('aria-selected', chosen);
    seat.toggleAttribute('aria-disabled', away);
    if (away) seat.setAttribute('aria-disabled', 'true');
    seat.setAttribute('aria-label', seat.getAttribute('aria-label').replace(/, [^,]*$/, `, ${chosen ? words.stateMine : away ? words.stateTaken : words.stateFree}`));
  };

  // What is chosen, and what it costs.
  const list = form.querySelector('[data-lines]'), none = form.querySelector('[data-none]'), book = form.querySelector('[data-book]'), dock = form.querySelector('[data-dock]');
  const line = (name, amount, look) => {
    const row = document.createElement('div'), term = document.createElement('dt'), sum = document.createElement('dd'), strong = document.createElement('strong');
    if (look) row.className = look;
    strong.textContent = name;
    term.append(look ? name : strong);
    sum.textContent = amount;
    row.append(term, sum);
    return row;
  };
  const total = seats => seats.reduce((sum, number) => sum + Number(part(number).unit), 0);
  const summary = () => {
    const seats = mine(), count = seats.length === 1 ? words.one : written(words.many, numbers.format(seats.length));
    list.replaceChildren(...seats.map(number => line(label(number), part(number).price)), line(count, money(total(seats)), 'total'));
    list.hidden = !seats.length;
    none.hidden = Boolean(seats.length);
    dock.hidden = !seats.length;
    dock.querySelector('[data-dock-seats]').textContent = seats.map(label).join(', ');
    dock.querySelector('[data-dock-sum]').textContent = money(total(seats));
    const others = [...form.querySelectorAll('[data-quantity]')].some(field => Number(field.value));
    book.textContent = form.dataset.costs !== 'true' || seats.length && !total(seats) && !others ? words.submitFree : words.submitPay;
  };
  const offered = (text, choices) => {
    const paragraph = document.createElement('p'), buttons = document.createElement('p');
    paragraph.className = choices.length ? 'mb-2' : 'm-0';
    paragraph.textContent = text;
    buttons.className = 'd-flex flex-wrap gap-2 m-0';
    buttons.append(...choices.map(({ text: name, seats }) => {
      const button = document.createElement('button');
      button.type = 'button';
      button.className = 'btn btn-quiet btn-sm';
      button.textContent = name;
      button.addEventListener('click', () => choose(seats));
      return button;
    }));
    advice.replaceChildren(paragraph, ...choices.length ? [buttons] : []);
    advice.hidden = false;
  };
  const advise = () => {
    advice.hidden = true;
    const choice = mine(), rule = form.dataset.orphans;
    if (rule === 'off' || !choice.length) return;
    const alone = (rule === 'enforce' ? avoidable : leftAlone)(hall, free, choice);
    if (!alone.length) return;
    const text = rule === 'enforce' ? words.aloneNo : alone.length === 1 ? words.aloneOne : words.alone;
    offered(written(text, alone.map(label).join(', ')), fixes(hall, free, choice).map(seats => ({ text: written(words.take, seats.map(label).join(', ')), seats })));
  };

  const set = (number, chosen) => {
    const box = boxes.get(hall.seats[number].id);
    if (!box || box.checked === chosen) return;
    box.checked = chosen;
    if (chosen) box.closest('details').open = true;
    draw(number);
  };
  const choose = seats => {
    for (const number of mine()) if (!seats.includes(number)) set(number, false);
    for (const number of seats) set(number, true);
    summary();
    advise();
    say(seats.map(number => written(words.chosen, label(number))).join('. '));
  };
  const changed = number => {
    const box = boxes.get(hall.seats[number].id), name = elements[number].getAttribute('aria-label').replace(/, [^,]*$/, '');
    if (box.checked && mine().length > most) {
      box.checked = false;
      return say(words.most);
    }
    draw(number);
    say(written(box.checked ? words.chosen : words.left, name));
    summary();
    advise();
  };
  const toggle = number => {
    const box = boxes.get(hall.seats[number].id);
    if (!box || box.disabled) return say(written(words.notOpen, elements[number].getAttribute('aria-label')));
    box.checked = !box.checked;
    if (box.checked) box.closest('details').open = true;
    changed(number);
  };
  form.addEventListener('change', event => {
    if (event.target.name === 'seats' && hall.numbers.has(event.target.value)) changed(hall.numbers.get(event.target.value));
  });
  form.addEventListener('input', event => { if (event.target.matches('[data-quantity]')) summary(); });

  // The map is a grid: one stop for the keyboard, arrows move in it, Enter or the space bar chooses.
  let current = Math.max(0, elements.findIndex((seat, number) => free(number)));
  const stop = number => {
    elements[current]?.setAttribute('tabindex', '-1');
    current = number;
    elements[current]?.setAttribute('tabindex', '0');
  };
  map.removeAttribute('aria-hidden');
  map.setAttribute('role', 'grid');
  map.setAttribute('aria-multiselectable', 'true');
  map.setAttribute('aria-labelledby', 'map-title');
  for (const part of map.querySelectorAll('text, .thing, .area')) part.setAttribute('aria-hidden', 'true');
  elements.forEach((seat, number) => {
    seat.setAttribute('tabindex', '-1');
    if (seat.classList.contains('taken') || seat.classList.contains('closed')) seat.setAttribute('aria-disabled', 'true');
    else seat.setAttribute('aria-selected', Boolean(boxes.get(hall.seats[number].id)?.checked));
  });
  stop(current);
  if (!elements.length) { // a large hall whose sections are closed
    map.setAttribute('aria-hidden', 'true');
    for (const name of ['role', 'aria-multiselectable', 'aria-labelledby']) map.removeAttribute(name);
  }
  const seatAt = target => hall.numbers.get(target.closest?.('.seat')?.dataset.id);
  map.addEventListener('keydown', event => {
    const number = seatAt(event.target);
    if (number === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      return toggle(number);
    }
    const next = moved(hall, number, event.key);
    if (next === undefined) return;
    event.preventDefault();
    stop(next);
    elements[next].focus();
    elements[next].scrollIntoView({ block: 'nearest', inline: 'nearest' });
  });

  // Closer and away: buttons, two fingers, and the wheel with Ctrl, or without while the map has the focus.
  const CLOSEST = 8, tools = document.getElementById('zoom');
  let zoom = 1;
  const zoomTo = (wanted, clientX, clientY) => {
    const before = zoom, frame = house.getBoundingClientRect(), x = (clientX ?? frame.left + frame.width / 2) - frame.left, y = (clientY ?? frame.top + frame.height / 2) - frame.top;
    zoom = Math.min(CLOSEST, Math.max(1, wanted));
    const left = (house.scrollLeft + x) * zoom / before - x, top = (house.scrollTop + y) * zoom / before - y;
    map.style.width = `${zoom * 100}%`;
    house.scrollTo(left, top);
    house.dataset.zoom = zoom;
  };
  tools.hidden = false;
  document.getElementById('map-help').hidden = !elements.length;
  tools.addEventListener('click', event => {
    const by = event.target.closest('[data-zoom-by]')?.dataset.zoomBy;
    if (by) zoomTo(zoom * (by > 0 ? 1.6 : 1 / 1.6));
  });
  house.addEventListener('wheel', event => {
    if (!event.ctrlKey && !event.metaKey && !house.contains(document.activeElement)) return;
    event.preventDefault();
    zoomTo(zoom * Math.exp(-event.deltaY / 300), event.clientX, event.clientY);
  }, { passive: false });
  const fingers = new Map();
  let apart = 0, pinched = false;
  const spread = () => {
    const [one, other] = [...fingers.values()];
    return { length: Math.hypot(one.clientX - other.clientX, one.clientY - other.clientY), x: (one.clientX + other.clientX) / 2, y: (one.clientY + other.clientY) / 2 };
  };
  house.addEventListener('pointerdown', event => {
    if (event.pointerType !== 'touch') return;
    if (!fingers.size) pinched = false;
    fingers.set(event.pointerId, event);
    if (fingers.size === 2) [apart, pinched] = [spread().length, true];
  });
  house.addEventListener('pointermove', event => {
    if (!fingers.has(event.pointerId)) return;
    fingers.set(event.pointerId, event);
    if (fingers.size !== 2 || !apart) return;
    const { length, x, y } = spread();
    zoomTo(zoom * length / apart, x, y);
    apart = length;
  });
  for (const name of ['pointerup', 'pointercancel']) addEventListener(name, event => fingers.delete(event.pointerId));
  house.addEventListener('touchmove', event => { if (event.touches.length === 2) event.preventDefault(); }, { passive: false });
  house.addEventListener('click', event => {
    if (pinched) return;
    const section = event.target.closest('[data-open]')?.dataset.open;
    if (section) return form.querySelector(`button[value="open:${CSS.escape(section)}"]`)?.click();
    const number = seatAt(event.target), small = elements[0] && elements[0].getBoundingClientRect().width < 22;
    if (small && zoom < 2.5 && matchMedia('(pointer: coarse)').matches) return zoomTo(3.2, event.clientX, event.clientY); // the first tap comes closer
    if (number === undefined) return;
    stop(number);
    toggle(number);
  });

  // Seats that others take, or give back.
  const counted = () => {
    for (const row of form.querySelectorAll('.boxes')) {
      const open = row.querySelectorAll('label:not([hidden])').length;
      row.parentNode.querySelector('[data-row-free]').textContent = written(words.free, numbers.format(open));
    }
    for (const element of form.querySelectorAll('[data-free]')) {
      const seats = hall.seats.flatMap((seat, number) => seat.section === element.dataset.free ? [number] : []);
      if (seats.length) element.textContent = written(words.free, numbers.format(seats.filter(free).length));
    }
    const all = hall.seats.flatMap((seat, number) => seat.closed ? [] : [number]);
    const shown = document.querySelector('[data-taken]');
    if (!form.elements.opened_section && all.length) shown.textContent = written(words.taken, numbers.format(all.filter(number => taken.has(hall.seats[number].id)).length), numbers.format(all.length));
  };
  const show = (id, away) => {
    const number = hall.numbers.get(id);
    if (away) taken.add(id);
    else taken.delete(id);
    if (number === undefined) return;
    const box = boxes.get(id), lost = away && box?.checked;
    if (box) {
      box.checked &&= !away;
      box.disabled = away;
      box.closest('label').hidden = away;
    }
    draw(number);
    if (lost) gone.add(number);
  };
  const apply = answer => {
    const { taken: away, freed } = changesOf(answer, taken);
    if (answer.seq) form.dataset.seq = answer.seq;
    if (answer.plan && answer.version) form.dataset.version = answer.version;
    if (!away.length && !freed.length) return;
    gone.clear();
    for (const id of freed) show(id, false);
    for (const id of away) show(id, true);
    counted();
    if (!gone.size) return;
    summary();
    advise();
    const kept = mine(), [first] = gone, next = nextBest(hall, free, first, kept), text = written(words.lost, [...gone].map(label).join(', '));
    offered(text, next === undefined ? [] : [{ text: written(words.take, label(next)), seats: [...kept, next] }]);
    say(text);
  };
  const poll = async signal => {
    const answer = await fetch(`/api/events/${form.dataset.event}/seats?since=${form.dataset.seq}&version=${form.dataset.version}`, { headers: { Accept: 'application/json' }, signal });
    if (answer.ok) apply(await answer.json());
  };
  if (globalThis.marqueeLive) marqueeLive.watch(`/api/events/${form.dataset.event}/live`, { message: (name, data) => { if (name === 'seats') seen(data); }, ask: poll });
  else setInterval(() => { if (!document.hidden) poll().catch(() => {}); }, 5000);
  function seen(data) { // a gap means that something was missed
    const known = Number(form.dataset.seq);
    if (data.version !== Number(form.dataset.version) || data.since > known) poll().catch(() => {});
    else if (data.seq > known) apply(data);
  }

  // A key of its own, so that a form sent twice books once; and what the browser kept of an earlier visit.
  if (!form.elements.key.value) form.elements.key.value = crypto.randomUUID?.() ?? [...crypto.getRandomValues(new Uint8Array(16))].map(byte => byte.toString(16).padStart(2, '0')).join('');
  addEventListener('pageshow', () => {
    for (const number of hall.seats.keys()) if (boxes.get(hall.seats[number].id)?.checked !== elements[number].classList.contains('mine')) draw(number);
    summary();
    advise();
    form.dataset.ready = 'true';
  });
  summary();
  advise();
  form.dataset.ready = 'true';
};

if (form && map) begin();
