/** Each tone: frequency in hertz, when it begins and how long it is, in seconds; and the vibration in milliseconds. */
const SIGNALS = {
  yes: { tones: [[880, 0, 0.09], [1320, 0.1, 0.16]], wave: 'sine', vibration: [80] },
  calm: { tones: [[660, 0, 0.12]], wave: 'sine', vibration: [40] },
  maybe: { tones: [[520, 0, 0.12], [520, 0.2, 0.12], [520, 0.4, 0.12]], wave: 'triangle', vibration: [100, 80, 100, 80, 100] },
  no: { tones: [[196, 0, 0.28], [147, 0.3, 0.45]], wave: 'sawtooth', vibration: [350, 100, 350] },
  correction: { tones: [[988, 0, 0.18], [494, 0.2, 0.18], [988, 0.4, 0.18], [494, 0.6, 0.3]], wave: 'square', vibration: [200, 80, 200, 80, 500] },
};

let audio = null;

/** Phones let a page make sounds only from within a tap. */
export function wakeSound() {
  const Audio = globalThis.AudioContext ?? globalThis.webkitAudioContext;
  if (!Audio || navigator.userActivation?.hasBeenActive === false) return;
  audio ??= new Audio();
  if (audio.state !== 'running') audio.resume().catch(() => {});
}

export function signal(kind) {
  const { tones, wave, vibration } = SIGNALS[kind];
  if (navigator.userActivation?.hasBeenActive !== false) navigator.vibrate?.(vibration);
  if (audio?.state !== 'running') return;
  for (const [frequency, from, length] of tones) beep(frequency, audio.currentTime + from, length, wave);
}

function beep(frequency, from, length, wave) {
  const oscillator = audio.createOscillator(), volume = audio.createGain();
  oscillator.type = wave;
  oscillator.frequency.value = frequency;
  volume.gain.setValueAtTime(0.0001, from);
  volume.gain.exponentialRampToValueAtTime(0.8, from + 0.01);
  volume.gain.exponentialRampToValueAtTime(0.0001, from + length);
  oscillator.connect(volume).connect(audio.destination);
  oscillator.start(from);
  oscillator.stop(from + length);
}
