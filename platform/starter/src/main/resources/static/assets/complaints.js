// Keys in the queue and in a thread, and who else is here. Every page works without it.
'use strict';
(() => {
  const OFF = 'marquee-complaint-keys-off';
  const rows = [...document.querySelectorAll('[data-complaint]')];
  const box = document.querySelector('[data-keys]');
  let at = -1;

  const isOff = () => localStorage.getItem(OFF) === 'yes';
  const press = selector => document.querySelector(selector);

  function show(next) {
    if (!rows.length) return;
    if (at >= 0) delete rows[at].dataset.at;
    at = Math.min(Math.max(next, 0), rows.length - 1);
    rows[at].dataset.at = '';
    rows[at].querySelector('a').focus();
  }

  function take() {
    const form = at >= 0 ? rows[at].querySelector('[data-take]') : press('form[data-take]');
    form?.requestSubmit();
  }

  function write(internal) {
    const field = press('#text'), note = press('#internal');
    if (!field) return;
    if (note) note.checked = internal;
    field.focus();
  }

  const keys = {
    j: () => show(at + 1),
    k: () => show(at - 1),
    a: take,
    r: () => write(false),
    n: () => write(true),
    s: () => press('#status')?.focus(),
    '/': () => press('#q')?.focus(),
    '?': () => press('#keys')?.showModal?.(),
  };

  document.addEventListener('keydown', event => {
    if (isOff() || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest('input, textarea, select, dialog')) return;
    const act = keys[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  });

  if (box) {
    box.checked = !isOff();
    box.closest('[hidden]').hidden = false;
    box.addEventListener('change', () => {
      if (box.checked) localStorage.removeItem(OFF);
      else localStorage.setItem(OFF, 'yes');
    });
  }

  // A saved reply goes where the answer is written.
  const saved = press('[data-saved]');
  if (saved) {
    saved.hidden = false;
    saved.querySelector('select').addEventListener('change', event => {
      const chosen = event.target.selectedOptions[0], field = press('#text');
      if (!chosen.dataset.body) return;
      field.value = field.value ? `${field.value}\n\n${chosen.dataset.body}` : chosen.dataset.body;
      event.target.selectedIndex = 0;
      field.focus();
    });
  }

  // Says every 20 seconds that somebody looks, and whether they type.
  const here = press('[data-presence]');
  if (here) {
    let typed = -Infinity;
    press('#text')?.addEventListener('input', event => { typed = event.timeStamp; });
    const beat = async () => {
      if (document.hidden) return;
      const typing = performance.now() - typed < 30000;
      const answer = await fetch(here.dataset.presence, {
        method: 'POST', headers: { 'Content-Type': 'application/json', Accept: 'application/json' }, body: JSON.stringify({ typing }),
      });
      if (!answer.ok) return;
      const { words } = await answer.json();
      here.hidden = !words;
      here.querySelector('span').textContent = words;
    };
    const quietly = () => beat().catch(() => {});
    quietly();
    setInterval(quietly, 20000);
  }
})();
