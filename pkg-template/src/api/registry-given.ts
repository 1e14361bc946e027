// What somebody gives as a registry document: its text or its bytes, or what is wrong with it as a whole.

import type { RegistryFault } from '../contract/types';

const DEPTH = 16;

export function documentIn(given: unknown): string | Uint8Array | RegistryFault {
  if (typeof given === 'string') return given;
  if (ArrayBuffer.isView(given)) return new Uint8Array(given.buffer, given.byteOffset, given.byteLength);
  try {
    return ofObject(given);
  } catch (error) {
    // What asks before it gives: a getter, a proxy.
    return fault('what JSON can hold', said(error));
  }
}

const fault = (expected: string, found: string): RegistryFault => ({ pointer: '', expected, found });
const said = (error: unknown) => (error instanceof Error ? error.message : 'an error');

function ofObject(given: unknown): string | Uint8Array | RegistryFault {
  // Not `instanceof`: what comes from a frame or a worker is of another realm.
  const kind = Object.prototype.toString.call(given).slice(8, -1);
  if (/^(?:Shared)?ArrayBuffer$/.test(kind)) return new Uint8Array(given as ArrayBuffer);
  const isObject = typeof given === 'object' && given !== null;
  const isPlain = isObject ? /^(?:Object|Array|Module)$/.test(kind) || 'toJSON' in given : kind !== 'BigInt';
  try {
    // A promise, an answer of the network, a map: JSON makes nothing of them, and nobody would know why.
    const text = isPlain ? JSON.stringify(given) : undefined;
    return text ?? fault('an object of plain data, JSON text or its bytes', isObject ? kind : typeof given);
  } catch (error) {
    if (isDeeper(given, DEPTH)) return fault('values nested 16 deep at most', 'more');
    return fault('what JSON can hold', said(error));
  }
}

function isDeeper(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return levels === 0 || Object.values(value).some((inner) => isDeeper(inner, levels - 1));
}
