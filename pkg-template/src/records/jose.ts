// The library for signatures, in a file of its own.

import { base64url, FlattenedSign, flattenedVerify, importJWK, type JWK } from 'jose';
import type { PublicKey } from './contract';

const ALGORITHMS = ['ES256', 'EdDSA', 'Ed25519'];

/** The algorithm of a key. */
function algorithmOf(key: PublicKey): string {
  if (key.kty === 'EC' && key.crv === 'P-256') return 'ES256';
  if (key.kty === 'OKP' && key.crv === 'Ed25519') return 'EdDSA';
  throw new TypeError(`key ${key.kid}: expected P-256 (ES256) or Ed25519, found ${String(key.crv ?? key.kty)}`);
}

export async function verifyBytes(
  bytes: Uint8Array,
  jws: string,
  key: PublicKey,
): Promise<'signed' | 'wrong' | 'not-checked'> {
  const algorithm = algorithmOf(key);
  // Only what is public of it, whatever was given.
  const { kty, crv, x, y } = key as unknown as JWK;
  const jwk = { kty, crv, x, ...(y !== undefined && { y }) } as JWK;
  const imported = await importJWK(jwk, algorithm).catch(() => null);
  if (imported === null) return 'not-checked';
  const [head = '', payload, signature = '', ...rest] = jws.split('.');
  if (payload !== '' || rest.length > 0) return 'wrong';
  try {
    const algorithms = algorithm === 'ES256' ? ['ES256'] : ALGORITHMS.slice(1);
    await flattenedVerify({ protected: head, payload: base64url.encode(bytes), signature }, imported, { algorithms });
    return 'signed';
  } catch {
    return 'wrong';
  }
}

/** A detached JWS over bytes: as any other, with the payload left out (RFC 7515, appendix F). */
export async function signBytes(bytes: Uint8Array, key: PublicKey): Promise<string> {
  const algorithm = algorithmOf(key);
  const imported = await importJWK(key as unknown as JWK, algorithm);
  const head = { alg: algorithm, kid: key.kid };
  const { protected: written, signature } = await new FlattenedSign(bytes).setProtectedHeader(head).sign(imported);
  return `${written}..${signature}`;
}
