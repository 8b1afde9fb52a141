import type { Demand } from './requirement.ts';

/** Who has signed: the name in the allowed-signers file, and the key. */
export interface Signer {
  readonly principal: string;
  /** The key's fingerprint. */
  readonly key: string;
}

/**
 * How many different people these certainly are. Who shares a key or a name with another is the same
 * person, so two keys of one person, or two names for one key, count once.
 */
export function countPeople(signers: readonly Signer[]): number {
  const groups: { names: Set<string>; keys: Set<string> }[] = [];
  for (const { principal, key } of signers) {
    const name = principal.toLowerCase();
    const same = groups.filter(({ names, keys }) => names.has(name) || keys.has(key));
    const merged = {
      names: new Set([name, ...same.flatMap(({ names }) => [...names])]),
      keys: new Set([key, ...same.flatMap(({ keys }) => [...keys])]),
    };
    groups.splice(0, groups.length, ...groups.filter((group) => !same.includes(group)), merged);
  }
  return groups.length;
}

/** Who wrote something, as git knows them. */
export interface Writer {
  readonly name: string;
  readonly email: string;
}

/**
 * Why these signers are nobody but who wrote it; undefined when somebody else is among them. A name
 * that may be the writer's is theirs, and so is any other name with the same key.
 */
export function whyNobodyElse(
  signers: readonly Signer[],
  writers: readonly Writer[],
): string | undefined {
  const own = signers.filter(({ principal }) =>
    writers.some((writer) => isCalled(principal, writer)),
  );
  const all = countPeople([...own, ...signers]);
  if (all > countPeople(own)) return undefined;
  const names = [...new Set(own.map(({ principal }) => principal))].join(', ');
  return `somebody else than who wrote it must sign${names === '' ? '' : `, which ${names} did`}`;
}

function isCalled(principal: string, { name, email }: Writer): boolean {
  const called = principal.toLowerCase();
  const address = email.toLowerCase();
  const isAddress = called.includes('@');
  return (
    called === address ||
    called === name.toLowerCase() ||
    (!isAddress && called === address.split('@')[0])
  );
}

/** The first demand that these signers do not meet, and how many more it wants. */
export function unmetDemand(
  demands: readonly Demand[],
  signers: readonly Signer[],
): { readonly demand: Demand; readonly missing: number } | undefined {
  for (const demand of demands) {
    const { who } = demand;
    const counting = who ? signers.filter(({ principal }) => who.includes(principal)) : signers;
    const missing = demand.people - countPeople(counting);
    if (missing > 0) return { demand, missing };
  }
  return undefined;
}

/**
 * True for a name that can't be mistaken for another: printable ASCII. A letter of another script
 * that looks the same would otherwise make one person two.
 */
export function isPlainName(principal: string): boolean {
  return /^[!-~]+$/.test(principal) && !/[*?,!]/.test(principal);
}
