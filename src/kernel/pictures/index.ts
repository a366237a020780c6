/** Pictures drawn on the server: SVG with title, description and the table of the same numbers. */
export { type BarGroup, drawBars } from './bars-over-time.js';
export { type CurveStep, drawCurve } from './curve.js';
export { drawFlowMap, type Flow } from './flow-map.js';
export { drawHistogram } from './histogram.js';
export { drawIntervals, type IntervalGroup, type IntervalRow } from './interval-plot.js';
export type { ErrorRange, Picture, PictureTable, PictureWords } from './picture.js';
export { drawPyramid, type PyramidBand } from './pyramid.js';
export { drawRanked, type RankedBar } from './ranked-bars.js';
export { drawSankey, type SankeyFlow } from './sankey.js';
export { drawSets, type SetRow } from './set-plot.js';
export { drawMultiples, type SmallMultiple } from './small-multiples.js';
export { drawSpans, type SpanRow, type SpanTick } from './span-plot.js';
export { drawTraces } from './trace-plot.js';
export { drawWorldMap, isOnMap, type MapKey, type MapPlace, type WorldMap } from './world-map.js';
