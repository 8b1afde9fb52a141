export { longestDays, type CarriedLaw } from './checks.ts';
export { largestDocument, type Carriable } from './document.ts';
export { giveCarried, type CarriedSaid } from './give.ts';
export { weigh, type FoundDocument, type HeldWord, type Weighed } from './weigh.ts';
