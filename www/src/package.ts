// The package as the page has it, under the name by which everything here imports it. The module comes as a file beside
// the scripts: preloaded, compressed by the host, and compiled without unpacking it first. Where WebAssembly is forbidden
// or missing, its translation to JavaScript takes its place; that is three times as much, and loaded only then.

import * as core from 'humanoid-id/slim';
import address from 'humanoid-id/wasm?url';
import { integrityOf } from './integrity';

export const { rulesetId, version, countriesAsOf } = core;
// Bindings, not copies: whoever imports them calls whatever they stand for at that moment.
export let bind = core.bind;
export let compose = core.compose;
export let decode = core.decode;
export let find = core.find;
export let format = core.format;
export let inputWords = core.inputWords;
export let loadRegistry = core.loadRegistry;
export let message = core.message;
export let sample = core.sample;
export let suggest = core.suggest;
export let validate = core.validate;

let getting: Promise<void> | undefined;

/** To be awaited once before anything of the package is called. */
export function ready(): Promise<void> {
  getting ??= (allowsWebAssembly() ? compile() : translate()).catch((error) => {
    dispatchEvent(new Event('not-loaded'));
    throw error;
  });
  return getting;
}

/** A policy, an old engine and a locked-down phone all answer the same: not even an empty module can be made. */
function allowsWebAssembly(): boolean {
  try {
    return new WebAssembly.Module(Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0)) instanceof WebAssembly.Module;
  } catch {
    return false;
  }
}

async function compile(): Promise<void> {
  const answer = await fetch(address, { integrity: integrityOf(address) ?? '' });
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  // Hosts that do not know the type serve it as another, which streaming refuses.
  const streams = answer.headers.get('content-type')?.startsWith('application/wasm') && WebAssembly.compileStreaming;
  core.init(
    streams ? await WebAssembly.compileStreaming(answer) : await WebAssembly.compile(await answer.arrayBuffer()),
  );
  await core.ready();
}

async function translate(): Promise<void> {
  ({ bind, compose, decode, find, format, inputWords, loadRegistry, message, sample, suggest, validate } = await import(
    'humanoid-id/js'
  ));
}
