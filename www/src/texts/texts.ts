// What the page says around the package's own sentences, and is not in its HTML. Counts come in from the package; no number
// is written here.

import type { SegmentName, Severity } from 'humanoid-id';

export type Texts = {
  title: string;
  explainTitle: string;
  empty: string;
  /** Beside the verdict of half a code. */
  left(count: number): string;
  withRemarks: string;
  parts: Record<SegmentName, string>;
  places(count: number): string;
  /** For screen readers, where the plate shows a part without its characters. */
  nothingYet: string;
  severities: Record<Severity, string>;
  show: string;
  copied: string;
  notCopied: string;
  /** A part of the page that comes on demand, or what checks codes. */
  notLoaded: string;
  /** The same, while there is no network. */
  notHere: string;
  dismiss: string;
  reload: string;
  /** A file of the copy for use without a network that is not what was built: followed by its name. */
  notKept: string;
  /** The same, fetched anew since. */
  healed: string;
  updateThere: string;
  updateNow: string;
  rules(id: string, version: string): string;
};

/** What stands in the HTML, in Chinese; whoever reads another language gets all of it. */
export type Written = Record<
  | 'product'
  | 'toCheck'
  | 'toBatch'
  | 'toExplain'
  | 'toMake'
  | 'lead'
  | 'label'
  | 'clear'
  | 'example'
  | 'suggestions'
  | 'meaning'
  | 'copyCode'
  | 'copyText'
  | 'copyLink'
  | 'copyJson'
  | 'scanOpen'
  | 'registryTitle'
  | 'registryLead'
  | 'registryChoose'
  | 'registrySample'
  | 'registryNone'
  | 'labelTitle'
  | 'notices'
  | 'honesty',
  string
>;
