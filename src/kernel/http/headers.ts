/**
 * Security headers of every answer, errors included. Nothing runs or loads but our own files; no page is framed; no form
 * leaves the house; islands cannot write markup (Trusted Types), so that a forgotten `innerHTML` fails in the first test.
 */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join('; ');

const ALWAYS: readonly [string, string][] = [
  ['Content-Security-Policy', POLICY],
  ['X-Content-Type-Options', 'nosniff'],
  ['X-Frame-Options', 'DENY'],
  ['Referrer-Policy', 'same-origin'],
  ['Cross-Origin-Opener-Policy', 'same-origin'],
  ['Permissions-Policy', 'camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()'],
];

const ONE_YEAR_OF_TLS: [string, string] = ['Strict-Transport-Security', 'max-age=31536000; includeSubDomains'];

export interface HeaderNeeds {
  /** The client reached us over TLS. */
  secure: boolean;
  /** Public data for programs anywhere: readable across origins, without credentials. */
  open: boolean;
}

const NEAR: [string, string][] = [['Cross-Origin-Resource-Policy', 'same-origin']];
const FAR: [string, string][] = [
  ['Cross-Origin-Resource-Policy', 'cross-origin'],
  ['Access-Control-Allow-Origin', '*'],
  ['Access-Control-Expose-Headers', 'ETag, Link, Retry-After, X-Request-Id'],
];

/** The four sets there are, made once: every answer needs one. */
const SETS = [false, true].map((secure) =>
  [false, true].map((open) => [...ALWAYS, ...(open ? FAR : NEAR), ...(secure ? [ONE_YEAR_OF_TLS] : [])]),
);

export function securityHeaders({ secure, open }: HeaderNeeds): readonly (readonly [string, string])[] {
  return SETS[Number(secure)]?.[Number(open)] ?? ALWAYS;
}
