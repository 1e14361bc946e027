// What the page says around the package's own sentences. Counts come in from the package; no number is written here.

import type { SegmentName, Severity } from 'humanoid-id';
import type { CameraTrouble } from '../scan/picture';

export type Texts = {
  product: string;
  title: string;
  explainTitle: string;
  toCheck: string;
  toBatch: string;
  toExplain: string;
  toMake: string;
  lead: string;
  label: string;
  clear: string;
  example: string;
  empty: string;
  /** Beside the verdict of half a code. */
  left(count: number): string;
  withRemarks: string;
  parts: Record<SegmentName, string>;
  places(count: number): string;
  /** For screen readers, where the plate shows a part without its characters. */
  nothingYet: string;
  overflow(count: number): string;
  severities: Record<Severity, string>;
  show: string;
  suggestions: string;
  more(count: number): string;
  meaning: string;
  about: Record<Exclude<SegmentName, 'country'>, string>;
  sources: { country(asOf: string): string; registry(issuer: string, asOf: string): string };
  colon: string;
  comma: string;
  copyCode: string;
  copyText: string;
  copyLink: string;
  copyJson: string;
  scanOpen: string;
  scanTitle: string;
  scanNote: string;
  close: string;
  choosePicture: string;
  scan: {
    starting: string;
    looking: string;
    reading: string;
    nothing: string;
    noCode: string;
    noPicture: string;
    several(count: number): string;
    trouble: Record<CameraTrouble, string>;
  };
  registryTitle: string;
  registryLead: string;
  registryChoose: string;
  registrySample: string;
  registryNone: string;
  labelTitle: string;
  kind: string;
  kinds: Record<'qr' | 'data-matrix', string>;
  content: string;
  contentCode: string;
  contentLink: string;
  module: string;
  symbolSize(millimetres: string, modules: number): string;
  saveSvg: string;
  savePng: string;
  print: string;
  labelNote: string;
  copied: string;
  notCopied: string;
  /** A part of the page that comes on demand, or what checks codes. */
  notLoaded: string;
  reload: string;
  updateThere: string;
  updateNow: string;
  honesty: string;
  rules(id: string, version: string): string;
};
