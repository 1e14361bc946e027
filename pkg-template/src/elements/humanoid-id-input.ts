// An input for a code that takes part in a form by itself: label, input, what is said about it.

import type { StateEvent, TypedListening } from '../contract/element';
import type { BindOptions, Languages } from '../contract/field';
import type { Language } from '../contract/language';
import type { LiveState, Said } from '../contract/live';
import type { Issue, Locale, Result, RulesetOptions } from '../contract/types';
import { bindField, checkers, inputSentence, languageOf, segments } from '../foundation';
import { adopt, define, upgrade } from './custom-element';
import { submitByEnter } from './enter-key';
import { INPUT_CSS } from './input-css';
import { OPTIONS, optionsOf, type Rules, rulesOf } from './input-options';
import { inputParts } from './input-parts';
import { type ReflectedProperties, reflectAttributes } from './input-properties';
import { showState } from './input-state';
import { adoptInputs, InputHost, placeIn } from './light-input';
import { asShown, type MarkedText, placed, textMarked } from './marked-ranges';
import { MARKS_CSS, marks } from './marks';
import { saidOutside } from './outside-name';

/** Attributes that the inner input has as well. */
const PASSED = ['placeholder', 'readonly', 'required', 'autocomplete', 'inputmode', 'enterkeyhint'];
/** Attributes that name and describe it. */
const NAMES = ['aria-label', 'aria-labelledby', 'aria-describedby'];

type Words = NonNullable<BindOptions['words']>;

/** What is said of the field; without a state nobody could check it. */
type Saying = { said: Said; language: Language; state?: LiveState };

/** Every list that somebody defined the element with; the first of the first is spoken where none is the page's. */
const spoken: Languages[] = [];
const languages = () => spoken.flatMap((list) => list()) as unknown as ReturnType<Languages>;

export interface HumanoidIdInput extends ReflectedProperties {
  addEventListener: TypedListening<AddEventListenerOptions>;
  removeEventListener: TypedListening<EventListenerOptions>;
}

// biome-ignore lint/suspicious/noUnsafeDeclarationMerging: these have their code in the DOM, or with their attributes
export class HumanoidIdInput extends InputHost {
  // Not fields: whoever builds for older engines would get a helper for them.
  static get formAssociated(): boolean {
    return true;
  }
  static get observedAttributes(): string[] {
    return [...PASSED, ...Object.keys(OPTIONS), ...NAMES, 'value'];
  }

  readonly #internals = this.attachInternals();
  readonly #root = this.attachShadow({ mode: 'open', delegatesFocus: true });
  readonly #marks: ReturnType<typeof marks>;
  readonly #parts: ReturnType<typeof inputParts>;
  readonly #input: HTMLInputElement;
  readonly #mistakes = new Set<string>();
  /** The page may name it otherwise in another language, before the module is there as well. */
  readonly #renamed = new MutationObserver(() => this.#name());
  #options: BindOptions = {};
  #isRuled = true;
  #unbind: (() => void) | undefined;
  #release: (() => void) | undefined;
  #state: LiveState | undefined;
  #saying: Saying | undefined;
  #text = '';
  #custom = '';
  #formId: unknown;
  /** As an attribute has it. */
  #isBad = 'false';
  #isDirty = false;
  /** What people wrote before there was an element, until the page has had its say. */
  #early: string | undefined;
  #rules: Rules;
  #words: Words | undefined;

