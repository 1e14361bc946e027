// The edition of the rules that the host names.

import { type Edition, loadRules } from 'humanoid-id';
import { ofHost } from '../of-host';
import { meaningReady } from '../package';

export async function editionAt(address: string): Promise<Edition> {
  const [document] = await Promise.all([ofHost(address), meaningReady()]);
  if (!document) throw new Error(address);
  return loadRules(new Uint8Array(await document.arrayBuffer()));
}
