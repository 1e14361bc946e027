// npm run wheels: the Python wheels, the jar for Spark and the DuckDB extensions into dist/. Needs Python 3.9 or newer, and a
// JDK for the jar; what builds for other machines comes from PyPI into .tools/python.

import { existsSync } from 'node:fs';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';

import { crateNotices } from './build/notices.mjs';
import { answers, main, Plain, root, run, step, tools } from './run.mjs';

const python = join(tools, 'python', 'bin', 'python');
const CRATES = ['columns', 'duckdb', 'spark'];
const PLATFORMS = ['x86_64', 'aarch64'];
// glibc of manylinux2014.
const target = (platform) => `${platform}-unknown-linux-gnu`;

/** Python with the packages of some requirements; undefined where there is no Python, or a package cannot be had. */
export async function pythonWith(requirements) {
  if (!existsSync(python)) {
    const suits = 'import sys, venv, ensurepip; print("yes" if sys.version_info >= (3, 9) else "")';
    if (!(await answers('python3', ['-c', suits])).trim()) return;
    await run('python3', ['-m', 'venv', join(tools, 'python')]);
  }
  const pip = ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '-r', join(root, requirements)];
  try {
    await run(python, pip);
  } catch {
    return;
  }
  return python;
}

/** Whether there is a Java compiler. */
export const javac = async () => Boolean(await answers('javac', ['-version']));

async function libraries(platform) {
  await run('rustup', ['target', 'add', target(platform)], { quiet: true });
  const crates = CRATES.flatMap((name) => ['-p', `humanoid-id-${name}`]);
  const build = ['zigbuild', '--release', '--target', `${target(platform)}.2.17`, ...crates];
  // It looks for the Zig of PyPI by the first Python.
  const bin = join(tools, 'python', 'bin');
  await run(join(bin, 'cargo-zigbuild'), build, { env: { PATH: [bin, process.env.PATH].join(delimiter) } });
  return [platform, join(root, 'target', target(platform), 'release')];
}

/** The classes of the jar, compiled against pyspark's own jars; `-` where there is no compiler. */
async function classes() {
  if (!(await javac())) return '-';
  const jars = await run(python, ['-c', 'import os, pyspark; print(os.path.join(pyspark.__path__[0], "jars"))'], {
    quiet: true,
  });
  const to = join(root, 'target', 'classes');
  await rm(to, { recursive: true, force: true });
  await mkdir(to, { recursive: true });
  const from = 'bindings/spark/java/com/humanoidid';
  const names = ['Canonical', 'Check', 'HumanoidId', 'IsValid', 'Native', 'Segments', 'Status'];
  const sources = names.map((name) => join(root, from, `${name}.java`));
  // Spark 3.5 runs on Java 8.
  await run('javac', ['--release', '8', '-Xlint:-options', '-cp', join(jars.trim(), '*'), '-d', to, ...sources]);
  return to;
}

/** Build everything into dist/. */
export async function wheels() {
  if (!(await pythonWith('bindings/python/build-requirements.txt'))) {
    throw new Plain('The wheels need Python 3.9 or newer with venv, and packages from PyPI.');
  }
  const version = (await readFile(join(root, 'Cargo.toml'), 'utf8')).match(/^version = "([^"]+)"/m)?.[1];
  await step('the WebAssembly module without imports', () =>
    run('cargo', ['build', '--release', '-p', 'humanoid-id-columns', '--target', 'wasm32-unknown-unknown']),
  );
  const built = [];
  for (const platform of PLATFORMS) {
    built.push(...(await step(`libraries for ${target(platform)}`, () => libraries(platform))));
  }
  const java = await step('classes for Spark', classes);
  if (java === '-') process.stdout.write('  NOT BUILT: the jar for Spark, because there is no javac.\n');
  const module = join(root, 'target/wasm32-unknown-unknown/release/humanoid_id_columns.wasm');
  await rm(join(root, 'dist'), { recursive: true, force: true });
  const notices = join(root, 'target', 'engine-notices.txt');
  const texts = await crateNotices(CRATES.map((name) => `humanoid-id-${name}`));
  await writeFile(notices, texts.join(`\n${'-'.repeat(80)}\n\n`));
  await step('wheels, jar and extensions in dist', () =>
    run(python, ['bindings/python/pack.py', version, module, java, notices, join(root, 'dist'), ...built]),
  );
  return version;
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) main(wheels);
