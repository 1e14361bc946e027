// The module inside a script of its own, with what binds it.

import { compile } from 'humanoid-id:records-source';
import { initSync, Records, Shards } from '../module/generated/records';
import { refusedFiles } from '../module/refusal';

export type { Records, Shards };

export type Started = {
  readonly Records: typeof Records;
  readonly Shards: typeof Shards;
  readonly memory: { readonly buffer: ArrayBuffer };
};

let started: Promise<Started> | undefined;

/** Compile the module, once. */
export function start(): Promise<Started> {
  started ??= (async () => {
    try {
      const { memory } = initSync({ module: await compile() });
      return { Records, Shards, memory };
    } catch (cause) {
      throw refusedFiles(cause);
    }
  })();
  return started;
}
