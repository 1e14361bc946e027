// A whole export, by whole processes: CPU time and peak memory of each program over the same file, beside what a script
// costs that somebody writes in five minutes. Wall time is told as well, but a busy machine stretches it.
//
//   npm run bench -- bulk                    5 million rows, 343 MB, in the folder for temporary files
//   BULK_ROWS=1000000 npm run bench -- bulk  fewer, on a small machine
//
// ripgrep, xan and DuckDB have a row where they are on the PATH: `apt-get install ripgrep`, `cargo install xan`,
// `pip install duckdb-cli`.

import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { generate } from './bulk/generate.mjs';
import { median } from './harness.mjs';

const here = fileURLToPath(new URL('.', import.meta.url));
const CLI = fileURLToPath(new URL('../../pkg/node/cli.js', import.meta.url));
/** What the budgets are about. */
const BUDGETED = 5_000_000;
const ROWS = Number(process.env.BULK_ROWS ?? BUDGETED);
/** Those that a budget is about run in every round; the others, of which some take a minute, in the first alone. */
const ROUNDS = 3;
// Node reads a machine's own certificates whenever it starts, which may cost as much as all the rest of starting.
const { NODE_EXTRA_CA_CERTS: _, ...WITHOUT_CERTIFICATES } = process.env;
const LINES_WITH_CODES = '(^|,)"?[A-Z]{2}[0-9A-Z]{27}"?(,|$)';

const REGEX = 'it knows no countries';

/** @typedef {{ name: string, run: string[], budget?: { cpu?: number, rss?: number }, note?: string }} Candidate */

/** @returns {Candidate[]} */
function candidates(path) {
  const script = (name, ...more) => [process.execPath, join(here, 'bulk', `${name}.mjs`), path, ...more];
  const cli = (...args) => [process.execPath, CLI, 'check', path, '--column', 'code', '--format', 'json', ...args];
  const sql = `select count(*) from read_csv('${path}', all_varchar = true) where regexp_full_match(code, '[A-Z]{2}[0-9A-Z]{27}')`;
  return [
    { name: 'Node: readline, split, regex', run: script('naive'), note: 'takes quotes for parts of codes' },
    { name: 'ours: every bad row with reason and place', run: script('ours', 'off'), budget: { cpu: 0.12, rss: 60e6 } },
    { name: 'ours: with exact duplicates', run: script('ours', 'exact'), budget: { cpu: 0.15, rss: 180e6 } },
    { name: 'ours: with near duplicates', run: script('ours', 'near') },
    { name: 'ours: the command', run: cli() },
    { name: 'ours: the command, two workers', run: cli('--workers', '2') },
    { name: 'papaparse, regex', run: script('papaparse'), note: REGEX },
    { name: 'csv-parse, regex', run: script('csv-parse'), note: REGEX },
    { name: 'uDSV, regex', run: script('udsv'), note: REGEX },
    { name: 'GNU grep -c', run: ['grep', '-cE', LINES_WITH_CODES, path], note: 'lines, not rows' },
    { name: 'ripgrep --count', run: ['rg', '--count', '--crlf', LINES_WITH_CODES, path], note: 'lines, not rows' },
    {
      name: 'xan agg',
      run: ['xan', 'agg', 'sum(if(code.match(/^[A-Z]{2}[0-9A-Z]{27}$/), 1, 0)) as n', path],
      note: REGEX,
    },
    { name: 'DuckDB', run: ['duckdb', '-csv', '-noheader', '-c', sql], note: REGEX },
  ];
}

