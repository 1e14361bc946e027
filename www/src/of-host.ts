// Documents of the host's own, beside the page.

/**
 * A document that the host may change at any time: asked for anew whenever there is a network, and kept for when there is
 * none. The service worker's list would know only how it was when the page was built.
 */
export async function ofHost(address: string): Promise<Response | null> {
  const kept = 'caches' in window ? await caches.open('configuration').catch(() => null) : null;
  if (navigator.onLine) {
    const answer = await fetch(address, { cache: 'no-cache' }).catch(() => null);
    // A page in the place of a document is not the host's word: a hotel's network asks for a name before it lets anybody
    // through, and some hosts answer so what they do not have.
    const isPage = answer?.headers.get('content-type')?.includes('text/html');
    if (answer?.ok && !isPage) {
      await kept?.put(address, answer.clone());
      return answer;
    }
    if (answer && !answer.ok) return null;
  }
  return (await kept?.match(address)) ?? null;
}
