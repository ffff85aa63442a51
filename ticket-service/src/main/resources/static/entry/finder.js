import { Camera } from './camera.js';
import { openReader } from './qr-reader.js';
import { SameCode } from './same-code.js';
import { readToken, clean } from './token.js';

/** Looks through the camera for tickets, one after the other, and never stops for an answer. */
export class Finder {
  #video;
  #camera;
  #seen = new SameCode();
  #read = null;
  #running = false;
  #loop = Promise.resolve();
  #found;
  #two;

  /**
   * @param found is told of each code
   * @param two is told whether there is more than one ticket in the picture: then none is read
   */
  constructor(video, device, found, two) {
    this.#video = video;
    this.#camera = new Camera(video, device);
    this.#found = found;
    this.#two = two;
  }

  get camera() { return this.#camera; }

  async start(device) {
    await this.#camera.start(device);
    this.#read ??= await openReader();
    if (this.#running) return;
    this.#running = true;
    this.#loop = this.#loop.then(() => this.#look());
  }

  stop() {
    this.#camera.stop();
    this.#running = false;
  }

  async #look() {
    while (this.#running) {
      if (this.#video.readyState >= 2 && !document.hidden) this.#handle(await this.#read(this.#video).catch(() => []));
      await nextPicture(this.#video);
    }
  }

  #handle(texts) {
    const { shown, areTwo } = choose(texts);
    this.#two(areTwo);
    if (!areTwo) for (const code of this.#seen.fresh(shown, performance.now())) this.#found(code);
  }
}

/** Of the codes in a picture the one to read: a ticket, whatever hangs beside it; none where there are two tickets. */
export function choose(texts) {
  const codes = [...new Set(texts.map(clean).filter(Boolean))];
  const tickets = codes.filter(code => readToken(code.toUpperCase()));
  return { shown: tickets.length ? tickets : codes.slice(0, 1), areTwo: tickets.length > 1 };
}

/** No more than some fifteen pictures a second: batteries have to last for a shift. */
const nextPicture = video => new Promise(resolve => setTimeout(() => {
  if (!video.requestVideoFrameCallback || video.paused) return resolve();
  video.requestVideoFrameCallback(resolve);
  setTimeout(resolve, 500);
}, 60));
