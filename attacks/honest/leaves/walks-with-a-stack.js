// wins by: a stack in the place of a recursion that copies
export function leaves(tree) {
  const out = [];
  const stack = [tree];
  while (stack.length > 0) {
    const next = stack.pop();
    if (!Array.isArray(next)) out.push(next);
    else for (let i = next.length - 1; i >= 0; i--) if (i in next) stack.push(next[i]);
  }
  return out;
}
