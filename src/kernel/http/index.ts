/** The web face of the program. */
export { createRoute, newApi, PageQuery, pageLinks, problems, z } from './api.js';
export { type AppOptions, createApp, type WebModule } from './app.js';
export { type Assets, bundledAssets, openAssets } from './assets.js';
export type { Bell } from './bell.js';
export type { CommitmentInView, CommitmentSection } from './commitment-section.js';
export type { ApiEnv, PageEnv, RequestLog } from './context.js';
export { type FileToTake, fileAnswer } from './file-answer.js';
export type { BodyLimits } from './guard.js';
export type { HomeSection } from './home-page.js';
export type { NameParty } from './page-frame.js';
export type { PartyInView, PartySection } from './party-section.js';
export { notFound, Problem } from './problem.js';
export { RATES } from './rate-limit.js';
export { type RecordSection, renderSections } from './record-section.js';
export { safeThen } from './safe-then.js';
export type { SearchFindings, SearchHit, SearchProvider, SearchRequest, SearchText } from './search-provider.js';
export { dropSessionCookie, readSessionCookie, setSessionCookie } from './session-cookie.js';
export { streamOf } from './stream-of.js';
