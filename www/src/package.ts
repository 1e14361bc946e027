// The package as the page has it, under the name by which everything here imports it. Its module comes as files beside
// the scripts, compressed by the host and compiled without unpacking them first: the one that checks is preloaded, the
// one that knows what codes mean follows when there is something to know. Where WebAssembly is forbidden or missing, the
// translation to JavaScript takes their place; that is several times as much, and loaded only then.

import coreAddress from 'humanoid-id/core.wasm?url';
import meaningAddress from 'humanoid-id/meaning.wasm?url';
import * as core from 'humanoid-id/slim-api';
import { integrityOf } from './integrity';
import { once } from './once';

// One by one: taken out of the whole, they would keep all of it.
export const rulesetId = core.rulesetId;
export const version = core.version;
export const countriesAsOf = core.countriesAsOf;
export const bind = core.bind;
export const find = core.find;
export const format = core.format;
export const inputWords = core.inputWords;
export const liveInput = core.liveInput;
export const message = core.message;
export const notice = core.notice;
export const addLanguage = core.addLanguage;
export const validate = core.validate;
// Bindings, not copies: whoever imports them calls whatever they stand for at that moment. These come with what codes mean.
type Meaning = typeof import('humanoid-id/slim-meaning');
export let compose: Meaning['compose'];
export let countryName: Meaning['countryName'];
export let decode: Meaning['decode'];
export let loadRegistry: Meaning['loadRegistry'];
export let loadRules: Meaning['loadRules'];
export let sample: Meaning['sample'];
export let suggest: Meaning['suggest'];

/** To be awaited once before anything of the package is called. */
export const ready = once(() => told(allowsWebAssembly() ? check().catch(orTranslate) : translate()));

/** To be awaited once before `compose`, `countryName`, `decode`, `loadRegistry`, `sample` or `suggest` is called. */
export const meaningReady = once(() => told(allowsWebAssembly() ? know().catch(orTranslate) : ready()));

/** The person is told as well: without it, the page is none. */
function told(loading: Promise<void>): Promise<void> {
  return loading.catch((error) => {
    dispatchEvent(new Event('not-loaded'));
    throw error;
  });
}

/** A policy, an old engine and a locked-down phone all answer the same: not even an empty module can be made. */
function allowsWebAssembly(): boolean {
  try {
    return new WebAssembly.Module(Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0)) instanceof WebAssembly.Module;
  } catch {
    return false;
  }
}

async function check(): Promise<void> {
  core.init(await module(coreAddress));
  await core.ready();
}

/** All are asked for at once, and opened one after the other. */
async function know(): Promise<void> {
  const asked = [module(meaningAddress), import('humanoid-id/slim-meaning'), ready()] as const;
  const [brought, meaning] = await Promise.all(asked);
  meaning.initMeaning(brought);
  await core.ready();
  ({ compose, countryName, decode, loadRegistry, loadRules, sample, suggest } = meaning);
}

async function module(address: string): Promise<WebAssembly.Module> {
  const answer = await fetch(address, { integrity: (await integrityOf(address)) ?? '' });
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  // Hosts that do not know the type serve it as another, which streaming refuses.
  const streams = answer.headers.get('content-type')?.startsWith('application/wasm') && WebAssembly.compileStreaming;
  return streams ? WebAssembly.compileStreaming(answer) : WebAssembly.compile(await answer.arrayBuffer());
}

/** An engine may be too old for what the module is made of (Safari before 15). What the network did is no such thing. */
async function orTranslate(error: unknown): Promise<void> {
  if (!(error instanceof WebAssembly.CompileError)) throw error;
  await translate();
}

/** The same modules as JavaScript. */
async function translate(): Promise<void> {
  const [{ check, meaning }, known] = await Promise.all([
    import('humanoid-id/js/modules'),
    import('humanoid-id/slim-meaning'),
  ]);
  core.init(check.open());
  known.initMeaning(meaning.open());
  ({ compose, countryName, decode, loadRegistry, loadRules, sample, suggest } = known);
}
