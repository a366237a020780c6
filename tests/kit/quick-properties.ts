import fc from 'fast-check';

/**
 * `npm run check` is for the hand at work: there a property is tried for a second and a half at most (QUICK_PROPERTIES), and in `npm test`
 * as often as its test says. What is cut short counts as held; what fails on the way fails.
 */
if (process.env.QUICK_PROPERTIES) fc.configureGlobal({ interruptAfterTimeLimit: 1500 });
