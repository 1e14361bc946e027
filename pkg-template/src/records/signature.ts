// Detached signatures: which of the keys given signed these bytes. The library that checks them is loaded on demand.

import type { Names, PublicKey, Signature } from './contract';

/** More would only cost time. */
const MOST = 8;

/**
 * Which of the keys signed the bytes. A key is chosen by the `kid` that the signature names; the document itself gives
 * none. While keys change there are two signatures, and one that holds is enough.
 */
export async function verifySignature(
  bytes: Uint8Array,
  jws: string | readonly string[],
  keys: readonly PublicKey[],
): Promise<Signature> {
  let worst: Signature = state('not-signed', null);
  for (const one of (typeof jws === 'string' ? [jws] : jws).slice(0, MOST)) {
    const kid = kidOf(one);
    for (const key of keys.filter((it) => kid !== null && it.kid === kid)) {
      const { verifyBytes } = await import('./jose');
      const outcome = await verifyBytes(bytes, one, key);
      if (outcome === 'signed') return state('signed', key.kid);
      if (outcome === 'wrong') worst = state('wrong', key.kid);
      else if (worst.state === 'not-signed') worst = state('not-checked', key.kid);
    }
  }
  return worst;
}

function kidOf(jws: string): string | null {
  try {
    const [head = ''] = jws.split('.');
    const { kid } = JSON.parse(atob(head.replaceAll('-', '+').replaceAll('_', '/'))) as { kid?: unknown };
    return typeof kid === 'string' ? kid : null;
  } catch {
    return null;
  }
}

function state(state: Signature['state'], key: string | null): Signature {
  return { state, key, message: MESSAGES[state](key ?? '') };
}

const MESSAGES: Record<Signature['state'], (key: string) => Names> = {
  signed: (key) => ({ en: `signed by ${key}`, zh: `由 ${key} 签名` }),
  'not-signed': () => ({ en: 'not signed', zh: '未签名' }),
  wrong: () => ({ en: 'signature wrong', zh: '签名错误' }),
  'not-checked': (key) => ({
    en: `signed, and this browser cannot check the kind of key of ${key}`,
    zh: `已签名，但此浏览器无法验证 ${key} 这类密钥`,
  }),
};