  constructor() {
    super();
    let drawn: ReturnType<typeof marks> | undefined;
    this.#parts = inputParts(this.#root, (input) => {
      drawn = marks(input);
      return drawn.layer;
    });
    this.#marks = drawn as unknown as ReturnType<typeof marks>;
    this.#input = this.#parts.input;
    this.#input.addEventListener('input', () => {
      this.#isDirty = true;
      this.#early = undefined;
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
    this.#dress();
    const isNew = !this.#saying;
    this.#release = adoptInputs(this, (light, isIn) => this.#takeIn(light, isIn));
    // The browser looked for it before this was defined.
    if (this.autofocus && isNew && !this.ownerDocument.querySelector(':focus')) this.focus();
    this.#renamed.observe(this.ownerDocument, { attributeFilter: ['lang'], subtree: true });
    this.#joinForm();
    // The form may come along with it.
    if (this.#formId) setTimeout(() => this.#joinForm());
    this.#bind();
    this.#name();
  }

  disconnectedCallback(): void {
    this.#renamed.disconnect();
    this.#release?.();
    this.#unbind?.();
    this.#unbind = undefined;
  }

  adoptedCallback(): void {
    this.#dress();
  }

  /** In jsdom and its like nobody draws, and half of this may be missing. */
  #dress(): void {
    adopt(this.#root, INPUT_CSS + MARKS_CSS);
  }

  /** What people wrote into an input inside, and whoever is in it, move in. */
  #takeIn(light: HTMLInputElement, isIn: boolean): void {
    const { value, selectionStart, selectionEnd } = light;
    if (value && !this.#isDirty && value !== this.value) {
      this.value = value;
      this.#early = this.value;
    }
    if (!isIn) return;
    // When the script that defines this is through: a field that is left makes React take the page over at once, and it
    // would find the module that imports this without its exports.
    queueMicrotask(() => {
      if (!light.matches(':focus')) return;
      // The browser says of the input that it is left with a change; the field goes on.
      const stop = (event: Event) => event.stopImmediatePropagation();
      light.addEventListener('change', stop);
      this.focus();
      light.removeEventListener('change', stop);
      const [start, end] = [selectionStart, selectionEnd].map((at) => placeIn(this.#input.value, value, at ?? 0));
      this.setSelectionRange(start as number, end as number);
    });
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
    this.#write(controlledValue(this) ?? this.defaultValue);
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
    const text = String(value ?? '');
    // A framework that writes back what it read has nothing to say.
    if (text === this.value) return;
    // Nor has one that takes over a page of its server's, and writes what the server knew over what was entered since.
    if (this.#early !== undefined && text === this.defaultValue) {
      this.#early = undefined;
      setTimeout(() => this.#input.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true })));
      return;
    }
    this.#isDirty = true;
    this.#early = undefined;
    this.#write(text);
  }

  /** What `validate` says of it. */
  get result(): Result | null {
    return this.#state?.result ?? null;
  }
  set result(_: unknown) {}

  /** The rules to check by; as an attribute, JSON, which the property takes as well. */
  get rules(): RulesetOptions {
    return rulesOf(this, this.#rules);
  }
  set rules(rules: RulesetOptions | string | null | undefined) {
    const before = [JSON.stringify(this.rules), typeof this.#rules];
    this.#rules = rules ?? undefined;
    // A framework sets them anew at every key; undo and what was announced outlive that.
    if (!this.#isRuled || [JSON.stringify(this.rules), typeof this.#rules].join() !== before.join()) this.#again();
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

  // These only tell. React assigns whatever it is given; that is harmless, as of an input.
  get type(): string {
    return this.localName;
  }
  set type(_: unknown) {}
  get form(): HTMLFormElement | null {
    return this.#internals.form;
  }
  /** Some frameworks hand the attribute `form` to the property: the id of a form elsewhere on the page. */
  set form(id: unknown) {
    this.#formId = id;
    if (id === undefined || id === null) this.removeAttribute('form');
    else this.#joinForm();
  }
  get labels(): NodeList {
    return this.#internals.labels;
  }
  set labels(_: unknown) {}
  get validity(): ValidityState {
    return this.#internals.validity;
  }
  set validity(_: unknown) {}
  get validationMessage(): string {
    return this.#internals.validationMessage;
  }
  set validationMessage(_: unknown) {}
  get willValidate(): boolean {
    return this.#internals.willValidate;
  }
  set willValidate(_: unknown) {}
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

  /**
   * Mark places by what somebody else found, a registry or a server say, until the next change. `of` says whose places
   * they are: those of the text as it is shown, or of the 29 that are sent. Left out, the issues' segments tell, and where
   * they do not, it is the text as it is shown. Returns whose they were taken for. Issues without a place mark none.
   */
  mark(given: readonly Issue[], of?: MarkedText): MarkedText {
    if (of && of !== 'shown' && of !== 'sent') throw new TypeError('mark: expected "shown" or "sent"');
    const [sent, shown] = [this.value, this.#input.value];
    const issues = placed(given);
    const text = of ?? (sent === shown ? 'shown' : textMarked(issues, sent, shown, segments));
    this.#marks.draw(shown, text === 'sent' ? asShown(issues, sent, shown) : issues);
    return text;
  }

  /** A form that is not there is none that was meant. */
  #joinForm(): void {
    const id = this.#formId;
    if (typeof id !== 'string' || !this.isConnected) return;
    const root = this.getRootNode() as Document;
    if (root.getElementById(id)?.localName === 'form') this.setAttribute('form', id);
  }

  #write(value: string): void {
    this.#input.value = value;
    this.#offer();
  }

  /** Until somebody can check it, the text goes as it is, if at all. */
  #offer(): void {
    if (!this.#state) this.#internals.setFormValue(this.#input.value);
    if (!this.#saying) this.#judge();
  }

  #again(): void {
    if (this.#unbind) this.#bind();
  }

  #bind(): void {
    if (!this.isConnected) return;
    this.#unbind?.();
    ({ options: this.#options, isRuled: this.#isRuled } = optionsOf(this, this.#rules, languages, this.#mistakes));
    const words: Words = (said, state, locale) => this.#custom || this.#words?.(said, state, locale);
    const onState: BindOptions['onState'] = (state, said) =>
      this.dispatchEvent(new CustomEvent('state', { detail: { state, said } }) satisfies StateEvent);
    const options = { ...this.#options, output: this.#parts.message, words, onState };
    this.#unbind = bindField(
      this.#input,
      options,
      { languages, checkers },
      {
        saying: (said, language, state) => {
          this.#saying = { said, language, ...(state && { state }) };
        },
        settled: (state, said) => this.#settle(state, said),
        blocked: (said) => this.#block(said),
      },
    );
  }

  #sayAgain(): void {
    if (!this.#saying) return;
    this.#text = this.#parts.message.textContent = this.#say(this.#saying);
    this.#judge();
  }

  #say({ said, state, language }: Saying): string {
    try {
      return this.#custom || `${(state && this.#words?.(said, state, language.tag as Locale)) || said.text}`;
    } catch {
      // Told where it is shown, by the field.
      return said.text;
    }
  }

  #settle(state: LiveState, said: Said): void {
    // Said anew of the same text: in another language, in which it names itself as well.
    if (this.#state?.value === state.value) this.#name();
    this.#state = state;
    this.#text = said.text;
    this.#isBad = this.#input.getAttribute('aria-invalid') as string;
    this.#internals.setFormValue(this.value, state.value);
    this.#judge();
    this.#marks.draw(state.value, state.result.issues);
    showState(this, this.#internals, state);
  }

  /** Nobody can check it. */
  #block(said: Said): void {
    this.#state = undefined;
    this.#text = said.text;
    this.#isBad = this.#input.getAttribute('aria-invalid') as string;
    this.#internals.setFormValue(this.#input.value);
    this.#judge();
    this.#marks.draw('', []);
  }

  /** What a form makes of it. */
  #judge(): void {
    const { flag, text } = this.#fault();
    if (this.#saying) {
      this.#parts.message.dataset.kind = this.#custom ? 'error' : this.#saying.said.kind;
      this.#input.setAttribute('aria-invalid', this.#custom ? 'true' : this.#isBad);
    }
    if (flag) this.#internals.setValidity({ [flag]: true }, text, this.#input);
    else this.#internals.setValidity({});
  }

  /** What keeps the form back. What is missing is known without anybody who checks. */
  #fault(): { flag?: keyof ValidityStateFlags; text?: string } {
    if (this.#custom) return { flag: 'customError', text: this.#custom };
    const language = this.#saying?.language ?? languageOf(this, languages);
    if (this.#input.value === '') {
      if (!this.required) return {};
      const said: Said = { kind: 'error', about: 'required', text: inputSentence('required', {}, language) };
      const state = this.#saying?.state;
      return { flag: 'valueMissing', text: this.#say({ said, language, ...(state && { state }) }) };
    }
    if (!this.#isRuled) return { flag: 'customError', text: language.obstacles['rules-unreadable'] };
    const status = this.#state?.result.status;
    if (status === 'valid') return {};
    const text = this.#text || language.obstacles['check-loading'];
    return { flag: status === 'incomplete' ? 'tooShort' : 'customError', text };
  }

  #name(): void {
    const { name, about } = saidOutside(this, this.#internals.labels);
    const language = this.#saying?.language ?? languageOf(this, languages);
    this.#parts.name(name, about, inputSentence('label', {}, language));
  }
}

reflectAttributes(HumanoidIdInput.prototype);

/** React draws an input that it controls as its state has it, also when its form is reset. */
function controlledValue(element: HTMLElement): string | undefined {
  const [name] = Object.keys(element).filter((key) => key.startsWith('__reactProps$'));
  const { value } = (name ? Reflect.get(element, name) : {}) as { value?: unknown };
  return typeof value === 'string' ? value : undefined;
}

/** Define the element, or have it speak some more languages where it is defined. */
export function defineInput(list: Languages): void {
  spoken.push(list);
  define('humanoid-id-input', HumanoidIdInput);
}

declare global {
  interface HTMLElementTagNameMap {
    'humanoid-id-input': HumanoidIdInput;
  }
}
