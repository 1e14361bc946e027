// The ways to a registry: the one of the configuration, a chosen or dropped document, or the sample. What reads them is
// loaded at the first of these.

import type { Locale } from 'humanoid-id';
import { configuration } from '../configuration';
import { find } from '../dom';
import { meaningReady } from '../package';
import type { RegistryReader, Use } from '../registry/registry';

/** A document that is dropped is a registry; whatever else is dropped, a picture. */
export function isDocument(file: File): boolean {
  return file.type === 'application/json' || file.name.toLowerCase().endsWith('.json');
}

/** Returns what is to be called with the language of the page. `otherwise`: what is used where the host says nothing. */
export function registrySection(use: Use, otherwise: 'none' | 'sample' = 'none'): (locale: Locale) => void {
  const section = find<HTMLDetailsElement>('.registry');
  const input = find<HTMLInputElement>('input[type=file]', section);
  const none = find<HTMLButtonElement>('#registry-none');
  let locale: Locale = 'zh-CN';
  let loading: Promise<RegistryReader> | undefined;
  const reader = async () => {
    loading ??= Promise.all([import('../registry/registry'), meaningReady()]).then(([it]) =>
      it.registryReader((registry, document) => {
        none.hidden = !registry;
        use(registry, document);
      }),
    );
    const loaded = await loading;
    loaded.speak(locale);
    return loaded;
  };
  const read = async (files: FileList | null | undefined) => {
    const [file] = files ?? [];
    if (!file) return;
    section.open = true;
    await (await reader()).file(file);
  };

  input.addEventListener('change', async () => {
    await read(input.files);
    input.value = '';
  });
  find('#registry-sample').addEventListener('click', async () => (await reader()).sample());
  none.addEventListener('click', async () => {
    (await reader()).none();
    input.focus();
  });
  // Whatever it is: without this there is no drop, and the browser opens the file in place of the page.
  addEventListener('dragover', (event) => {
    if (event.dataTransfer?.types.includes('Files')) event.preventDefault();
  });
  addEventListener('drop', (event) => {
    const [file] = event.dataTransfer?.files ?? [];
    if (!file || !isDocument(file)) return;
    event.preventDefault();
    void read(event.dataTransfer?.files);
  });
  void configuration().then(async ({ sound }) => {
    if (!sound.registry) return otherwise === 'sample' ? (await reader()).sample() : undefined;
    const isUsed = await (await reader()).configured(sound.registry);
    // Nobody would look for what went wrong in there.
    section.open ||= !isUsed;
  });
  return (spoken) => {
    locale = spoken;
    void loading?.then((loaded) => loaded.speak(locale));
  };
}
