import type { Figures } from './report.ts';

/** The figures that a reader sees first. */
export function tilesOf(of: Figures): { readonly label: string; readonly figure: number }[] {
  return [
    { label: 'decisions of the gate', figure: of.decided },
    { label: 'stopped by the gate', figure: of.stopped },
    { label: 'waiting', figure: of.waiting },
    { label: 'sign-offs', figure: of.signed },
    { label: 'refusals', figure: of.refused },
    { label: 'accepted', figure: of.accepted },
    { label: 'without a person', figure: of.alone },
    { label: 'applied or released', figure: of.shipped },
    { label: 'rolled back', figure: of.rolledBack },
    { label: 'openings of the breaker', figure: of.breakerOpened },
  ];
}
