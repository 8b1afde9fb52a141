import type { RepairOperator } from '../repair.ts';
import { arithmeticOperator } from './arithmetic-operator.ts';
import { assignmentOperator } from './assignment-operator.ts';
import { booleanLiteral } from './boolean-literal.ts';
import { comparisonOperator } from './comparison-operator.ts';
import { forceCondition } from './force-condition.ts';
import { logicalOperator } from './logical-operator.ts';
import { negateCondition } from './negate-condition.ts';
import { unaryOperator } from './unary-operator.ts';
import { updateOperator } from './update-operator.ts';

/** Every template of repair; names are unique. */
export const repairOperators: readonly RepairOperator[] = [
  arithmeticOperator,
  assignmentOperator,
  booleanLiteral,
  comparisonOperator,
  forceCondition,
  logicalOperator,
  negateCondition,
  unaryOperator,
  updateOperator,
];
