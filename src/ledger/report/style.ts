/** The looks of the page: light or dark as the reader's system is, and fit to be printed. */
export const style = `
:root {
  color-scheme: light dark;
  --ink: light-dark(#1c2430, #e4e8ee);
  --dim: light-dark(#5d6876, #98a3b3);
  --paper: light-dark(#f6f7f9, #14181e);
  --card: light-dark(#ffffff, #1c222b);
  --line: light-dark(#dde2e8, #303946);
  --good: light-dark(#12693f, #6fd3a0);
  --good-back: light-dark(#e4f5ec, #173226);
  --bad: light-dark(#a1251b, #ff9d93);
  --bad-back: light-dark(#fdeceA, #3d1d1a);
  --open: light-dark(#7a4d00, #f0c270);
  --open-back: light-dark(#fdf3dd, #38290f);
}
* { box-sizing: border-box; }
body {
  margin: 0 auto; max-width: 68rem; padding: 2.5rem 1.5rem 5rem;
  background: var(--paper); color: var(--ink);
  font: 1rem/1.55 system-ui, sans-serif; overflow-wrap: anywhere;
}
h1 { margin: 0; font-size: 1.9rem; line-height: 1.2; letter-spacing: -0.015em; }
h2 { margin: 3rem 0 1rem; font-size: 1.3rem; }
h3 { margin: 0; font-size: 1.08rem; display: flex; flex-wrap: wrap; gap: 0.4rem 0.8rem; align-items: baseline; }
main > h3 { margin-top: 2rem; }
h4 { margin: 0 0 0.2rem; font-size: 0.85rem; color: var(--dim); }
p { margin: 0.35rem 0; }
code { font: 0.9em/1.4 ui-monospace, monospace; }
.dim { color: var(--dim); font-size: 0.9rem; }
.integrity { margin: 1.5rem 0; padding: 0.8rem 1.1rem; border-radius: 0.5rem; }
.integrity strong { margin-right: 0.5rem; }
.integrity ul { margin: 0.4rem 0 0; padding-left: 1.2rem; font-size: 0.9rem; }
.good { color: var(--good); background: var(--good-back); }
.bad { color: var(--bad); background: var(--bad-back); }
.open { color: var(--open); background: var(--open-back); }
.tiles {
  display: grid; grid-template-columns: repeat(5, 1fr); gap: 1px; margin: 1.5rem 0;
  background: var(--line); border: 1px solid var(--line); border-radius: 0.5rem; overflow: hidden;
}
.tiles div { display: flex; flex-direction: column-reverse; justify-content: flex-end; padding: 0.8rem 1rem; background: var(--card); }
.tiles dt { color: var(--dim); font-size: 0.85rem; line-height: 1.3; }
.tiles dd { margin: 0; font-size: 1.6rem; font-weight: 600; line-height: 1.2; font-variant-numeric: tabular-nums; }
article { margin: 1rem 0; padding: 1.2rem 1.4rem; background: var(--card); border: 1px solid var(--line); border-radius: 0.5rem; break-inside: avoid; }
.fate { padding: 0.1rem 0.6rem; border-radius: 1rem; font-size: 0.82rem; }
.columns { display: grid; grid-template-columns: repeat(auto-fit, minmax(17rem, 1fr)); gap: 0.8rem 2rem; margin: 0.9rem 0; }
.columns ul { margin: 0; padding-left: 1.1rem; }
.steps { list-style: none; margin: 1rem 0 0; padding: 0 0 0 1.2rem; border-left: 2px solid var(--line); }
.steps li { position: relative; margin: 0 0 0.8rem; }
.steps li:last-child { margin-bottom: 0; }
.steps li::before { content: ''; position: absolute; left: -1.57rem; top: 0.5rem; width: 0.55rem; height: 0.55rem; border-radius: 50%; background: var(--dim); }
.steps p { margin: 0.1rem 0 0; }
.who { color: var(--dim); }
details { margin-top: 1rem; }
summary { cursor: pointer; color: var(--dim); font-size: 0.9rem; }
.wide { overflow-x: auto; }
table { width: 100%; border-collapse: collapse; font-size: 0.92rem; }
th, td { padding: 0.5rem 0.9rem 0.5rem 0; text-align: left; vertical-align: top; border-bottom: 1px solid var(--line); }
thead th { color: var(--dim); font-weight: 500; }
th[scope] { white-space: nowrap; }
@media (max-width: 46rem) { .tiles { grid-template-columns: repeat(2, 1fr); } th[scope] { white-space: normal; } }
@media print { body { max-width: none; padding: 0; } }
`;
