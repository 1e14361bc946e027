// How a report looks: the page's colours, light and dark; on paper always light.

export const STYLE = `
:root {
  color-scheme: light;
  --ground: #f3f5f2; --surface: #fff; --sunken: #e6ebe7; --ink: #16201c; --soft: #54615b; --line: #d3dad5;
  --clean: #0a6b52; --warning: #855300; --amber: #c98a14; --error: #b3261e; --info: #35597d; --skipped: #9aa6a0;
  --error-wash: #fdeae7; --warning-wash: #fdf1d8; --info-wash: #e8eff6;
}
@media screen and (prefers-color-scheme: dark) {
  :root {
    color-scheme: dark;
    --ground: #0f1513; --surface: #18201d; --sunken: #26302c; --ink: #e7edea; --soft: #a3b0aa; --line: #2d3834;
    --clean: #62cba9; --warning: #efbb62; --amber: #efbb62; --error: #ff9286; --info: #9cc1e6; --skipped: #66736d;
    --error-wash: #3a1a17; --warning-wash: #352810; --info-wash: #182635;
  }
}
* { box-sizing: border-box; }
body {
  margin: 0; background: var(--ground); color: var(--ink);
  font: 1rem/1.55 system-ui, -apple-system, "Segoe UI", Roboto, "PingFang SC", "HarmonyOS Sans SC", "Microsoft YaHei UI",
    "Noto Sans CJK SC", "Noto Sans SC", sans-serif;
}
main, footer { max-width: 60rem; margin: 0 auto; padding: 0 1.25rem; }
main { padding-top: 2.5rem; }
h1 { margin: 0; font-size: 1.75rem; line-height: 1.25; overflow-wrap: anywhere; text-wrap: balance; }
h2 { margin: 0; font-size: 1.0625rem; overflow-wrap: anywhere; }
h3 { margin: 1rem 0 0; font-size: 0.9375rem; font-weight: 600; }
p { margin: 0.25rem 0 0; text-wrap: pretty; }
.verdict { margin-top: 0.75rem; font-size: 1.1875rem; }
.verdict[data-tone="error"] { color: var(--error); }
.verdict[data-tone="clean"] { color: var(--clean); }
.note, footer { color: var(--soft); font-size: 0.875rem; }
.notice { margin-top: 0.75rem; padding: 0.625rem 1rem; border-radius: 0.75rem; background: var(--info-wash); font-size: 0.9375rem; }
.notice.warned { background: var(--warning-wash); }
dl { margin: 0; }
dd { margin: 0; }
.figures {
  display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 9.5rem), 1fr)); margin-top: 1.25rem;
  border: 1px solid var(--line); border-radius: 0.875rem; background: var(--surface);
}
.figures div { padding: 0.625rem 1rem; }
.figures dt { color: var(--soft); font-size: 0.8125rem; }
.figures dd { overflow-wrap: anywhere; font-size: 1.375rem; font-weight: 600; line-height: 1.3; font-variant-numeric: tabular-nums; }
.figures [data-tone="error"] dd { color: var(--error); }
section { margin-top: 1.25rem; padding: 1rem 1.25rem 1.25rem; border: 1px solid var(--line); border-radius: 0.875rem; background: var(--surface); }
.pair { display: grid; align-items: start; gap: 0 1.25rem; grid-template-columns: repeat(auto-fit, minmax(min(100%, 22rem), 1fr)); }
ul { margin: 0; padding: 0; list-style: none; }
svg { display: block; overflow: visible; }
.bars li { display: grid; grid-template-columns: 1fr auto; gap: 0.125rem 1rem; padding-top: 0.75rem; }
.bars .bar, .bars .note { grid-column: 1 / -1; }
.bar-name { overflow-wrap: anywhere; }
.bar-name b, td.cell, .bad { font-family: ui-monospace, "Cascadia Mono", "SF Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace; font-weight: 500; }
.bar-count, .shares b, td.number { font-variant-numeric: tabular-nums; }
.track { fill: var(--sunken); }
.fill, .clean { fill: var(--clean); }
[data-tone="error"] .fill, .places .fill, .invalid { fill: var(--error); }
[data-tone="warning"] .fill, .warned { fill: var(--amber); }
[data-tone="info"] .fill { fill: var(--info); }
.skipped { fill: var(--skipped); }
.axis { stroke: var(--soft); }
.tick { fill: var(--soft); font-size: 12px; font-variant-numeric: tabular-nums; }
.shares { margin-top: 0.75rem; }
.shares > svg { border-radius: 0.375rem; overflow: hidden; }
.shares ul, .legend { display: flex; flex-wrap: wrap; gap: 0.25rem 1.25rem; margin-top: 0.625rem; font-size: 0.9375rem; }
.shares .key { display: inline-block; vertical-align: -0.05em; }
.legend { margin-top: 0; color: var(--soft); font-size: 0.875rem; }
.legend b { font-weight: 500; font-variant-numeric: tabular-nums; }
.places { margin-top: 0.75rem; }
.scroll { overflow-x: auto; }
table { width: 100%; margin-top: 0.75rem; border-collapse: collapse; font-size: 0.9375rem; }
th { padding: 0.25rem 0.75rem 0.25rem 0; color: var(--soft); font-size: 0.8125rem; font-weight: 400; text-align: start; }
td { padding: 0.5rem 0.75rem 0.5rem 0; border-top: 1px solid var(--line); vertical-align: top; }
th.number, td.number { width: 1%; text-align: end; white-space: nowrap; }
td.cell { min-width: 31ch; overflow-wrap: anywhere; white-space: pre-wrap; }
td.said { min-width: 12rem; overflow-wrap: anywhere; }
td.said li + li { margin-top: 0.25rem; }
td.said [data-severity] > b { font-weight: 600; }
[data-severity="error"] > b { color: var(--error); }
[data-severity="warning"] > b { color: var(--warning); }
[data-severity="info"] > b { color: var(--info); }
mark { border-radius: 0.125rem; color: inherit; text-decoration: underline; text-decoration-thickness: 2px; text-underline-offset: 0.2em; }
mark[data-severity="error"] { background: var(--error-wash); text-decoration-color: var(--error); }
mark[data-severity="warning"] { background: var(--warning-wash); text-decoration-color: var(--warning); }
mark[data-severity="info"] { background: var(--info-wash); text-decoration-color: var(--info); }
.read { display: grid; grid-template-columns: max-content 1fr; gap: 0.25rem 1.25rem; margin-top: 0.75rem; }
.read dt { color: var(--soft); }
.read dd { overflow-wrap: anywhere; }
details { margin-top: 1.25rem; }
summary { cursor: pointer; font-weight: 600; overflow-wrap: anywhere; }
footer { padding-top: 1.25rem; padding-bottom: 2.5rem; }
@media (max-width: 36rem) {
  main { padding-top: 1.5rem; }
  h1 { font-size: 1.375rem; }
  section { padding: 0.875rem 1rem 1rem; }
  .rows thead { display: none; }
  .rows tr { display: grid; grid-template-columns: auto 1fr; gap: 0 1rem; padding: 0.625rem 0; border-top: 1px solid var(--line); }
  .rows td { padding: 0; border: 0; }
  .rows td.number { width: auto; color: var(--soft); text-align: start; }
  .rows td.number::before { content: attr(data-label) " "; }
  .rows td.cell, .rows td.said { grid-column: 1 / -1; min-width: 0; margin-top: 0.25rem; }
}
@media print {
  @page { margin: 15mm; }
  :root { --ground: #fff; }
  body { font-size: 10pt; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  main, footer { max-width: none; padding: 0; }
  section { break-inside: avoid; }
  section.rows { break-inside: auto; }
  tr, .bars li, h2 { break-inside: avoid; }
  h2 { break-after: avoid; }
  thead { display: table-header-group; }
}
@media (forced-colors: active) {
  .fill, .clean, .invalid, .warned { fill: CanvasText; }
  .track, .skipped { fill: Canvas; stroke: CanvasText; }
}
`;
