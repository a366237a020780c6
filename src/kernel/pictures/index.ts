/** Pictures drawn on the server: SVG with title, description and the table of the same numbers. */
export { type CurveStep, drawCurve } from './curve.js';
export { drawHistogram } from './histogram.js';
export { drawIntervals, type IntervalGroup, type IntervalRow } from './interval-plot.js';
export type { Picture, PictureTable, PictureWords } from './picture.js';
export { drawSets, type SetRow } from './set-plot.js';
export { drawSpans, type SpanRow, type SpanTick } from './span-plot.js';
export { drawTraces } from './trace-plot.js';
export { drawWorldMap, isOnMap, type MapKey, type MapPlace, type WorldMap } from './world-map.js';
