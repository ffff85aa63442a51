import { webcrypto } from 'node:crypto';

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** A key of its own, and tokens that are signed with it as the server signs them. */
export async function signedToken() {
  const pair = await webcrypto.subtle.generateKey('Ed25519', true, ['sign', 'verify']);
  const { kty, crv, x } = await webcrypto.subtle.exportKey('jwk', pair.publicKey);
  return {
    keys: { keys: ['11', '21'].map(kid => ({ kid, kty, crv, x })) },
    async sign({ event, number, ticketId, revision }) {
      const numbers = revision ? [event, number, ticketId, revision] : [event, number, ticketId];
      const signed = Uint8Array.from([revision ? 0x21 : 0x11, ...numbers.flatMap(varint)]);
      const signature = new Uint8Array(await webcrypto.subtle.sign('Ed25519', pair.privateKey, signed));
      return base32([...signed, ...signature]);
    },
  };
}

function varint(value) {
  const bytes = [];
  for (; value > 0x7f; value = Math.floor(value / 128)) bytes.push(value % 128 | 0x80);
  return [...bytes, value];
}

function base32(bytes) {
  const bits = bytes.map(byte => byte.toString(2).padStart(8, '0')).join('');
  return bits.padEnd(Math.ceil(bits.length / 5) * 5, '0').match(/.{5}/g).map(five => ALPHABET[parseInt(five, 2)]).join('');
}
