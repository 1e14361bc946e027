// A file with the worker that checks it. What comes back after the end is nobody's any more.

import type { IssueCode, Locale } from 'humanoid-id';
import type { RowReport } from 'humanoid-id/bulk';
import type { Asked, Failure, Finding, Reading, Refusal, Said, SaveForm } from './protocol';

export type Hearing = {
  progress(bytes: number, rows: number, invalid: number): void;
  done(finding: Finding): void;
  refused(because: Refusal): void;
  failed(failure: Failure): void;
  /** There is no worker, because it did not come or the browser is too old for it. */
  noWorker(): void;
};

export type Session = {
  file: File;
  rows(code: IssueCode | null, from: number, count: number): Promise<RowReport[]>;
  /** Rejects with a `Failure`. */
  save(form: SaveForm, locale: Locale, onShare: (share: number) => void): Promise<Blob>;
  /** The worker goes, and with it whatever it holds. */
  end(): void;
};

type Answer = Extract<Said, { id: number }>;

export function session(file: File, reading: Reading, hearing: Hearing): Session {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
  const waiting = new Map<number, (answer: Answer) => void>();
  let asked = 0;
  const ask = (question: Asked) => worker.postMessage(question);

  worker.addEventListener('error', (event) => {
    event.preventDefault();
    hearing.noWorker();
  });
  worker.addEventListener('message', ({ data }: MessageEvent<Said>) => {
    if ('id' in data) waiting.get(data.id)?.(data);
    else if (data.kind === 'progress') hearing.progress(data.bytes, data.rows, data.invalid);
    else if (data.kind === 'done') hearing.done(data.finding);
    else if (data.kind === 'refused') hearing.refused(data.because);
    else hearing.failed(data.failure);
  });
  ask({ kind: 'check', file, reading });

  return {
    file,
    rows(code, from, count) {
      const id = ++asked;
      return new Promise((resolve) => {
        waiting.set(id, (answer) => {
          waiting.delete(id);
          resolve(answer.kind === 'rows' ? answer.rows : []);
        });
        ask({ kind: 'rows', id, code, from, count });
      });
    },
    save(form, locale, onShare) {
      const id = ++asked;
      return new Promise((resolve, reject) => {
        waiting.set(id, (answer) => {
          if (answer.kind === 'saving') return onShare(answer.share);
          waiting.delete(id);
          if (answer.kind === 'saved') resolve(answer.blob);
          else if (answer.kind === 'not-saved') reject(answer.failure);
        });
        ask({ kind: 'save', id, form, locale });
      });
    },
    end: () => worker.terminate(),
  };
}
