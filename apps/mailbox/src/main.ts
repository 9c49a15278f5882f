import { openLog } from '#platform/logging';
import { loadSettings, SettingsRefused } from '#platform/settings';
import { openMailbox } from './mailbox';

async function run(): Promise<void> {
  const settings = loadSettings('mailbox');
  const log = openLog('mailbox', settings.LOG_LEVEL ?? 'info');
  const mailbox = await openMailbox({
    host: settings.HOST ?? '127.0.0.1',
    smtpPort: Number(settings.MAILBOX_SMTP_PORT),
    httpPort: Number(settings.MAILBOX_HTTP_PORT),
    folder: settings.MAILBOX_FOLDER ?? '',
    // Letters are opened only where keys and mails are invented.
    keysFolder: settings.mode === 'production' ? null : (settings.KEYS_FOLDER ?? null),
    publicUrl: settings.PUBLIC_URL ?? '',
  });
  log.info({ smtpPort: mailbox.smtpPort, httpPort: mailbox.httpPort }, 'mailbox ready');
  const stop = () => void mailbox.close().then(() => process.exit(0));
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
}

run().catch((error: unknown) => {
  process.stderr.write(`${error instanceof SettingsRefused ? error.message : String(error)}\n`);
  process.exit(1);
});
