import type { OpenAPIHono } from '@hono/zod-openapi';
import type { ApiEnv } from '../../kernel/http/index.js';
import { newApi } from '../../kernel/http/index.js';
import type { House } from '../../kernel/module/index.js';
import { addresseeRoutes } from './api-addressees.js';
import { answerRoutes } from './api-answers.js';
import { calendarRoutes } from './api-calendar.js';
import { evidenceRoutes } from './api-evidence.js';
import { importRoutes } from './api-imports.js';
import { lineRoutes } from './api-lines.js';
import { registerRoutes } from './api-register.js';
import { writingRoutes } from './api-writing.js';
import { refusalProblem } from './pages/refused.js';
import { Refusal } from './refusal.js';

/** Everything that the register answers to programs, below `/api/v1`. The same use cases and policy as the pages. */
export function commitmentsApi(house: House): OpenAPIHono<ApiEnv> {
  const api = newApi();
  api.onError((error) => {
    throw error instanceof Refusal ? refusalProblem(error) : error;
  });
  registerRoutes(api, house);
  addresseeRoutes(api, house);
  calendarRoutes(api, house);
  lineRoutes(api, house);
  writingRoutes(api, house);
  evidenceRoutes(api, house);
  importRoutes(api, house);
  answerRoutes(api, house);
  return api;
}
