// An input of a page with the live input behind it. What the browser did is settled by the core; here is what a page
// needs for it: events, the caret, validity, what is said and to whom.

import type { BindOptions, Checker, Languages } from '../contract/field';
import type { Language } from '../contract/language';
import type { Change, Field, LiveInput, LiveState, Said } from '../contract/live';
import type { Locale } from '../contract/locale';
import { liveOptions } from '../live/options';
import { announcer } from './announcer';
import type { Checkers } from './checkers';
import { type Obstacle, say, sayObstacle } from './choose-message';
import { sendCode } from './form-entry';
import { history, type Travel, travelOf } from './history';
import { keepAttributes } from './kept-attributes';
import { nativeText, unflattened } from './native-text';
import { raise, tellingPage, worded } from './page-callback';
import { languageOf, onLanguage } from './page-language';
import { questions } from './questions';
import { scanThroughInputMethod, typedRun } from './scanner';
import { wayBack } from './way-back';

/** Those of one line of text in which a script may place the caret. */
const TYPES = ['text', 'search', 'tel', 'url'];

/** The way back of every input that is live. */
const bound = /* @__PURE__ */ new WeakMap<object, () => void>();

/** What a field stands on: languages, and who checks. */
export type Ground = { languages: Languages; checkers: Checkers };

/** Who is told of a field at once, ahead of its page. */
export type Watcher = {
  /** What is about to be said in our words, and of which state, where there is one. */
  saying(said: Said, language: Language, state?: LiveState): void;
  settled(state: LiveState, said: Said): void;
  /** Nobody can check at present: what is in the field must not be sent. */
  blocked(said: Said): void;
};

