// An input of a page with the live input behind it. What the browser did is settled by the core; here is what a page
// needs for it: events, the caret, validity, what is said and to whom.

import type { Locale } from '../contract/types';
import { type Change, type Field, type LiveOptions, type LiveState, liveInput, type Said } from '../live/live';
import { liveOptions } from '../live/options';
import { languageOf, onLanguage } from '../messages/page-language';
import { localeOf } from '../messages/spoken';
import { inputWords } from '../messages/words';
import { report } from '../module/report';
import { notes } from './announcer';
import { say } from './choose-message';
import { history } from './history';
import { ask, worded } from './page-callback';
import { restore } from './set-attribute';

/** `HTMLInputElement` and `HTMLElement` where there is a page; a program without one need not know of them. */
export type PageInput = typeof globalThis extends { HTMLInputElement: { prototype: infer Input } } ? Input : object;
export type PageElement = typeof globalThis extends { HTMLElement: { prototype: infer Any } } ? Any : object;

export type BindOptions = LiveOptions & {
  /** Where to show what is said. Default: an element of its own behind the input. */
  output?: PageElement;
  /** Told after every change, whoever made it. */
  onState?: (state: LiveState, said: Said) => void;
  /** Other words for what is said; `undefined` keeps ours. */
  words?: (said: Said, state: LiveState, locale: Locale) => string | undefined;
};

/**
 * Attributes that would get in the way of a text with separators, or that help a keyboard. `null` takes one away; those
 * without a value are written later.
 */
const ATTRIBUTES: [name: string, value?: string | null][] = [
  ['aria-invalid'],
  ['aria-describedby'],
  ['maxlength', null],
  ['minlength', null],
  ['pattern', null],
  ['autocapitalize', 'characters'],
  ['autocorrect', 'off'],
  ['spellcheck', 'false'],
  ['dir', 'ltr'],
];

/** Those of one line of text in which a script may place the caret. */
const TYPES = ['text', 'search', 'tel', 'url'];

/** The way back of every input that is live. */
const bound = /* @__PURE__ */ new WeakMap<object, () => void>();

/**
 * Make an input live. Returns the way back: everything as it was. An input that is live already has its options changed.
 *
 * The input's `value` may be set at any time and is grouped like what is typed. Frameworks see one `input` event for
 * every change, with the value already settled.
 */
