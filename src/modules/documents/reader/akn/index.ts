export { type AknOptions, toAkn } from './document.js';
