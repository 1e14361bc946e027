// Install what building and testing needs and a machine with rustup and Node does not have: the wasm32 target,
// wasm-pack and wasm-bindgen into `.tools`, and the npm packages. What is there already is used.

import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

import { answers, firstThere, main, Plain, root, run, step, tools } from './run.mjs';

/** The version of a crate that Cargo.lock pins. */
function locked(crate) {
  const lock = readFileSync(join(root, 'Cargo.lock'), 'utf8');
  const version = lock.match(new RegExp(`name = "${crate}"\\r?\\nversion = "([^"]+)"`))?.[1];
  if (!version) throw new Plain(`Cargo.lock does not name ${crate}`);
  return version;
}

async function rust() {
  if (!(await answers('cargo', ['--version']))) {
    throw new Plain(
      'Rust is missing. Install rustup from https://rustup.rs, then run this again; the toolchain itself follows from\n' +
        'rust-toolchain.toml.',
    );
  }
  const rustup = await answers('rustup', ['--version']);
  if (rustup) {
    // Inside the repository this also installs the pinned toolchain and its components.
    await run('rustup', ['target', 'add', 'wasm32-unknown-unknown']);
    return;
  }
  const lib = (
    await run('rustc', ['--print', 'target-libdir', '--target', 'wasm32-unknown-unknown'], { quiet: true })
  ).trim();
  if (!existsSync(lib)) {
    throw new Plain(
      `Rust's wasm32-unknown-unknown target is missing (${lib}), and there is no rustup to install it with.`,
    );
  }
}

// The one version; the npm package of this name would download a binary instead.
const WASM_PACK = '0.15.1';

/** A cargo tool in `.tools`, as a debug build: a quarter of the time, and quick enough to run. */
async function cargoTool(crate, binary, version) {
  const found = await answers(join(tools, 'bin', binary), ['--version']);
  if (found.includes(version)) return;
  await step(`${crate} ${version} into .tools (about a minute, once)`, () =>
    run('cargo', ['install', crate, '--version', version, '--locked', '--debug', '--force', '--root', tools]),
  );
}

/** The npm packages, unless what is installed came from this very lock file. */
async function npmPackages() {
  const lock = readFileSync(join(root, 'package-lock.json'), 'utf8');
  const stamp = join(root, 'node_modules', '.installed-lock.json');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) return;
  await step('npm packages', () => run('npm', ['ci', '--no-audit', '--no-fund']));
  writeFileSync(stamp, lock);
}

/** A Chromium or Chrome for the browser tests. */
export function chromium() {
  const path = firstThere([
    process.env.CHROME_PATH,
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome-stable',
    '/usr/bin/google-chrome',
    '/snap/bin/chromium',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
    'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
    'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
  ]);
  if (path) return path;
  throw new Plain(
    'The browser tests need Chromium or Chrome, and none is in the usual places. Install one (Debian, Ubuntu:\n' +
      'apt-get install chromium fonts-noto-cjk), or set CHROME_PATH to its program.',
  );
}

export async function setup() {
  const [major] = process.versions.node.split('.');
  if (Number(major) < 20) throw new Plain(`Node 20 or newer is needed; this is ${process.version}.`);
  await rust();
  await npmPackages();
  // It reads TOML with an npm package, which may only just have come.
  await (await import('./build/messages.mjs')).messages();
  await cargoTool('wasm-bindgen-cli', 'wasm-bindgen', locked('wasm-bindgen'));
  await cargoTool('wasm-pack', 'wasm-pack', WASM_PACK);
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) main(setup);
