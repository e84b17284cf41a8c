import type { NextRequest } from 'next/server';
import { answerUpload } from '@/lib/documents/direct-upload.ts';

export const POST = (request: NextRequest) => answerUpload(request);
