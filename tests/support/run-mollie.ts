import { startMollie } from './mollie-emulator.ts';

// `npm run dev` with MOLLIE_API_KEY=test_emulator: the provider of online payments on this machine.
const { url } = await startMollie({ port: Number(process.argv[2]) });
console.log(`The made-up provider of online payments answers at ${url}`);
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => process.exit(0));
