// Keys as files: NAME.private.jwk for whoever signs, NAME.public.jwk for whoever reads.

import { webcrypto } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { basename } from 'node:path';

import type { Locale } from '../../index';
import type { PublicKey } from '../../records/contract';
import { sha256, toBase64 } from '../../records/layout';
import { OutputFailure, Usage } from '../errors';
import { type Given, oneOf } from '../given';
import { print } from '../terminal';
import { saying } from './sentences';
import { textOf } from './settings';

/** P-256 first: every browser of today checks it, and not every one Ed25519. */
const ALGORITHMS = ['ES256', 'Ed25519'] as const;

export async function makeKeys([action, ...rest]: string[], given: Given, locale: Locale): Promise<number> {
  const { out } = given;
  if (action !== 'make' || rest.length > 0 || !out) throw new Usage((_, locale) => saying(locale).keysMake);
  const algorithm = oneOf('algorithm', given.algorithm ?? 'ES256', ALGORITHMS);
  const parameters = algorithm === 'ES256' ? { name: 'ECDSA', namedCurve: 'P-256' } : { name: 'Ed25519' };
  const pair = (await webcrypto.subtle.generateKey(parameters, true, ['sign', 'verify'])) as webcrypto.CryptoKeyPair;
  const { kty, crv, x, y, d } = await webcrypto.subtle.exportKey('jwk', pair.privateKey);
  const open = { kty, crv, x, ...(y !== undefined && { y }) };
  // A name that people recognise, and what tells two keys of one name apart.
  const print256 = await sha256(new TextEncoder().encode(JSON.stringify(open)));
  const kid = `${basename(out)}-${toBase64(print256).slice(0, 8)}`;
  const [secretFile, openFile] = [`${out}.private.jwk`, `${out}.public.jwk`];
  await create(secretFile, { kid, ...open, d }, 0o600);
  await create(openFile, { kid, ...open }, 0o644);
  await print(`${saying(locale).keysMade({ secret: secretFile, open: openFile })}\n`);
  return 0;
}

async function create(path: string, key: object, mode: number): Promise<void> {
  try {
    await writeFile(path, `${JSON.stringify(key, null, 2)}\n`, { flag: 'wx', mode });
  } catch (error) {
    const isThere = (error as NodeJS.ErrnoException).code === 'EEXIST';
    throw isThere
      ? new Usage((say, locale) => `${path}${say.colon}${saying(locale).keyExists}`)
      : new OutputFailure(path, error);
  }
}

/** A key for readers; of a private one only what is public. */
export async function publicKey(path: string): Promise<PublicKey> {
  const { d: _, ...open } = await keyOf(path);
  return open as PublicKey;
}

export async function privateKey(path: string): Promise<PublicKey> {
  const key = await keyOf(path);
  if (typeof key.d !== 'string') throw new Usage((say, locale) => `${path}${say.colon}${saying(locale).notPrivate}`);
  return key;
}

async function keyOf(path: string): Promise<PublicKey> {
  const text = await textOf(path);
  try {
    const { kid, kty, crv, x, y, d } = JSON.parse(text) as Record<string, unknown>;
    const isKnown = (kty === 'EC' && crv === 'P-256' && typeof y === 'string') || (kty === 'OKP' && crv === 'Ed25519');
    if (typeof kid === 'string' && kid !== '' && isKnown && typeof x === 'string') {
      return { kid, kty, crv, x, ...(y !== undefined && { y }), ...(d !== undefined && { d }) };
    }
  } catch {
    // Told below.
  }
  throw new Usage((say, locale) => `${path}${say.colon}${saying(locale).notAKey}`);
}
