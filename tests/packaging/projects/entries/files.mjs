// The files as a page gets them from its own server, where `get` fetches them, or an engine from its disk.

export const NAMES = { csv: 'fleet.csv', sheet: 'fleet.xlsx', table: 'fleet.parquet' };

export async function files(get) {
  const entries = Object.entries(NAMES).map(async ([kind, name]) => [kind, new File([await get(name)], name)]);
  return Object.fromEntries(await Promise.all(entries));
}
