// A code drawn as a plate with its four parts, for pages that only show one.

import { inputWords, message, type SegmentName, type Segments, validate } from './api';
import { adopt, Base, upgrade } from './base';
import { languageOf } from './language';

const CSS = `
:host { display: inline-block; max-inline-size: 100%; }
:host([hidden]) { display: none; }
dl, p {
  box-sizing: border-box; margin: 0; padding: 0.6em 0.8em; border: 2px solid; border-radius: 6px;
  color: CanvasText; background: Canvas;
}
dl { display: flex; flex-wrap: wrap; gap: 0.5em 1.2em; }
div { display: flex; flex-direction: column-reverse; min-inline-size: 0; }
dt { font-size: 0.75em; }
dd { margin: 0; font-family: ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; overflow-wrap: anywhere; }`;
let sheet: CSSStyleSheet | undefined;

export class HumanoidIdCard extends Base {
  static readonly observedAttributes = ['value', 'lang'];

  readonly #root: ShadowRoot;

  constructor() {
    super();
    this.#root = this.attachShadow({ mode: 'open' });
    sheet = adopt(this.#root, sheet, CSS);
  }

  get value(): string {
    return this.getAttribute('value') ?? '';
  }
  set value(value: string) {
    this.setAttribute('value', value);
  }

  connectedCallback(): void {
    upgrade(this, ['value']);
    this.#draw();
  }

  attributeChangedCallback(): void {
    if (this.isConnected) this.#draw();
  }

  #draw(): void {
    const locale = languageOf(this);
    const result = validate(this.value, { final: true });
    if (result.status !== 'valid') {
      const said = document.createElement('p');
      said.setAttribute('part', 'problem');
      const issue = result.issues.find((it) => it.severity === 'error');
      said.textContent = issue ? message(issue, locale) : '';
      this.#root.replaceChildren(said);
      return;
    }
    const plate = document.createElement('dl');
    plate.setAttribute('part', 'plate');
    for (const [name, text] of Object.entries(result.segments as Segments)) {
      const part = document.createElement('div');
      part.setAttribute('part', `segment ${name}`);
      const term = document.createElement('dt');
      term.textContent = inputWords(name as SegmentName, locale);
      const value = document.createElement('dd');
      value.textContent = text;
      part.append(term, value);
      plate.append(part);
    }
    this.#root.replaceChildren(plate);
  }
}
