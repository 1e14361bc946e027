// Properties that an input has as well and that an attribute holds, and those that only tell.

const TEXTS = ['name', 'placeholder', 'autocomplete'] as const;
const FLAGS = { required: 'required', readOnly: 'readonly', disabled: 'disabled' } as const;

export type ReflectedProperties = Record<(typeof TEXTS)[number] | 'defaultValue', string> &
  Record<keyof typeof FLAGS, boolean>;

/** Give an element the properties that its attributes hold. */
export function reflectAttributes(prototype: HTMLElement): void {
  const texts = [...TEXTS.map((name) => [name, name]), ['defaultValue', 'value']] as [string, string][];
  for (const [property, name] of texts) {
    define(prototype, property, {
      get: (element) => element.getAttribute(name) ?? '',
      set: (element, value) => element.setAttribute(name, String(value)),
    });
  }
  for (const [property, name] of Object.entries(FLAGS)) {
    define(prototype, property, {
      get: (element) => element.hasAttribute(name),
      set: (element, value) => element.toggleAttribute(name, Boolean(value)),
    });
  }
}

type Access = { get(element: HTMLElement): unknown; set(element: HTMLElement, value: unknown): void };

function define(prototype: HTMLElement, property: string, { get, set }: Access): void {
  Object.defineProperty(prototype, property, {
    configurable: true,
    enumerable: true,
    get(this: HTMLElement) {
      return get(this);
    },
    set(this: HTMLElement, value: unknown) {
      set(this, value);
    },
  });
}
