import { setTimeout } from 'node:timers/promises';
import { expect } from 'vitest';
import type { Client } from '../kit/client.js';
import { fileOf } from './tables.js';

/** Brings a table by the form. @returns the id of the study */
export async function studyOf(admin: Client, title: string, table: string, name?: string): Promise<string> {
  const sent = await admin.post('/en/estimation/new', { title, file: fileOf(table, name) });
  expect(sent.status, sent.text).toBe(303);
  return /estimation\/([0-9a-f-]{36})/u.exec(sent.location)?.[1] ?? '';
}

/** Confirms what the columns are and asks for an estimate. @returns the page, once the run has ended */
export async function estimated(admin: Client, id: string, fields: Record<string, string> = {}): Promise<string> {
  const columns = await admin.post(`/en/estimation/${id}/columns`, {});
  expect(columns.status, columns.text).toBe(303);
  const chosen = { method: 'stepwise', model: '', threshold: '0.02', bootstrap: '100', seed: '1', ...fields };
  const asked = await admin.post(`/en/estimation/${id}/method`, chosen);
  expect(asked.status, asked.text).toBe(303);
  return ended(admin, id);
}

/** The page of a study once nothing is under way on it. */
export async function ended(admin: Client, id: string): Promise<string> {
  // Not expect.poll, which is not there while a file prepares itself.
  for (const until = Date.now() + 60_000; Date.now() < until; await setTimeout(100)) {
    const { text } = await admin.get(`/en/estimation/${id}`);
    if (!/data-state="(queued|running)"/u.test(text)) return text;
  }
  throw new Error('The run did not end');
}

export async function answer(admin: Client, id: string): Promise<void> {
  const sent = await admin.post(`/en/estimation/${id}/assumptions`, {
    closed: 'holds',
    'closed-note': 'Two years only',
    linkage: 'partly',
    'linkage-note': '',
    heterogeneity: 'unknown',
    'heterogeneity-note': '',
    referral: 'holds',
    'referral-note': '',
    signedBy: 'A. Analyst',
    signedOn: '2026-11-29',
  });
  expect(sent.status, sent.text).toBe(303);
}
