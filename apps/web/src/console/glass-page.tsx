import { useEffect, useState } from 'react';
import { readBrokenGlasses, reviewGlass, type GlassToReview } from '../client';
import { DoneLine } from '../ui/done-line';
import { useTitle } from '../ui/route';
import { inParis } from '../ui/time';
import { TroubleBox } from '../ui/trouble-box';
import { useWork } from '../ui/use-work';
import { REVIEW_GLASS } from './access.data';
import { PlainForm } from './plain-form';

/** Glasses that were broken, those to review first; nothing of the cases themselves. */
export function GlassPage() {
  useTitle('Bris de glace – console');
  const [glasses, setGlasses] = useState<GlassToReview[] | null>(null);
  const { busy, trouble, run } = useWork();
  useEffect(() => {
    void run(async () => setGlasses(await readBrokenGlasses()));
  }, [run]);
  const [reviewed, setReviewed] = useState(0);
  const review = (id: string) => (body: unknown) =>
    run(async () => {
      setGlasses(await reviewGlass(id, body));
      setReviewed((n) => n + 1);
    });
  return (
    <>
      <h1 tabIndex={-1}>Bris de glace</h1>
      <TroubleBox trouble={trouble} />
      <DoneLine count={reviewed}>Votre avis est enregistré.</DoneLine>
      {glasses?.length === 0 && <p>Aucun bris de glace.</p>}
      <ul className="cards">
        {glasses?.map((glass) => (
          <li key={glass.id} className={glass.reviewedAt ? undefined : 'late'}>
            <Told glass={glass} />
            {!glass.reviewedAt && <PlainForm act={REVIEW_GLASS} busy={busy} onSend={review(glass.id)} />}
          </li>
        ))}
      </ul>
    </>
  );
}

function Told({ glass }: { glass: GlassToReview }) {
  const { reference, by, reason, ticket, at, until, readings, reviewDueAt, reviewedBy, verdict, review } =
    glass;
  return (
    <>
      <h2>
        {reference} – {by}
      </h2>
      <p>
        {reason} ({ticket})
      </p>
      <p className="hint">
        Du {inParis(at)} au {inParis(until)}, {readings} {readings > 1 ? 'actes consignés' : 'acte consigné'}.{' '}
        {reviewedBy
          ? `Revu par ${reviewedBy} : ${verdict === 'justified' ? 'justifié' : 'injustifié'}. ${review}`
          : `À revoir avant le ${inParis(reviewDueAt)}.`}
      </p>
    </>
  );
}
