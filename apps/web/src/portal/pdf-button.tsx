import { fetchPdf, type FollowUpKey } from '../client';
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

interface PdfButtonProps {
  followUpKey: FollowUpKey;
  /** Below the follow-up page, e.g. `receipt.pdf`. */
  path: string;
  /** Name of the file, before the reference. */
  name: string;
  label: string;
}

/** A document of the case as PDF; the follow-up code is on none. */
export function PdfButton({ followUpKey, path, name, label }: PdfButtonProps) {
  const { busy, trouble, run } = useWork();
  const download = () =>
    run(async () => saveFile(await fetchPdf(followUpKey, path), `${name}-${followUpKey.reference}.pdf`));
  return (
    <>
      <button type="button" className="quiet" disabled={busy} onClick={() => void download()}>
        {busy ? 'Préparation…' : label}
      </button>
      <TroubleBox trouble={trouble} />
    </>
  );
}
