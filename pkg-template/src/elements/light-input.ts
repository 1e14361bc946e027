// The `<input>` inside the element: what people see and a form sends where there is no script, and until there is. It stays
// where its page or framework has put it, because whoever hydrates, merges or takes away looks for it there; the shadow
// shows none of it. Whenever one comes, early or late, it is taken out of its form, and what was typed into it moves in.

import { setAttribute } from '../field/set-attribute';
import { Base } from './custom-element';

/** A copy of the element has what was entered, as one of an input has. */
export class InputHost extends Base {
  override cloneNode(isDeep?: boolean): Node {
    const copy = super.cloneNode(isDeep) as HTMLInputElement;
    const { value, defaultValue } = this as unknown as HTMLInputElement;
    if (value !== defaultValue) copy.value = value;
    return copy;
  }
}

/** Inputs whose text was taken in: an element that moves on its page takes it in once. */
const known = /* @__PURE__ */ new WeakSet<HTMLInputElement>();

/** Inputs that a code could be typed into. Any other, a hidden one say, is the page's own. */
const IS_TEXT = /^(?:text|search|tel|url|email|password)$/;

/** `adopted` is told of every input that comes, and whether somebody is in it. Returns the way back. */
export function adoptInputs(host: HTMLElement, adopted: (light: HTMLInputElement, isIn: boolean) => void): () => void {
  /** The inputs and the forms that they named. */
  const forms = new Map<HTMLInputElement, string | null>();
  const putBack = (light: HTMLInputElement) => {
    setAttribute(light, 'form', forms.get(light) ?? null);
    forms.delete(light);
  };
  const adopt = (changes: MutationRecord[] = []) => {
    const lights = [...host.querySelectorAll('input')].filter(({ type }) => IS_TEXT.test(type));
    for (const light of forms.keys()) if (!lights.includes(light)) putBack(light);
    for (const light of lights) {
      const isNew = !forms.has(light);
      const form = light.getAttribute('form');
      if (isNew || form) forms.set(light, form);
      // Of no form: neither sent nor asked for nor found by its name, with one attribute.
      if (form !== '') light.setAttribute('form', '');
      const isWritten = changes.some(({ target, attributeName }) => target === light && attributeName === 'value');
      if ((isNew && !known.has(light)) || isWritten) adopted(light, light.matches(':focus'));
      known.add(light);
    }
  };
  const observer = new MutationObserver(adopt);
  const attributeFilter = ['form', 'type', 'value'];
  observer.observe(host, { childList: true, subtree: true, attributeFilter });
  adopt();
  return () => {
    observer.disconnect();
    for (const light of forms.keys()) putBack(light);
  };
}

/** Where a place of a text is once the text was grouped. */
export function placeIn(grouped: string, text: string, place: number): number {
  let left = text.slice(0, place).replace(/[\s-]/g, '').length;
  let at = 0;
  while (left > 0 && at < grouped.length) left -= /[\s-]/.test(grouped[at++] as string) ? 0 : 1;
  return at;
}
