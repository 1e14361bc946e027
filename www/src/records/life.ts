// What datasets tell of the unit on the page: the state in a word, a recall before everything else, a time line, and of
// each dataset who says so, as of when, signed or not.

import '../../styles/records.css';
import type { Decoded, Locale } from 'humanoid-id';
import { RecordsError, type UnitRecord } from 'humanoid-id/records';
import { h, sign } from '../dom';
import { type Dataset, datasetsFor } from './datasets';
import { LIFE_TEXTS, type LifeTexts } from './texts';
import { keepTold } from './told';

export type Seen = { decoded: Decoded | null; locale: Locale };

/** What one dataset answered. */
type Answer =
  | { dataset: Dataset; record: UnitRecord | null; assurance: UnitRecord['assurance'] }
  | { dataset: Dataset; error: unknown };

let asked = '';
let answers: Answer[] = [];
let stop = new AbortController();

export async function drawLife(section: HTMLElement, { decoded, locale }: Seen): Promise<void> {
  if (!decoded) return;
  const { id, enterprise } = decoded;
  if (asked !== id) {
    stop.abort();
    stop = new AbortController();
    asked = id;
    answers = [];
    keepTold(null);
    section.hidden = true;
    const { signal } = stop;
    const datasets = await datasetsFor(enterprise.code);
    const found = await Promise.all(datasets.map((dataset) => answerOf(dataset, id, signal)));
    if (signal.aborted) return;
    answers = found;
  }
  show(section, id, locale);
}

async function answerOf(dataset: Dataset, id: string, signal: AbortSignal): Promise<Answer> {
  try {
    const records = await dataset.open();
    return { dataset, record: await records.lookup(id, { signal }), assurance: records.assurance };
  } catch (error) {
    return { dataset, error };
  }
}

function show(section: HTMLElement, id: string, locale: Locale): void {
  section.hidden = answers.length === 0;
  if (answers.length === 0) return;
  const texts = LIFE_TEXTS[locale];
  const side = locale === 'zh-CN' ? 'zh' : 'en';
  section.setAttribute('aria-label', texts.title);
  section.replaceChildren(h('h2', {}, texts.title), ...answers.map((answer) => drawn(answer, texts, side)));
  keepTold({
    id,
    lines: answers.flatMap((answer) => linesOf(answer, texts, side)),
    data: answers.flatMap((answer) => ('record' in answer && answer.record ? [answer.record] : [])),
  });
}

type Side = 'en' | 'zh';

function drawn(answer: Answer, texts: LifeTexts, side: Side): HTMLElement {
  const { dataset } = answer;
  const sample = dataset.isSample ? h('p', { class: 'life-sample' }, texts.sample) : null;
  if ('error' in answer) {
    return h('div', { class: 'life-dataset' }, sample, h('p', {}, sign('warning'), ` ${whyNot(answer, side)}`));
  }
  const { record } = answer;
  const about = assuranceLines(answer.assurance, texts, side).map((line) => h('p', { class: 'source' }, line));
  if (record === null) return h('div', { class: 'life-dataset' }, sample, h('p', {}, texts.noRecord), ...about);
  if (record.unit === null) {
    return h(
      'div',
      { class: 'life-dataset' },
      sample,
      h('p', { class: 'life-alarm' }, sign('error'), texts.wrong),
      ...about,
    );
  }
  const state = record.state;
  const alarm =
    state === 'recalled' ? h('p', { class: 'life-alarm', role: 'alert' }, sign('error'), texts.recalled) : null;
  // A recall that is open is told above.
  const issues = record.issues
    .filter(({ code }) => code !== 'recall-open' || alarm === null)
    .map(({ message }) => h('li', {}, sign('warning'), ` ${message[side]}`));
  return h(
    'div',
    { class: 'life-dataset' },
    alarm,
    sample,
    state ? h('p', { class: 'life-state' }, texts.states[state]) : null,
    h('ol', { class: 'life-events' }, ...record.events.map((event) => eventOf(event, texts, side))),
    issues.length > 0 ? h('ul', { class: 'life-issues' }, ...issues) : null,
    ...about,
  );
}

type Event = UnitRecord['events'][number];

function eventOf(event: Event, texts: LifeTexts, side: Side): HTMLElement {
  const { on, note, source, withdrawn } = event;
  const what = texts.events[event.event];
  return h(
    'li',
    withdrawn ? { class: 'is-withdrawn' } : {},
    h('time', { datetime: on }, on),
    h(
      'div',
      {},
      h('p', { class: 'part-title' }, withdrawn ? h('s', {}, what) : what),
      h('p', { class: 'source' }, whoOf(event, texts)),
      note ? h('p', {}, note[side]) : null,
      withdrawn ? h('p', { class: 'source' }, texts.withdrawn) : null,
      source ? h('p', { class: 'source' }, h('a', { href: source, rel: 'noreferrer' }, texts.source)) : null,
    ),
  );
}

const whoOf = ({ role, by, place }: Event, texts: LifeTexts) =>
  [texts.roles[role], by, place].filter(Boolean).join(texts.comma);

function assuranceLines(
  { dataset, signature, newerSeen }: UnitRecord['assurance'],
  texts: LifeTexts,
  side: Side,
): string[] {
  const { issuer, asOf, sequence } = dataset;
  const lines = [`${texts.from({ issuer: issuer[side], asOf, sequence })}${texts.comma}${signature.message[side]}`];
  return newerSeen === null ? lines : [...lines, texts.older({ sequence: newerSeen })];
}

function whyNot({ dataset, error }: { dataset: Dataset; error: unknown }, side: Side): string {
  const why = error instanceof RecordsError ? error.messages[side] : (error as Error).message;
  return `${dataset.address} ${why}`;
}

/** The same as plain text. */
function linesOf(answer: Answer, texts: LifeTexts, side: Side): string[] {
  const sample = answer.dataset.isSample ? [texts.sample] : [];
  if ('error' in answer) return [];
  const about = assuranceLines(answer.assurance, texts, side);
  const { record } = answer;
  if (record === null) return [texts.title + texts.colon + texts.noRecord, ...sample, ...about];
  if (record.unit === null) return [texts.title + texts.colon + texts.wrong, ...sample, ...about];
  const events = record.events.map((event) => {
    const words = [
      texts.events[event.event],
      whoOf(event, texts),
      event.note?.[side],
      event.withdrawn && texts.withdrawn,
    ];
    return `${event.on} ${words.filter(Boolean).join(texts.comma)}`;
  });
  const state = record.state === null ? '' : texts.states[record.state];
  const alarm = record.state === 'recalled' ? [texts.recalled] : [];
  return [texts.title + texts.colon + state, ...alarm, ...sample, ...events, ...about];
}
