// The code in the address, behind the `#`: a fragment is never sent to a server. Only a well-formed code is ever
// written there: a person's number pasted by mistake stays out of the history.

/** What the address holds, as it came. */
export function textInAddress(): string {
  const fragment = location.hash.slice(1);
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}

/**
 * Write a code into the address, or take it out. The step back leads from code to code, not from key to key: leaving
 * a code begins a new entry, and whatever is typed until the next code is there happens in that entry.
 */
export function keepInAddress(code: string | null): void {
  const fragment = code ? `#${code}` : '';
  const left = (history.state as { code?: string | null } | null)?.code ?? null;
  // Browsers refuse an address that is written too often.
  if (left === code && location.hash === fragment) return;
  const address = location.pathname + location.search + fragment;
  if (left && left !== code) history.pushState({ code }, '', address);
  else history.replaceState({ code }, '', address);
}

/** Somebody goes back or forward, or edits the address. */
export function onAddress(show: (text: string) => void): void {
  for (const event of ['popstate', 'hashchange']) addEventListener(event, () => show(textInAddress()));
}
