import { cronRoute } from '@/lib/cron-route.ts';
import { sweep } from '@/lib/sweeps.ts';

export const dynamic = 'force-dynamic';
export const maxDuration = 60;

export const GET = cronRoute(sweep);
