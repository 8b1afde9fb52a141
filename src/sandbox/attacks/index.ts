import type { Attack } from './attack.ts';
import { escapes } from './escapes.ts';
import { exhaustion } from './exhaustion.ts';
import { forgeries } from './forgeries.ts';

export type { Attack };

/** Every way out that is tried, as data. */
export const attacks: readonly Attack[] = [...escapes, ...exhaustion, ...forgeries];
