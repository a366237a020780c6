import { tmpdir } from 'node:os';
import path from 'node:path';
import { directionOf } from '../i18n/index.js';
import type { PictureTable } from '../pictures/index.js';
import { outline, sizeOnPage } from './draw-picture.js';
import { fontFolders, fontsFor } from './fonts.js';
import type { Block, PrintedDocument, Run } from './printed-document.js';
import { PrintingUnavailable } from './printing-unavailable.js';
import { settled } from './settle-direction.js';

/**
 * A tagged PDF (PDF/UA-1): headings, lists, tables with their head, pictures with their description, the language set. Set by
 * typst, which needs no browser (docs/decisions/0040). @throws PrintingUnavailable
 */
export async function toPdf(document: PrintedDocument): Promise<Uint8Array> {
  const { NodeCompiler } = await import('@myriaddreamin/typst-ts-node-compiler').catch((cause: unknown) => {
    throw new PrintingUnavailable('@myriaddreamin/typst-ts-node-compiler', cause);
  });
  // Nothing is read from or written to the workspace: pictures are given by name in memory.
  const workspace = path.join(tmpdir(), 'concordance-print');
  const compiler = NodeCompiler.create({ workspace, fontArgs: [{ fontPaths: fontFolders() }] });
  const pictures = document.blocks.flatMap((block) => (block.kind === 'picture' ? [block.picture] : []));
  for (const [k, picture] of pictures.entries())
    compiler.mapShadow(path.join(workspace, `picture-${k}.svg`), Buffer.from(await outline(picture)));
  const mainFileContent = typstOf(document);
  try {
    return new Uint8Array(compiler.pdf({ mainFileContent }, { pdfStandard: 'ua-1' }));
  } catch (error) {
    // A name in a script that none of the fonts has is no reason to go without the file: it is tagged all the same.
    if (!String(error).includes('could not be displayed')) throw error;
    return new Uint8Array(compiler.pdf({ mainFileContent }, { pdfStandard: '1.7' }));
  }
}

/** The document in the language of typst. Every word of it stands in a string literal, so that no text can be taken for markup. */
export function typstOf(document: PrintedDocument): string {
  const { lang, title, subtitle, foot, blocks } = settled(document);
  let pictures = 0;
  const body = blocks.map((block) => blockOf(block, () => pictures++));
  const fonts = fontsFor(lang).map(quote).join(', ');
  return `#set document(title: ${quote(title)}, author: "Concordance")
#set text(lang: ${quote(lang)}, font: (${fonts}), size: 10pt, fill: rgb("#16202c"))
#set page(paper: "a4", margin: (x: 2.4cm, y: 2.4cm), footer: context text(size: 8pt, fill: rgb("#4c5866"))[#${quote(foot)} #h(1fr) #counter(page).display("1 / 1", both: true)])
#set par(leading: ${lang === 'ar' ? '0.85em' : '0.7em'}, spacing: 1em)
#set table(stroke: (x, y) => (bottom: 0.5pt + rgb(if y == 0 { "#b9b3a4" } else { "#e2ded4" })), inset: (x: 4pt, y: 4pt))
#show heading: set block(above: 1.6em, below: 0.8em, sticky: true)
#show figure: set block(breakable: true)
#show figure.caption: it => block(width: 100%, sticky: true, align(start, strong(it.body)))
#show figure.where(kind: table): set figure.caption(position: top)
#show figure.where(kind: image): set figure.caption(position: top)
#show table: set text(size: 9pt)
#heading(level: 1, ${quote(title)})
#text(fill: rgb("#4c5866"), ${quote(subtitle)})

${body.join('\n\n')}
`;

  function blockOf(block: Block, next: () => number): string {
    switch (block.kind) {
      case 'heading':
        return `#heading(level: ${block.level}, ${quote(block.text)})`;
      case 'paragraph':
        if (block.manner === 'lead')
          return `#block(inset: (${directionOf(lang) === 'rtl' ? 'right' : 'left'}: 10pt), stroke: (${directionOf(lang) === 'rtl' ? 'right' : 'left'}: 2pt + rgb("#00597d")), text(size: 13pt, ${quote(block.text)}))`;
        return block.manner === 'quiet'
          ? `#par(text(fill: rgb("#4c5866"), ${quote(block.text)}))`
          : block.lang === undefined
            ? `#par(${quote(block.text)})`
            : `#block(text(lang: ${quote(block.lang)}, ${quote(block.text)}))`;
      case 'numbered':
        return `#enum(numbering: "1.", enum.item(${block.number}, {${block.runs.map(runOf).join('; ')}}))`;
      case 'list':
        return `#list(${block.items.map(quote).join(', ')})`;
      case 'facts':
        return `#terms(separator: [: ], ${block.facts.map(({ name, value }) => `terms.item(${quote(name)}, ${quote(breakable(value))})`).join(', ')})`;
      case 'table':
        return figureOf(block.table);
      case 'picture':
        return `#figure(align(start, image("picture-${next()}.svg", width: ${sizeOnPage(block.picture).width.toFixed(2)}cm, alt: ${quote(`${block.picture.title}. ${block.picture.description}`)})), kind: image, supplement: none, numbering: none, outlined: false, caption: [#${quote(block.picture.title)}])

#par(text(fill: rgb("#4c5866"), ${quote(block.picture.description)}))

${figureOf(block.picture.table)}`;
      case 'code':
        return `#block(width: 100%, inset: 6pt, stroke: 0.5pt + rgb("#e2ded4"), text(dir: ltr, align(left, ${quote(breakable(block.text))})))`;
    }
  }
}

function runOf(run: Run): string {
  const said = `text(lang: ${quote(run.lang)}, ${quote('text' in run ? run.text : run.note)})`;
  return 'text' in run ? said : `footnote(${said})`;
}

function figureOf({ caption, columns, rows }: PictureTable): string {
  const widths = columns.map(({ numeric }, k) => (k === 0 ? '2fr' : numeric ? 'auto' : '1fr')).join(', ');
  const sides = columns.map(({ numeric }) => (numeric ? 'right' : 'start')).join(', ');
  const cells = rows.flat().map(quote).join(', ');
  return `#figure(table(columns: (${widths},), align: (${sides},), table.header(${columns.map(({ label }) => quote(label)).join(', ')}), ${cells}), kind: table, supplement: none, numbering: none, outlined: false, caption: [#${quote(caption)}])`;
}

/** A string literal of typst. */
function quote(text: string): string {
  return `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n').replaceAll('\r', '')}"`;
}

/** Lets hashes and long commands go on in the next line. */
function breakable(text: string): string {
  return text.replace(/\S{33,}/g, (word) => word.replace(/(.{32})(?=.)/g, '$1\u200b'));
}
