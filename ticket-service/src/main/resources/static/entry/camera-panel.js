import { byId } from './dom.js';
import { wakeSound } from './feedback.js';
import { Finder } from './finder.js';
import { say } from './words.js';

/** The camera on the page: its picture, its buttons, and why it does not work. */
export class CameraPanel {
  #door;
  #finder;
  #cameras;
  #areTwo = false;

  /**
   * @param found is told of each code
   * @param cameras is told which cameras there are, and which one is used
   */
  constructor(door, found, cameras) {
    this.#door = door;
    this.#cameras = cameras;
    this.#finder = new Finder(byId('video'), door.settings.camera ?? null, found, two => this.#two(two));
    byId('camera-on').addEventListener('click', () => this.start());
    byId('camera-off').addEventListener('click', () => this.stop());
    byId('torch').addEventListener('click', () => this.#light());
  }

  /** Asks for the camera: after a tap, never before. */
  async start(device) {
    wakeSound();
    try {
      await this.#finder.start(device);
      this.#show(true, '');
      byId('torch').hidden = !this.#finder.camera.hasTorch;
      await this.#door.keep({ camera: this.#finder.camera.device });
      this.#cameras(await this.#finder.camera.choices(), this.#finder.camera.device);
    } catch (problem) {
      this.#finder.stop();
      const known = ['denied', 'none', 'insecure'].includes(problem.message);
      this.#show(false, say(`camera.${known ? problem.message : 'busy'}`));
    }
  }

  stop() {
    this.#finder.stop();
    this.#show(false, '');
  }

  #show(isOn, text) {
    byId('video').hidden = !isOn;
    byId('camera-on').hidden = isOn;
    byId('camera-buttons').hidden = !isOn;
    this.#say(text);
  }

  #say(text) {
    byId('finder-text').textContent = text;
    byId('finder-text').hidden = !text;
  }

  #two(two) {
    if (two === this.#areTwo) return;
    this.#areTwo = two;
    byId('video').parentElement.classList.toggle('two-codes', two);
    this.#say(two ? say('camera.two') : '');
  }

  async #light() {
    const on = byId('torch').getAttribute('aria-pressed') !== 'true';
    await this.#finder.camera.torch(on).then(() => byId('torch').setAttribute('aria-pressed', String(on)), () => {});
  }
}
