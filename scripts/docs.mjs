// npm run docs: the reference of the package (TypeDoc) and of the crate (rustdoc), as static files beside the page.

import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

import { build } from './build.mjs';
import { main, root, run, step } from './run.mjs';

const TOOLS = join(root, 'scripts', 'reference');
/** A module for each entry of the package, by the name that people import. */
const ENTRIES = join(root, 'target', 'reference');

/** Make the reference of the package that was built; the page and whatever else is in the folder stay. */
export async function reference(folder = join(root, 'www', 'dist', 'reference')) {
  await run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: TOOLS });
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await step('reference: JavaScript', () => ofPackage(join(folder, 'javascript')));
  await step('reference: Rust', async () => {
    await run('cargo', ['doc', '--no-deps', '--features', 'serde,bulk']);
    await cp(join(root, 'target', 'doc'), join(folder, 'rust'), { recursive: true });
  });
  await cp(join(TOOLS, 'index.html'), join(folder, 'index.html'));
}

async function ofPackage(folder) {
  const { exports } = JSON.parse(await readFile(join(root, 'pkg', 'package.json'), 'utf8'));
  // The same functions under other names say nothing new: `./js` beside `.`, a language beside another.
  const names = Object.keys(exports).filter((name) => /^\.(\/[a-z]+)?$/.test(name) && name !== './js');
  const entries = names.filter((name) => !['./ja', './wasm'].includes(name)).map(entry);
  await rm(ENTRIES, { recursive: true, force: true });
  for (const { file, types } of entries) {
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, `export * from '${types}';\n`);
  }
  const compilerOptions = {
    ...{ module: 'nodenext', target: 'es2022', lib: ['es2023', 'dom', 'dom.iterable'], types: [] },
    ...{ skipLibCheck: true, noEmit: true },
  };
  const files = entries.map(({ file }) => file);
  const config = join(ENTRIES, 'tsconfig.json');
  await writeFile(config, JSON.stringify({ compilerOptions, files }));
  await run(process.execPath, [
    ...[join(TOOLS, 'node_modules', 'typedoc', 'bin', 'typedoc'), ...files, '--tsconfig', config, '--out', folder],
    ...['--name', 'humanoid-id', '--readme', 'none', '--disableSources', '--basePath', ENTRIES],
    // Types that no entry exports are told where they are used.
    ...['--validation.notExported', 'false', '--treatWarningsAsErrors', '--hideGenerator'],
  ]);
}

function entry(name) {
  const path = name === '.' ? 'index' : name.slice(2);
  const file = join(ENTRIES, name === '.' ? 'humanoid-id.ts' : join('humanoid-id', `${path}.ts`));
  return { file, types: join(root, 'pkg', 'types', `${path}.js`) };
}

if (process.argv[1]?.endsWith('docs.mjs')) {
  main(async () => {
    await build();
    await reference();
    process.stdout.write('\nThe reference is in www/dist/reference.\n');
  });
}
