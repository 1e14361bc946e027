// What a page loads: each entry bundled, minified and gzipped, and what is left of it where nothing is used.

import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { median } from './harness.mjs';

const pkg = fileURLToPath(new URL('../../pkg', import.meta.url));

/** What is loaded at once; what a script imports when it is asked for is not. */
async function gzipped(contents) {
  const { outputFiles, metafile } = await build({
    stdin: { contents, resolveDir: pkg, sourcefile: 'entry.js' },
    bundle: true,
    minify: true,
    write: false,
    metafile: true,
    splitting: true,
    absWorkingDir: pkg,
    outdir: 'out',
    format: 'esm',
    logLevel: 'silent',
    loader: { '.wasm': 'binary' },
  });
  const loaded = new Set(
    Object.keys(metafile.outputs).filter((name) => metafile.outputs[name].entryPoint === 'entry.js'),
  );
  for (const name of loaded) {
    for (const { path, kind } of metafile.outputs[name].imports) if (kind === 'import-statement') loaded.add(path);
  }
  const files = [...loaded].map((name) => outputFiles.find(({ path }) => path.endsWith(`/${name}`)).contents);
  const sum = (sizes) => sizes.reduce((all, one) => all + one, 0);
  return {
    raw: sum(files.map((file) => file.length)),
    gzip: sum(files.map((file) => gzipSync(file, { level: 9 }).length)),
  };
}

export async function sizes() {
  console.log('\nSizes, minified, in bytes');
  const six = 'find, format, parse, redact, shape, validate';
  const entries = {
    isHumanoidId: ["export { isHumanoidId } from './index.js'", 17_000],
    [six]: [`export { ${six} } from './index.js'`, 20_000],
    'the same, message in English': [`export { ${six} } from './index.js'; export { message } from './en.js'`, 23_500],
    'the same, message in two languages': [
      `export { ${six} } from './index.js'; export { message as en } from './en.js'; export { message as zh } from './zh-CN.js'`,
      27_000,
    ],
    'humanoid-id/en/input': ["import './en-input.js'", 28_000],
    'humanoid-id/input, three languages': ["import './input.js'"],
    'humanoid-id/element': ["import './element.js'"],
    'humanoid-id, all of it': ["export * from './index.js'", 88_000],
    'humanoid-id, imported and unused': ["import './index.js'", 50],
    'humanoid-id/js, all of it': ["export * from './js/index.js'"],
  };
  for (const [name, [contents, budget]] of Object.entries(entries)) {
    const { raw, gzip } = await gzipped(contents);
    const verdict = budget === undefined ? '' : `   budget ${budget}: ${gzip <= budget ? 'kept' : 'MISSED'}`;
    console.log(`  ${name.padEnd(44)}${String(raw).padStart(9)} raw ${String(gzip).padStart(8)} gzip${verdict}`);
  }
}

/** The first call after import, in a process of its own, over a bare one. */
export function firstCall() {
  const entry = JSON.stringify(new URL('../../pkg/index.js', import.meta.url).href);
  const code = 'CNTESTH1A00120260522A00000001';
  const scripts = {
    bare: 'process.hrtime()',
    ours: `import { isHumanoidId } from ${entry}; if (!isHumanoidId('${code}')) process.exit(1);`,
  };
  const ms = { bare: [], ours: [] };
  for (let round = 0; round < 21; round++) {
    for (const name of ['bare', 'ours']) {
      const start = process.hrtime.bigint();
      const { status } = spawnSync(process.execPath, ['--input-type=module', '-e', scripts[name]]);
      if (status !== 0) throw new Error(`the ${name} process failed`);
      ms[name].push(Number(process.hrtime.bigint() - start) / 1e6);
    }
  }
  const over = median(ms.ours.map((time, round) => time - ms.bare[round]));
  console.log('\nImport and first call in Node, over a bare process');
  console.log(
    `  ${median(ms.bare).toFixed(1)} ms bare, ${over.toFixed(1)} ms more   budget 5 ms: ${over <= 5 ? 'kept' : 'MISSED'}`,
  );
}
