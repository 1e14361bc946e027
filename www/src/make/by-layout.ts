// A code from the fields of the layout that its maker published in a registry.

import {
  compose,
  type Decoded,
  type DecodedField,
  decode,
  type Fields,
  type Issue,
  type Locale,
  type Registry,
  type Result,
} from 'humanoid-id';
import { find, h } from '../dom';
import { textsIn } from '../language';
import { markOf, type Place } from '../places';
import {
  type Catalogue,
  catalogue,
  type Enterprise,
  type Field,
  fieldsOf,
  firstActive,
  hasOwnNumber,
  type Model,
  modelsOf,
} from '../registry/catalogue';
import { rules } from '../rules';
import { refill } from '../select';
import { type Control, control, hintOf, inputOf, named, textInput } from './control';
import { ownNumber } from './own-number';
import { MAKE_TEXTS } from './texts';
import { type Made, placed, unfinished, type Way } from './way';

export type ByLayout = Way & { use(registry: Registry | null, document: Uint8Array | object | null): void };

const OTHER = 'other';

type Described = { control: Control; field: Field | null };

export function byLayout(changed: () => void): ByLayout {
  const form = find<HTMLFormElement>('.make-layout');
  const makers = h('select');
  const types = h('select');
  const maker = control('enterprise', null, makers);
  const type = control('model', null, types);
  const above = h('div', { class: 'make-fields' });
  const legend = h('legend');
  const fields = h('div', { class: 'make-fields' });
  const serial = h('fieldset', {}, legend, fields);
  const none = h('p', { class: 'hint' });
  const makersOwn = ownNumber(
    (number) => compose({ ...asked(), inHouse: number, fields: given('model') }, known()),
    fillSerial,
  );
  form.append(none, above, serial);

  let locale: Locale = 'zh-CN';
  let registry: Registry | null = null;
  let listed: Catalogue = { enterprises: [], models: [] };
  let models: Model[] = [];
  /** Below enterprise and model: the fields of their layouts, or one for a whole part that has no layout. */
  let below: Described[] = [];

  const enterprise = (): Enterprise | null => listed.enterprises[Number(makers.value || -1)] ?? null;
  const model = (): Model | null => models[Number(types.value || -1)] ?? null;
  const known = () => ({ rules: rules(), ...(registry && { registry }) });

  /** What there is to fill in follows from enterprise and model. What was filled in stays where there is such a field. */
  function build(): void {
    const own = MAKE_TEXTS[locale];
    const before = new Map(below.map(({ control }) => [control.input.id, control.value()]));
    const chosen = enterprise();
    none.textContent = own.noRegistry;
    none.hidden = registry !== null;
    above.hidden = registry === null;
    type.item.hidden = serial.hidden = !chosen;
    refill(makers, [
      ['', own.choose],
      ...listed.enterprises.map(({ name, country, code }, at) => {
        return [`${at}`, own.listed({ name: named(name, locale), code: `${country} ${code}` })] as const;
      }),
    ]);
    refill(types, [
      ['', own.choose],
      ...models.map(({ name, code }, at) => [`${at}`, own.listed({ name: named(name, locale), code })] as const),
      [OTHER, own.otherModel],
    ]);
    below = chosen ? [...(types.value === OTHER ? part('model', chosen) : []), ...part('serial', chosen)] : [];
    for (const { control } of below) fill(control, before.get(control.input.id) ?? '');
    const items = (of: Control['part']) => below.filter((it) => it.control.part === of).map((it) => it.control.item);
    above.replaceChildren(maker.item, type.item, ...items('model'));
    makersOwn.control.item.hidden = !chosen || !hasOwnNumber(chosen, model());
    fields.replaceChildren(makersOwn.control.item, ...items('serial'));
    explain();
  }

  function part(name: 'model' | 'serial', chosen: Enterprise): Described[] {
    const fields = fieldsOf(name, chosen, model());
    if (!fields) return [{ control: control(name, null, textInput()), field: null }];
    const inputs = fields.map((field) => inputOf(field, locale, MAKE_TEXTS[locale]));
    return fields.map((field, at) => ({ control: control(name, field.name, inputs[at] as Control['input']), field }));
  }

  function explain(): void {
    const words = MAKE_TEXTS[locale];
    const texts = textsIn(locale);
    legend.textContent = texts.parts.serial;
    legend.hidden = below.some(({ control, field }) => control.part === 'serial' && field === null);
    maker.explain(texts.parts.enterprise, '');
    type.explain(texts.parts.model, '');
    // What may stand in a field is what is expected where nothing does.
    const names = below.flatMap(({ control }) => control.name ?? []);
    const { issues } = compose({ ...asked(), fields: Object.fromEntries(names.map((name) => [name, ''])) }, known());
    const expected = (name: string) => `${issues.find(({ params }) => params.field === name)?.params.expected ?? ''}`;
    for (const { control, field } of below) {
      if (field) control.explain(labelOf(field), hintOf(field, expected(field.name), words));
      else control.explain(control.part === 'model' ? words.modelCode : words.serialCode, '');
    }
  }

  const labelOf = ({ label, name }: Field): string => (label ? named(label, locale) : name);

  /** The parts as they were filled in, without the fields of layouts. */
  function asked(): Fields {
    const [country, code] = [enterprise()?.country, enterprise()?.code];
    const written = (name: Control['part']) =>
      below.find(({ control: it }) => it.part === name && it.name === null)?.control.value();
    const parts = { country, enterprise: code, model: model()?.code ?? written('model'), serial: written('serial') };
    return Object.fromEntries(Object.entries(parts).filter(([, text]) => text));
  }

  /** What was filled into fields of layouts, of one part or of both. */
  function given(part?: Control['part']): Record<string, string> {
    const asked = below.filter(({ control }) => part === undefined || control.part === part);
    const filled = asked.map(({ control }) => [control.name ?? '', control.value()]);
    return Object.fromEntries(filled.filter(([name, value]) => name && value));
  }

  /** Where an issue is told. */
  function home({ segment, params }: Issue): Control | null {
    const named = below.find(({ control }) => control.name !== null && control.name === params.field);
    const whole = below.find(({ control }) => control.name === null && control.part === segment);
    if (named ?? whole) return (named ?? whole)?.control ?? null;
    if (segment === 'country' || segment === 'enterprise') return maker;
    return segment === 'model' ? type : (below[below.length - 1]?.control ?? null);
  }

  /** It is about what is still to be filled in. */
  function isOpen(issue: Issue): boolean {
    const control = home(issue);
    if (!control || issue.severity !== 'error') return false;
    const isLast = control.part === 'serial' && issue.code === 'too-short';
    const isBegun = below.some((it) => it.control.part === control.part && it.control.value() !== '');
    return control.value() === '' || isLast || (control === type && types.value === OTHER && !isBegun);
  }

  function made(): Made {
    const result = compose({ ...asked(), fields: given() }, known());
    const places = drawn(result);
    const seen = unfinished(result, places, isOpen);
    const told = new Map<Control | null, Issue[]>();
    for (const issue of seen.issues) told.set(home(issue), [...(told.get(home(issue)) ?? []), issue]);
    for (const it of [maker, type, ...below.map(({ control }) => control)]) it.tell(told.get(it) ?? [], locale);
    const id = result.status === 'valid' ? result.id : null;
    compute(id);
    makersOwn.show(id && (decode(id, known())?.serial.inHouse ?? null));
    return { result: seen, places, isEmpty: !enterprise() };
  }

  function compute(code: string | null): void {
    const fields = fieldsIn(code);
    for (const { control } of below) {
      const { input, name } = control;
      if (input instanceof HTMLOutputElement) input.value = fields.find((it) => it.name === name)?.value ?? '';
    }
  }

  function fieldsIn(code: string | null): DecodedField[] {
    const read = code === null ? null : decode(code, known());
    return read ? [...read.model.fields, ...read.serial.fields] : [];
  }

  /**
   * The places as far as they are known. Which place is whose, the package says of a whole code: what is missing in this
   * one is lent by a sample of the same enterprise, and left blank.
   */
  function drawn({ status, issues }: Result): Place[] {
    const bad = new Set(issues.map(({ params }) => params.field));
    const values = Object.entries(given());
    const sound = Object.fromEntries(values.filter(([name]) => !bad.has(name)));
    const whole = compose({ ...asked(), fields: { ...lent(), ...sound } }, known());
    if (whole.status !== 'valid') return placed(asked(), compose(asked(), known()));
    const fields = fieldsIn(whole.id);
    const isWhole = status === 'valid';
    return [...whole.id].map((written, at) => {
      const range = [at, at + 1] as const;
      const field = fields.find((it) => it.range[0] <= at && at < it.range[1]);
      const isKnown = isWhole || !isMissing(field, sound);
      const isBad = !isKnown && field && bad.has(field.name) && given()[field.name] !== undefined;
      const mark = isWhole ? markOf(range, issues) : isBad ? 'error' : null;
      return { character: isKnown ? written : '', range, mark };
    });
  }

  function isMissing(field: DecodedField | undefined, sound: Record<string, string>): boolean {
    const described = field && below.find(({ control }) => control.name === field.name);
    return described !== undefined && field?.kind !== 'literal' && sound[field?.name ?? ''] === undefined;
  }

  function lent(): Record<string, string> {
    const names = new Set(below.map(({ control }) => control.name));
    const fields = fieldsIn(enterprise()?.samples[0] ?? null);
    const open = fields.filter(({ name, kind }) => names.has(name) && kind !== 'check' && kind !== 'literal');
    return Object.fromEntries(open.map(({ name, value }) => [name, value]));
  }

  /** What a code says, written as a person writes it. */
  function fillIn({ model, serial }: Decoded, into: Described[]): void {
    for (const { control } of into) {
      const field = [...model.fields, ...serial.fields].find((it) => it.name === control.name);
      const whole = control.part === 'model' ? model.code : serial.value;
      fill(control, field ? written(field) : whole);
    }
  }

  function fillSerial(code: string): void {
    const read = decode(code, known());
    const serial = below.filter(({ control }) => control.part === 'serial');
    if (read) fillIn(read, serial);
  }

  makers.addEventListener('change', () => {
    const chosen = enterprise();
    models = chosen ? modelsOf(chosen, listed) : [];
    types.value = '';
    build();
    changed();
  });
  types.addEventListener('change', () => {
    build();
    changed();
  });
  form.addEventListener('input', (event) => {
    if (event.target !== makers && event.target !== types) changed();
  });
  form.addEventListener('submit', (event) => event.preventDefault());

  return {
    made,
    use(used, document) {
      registry = used;
      listed = used && document ? catalogue(document) : { enterprises: [], models: [] };
      makers.value = '';
      models = below = [];
      build();
      changed();
    },
    example() {
      const chosen = enterprise() ?? firstActive(listed);
      const wanted = model()?.code;
      const codes = chosen?.samples.map((code) => decode(code, known())).filter((it) => it !== null) ?? [];
      const read = codes.find((it) => it.model.code === wanted) ?? codes[0];
      if (!chosen || !read) return;
      makers.value = `${listed.enterprises.indexOf(chosen)}`;
      models = modelsOf(chosen, listed);
      const at = models.findIndex((it) => it.code === read.model.code);
      build();
      types.value = at < 0 ? OTHER : `${at}`;
      build();
      fillIn(read, below);
      changed();
    },
    speak(into) {
      locale = into;
      makersOwn.speak(into);
      build();
    },
  };
}

function fill({ input }: Control, value: string): void {
  if (!(input instanceof HTMLOutputElement)) input.value = value;
}

/** As a person writes it: a date, a number, the characters of a choice. */
function written({ meaning, value }: DecodedField): string {
  return meaning === null || typeof meaning === 'object' ? value : `${meaning}`;
}
