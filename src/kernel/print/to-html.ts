import { directionOf, type Lang } from '../i18n/index.js';
import type { PictureTable } from '../pictures/index.js';
import { TALLEST } from './draw-picture.js';
import type { Block, PrintedDocument, Run } from './printed-document.js';

/** One file with its style inside and no script: it opens anywhere, and asks nothing of the network. */
export function toHtml({ lang, title, subtitle, foot, blocks }: PrintedDocument): string {
  const notes: string[] = [];
  const body = blocks.map((block) => blockOf(block, lang, notes)).join('\n');
  return `<!doctype html>
<html lang="${lang}" dir="${directionOf(lang)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="generator" content="Concordance">
<title>${escapeText(title)}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<header><h1>${escapeText(title)}</h1>
<p class="quiet">${escapeText(subtitle)}</p></header>
${body}${notes.length === 0 ? '' : `\n<ol class="notes">${notes.join('\n')}</ol>`}
</main>
<footer><p>${escapeText(foot)}</p></footer>
</body>
</html>
`;
}

function blockOf(block: Block, lang: Lang, notes: string[]): string {
  switch (block.kind) {
    case 'heading':
      return `<h${block.level}>${escapeText(block.text)}</h${block.level}>`;
    case 'paragraph':
      return `<p${block.manner ? ` class="${block.manner}"` : ''}${block.lang ? ` lang="${block.lang}" dir="${directionOf(block.lang)}"` : ''}>${escapeText(block.text)}</p>`;
    case 'numbered':
      return `<p class="numbered" id="p-${block.number}" dir="auto"><span class="n">${block.number}.</span> ${block.runs.map((run) => runOf(run, lang, notes)).join('')}</p>`;
    case 'list':
      return `<ul>${block.items.map((item) => `<li>${escapeText(item)}</li>`).join('')}</ul>`;
    case 'facts':
      return `<dl>${block.facts.map(({ name, value }) => `<dt>${escapeText(name)}</dt><dd><bdi>${escapeText(value)}</bdi></dd>`).join('')}</dl>`;
    case 'table':
      return tableOf(block.table);
    case 'picture':
      return `<figure><figcaption>${escapeText(block.picture.title)}</figcaption>
${block.picture.svg}
<p class="quiet">${escapeText(block.picture.description)}</p></figure>
${tableOf(block.picture.table)}`;
    case 'code':
      return `<pre dir="ltr"><code>${escapeText(block.text)}</code></pre>`;
  }
}

/** Text in its language; a note goes to the end, with a link each way. */
function runOf(run: Run, lang: Lang, notes: string[]): string {
  const text = escapeText('text' in run ? run.text : run.note);
  const said = run.lang === lang ? text : `<span lang="${run.lang}" dir="${directionOf(run.lang)}">${text}</span>`;
  if ('text' in run) return said;
  const n = notes.length + 1;
  notes.push(`<li id="n-${n}">${said} <a href="#r-${n}" aria-label="${n}">↑</a></li>`);
  return `<sup><a id="r-${n}" href="#n-${n}">${n}</a></sup>`;
}

function tableOf({ caption, columns, rows }: PictureTable): string {
  const numeric = (k: number): string => (columns[k]?.numeric ? ' class="number"' : '');
  const head = columns.map(({ label }, k) => `<th scope="col"${numeric(k)}>${escapeText(label)}</th>`).join('');
  const body = rows
    .map(
      (cells) =>
        `<tr>${cells
          .map((cell, k) =>
            k === 0
              ? `<th scope="row"><bdi>${escapeText(cell)}</bdi></th>`
              : `<td${numeric(k)}><bdi>${escapeText(cell)}</bdi></td>`,
          )
          .join('')}</tr>`,
    )
    .join('\n');
  return `<div class="scroll" tabindex="0" role="region" aria-label="${escapeText(caption)}"><table><caption>${escapeText(caption)}</caption><thead><tr>${head}</tr></thead><tbody>
${body}
</tbody></table></div>`;
}

function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

/** Paper, ink, hairlines, one accent, as the pages have them (kernel/ui/look). */
const STYLE = `
:root{color-scheme:light;--ink:#16202c;--soft:#4c5866;--line:#e2ded4;--strong:#b9b3a4;--accent:#00597d}
*{box-sizing:border-box}
html{background:#fcfbf8;color:var(--ink);font:1rem/1.6 system-ui,"Noto Sans","Noto Sans Arabic","Noto Sans SC",sans-serif}
body{margin:0}
main,footer{max-inline-size:44rem;margin-inline:auto;padding-inline:1rem}
h1,h2,h3{line-height:1.25;font-family:ui-serif,"Noto Serif",Georgia,"Noto Naskh Arabic","Noto Serif SC",serif}
h1{font-size:1.8rem;margin-block:2rem .25rem}
h2{font-size:1.35rem;margin-block:2.5rem .5rem;padding-block-start:.75rem;border-block-start:1px solid var(--line)}
h3{font-size:1.1rem;margin-block:1.5rem .25rem}
.lead{font-size:1.25rem;line-height:1.5;padding-inline-start:1rem;border-inline-start:3px solid var(--accent)}
.numbered{padding-inline-start:2.4rem;position:relative}
.numbered .n{position:absolute;inset-inline-start:0;color:var(--soft)}
sup{line-height:0}
.notes{font-size:.88rem;border-block-start:1px solid var(--line);padding-block-start:.75rem;margin-block-start:2.5rem}
.quiet{color:var(--soft);font-size:.92rem}
figure{margin:1.5rem 0 .5rem;break-inside:avoid}
figcaption{font-weight:600;margin-block-end:.5rem}
.picture{display:block;font-family:inherit;inline-size:100%;max-inline-size:32rem;block-size:auto}
.scroll{overflow-x:auto;margin-block:.75rem 1.5rem}
table{border-collapse:collapse;inline-size:100%;font-size:.92rem}
caption{text-align:start;font-weight:600;padding-block:.4rem}
th,td{text-align:start;vertical-align:top;padding:.3rem .75rem .3rem 0;border-block-end:1px solid var(--line)}
[dir=rtl] :is(th,td){padding:.3rem 0 .3rem .75rem}
tbody th{font-weight:400}
thead th{color:var(--soft);border-block-end-color:var(--strong)}
.number{text-align:end;font-variant-numeric:tabular-nums}
[dir=rtl] .number{text-align:start}
dl{display:grid;grid-template-columns:minmax(8rem,1fr) 3fr;gap:.25rem 1rem;margin-block:.75rem}
dt{color:var(--soft)}
dd{margin:0;overflow-wrap:anywhere}
pre{white-space:pre-wrap;overflow-wrap:anywhere;background:#fff;border:1px solid var(--line);padding:.75rem;font-size:.9rem;text-align:left}
footer{color:var(--soft);font-size:.85rem;border-block-start:1px solid var(--line);margin-block-start:3rem}
@media (max-width:30rem){dl{grid-template-columns:1fr;gap:0}dd{margin-block-end:.5rem}}
@media print{html{background:none;font-size:10pt}.scroll{overflow:visible}thead{display:table-header-group}tr{break-inside:avoid}h2,h3{break-after:avoid}.picture{max-block-size:${TALLEST}cm}}
`.replaceAll('\n', '');
