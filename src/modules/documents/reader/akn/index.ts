export { type AknOptions, toAkn } from './document.js';
export { citationIri, workIri } from './iri.js';
