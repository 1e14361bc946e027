// How the entry for many codes gets at a registry that the other entry has read: their modules share nothing, so it reads
// the document once more. The way there is no part of what an object shows, and stays the same over versions.

export const DOCUMENT: unique symbol = /* @__PURE__ */ Symbol.for('humanoid-id/registry-document');

type HasDocument = { readonly [DOCUMENT]: () => Uint8Array };

const encode = (text: string) => new TextEncoder().encode(text);

/** The documents of what somebody gives as registries. */
export function documentsOf(given: unknown): Uint8Array[] {
  return (Array.isArray(given) ? given : [given]).map((one) => {
    if (one instanceof Uint8Array) return one;
    if (typeof one !== 'object' || one === null) return encode(typeof one === 'string' ? one : '');
    return DOCUMENT in one ? (one as HasDocument)[DOCUMENT]() : encode(JSON.stringify(one));
  });
}
