const LARGEST = 800; // pixels; enough for our codes, and small enough for an old phone
const LONGEST = 100; // milliseconds for a code that is hard to read

/** Reads the QR codes of a picture: with the browser's own reader where it has one, else with a library. */
export async function openReader() {
  const formats = await globalThis.BarcodeDetector?.getSupportedFormats().catch(() => []) ?? [];
  if (!formats.includes('qr_code')) return libraryReader();
  const detector = new BarcodeDetector({ formats: ['qr_code'] });
  return async video => (await detector.detect(video)).map(it => it.rawValue);
}

async function libraryReader() {
  const { _QRScanner } = await import('./vendor/qr/decode.js');
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('2d', { willReadFrequently: true });
  let scanner = null, size = '';
  return async video => {
    const scale = Math.min(1, LARGEST / Math.max(video.videoWidth, video.videoHeight));
    const width = Math.round(video.videoWidth * scale), height = Math.round(video.videoHeight * scale);
    if (size !== `${width}×${height}`) {
      canvas.width = width;
      canvas.height = height;
      scanner = new _QRScanner({ maxSize: { width, height }, timeLimit: LONGEST });
      size = `${width}×${height}`;
    }
    context.drawImage(video, 0, 0, width, height);
    scanner.addImage(context.getImageData(0, 0, width, height));
    try {
      return (await scanner.decodeAsync(true)).filter(it => typeof it === 'string');
    } catch {
      return []; // no code in the picture
    }
  };
}
