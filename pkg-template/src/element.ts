// <humanoid-id-input> and <humanoid-id-card>. Importing this defines them, where there are elements to define.

import { HumanoidIdCard } from './card';
import { HumanoidIdInput } from './input';

export { HumanoidIdCard } from './card';
export { HumanoidIdInput, type StateEvent } from './input';

const registry = globalThis.customElements as CustomElementRegistry | undefined;

// Where an engine cannot make them (Safari before 16.4), the plain input inside stays as it is; `bind` makes it live.
if (registry && 'attachInternals' in HTMLElement.prototype) {
  // Another copy of this package may have been here first.
  if (!registry.get('humanoid-id-input')) registry.define('humanoid-id-input', HumanoidIdInput);
  if (!registry.get('humanoid-id-card')) registry.define('humanoid-id-card', HumanoidIdCard);
}

declare global {
  interface HTMLElementTagNameMap {
    'humanoid-id-input': HumanoidIdInput;
    'humanoid-id-card': HumanoidIdCard;
  }
}
