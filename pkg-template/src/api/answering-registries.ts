import type { Decoded, RegistrySource } from '../contract/types';

/** The registries that an answer rests on: those that list enterprise or model; all of them where one is listed nowhere. */
export function answeredBy({ enterprise, model, assurance }: Decoded): RegistrySource[] {
  const isMissing = enterprise.known === false || model.known === false;
  return assurance.registries.filter((_, layer) => isMissing || layer === enterprise.layer || layer === model.layer);
}
