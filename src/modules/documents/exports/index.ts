export { toCsv } from './to-csv.js';
export { toDocx } from './to-docx.js';
