// What the page says that makes datasets. Chinese stands in its HTML, but for what follows from a file.

import type { Locale } from 'humanoid-id';

export type PublishTexts = {
  publishTitle: string;
  publishLead: string;
  publishFile: string;
  publishIssuer: string;
  publishAsOf: string;
  publishSequence: string;
  publishLicence: string;
  publishCheck: string;
  publishHonesty: string;
  checking: string;
  totals(lines: number, good: number, warned: number): string;
  line(number: number): string;
  more(count: number): string;
  download(files: number): string;
  failed: string;
};

const zh: PublishTexts = {
  publishTitle: '发布机器人的经历',
  publishLead: '选择记录文件（JSON Lines，每行一台），检查后即可下载数据集。文件只在本机读取，不会上传。',
  publishFile: '记录文件',
  publishIssuer: '发布者',
  publishAsOf: '数据所述的日期',
  publishSequence: '序号',
  publishLicence: '使用条件',
  publishCheck: '检查',
  publishHonesty:
    '数据集只说明发布者所述，不代表登记。签名用命令行完成：humanoid-id keys make，humanoid-id records publish --key。',
  checking: '正在检查……',
  totals: (lines, good, warned) => `${lines} 条记录；${good} 条可以发布，其中 ${warned} 条有警告`,
  line: (number) => `第 ${number} 行`,
  more: (count) => `另有 ${count} 行`,
  download: (files) => `下载数据集（${files} 个文件，ZIP）`,
  failed: '无法读取这个文件',
};

const en: PublishTexts = {
  publishTitle: 'Publish the life of units',
  publishLead:
    'Choose a file of records (JSON lines, one unit a line), see it checked, and download the dataset. The file is read on this device and goes nowhere.',
  publishFile: 'File of records',
  publishIssuer: 'Issuer',
  publishAsOf: 'The day that the data describe',
  publishSequence: 'Number in the series',
  publishLicence: 'Terms of use',
  publishCheck: 'Check',
  publishHonesty:
    'A dataset says what its issuer says; it is no registration. Signing is for the command line: humanoid-id keys make, humanoid-id records publish --key.',
  checking: 'Checking …',
  totals: (lines, good, warned) => `${lines} records; ${good} can be published, ${warned} of them with a warning`,
  line: (number) => `Line ${number}`,
  more: (count) => `and ${count} more lines`,
  download: (files) => `Download the dataset (${files} files, ZIP)`,
  failed: 'The file cannot be read',
};

export const publishTexts = (locale: Locale): PublishTexts => (locale === 'zh-CN' ? zh : en);
