// What the datasets tell of the unit that is shown, for whoever takes it along.

export type Told = { id: string; lines: string[]; data: object[] };

let latest: Told | null = null;

export const keepTold = (told: Told | null): void => {
  latest = told;
};

/** What is told of a unit, if it is the one that is shown. */
export const toldOf = (id: string): Told | null => (latest?.id === id ? latest : null);
