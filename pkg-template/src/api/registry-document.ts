// Every registry keeps the document that it was read from, so that any module can read it once more: the one for many codes,
// another copy of the package, and one that was given a proxy or a copy by a state library. The way there is no part of a
// registry as JSON, and stays the same over versions.

export const DOCUMENT: unique symbol = /* @__PURE__ */ Symbol.for('humanoid-id/registry-document');

type HasDocument = { readonly [DOCUMENT]: () => Uint8Array };

const encode = (text: string) => new TextEncoder().encode(text);

/** The document of what `loadRegistry` returned, always the same bytes; nothing where it returned no such thing. */
export function documentOf(one: unknown): Uint8Array | undefined {
  if (typeof one !== 'object' || one === null || !(DOCUMENT in one)) return undefined;
  const document = (one as HasDocument)[DOCUMENT]();
  return ArrayBuffer.isView(document) ? document : undefined;
}

/** The documents of what somebody gives as registries. */
export function documentsOf(given: unknown): Uint8Array[] {
  return (Array.isArray(given) ? given : [given]).map((one) => {
    if (one instanceof Uint8Array) return one;
    return (
      documentOf(one) ?? encode(typeof one === 'object' ? JSON.stringify(one) : typeof one === 'string' ? one : '')
    );
  });
}
