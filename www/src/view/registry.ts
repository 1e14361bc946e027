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

export type RegistrySection = {
  /** To be called with the language of the page. */
  speak(locale: Locale): void;
  /** Where the host names none, and nobody has chosen one, the sample is used from here on. */
  orSample(): Promise<void>;
};

export function registrySection(use: Use): RegistrySection {
  const section = find<HTMLDetailsElement>('.registry');
  const input = find<HTMLInputElement>('input[type=file]', section);
  const none = find<HTMLButtonElement>('#registry-none');
  let locale: Locale = 'zh-CN';
  let loading: Promise<RegistryReader> | undefined;
  const reader = async () => {
    loading ??= Promise.all([import('../registry/registry'), meaningReady()]).then(([it]) =>
      it.registryReader((registry, ...from) => {
        none.hidden = !registry;
        use(registry, ...from);
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
  const configured = async (address: string) => {
    const isUsed = await (await reader()).configured(address);
    // Nobody would look for what went wrong in there.
    section.open ||= !isUsed;
  };
  const begun = configuration().then(({ sound }) => {
    if (sound.registry) void configured(sound.registry);
  });
  let sampled: Promise<void> | undefined;
  return {
    speak(spoken) {
      locale = spoken;
      void loading?.then((loaded) => loaded.speak(locale));
    },
    orSample() {
      sampled ??= begun.then(async () => (loading ? void (await loading) : (await reader()).sample()));
      return sampled;
    },
  };
}
