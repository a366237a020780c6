/**
 * Whether a request that changes something was sent by one of our own pages, from what the browser says of its origin. Programs
 * (no `Sec-Fetch-Site`, no `Origin`) are `unknown`: a form is then refused, the API lets them go on to its own check.
 */
export function originOf(headers: Headers, host: string): 'own' | 'foreign' | 'unknown' {
  const site = headers.get('sec-fetch-site');
  const origin = headers.get('origin');
  // `none`: the user's own doing, such as sending a form again after a reload.
  if (site !== null) return site === 'same-origin' || site === 'none' ? 'own' : 'foreign';
  if (origin !== null) return URL.canParse(origin) && new URL(origin).host === host ? 'own' : 'foreign';
  return 'unknown';
}