export function bindField(
  input: HTMLInputElement,
  options: BindOptions,
  { languages, checkers }: Ground,
  watcher?: Watcher,
): () => void {
  if (input?.localName !== 'input' || !TYPES.includes(input.type)) {
    throw new TypeError(`bind: expected an <input> of type ${TYPES.join(', ')}, or of none`);
  }
  const { grouping, language, submit, rules } = liveOptions(options, ['language', 'output', 'onState', 'words']);
  const { output, onState, words } = options;
  if (output && !output.append) throw new TypeError('output: expected an element');
  for (const [name, it] of Object.entries({ onState, words })) {
    if (it && typeof it !== 'function') throw new TypeError(`${name}: expected a function`);
  }
  const open = (checker: Checker) => ({ checker, live: checker.liveInput({ ...rules, grouping }) });
  const first = checkers.now();
  // What is wrong with the options is told before anything is done.
  let check: { checker: Checker; live: LiveInput } | undefined = first && open(first);
  bound.get(input)?.();

  const way = wayBack();
  const later = (then: () => void) => void setTimeout(() => bound.get(input) === off && then());
  const text = nativeText(input);
  const keepSaid = () => {
    // Who watches has the input to itself, and may mark it for reasons of its own.
    if (!watcher && input.getAttribute('aria-invalid') !== marked) input.setAttribute('aria-invalid', marked);
    announce.attach();
  };
  way.add(keepAttributes(input, TYPES, keepSaid));
  const had = input.validity.customError ? input.validationMessage : '';
  way.add(() => input.setCustomValidity(had));
  const announce = announcer(input, output);
  way.add(announce.remove);
  const page = tellingPage(input);
  way.add(page.forget);
  const past = history(text.look());
  const run = typedRun();
  const scan = scanThroughInputMethod();
  const asked = questions(input, way, later, () => tell(true));
  let before: Field | undefined;
  let composing = false;
  let isOurs = false;
  let state: LiveState | undefined;
  let obstacle: Obstacle = 'check-loading';
  let final = false;
  let marked = '';

  const languageHere = () => (language as Language | undefined) ?? languageOf(input, languages);

  /** What is said of the field as it is; the page is told when it may be. */
  const tell = (isFinal = false, event?: Event) => {
    final = isFinal;
    arrive();
    if (!state || !check) return block();
    const here = languageHere();
    const now = state;
    let said = say(now, here);
    if (final && now.result.status === 'incomplete') {
      // Asked for before it was finished: now what is missing is an error.
      if (now.value) said = say({ ...now, result: check.checker.validate(now.value, { ...rules, final: true }) }, here);
      else if (input.required) said = sayObstacle('required', here);
    }
    if (now.result.status === 'invalid' && scan.isScan()) said = sayObstacle('input-method', here);
    watcher?.saying(said, here, now);
    const ours = said.text;
    said = { ...said, text: worded(words, said, now, here.tag as Locale) };
    const isBad = now.result.status === 'invalid' || (final && said.kind === 'error');
    const blocks = now.value !== '' && now.result.status !== 'valid';
    input.setCustomValidity(blocks ? said.text : '');
    // Chromium calls whatever has a custom validity invalid; half a code is not.
    mark(isBad);
    announce.show(said, said.text === ours ? here.tag : '', now.rejected ?? now.taken);
    watcher?.settled(now, said);
    if (onState) page.tell(() => onState(now, said), event);
  };
  const mark = (isBad: boolean) => {
    marked = String(isBad);
    input.setAttribute('aria-invalid', marked);
  };
  /** Without anybody who checks, nothing but an empty field may go. */
  const block = () => {
    const here = languageHere();
    const said = sayObstacle(obstacle, here);
    const isFilled = text.look().value !== '';
    input.setCustomValidity(isFilled ? said.text : '');
    mark(isFilled && obstacle === 'check-missing');
    announce.show(said, here.tag, null);
    watcher?.saying(said, here);
    watcher?.blocked(said);
  };

  const begin = (checker: Checker) => {
    check = open(checker);
    refresh(true);
  };
  /** Whoever checks has failed, or is not there yet: another one, or none. */
  const seek = () => {
    check = state = undefined;
    obstacle = 'check-loading';
    tell();
    checkers.later().then(
      (checker) => {
        if (bound.get(input) !== off || check) return;
        try {
          begin(checker);
        } catch (error) {
          raise(error);
          seekInVain();
        }
      },
      (error) => {
        if (bound.get(input) !== off) return;
        console.error(error);
        seekInVain();
      },
    );
  };
  const seekInVain = () => {
    check = undefined;
    obstacle = 'check-missing';
    tell();
  };
  const apply = (change: Change): LiveState | undefined => {
    try {
      return check?.live.apply(change);
    } catch (error) {
      console.error(error);
      if (check) checkers.lost(check.checker);
      seek();
    }
  };

  const settle = (change: Change, event?: Event) => {
    asked.changed();
    const settled = apply(change);
    if (!settled) return tell();
    state = settled;
    if (change.composing) {
      // Many keyboards compose all that is typed as one word; pinyin on its way to letters may look wrong.
      if (state.result.status !== 'invalid') tell(false, event);
      return;
    }
    text.show(state);
    past.add(state);
    run.goesOnAt(state.selectionEnd);
    tell(false, event);
  };
  /** A change of ours, of which the page is told as of one of the browser's. */
  const become = (to: LiveState, inputType: string) => {
    state = to;
    asked.changed();
    run.end();
    text.show(state);
    const event = new InputEvent('input', { inputType, bubbles: true, composed: true });
    tell(false, event);
    isOurs = true;
    input.dispatchEvent(event);
    isOurs = false;
  };
  /** After a change that nobody announced: what is there now is as good as pasted into nothing, and no news. */
  const refresh = (isAnew = composing, event?: Event) => {
    const now = text.look();
    before = undefined;
    if (now.value === state?.value && !isAnew) return;
    composing = false;
    run.end();
    settle(now, event);
  };
  /** All has been typed: a scanner types what it read as keys, an address or a label around the code too. */
  const conclude = () => {
    const typed = run.text();
    const whole = apply(typed ? { value: typed } : text.look());
    const isOver = run.isOver();
    run.end();
    if (!whole || state?.result.status !== 'invalid') return;
    // Onto an old text, which the scanner knows nothing of, the code alone is as good as one out of a text.
    if (!whole.taken && !(isOver && whole.result.status === 'valid')) return;
    past.add(whole);
    become(whole, 'insertReplacementText');
  };

  /** The last moment before a change: undo comes back to it, caret and all. */
  const leave = () => {
    before = text.look();
    past.add(before);
  };
  way.listen(input, 'beforeinput', (event: InputEvent) => {
    if (event.inputType === 'historyUndo' || event.inputType === 'historyRedo') return travel(event, event.inputType);
    // What is dragged about within the field was there before it was taken out.
    const isBack = event.inputType === 'insertFromDrop' && before;
    if (!composing && !isBack) leave();
  });
  let carried = '';
  way.listen(input, 'paste', (event: ClipboardEvent) => {
    carried = event.clipboardData?.getData('text/plain') ?? '';
  });
  way.listen(input, 'drop', (event: DragEvent) => {
    carried = event.dataTransfer?.getData('text/plain') ?? '';
  });
  way.listen(input, 'input', (event: InputEvent) => {
    const { inputType } = event;
    if (isOurs) return;
    // What is written or moved amid a composition ends it in Chromium, and nobody is told.
    if (event.isComposing === false) composing = false;
    if (inputType === 'historyUndo' || inputType === 'historyRedo') return settle({ ...text.look(), inputType }, event);
    // It comes in again in a moment, here or elsewhere, and the browser knows the spot by the text as it stands.
    if (inputType === 'deleteByDrag') return later(refresh);
    const now = inputType?.startsWith('insertFrom') ? unflattened(text.look(), carried) : text.look();
    carried = '';
    const was = before ?? state;
    if (was) run.add(event, was, state?.result.status);
    settle({ ...now, inputType, before: was, composing: composing || event.isComposing }, event);
    if (!composing) before = undefined;
  });

  way.listen(input, 'compositionstart', () => {
    leave();
    composing = true;
  });
  way.listen(input, 'compositionend', (event: Event) => {
    if (!composing) return;
    // The last `input` comes before this in some browsers and after it in others; settling twice is settling once.
    composing = false;
    settle({ ...text.look(), inputType: 'insertFromComposition', before }, event);
    before = undefined;
  });

  const travel = (event: Event, inputType: Travel) => {
    event.preventDefault();
    if (input.readOnly || input.disabled) return;
    const to = past.go(inputType);
    const settled = to && apply({ ...to, inputType });
    if (settled) become(settled, inputType);
  };
  way.listen(input, 'keydown', (event: KeyboardEvent) => {
    // The key that confirms an input method is no submit; Safari tells by the code alone.
    const isComposed = event.isComposing || event.keyCode === 229;
    scan.key(event.timeStamp, isComposed);
    if (isComposed) {
      if (event.key === 'Enter') event.preventDefault();
      return;
    }
    if (event.key === 'Enter') return conclude();
    // Writing a value empties the browser's own history, so these keys would do nothing.
    const asks = travelOf(event);
    if (asks) travel(event, asks);
  });

  // Some autofill tells of itself by `change` alone.
  way.listen(input, 'change', (event: Event) => {
    refresh(composing, event);
    conclude();
  });
  way.listen(input, 'blur', (event: Event) => {
    refresh(composing, event);
    run.leave();
  });

  let root: Node | undefined;
  const away = wayBack();
  way.add(away.go);
  /** Whoever makes an input makes it live before it stands anywhere, or puts it elsewhere later, in another document too. */
  const arrive = () => {
    if (root === input.getRootNode()) return false;
    away.go();
    root = input.getRootNode();
    away.listen(root, 'reset', reset);
    away.listen(root, 'formdata', send);
    asked.watch(input.ownerDocument, away);
    // A page that comes back fills its fields after its scripts ran.
    const view = input.ownerDocument.defaultView;
    if (view) away.listen(view, 'pageshow', () => later(refresh));
    if (!language) away.add(onLanguage(input, languages, () => tell(final)));
    return true;
  };
  const settleIn = () => arrive() && tell(final);
  way.listen(input, 'focus', () => {
    settleIn();
    // A module that was brought since.
    const checker = obstacle === 'check-missing' && !check && checkers.now();
    if (checker) begin(checker);
  });
  const required = new MutationObserver(() => tell(final));
  required.observe(input, { attributeFilter: ['required'] });
  way.add(() => required.disconnect());
  const reset = (event: Event) => {
    // The form empties its fields after this event, if nobody stops it.
    if (event.target === input.form || event.target === input) later(() => refresh(final || composing));
  };
  const send = (event: FormDataEvent) => {
    if (submit === 'id' && state?.result.status === 'valid') sendCode(event, input, state.value, state.result.id);
  };

  way.add(
    text.onSet((was) => {
      const now = text.look().value;
      // A framework that keeps the code writes it back at every key.
      if (bare(now) === bare(was.value)) text.show(was);
      // The same text again lets an input method go on.
      if (!composing || now !== was.value) refresh();
    }),
  );

  const off = () => {
    way.go();
    if (bound.get(input) === off) bound.delete(input);
  };
  bound.set(input, off);
  if (check) {
    state = apply(text.look());
    if (state) text.show(state);
    if (state) tell();
  } else {
    seek();
  }
  later(settleIn);
  return off;
}

/** Without what stands between the segments. */
const bare = (text: string) => text.replace(/[ -]/g, '');
