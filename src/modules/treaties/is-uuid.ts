const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/u;

/** Whether a text has the form of our ids: the database refuses all others with an error. */
export function isUuid(text: string): boolean {
  return UUID.test(text);
}
