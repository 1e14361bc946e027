// What files import, and the circles in that.

import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';

const filesIn = (folder, ending) =>
  readdirSync(folder, { recursive: true })
    .map((name) => name.replaceAll('\\', '/'))
    .filter((name) => name.endsWith(ending));

/** File to files, types too: `import … from`, `export … from`, `import('…')`. */
export function typeScriptGraph(folder) {
  const files = filesIn(folder, '.ts');
  const importsOf = (file) => {
    const text = readFileSync(join(folder, file), 'utf8').replace(/^\s*\/\/.*$/gm, '');
    return [...text.matchAll(/(?:\bfrom|\bimport\(|\bimport)\s*'(\.[^']+)'/g)]
      .map(([, path]) => normalize(join(dirname(file), path)))
      .flatMap((path) => [`${path}.ts`, `${path}.d.ts`, `${path}/index.ts`].find((it) => files.includes(it)) ?? []);
  };
  return new Map(files.map((file) => [file, importsOf(file)]));
}

/**
 * Module to modules of a crate, by its `use` of paths from the crate or from above, without the tests. What a door (`mod.rs`)
 * hands on of the files below it is not counted: with that, some thirty ways still lead back through a door.
 */
export function rustGraph(folder) {
  const paths = new Map(
    filesIn(folder, '.rs').map((name) => [
      name
        .replace(/(?:\/mod|^lib|)\.rs$/, '')
        .split('/')
        .filter(Boolean)
        .join('::'),
      name,
    ]),
  );
  const spread = (tree) => {
    const at = tree.indexOf('{');
    if (at < 0) return [tree];
    const parts = [];
    let [depth, part] = [0, ''];
    for (const it of tree.slice(at + 1, -1)) {
      if (it === '{') depth += 1;
      if (it === '}') depth -= 1;
      if (it === ',' && depth === 0) {
        parts.push(part);
        part = '';
      } else part += it;
    }
    return [...parts, part].filter(Boolean).flatMap((one) => spread(tree.slice(0, at) + one));
  };
  const usesOf = (module, name) => {
    const [code] = readFileSync(join(folder, name), 'utf8').split('#[cfg(test)]\nmod');
    const trees = [...code.replace(/\/\/.*$/gm, '').matchAll(/\buse ((?:crate|super|self)\b[^;]+);/g)];
    return trees.flatMap(([, tree]) =>
      spread(tree.replace(/\s+as\s+\w+/g, '').replace(/\s+/g, '')).map((path) => {
        const steps = path.split('::');
        const full = steps[0] === 'crate' ? [] : module.split('::').filter(Boolean);
        if (steps[0] === 'crate') steps.shift();
        while (steps[0] === 'super' || steps[0] === 'self') if (steps.shift() === 'super') full.pop();
        full.push(...steps);
        while (full.length > 0 && !paths.has(full.join('::'))) full.pop();
        return full.join('::');
      }),
    );
  };
  return new Map(
    [...paths].map(([module, name]) => [module, [...new Set(usesOf(module, name))].filter((it) => it !== module)]),
  );
}

/** Each as the way around. */
export function circlesIn(graph) {
  const done = new Set();
  const circles = [];
  const walk = (file, path) => {
    const at = path.indexOf(file);
    if (at >= 0) return void circles.push([...path.slice(at), file].join(' > '));
    if (done.has(file)) return;
    for (const next of graph.get(file) ?? []) walk(next, [...path, file]);
    done.add(file);
  };
  for (const file of graph.keys()) walk(file, []);
  return circles;
}
