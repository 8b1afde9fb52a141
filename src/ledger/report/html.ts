import { visible } from '../../explain/index.ts';
import type { ChangeStory, Step } from './history.ts';
import type { Report } from './report.ts';
import { style } from './style.ts';
import { tilesOf } from './tiles.ts';

/**
 * The report as one page that needs nothing else: no script, no font, no network (a policy in it says
 * so). Whatever comes from code or people is text, never markup.
 */
export function toHtml(report: Report): string {
  const { project, ledger, madeAt, from, until, integrity, changes, oversight, mapped } = report;
  const title = text(`What Pawl did in ${project}`);
  const caveats = integrity.caveats.map((each) => `<li>Not noticed here: ${text(each)}</li>`);
  const tiles = tilesOf(report.figures).map(
    ({ label, figure }) => `<div><dt>${text(label)}</dt><dd>${figure}</dd></div>`,
  );
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>${style}</style>
</head>
<body>
<header>
<h1>${title}</h1>
<p class="dim">Ledger <code>${text(ledger)}</code>, ${day(from)} to ${day(until)}. Made ${minute(madeAt)}.</p>
</header>
<main>
<section class="integrity ${integrity.ok ? 'good' : 'bad'}">
<p><strong>${integrity.ok ? 'Intact' : 'Broken'}</strong> ${text(integrity.text)}</p>
${caveats.length > 0 ? `<ul>${caveats.join('')}</ul>` : ''}
</section>
<dl class="tiles">${tiles.join('')}</dl>
<h2>Changes</h2>
${changes.length > 0 ? changes.map(changeOf).join('\n') : '<p class="dim">None yet.</p>'}
<h2>Oversight</h2>
${oversight.length > 0 ? stepsOf(oversight) : '<p class="dim">The breaker never opened, and no level changed.</p>'}
<h2>Rule books</h2>
<p class="dim">Where this record speaks to their points. It supports an assessment; it is none.</p>
${mapped.map(bookOf).join('\n')}
</main>
</body>
</html>
`;
}

function changeOf({ decision, fate, steps, gate }: ChangeStory): string {
  const { target, change, proposer, candidate, why, shown, files, findings } = decision;
  const found = findings.map(
    ({ severity, file, line, boundary, rule, message }) =>
      `${severity}: ${file}:${line} ${boundary}/${rule}: ${message}`,
  );
  const digests = files.map(
    ({ file, before, after }) =>
      `<tr><td><code>${text(file)}</code></td><td>${digest(before)}</td><td>${digest(after)}</td></tr>`,
  );
  return `<article>
<h3><span>${text(target)}</span> <span class="fate ${fates[fate]}">${text(fate)}</span></h3>
<p class="dim">${text(change)} by ${text(proposer)}, candidate <code>${text(candidate)}</code>, decision <code title="${text(gate)}">${text(gate.slice(0, 12))}</code></p>
<div class="columns">${listOf('Why', why)}${listOf('Evidence', shown)}${listOf('Findings', found)}</div>
${stepsOf(steps)}
<details><summary>${files.length === 1 ? '1 file' : `${files.length} files`}</summary>
<table><thead><tr><th>file</th><th>SHA-256 before</th><th>after</th></tr></thead><tbody>${digests.join('')}</tbody></table>
</details>
</article>`;
}

const fates = {
  waits: 'open',
  'rejected by the gate': 'bad',
  'refused by a person': 'bad',
  accepted: 'good',
  applied: 'good',
  released: 'good',
  'rolled back': 'bad',
} as const satisfies Record<ChangeStory['fate'], string>;

function listOf(heading: string, items: readonly string[]): string {
  if (items.length === 0) return '';
  return `<div><h4>${heading}</h4><ul>${items.map((item) => `<li>${text(item)}</li>`).join('')}</ul></div>`;
}

function stepsOf(steps: readonly Step[]): string {
  const items = steps.map(({ at, entry, what, who, reason }) => {
    const by = who === undefined ? '' : ` <span class="who">${text(who)}</span>`;
    const why = reason === undefined ? '' : `<p>${text(reason)}</p>`;
    return `<li><span class="dim">${minute(at)} · entry ${entry}</span><br><strong>${text(what)}</strong>${by}${why}</li>`;
  });
  return `<ol class="steps">${items.join('')}</ol>`;
}

function bookOf({ book, source, points }: Report['mapped'][number]): string {
  const rows = points.map(
    ({ point, asks, answer, here }) =>
      `<tr><th scope="row">${text(point)}</th><td>${text(asks)}</td><td>${text(answer)}</td><td>${text(here)}</td></tr>`,
  );
  return `<h3>${text(book)}</h3>
<p class="dim">${text(source)}</p>
<div class="wide"><table><thead><tr><th>point</th><th>asks for</th><th>what Pawl does</th><th>in this ledger</th></tr></thead><tbody>${rows.join('')}</tbody></table></div>`;
}

function digest(hash: string | null): string {
  if (hash === null) return '<span class="dim">none</span>';
  return `<code title="${text(hash)}">${text(hash.slice(0, 16))}…</code>`;
}

function text(raw: string): string {
  return visible(raw).replace(/[&<>"'`]/g, (character) => `&#${character.charCodeAt(0)};`);
}

function day(at: string): string {
  return text(at.slice(0, 10));
}

function minute(at: string): string {
  return text(`${at.slice(0, 10)} ${at.slice(11, 16)} UTC`);
}
