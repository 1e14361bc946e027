// An input for a code that takes part in a form by itself: label, input, what is said about it.

import { type BindOptions, bind, inputWords } from '../api/api';
import type { StateEvent, TypedListening } from '../contract/input-types';
import type { Issue, Result, RulesetOptions } from '../contract/types';
import { saidOutside, submitByEnter } from '../field/form-participation';
import { whenThere } from '../field/when-ready';
import type { LiveState, Said } from '../live/live';
import { adopt, Base, define, upgrade } from './custom-element';
import { INPUT_CSS } from './input-css';
import { OPTIONS, optionsOf } from './input-options';
import { MARKS_CSS, marks } from './marks';

let sheet: CSSStyleSheet | undefined;

/** Attributes that the inner input has as well. */
const PASSED = ['placeholder', 'readonly', 'required', 'autocomplete', 'inputmode', 'enterkeyhint'];
/** Attributes that name and describe it. */
const NAMES = ['aria-label', 'aria-labelledby', 'aria-describedby'];
const STATES = ['empty', 'incomplete', 'valid', 'invalid', 'warning'];

export type * from '../contract/input-types';

type Words = NonNullable<BindOptions['words']>;

export interface HumanoidIdInput {
  addEventListener: TypedListening<AddEventListenerOptions>;
  removeEventListener: TypedListening<EventListenerOptions>;
}

// biome-ignore lint/suspicious/noUnsafeDeclarationMerging: what listeners are told has no code of its own
export class HumanoidIdInput extends Base {
  // Not fields: whoever builds for older engines would get a helper for them.
  static get formAssociated(): boolean {
    return true;
  }
  static get observedAttributes(): string[] {
    return [...PASSED, ...Object.keys(OPTIONS), ...NAMES, 'value'];
  }

  readonly #internals = this.attachInternals();
  readonly #label = make('label');
  readonly #input = make('input');
  readonly #message = make('div', 'message');
  readonly #about = make('p', 'about');
  readonly #marks = marks(this.#input);
  readonly #mistakes = new Set<string>();
  /** The page may name it otherwise in another language, before the module is there as well. */
  readonly #renamed = new MutationObserver(() => this.#name());
  #options: BindOptions = {};
  #unbind: (() => void) | undefined;
  #state: LiveState | undefined;
  /** What was said last, as `words` is told of it, and in which words. */
  #said: Parameters<Words> | undefined;
  #text = '';
  #custom = '';
  /** As an attribute has it. */
  #isBad = 'false';
  #isDirty = false;
  #rules: RulesetOptions | undefined;
  #words: Words | undefined;

