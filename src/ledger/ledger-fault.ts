import { PawlFault } from '../fault.ts';

const marker = Symbol.for('pawl.ledger-fault');

/** The ledger or its key can't be relied on: nothing may be decided by it until a person looked. */
export class LedgerFault extends PawlFault {
  override readonly name = 'LedgerFault';
  readonly [marker] = true;

  static override isInstance(value: unknown): value is LedgerFault {
    return typeof value === 'object' && value !== null && marker in value;
  }
}
