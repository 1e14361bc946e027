// What the label's section says, once it is open.

import type { Locale } from 'humanoid-id';
import type { Kind } from './symbol';

const zh = {
  kind: '码制',
  content: '内容',
  contentCode: '编码',
  contentLink: '本页链接',
  module: '模块宽度',
  saveSvg: '下载 SVG',
  savePng: '下载 PNG',
  print: '打印',
  labelNote: '码制和内容未见公开规定，这里的标签只供内部使用。',
  symbols: { qr: 'QR 码', 'data-matrix': 'Data Matrix 码' } as Record<Kind, string>,
  size: (millimetres: string, modules: number) => `边长${millimetres}毫米（${modules}个模块，含空白边）`,
};

export type LabelTexts = typeof zh;

const en: LabelTexts = {
  kind: 'Symbol',
  content: 'Content',
  contentCode: 'The code',
  contentLink: 'A link to this page',
  module: 'Width of a module',
  saveSvg: 'Download SVG',
  savePng: 'Download PNG',
  print: 'Print',
  labelNote: 'Which symbol is to be used, and with what in it, has not been published; this label is for your own use.',
  symbols: { qr: 'QR code', 'data-matrix': 'Data Matrix' },
  size: (millimetres, modules) => `${millimetres} mm wide (${modules} modules with the quiet zone)`,
};

export const LABEL_TEXTS: Record<Locale, LabelTexts> = { 'zh-CN': zh, en, ja: en };
