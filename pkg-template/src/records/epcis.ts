// Events as EPCIS 2.0 (GS1 and ISO/IEC 19987) in JSON-LD. The code of 29 places does not fit the serial of a GS1 key, which
// has 20, so units are named by addresses of their own. Where the Core Business Vocabulary has no word, the project's own
// address stands.

import type { EventName, UnitEvent } from './contract';

/** The project's own words. */
const OWN = 'https://humanoid-id.example/vocabulary/';

type Words = {
  readonly action: 'ADD' | 'OBSERVE' | 'DELETE';
  readonly step: string;
  readonly disposition: string | null;
};

/** One table: each event, its business step, and the disposition that the unit has after it. */
export const EPCIS: Readonly<Record<EventName, Words>> = {
  produced: { action: 'ADD', step: 'commissioning', disposition: 'active' },
  inspected: { action: 'OBSERVE', step: 'inspecting', disposition: 'conformant' },
  'placed-on-market': { action: 'OBSERVE', step: 'retail_selling', disposition: 'sellable_accessible' },
  transferred: { action: 'OBSERVE', step: 'shipping', disposition: 'in_transit' },
  returned: { action: 'OBSERVE', step: 'receiving', disposition: 'returned' },
  maintained: { action: 'OBSERVE', step: 'repairing', disposition: null },
  'part-replaced': { action: 'OBSERVE', step: 'replacing', disposition: null },
  'put-into-use': { action: 'OBSERVE', step: 'installing', disposition: 'in_progress' },
  recalled: { action: 'OBSERVE', step: 'holding', disposition: 'recalled' },
  'recall-remedied': { action: 'OBSERVE', step: 'repairing', disposition: 'conformant' },
  scrapped: { action: 'OBSERVE', step: 'decommissioning', disposition: 'inactive' },
  recycled: { action: 'DELETE', step: `${OWN}recycling`, disposition: `${OWN}recycled` },
  corrected: { action: 'OBSERVE', step: `${OWN}correcting`, disposition: null },
};

/** What stands before and after the events of a document. */
export function epcisDocument(day: string): readonly [string, string] {
  const context = ['https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld', { humanoid: OWN }];
  const head = {
    '@context': context,
    type: 'EPCISDocument',
    schemaVersion: '2.0',
    creationDate: `${day}T00:00:00.000Z`,
  };
  return [`${JSON.stringify(head).slice(0, -1)},"epcisBody":{"eventList":[`, '\n]}}\n'];
}

/** The events of a record in the order in which they happened; those that were corrected say so. */
export function* epcisEvents(
  record: { id: string; events: readonly UnitEvent[] },
  { order, withdrawn }: { order: readonly number[]; withdrawn: readonly number[] },
  host: string,
): Generator<object> {
  const unit = new URL(record.id, host.endsWith('/') ? host : `${host}/`).href;
  for (const at of order) {
    const { event, on, role, by, place, note, source } = record.events[at] as UnitEvent;
    const { action, step, disposition } = EPCIS[event];
    yield {
      type: 'ObjectEvent',
      // A record knows days; an event of a day stands at its beginning.
      eventTime: `${on}T00:00:00.000Z`,
      eventTimeZoneOffset: '+00:00',
      epcList: [unit],
      action,
      bizStep: step,
      ...(disposition !== null && { disposition }),
      'humanoid:event': event,
      'humanoid:role': role,
      ...(by && { 'humanoid:by': by }),
      ...(place && { 'humanoid:place': place }),
      ...(note && { 'humanoid:note': note }),
      ...(source && { 'humanoid:source': source }),
      ...(withdrawn.includes(at) && { 'humanoid:withdrawn': true }),
    };
  }
}
