/** Estimation: from lists of detected victims to the number never detected, and whether that number can be relied on. */
export { type CommandIo, runEstimate } from './commands/estimate.js';
export { type Estimate, estimatePopulation } from './estimate.js';
export { DEFAULT_OPTIONS, type EstimateOptions, METHODS, type MethodName } from './options.js';
