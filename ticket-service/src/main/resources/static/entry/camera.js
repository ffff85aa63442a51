const PROBLEMS = { NotAllowedError: 'denied', SecurityError: 'denied', NotFoundError: 'none', OverconstrainedError: 'none', NotReadableError: 'busy', AbortError: 'busy' };

/** The camera. `start` fails with one of the words denied, none, busy, insecure as its message. */
export class Camera {
  #video;
  #stream = null;
  #wanted = false;
  #device;

  /** @param device the camera that was chosen before; null for the one at the back */
  constructor(video, device) {
    this.#video = video;
    this.#device = device;
    for (const event of ['pageshow', 'visibilitychange'])
      (event === 'pageshow' ? window : document).addEventListener(event, () => { if (this.#wanted && !document.hidden && !this.isOn) this.start(this.#device).catch(() => {}); });
  }

  get isOn() { return this.#stream?.getVideoTracks().some(track => track.readyState === 'live' && !track.muted) ?? false; }

  get device() { return this.#track?.getSettings?.().deviceId ?? this.#device; }

  get #track() { return this.#stream?.getVideoTracks()[0]; }

  async start(device = this.#device) {
    if (!navigator.mediaDevices?.getUserMedia) throw new Error('insecure');
    this.#wanted = true;
    this.#stop(); // some phones open a second camera only when the first is closed
    const size = { width: { ideal: 1280 }, height: { ideal: 720 } };
    try {
      this.#stream = await this.#open(device ? { deviceId: { exact: device }, ...size } : { facingMode: { ideal: 'environment' }, ...size });
    } catch (problem) {
      if (device && problem.name !== 'NotAllowedError') return this.#retry(); // that camera is gone
      throw new Error(PROBLEMS[problem.name] ?? 'busy', { cause: problem });
    }
    this.#device = device;
    this.#video.srcObject = this.#stream;
    await this.#video.play().catch(() => {});
  }

  #retry() {
    this.#device = null;
    return this.start(null);
  }

  #open(video) { return navigator.mediaDevices.getUserMedia({ video, audio: false }); }

  stop() {
    this.#wanted = false;
    this.#stop();
  }

  #stop() {
    for (const track of this.#stream?.getTracks() ?? []) track.stop();
    this.#stream = null;
    this.#video.srcObject = null;
  }

  /** All cameras, with what they are called; known once one was allowed. */
  async choices() {
    const devices = await navigator.mediaDevices.enumerateDevices();
    return devices.filter(it => it.kind === 'videoinput').map(it => ({ id: it.deviceId, label: it.label }));
  }

  get hasTorch() { return this.#track?.getCapabilities?.().torch === true; }

  torch(on) { return this.#track.applyConstraints({ advanced: [{ torch: on }] }); }
}
