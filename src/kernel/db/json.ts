/** What JSON can say; the shape of jsonb columns, job payloads and details of actions. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
