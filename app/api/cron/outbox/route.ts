import { cronRoute } from '@/lib/cron-route.ts';
import { sendForAMinute } from '@/lib/outbox/send-soon.ts';

export const dynamic = 'force-dynamic';
export const maxDuration = 60;

export const GET = cronRoute(sendForAMinute);