export function bind(input: PageInput, options: BindOptions = {}): () => void {
  if (input?.localName !== 'input' || !TYPES.includes(input.type)) {
    throw new TypeError(`bind: expected an <input> of type ${TYPES.join(', ')}, or of none`);
  }
  const { grouping, locale, submit, rules } = liveOptions(options, ['output', 'onState', 'words']);
  const { output, onState, words } = options;
  if (output && !output.append) throw new TypeError('output: expected an element');
  for (const [name, it] of Object.entries({ onState, words })) {
    if (it && typeof it !== 'function') throw new TypeError(`${name}: expected a function`);
  }
  const live = liveInput({ ...rules, grouping });
  bound.get(input)?.();
  const undo: (() => void)[] = [];
  const on = (target: EventTarget, name: string, listen: (event: never) => void, way = undo) => {
    // Ahead of the page's own listeners, so that they find the value settled.
    target.addEventListener(name, listen as EventListener, true);
    way.push(() => target.removeEventListener(name, listen as EventListener, true));
  };
  const later = (then: () => void) => void setTimeout(() => bound.get(input) === off && then());

  // Of the prototype, not of the element: React keeps one there to see whether a value is news.
  const native = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(input), 'value') as Required<PropertyDescriptor>;
  const look = (): Field => {
    const value = native.get.call(input) as string;
    const end = value.length;
    return { value, selectionStart: input.selectionStart ?? end, selectionEnd: input.selectionEnd ?? end };
  };
  const show = ({ value, selectionStart, selectionEnd }: Field) => {
    const now = look();
    if (value !== now.value) native.set.call(input, value);
    else if (selectionStart === now.selectionStart && selectionEnd === now.selectionEnd) return;
    // Elsewhere it would take the focus in Safari.
    if (input.matches(':focus')) input.setSelectionRange(selectionStart, selectionEnd);
  };

  for (const [name, value] of ATTRIBUTES) {
    const had = input.getAttribute(name);
    undo.push(() => restore(input, name, had));
    if (value === null || (value && had === null)) restore(input, name, value);
  }
  const had = input.validity.customError ? input.validationMessage : '';
  undo.push(() => input.setCustomValidity(had));
  const told = notes(input, output);
  undo.push(told.remove);
  const past = history(look());
  let before: Field | undefined;
  let composing = false;
  let isOurs = false;
  let typed = '';
  let state: LiveState;
  let final = false;
  /** A form may have been sent, or the field left, since the last change. */
  let isAsked = false;

  const tell = (isFinal = false) => {
    final = isFinal;
    arrive();
    const language = locale ?? languageOf(input, localeOf);
    let said = say(state, language);
    if (final && state.result.status === 'incomplete') {
      // Asked for before it was finished: now what is missing is an error.
      const result = report(state.value, { ...rules, final: true });
      if (state.value) said = say({ ...state, result }, language);
      else if (input.required) said = { kind: 'error', about: 'required', text: inputWords('required', language) };
    }
    const ours = said.text;
    said = { ...said, text: worded(words, said, state, language) };
    const isBad = state.result.status === 'invalid' || (final && said.kind === 'error');
    const blocks = state.value !== '' && state.result.status !== 'valid';
    input.setCustomValidity(blocks ? said.text : '');
    // Chromium calls whatever has a custom validity invalid; half a code is not.
    input.setAttribute('aria-invalid', String(isBad));
    told.show(said, said.text === ours ? language : '', state.rejected ?? state.taken);
    ask(() => onState?.(state, said));
  };
  const settle = (change: Change) => {
    isAsked = false;
    state = live.apply(change);
    if (change.composing) {
      // Many keyboards compose all that is typed as one word; pinyin on its way to letters may look wrong.
      if (state.result.status !== 'invalid') tell();
      return;
    }
    show(state);
    past.add(state);
    tell();
  };
  /** A change of ours, of which the page is told as of one of the browser's. */
  const become = (to: LiveState, inputType: string) => {
    state = to;
    isAsked = false;
    show(state);
    tell();
    isOurs = true;
    input.dispatchEvent(new InputEvent('input', { inputType, bubbles: true, composed: true }));
    isOurs = false;
  };
  /** After a change that nobody announced: what is there now is as good as pasted into nothing, and no news. */
  const refresh = (isAnew = composing) => {
    const now = look();
    before = undefined;
    if (now.value === state.value && !isAnew) return;
    composing = false;
    typed = '';
    settle(now);
  };
  /** All has been typed: a scanner types what it read as keys, an address or a label around the code too. */
  const conclude = () => {
    const whole = live.apply(typed ? { value: typed } : look());
    if (state.result.status !== 'invalid' || !whole.taken) return;
    past.add(whole);
    become(whole, 'insertReplacementText');
  };

  /** The last moment before a change: undo comes back to it, caret and all. */
  const leave = () => {
    before = look();
    past.add(before);
  };

  on(input, 'beforeinput', (event: InputEvent) => {
    if (event.inputType === 'historyUndo' || event.inputType === 'historyRedo') return travel(event, event.inputType);
    // What is dragged about within the field was there before it was taken out.
    const isBack = event.inputType === 'insertFromDrop' && before;
    if (!composing && !isBack) leave();
  });
  let carried = '';
  on(input, 'paste', (event: ClipboardEvent) => {
    carried = event.clipboardData?.getData('text/plain') ?? '';
  });
  on(input, 'drop', (event: DragEvent) => {
    carried = event.dataTransfer?.getData('text/plain') ?? '';
  });
  on(input, 'input', (event: InputEvent) => {
    const { inputType } = event;
    if (isOurs) return;
    // What is written or moved amid a composition ends it in Chromium, and nobody is told.
    if (event.isComposing === false) composing = false;
    if (inputType === 'historyUndo' || inputType === 'historyRedo') return settle({ ...look(), inputType });
    // It comes in again in a moment, here or elsewhere, and the browser knows the spot by the text as it stands.
    if (inputType === 'deleteByDrag') return later(refresh);
    const now = inputType?.startsWith('insertFrom') ? unflattened(look(), carried) : look();
    carried = '';
    // One after the other into an empty field; what is shown has lost the separators, which part a code from the rest.
    const isNext = inputType === 'insertText' && now.selectionEnd === now.value.length;
    const isFirst = !(before ?? state).value;
    typed = isNext && (isFirst || typed) ? (isFirst ? '' : typed) + event.data : '';
    settle({ ...now, inputType, before: before ?? state, composing: composing || event.isComposing });
    if (!composing) before = undefined;
  });

  on(input, 'compositionstart', () => {
    leave();
    composing = true;
  });
  on(input, 'compositionend', () => {
    if (!composing) return;
    // The last `input` comes before this in some browsers and after it in others; settling twice is settling once.
    composing = false;
    settle({ ...look(), inputType: 'insertFromComposition', before });
    before = undefined;
  });

  const travel = (event: Event, inputType: 'historyUndo' | 'historyRedo') => {
    event.preventDefault();
    if (input.readOnly || input.disabled) return;
    const to = inputType === 'historyUndo' ? past.back() : past.forth();
    if (to) become(live.apply({ ...to, inputType }), inputType);
  };
  on(input, 'keydown', (event: KeyboardEvent) => {
    // The key that confirms an input method is no submit; Safari tells by the code alone.
    const confirms = event.isComposing || event.keyCode === 229;
    if (confirms) {
      if (event.key === 'Enter') event.preventDefault();
      return;
    }
    if (event.key === 'Enter') return conclude();
    // Writing a value empties the browser's own history, so these keys would do nothing.
    if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
    const key = event.key.toLowerCase();
    if (key === 'z') travel(event, event.shiftKey ? 'historyRedo' : 'historyUndo');
    if (key === 'y' && event.ctrlKey) travel(event, 'historyRedo');
  });

  // Some autofill tells of itself by `change` alone.
  on(input, 'change', () => {
    refresh();
    conclude();
  });
  on(input, 'blur', () => {
    refresh();
    isAsked = true;
  });
  // `checkValidity` sends this as well, at every key on some pages: it is no question of the person's.
  on(input, 'invalid', () => {
    if (isAsked) return tell(true);
    const isIn = input.matches(':focus');
    // Where a script asks for it to be seen, the browser goes to the first that is wrong.
    later(() => !isIn && input.matches(':focus') && tell(true));
  });
  for (const name of ['keydown', 'click']) {
    on(input.ownerDocument, name, (event: KeyboardEvent) => {
      isAsked ||= event.key === 'Enter' || (name === 'click' && event.composedPath()[0] !== input);
    });
  }
  // A page that comes back fills its fields after its scripts ran.
  on(input.ownerDocument.defaultView as Window, 'pageshow', () => later(refresh));

  let root: Node | undefined;
  const away: (() => void)[] = [];
  undo.push(() => back(away));
  /** Whoever makes an input makes it live before it stands anywhere, or puts it elsewhere later. */
  const arrive = () => {
    if (root === input.getRootNode()) return false;
    back(away);
    root = input.getRootNode();
    on(root, 'reset', reset, away);
    on(root, 'formdata', send, away);
    if (!locale) away.push(onLanguage(input, localeOf, () => tell(final)));
    return true;
  };
  const settleIn = () => arrive() && tell(final);
  on(input, 'focus', settleIn);
  const required = new MutationObserver(() => tell(final));
  required.observe(input, { attributeFilter: ['required'] });
  undo.push(() => required.disconnect());
  const reset = (event: Event) => {
    // The form empties its fields after this event, if nobody stops it.
    if (event.target === input.form || event.target === input) later(() => refresh(final || composing));
  };
  const send = (event: FormDataEvent) => {
    const { name } = input;
    if (submit !== 'id' || event.target !== input.form || state.result.status !== 'valid') return;
    const all = [...event.formData];
    const mine = all.find((entry) => entry[0] === name && entry[1] === state.value);
    if (!mine || input.matches(':disabled')) return;
    mine[1] = state.result.id;
    // All of them anew, because there is no other way to keep their order.
    for (const [name] of all) event.formData.delete(name);
    for (const [name, value] of all) event.formData.append(name, value);
  };

  // Nobody is told when a script sets a value; whoever was there before is asked first.
  const own = Object.getOwnPropertyDescriptor(input, 'value');
  const access = own ?? native;
  Object.defineProperty(input, 'value', {
    configurable: true,
    enumerable: true,
    get: () => access.get?.call(input),
    set(value: string) {
      const was = look();
      access.set?.call(input, value);
      const now = look().value;
      // A framework that keeps the code writes it back at every key.
      if (bare(now) === bare(was.value)) show(was);
      // The same text again lets an input method go on.
      if (!composing || now !== was.value) refresh();
    },
  });
  undo.push(() => (own ? Object.defineProperty(input, 'value', own) : Reflect.deleteProperty(input, 'value')));

  const off = () => {
    back(undo);
    if (bound.get(input) === off) bound.delete(input);
  };
  bound.set(input, off);
  state = live.apply(look());
  show(state);
  tell();
  later(settleIn);
  return off;
}

const back = (way: (() => void)[]) => {
  for (const step of way.splice(0).reverse()) step();
};

/** Without what stands between the segments. */
const bare = (text: string) => text.replace(/[ -]/g, '');

/** A field of one line loses line ends, and with them where one code ends and the next begins: put them back. */
function unflattened(field: Field, carried: string): Field {
  const lines = carried.split(/\r\n|\r|\n/);
  if (lines.length === 1) return field;
  for (const flat of [lines.join(' '), lines.join(''), lines.join(' ').trimEnd()]) {
    const start = field.selectionEnd - flat.length;
    if (start >= 0 && field.value.slice(start, field.selectionEnd) === flat) {
      const value = field.value.slice(0, start) + carried + field.value.slice(field.selectionEnd);
      const caret = start + carried.length;
      return { value, selectionStart: caret, selectionEnd: caret };
    }
  }
  return field;
}
