const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const SIGNATURE = 64;
const LONGEST = 256;
const FORMAT_WITH_REVISION = 2;

/** What a ticket's QR code says; null if it is not one of ours. The signature is not looked at. */
export function readToken(text) {
  const bytes = base32(clean(text).toUpperCase());
  if (!bytes || bytes.length <= 1 + SIGNATURE) return null;
  const signed = bytes.subarray(0, bytes.length - SIGNATURE);
  const format = signed[0] >> 4;
  if (format !== 1 && format !== FORMAT_WITH_REVISION) return null;
  const numbers = varints(signed.subarray(1));
  if (!numbers || numbers.length !== format + 2) return null;
  const [event, number, ticketId, revision = 0] = numbers;
  return { kid: hex(signed[0]), event, number, ticketId, revision, signed, signature: bytes.subarray(bytes.length - SIGNATURE) };
}

/** The code that people read and type: event, number, and four letters if the ticket was handed on. */
export function readCode(text) {
  const match = /^([A-Z][A-Z0-9]*)-(\d{1,9})(?:-([A-Z0-9]{4}))?$/.exec(clean(text).toUpperCase());
  return match && { event: match[1], number: Number(match[2]), letters: match[3] ?? '' };
}

/** Without what scanners put before a code, and without characters that nobody sees. */
export function clean(text) {
  return String(text).replace(/[\p{Cc}\p{Cf}\s]/gu, '').replace(/^\][A-Za-z]\d/, '').replace(/^\\0000\d\d/, '');
}

function base32(text) {
  if (!text || text.length > LONGEST) return null;
  const bytes = new Uint8Array(Math.floor(text.length * 5 / 8));
  let bits = 0, held = 0, at = 0;
  for (const letter of text) {
    const value = ALPHABET.indexOf(letter);
    if (value < 0) return null;
    held = held << 5 | value;
    bits += 5;
    if (bits >= 8) {
      bits -= 8;
      bytes[at++] = held >> bits;
      held &= (1 << bits) - 1;
    }
  }
  return held === 0 && bits < 5 ? bytes : null; // one text for each token
}

function varints(bytes) {
  const numbers = [];
  let value = 0, scale = 1;
  for (const byte of bytes) {
    value += (byte & 0x7f) * scale;
    scale *= 128;
    if (value > Number.MAX_SAFE_INTEGER) return null;
    if (byte & 0x80) continue;
    numbers.push(value);
    value = 0;
    scale = 1;
  }
  return scale === 1 ? numbers : null;
}

const hex = byte => byte.toString(16).padStart(2, '0');

/** The published keys with which signatures are checked. */
export class TicketKeys {
  #keys = new Map();
  #subtle;

  constructor(jwks, subtle = globalThis.crypto?.subtle) {
    this.#subtle = subtle;
    for (const { kid, kty, crv, x } of jwks?.keys ?? []) this.#keys.set(kid, { kty, crv, x });
  }

  get size() { return this.#keys.size; }

  /** Whether it was signed here; null if this browser, or without its key, nobody can tell. */
  async verify(token) {
    const key = await this.#key(token.kid);
    if (!key) return null;
    return this.#subtle.verify('Ed25519', key, token.signature, token.signed);
  }

  async #key(kid) {
    const found = this.#keys.get(kid);
    if (!found || !this.#subtle) return null;
    try {
      found.imported ??= this.#subtle.importKey('jwk', { kty: found.kty, crv: found.crv, x: found.x }, 'Ed25519', false, ['verify']);
      return await found.imported;
    } catch {
      return null; // an older browser without Ed25519
    }
  }
}
