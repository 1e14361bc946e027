// The ways to the scanner: its button, a pasted or dropped picture. It is loaded at the first of them.

import { type HumanoidId, type Locale, ready } from 'humanoid-id';
import { find } from '../dom';
import { once } from '../once';
import type { Scanner } from '../scan/scan';
import { isDocument } from './registry';

export function scanning(take: (code: HumanoidId) => void, locale: () => Locale): void {
  const scanner = once(async (): Promise<Scanner> => {
    const [loaded] = await Promise.all([import('../scan/scan'), ready()]);
    return loaded.scanner(take);
  });
  const read = async (files: FileList | null | undefined) => {
    const [first] = files ?? [];
    if (first) await (await scanner()).read(first, locale());
  };

  find('#scan').addEventListener('click', async () => (await scanner()).look(locale()));
  addEventListener('paste', (event) => {
    if (event.clipboardData?.files.length) event.preventDefault();
    void read(event.clipboardData?.files);
  });
  addEventListener('drop', (event) => {
    const [first] = event.dataTransfer?.files ?? [];
    // Text that is dropped is the field's business, a document the registry's.
    if (!first || isDocument(first)) return;
    event.preventDefault();
    void read(event.dataTransfer?.files);
  });
}