export async function bulk() {
  if (!existsSync(join(here, 'node_modules', 'udsv'))) {
    spawnSync('npm', ['ci', '--no-audit', '--no-fund'], {
      cwd: here,
      stdio: 'inherit',
      shell: process.platform === 'win32',
    });
  }
  const folder = mkdtempSync(join(tmpdir(), 'humanoid-id-bench-'));
  try {
    const path = join(folder, 'export.csv');
    const { bytes, wrong } = generate(path, ROWS);
    const size = `${ROWS.toLocaleString('en')} rows, ${(bytes / 1e6).toFixed(0)} MB, ${wrong.toLocaleString('en')} of them wrong`;
    console.log(`\nan export of ${size}`);
    const all = candidates(path);
    const [there, absent] = [all.filter(isThere), all.filter((one) => !isThere(one))];
    const rounds = Object.fromEntries(there.map(({ name }) => [name, []]));
    const [naive] = there;
    for (let round = 0; round < ROUNDS; round++) {
      for (const one of there) {
        if (round === 0 || one === naive || one.budget || one.name.startsWith('ours')) {
          rounds[one.name].push(await measure(one.run));
        }
      }
    }
    for (const one of there) print(one, rounds[one.name], rounds[naive.name], wrong);
    for (const { name } of absent) console.log(`  ${name.padEnd(44)}not installed here`);
    const [one, two] = ['ours: the command', 'ours: the command, two workers'].map((name) => rounds[name]);
    if (two) {
      const faster = median(one.map(({ wall }, round) => wall / two[round].wall));
      console.log(
        `  two workers are ${faster.toFixed(2)} times as fast as one   budget 1.60: ${verdict(faster >= 1.6)}`,
      );
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const isThere = ({ run: [program] }) =>
  program.startsWith('/') || process.env.PATH.split(delimiter).some((folder) => existsSync(join(folder, program)));

/** A process to its end. What it took comes from the shell that waits for it, and from watching how large it grows. */
function measure(run) {
  return new Promise((resolve, reject) => {
    const start = performance.now();
    // `times` tells what the children of a shell took.
    const child = spawn('sh', ['-c', '"$@"; code=$?; times >&2; exit $code', 'sh', ...run], {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: WITHOUT_CERTIFICATES,
    });
    let [out, said, rss] = ['', '', 0];
    const watch = setInterval(() => {
      rss = Math.max(rss, peakOf(child.pid));
    }, 15);
    child.stdout.on('data', (text) => {
      out += text;
    });
    child.stderr.on('data', (text) => {
      said += text;
    });
    child.on('close', (code) => {
      clearInterval(watch);
      // 1 is what a check with bad rows ends with.
      if (code > 1) return reject(new Error(`${run.join(' ')} ended with ${code}: ${said}`));
      const cpu = said
        .trim()
        .split(/\s+/)
        .slice(-2)
        .reduce((sum, text) => sum + seconds(text), 0);
      resolve({ wall: (performance.now() - start) / 1000, cpu, rss, good: goodOf(out) });
    });
  });
}

const seconds = (text) => {
  const [, minutes, rest] = text.match(/^(\d+)m([\d.]+)s$/);
  return 60 * Number(minutes) + Number(rest);
};

/** The peaks of what a process started, as Linux tells them, and of what that started: some programs begin as a script. */
function peakOf(parent) {
  try {
    const children = readFileSync(`/proc/${parent}/task/${parent}/children`, 'utf8').trim().split(' ').filter(Boolean);
    const own = (child) => 1024 * Number(readFileSync(`/proc/${child}/status`, 'utf8').match(/VmHWM:\s+(\d+)/)[1]);
    return children.reduce((sum, child) => sum + own(child) + peakOf(child), 0);
  } catch {
    return 0;
  }
}

/** How many codes it counted as good, however it says so. */
function goodOf(out) {
  if (!out.startsWith('{')) return Number(out.match(/\d+/)?.[0]);
  const { good, total } = JSON.parse(out);
  return good ?? total.valid;
}

/** Of a small file most of the time goes into starting. */
const verdict = (isKept) => (ROWS < BUDGETED ? 'for 5 million rows' : isKept ? 'kept' : 'MISSED');

function print({ name, budget = {}, note }, runs, yardstick, wrong) {
  const cpu = median(runs.map((one) => one.cpu));
  const ratio = median(runs.map((one, round) => one.cpu / yardstick[round].cpu));
  const rss = Math.max(...runs.map((one) => one.rss));
  const wall = median(runs.map((one) => one.wall));
  const off = runs[0].good - (ROWS - wrong);
  const told = [
    `${name.padEnd(44)}${cpu.toFixed(2).padStart(8)} s CPU ${`${ratio.toFixed(3)}x`.padStart(8)}`,
    `${wall.toFixed(2).padStart(7)} s wall`,
    rss > 0 ? `${(rss / 1e6).toFixed(0).padStart(5)} MB` : '    ? MB',
    budget.cpu ? ` budget ${budget.cpu.toFixed(2)}x: ${verdict(ratio <= budget.cpu)}` : '',
    budget.rss ? ` ${budget.rss / 1e6} MB: ${rss === 0 ? 'not known' : verdict(rss <= budget.rss)}` : '',
    off === 0 ? '' : `   (its count is off by ${off.toLocaleString('en')}${note ? `: ${note}` : ''})`,
  ];
  console.log(`  ${told.join('')}`);
}
