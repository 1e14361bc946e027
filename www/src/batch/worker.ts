// Checks a file off the page's thread, keeps the rows there is something to say of, hands them out as somebody looks at
// them, and makes what is taken along.

import { NotTheSameBytes, type SheetError } from 'humanoid-id/bulk';
import type { Asked, Failure, Refusal, Said } from './protocol';
import { type Checked, check } from './work/check';
import { NotLabelled } from './work/labels';
import { save } from './work/save';

const say = (said: Said) => postMessage(said);
/** One file to a worker; the page ends it and begins another. */
let done: { file: File; checked: Checked; asked: Extract<Asked, { kind: 'check' }> } | undefined;

/** What the page says of a file in words of its own: it knows where else the person may want to go. */
const REFUSED = new Map<unknown, Refusal>([
  ['compressed', 'compressed'],
  ['no-rows', 'picture'],
]);

addEventListener('message', async ({ data }: MessageEvent<Asked>) => {
  if (data.kind === 'check') await begin(data);
  else if (data.kind === 'rows') {
    const rows = (await done?.checked.kept.window(data.code, data.from, data.count)) ?? [];
    say({ kind: 'rows', id: data.id, rows });
  } else await make(data);
});

async function begin(asked: Extract<Asked, { kind: 'check' }>): Promise<void> {
  const { file, reading } = asked;
  try {
    // Read, not asked how large it is: a folder has any size.
    const { byteLength } = await file.slice(0, 1).arrayBuffer();
    if (byteLength === 0) return say({ kind: 'refused', because: 'empty' });
    const checked = await check(file, reading, (progress) => say({ kind: 'progress', ...progress }));
    done = { file, checked, asked };
    say({ kind: 'done', finding: checked.finding });
  } catch (error) {
    const because = REFUSED.get((error as Partial<SheetError>).code);
    say(because ? { kind: 'refused', because } : { kind: 'failed', failure: failure(error) });
  }
}

async function make({ id, form, locale, labels }: Extract<Asked, { kind: 'save' }>): Promise<void> {
  if (!done) return;
  const { file, checked, asked } = done;
  try {
    const job = { file, checked, reading: asked.reading, locale, labels };
    const blob = await save(form, job, (share) => say({ kind: 'saving', id, share }));
    say({ kind: 'saved', id, blob });
  } catch (error) {
    say({ kind: 'not-saved', id, failure: failure(error) });
  }
}

function failure(error: unknown): Failure {
  if (error instanceof NotTheSameBytes) return { because: 'changed' };
  if (error instanceof NotLabelled) return { because: error.because };
  // Labels that have no room say so, and what would do.
  if (error instanceof RangeError) return { because: 'label', reason: error.message };
  const { name, message, code, facts } = error as Error & Partial<SheetError>;
  if (code && facts) return { because: 'table', code, facts };
  // What browsers throw for a file that was written to, moved or deleted since it was chosen, and for folders.
  if (['NotReadableError', 'NotFoundError', 'SecurityError'].includes(name)) return { because: 'unreadable' };
  return { because: 'other', reason: message };
}
