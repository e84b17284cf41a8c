import { bounceRoute } from '@/lib/outbox/bounce-route.ts';

export const dynamic = 'force-dynamic';

export const POST = bounceRoute;
