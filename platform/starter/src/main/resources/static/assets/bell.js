// How many notifications are unread, on every page of whoever is signed in.
'use strict';
for (const bell of document.querySelectorAll('[data-bell]')) {
  const { bell: address, live, none, some } = bell.dataset, numbers = new Intl.NumberFormat(document.documentElement.lang);
  const count = bell.querySelector('.count'), words = bell.querySelector('.visually-hidden');
  const tabs = 'BroadcastChannel' in globalThis ? new BroadcastChannel('marquee-bell') : null;
  let newest = null, stop = null;
  const show = ({ unread, latest }) => {
    const text = unread > 99 ? '99+' : numbers.format(unread);
    count.textContent = text;
    count.hidden = unread === 0;
    words.textContent = unread === 0 ? none : some.replace('{0}', text);
    if (newest !== null && latest > newest) for (const more of document.querySelectorAll('[data-more]')) more.hidden = false;
    newest = Math.max(newest ?? 0, latest);
  };
  const end = () => {
    stop?.();
    stop = null;
    show({ unread: 0, latest: 0 });
  };
  stop = marqueeLive.watch(live, {
    givesWay: true,
    message: (name, data) => { if (name === 'notifications') show(data); },
    ask: async signal => {
      const answer = await fetch(address, { headers: { Accept: 'application/json' }, cache: 'no-cache', redirect: 'error', signal });
      if (answer.ok) show(await answer.json());
      else if (answer.status === 401) end();
    },
  });
  // Of whoever signs out, this browser takes nothing any more.
  const endPush = async () => {
    const registration = await navigator.serviceWorker.getRegistration('/my/notifications/');
    const subscription = await registration?.pushManager?.getSubscription();
    if (!subscription) return;
    const body = JSON.stringify({ endpoint: subscription.endpoint });
    await fetch('/api/push-subscriptions', { method: 'DELETE', headers: { 'Content-Type': 'application/json' }, body, keepalive: true });
    await subscription.unsubscribe();
  };
  // Whoever signs out does so in all tabs.
  document.addEventListener('submit', async event => {
    const form = event.target;
    if (event.defaultPrevented || new URL(form.action).pathname !== '/logout') return;
    tabs?.postMessage('signed-out');
    stop?.();
    if (!('serviceWorker' in navigator) || globalThis.Notification?.permission !== 'granted') return;
    event.preventDefault();
    await Promise.race([endPush().catch(() => {}), new Promise(resolve => setTimeout(resolve, 2000))]);
    form.submit();
  });
  tabs?.addEventListener('message', end);
}
