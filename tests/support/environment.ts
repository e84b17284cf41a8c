const appVariables = [
  'PORT',
  'APP_ORIGIN',
  'DATA_DIR',
  'DATABASE_URL',
  'NEON_WS_PROXY',
  'AUTH_SECRET',
  'PEPPER',
  'CRON_SECRET',
  'BOUNCE_SECRET',
  'DEMO_DATA',
  'SMTP_URL',
  'MAIL_FROM',
  'UPLOADTHING_TOKEN',
  'MOLLIE_API_KEY',
  'MOLLIE_API_URL',
  'TRUST_PROXY',
  'DEPLOYMENT_ID',
  'VERCEL',
  'VERCEL_ENV',
  'VERCEL_URL',
  'VERCEL_BRANCH_URL',
  'VERCEL_PROJECT_PRODUCTION_URL',
];

/** The portal's own variables, all empty: empty beats what a .env file says. */
export const cleanEnvironment = (): Record<string, string> =>
  Object.fromEntries(appVariables.map((name) => [name, '']));

/** The environment for a child process of the portal: the machine's own, with only the given settings of ours. */
export const environmentWith = (settings: Record<string, string>): NodeJS.ProcessEnv => ({
  ...process.env,
  ...cleanEnvironment(),
  NODE_ENV: 'production',
  NODE_OPTIONS: '',
  NEXT_TELEMETRY_DISABLED: '1',
  ...settings,
});
