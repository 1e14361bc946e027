// The address of a script, as an element, a worker or a service worker takes it. Where Trusted Types are required, only a policy
// may name one; ours names nothing outside the folder of the page. A host may forbid every policy.

const POLICY = 'humanoid-id';

type Policy = { createScriptURL(address: string): unknown };
type TrustedTypes = { createPolicy(name: string, rules: { createScriptURL(address: string): string }): Policy };

let policy: Promise<Policy | null> | undefined;

/** As what takes it wants it; `null` where the host forbids it. */
export async function scriptAddress(address: URL): Promise<URL | null> {
  const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes };
  if (!trustedTypes) return address;
  policy ??= mayNameScripts().then((may) => (may ? trustedTypes.createPolicy(POLICY, { createScriptURL }) : null));
  return ((await policy)?.createScriptURL(address.href) as URL | undefined) ?? null;
}

function createScriptURL(address: string): string {
  if (!address.startsWith(new URL('./', document.baseURI).href)) throw new TypeError(`${address} is not ours`);
  return address;
}

/** To try is to break the policy of the host, which the browser reports to it: so its headers are read first. */
async function mayNameScripts(): Promise<boolean> {
  const page = await fetch(location.href, { cache: 'force-cache' }).catch(() => null);
  const policies = page?.headers.get('content-security-policy')?.split(',') ?? [];
  return policies.every((text) => {
    const names = text
      .match(/(?:^|;)\s*trusted-types\b([^;]*)/i)?.[1]
      ?.trim()
      .split(/\s+/);
    return !names || names.includes('*') || names.includes(POLICY);
  });
}
