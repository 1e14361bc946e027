// The summary of one check or several as an HTML page of its own, from what `humanoid-id/bulk` reports.

export { type Example, type Finding, Findings } from './summary/findings';
export { type Failed, type Run, summaryPage } from './summary/page';
