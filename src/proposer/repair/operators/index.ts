import type { RepairOperator } from '../repair.ts';
import { addClause } from './add-clause.ts';
import { addSlice } from './add-slice.ts';
import { arithmeticOperator } from './arithmetic-operator.ts';
import { arrayElements } from './array-elements.ts';
import { assignmentOperator } from './assignment-operator.ts';
import { booleanLiteral } from './boolean-literal.ts';
import { chainCall } from './chain-call.ts';
import { clamp } from './clamp.ts';
import { comparator } from './comparator.ts';
import { comparisonOperator } from './comparison-operator.ts';
import { defaultValue } from './default-value.ts';
import { deleteStatement } from './delete-statement.ts';
import { destructuring } from './destructuring.ts';
import { dropOperand } from './drop-operand.ts';
import { duplicateStatement } from './duplicate-statement.ts';
import { editArguments } from './edit-arguments.ts';
import { forceCondition } from './force-condition.ts';
import { ingredientExpression } from './ingredient-expression.ts';
import { ingredientStatement } from './ingredient-statement.ts';
import { initialValue } from './initial-value.ts';
import { insertJump } from './insert-jump.ts';
import { logicalOperator } from './logical-operator.ts';
import { loopDirection } from './loop-direction.ts';
import { missingAwait } from './missing-await.ts';
import { missingGuard } from './missing-guard.ts';
import { missingReturn } from './missing-return.ts';
import { moveStatement } from './move-statement.ts';
import { namesake } from './namesake.ts';
import { negateCondition } from './negate-condition.ts';
import { numberLiteral } from './number-literal.ts';
import { objectProperties } from './object-properties.ts';
import { offsetByOne } from './offset-by-one.ts';
import { optionalChaining } from './optional-chaining.ts';
import { regexEdit } from './regex-edit.ts';
import { regroup } from './regroup.ts';
import { returnValue } from './return-value.ts';
import { spread } from './spread.ts';
import { stringLiteral } from './string-literal.ts';
import { swapMethod } from './swap-method.ts';
import { swapOperands } from './swap-operands.ts';
import { swapStatements } from './swap-statements.ts';
import { switchCase } from './switch-case.ts';
import { templatePart } from './template-part.ts';
import { ternaryArms } from './ternary-arms.ts';
import { unaryOperator } from './unary-operator.ts';
import { updateOperator } from './update-operator.ts';
import { wrapCall } from './wrap-call.ts';
import { wrongAssignment } from './wrong-assignment.ts';
import { wrongProperty } from './wrong-property.ts';
import { wrongVariable } from './wrong-variable.ts';

/** Every template of repair; names are unique. */
export const repairOperators: readonly RepairOperator[] = [
  addClause,
  addSlice,
  arithmeticOperator,
  arrayElements,
  assignmentOperator,
  booleanLiteral,
  chainCall,
  clamp,
  comparator,
  comparisonOperator,
  defaultValue,
  deleteStatement,
  destructuring,
  dropOperand,
  duplicateStatement,
  editArguments,
  forceCondition,
  ingredientExpression,
  ingredientStatement,
  initialValue,
  insertJump,
  logicalOperator,
  loopDirection,
  missingAwait,
  missingGuard,
  missingReturn,
  moveStatement,
  namesake,
  negateCondition,
  numberLiteral,
  objectProperties,
  offsetByOne,
  optionalChaining,
  regexEdit,
  regroup,
  returnValue,
  spread,
  stringLiteral,
  swapMethod,
  swapOperands,
  swapStatements,
  switchCase,
  templatePart,
  ternaryArms,
  unaryOperator,
  updateOperator,
  wrapCall,
  wrongAssignment,
  wrongProperty,
  wrongVariable,
];
