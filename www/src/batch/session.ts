// A file with the worker that checks it. What comes back after the end is nobody's any more.

import type { IssueCode, Locale } from 'humanoid-id';
import type { RowReport } from 'humanoid-id/bulk';
import type { LabelOptions } from 'humanoid-id/labels';
import { scriptAddress } from '../script-address';
import type { Asked, Failure, Finding, Reading, Refusal, Said, SaveForm } from './protocol';
import workerAddress from './worker?worker&url';

export type Hearing = {
  progress(bytes: number, rows: number, invalid: number): void;
  done(finding: Finding): void;
  refused(because: Refusal): void;
  failed(failure: Failure): void;
  /** There is no worker: it did not come, the browser is too old for it, or the host forbids it. */
  noWorker(): void;
};

export type Session = {
  file: File;
  rows(code: IssueCode | null, from: number, count: number): Promise<RowReport[]>;
  /** Rejects with a `Failure`. */
  save(form: SaveForm, locale: Locale, labels: LabelOptions, onShare: (share: number) => void): Promise<Blob>;
  /** The worker goes, and with it whatever it holds. */
  end(): void;
};

type Answer = Extract<Said, { id: number }>;

export function session(file: File, reading: Reading, hearing: Hearing): Session {
  const waiting = new Map<number, (answer: Answer) => void>();
  let asked = 0;
  let isOver = false;
  const starting = start(hearing, (answer) => waiting.get(answer.id)?.(answer));
  const ask = async (question: Asked) => {
    const worker = await starting;
    if (!isOver) worker?.postMessage(question);
  };
  void ask({ kind: 'check', file, reading });

  return {
    file,
    rows(code, from, count) {
      const id = ++asked;
      return new Promise((resolve) => {
        waiting.set(id, (answer) => {
          waiting.delete(id);
          resolve(answer.kind === 'rows' ? answer.rows : []);
        });
        void ask({ kind: 'rows', id, code, from, count });
      });
    },
    save(form, locale, labels, onShare) {
      const id = ++asked;
      return new Promise((resolve, reject) => {
        waiting.set(id, (answer) => {
          if (answer.kind === 'saving') return onShare(answer.share);
          waiting.delete(id);
          if (answer.kind === 'saved') resolve(answer.blob);
          else if (answer.kind === 'not-saved') reject(answer.failure);
        });
        void ask({ kind: 'save', id, form, locale, labels });
      });
    },
    end() {
      isOver = true;
      void starting.then((worker) => worker?.terminate());
    },
  };
}

async function start(hearing: Hearing, answered: (answer: Answer) => void): Promise<Worker | null> {
  const address = await scriptAddress(new URL(workerAddress, document.baseURI));
  if (!address) {
    hearing.noWorker();
    return null;
  }
  const worker = new Worker(address, { type: 'module' });
  worker.addEventListener('error', (event) => {
    event.preventDefault();
    hearing.noWorker();
  });
  worker.addEventListener('message', ({ data }: MessageEvent<Said>) => {
    if ('id' in data) answered(data);
    else if (data.kind === 'progress') hearing.progress(data.bytes, data.rows, data.invalid);
    else if (data.kind === 'done') hearing.done(data.finding);
    else if (data.kind === 'refused') hearing.refused(data.because);
    else hearing.failed(data.failure);
  });
  return worker;
}
