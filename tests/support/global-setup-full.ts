import type { TestProject } from 'vitest/node';
import serveForBrowser from './global-setup-e2e.ts';

/** As for the browser tests, with all combinations of the journeys. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const end = await serveForBrowser(project);
  project.provide('journeys', 'all');
  return end;
}
