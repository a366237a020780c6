/**
 * What other modules may use of calls and submissions; whoever needs more of it adds the line. How the module plugs in stands in `plugin.ts`,
 * which every command loads and which therefore loads nothing else.
 */
export { findAnswered } from './answers/find-answered.js';
export { isSmall } from './answers/small-persons.js';
export { findInParagraphs } from './calls/ask-from-register.js';
export type { CallContent } from './calls/content.js';
export { findCallsSeen } from './calls/get-call.js';
export type { Question } from './calls/question.js';
export { type Texts, textIn } from './calls/texts.js';
export { numbered } from './pages/questions-view.js';
export { PASSAGES_OF_CALL, TAKE_FORM } from './pages/reading/take-form.js';
export { readsMarks, seesAnswer } from './policy.js';
export { type Call, findCalls } from './store/calls.js';
export { hashOf, jsonText } from './store/json-text.js';
export { listMarks, type MarkedPassage } from './store/reading.js';
export {
  digestOfAnswers,
  findAnswerDigests,
  findCurrentAnswers,
  findCurrentHeads,
  findCurrentHeadsOf,
  findSentAnswers,
} from './store/sent.js';
export { listSubmissions, type SentAnswer } from './store/submissions.js';
export type { AnswerAudience, AnswerValue } from './submissions/answer-value.js';
export { wordsOfValue } from './submissions/answer-words.js';
export { wordsIn } from './submissions/check-value.js';
