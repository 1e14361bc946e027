// Why a dataset cannot be read: a code for programs, a sentence for people.

import type { Names } from './contract';

export type RecordsErrorCode =
  | 'unreachable'
  | 'missing'
  | 'page-of-the-host'
  | 'host-failed'
  | 'redirected'
  | 'too-large'
  | 'too-slow'
  | 'not-a-dataset'
  | 'not-of-the-format'
  | 'wrong-hash'
  | 'host-lacks';

const SENTENCES: Record<RecordsErrorCode, Names> = {
  unreachable: { en: 'The host cannot be reached.', zh: '无法连接主机。' },
  missing: { en: 'The host does not have this file of the dataset.', zh: '主机上没有数据集的这个文件。' },
  'page-of-the-host': {
    en: 'The host answers with a page of its own in place of the file. Check the address of the dataset.',
    zh: '主机返回的是自己的网页而不是数据集文件。请检查数据集地址。',
  },
  'host-failed': { en: 'The host answers with an error.', zh: '主机返回错误。' },
  redirected: {
    en: 'The host sends the reader to another address. Give the address at which the dataset really is.',
    zh: '主机将请求转到其他地址。请给出数据集的实际地址。',
  },
  'too-large': { en: 'The file is larger than any of a dataset.', zh: '文件超过数据集允许的大小。' },
  'too-slow': { en: 'The host did not answer in time.', zh: '主机未在规定时间内响应。' },
  'not-a-dataset': {
    en: 'There is no manifest of a dataset at this address.',
    zh: '该地址没有数据集清单。',
  },
  'not-of-the-format': { en: 'The file is not as the format has it.', zh: '文件不符合格式。' },
  'wrong-hash': {
    en: 'The file is not the one that the dataset names: its hash is another. It was changed, or is half updated.',
    zh: '文件与数据集所列不符：散列值不同。可能被改动，或更新尚未完成。',
  },
  'host-lacks': {
    en: 'This program runs where something is missing that records need.',
    zh: '当前运行环境缺少读取记录所需的功能。',
  },
};

/** A dataset, or a file of it, that cannot be used. */
export class RecordsError extends Error {
  readonly messages: Names;

  constructor(
    readonly code: RecordsErrorCode,
    /** Which file, or what is missing. */
    readonly about: string,
  ) {
    const { en, zh } = SENTENCES[code];
    super(`${about}: ${en}`);
    this.name = 'RecordsError';
    this.messages = { en: `${about}: ${en}`, zh: `${about}：${zh}` };
  }
}
