// What a registry document lists, to choose from. The package has read it before and found it good.

import type { DecodedField, Names } from 'humanoid-id';

export type Field = {
  name: string;
  kind: DecodedField['kind'];
  label?: Names;
  /** Of a date. */
  format?: string;
  choices?: { value: string; label?: Names }[];
};

type Layout = { model?: Field[] | null; serial?: Field[] | null; inHouse?: object[] | null } | null;
/** One, or some that follow each other. */
type Layouts = Layout | (NonNullable<Layout> & { validFrom?: string | null })[];
type Listed = { country: string; code: string; name: Names; status: string; layout?: Layout };
export type Enterprise = Listed & { samples: string[] };
export type Model = Listed & { enterprise: string };
export type Catalogue = { enterprises: Enterprise[]; models: Model[] };

export function catalogue(document: Uint8Array | object): Catalogue {
  const isText = document instanceof Uint8Array;
  const all = isText ? JSON.parse(new TextDecoder().decode(document)) : document;
  const { enterprises, models, layout } = all as Catalogue & { layout?: Layouts };
  const general = ofToday(layout);
  return {
    enterprises: enterprises.map((it) => ({ ...it, layout: ofToday(it.layout) ?? general })),
    models: models.map((it) => ({ ...it, layout: ofToday(it.layout) })),
  };
}

/** Codes are made today, by the layout that is in use. */
function ofToday(layouts: Layouts | undefined): Layout {
  if (!Array.isArray(layouts)) return layouts ?? null;
  const day = new Date().toISOString().slice(0, 10);
  const begun = layouts.filter(({ validFrom }) => (validFrom ?? '') <= day);
  const [newest] = begun.sort((one, other) => ((one.validFrom ?? '') < (other.validFrom ?? '') ? 1 : -1));
  return newest ?? layouts[0] ?? null;
}

/** Whose codes are given out today. */
export function firstActive({ enterprises }: Catalogue): Enterprise | undefined {
  return enterprises.find((enterprise) => enterprise.status === 'active') ?? enterprises[0];
}

export function modelsOf({ country, code }: Enterprise, { models }: Catalogue): Model[] {
  return models.filter((model) => model.country === country && model.enterprise === code);
}

/** A model's own layout of a segment takes the place of its enterprise's. */
export function fieldsOf(segment: 'model' | 'serial', enterprise: Enterprise, model: Model | null): Field[] | null {
  return model?.layout?.[segment] ?? enterprise.layout?.[segment] ?? null;
}

/** Whether the layout of the serial says how the maker's own number is written. */
export function hasOwnNumber(enterprise: Enterprise, model: Model | null): boolean {
  const layout = model?.layout?.serial ? model.layout : enterprise.layout;
  return (layout?.inHouse ?? null) !== null;
}
