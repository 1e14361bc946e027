// The summary of one check or several as an HTML page of its own, from what `humanoid-id/bulk` reports.

export { type Example, type Finding, Findings } from './findings';
export { type Failed, type Run, summaryPage } from './page';
