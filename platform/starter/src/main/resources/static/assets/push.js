// Lets this browser take notifications while no page is open. Asked for by a button only.
'use strict';
(() => {
  const box = document.querySelector('[data-push]');
  if (!box || !('serviceWorker' in navigator) || !('PushManager' in globalThis)) return;
  const { push: scope } = box.dataset, on = box.querySelector('[data-push-on]'), off = box.querySelector('[data-push-off]'), said = box.querySelector('[role=status]');
  const bytes = text => Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/')), sign => sign.charCodeAt(0));
  const send = (method, body) => fetch('/api/push-subscriptions', { method, headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) });
  const subscription = async () => (await navigator.serviceWorker.getRegistration(scope))?.pushManager.getSubscription();
  const show = async () => {
    const present = await subscription();
    on.hidden = !!present;
    off.hidden = !present;
    box.hidden = false;
  };
  const tell = text => { said.textContent = text; };
  on.addEventListener('click', async () => {
    on.disabled = true;
    try {
      const allowed = await Notification.requestPermission();
      if (allowed !== 'granted') return tell(box.dataset.refused);
      await navigator.serviceWorker.register(`${scope}worker.js`, { scope });
      const registration = await navigator.serviceWorker.getRegistration(scope);
      await new Promise(resolve => {
        const worker = registration.active ?? registration.waiting ?? registration.installing;
        if (worker.state === 'activated') resolve();
        else worker.addEventListener('statechange', () => { if (worker.state === 'activated') resolve(); });
      });
      const { public_key: key } = await (await fetch('/api/push-key', { headers: { Accept: 'application/json' } })).json();
      const made = await registration.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: bytes(key) });
      const { endpoint, keys } = made.toJSON();
      const answer = await send('POST', { endpoint, keys });
      if (!answer.ok) {
        await made.unsubscribe();
        throw new Error(String(answer.status));
      }
      tell(box.dataset.done);
    } catch {
      tell(box.dataset.failed);
    } finally {
      on.disabled = false;
      await show();
    }
  });
  off.addEventListener('click', async () => {
    const present = await subscription();
    if (present) {
      await send('DELETE', { endpoint: present.endpoint }).catch(() => {});
      await present.unsubscribe();
    }
    tell(box.dataset.ended);
    await show();
  });
  show();
})();
