import { catalogue } from './catalogue';

/** A code that fits a layout there is, where there is one. */
export function exampleIn(document: Uint8Array | object): string | undefined {
  const { enterprises } = catalogue(document);
  const active = enterprises.filter((enterprise) => enterprise.status === 'active');
  return (active.find(({ layout }) => layout) ?? active[0])?.samples[0];
}
