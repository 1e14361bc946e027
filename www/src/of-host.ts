// Documents of the host's own, beside the page.

/** How long a network may take to answer, where there is something to go on with. */
const PATIENCE_MS = 3000;

/**
 * A document that the host may change at any time: asked for anew whenever there is a network, and kept for when there is
 * none, or one that accepts and never answers. The service worker's list would know only how it was when the page was
 * built. `canDo`: the page can do without it.
 */
export async function ofHost(address: string, canDo = false): Promise<Response | null> {
  const kept = 'caches' in window ? await caches.open('configuration').catch(() => null) : null;
  const copy = (await kept?.match(address)) ?? null;
  if (navigator.onLine) {
    const stop = new AbortController();
    const limit = copy || canDo ? setTimeout(() => stop.abort(), PATIENCE_MS) : undefined;
    try {
      const answer = await fetch(address, { cache: 'no-cache', signal: stop.signal });
      // What a page cannot do without may be large, and comes as fast as it comes.
      if (!canDo) clearTimeout(limit);
      if (!answer.ok) return null;
      // A page in the place of a document is not the host's word: a hotel's network asks for a name before it lets anybody
      // through, and some hosts answer so what they do not have.
      if (!answer.headers.get('content-type')?.includes('text/html')) {
        const { headers } = answer;
        const whole = new Response(await answer.blob(), { headers });
        await kept?.put(address, whole.clone());
        return whole;
      }
    } catch {
      // No network, or one that begins and never ends.
    } finally {
      clearTimeout(limit);
    }
  }
  return copy;
}
