// Small comforts. Every page works without them.
'use strict';
const root = document.documentElement;

document.addEventListener('click', event => {
  const at = selector => event.target.closest(selector);
  const opener = at('[data-dialog]'), all = at('[data-all]'), theme = at('[data-appearance] button');
  const dialog = opener && document.getElementById(opener.dataset.dialog);
  if (dialog?.showModal) { // a link to the same question as a page, where there is no dialog
    event.preventDefault();
    dialog.showModal();
  }
  if (event.target.nodeName === 'DIALOG') event.target.close(); // the ground beside the box
  if (at('[data-close]')) at('.toast').remove();
  if (at('[data-print]')) window.print();
  const copy = at('[data-copy]');
  if (copy) navigator.clipboard.writeText(copy.dataset.copy).then(() => copy.querySelector('[role=status]').textContent = copy.dataset.copied);
  if (all) for (const box of document.getElementsByName(all.dataset.all)) box.checked = all.checked;
  if (theme) {
    event.preventDefault();
    document.cookie = `marquee_theme=${theme.value}; path=/; samesite=lax; max-age=${theme.value ? 31536000 : 0}`;
    if (theme.value) root.dataset.bsTheme = theme.value;
    else delete root.dataset.bsTheme;
    for (const choice of theme.form.querySelectorAll('button')) choice.setAttribute('aria-pressed', choice === theme);
  }
});

// A double click sends a form once. Coming back with the browser's button opens it again.
document.addEventListener('submit', event => {
  const form = event.target;
  if (form.method !== 'post' || event.defaultPrevented || event.submitter?.formMethod === 'dialog') return;
  if (form.dataset.sent) event.preventDefault();
  form.dataset.sent = 'yes';
  const key = form.elements.key; // a page for everybody holds none
  if (key?.type === 'hidden' && !key.value) key.value = [...crypto.getRandomValues(new Uint8Array(16))].map(b => b.toString(16).padStart(2, '0')).join('');
});
addEventListener('pageshow', () => {
  for (const form of document.querySelectorAll('form[data-sent]')) delete form.dataset.sent;
});

// What is opened in a list stays open: the answer to what was typed before does not replace it, nor what the pointer is pressed on.
let typedAt = 0, openedAt = 0;
document.addEventListener('input', event => {
  if (event.target.id === 'q') typedAt = event.timeStamp;
});
for (const opening of ['pointerdown', 'click']) document.addEventListener(opening, event => {
  if (!event.target.closest('#list [hx-get]')) return;
  openedAt = event.timeStamp;
  document.querySelector('.filters')?.dispatchEvent(new Event('htmx:abort'));
});
document.addEventListener('htmx:beforeRequest', event => {
  if (event.target.matches('.filters') && event.detail.requestConfig.triggeringEvent?.type === 'input' && openedAt > typedAt) event.preventDefault();
});

// What was chosen before the scripts had come counts as chosen now.
document.addEventListener('htmx:load', event => {
  if (event.target !== document.body) return;
  for (const form of document.querySelectorAll('form.filters'))
    [...form.elements].find(isChanged)?.dispatchEvent(new Event('change', { bubbles: true }));
});
function isChanged(control) {
  if (control.type === 'checkbox' || control.type === 'radio') return control.checked !== control.defaultChecked;
  const first = control.options && ([...control.options].find(option => option.defaultSelected) ?? control.options[0]);
  return control.value !== (control.options ? first?.value : control.defaultValue ?? control.value);
}

// What is asked for again and again waits while nobody looks.
document.addEventListener('htmx:beforeRequest', event => {
  if (document.hidden && event.target.matches('[data-live]')) event.preventDefault();
});

for (const field of document.querySelectorAll('[data-time-zone]')) field.value = Intl.DateTimeFormat().resolvedOptions().timeZone ?? '';
for (const button of document.querySelectorAll('[data-close], [data-print]')) button.hidden = false;
if (navigator.clipboard) for (const button of document.querySelectorAll('[data-copy]')) button.hidden = false;
document.querySelector('.problem')?.focus();
