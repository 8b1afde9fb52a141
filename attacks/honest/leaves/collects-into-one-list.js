// wins by: one list that all calls of the recursion add to
export function leaves(tree) {
  if (!Array.isArray(tree)) return [tree];
  const out = [];
  const walk = (branch) => {
    for (let i = 0; i < branch.length; i++) {
      const leaf = branch[i];
      if (Array.isArray(leaf)) walk(leaf);
      else if (leaf !== undefined || i in branch) out.push(leaf);
    }
  };
  walk(tree);
  return out;
}
