import { button } from './dom.js';
import { say } from './words.js';
import { strip } from './strips.js';

/**
 * Takes the page along. A newer version waits until somebody says so, so that nothing changes while people queue, and until no scan
 * would be lost with this page.
 *
 * @param leaving `{ isSafe, whenSafe(work) }`: whether this page can go, and how to do something once it can
 * @returns whether it is on the phone
 */
export async function registerWorker(leaving) {
  if (!navigator.serviceWorker) return false;
  let hadOne = navigator.serviceWorker.controller !== null; // the first one takes over a page that is as new as itself
  navigator.serviceWorker.addEventListener('controllerchange', () => {
    if (hadOne) leaving.whenSafe(() => location.reload());
    hadOne = true;
  });
  const offer = worker => worker && strip('version', say('version'), { tone: '', sign: 'arrow-repeat', action: button(say('version.use'), () => use(worker, leaving)) });
  try {
    const registration = await navigator.serviceWorker.register('/entry/worker.js', { scope: '/entry/', updateViaCache: 'none' });
    offer(registration.waiting);
    registration.addEventListener('updatefound', () => {
      const found = registration.installing;
      found.addEventListener('statechange', () => { if (found.state === 'installed' && navigator.serviceWorker.controller) offer(found); });
    });
    await navigator.serviceWorker.ready;
    return true;
  } catch {
    strip('worker', say('worker.none'));
    return false;
  }
}

function use(worker, leaving) {
  if (!leaving.isSafe) strip('version', say('version.waits'), { tone: '', sign: 'arrow-repeat' });
  leaving.whenSafe(() => worker.postMessage('use-new-version'));
}