  constructor() {
    super();
    const root = this.attachShadow({ mode: 'open', delegatesFocus: true });
    sheet = adopt(root, sheet, INPUT_CSS + MARKS_CSS);
    this.#label.htmlFor = 'input';
    const slot = document.createElement('slot');
    slot.name = 'label';
    this.#label.append(slot);
    const field = make('div', 'field');
    field.append(this.#input, this.#marks.layer);
    this.#about.hidden = true;
    root.append(this.#label, field, this.#about, this.#message);

    this.#input.addEventListener('input', () => {
      this.#isDirty = true;
      this.#offer();
    });
    // It ends at the shadow, unlike `input`.
    this.#input.addEventListener('change', () => this.dispatchEvent(new Event('change', { bubbles: true })));
    this.#input.addEventListener('focus', () => this.#name());
    submitByEnter(this.#input, () => this.form);
    // Asked for by the form: say what is missing.
    this.addEventListener('invalid', () => this.#input.dispatchEvent(new Event('invalid')));
  }

  connectedCallback(): void {
    upgrade(this);
    this.#adopt();
    // The browser looked for it before this was defined.
    if (this.autofocus && !this.#state && !this.ownerDocument.querySelector(':focus')) this.focus();
    this.#name();
    this.#renamed.observe(this.ownerDocument, { attributeFilter: ['lang'], subtree: true });
    // Text is taken until then, and judged afterwards.
    whenThere(() => this.#wake());
  }

  #wake(): void {
    if (!this.isConnected || this.#unbind) return;
    this.#bind();
    this.#name();
  }

  disconnectedCallback(): void {
    this.#renamed.disconnect();
    this.#unbind?.();
    this.#unbind = undefined;
  }

  /** What people wrote into the input that stood here before this was defined, and whoever is in it, move in. */
  #adopt(): void {
    const light = this.querySelector('input');
    if (!light) return;
    const { value, selectionStart, selectionEnd } = light;
    const isIn = light.matches(':focus');
    light.remove();
    if (value) this.value = value;
    if (isIn) this.focus();
    if (isIn) this.setSelectionRange(selectionStart ?? 0, selectionEnd ?? 0);
  }

  attributeChangedCallback(name: string, old: string | null, value: string | null): void {
    if (name === 'value') {
      if (!this.#isDirty) this.#write(value ?? '');
    } else if (PASSED.includes(name)) {
      if (value === null) this.#input.removeAttribute(name);
      else this.#input.setAttribute(name, value);
      this.#judge();
    } else if (NAMES.includes(name)) {
      if (this.#unbind) this.#name();
    } else if (old !== value) {
      this.#again();
    }
  }

  formResetCallback(): void {
    this.#isDirty = false;
    this.#write(this.defaultValue);
    this.#input.dispatchEvent(new Event('reset'));
  }

  formDisabledCallback(isDisabled: boolean): void {
    this.#input.disabled = isDisabled;
  }

  formStateRestoreCallback(state: unknown): void {
    if (typeof state === 'string') this.value = state;
  }

  /** The code where it is valid (with `submit="display"`: as it is shown), else the text as it is shown. */
  get value(): string {
    const shown = this.#input.value;
    const { value, result } = this.#state ?? {};
    const isCode = value === shown && result?.status === 'valid' && this.#options.submit !== 'display';
    return isCode ? result.id : shown;
  }
  set value(value: string) {
    // A framework that writes back what it read has nothing to say.
    if (String(value ?? '') === this.value) return;
    this.#isDirty = true;
    this.#write(String(value ?? ''));
  }

  /** What `validate` says of it. */
  get result(): Result | null {
    return this.#state?.result ?? null;
  }

  /** The rules to check by; as an attribute, JSON. */
  get rules(): RulesetOptions {
    try {
      return this.#rules ?? OPTIONS.rules(this.getAttribute('rules'));
    } catch {
      return {};
    }
  }
  set rules(rules: RulesetOptions | undefined) {
    const before = JSON.stringify(this.rules);
    this.#rules = rules;
    // A framework sets them anew at every key; undo and what was announced outlive that.
    if (JSON.stringify(this.rules) !== before) this.#again();
  }

  /** Other words for what is said. */
  get words(): Words | undefined {
    return this.#words;
  }
  set words(words: Words | undefined) {
    const isOne = typeof words === 'function';
    if (words && !isOne) console.error('<humanoid-id-input> words: expected a function');
    this.#words = isOne ? words : undefined;
    this.#sayAgain();
  }

  get defaultValue(): string {
    return this.getAttribute('value') ?? '';
  }
  set defaultValue(value: string) {
    this.setAttribute('value', value);
  }
  get name(): string {
    return this.getAttribute('name') ?? '';
  }
  set name(name: string) {
    this.setAttribute('name', name);
  }
  get placeholder(): string {
    return this.getAttribute('placeholder') ?? '';
  }
  set placeholder(placeholder: string) {
    this.setAttribute('placeholder', placeholder);
  }
  get autocomplete(): string {
    return this.getAttribute('autocomplete') ?? '';
  }
  set autocomplete(autocomplete: string) {
    this.setAttribute('autocomplete', autocomplete);
  }
  get required(): boolean {
    return this.hasAttribute('required');
  }
  set required(on: boolean) {
    this.toggleAttribute('required', on);
  }
  get readOnly(): boolean {
    return this.hasAttribute('readonly');
  }
  set readOnly(on: boolean) {
    this.toggleAttribute('readonly', on);
  }
  get disabled(): boolean {
    return this.hasAttribute('disabled');
  }
  set disabled(on: boolean) {
    this.toggleAttribute('disabled', on);
  }
  get type(): string {
    return this.localName;
  }
  get form(): HTMLFormElement | null {
    return this.#internals.form;
  }
  get labels(): NodeList {
    return this.#internals.labels;
  }
  get validity(): ValidityState {
    return this.#internals.validity;
  }
  get validationMessage(): string {
    return this.#internals.validationMessage;
  }
  get willValidate(): boolean {
    return this.#internals.willValidate;
  }
  checkValidity(): boolean {
    return this.#internals.checkValidity();
  }
  reportValidity(): boolean {
    return this.#internals.reportValidity();
  }
  /** What else the page has against the value, a server's answer say; an empty text takes it back. */
  setCustomValidity(message: string): void {
    this.#custom = String(message);
    this.#sayAgain();
  }
  /** As of an input, the caret stays where it was; a shadow by itself would select all. */
  focus(options?: FocusOptions): void {
    this.#input.focus(options);
  }
  select(): void {
    this.#input.select();
  }
  /** In the text as it is shown, to which the ranges of `result` belong. */
  get selectionStart(): number | null {
    return this.#input.selectionStart;
  }
  set selectionStart(at: number | null) {
    this.#input.selectionStart = at;
  }
  get selectionEnd(): number | null {
    return this.#input.selectionEnd;
  }
  set selectionEnd(at: number | null) {
    this.#input.selectionEnd = at;
  }
  setSelectionRange(start: number, end: number): void {
    this.#input.setSelectionRange(start, end);
  }

  /** Mark places by what somebody else found, a registry say, until the next change. */
  mark(issues: readonly Issue[]): void {
    this.#marks.draw(this.#input.value, issues);
  }

  #write(value: string): void {
    this.#input.value = value;
    this.#offer();
  }

  /** Until somebody can judge it, the text goes as it is. */
  #offer(): void {
    if (!this.#unbind) this.#internals.setFormValue(this.#input.value);
  }

  #again(): void {
    if (this.#unbind) this.#bind();
  }

  #bind(): void {
    this.#unbind?.();
    this.#options = optionsOf(this, this.#rules, this.#mistakes);
    this.#unbind = bind(this.#input, {
      ...this.#options,
      output: this.#message,
      onState: (state, said) => this.#take(state, said),
      words: (...said) => {
        this.#said = said;
        return this.#custom || this.#words?.(...said);
      },
    });
  }

  #sayAgain(): void {
    if (!this.#said) return;
    this.#text = this.#message.textContent = this.#say(...this.#said);
    this.#judge();
  }

  #say(...said: Parameters<Words>): string {
    try {
      return this.#custom || `${this.#words?.(...said) || said[0].text}`;
    } catch {
      // Told where it is shown, by `bind`.
      return said[0].text;
    }
  }

