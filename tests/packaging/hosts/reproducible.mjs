// The package, built once more in another folder, has the same bytes. Of the modules, which take minutes, the one that
// checks codes is compiled anew; the others are what was built here.

import assert from 'node:assert/strict';
import { cp, mkdir, readdir, readFile, symlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';

import { root, run } from '../../../scripts/run.mjs';

const FROM_HERE = ['meaning', 'records', 'bulk'];

export const reproducible = {
  reproducible: async ({ dir }) => {
    const copy = join(dir, 'elsewhere', 'humanoid id');
    const listed = await run('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], { quiet: true });
    for (const file of listed.split('\0').filter(Boolean)) {
      await mkdir(dirname(join(copy, file)), { recursive: true });
      // A file may be deleted and not yet committed.
      await cp(join(root, file), join(copy, file)).catch((error) => assert.equal(error.code, 'ENOENT'));
    }
    for (const folder of ['node_modules', '.tools']) await symlink(join(root, folder), join(copy, folder));
    for (const name of FROM_HERE) {
      const built = join('target', 'package', `wasm-${name}`);
      await cp(join(root, built), join(copy, built), { recursive: true });
    }
    await run('node', ['scripts/build.mjs'], { cwd: copy, quiet: true });
    for (const folder of ['pkg', join('www', 'dist')]) {
      const files = await filesOf(join(root, folder));
      assert.deepEqual(await filesOf(join(copy, folder)), files);
      for (const file of files) {
        const [here, there] = await Promise.all([root, copy].map((it) => readFile(join(it, folder, file))));
        assert.ok(here.equals(there), `${join(folder, file)} is another`);
      }
    }
  },
};

async function filesOf(folder) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return files.map((file) => file.slice(folder.length + 1)).sort();
}
