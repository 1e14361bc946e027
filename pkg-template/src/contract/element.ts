// What listeners of the element are told, in types, as those of the DOM have it; and what typed templates may give it.

import type { BindOptions } from './field';
import type { LiveState, Said } from './live';
import type { RulesetOptions } from './types';

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

/** What a typed template (JSX, Vue …) may give the element beside what every element has. */
export interface HumanoidIdInputAttributes {
  name?: string | undefined;
  value?: string | undefined;
  required?: boolean | undefined;
  disabled?: boolean | undefined;
  readOnly?: boolean | undefined;
  readonly?: boolean | undefined;
  form?: string | undefined;
  placeholder?: string | undefined;
  autocomplete?: string | undefined;
  inputmode?: string | undefined;
  enterkeyhint?: string | undefined;
  grouping?: BindOptions['grouping'];
  submit?: BindOptions['submit'];
  /** JSON as well, or the id of an edition, as the attribute has it. A server writes no attribute of an object. */
  rules?: RulesetOptions | string | undefined;
  words?: BindOptions['words'];
}
