// What is asked of the entries beside the first. The answers belong in ../../expected.mjs.

const GOOD = 'CNTESTH1A00120260522A00000001';
const CSV = new TextEncoder().encode(`序号,身份编码\n1,${GOOD}\n2,1.23457E+28\n3,${GOOD}\n`);

/** @param {Record<'csv' | 'sheet' | 'table', Blob>} files */
export async function ask({ bulk, forms, summary }, files) {
  const { status, summary: counts, detail } = bulk.checkBytes(CSV, { duplicates: 'exact' });
  return {
    bytes: [...status],
    duplicates: counts.duplicates,
    detail: detail(2).issues[0].code,
    csv: await brief(bulk.checkStream(files.csv)),
    sheet: await brief(bulk.checkStream(files.sheet)),
    table: await brief(bulk.checkStream(files.table)),
    piped: await brief(bulk.checkStream(files.sheet.stream())),
    forms: forms.fields({ robot: forms.schema() })['~standard'].validate({ robot: 'CB' }).issues[0].path,
    page: await page({ bulk, summary }, files.csv),
  };
}

/** How a file was read, what it came to, and the line and first issue of its first bad row. */
export async function brief(checking) {
  let first = null;
  for await (const { line, issues } of checking) first ??= [line, issues[0].code];
  const { format, encoding, columnNames, rows, valid } = await checking.summary;
  return [format, encoding, columnNames[0], rows, valid, first];
}

async function page({ bulk, summary }, csv) {
  const checking = bulk.checkStream(csv);
  const findings = new summary.Findings();
  for await (const row of checking) findings.add(row);
  const finding = findings.of('fleet.csv', await checking.summary);
  const html = summary.summaryPage({ findings: [finding], failed: [], duplicates: 'off', day: new Date(0) }, 'zh-CN');
  return [html.startsWith('<!doctype html>'), html.includes('fleet.csv'), html.includes('CB')];
}
