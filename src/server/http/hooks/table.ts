import { assignHook } from './assign.ts';
import { assignOptionsHook } from './assign-options.ts';
import type { Hook } from './hook.ts';
import { webhooksHook } from './webhooks.ts';

/** Every address that HubSpot itself calls. */
export const HOOKS: readonly Hook[] = [assignHook, assignOptionsHook, webhooksHook];
