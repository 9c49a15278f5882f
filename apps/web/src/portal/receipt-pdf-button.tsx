import { fetchReceiptPdf, type FollowUpKey } from '../client';
import { TroubleBox } from '../ui/trouble-box';
import { useWork } from '../ui/use-work';

/** Hands a file to the browser as if it had been a link. */
function saveFile(file: Blob, name: string): void {
  const address = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The browser reads it after the click.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

/** The dated receipt as a PDF; the follow-up code is not on it. */
export function ReceiptPdfButton({ followUpKey }: { followUpKey: FollowUpKey }) {
  const { busy, trouble, run } = useWork();
  const download = () =>
    run(async () => saveFile(await fetchReceiptPdf(followUpKey), `recepisse-${followUpKey.reference}.pdf`));
  return (
    <>
      <button type="button" className="quiet" disabled={busy} onClick={() => void download()}>
        {busy ? 'Préparation…' : 'Récépissé (PDF)'}
      </button>
      <TroubleBox trouble={trouble} />
    </>
  );
}
