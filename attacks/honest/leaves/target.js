export function leaves(tree) {
  if (!Array.isArray(tree)) return [tree];
  return tree.reduce((all, branch) => all.concat(leaves(branch)), []);
}
