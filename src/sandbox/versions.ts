import type { Versions } from './protocol.ts';

/** Codes of which each is one version. */
export function oneEach(codes: readonly string[]): Versions {
  return { codes, versions: codes.map((_, code) => ({ code, number: 0 })) };
}
