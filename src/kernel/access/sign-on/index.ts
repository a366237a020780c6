export { beginByIssuer, comeByIssuer, leavingAddress, type Onward, type SeenFrom } from './come-by-issuer.js';
export { closeSignOn, findSignOns, type SignOn, type SignOnGiven, setSignOn } from './sign-on.js';
