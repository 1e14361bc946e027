// Texts, JSON and files of other programs that are no table here, or a table that is made to take for ever.

import { gzipSync } from 'node:zlib';

import { BAD, GOOD } from './make/codes.mjs';

const MiB = 2 ** 20;
const binary = (beginning, more = 300) =>
  Buffer.concat([
    Buffer.from(beginning, 'latin1'),
    Buffer.from(Array.from({ length: more }, (_, at) => (at * 37) % 256)),
  ]);
/** A file of another program, with its name in the sentence; the page says more where a person may have meant another page. */
const foreign = (file, beginning, refused, onPage) => ({
  name: `other: ${file}`,
  file,
  make: () => binary(beginning),
  refused,
  onPage,
});
const A_PICTURE = /a picture or a PDF, not a file of data/;

export const OTHER = [
  foreign('fleet.arrow', 'ARROW1\0\0\x10\0\0\0', /an? Arrow file, which is not read here/),
  foreign('fleet.feather', 'FEA1\0\0\0\0', /Feather file, which is not read here/),
  foreign('fleet.orc', 'ORC\x08\x03\x10', /neither text nor a table/),
  foreign('fleet.sqlite', 'SQLite format 3\0\x10\0\x01\x01', /SQLite file, which is not read here/),
  foreign('fleet.avro', 'Obj\x01\x04\x16', /Avro file/),
  foreign('fleet.h5', '\x89HDF\r\n\x1a\n', /HDF5 file/),
  foreign('fleet.pdf', '%PDF-1.7\n', /PDF file, which holds no rows/, A_PICTURE),
  foreign('fleet.png', '\x89PNG\r\n\x1a\n', /PNG file, which holds no rows/, A_PICTURE),
  foreign('fleet.jpg', '\xff\xd8\xff\xe0', /JPEG file, which holds no rows/, A_PICTURE),
  foreign('fleet.gif', 'GIF89a', /GIF file, which holds no rows/, A_PICTURE),
  foreign('fleet.exe', 'MZ\x90\0\x03\0\0\0', /neither text nor a table/),
  foreign('fleet.csv', '', /neither text nor a table/),
  {
    name: 'other: gzip',
    file: 'fleet.csv.gz',
    make: () => gzipSync(`code\n${GOOD}\n`),
    refused: /compressed with gzip/,
    onPage: /a compressed file/,
  },
  {
    name: 'other: nothing but zeros',
    file: 'zeros.csv',
    make: () => Buffer.alloc(MiB),
    refused: /neither text nor a table/,
  },
  {
    name: 'text: a quote that is never closed',
    file: 'open-quote.csv',
    make: () => `code,note\n${GOOD},"${`${BAD},x\n`.repeat(30_000)}`,
    exits: [1, 3],
  },
  {
    name: 'text: a line of a megabyte',
    file: 'long-line.txt',
    make: () => `code\n${'A'.repeat(MiB - 100)}\n${GOOD}\n`,
    read: { rows: 2, valid: 1, invalid: 1 },
  },
  {
    name: 'text: a million empty lines',
    file: 'empty-lines.csv',
    make: () => `code\n${'\n'.repeat(1_000_000)}${GOOD}\n`,
    read: { rows: 1_000_001, valid: 1 },
  },
  {
    name: 'text: half a million empty cells',
    file: 'commas.csv',
    make: () => `code\n${','.repeat(500_000)}\n${GOOD}\n`,
    exits: [0, 1, 3],
  },
  {
    name: 'text: 140,000 columns in the header',
    file: 'columns.csv',
    make: () => `${Array.from({ length: 140_000 }, (_, at) => `c${at}`).join(',')}\n${GOOD}\n`,
    exits: [0, 1, 2, 3],
  },
  {
    name: 'text: cells that steer a terminal',
    file: 'steering.csv',
    make: () => `code\n${GOOD}\n${BAD}\u001b]0;title\u0007\u001b[2J\u009b31m\u202e\n`,
    read: { rows: 2, valid: 1, invalid: 1 },
  },
  {
    name: 'text: cells that a spreadsheet would run',
    file: 'formulas.csv',
    make: () => `code\n=cmd|' /C calc'!A0\n@SUM(1)\n${GOOD}\n`,
    read: { rows: 3, valid: 1, invalid: 2 },
  },
  {
    name: 'text: line ends of every kind, and marks in the middle',
    file: 'marks.csv',
    make: () => `\ufeffcode\r\n${GOOD}\r\ufeff${GOOD}\n\u001a`,
    exits: [0, 1],
  },
  {
    name: 'JSON: lists in lists, 400,000 deep',
    file: 'deep.jsonl',
    make: () => `{"code":${'['.repeat(400_000)}\n{"code":"${GOOD}"}\n`,
    exits: [1, 3],
  },
  {
    name: 'JSON: members of every object as keys',
    file: 'members.jsonl',
    make: () => `{"__proto__":"x","constructor":{"prototype":1},"code":"${GOOD}"}\n`.repeat(3),
    read: { rows: 3, valid: 3 },
  },
  {
    name: 'JSON: a text of a megabyte of escapes',
    file: 'escapes.jsonl',
    make: () => `{"code":"${'\\u0041'.repeat(160_000)}"}\n{"code":"${GOOD}"}\n`,
    // Longer than what is looked at to find out how rows are written.
    exits: [1, 3],
  },
  {
    name: 'JSON: a list of half a million numbers',
    file: 'numbers.json',
    make: () => `[${'1,'.repeat(490_000)}1]`,
    read: { rows: 1, invalid: 1 },
  },
  {
    name: 'JSON: half a million wrong values in one line',
    file: 'one-line.json',
    make: () => `{"code":["${GOOD}"${',1'.repeat(490_000)}]}`,
    read: { rows: 490_001, valid: 1, invalid: 490_000 },
  },
  {
    name: 'JSON: a column whose name is 500,000 letters long',
    file: 'long-key.json',
    make: () => `{"${'k'.repeat(500_000)}":["${GOOD}"${',1'.repeat(240_000)}]}`,
    exits: [0, 1, 2, 3],
  },
  {
    name: 'text: half a million wrong rows',
    file: 'wrong-rows.csv',
    make: () => `code\n${GOOD}\n${'1\n'.repeat(520_000)}`,
    read: { rows: 520_001, valid: 1, invalid: 520_000 },
  },
  {
    name: 'JSON: halves of characters, and numbers that are none',
    file: 'halves.jsonl',
    make: () => `{"code":"${GOOD}","x":"\\ud800"}\n{"code":"${GOOD}","x":NaN}\n{"code":"${GOOD}","x":01}\n`,
    exits: [0, 1, 3],
  },
];
