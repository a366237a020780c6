/** Files to print and to pass on: one description of a document, written as HTML, Word or tagged PDF. */
export type { Block, PrintedDocument, Run } from './printed-document.js';
export { PrintingUnavailable } from './printing-unavailable.js';
export { toDocx } from './to-docx.js';
export { toHtml } from './to-html.js';
export { toPdf } from './to-pdf.js';
