import type { Entity } from './entity.js';
import { OTHERS } from './others.js';
import { STATES } from './states.js';
import { UNITED_NATIONS } from './united-nations.js';

export type { Entity } from './entity.js';

/** Everyone whom the reader knows by name. */
export const ENTITIES: readonly Entity[] = [...STATES, ...UNITED_NATIONS, ...OTHERS];

/** Their codes, as acts name them. */
export const ENTITY_CODES: readonly string[] = ENTITIES.map(({ code }) => code);
