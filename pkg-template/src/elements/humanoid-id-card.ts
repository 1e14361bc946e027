// A code drawn as a plate with its four parts and what they mean, for pages that only show one.

import { answeredBy } from '../api/answering-registries';
import type { Language } from '../contract/language';
import type { Decoded, DecodeOptions, Locale, Names, SegmentName, Segments } from '../contract/types';
import { ask } from '../field/page-callback';
import { inputSentence, isReady, languageOf, message, onLanguage, ready, spoken, validate } from '../foundation';
import { adopt, Base, define, upgrade } from './custom-element';

const CSS = /* css */ `
:host { display: inline-block; max-inline-size: 100%; }
:host([hidden]) { display: none; }
section {
  box-sizing: border-box; padding: 0.6em 0.8em; border: 2px solid; border-radius: 6px;
  direction: ltr; color: CanvasText; background: Canvas; break-inside: avoid;
}
dl { display: flex; flex-wrap: wrap; gap: 0.5em 1.2em; margin: 0; }
div { display: flex; flex-direction: column; min-inline-size: 0; }
dt { order: 1; }
dd { margin: 0; overflow-wrap: anywhere; }
[part=code] { font-family: ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; font-size: 1.15em; }
[part=name] { order: 2; max-inline-size: 16em; font-weight: 600; }
p { max-inline-size: 36em; margin: 0.5em 0 0; }
p:only-child { margin: 0; }
dt, p { font-size: 0.8em; }
@media print { section { color-scheme: light; } }`;

/** Names and registries are a part of the module that a page with an input alone does not load. */
let meaning: typeof import('../api/meaning') | undefined;

async function learn(): Promise<void> {
  const all = await import('../api/meaning');
  await ready();
  meaning = all;
}

type Content = string | Node | null | undefined;

/** What a typed template (JSX, Vue …) may give the card beside what every element has. */
export interface HumanoidIdCardAttributes {
  value?: string | undefined;
  registry?: DecodeOptions['registry'] | null;
}

export class HumanoidIdCard extends Base {
  static get observedAttributes(): string[] {
    return ['value'];
  }

  readonly #root: ShadowRoot;
  #registry: DecodeOptions['registry'];
  #unwatch: (() => void) | undefined;

  constructor() {
    super();
    this.#root = this.attachShadow({ mode: 'open' });
  }

  get value(): string {
    return this.getAttribute('value') ?? '';
  }
  set value(value: string) {
    this.setAttribute('value', value ?? '');
  }

  /** Who knows the names of enterprises and models: what `loadRegistry` made, or several as layers. */
  get registry(): DecodeOptions['registry'] | null {
    return this.#registry ?? null;
  }
  set registry(registry: DecodeOptions['registry'] | null) {
    this.#registry = registry ?? undefined;
    if (this.isConnected) this.#draw();
  }

  connectedCallback(): void {
    upgrade(this);
    adopt(this.#root, CSS);
    this.#unwatch = onLanguage(this, spoken, () => this.#draw());
    if (isReady()) this.#draw();
    else
      void ready().then(
        () => this.#draw(),
        () => this.#draw(),
      );
    // Where it does not come, the code stands there alone.
    if (!meaning)
      learn().then(
        () => this.#draw(),
        () => {},
      );
  }

  disconnectedCallback(): void {
    this.#unwatch?.();
  }

  adoptedCallback(): void {
    adopt(this.#root, CSS);
  }

  attributeChangedCallback(): void {
    if (this.isConnected) this.#draw();
  }

  #draw(): void {
    if (!this.value.trim()) {
      this.#root.replaceChildren();
      return;
    }
    let drawn = isReady() ? ask(() => this.#drawn()) : undefined;
    if (!drawn && this.#registry !== undefined && isReady()) {
      // No registry, or one that was freed since. Without it there is a plate all the same.
      this.#registry = undefined;
      drawn = ask(() => this.#drawn());
    }
    // What it is cannot be told here, which is no reason to keep it back.
    this.#root.replaceChildren(make('section', 'card', ...(drawn ?? [make('p', 'code', this.value)])));
  }

  /** What is known of the code. Throws where the registry cannot be asked, or the module has failed. */
  #drawn(): Node[] {
    const language = languageOf(this, spoken);
    const result = validate(this.value, { final: true });
    if (result.status !== 'valid') {
      const problem = result.issues.find((it) => it.severity === 'error');
      return [make('p', 'problem', problem && message(problem, language))];
    }
    const registry = this.#registry;
    return plate(result.segments, meaning?.decode(result.id, registry === undefined ? {} : { registry }), language);
  }
}

/** What is not known yet is left out; the code itself is always there. */
function plate(segments: Segments, decoded: Decoded | null | undefined, language: Language): Node[] {
  const mine = language.tag.startsWith('zh') ? 'zh' : 'en';
  const named = (tag: string, part: string, names: Names | null | undefined) => {
    if (!names) return;
    // A registry may have a name in one language only.
    const lang = names[mine] ? mine : mine === 'en' ? 'zh' : 'en';
    const element = make(tag, part, names[lang]);
    if (!language.tag.startsWith(lang)) element.lang = lang;
    return element;
  };
  const parts = Object.entries(segments).map(([name, code]) => {
    const label = make('dt', 'label', inputSentence(name as SegmentName, {}, language));
    const value = make('dd', 'code', code);
    if (name !== 'enterprise' && name !== 'model') {
      const country = name === 'country' && meaning?.countryName(code, language.tag as Locale);
      return make('div', `segment ${name}`, label, value, country ? make('dd', 'name', country) : null);
    }
    return make('div', `segment ${name}`, label, value, named('dd', 'name', decoded?.[name].name));
  });
  const warnings = decoded?.issues.filter((issue) => issue.severity === 'warning') ?? [];
  return [
    make('dl', 'plate', ...parts),
    ...warnings.map((issue) => make('p', 'warning', message(issue, language))),
    ...(decoded ? answeredBy(decoded) : []).map(({ issuer, asOf }) =>
      make('p', 'source', named('span', 'issuer', issuer), ' · ', make('time', 'date', asOf)),
    ),
    ...(decoded ? [make('p', 'notice', language.notice)] : []),
  ];
}

function make(tag: string, part: string, ...content: Content[]): HTMLElement {
  const element = document.createElement(tag);
  element.setAttribute('part', part);
  element.append(...content.filter((it) => it != null));
  return element;
}

/** Let pages use it. */
export const defineCard = (): void => define('humanoid-id-card', HumanoidIdCard);

declare global {
  interface HTMLElementTagNameMap {
    'humanoid-id-card': HumanoidIdCard;
  }
}
