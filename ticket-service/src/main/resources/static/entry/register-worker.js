import { button } from './dom.js';
import { say } from './words.js';
import { strip } from './strips.js';

/**
 * Takes the page along. A newer version waits until somebody says so, so that nothing changes while people queue.
 *
 * @returns whether it is on the phone
 */
export async function registerWorker() {
  if (!navigator.serviceWorker) return false;
  const hadOne = navigator.serviceWorker.controller !== null;
  navigator.serviceWorker.addEventListener('controllerchange', () => { if (hadOne) location.reload(); });
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

function offer(worker) {
  if (!worker) return;
  strip('version', say('version'), { tone: '', sign: 'arrow-repeat', action: button(say('version.use'), () => worker.postMessage('use-new-version')) });
}
