// npm start: install what is missing, build, serve the page, and show that it works.

import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize, sep } from 'node:path';

import { build } from './build.mjs';
import { main, Plain, root } from './run.mjs';

const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
  '.woff2': 'font/woff2',
};

/** The built page at `/`, the package at `/pkg/`. */
async function answer(request, response) {
  const path = normalize(decodeURIComponent(new URL(request.url, 'http://localhost').pathname));
  const inside = path.endsWith(sep) ? join(path, 'index.html') : path;
  const file = inside.startsWith(`${sep}pkg${sep}`) ? join(root, inside) : join(root, 'www', 'dist', inside);
  try {
    const body = await readFile(file);
    response.writeHead(200, {
      'content-type': TYPES[extname(file)] ?? 'application/octet-stream',
      'cache-control': 'no-store',
    });
    response.end(body);
  } catch {
    response.writeHead(404, { 'content-type': 'text/plain; charset=utf-8' });
    response.end(`Nothing at ${path}\n`);
  }
}

/** Listen on the wanted port, or on any free one. */
export function serve(port = Number(process.env.PORT ?? 8029)) {
  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.writeHead(400).end());
  });
  return new Promise((resolve, reject) => {
    server.once('error', (error) => {
      if (error.code === 'EADDRINUSE' && !process.env.PORT) server.listen(0, '127.0.0.1');
      else reject(new Plain(`Cannot listen on port ${port}: ${error.message}`));
    });
    server.once('listening', () => resolve(server));
    server.listen(port, '127.0.0.1');
  });
}

async function start() {
  await build();
  const { message, sample, validate } = await import('../pkg/index.js');
  const [code] = sample();
  const result = validate(code);
  const server = await serve();
  process.stdout.write(
    `\n${code}\n${message(result, 'en')}: ${Object.entries(result.segments)
      .map(([name, text]) => `${name} ${text}`)
      .join(', ')}\n\nOpen http://localhost:${server.address().port}/#${code}\nCtrl-C ends it.\n`,
  );
}

if (process.argv[1]?.endsWith('start.mjs')) main(start);