  #take(state: LiveState, said: Said): void {
    // Said anew of the same text: in another language, in which it names itself as well.
    if (this.#state?.value === state.value) this.#name();
    this.#state = state;
    this.#text = said.text;
    this.#isBad = this.#input.getAttribute('aria-invalid') as string;
    const { status, issues } = state.result;
    const isEmpty = state.value === '';
    this.#internals.setFormValue(this.value, state.value);
    this.#judge();
    this.#marks.draw(state.value, issues);
    const warns = issues.some((issue) => issue.severity === 'warning');
    const now = [isEmpty ? 'empty' : status, ...(warns ? ['warning'] : [])];
    // Old engines know no states, or only names with dashes: the attribute is for them.
    this.dataset.status = isEmpty ? 'empty' : status;
    try {
      for (const name of STATES) this.#internals.states[now.includes(name) ? 'add' : 'delete'](name);
    } catch {}
    this.dispatchEvent(new CustomEvent('state', { detail: { state, said } }) satisfies StateEvent);
  }

  /** What a form makes of it. */
  #judge(): void {
    if (!this.#state || !this.#said) return;
    this.#message.dataset.kind = this.#custom ? 'error' : this.#said[0].kind;
    this.#input.setAttribute('aria-invalid', this.#custom ? 'true' : this.#isBad);
    const { value, result } = this.#state;
    let flag: keyof ValidityStateFlags | undefined;
    let text = this.#text;
    if (this.#custom) flag = 'customError';
    else if (value !== '')
      flag = { valid: undefined, incomplete: 'tooShort', invalid: 'customError' }[result.status] as never;
    else if (this.required) {
      flag = 'valueMissing';
      const [, state, language] = this.#said;
      text = inputWords('required', language);
      text = this.#say({ kind: 'error', about: 'required', text }, state, language);
    }
    if (flag) this.#internals.setValidity({ [flag]: true }, this.#custom || text, this.#input);
    else this.#internals.setValidity({});
  }

  /** Where the page names it, our label steps back. */
  #name(): void {
    const { name, about } = saidOutside(this, this.#internals.labels);
    this.#about.textContent = about;
    this.#input.setAttribute('aria-describedby', about ? 'about message' : 'message');
    this.#label.hidden = name !== '';
    if (name) this.#input.setAttribute('aria-label', name);
    else this.#input.removeAttribute('aria-label');
    const slot = this.#label.firstElementChild as HTMLSlotElement;
    if (!name && this.#said) slot.textContent = inputWords('label', this.#said[2]);
  }
}

/** A part by its name, which none but this shadow knows as an id. */
function make<Tag extends keyof HTMLElementTagNameMap>(tag: Tag, part: string = tag): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  element.id = part;
  element.setAttribute('part', part);
  return element;
}

define('humanoid-id-input', HumanoidIdInput);

declare global {
  interface HTMLElementTagNameMap {
    'humanoid-id-input': HumanoidIdInput;
  }
}
