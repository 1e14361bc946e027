// Proof by packing: the tarball that users get, installed by npm into small projects, and each of them run.
//
//   node tests/packaging/run.mjs             everything
//   node tests/packaging/run.mjs vite bun    some of it
//
// `pkg/` has to be built. A host is a function in `hosts/`, with a folder of its name in `projects/` where it needs one;
// hosts with a colon in their name have that of what stands before it.
// The hosts' own packages are pinned here and installed here, apart from the ones that the build needs.

import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { main, Plain, root, run, step } from '../../scripts/run.mjs';
import { chromium } from '../../scripts/setup.mjs';

const here = fileURLToPath(new URL('.', import.meta.url));
const NPM = ['--no-audit', '--no-fund', '--loglevel=error'];
const AT_A_TIME = 2;
const PATIENCE = 480_000;

main(async () => {
  chromium();
  if (!existsSync(join(root, 'pkg', 'package.json'))) throw new Plain('There is no pkg/ yet: npm run build');
  // Not `npm ci`: the lock file need not name the binaries that other kinds of machine take.
  await step('npm packages of the hosts (800 MB, once)', () =>
    run('npm', ['install', '--no-save', '--prefer-offline', ...NPM], { cwd: here, quiet: true }),
  );
  const hosts = chosen(await everyHost(), process.argv.slice(2));
  const work = await mkdtemp(join(tmpdir(), 'humanoid-id-packaging-'));
  try {
    const packed = await pack(work);
    const { expected } = await import('./expected.mjs');
    const agree = (answer) => assert.deepEqual(JSON.parse(answer), expected(packed.version));
    const failures = await all(hosts, async ([name, host]) => {
      const dir = await project(name, work, packed);
      await patiently(host({ dir, packed, agree }));
    });
    for (const { name, error } of failures) process.stdout.write(`\n${name}\n${error.stack.slice(0, 4000)}\n`);
    process.stdout.write(`\n${hosts.length - failures.length} passed, ${failures.length} failed\n`);
    if (failures.length > 0) process.exitCode = 1;
  } finally {
    const { closeBrowser } = await import('./browser.mjs');
    await closeBrowser();
    await rm(work, { recursive: true, force: true, maxRetries: 3 });
  }
});

/** These import what was only just installed. */
async function everyHost() {
  const { tarball } = await import('./hosts/tarball.mjs');
  const { engines } = await import('./hosts/engines.mjs');
  const { types } = await import('./hosts/types.mjs');
  const { bundlers } = await import('./hosts/bundlers.mjs');
  const { pages } = await import('./hosts/pages.mjs');
  const { workers } = await import('./hosts/workers.mjs');
  const { entries } = await import('./hosts/entries.mjs');
  const { native } = await import('./hosts/native.mjs');
  const { wechat } = await import('./hosts/wechat.mjs');
  const { reproducible } = await import('./hosts/reproducible.mjs');
  return Object.entries({
    ...tarball,
    ...engines,
    ...types,
    ...pages,
    ...bundlers,
    ...workers,
    ...entries,
    ...native,
    ...wechat,
    ...reproducible,
  });
}

function chosen(hosts, names) {
  const known = hosts.map(([name]) => name);
  const unknown = names.find((name) => !known.includes(name));
  if (unknown) throw new Plain(`There is no host "${unknown}"; there are ${known.join(', ')}.`);
  return names.length > 0 ? hosts.filter(([name]) => names.includes(name)) : hosts;
}

async function pack(work) {
  const printed = await run('npm', ['pack', './pkg', '--json', '--pack-destination', work, ...NPM], { quiet: true });
  // An array up to npm 11, an object by name from 12.
  const [{ filename, version, files }] = Object.values(JSON.parse(printed));
  return { path: join(work, filename), version, files };
}

/** A copy of the project's files, with what all of them share, and the package installed as a user does it. */
async function project(name, work, packed) {
  const dir = join(work, name.replace(':', '-'));
  const source = join(here, 'projects', name.replace(/:.*/, ''));
  if (existsSync(source)) await cp(source, dir, { recursive: true });
  else {
    await mkdir(dir);
    await writeFile(join(dir, 'package.json'), '{ "private": true }');
  }
  for (const shared of ['probe.mjs', 'exact.ts']) await cp(join(here, shared), join(dir, shared));
  await run('npm', ['install', '--offline', packed.path, ...NPM], { cwd: dir, quiet: true });
  return dir;
}

/** Try every host, a few at a time, and print a line for each as it ends. */
async function all(hosts, attempt) {
  const failures = [];
  const waiting = [...hosts];
  const width = Math.max(...hosts.map(([name]) => name.length));
  const worker = async () => {
    for (let host = waiting.shift(); host; host = waiting.shift()) {
      const start = performance.now();
      const error = await attempt(host).then(
        () => null,
        (reason) => reason,
      );
      if (error) failures.push({ name: host[0], error });
      const seconds = ((performance.now() - start) / 1000).toFixed(1);
      process.stdout.write(`${host[0].padEnd(width)}  ${error ? 'FAILED' : 'passed'}  ${seconds.padStart(5)} s\n`);
    }
  };
  await Promise.all(Array.from({ length: AT_A_TIME }, worker));
  return failures;
}

/** A host that never ends is a failure, not a wait. */
function patiently(work) {
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no end after ${PATIENCE / 1000} s`)), PATIENCE);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}
