import { ask, button, byId, drawQr, make } from './dom.js';
import { signal, wakeSound } from './feedback.js';
import { keepAwake } from './awake.js';
import { say, sayNumber } from './words.js';

export const TEST_CODE = 'MARQUEE-SCANNER-TEST';

/** The phone itself: sounds, scanner, camera, what is kept, and signing out. */
export class PhoneView {
  #door;

  constructor(door, camera) {
    this.#door = door;
    byId('sounds').replaceChildren(...['yes', 'no', 'maybe', 'correction'].map(kind => button(say(`sound.${kind}`), () => {
      wakeSound();
      signal(kind);
    }, { sign: 'volume-up' })));
    byId('leave').addEventListener('click', () => this.#leave());
    byId('camera-choice').addEventListener('change', event => camera(event.target.value));
    drawQr(byId('test-code'), TEST_CODE);
    this.#advise();
  }

  /** The page and a list are on the phone. */
  takenAlong() {
    byId('taken-along').textContent = say('keep.ready');
    document.body.dataset.takenAlong = 'yes';
  }

  /** A scanner has read the test code. */
  scannerWorks() { byId('scanner-result').textContent = say('scanner.works'); }

  cameras(choices, current) {
    byId('camera-field').hidden = choices.length < 2;
    byId('camera-choice').replaceChildren(...choices.map((it, i) => make('option', { value: it.id }, it.label || say('camera.number', i + 1))));
    if (current) byId('camera-choice').value = current;
  }

  show() {
    byId('who').textContent = this.#door.api.key ? say('who.link', this.#door.person ?? '') : say('who', this.#door.person ?? '');
    byId('leave').lastChild.textContent = say(this.#door.api.key ? 'leave.link' : 'leave');
  }

  async #advise() {
    const advice = [say('keep.home-screen')];
    const isKept = await navigator.storage?.persist?.().catch(() => false);
    advice.push(say(isKept ? 'keep.storage' : 'keep.storage.not'));
    advice.push(say(await keepAwake() ? 'keep.awake' : 'keep.awake.not'));
    byId('advice').replaceChildren(...advice.map(text => make('li', {}, text)));
  }

  async #leave() {
    const { queue, api } = this.#door, isLink = api.key !== null;
    const text = queue.size ? sayNumber('leave.unsent', queue.size) : say('leave.text');
    const yes = await ask({ title: say(isLink ? 'leave.link' : 'leave'), text, yes: say(isLink ? 'leave.link' : 'leave') });
    if (yes === null) return;
    await this.#door.forgetPerson();
    if (isLink) location.replace('/entry/');
    else byId('logout').submit();
  }
}
