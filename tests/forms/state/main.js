// A registry that went through a state library, and what each part of the package says of a code with it.

import { decode, loadRegistry } from 'humanoid-id';
import { checkBytes } from 'humanoid-id/bulk';
import 'humanoid-id/card';
import sampleRegistry from 'humanoid-id/sample-registry';
import { createDraft, enableMapSet, produce } from 'immer';
import { observable } from 'mobx';
import { createMutable } from 'solid-js/store';
import { proxy, snapshot } from 'valtio';
import { reactive, readonly } from 'vue';
import { stateOf } from './svelte.svelte.js';

enableMapSet();
const CODE = 'CNTESTH1A00120260522A00000001';

/** Each takes `{ registry, layers }` and gives it back as a page gets to see it. */
const libraries = {
  svelte: stateOf,
  mobx: observable,
  valtio: proxy,
  'valtio, a snapshot': (state) => snapshot(proxy(state)),
  immer: createDraft,
  'immer, produced': (state) => produce(state, (draft) => void draft.layers.push(state.registry)),
  vue: reactive,
  'vue, readonly': readonly,
  solid: createMutable,
};

window.ask = (name) => {
  const registry = loadRegistry(sampleRegistry);
  const state = libraries[name]({ registry, layers: [registry] });
  const card = document.querySelector('humanoid-id-card');
  const drawn = [state.registry, state.layers].map((given) => {
    card.registry = given;
    return card.shadowRoot.querySelector('[part~=model] [part=name]')?.textContent;
  });
  return {
    isAnother: state.registry !== registry,
    decoded: [state.registry, state.layers].map((given) => decode(CODE, { registry: given }).model.name.en),
    checked: checkBytes(new TextEncoder().encode(CODE), { registry: state.registry }).summary.valid,
    drawn,
  };
};
window.names = Object.keys(libraries);
await customElements.whenDefined('humanoid-id-card');
window.loaded = true;
