// What listeners of the element are told, in types, as those of the DOM have it.

import type { LiveState, Said } from './live';

/** Sent after every change, whoever made it; `input` and `change` are sent for the person's own. */
export type StateEvent = CustomEvent<{ state: LiveState; said: Said }>;

export type HumanoidIdInputEventMap = HTMLElementEventMap & { state: StateEvent };

/** `addEventListener` and its opposite: what is known by name, and whatever else there is. */
export type TypedListening<Options> = {
  <Name extends keyof HumanoidIdInputEventMap>(
    name: Name,
    listen: (this: HTMLElement, event: HumanoidIdInputEventMap[Name]) => unknown,
    options?: boolean | Options,
  ): void;
  (name: string, listen: EventListenerOrEventListenerObject, options?: boolean | Options): void;
};
