// The sample registry as a module of its own, so that nobody carries it who does not want it, and the schema of such
// documents.

import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

export async function registry({ template, out }) {
  for (const schema of ['registry.schema.json', 'rules.schema.json'])
    await cp(join(template, schema), join(out, schema));
  const sample = JSON.stringify(JSON.parse(await readFile(join(template, 'sample-registry.json'), 'utf8')));
  const type = 'declare const sampleRegistry: object;\n';
  // For the command line, and to start from.
  await cp(join(template, 'sample-registry.json'), join(out, 'sample-registry.json'));
  await writeFile(join(out, 'sample-registry.js'), `export default ${sample};\n`);
  await writeFile(join(out, 'sample-registry.cjs'), `module.exports = ${sample};\n`);
  await writeFile(join(out, 'sample-registry.d.ts'), `${type}export default sampleRegistry;\n`);
  await writeFile(join(out, 'sample-registry.d.cts'), `${type}export = sampleRegistry;\n`);
}
